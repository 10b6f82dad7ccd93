//! Lengths that tell little: the next 512 bytes up to 8 KiB, Padmé above.
//!
//! Padmé (Nikitin et al., *Reducing Metadata Leakage from Encrypted Files and Communication with PURBs*, PETS 2019,
//! §4) keeps only the top bits of a length, as many as its bit length has bits: at most 12 % more, and a length leaks
//! O(log log n) bits.

const STEP: usize = 512;
const STEPS_UP_TO: usize = 8 << 10;

/// The length that content of `length` bytes is padded to. Padding a padded length changes nothing.
pub(super) fn padded(length: usize) -> usize {
    if length <= STEPS_UP_TO {
        return length.max(1).next_multiple_of(STEP);
    }
    let exponent = length.ilog2();
    let kept_bits = exponent.ilog2() + 1;
    length.next_multiple_of(1 << (exponent - kept_bits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn lengths_are_padded_as_the_paper_says() {
        for (length, expected) in [
            (0, 512),
            (1, 512),
            (512, 512),
            (513, 1024),
            (8192, 8192),
            (8193, 8704),
            (10_000, 10_240),
            (100_000, 100_352),
            (1_000_000, 1_015_808),
        ] {
            assert_eq!(padded(length), expected, "{length}");
        }
    }

    proptest! {
        #[test]
        fn padding_is_at_least_the_length_adds_little_and_is_stable(length in 8193_usize..20_000_000) {
            let size = padded(length);
            prop_assert!(size >= length);
            prop_assert!((size - length) * 100 <= length * 12);
            prop_assert_eq!(padded(size), size);
        }
    }
}
