//! Percent-encoding, RFC 3986 §2.1.

use zeroize::Zeroizing;

/// Decoded bytes, and whether a percent sign stood where it encodes nothing and was kept as it is.
pub(crate) struct Decoded {
    pub(crate) bytes: Zeroizing<Vec<u8>>,
    pub(crate) stray_percent: bool,
}

/// Decodes what is encoded and keeps the rest.
pub(crate) fn decode(text: &str) -> Decoded {
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut stray_percent = false;
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        match after {
            [high, low, after @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                bytes.push(nibble(*high) << 4 | nibble(*low));
                rest = after;
            }
            _ => {
                bytes.push(b'%');
                stray_percent = true;
            }
        }
    }
    Decoded { bytes, stray_percent }
}

/// The value of a hexadecimal digit.
fn nibble(digit: u8) -> u8 {
    (digit & 0xf) + if digit.is_ascii_alphabetic() { 9 } else { 0 }
}

/// Encodes all but ASCII letters and digits, and what else is `kept`.
pub(crate) fn encode(text: &str, kept: &[u8]) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(char::from(HEX[usize::from(byte >> 4)]));
            encoded.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn percent_signs_that_encode_nothing_are_kept() {
        for (text, decoded, stray_percent) in [
            ("%3a%3A", "::", false),
            ("100%", "100%", true),
            ("%", "%", true),
            ("%4", "%4", true),
            ("%zz%20", "%zz ", true),
            ("%%41", "%A", true),
            ("a+b", "a+b", false),
        ] {
            let read = decode(text);
            assert_eq!(*read.bytes, decoded.as_bytes(), "{text}");
            assert_eq!(read.stray_percent, stray_percent, "{text}");
        }
    }

    proptest! {
        #[test]
        fn texts_read_back(text in any::<String>()) {
            let encoded = encode(&text, b"-._~");
            prop_assert!(encoded.bytes().all(|byte| byte.is_ascii_graphic()));
            let decoded = decode(&encoded);
            prop_assert_eq!(&*decoded.bytes, text.as_bytes());
            prop_assert!(!decoded.stray_percent);
        }
    }
}
