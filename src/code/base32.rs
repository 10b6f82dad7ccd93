//! Base32 as people paste it (RFC 4648 §6), for the secrets that authenticator apps share.
//!
//! Either case, with spaces, dashes and format characters between the symbols, with or without padding at the end. What
//! cannot be base32 is refused: the digits 0, 1, 8 and 9, letters that only look Latin, padding inside, and lengths
//! that no whole number of bytes has. Crates were weighed: `base32ct` refuses either case and everything between, so
//! that all of this would remain to be written around its shifts; `base32` reads impossible lengths as nothing.

use zeroize::Zeroizing;

use super::entry;

const SYMBOLS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// 640 bytes: ten times the longest key that RFC 6238 speaks of.
const MOST_SYMBOLS: usize = 1024;

/// Bytes, and how they were written.
pub(super) struct Decoded {
    pub(super) bytes: Zeroizing<Vec<u8>>,
    /// Whether the bits after the last whole byte are zero, as RFC 4648 §3.5 wants them.
    pub(super) canonical: bool,
}

/// Why a text is no base32.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Base32Error {
    /// Something else than the letters A to Z and the digits 2 to 7.
    #[error("a character is not of the base32 alphabet")]
    Character,
    /// Nothing was written.
    #[error("no base32 symbol")]
    Empty,
    /// No number of bytes has so many symbols: one, three or six more than a multiple of eight.
    #[error("impossible base32 length, {symbols} symbols")]
    Length {
        /// How many symbols there are.
        symbols: usize,
    },
    /// A padding sign stands before a symbol.
    #[error("base32 padding before the end")]
    Padding,
    /// Longer than any secret.
    #[error("more than {MOST_SYMBOLS} base32 symbols")]
    TooLong,
}

/// Reads what was pasted.
pub(super) fn decode(text: &str) -> Result<Decoded, Base32Error> {
    // Never outgrown, so that no copy of a secret stays behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len().min(MOST_SYMBOLS) * 5 / 8));
    let (mut symbols, mut bits, mut held) = (0, 0_u32, 0);
    let mut padded = false;
    for typed in text.chars().filter(|&typed| !entry::is_filler(typed)) {
        if typed == '=' {
            padded = true;
            continue;
        }
        if padded {
            return Err(Base32Error::Padding);
        }
        let value = match typed.to_ascii_uppercase() {
            letter @ 'A'..='Z' => u32::from(letter) - u32::from('A'),
            digit @ '2'..='7' => u32::from(digit) - u32::from('2') + 26,
            _ => return Err(Base32Error::Character),
        };
        if symbols == MOST_SYMBOLS {
            return Err(Base32Error::TooLong);
        }
        symbols += 1;
        bits = bits << 5 | value;
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held).to_le_bytes()[0]);
            bits &= (1 << held) - 1;
        }
    }
    match symbols % 8 {
        _ if symbols == 0 => Err(Base32Error::Empty),
        1 | 3 | 6 => Err(Base32Error::Length { symbols }),
        _ => Ok(Decoded { bytes, canonical: bits == 0 }),
    }
}

/// Writes bytes in capital letters, without padding.
pub(super) fn encode(bytes: &[u8]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() * 8 / 5 + 1));
    let (mut bits, mut held) = (0_u32, 0);
    for &byte in bytes {
        bits = bits << 8 | u32::from(byte);
        held += 8;
        while held >= 5 {
            held -= 5;
            text.push(symbol(bits >> held));
            bits &= (1 << held) - 1;
        }
    }
    if held > 0 {
        text.push(symbol(bits << (5 - held)));
    }
    text
}

fn symbol(bits: u32) -> char {
    char::from(SYMBOLS[(bits & 31) as usize])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hex;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn what_people_paste_is_read_as_the_shared_cases_say() {
        let file: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/vectors/base32.json"))
                .expect("valid JSON");
        let cases = file["cases"].as_array().expect("cases");
        for case in cases {
            let input = case["input"].as_str().expect("an input");
            match case["decoded_hex"].as_str() {
                Some(expected) => {
                    let decoded = decode(input).expect(input);
                    assert_eq!(hex::write(&decoded.bytes), expected, "{input}");
                    assert_eq!(decoded.canonical, case["canonical"] != false, "{input}");
                }
                None => {
                    assert!(case["must_reject"].is_string() && decode(input).is_err(), "{input}");
                }
            }
        }
        assert_eq!(cases.len(), 17);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn each_refusal_says_what_was_wrong() {
        for (text, error) in [
            ("", Base32Error::Empty),
            (" \u{200b}-", Base32Error::Empty),
            ("====", Base32Error::Empty),
            ("A", Base32Error::Length { symbols: 1 }),
            ("MFR", Base32Error::Length { symbols: 3 }),
            ("ABCDEF", Base32Error::Length { symbols: 6 }),
            ("M=E", Base32Error::Padding),
            ("MFRGGZD8", Base32Error::Character),
            ("МЕ", Base32Error::Character),
            ("MFRGGZDſ", Base32Error::Character),
        ] {
            assert_eq!(decode(text).err(), Some(error), "{text}");
        }
        assert_eq!(decode(&"A".repeat(1024)).map(|decoded| decoded.bytes.len()), Ok(640));
        assert_eq!(decode(&"A".repeat(1026)).err(), Some(Base32Error::TooLong));
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in any::<String>()) {
            let _ = decode(&text);
        }

        #[test]
        fn bytes_read_back(bytes in proptest::collection::vec(any::<u8>(), 1..=640)) {
            let text = encode(&bytes);
            for spelling in [text.to_string(), text.to_lowercase(), format!("{} \n====", *text)] {
                let decoded = decode(&spelling).expect("our own");
                prop_assert_eq!(&*decoded.bytes, &bytes);
                prop_assert!(decoded.canonical);
            }
        }
    }
}
