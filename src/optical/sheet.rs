//! A blank of one version's codes, and where on it each bit goes: all that is the same in every frame of a stream.
//!
//! What stands where is the `qrcode` crate's knowledge. It draws the number of every bit, one binary place after the
//! other; read together, they say at each module which bit it shows. A frame is then its bits on a copy of the blank: a
//! tenth of what drawing it anew costs.

use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::{EcLevel, Version, ec};

use super::qr::{self, Modules};

/// The mask of every frame of a stream.
///
/// Trying all eight takes some twenty times as long as drawing, and is for texts that leave large plain areas; a stream's
/// bytes look random, to which all masks are alike.
const STREAM_MASK: MaskPattern = MaskPattern::Checkerboard;

/// Binary places of the number of a bit: version 40 has 29,648.
const PLACES: u32 = 15;

/// What the frames of one version have in common: the weakest error correction, a fixed mask.
#[derive(Debug)]
pub(super) struct Sheet {
    version: u8,
    /// The code whose bits are all zero.
    blank: Modules,
    /// The module that shows each bit of the codewords, in their order.
    places: Vec<u16>,
}

impl Sheet {
    /// Prepares a version.
    pub(super) fn of(version: u8) -> Self {
        let bits = 8 * codewords(&[], version).len();
        let draw_bits = |bit: &dyn Fn(usize) -> bool| {
            let byte = |first| {
                (first..first + 8).fold(0, |byte, number| byte << 1 | u8::from(bit(number)))
            };
            canvas(&(0..bits).step_by(8).map(byte).collect::<Vec<u8>>(), version)
        };
        let modules = |canvas: Canvas| Modules::new(side(version), &canvas.into_colors());
        let zeros = draw_bits(&|_| false);
        let mut blank = zeros.clone();
        blank.apply_mask(STREAM_MASK);
        let (blank, zeros) = (modules(blank), modules(zeros).modules);
        let shown = |bit: &dyn Fn(usize) -> bool| {
            let drawn = modules(draw_bits(bit)).modules;
            zeros.iter().zip(drawn).map(|(zero, drawn)| zero ^ drawn).collect::<Vec<u8>>()
        };
        let mut numbers = vec![0; zeros.len()];
        for place in 0..PLACES {
            let plane = shown(&|number| number >> place & 1 == 1);
            for (number, bit) in numbers.iter_mut().zip(plane) {
                *number |= usize::from(bit) << place;
            }
        }
        let mut places = vec![0; bits];
        for ((module, number), is_bit) in (0..).zip(numbers).zip(shown(&|_| true)) {
            if is_bit == 1 {
                places[number] = module;
            }
        }
        Self { version, blank, places }
    }

    /// Draws digits, which the version holds.
    pub(super) fn draw(&self, digits: &str) -> Modules {
        let bits = qr::to_bits("", digits, self.version, EcLevel::L).into_bytes();
        let mut drawn = self.blank.clone();
        let codewords = codewords(&bits, self.version);
        for (byte, places) in codewords.into_iter().zip(self.places.chunks(8)) {
            for (shift, &place) in (0..8).rev().zip(places) {
                drawn.modules[usize::from(place)] ^= byte >> shift & 1;
            }
        }
        drawn
    }
}

/// The bytes of a code with those that correct them, in the order in which they are drawn; of zeros where there are none.
fn codewords(bytes: &[u8], version: u8) -> Vec<u8> {
    let mut padded = bytes.to_vec();
    padded.resize(qr::data_codewords(version), 0);
    let (mut data, correction) =
        ec::construct_codewords(&padded, Version::Normal(version.into()), EcLevel::L)
            .expect("versions 1 to 40 have all four levels");
    data.extend(correction);
    data
}

/// A code with these codewords, without a mask.
fn canvas(codewords: &[u8], version: u8) -> Canvas {
    let mut canvas = Canvas::new(Version::Normal(version.into()), EcLevel::L);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(codewords, &[]);
    canvas
}

/// Modules to a side.
fn side(version: u8) -> usize {
    17 + 4 * usize::from(version)
}

#[cfg(test)]
mod tests {
    use qrcode::QrCode;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::super::digits;
    use super::*;

    #[wasm_bindgen_test(unsupported = test)]
    fn every_version_is_what_the_crate_draws_with_the_same_mask() {
        for version in 1..=qr::LARGEST_VERSION {
            let bytes = qr::capacity_bytes(version, EcLevel::L, 0);
            let digits = digits::write(&(0..=u8::MAX).cycle().take(bytes).collect::<Vec<u8>>());
            let bits = qr::to_bits("", &digits, version, EcLevel::L).into_bytes();
            let mut expected = canvas(&codewords(&bits, version), version);
            expected.apply_mask(STREAM_MASK);
            let expected = Modules::new(side(version), &expected.into_colors());
            assert_eq!(Sheet::of(version).draw(&digits), expected, "{version}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_frame_is_what_the_crate_draws_when_it_chooses_the_same_mask() {
        // The crate chooses among eight masks: a length for which it takes ours is soon found.
        let sheet = Sheet::of(10);
        let same = (100..200).filter(|&bytes| {
            let digits =
                digits::write(&(0..bytes).map(|at: u8| at.wrapping_mul(151)).collect::<Vec<u8>>());
            let chosen =
                QrCode::with_version(&digits, Version::Normal(10), EcLevel::L).expect("it fits");
            Modules::new(57, &chosen.into_colors()) == sheet.draw(&digits)
        });
        assert!(same.count() > 0);
    }
}
