//! A package as text: `MDW1.` + base64url (RFC 4648 §5) without padding + `.` + 8 hexadecimal digits.
//!
//! The digits are the start of the package's SHA-256, so that a cut or changed paste is told from a wrong code before a
//! try is spent. White space and invisible characters, which messengers add, are repaired. Also read: the text behind
//! the `#` of a link, and `{"mdawa":1,"m":"MDW1…"}`.
//!
//! A letter under six digits is neither written nor read as text: what a chat or a clipboard keeps can be searched
//! through in minutes.

use base64ct::{Base64UrlUnpadded, Encoding};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::letter::{Letter, Way};
use super::{Hex, Kind, PACKAGE_BYTES_MAX};
use crate::code::is_invisible;

const MARK: &str = "MDW1.";
const CHECK_DIGITS: usize = 8;
/// Base64 of the largest package, with room for a link in front and line breaks in between.
const TEXT_BYTES_MAX: usize = PACKAGE_BYTES_MAX / 3 * 4 + (1 << 20);

/// Why a package was not written as text, or a text holds no package.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ArmourError {
    /// Cut off, or changed on the way.
    #[error("text is incomplete or was changed on the way")]
    Incomplete,
    /// Complete, and not as this version writes it.
    #[error("text is not in its canonical form")]
    Malformed,
    /// No package in it.
    #[error("text holds no package")]
    NotOurs,
    /// A letter under six digits does not travel as text.
    #[error("a letter under six digits must not travel as text")]
    SixDigits,
    /// Longer than any package's text.
    #[error("text is longer than any package")]
    TooBig,
}

/// Writes a package as text.
///
/// # Errors
/// [`ArmourError::SixDigits`], and [`ArmourError::NotOurs`] for bytes that are no package.
pub fn armour(package: &[u8]) -> Result<String, ArmourError> {
    may_be_text(package)?;
    let base64 = Base64UrlUnpadded::encode_string(package);
    Ok([MARK, &base64, ".", &check(package)].concat())
}

/// Reads a package from text.
///
/// # Errors
/// [`ArmourError`]
pub fn unarmour(text: &str) -> Result<Vec<u8>, ArmourError> {
    if text.len() > TEXT_BYTES_MAX {
        return Err(ArmourError::TooBig);
    }
    let text: String = text.chars().filter(|&typed| !is_repaired(typed)).collect();
    if text.starts_with('{') {
        let Wrapper { mdawa, m } = serde_json::from_str(&text).map_err(|_| {
            if text.contains(MARK) { ArmourError::Malformed } else { ArmourError::NotOurs }
        })?;
        return if mdawa == 1 { from_mark(&m) } else { Err(ArmourError::NotOurs) };
    }
    from_mark(&text)
}

/// What a text that is no longer whole was, as far as its first symbols tell.
#[must_use]
pub fn kind_of_cut(text: &str) -> Option<Kind> {
    // Two groups of four symbols: the magic, and the byte that names the kind.
    const SYMBOLS: usize = 8;
    let symbols: String =
        text.split_once(MARK)?.1.chars().filter(|&it| !is_repaired(it)).take(SYMBOLS).collect();
    Kind::of(&Base64UrlUnpadded::decode_vec(&symbols).ok()?)
}

/// The JSON that some programs wrap a package in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrapper {
    mdawa: u8,
    m: String,
}

fn from_mark(text: &str) -> Result<Vec<u8>, ArmourError> {
    let (before, marked) = text.split_once(MARK).ok_or(ArmourError::NotOurs)?;
    if !(before.is_empty() || before.ends_with('#')) {
        return Err(ArmourError::NotOurs);
    }
    let (base64, digits) = marked.split_once('.').ok_or(ArmourError::Incomplete)?;
    let (package, canonical) = decode(base64).ok_or(ArmourError::Incomplete)?;
    if check(&package) != digits {
        return Err(ArmourError::Incomplete);
    }
    if !canonical {
        return Err(ArmourError::Malformed);
    }
    may_be_text(&package)?;
    Ok(package)
}

/// Decodes, and says whether this is the one way to write these bytes: the last symbol's unused bits may be set in a
/// text that is otherwise whole.
fn decode(base64: &str) -> Option<(Vec<u8>, bool)> {
    const SYMBOLS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    if let Ok(package) = Base64UrlUnpadded::decode_vec(base64) {
        return Some((package, true));
    }
    let unused_bits = match base64.len() % 4 {
        2 => 4,
        3 => 2,
        _ => return None,
    };
    let (last, front) = base64.as_bytes().split_last()?;
    let value = SYMBOLS.iter().position(|symbol| symbol == last)?;
    let mended = [front, &[SYMBOLS[value >> unused_bits << unused_bits]]].concat();
    let package = Base64UrlUnpadded::decode_vec(str::from_utf8(&mended).ok()?).ok()?;
    Some((package, false))
}

fn check(package: &[u8]) -> String {
    let hash = Sha256::digest(package);
    Hex(&hash[..CHECK_DIGITS / 2]).to_string()
}

fn may_be_text(package: &[u8]) -> Result<(), ArmourError> {
    match Kind::of(package) {
        None => Err(ArmourError::NotOurs),
        Some(Kind::Letter) => match Letter::try_from(package) {
            Ok(letter) if letter.way() == Way::Show => Err(ArmourError::SixDigits),
            // Whatever else is wrong with a letter is for the reader of packages to say.
            _ => Ok(()),
        },
        Some(Kind::Answer | Kind::Request) => Ok(()),
    }
}

/// What a text may gain on its way without harm: line breaks and other white space, and what cannot be seen.
fn is_repaired(typed: char) -> bool {
    typed.is_whitespace() || typed.is_control() || is_invisible(typed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    /// A request's magic and some bytes: armour looks no further.
    const PACKAGE: &[u8] = b"MDW\x11 carried as text";

    fn text() -> String {
        armour(PACKAGE).expect("a package")
    }

    fn refusal(text: &str) -> Option<ArmourError> {
        unarmour(text).err()
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn text_has_one_known_form() {
        assert_eq!(text(), "MDW1.TURXESBjYXJyaWVkIGFzIHRleHQ.420deefe");
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_package_is_found_in_a_link_and_in_json() {
        let text = text();
        for carried in [
            format!("https://transfer.example/www/doctor.html#{text}"),
            format!(r#"{{"mdawa":1,"m":"{text}"}}"#),
            format!("\u{feff} {{ \"m\" : \"{text}\",\n \"mdawa\" : 1 }}"),
        ] {
            assert_eq!(unarmour(&carried).as_deref(), Ok(PACKAGE), "{carried}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn white_space_from_messengers_is_repaired() {
        let text = text();
        for space in [" ", "\n", "\r\n\t", "\u{a0}", "\u{200b}", "\u{feff}", "\u{2028}"] {
            let spaced: String =
                text.chars().flat_map(|symbol| [symbol.to_string(), space.to_owned()]).collect();
            assert_eq!(unarmour(&spaced).as_deref(), Ok(PACKAGE), "{space:?}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_cut_doubled_or_changed_text_is_incomplete() {
        let text = text();
        for cut in MARK.len()..text.len() {
            assert_eq!(refusal(&text[..cut]), Some(ArmourError::Incomplete), "{cut}");
        }
        for (from, to) in [(6, 7), (8, 10), (9, 12), (10, 14), (12, 17)] {
            let middle_missing = [&text[..from], &text[to..]].concat();
            assert_eq!(refusal(&middle_missing), Some(ArmourError::Incomplete), "{from}..{to}");
        }
        for place in MARK.len()..text.len() {
            for put in ["A", "*", "\u{e9}", "."] {
                let mut changed = text.clone();
                changed.replace_range(place..=place, put);
                if changed != text {
                    let refusal = refusal(&changed);
                    // The last symbol's unused bits change no byte: canonical form is what refuses there.
                    let unused_bits = refusal == Some(ArmourError::Malformed)
                        && place == text.len() - CHECK_DIGITS - 2;
                    assert!(refusal == Some(ArmourError::Incomplete) || unused_bits, "{changed}");
                }
            }
        }
        assert_eq!(refusal(&text.repeat(2)), Some(ArmourError::Incomplete));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_a_cut_text_was_is_told_from_its_first_symbols() {
        let text = text();
        for length in MARK.len() + 8..text.len() {
            assert_eq!(kind_of_cut(&text[..length]), Some(Kind::Request), "{length}");
        }
        assert_eq!(kind_of_cut("see #MDW1.TURX\n EgEA"), Some(Kind::Answer));
        for text in ["MDW1.", "MDW1.TURX", "MDW1.TURXFAAA", "MDW1.cut", "TURXEgEA"] {
            assert_eq!(kind_of_cut(text), None, "{text}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_second_spelling_of_the_same_bytes_is_malformed() {
        // "HQ" ends with four unused bits, which are zero in the one canonical spelling.
        let text = text();
        assert!(text.contains("HQ."));
        assert_eq!(refusal(&text.replace("HQ.", "HR.")), Some(ArmourError::Malformed));
        assert_eq!(refusal(&text.replace("420deefe", "420DEEFE")), Some(ArmourError::Incomplete));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn json_that_is_not_our_wrapper_is_refused() {
        let text = text();
        for json in [
            format!(r#"{{"mdawa":1,"mdawa":1,"m":"{text}"}}"#),
            format!(r#"{{"mdawa":1,"m":"{text}","__proto__":{{}}}}"#),
            format!(r#"{{"mdawa":1,"m":["{text}"]}}"#),
            format!(r#"{{"mdawa":1,"m":{}"{text}"{}}}"#, "[".repeat(50_000), "]".repeat(50_000)),
            format!(r#"{{"mdawa":1,"m":"{text}""#),
        ] {
            assert_eq!(refusal(&json), Some(ArmourError::Malformed), "{json:.80}");
        }
        assert_eq!(refusal(r#"{"resourceType":"Bundle"}"#), Some(ArmourError::NotOurs));
        assert_eq!(refusal(&format!(r#"{{"mdawa":2,"m":"{text}"}}"#)), Some(ArmourError::NotOurs));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn foreign_text_is_not_ours() {
        for foreign in ["", "hello", "MDW1", "shc:/5676", "see MDW1.abc"] {
            assert_eq!(refusal(foreign), Some(ArmourError::NotOurs), "{foreign}");
        }
        assert_eq!(armour(b"not a package"), Err(ArmourError::NotOurs));
        assert_eq!(refusal(&"M".repeat(TEXT_BYTES_MAX + 1)), Some(ArmourError::TooBig));
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in any::<String>()) {
            let _ = unarmour(&text);
            let _ = unarmour(&format!("MDW1.{text}"));
        }

        #[test]
        fn every_package_survives_text(rest in any::<Vec<u8>>()) {
            let package = [&b"MDW\x12"[..], &rest].concat();
            let text = armour(&package).expect("a package");
            prop_assert_eq!(unarmour(&text), Ok(package));
        }
    }
}
