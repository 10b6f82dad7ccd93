//! A grey picture, and what a second look makes of it: smaller, sharper, larger, a part.

use std::borrow::Cow;

use super::levels::{Levels, combine};
use super::region::Region;

/// Grey pixels, row after row, at least one, as many as the sides say.
pub(super) struct Picture<'a> {
    luma: Cow<'a, [u8]>,
    width: usize,
    height: usize,
}

impl<'a> Picture<'a> {
    /// A picture of these pixels; `None` if there are none or not as many as the sides say.
    pub(super) fn new(luma: &'a [u8], width: usize, height: usize) -> Option<Self> {
        let fits = !luma.is_empty() && width.checked_mul(height) == Some(luma.len());
        fits.then_some(Self { luma: Cow::Borrowed(luma), width, height })
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn height(&self) -> usize {
        self.height
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.luma.chunks_exact(self.width.max(1))
    }

    /// The picture so many times smaller at each side, every pixel the mean of those that it stands for.
    ///
    /// Pixels at the right and the lower edge that fill no square are left out; one in no square at all is empty.
    pub(super) fn shrunk(&self, times: usize) -> Picture<'_> {
        if times == 1 {
            return Picture { luma: Cow::Borrowed(&self.luma), ..*self };
        }
        let (width, height) = (self.width / times, self.height / times);
        let mut luma = Vec::with_capacity(width * height);
        #[cfg(target_feature = "simd128")]
        if times == 2 {
            for rows in self.luma.chunks_exact(2 * self.width) {
                let (upper, lower) = rows.split_at(self.width);
                halve(upper, lower, &mut luma);
            }
            return Picture { luma: Cow::Owned(luma), width, height };
        }
        let mut sums = vec![0u16; width];
        for rows in self.luma.chunks_exact(self.width * times) {
            sums.fill(0);
            for row in rows.chunks_exact(self.width) {
                for (sum, pixels) in sums.iter_mut().zip(row.chunks_exact(times)) {
                    *sum += pixels.iter().map(|&pixel| u16::from(pixel)).sum::<u16>();
                }
            }
            luma.extend(sums.iter().map(|sum| mean(*sum, times * times)));
        }
        Picture { luma: Cow::Owned(luma), width, height }
    }

    /// The picture with what the lens blurred drawn out, along the columns and then along the rows.
    pub(super) fn sharpened(&self) -> Picture<'static> {
        let mut luma = vec![0; self.luma.len()];
        let mut padded = vec![0; self.width + 2];
        for (y, to) in luma.chunks_exact_mut(self.width.max(1)).enumerate() {
            let rows = [y.saturating_sub(1), y, (y + 1).min(self.height - 1)].map(|y| self.row(y));
            combine(rows, sharper, &mut padded[1..=self.width]);
            pad(&mut padded, 1);
            combine(shifted(&padded, self.width), sharper, to);
        }
        Picture { luma: Cow::Owned(luma), ..*self }
    }

    /// The picture twice as large at each side, on smooth curves through its pixels.
    pub(super) fn enlarged(&self) -> Picture<'static> {
        let (width, height) = (2 * self.width, 2 * self.height);
        let mut luma = Vec::with_capacity(width * height);
        let mut padded = vec![0; self.width + 4];
        let [mut before, mut behind] = [vec![0; self.width], vec![0; self.width]];
        for y in 0..height {
            let nearest = y / 2;
            let [two, one, other] = if y.is_multiple_of(2) { [-2, -1, 1] } else { [2, 1, -1] };
            let rows = [two, one, 0, other]
                .map(|steps| self.row(nearest.saturating_add_signed(steps).min(self.height - 1)));
            combine(rows, quarter, &mut padded[2..self.width + 2]);
            pad(&mut padded, 2);
            let [far, near, here, next, last] = shifted(&padded, self.width);
            combine([far, near, here, next], quarter, &mut before);
            combine([last, next, here, near], quarter, &mut behind);
            luma.extend(before.iter().zip(&behind).flat_map(|(&before, &behind)| [before, behind]));
        }
        Picture { luma: Cow::Owned(luma), width, height }
    }

    /// A part of the picture, as much of it as there is.
    pub(super) fn part(&self, region: Region) -> Picture<'static> {
        let (left, top) = (region.left.min(self.width), region.top.min(self.height));
        let (width, height) =
            (region.width.min(self.width - left), region.height.min(self.height - top));
        let rows = self.rows().skip(top).take(height);
        let luma = rows.flat_map(|row| &row[left..left + width]).copied().collect();
        Picture { luma: Cow::Owned(luma), width, height }
    }

    fn row(&self, y: usize) -> &[u8] {
        &self.luma[y * self.width..][..self.width]
    }
}

/// Each level less half of how far its neighbours lie beyond it.
fn sharper([before, level, behind]: [Levels; 3]) -> Levels {
    level.plus(level.plus(level).minus(before).minus(behind).halved(1))
}

/// The point a quarter before the third of four: Catmull and Rom's cubic, whose weights are -3, 29, 111 and -9 128ths.
fn quarter([a, b, c, d]: [Levels; 4]) -> Levels {
    let [a, b, d] = [a, b, d].map(|level| level.minus(c));
    c.plus(b.times(29).minus(d.times(9)).minus(a.times(3)).halved(7))
}

/// Fills so many places at either end with what is beside them.
fn pad(row: &mut [u8], places: usize) {
    let end = row.len() - places;
    let [first, last] = [row[places], row[end - 1]];
    row[..places].fill(first);
    row[end..].fill(last);
}

/// The rows that begin at each place of a padded one.
fn shifted<const ROWS: usize>(padded: &[u8], width: usize) -> [&[u8]; ROWS] {
    core::array::from_fn(|place| &padded[place..][..width])
}

/// Appends the means of squares of four pixels.
#[cfg(target_feature = "simd128")]
fn halve(upper: &[u8], lower: &[u8], to: &mut Vec<u8>) {
    use super::super::vector::{BYTES, load, store};
    use core::arch::wasm32::{
        u8x16_narrow_i16x8, u16x8_add, u16x8_extadd_pairwise_u8x16, u16x8_shr, u16x8_splat,
    };

    let means = |upper: &[u8; BYTES], lower: &[u8; BYTES]| {
        let [upper, lower] = [upper, lower].map(|row| u16x8_extadd_pairwise_u8x16(load(row)));
        u16x8_shr(u16x8_add(u16x8_add(upper, lower), u16x8_splat(2)), 2)
    };
    let (upper, upper_rest) = upper.as_chunks::<{ 2 * BYTES }>();
    let (lower, lower_rest) = lower.as_chunks::<{ 2 * BYTES }>();
    for (upper, lower) in upper.iter().zip(lower) {
        let ((upper, _), (lower, _)) = (upper.as_chunks(), lower.as_chunks());
        let (left, right) = (means(&upper[0], &lower[0]), means(&upper[1], &lower[1]));
        to.extend_from_slice(&store(u8x16_narrow_i16x8(left, right)));
    }
    for (upper, lower) in upper_rest.chunks_exact(2).zip(lower_rest.chunks_exact(2)) {
        to.push(mean(upper.iter().chain(lower).map(|&pixel| u16::from(pixel)).sum(), 4));
    }
}

/// The mean of so many pixels, at most 257, rounded.
fn mean(sum: u16, pixels: usize) -> u8 {
    let mean = (usize::from(sum) + pixels / 2) / pixels;
    u8::try_from(mean).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test(unsupported = test)]
    fn a_picture_has_as_many_pixels_as_its_sides_say() {
        assert!(Picture::new(&[0; 6], 3, 2).is_some());
        assert!(Picture::new(&[0; 6], 2, 2).is_none());
        assert!(Picture::new(&[0; 6], usize::MAX, 2).is_none());
        assert!(Picture::new(&[], 0, 2).is_none());
        assert!(Picture::new(&[], 0, 0).is_none());
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_smaller_pixel_is_the_mean_of_its_square() {
        let luma = [0, 4, 255, 255, 9, 8, 13, 255, 255, 9, 7, 7, 7, 7, 7];
        let picture = Picture::new(&luma, 5, 3).unwrap();
        let half = picture.shrunk(2);
        assert_eq!((half.width, half.height), (2, 1));
        assert_eq!(*half.luma, [6, 255]);
        assert_eq!(picture.shrunk(6).rows().count(), 0);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_is_plain_stays_as_it_is() {
        let picture = Picture::new(&[77; 35 * 9], 35, 9).unwrap();
        assert!(picture.sharpened().luma.iter().all(|&pixel| pixel == 77));
        assert!(picture.enlarged().luma.iter().all(|&pixel| pixel == 77));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn an_edge_is_steeper_when_sharpened() {
        let luma = [100, 100, 120, 140, 140].repeat(4);
        let sharpened = Picture::new(&luma, 5, 4).unwrap().sharpened();
        for row in sharpened.rows() {
            assert_eq!(row, [100, 90, 120, 150, 140]);
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_slope_is_a_slope_at_twice_the_size() {
        let luma: Vec<u8> =
            (0..20 * 20).map(|at| 4 * u8::try_from(at % 20 + at / 20).unwrap()).collect();
        let enlarged = Picture::new(&luma, 20, 20).unwrap().enlarged();
        assert_eq!((enlarged.width, enlarged.height), (40, 40));
        for (y, row) in enlarged.rows().enumerate().take(36).skip(4) {
            for (x, &pixel) in row.iter().enumerate().take(36).skip(4) {
                assert!(usize::from(pixel).abs_diff(2 * (x + y) - 2) <= 2, "{x} {y} {pixel}");
            }
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_part_ends_where_the_picture_ends() {
        let picture = Picture::new(&[0, 1, 2, 3, 4, 5], 3, 2).unwrap();
        let part = picture.part(Region { left: 1, top: 0, width: 1, height: 2 });
        assert_eq!((part.width, part.height, &*part.luma), (1, 2, &[1, 4][..]));
        let part = picture.part(Region { left: 2, top: 1, width: 9, height: 9 });
        assert_eq!((part.width, part.height, &*part.luma), (1, 1, &[5][..]));
        assert_eq!(picture.part(Region { left: 7, top: 7, width: 1, height: 1 }).luma.len(), 0);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn white_stays_white_at_every_size() {
        let luma = [255; 36];
        let picture = Picture::new(&luma, 6, 6).unwrap();
        for times in [1, 2, 3, 6] {
            assert!(picture.shrunk(times).luma.iter().all(|&pixel| pixel == 255));
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_wide_picture_is_halved_like_a_narrow_one() {
        const WIDTH: usize = 101;
        let luma: Vec<u8> = (0..=u8::MAX).cycle().step_by(37).take(4 * WIDTH).collect();
        let half = Picture::new(&luma, WIDTH, 4).unwrap().shrunk(2).luma.into_owned();
        let expected = (0..half.len()).map(|at| {
            let corner = at / (WIDTH / 2) * 2 * WIDTH + at % (WIDTH / 2) * 2;
            let square = [0, 1, WIDTH, WIDTH + 1].map(|step| u16::from(luma[corner + step]));
            mean(square.iter().sum(), 4)
        });
        assert_eq!(half, expected.collect::<Vec<_>>());
        assert_eq!(half.len(), 2 * (WIDTH / 2));
    }
}
