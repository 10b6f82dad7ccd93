//! The ways to look at a picture, and which of them comes when.

use rxing::common::BitMatrix;

use super::picture::Picture;
use super::region::Region;
use super::threshold;

/// The largest picture that is made larger still: what has more pixels has enough for a module.
const ENLARGED_PIXEL_LIMIT: usize = 2 << 20;

/// What is done to a picture before codes are looked for in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    /// How many times smaller it is made.
    shrinking: u8,
    /// Whether what the lens blurred is drawn out.
    is_sharpened: bool,
    /// Whether it is then made twice as large, which puts the edges of modules between pixels.
    is_enlarged: bool,
    /// Whether light and dark change places.
    is_inverted: bool,
}

impl Look {
    const fn shrunk(shrinking: u8) -> Self {
        Self { shrinking, is_sharpened: false, is_enlarged: false, is_inverted: false }
    }

    const fn sharpened(self) -> Self {
        Self { is_sharpened: true, ..self }
    }

    const fn enlarged(self) -> Self {
        Self { is_enlarged: true, ..self }
    }

    const fn inverted(self) -> Self {
        Self { is_inverted: true, ..self }
    }

    /// Black and white of the picture; `None` where too little of it is left.
    pub(super) fn see(self, picture: &Picture<'_>) -> Option<BitMatrix> {
        let mut seen = picture.shrunk(self.shrinking.into());
        if self.is_sharpened {
            seen = seen.sharpened();
        }
        if self.is_enlarged {
            if seen.width() * seen.height() > ENLARGED_PIXEL_LIMIT {
                return None;
            }
            seen = seen.enlarged();
        }
        let mut bits = threshold::binarise(&seen)?;
        if self.is_inverted {
            bits.flip_self();
        }
        Some(bits)
    }

    /// Where in the picture is what was seen there.
    pub(super) fn place(self, seen: Region) -> Region {
        seen.scaled(self.shrinking.into(), if self.is_enlarged { 2 } else { 1 })
    }
}

/// All looks, in the order in which they are had.
///
/// At first that of their yield. Half size is both faster and better than full size: it averages noise and moiré away.
/// Codes that are near or blurred are found smaller still; what is blurred or faint, sharper or on the smooth curves
/// between the pixels; what has less than two pixels a module, larger.
pub(super) struct Looks([Look; 9]);

impl Looks {
    /// How many are had of every picture; the others cost many times as much.
    pub(super) const SURE: usize = 3;

    pub(super) fn all(&self) -> [Look; 9] {
        self.0
    }

    pub(super) fn first(&self) -> Look {
        self.0[0]
    }

    /// What showed a code will show the next: it comes first from now on.
    pub(super) fn praise(&mut self, look: Look) {
        if let Some(place) = self.0.iter().position(|other| *other == look) {
            self.0[..=place].rotate_right(1);
        }
    }

    /// So many were had in vain: of the next picture the others are, beside the sure ones.
    pub(super) fn pass_on(&mut self, had: usize) {
        let harder = &mut self.0[Self::SURE..];
        harder.rotate_left(had.saturating_sub(Self::SURE).min(harder.len()));
    }
}

impl Default for Looks {
    fn default() -> Self {
        let [half, full, third, sixth] = [2, 1, 3, 6].map(Look::shrunk);
        Self([
            half,
            full,
            third,
            half.sharpened().enlarged(),
            half.enlarged(),
            sixth,
            half.inverted(),
            full.sharpened().enlarged(),
            full.inverted(),
        ])
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test(unsupported = test)]
    fn a_look_that_is_praised_comes_first_and_no_other_is_lost() {
        let mut looks = Looks::default();
        let before = looks.all();
        looks.praise(before[4]);
        assert_eq!(looks.first(), before[4]);
        assert_eq!(looks.all()[1..5], before[..4]);
        assert_eq!(looks.all()[5..], before[5..]);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn every_look_has_its_turn_where_one_harder_one_is_had_of_each_picture() {
        let mut looks = Looks::default();
        let all = looks.all();
        let mut had = Vec::new();
        for _ in Looks::SURE..all.len() {
            had.extend(&looks.all()[..=Looks::SURE]);
            looks.pass_on(Looks::SURE + 1);
        }
        assert!(all.iter().all(|look| had.contains(look)));
        assert_eq!(looks.all(), all);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn looks_that_were_all_or_none_had_change_nothing() {
        let mut looks = Looks::default();
        looks.pass_on(1);
        looks.pass_on(looks.0.len());
        assert_eq!(looks.all(), Looks::default().all());
    }
}
