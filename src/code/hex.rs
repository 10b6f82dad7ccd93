//! Bytes of a fixed number, kept as hexadecimal text in what a page stores.

use core::fmt;

use rand_core::CryptoRng;
use subtle::{Choice, ConstantTimeEq};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::hex;

/// Tells nothing in `Debug`, is compared in constant time by those who care, and is wiped when dropped.
#[derive(Clone, Eq, Ord, PartialEq, PartialOrd, Zeroize, ZeroizeOnDrop)]
pub(super) struct Hex<const N: usize>(pub(super) [u8; N]);

impl<const N: usize> Hex<N> {
    pub(super) fn draw(rng: &mut impl CryptoRng) -> Self {
        let mut drawn = Self([0; N]);
        rng.fill_bytes(&mut drawn.0);
        drawn
    }

    pub(super) fn to_text(&self) -> String {
        hex::write(&self.0)
    }

    /// Reads exactly what [`Self::to_text`] writes.
    pub(super) fn read(text: &str) -> Option<Self> {
        hex::read(text).map(Self)
    }
}

impl<const N: usize> ConstantTimeEq for Hex<N> {
    fn ct_eq(&self, other: &Self) -> Choice {
        self.0.ct_eq(&other.0)
    }
}

impl<const N: usize> fmt::Debug for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hex(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn only_lower_case_of_the_right_length_is_read() {
        for text in ["", "0", "00f", "00F0", "00g0", "00f00", "0 f0"] {
            assert_eq!(Hex::<2>::read(text), None, "{text}");
        }
        assert_eq!(format!("{:?}", Hex([7; 2])), "Hex(..)");
    }

    proptest! {
        #[test]
        fn bytes_read_back(bytes in any::<[u8; 16]>(), text in any::<String>()) {
            prop_assert_eq!(Hex::read(&Hex(bytes).to_text()), Some(Hex(bytes)));
            let _ = Hex::<16>::read(&text);
        }
    }
}
