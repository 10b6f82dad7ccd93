//! Bytes as decimal digits: seven bytes are seventeen digits.
//!
//! A phone's own reader hands over strings only, so bytes have to travel as text. Decimal digits use a QR code's numeric
//! mode, ten bits for three digits; a group of 56 bits in 17 digits wastes 0.8 % of them, and is one plain `u64`.
//! The last group holds what is left over and takes as many digits as its bytes can need:
//!
//! | bytes in the group  | 1 | 2 | 3 |  4 |  5 |  6 |  7 |
//! |---------------------|--:|--:|--:|---:|---:|---:|---:|
//! | digits in the group | 3 | 5 | 8 | 10 | 13 | 15 | 17 |
//!
//! Reading is strict: the length of a text tells the length of its bytes, and each group's value must fit its bytes, so
//! different texts are never the same bytes.

const GROUP_BYTES: usize = 7;
const GROUP_DIGITS: usize = DIGITS_FOR_BYTES[GROUP_BYTES];

/// Digits that the largest number of so many bytes has.
const DIGITS_FOR_BYTES: [usize; GROUP_BYTES + 1] = [0, 3, 5, 8, 10, 13, 15, 17];

/// How many digits so many bytes take.
pub(super) const fn digits_for(bytes: usize) -> usize {
    bytes / GROUP_BYTES * GROUP_DIGITS + DIGITS_FOR_BYTES[bytes % GROUP_BYTES]
}

/// How many bytes fit into so many digits.
pub(super) const fn bytes_within(digits: usize) -> usize {
    let mut rest = 0;
    while DIGITS_FOR_BYTES[rest + 1] <= digits % GROUP_DIGITS {
        rest += 1;
    }
    digits / GROUP_DIGITS * GROUP_BYTES + rest
}

/// Writes bytes as digits.
pub(super) fn write(bytes: &[u8]) -> String {
    let mut digits = vec![b'0'; digits_for(bytes.len())];
    for (group, place) in bytes.chunks(GROUP_BYTES).zip(digits.chunks_mut(GROUP_DIGITS)) {
        let mut value = group.iter().fold(0, |value: u64, &byte| value << 8 | u64::from(byte));
        for digit in place.iter_mut().rev() {
            *digit += u8::try_from(value % 10).expect("a remainder of ten is below ten");
            value /= 10;
        }
    }
    String::from_utf8(digits).expect("digits are ASCII")
}

/// Reads digits as bytes; `None` if no bytes are written so.
pub(super) fn read(digits: &str) -> Option<Vec<u8>> {
    let length = bytes_within(digits.len());
    if digits_for(length) != digits.len() {
        return None;
    }
    let mut bytes = Vec::with_capacity(length);
    for group in digits.as_bytes().chunks(GROUP_DIGITS) {
        let value = value_of(group)?;
        let group_bytes = bytes_within(group.len());
        if value >> (8 * group_bytes) != 0 {
            return None;
        }
        bytes.extend_from_slice(&value.to_be_bytes()[size_of::<u64>() - group_bytes..]);
    }
    Some(bytes)
}

/// The first byte of bytes written as digits, even if what follows is damaged.
pub(super) fn first_byte(digits: &str) -> Option<u8> {
    let value = value_of(digits.as_bytes().get(..GROUP_DIGITS)?)?;
    u8::try_from(value >> (8 * (GROUP_BYTES - 1))).ok()
}

/// The value of one group, at most seventeen digits, so below 10^17 and within a `u64`.
fn value_of(group: &[u8]) -> Option<u64> {
    group.iter().try_fold(0, |value: u64, digit| {
        digit.is_ascii_digit().then(|| value * 10 + u64::from(digit - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test(unsupported = test)]
    fn seven_bytes_are_seventeen_digits() {
        assert_eq!(write(&[0xff; 7]), "72057594037927935");
        assert_eq!(write(&[0, 0, 0, 0, 0, 0, 1]), "00000000000000001");
        assert_eq!(write(&[0x14, 0, 0, 0, 0, 0, 0, 255]), "05629499534213120255");
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_table_holds_the_least_digits_for_each_group() {
        for (bytes, &digits) in DIGITS_FOR_BYTES.iter().enumerate().skip(1) {
            let largest = (1u64 << (8 * bytes)) - 1;
            assert_eq!(largest.to_string().len(), digits);
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_value_that_does_not_fit_its_bytes_is_refused() {
        assert_eq!(read("255"), Some(vec![255]));
        assert_eq!(read("256"), None);
        assert_eq!(read("72057594037927935"), Some(vec![0xff; 7]));
        assert_eq!(read("72057594037927936"), None);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_length_that_no_bytes_have_is_refused() {
        for length in [1, 2, 4, 6, 7, 9, 11, 12, 14, 16, 18, 19, 21] {
            assert_eq!(read(&"0".repeat(length)), None, "{length} digits");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_is_no_digit_is_refused() {
        for text in ["12a", "+12", "١٢٣", " 12", "1-2"] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn bytes_come_back(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
            let text = write(&bytes);
            prop_assert_eq!(text.len(), digits_for(bytes.len()));
            prop_assert_eq!(bytes_within(text.len()), bytes.len());
            prop_assert_eq!(read(&text), Some(bytes));
        }

        #[test]
        fn a_text_is_read_only_if_it_is_written_so(text in "[0-9]{0,60}") {
            if let Some(bytes) = read(&text) {
                prop_assert_eq!(write(&bytes), text);
            }
        }

        #[test]
        fn reading_never_panics(text in any::<String>()) {
            let _ = (read(&text), first_byte(&text));
        }
    }
}
