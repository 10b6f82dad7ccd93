//! A part of a picture.

use rxing::Point;

/// A rectangle of pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) width: usize,
    pub(super) height: usize,
}

impl Region {
    /// The smallest with these points, as far as they are in a picture; `None` without any.
    pub(super) fn around(points: &[Point]) -> Option<Self> {
        points
            .iter()
            .map(|point| Self { left: pixel(point.x), top: pixel(point.y), width: 1, height: 1 })
            .reduce(Self::joined)
    }

    /// The smallest with both.
    pub(super) fn joined(self, other: Self) -> Self {
        let (left, top) = (self.left.min(other.left), self.top.min(other.top));
        let right = (self.left + self.width).max(other.left + other.width);
        let bottom = (self.top + self.height).max(other.top + other.height);
        Self { left, top, width: right - left, height: bottom - top }
    }

    /// The same place in a picture with `numerator` pixels at a side for each `denominator` of this.
    pub(super) fn scaled(self, numerator: usize, denominator: usize) -> Self {
        let [left, top, width, height] = [self.left, self.top, self.width, self.height]
            .map(|length| length * numerator / denominator);
        Self { left, top, width, height }
    }

    /// The same place in a picture of which this one is a part that begins at `part`.
    pub(super) fn within(self, part: Self) -> Self {
        Self { left: self.left + part.left, top: self.top + part.top, ..self }
    }

    /// The region with so many pixels more on every side.
    pub(super) fn widened(self, pixels: usize) -> Self {
        let (left, top) = (self.left.saturating_sub(pixels), self.top.saturating_sub(pixels));
        let (right, bottom) = (self.left + self.width + pixels, self.top + self.height + pixels);
        Self { left, top, width: right - left, height: bottom - top }
    }
}

/// The pixel at a place; the first for a place before it, and for one that is no number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it saturates, as it should"
)]
fn pixel(place: f32) -> usize {
    usize::from(place.clamp(0.0, f32::from(u16::MAX)) as u16)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    const REGION: Region = Region { left: 10, top: 20, width: 30, height: 40 };

    #[wasm_bindgen_test(unsupported = test)]
    fn a_region_has_all_points_that_it_is_around() {
        let points = [(12.7, 5.0), (-3.0, 9.9), (f32::NAN, 7.0)].map(|(x, y)| Point { x, y });
        assert_eq!(Region::around(&points), Some(Region { left: 0, top: 5, width: 13, height: 5 }));
        assert_eq!(Region::around(&[]), None);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_is_found_in_a_part_is_found_in_the_whole() {
        let part = Region { left: 100, top: 200, width: 300, height: 300 };
        assert_eq!(REGION.within(part), Region { left: 110, top: 220, ..REGION });
        assert_eq!(REGION.scaled(3, 2), Region { left: 15, top: 30, width: 45, height: 60 });
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_region_grows_on_all_sides_but_not_beyond_the_first_pixel() {
        assert_eq!(REGION.widened(15), Region { left: 0, top: 5, width: 55, height: 70 });
        assert_eq!(
            REGION.joined(Region { left: 0, top: 30, width: 5, height: 90 }),
            Region { left: 0, top: 20, width: 40, height: 100 }
        );
    }
}
