//! Grey to black and white, by a threshold that follows the light across the picture.
//!
//! A block of 8 × 8 pixels with enough contrast has the middle between its darkest and its lightest as its own threshold;
//! the threshold that is used is the mean of those in the 5 × 5 blocks around. What is enough contrast follows from the
//! picture's own noise, which shows in the flattest blocks. Where no block around has a threshold (in the heart of a
//! large finder pattern) the nearest beside holds.

use rxing::common::{BitArray, BitMatrix};

#[cfg(target_feature = "simd128")]
use super::super::vector;
use super::picture::Picture;

const BLOCK_PIXELS: usize = 8;

/// Blocks on either side that a threshold is the mean of.
const REACH_BLOCKS: usize = 2;

/// No contrast below this is anything but noise, and above the other nothing is: levels out of 256.
const LEAST_FLOOR: u8 = 8;
const GREATEST_FLOOR: u8 = 24;

/// Pixels in a word of rxing's bit arrays.
const WORD_BITS: usize = usize::BITS as usize;

/// The darkest and the lightest pixel of a block.
#[derive(Clone, Copy)]
struct Range {
    darkest: u8,
    lightest: u8,
}

impl Range {
    fn contrast(self) -> u8 {
        self.lightest - self.darkest
    }

    fn middle(self) -> u8 {
        self.darkest.midpoint(self.lightest)
    }
}

/// Black (set) and white of a picture; `None` for one that is smaller than a threshold reaches.
pub(super) fn binarise(picture: &Picture<'_>) -> Option<BitMatrix> {
    let (columns, rows) = (picture.width() / BLOCK_PIXELS, picture.height() / BLOCK_PIXELS);
    if columns.min(rows) <= 2 * REACH_BLOCKS {
        return None;
    }
    let ranges = ranges(picture, columns);
    let floor = floor(&ranges);
    let own: Vec<Option<u8>> =
        ranges.iter().map(|range| (range.contrast() > floor).then(|| range.middle())).collect();
    let thresholds = fill_gaps(&means(&own, columns), columns);

    let mut matrix =
        BitMatrix::new(picture.width().try_into().ok()?, picture.height().try_into().ok()?).ok()?;
    let mut bits = BitArray::with_size(picture.width());
    let mut row_thresholds = vec![0; picture.width()];
    for (y, row) in picture.rows().enumerate() {
        // Pixels at the right and the lower edge that fill no block take the threshold of the last.
        if y % BLOCK_PIXELS == 0 && y / BLOCK_PIXELS < rows {
            let blocks = &thresholds[y / BLOCK_PIXELS * columns..][..columns];
            row_thresholds.fill(blocks[columns - 1]);
            for (place, threshold) in row_thresholds.as_chunks_mut().0.iter_mut().zip(blocks) {
                *place = [*threshold; BLOCK_PIXELS];
            }
        }
        let words = row.chunks(WORD_BITS).zip(row_thresholds.chunks(WORD_BITS));
        for (word, (pixels, thresholds)) in words.enumerate() {
            bits.setBulk(word * WORD_BITS, dark_bits(pixels, thresholds));
        }
        matrix.setRow(y.try_into().ok()?, &bits);
    }
    Some(matrix)
}

/// Which pixels of a word are not above their thresholds, the first in the lowest bit.
fn dark_bits(pixels: &[u8], thresholds: &[u8]) -> usize {
    let (mut bits, mut at) = (0, 0);
    #[cfg(target_feature = "simd128")]
    for (pixels, thresholds) in pixels.as_chunks().0.iter().zip(thresholds.as_chunks().0) {
        use core::arch::wasm32::{u8x16_bitmask, u8x16_le};
        bits |=
            usize::from(u8x16_bitmask(u8x16_le(vector::load(pixels), vector::load(thresholds))))
                << at;
        at += vector::BYTES;
    }
    for (pixel, threshold) in pixels.iter().zip(thresholds).skip(at) {
        bits |= usize::from(pixel <= threshold) << at;
        at += 1;
    }
    bits
}

/// The range of every whole block, row after row.
fn ranges(picture: &Picture<'_>, columns: usize) -> Vec<Range> {
    let mut ranges = Vec::with_capacity(columns * (picture.height() / BLOCK_PIXELS));
    let mut darkest = vec![0; picture.width()];
    let mut lightest = vec![0; picture.width()];
    for (y, row) in picture.rows().enumerate() {
        if y % BLOCK_PIXELS == 0 {
            darkest.copy_from_slice(row);
            lightest.copy_from_slice(row);
        } else {
            widen(&mut darkest, &mut lightest, row);
        }
        if (y + 1) % BLOCK_PIXELS == 0 {
            let blocks =
                darkest.chunks_exact(BLOCK_PIXELS).zip(lightest.chunks_exact(BLOCK_PIXELS));
            ranges.extend(blocks.map(|(darkest, lightest)| Range {
                darkest: darkest.iter().copied().fold(u8::MAX, u8::min),
                lightest: lightest.iter().copied().fold(0, u8::max),
            }));
        }
    }
    ranges
}

/// Takes a row of pixels into the darkest and the lightest of those above.
fn widen(darkest: &mut [u8], lightest: &mut [u8], row: &[u8]) {
    #[cfg(target_feature = "simd128")]
    let done = widen_vectors(darkest, lightest, row);
    #[cfg(not(target_feature = "simd128"))]
    let done = 0;
    for ((darkest, lightest), &pixel) in darkest.iter_mut().zip(lightest).zip(row).skip(done) {
        *darkest = pixel.min(*darkest);
        *lightest = pixel.max(*lightest);
    }
}

/// Does what it can in whole vectors, and says how many pixels that were.
#[cfg(target_feature = "simd128")]
fn widen_vectors(darkest: &mut [u8], lightest: &mut [u8], row: &[u8]) -> usize {
    use core::arch::wasm32::{u8x16_max, u8x16_min};

    let row = row.as_chunks().0;
    let ranges = darkest.as_chunks_mut().0.iter_mut().zip(lightest.as_chunks_mut().0);
    for ((darkest, lightest), pixels) in ranges.zip(row) {
        let pixels = vector::load(pixels);
        *darkest = vector::store(u8x16_min(vector::load(darkest), pixels));
        *lightest = vector::store(u8x16_max(vector::load(lightest), pixels));
    }
    row.len() * vector::BYTES
}

/// The contrast that is only noise: half as much again as the flattest tenth of the blocks has.
fn floor(ranges: &[Range]) -> u8 {
    let mut counts = [0usize; 256];
    for range in ranges {
        counts[usize::from(range.contrast())] += 1;
    }
    let mut flatter = 0;
    let flattest = (0..=u8::MAX).find(|&contrast| {
        flatter += counts[usize::from(contrast)];
        flatter * 10 >= ranges.len()
    });
    let noise = flattest.unwrap_or(0);
    noise.saturating_add(noise / 2).clamp(LEAST_FLOOR, GREATEST_FLOOR)
}

/// The mean of the thresholds in reach of every block, where there are any.
fn means(own: &[Option<u8>], columns: usize) -> Vec<Option<u8>> {
    let rows = own.len() / columns;
    let reach =
        |at: usize, end: usize| at.saturating_sub(REACH_BLOCKS)..(at + REACH_BLOCKS + 1).min(end);
    let mut means = Vec::with_capacity(own.len());
    // Sum and number of the thresholds in reach above and below, for each column.
    let mut tallies = vec![(0u16, 0u16); columns];
    for row in 0..rows {
        tallies.fill((0, 0));
        for y in reach(row, rows) {
            for (tally, own) in tallies.iter_mut().zip(&own[y * columns..]) {
                if let Some(threshold) = *own {
                    tally.0 += u16::from(threshold);
                    tally.1 += 1;
                }
            }
        }
        means.extend((0..columns).map(|column| {
            let tallies = &tallies[reach(column, columns)];
            let (sum, number) =
                tallies.iter().fold((0, 0), |sum, tally| (sum.0 + tally.0, sum.1 + tally.1));
            u8::try_from(sum.checked_div(number)?).ok()
        }));
    }
    means
}

/// Fills every gap with its neighbour on the left or above, then on the right or below; black where the picture has none.
fn fill_gaps(means: &[Option<u8>], columns: usize) -> Vec<u8> {
    let mut filled = means.to_vec();
    for at in 0..filled.len() {
        let left = if at % columns == 0 { None } else { filled[at - 1] };
        let above = if at < columns { None } else { filled[at - columns] };
        filled[at] = filled[at].or(left).or(above);
    }
    for at in (0..filled.len()).rev() {
        let right = if (at + 1) % columns == 0 { None } else { filled[at + 1] };
        let below = filled.get(at + columns).copied().flatten();
        filled[at] = filled[at].or(right).or(below);
    }
    filled.into_iter().map(Option::unwrap_or_default).collect()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    const SIDE: usize = 80;

    /// Whether each pixel is found dark.
    fn dark(pixel: impl Fn(usize, usize) -> u8) -> impl Fn(usize, usize) -> bool {
        let luma: Vec<u8> = (0..SIDE * SIDE).map(|at| pixel(at % SIDE, at / SIDE)).collect();
        let matrix = binarise(&Picture::new(&luma, SIDE, SIDE).unwrap()).unwrap();
        move |x, y| matrix.get(u32::try_from(x).unwrap(), u32::try_from(y).unwrap())
    }

    fn check(x: usize, y: usize) -> bool {
        (x / 5 + y / 5).is_multiple_of(2)
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_threshold_follows_the_light_across_the_picture() {
        // White at the left edge (100) is darker than black at the right (108).
        let light = |x: usize| 100 + 3 * u8::try_from(x / 2).unwrap();
        let dark = dark(|x, y| if check(x, y) { light(x) / 2 } else { light(x) });
        let wrong = (0..SIDE * SIDE).filter(|at| {
            let (x, y) = (at % SIDE, at / SIDE);
            dark(x, y) != check(x, y)
        });
        assert_eq!(wrong.count(), 0);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_heart_of_a_large_dark_square_is_dark() {
        let inside = |x: usize, y: usize| (4..76).contains(&x) && (4..76).contains(&y);
        let dark = dark(|x, y| if inside(x, y) { 30 } else { 200 });
        for at in [0, 3, 4, 20, 40, 60, 75, 76, 79] {
            assert_eq!(dark(40, at), inside(40, at), "{at}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_plain_picture_is_white() {
        let dark = dark(|_, _| 7);
        assert!((0..SIDE).all(|at| !dark(at, at)));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_picture_smaller_than_the_threshold_reaches_has_none() {
        let luma = [0; 40 * 40];
        assert!(binarise(&Picture::new(&luma, 40, 40).unwrap()).is_some());
        assert!(binarise(&Picture::new(&luma[..39 * 40], 39, 40).unwrap()).is_none());
    }
}
