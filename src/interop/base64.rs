//! Base64 of either alphabet (RFC 4648 §4 and §5), read leniently and told what it was.

use zeroize::Zeroizing;

/// Bytes, and what the strict base64url of JOSE would not have had.
pub(super) struct Decoded {
    pub(super) bytes: Zeroizing<Vec<u8>>,
    /// `+` or `/`, which base64url has not.
    pub(super) standard_alphabet: bool,
    /// `=` at the end.
    pub(super) padded: bool,
    /// White space in between.
    pub(super) spaced: bool,
}

/// Decodes a text; nothing where it is no base64.
pub(super) fn decode(text: &str) -> Option<Decoded> {
    let mut decoded = Decoded {
        bytes: Zeroizing::new(Vec::with_capacity(text.len() / 4 * 3 + 3)),
        standard_alphabet: false,
        padded: false,
        spaced: false,
    };
    let (mut bits, mut waiting) = (0_u32, 0_u32);
    for symbol in text.bytes() {
        let value = match symbol {
            b'A'..=b'Z' => symbol - b'A',
            b'a'..=b'z' => symbol - b'a' + 26,
            b'0'..=b'9' => symbol - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            b'+' | b'/' => {
                decoded.standard_alphabet = true;
                if symbol == b'+' { 62 } else { 63 }
            }
            b'=' => {
                decoded.padded = true;
                continue;
            }
            _ if symbol.is_ascii_whitespace() => {
                decoded.spaced = true;
                continue;
            }
            _ => return None,
        };
        if decoded.padded {
            return None;
        }
        bits = bits << 6 | u32::from(value);
        waiting += 6;
        if waiting >= 8 {
            waiting -= 8;
            decoded.bytes.push((bits >> waiting & 0xff) as u8);
        }
    }
    // One symbol alone is no byte.
    (waiting < 6).then_some(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64ct::{Base64, Base64UrlUnpadded, Encoding};
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn faults_of_base64_are_named() {
        let faults = |text| {
            let read = decode(text)?;
            Some((read.bytes.to_vec(), read.standard_alphabet, read.padded, read.spaced))
        };
        assert_eq!(faults("-_8"), Some((vec![0xfb, 0xff], false, false, false)));
        assert_eq!(faults("+/8="), Some((vec![0xfb, 0xff], true, true, false)));
        assert_eq!(faults(" -_\n8"), Some((vec![0xfb, 0xff], false, false, true)));
        for not_base64 in ["A", "AA=A", "A.A", "é"] {
            assert_eq!(faults(not_base64), None, "{not_base64}");
        }
    }

    proptest! {
        #[test]
        fn both_alphabets_read_back(bytes in any::<Vec<u8>>()) {
            for text in [Base64::encode_string(&bytes), Base64UrlUnpadded::encode_string(&bytes)] {
                let decoded = decode(&text).map(|decoded| decoded.bytes.to_vec());
                prop_assert_eq!(decoded.as_ref(), Some(&bytes));
            }
        }

        #[test]
        fn decoding_never_panics(text in any::<String>()) {
            let _ = decode(&text);
        }
    }
}
