//! The text of a message: filled from a template, and counted as telephone networks count it.
//!
//! Segments: 3GPP TS 23.038 §6.2.1 (the 7-bit alphabet and its extension) and TS 23.040 §9.2.3.24.1 (the header that
//! joins segments takes 7 septets of 160, or 3 of 70 two-byte characters). Last line for browsers that fill codes in:
//! <https://wicg.github.io/sms-one-time-codes/>.

use serde::Serialize;

use super::fields::Fields;
use super::secret::Secret;

/// The 7-bit alphabet without its escape; what takes the escape and a second septet is apart.
const GSM_7: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
                     ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const GSM_7_EXTENSION: &str = "\u{c}^{}\\[~]|€";

/// Why a template cannot be filled.
#[derive(Debug, Eq, PartialEq, thiserror::Error)]
pub enum TemplateError {
    /// A brace that is not closed, or a name that is none of `org`, `code` and `minutes`.
    #[error("{{{0}}} is no name of a template")]
    Malformed(String),
    /// The template names what there is no value for.
    #[error("there is no value for {0}")]
    Missing(&'static str),
    /// A value with control characters, or a domain that is none.
    #[error("the value for {0} cannot stand in a message")]
    Unfit(&'static str),
}

/// How many parts a text is sent in, each of which is paid for.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Segments {
    /// The alphabet that the whole text is sent in.
    pub encoding: Encoding,
    /// How many characters the network counts: septets of GSM-7 (`€` is two), or UTF-16 units (an emoji is two).
    pub characters: usize,
    /// How many messages it is cut into.
    pub segments: usize,
}

/// An alphabet of text messages.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub enum Encoding {
    /// 160 characters to a message.
    #[serde(rename = "GSM-7")]
    Gsm7,
    /// 70 characters to a message: one character outside GSM-7 is enough.
    #[serde(rename = "UCS-2")]
    Ucs2,
}

/// Fills `{org}`, `{code}` and `{minutes}` in a template; with a `domain`, the last line ties the code to the site where
/// it is typed, `@domain #code`: browsers then offer it there and nowhere else.
///
/// # Errors
/// [`TemplateError`] where a name is unknown, or its value is missing or would break the message.
pub fn fill(template: &str, values: &Fields) -> Result<Secret, TemplateError> {
    let mut text = String::with_capacity(template.len() + 64);
    let mut left = template;
    while let Some((before, after)) = left.split_once('{') {
        text.push_str(before);
        let (name, rest) = after.split_once('}').unwrap_or((after, ""));
        let known = ["org", "code", "minutes"].into_iter().find(|&known| known == name);
        let closed = after.len() > name.len();
        let Some(known) = known.filter(|_| closed) else {
            return Err(TemplateError::Malformed(name.to_owned()));
        };
        text.push_str(value(values, known)?);
        left = rest;
    }
    text.push_str(left);
    if let Some(domain) = values.get("domain") {
        if !is_domain(domain) {
            return Err(TemplateError::Unfit("domain"));
        }
        for part in ["\n@", domain, " #", value(values, "code")?] {
            text.push_str(part);
        }
    }
    Ok(text.into())
}

fn value<'a>(values: &'a Fields, name: &'static str) -> Result<&'a str, TemplateError> {
    let value = values.get(name).ok_or(TemplateError::Missing(name))?;
    if value.chars().any(char::is_control) { Err(TemplateError::Unfit(name)) } else { Ok(value) }
}

/// Letters, digits and dashes between dots: what the last line may name.
fn is_domain(domain: &str) -> bool {
    domain.split('.').all(|label| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}

impl Segments {
    /// Counts a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        if let Some(sizes) = text.chars().map(septets).collect::<Option<Vec<_>>>() {
            return Self::cut(Encoding::Gsm7, &sizes, 160, 153);
        }
        let sizes: Vec<_> = text.chars().map(char::len_utf16).collect();
        Self::cut(Encoding::Ucs2, &sizes, 70, 67)
    }

    /// No character is cut in two: one that does not fit any more begins the next segment.
    fn cut(encoding: Encoding, sizes: &[usize], alone: usize, joined: usize) -> Self {
        let characters: usize = sizes.iter().sum();
        if characters <= alone {
            return Self { encoding, characters, segments: usize::from(characters > 0) };
        }
        let (mut segments, mut filled) = (1, 0);
        for size in sizes {
            if filled + size > joined {
                segments += 1;
                filled = 0;
            }
            filled += size;
        }
        Self { encoding, characters, segments }
    }
}

fn septets(character: char) -> Option<usize> {
    if GSM_7.contains(character) {
        Some(1)
    } else {
        GSM_7_EXTENSION.contains(character).then_some(2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn filled(template: &str, values: &str) -> Result<String, TemplateError> {
        fill(template, &Fields::from_json(values)).map(|text| text.as_str().to_owned())
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_template_is_filled_with_its_values() {
        let values = r#"{"org":"Your Clinic","code":"287082","minutes":3}"#;
        assert_eq!(
            filled("{org} code is {code}. Valid for {minutes} minutes.", values).as_deref(),
            Ok("Your Clinic code is 287082. Valid for 3 minutes.")
        );
        let bound = r#"{"code":"287082","domain":"clinic.example"}"#;
        assert_eq!(
            filled("{code} is your code.", bound).as_deref(),
            Ok("287082 is your code.\n@clinic.example #287082")
        );
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_value_is_not_read_as_a_template() {
        assert_eq!(filled("{org}!", r#"{"org":"{code} {"}"#).as_deref(), Ok("{code} {!"));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_would_break_a_message_is_refused() {
        let malformed = |name: &str| TemplateError::Malformed(name.to_owned());
        for (template, values, error) in [
            ("{name}", "{}", malformed("name")),
            ("{code", r#"{"code":"287082"}"#, malformed("code")),
            ("{}", "{}", malformed("")),
            ("{code}", r#"{"code":""}"#, TemplateError::Missing("code")),
            ("{minutes}", r#"{"code":"287082"}"#, TemplateError::Missing("minutes")),
            ("{org}", r#"{"org":"Clinic\n@evil.example #1"}"#, TemplateError::Unfit("org")),
            ("", r#"{"domain":"clinic.example"}"#, TemplateError::Missing("code")),
            ("", r#"{"domain":"clinic.example #1","code":"2"}"#, TemplateError::Unfit("domain")),
            ("", r#"{"domain":"https://clinic.example"}"#, TemplateError::Unfit("domain")),
            ("", r#"{"domain":"-a.example"}"#, TemplateError::Unfit("domain")),
            ("", r#"{"domain":"a..example"}"#, TemplateError::Unfit("domain")),
        ] {
            assert_eq!(filled(template, values), Err(error), "{template}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_alphabet_has_its_128_characters() {
        // One place of 128 is the escape.
        assert_eq!(GSM_7.chars().count(), 127);
        assert_eq!(GSM_7_EXTENSION.chars().count(), 10);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn segments_are_counted_as_networks_count_them() {
        let count = |text: &str| {
            let Segments { encoding, characters, segments } = Segments::of(text);
            (encoding, characters, segments)
        };
        let gsm = |characters, segments| (Encoding::Gsm7, characters, segments);
        let ucs = |characters, segments| (Encoding::Ucs2, characters, segments);
        for (text, counted) in [
            (String::new(), gsm(0, 0)),
            ("a".repeat(160), gsm(160, 1)),
            ("a".repeat(161), gsm(161, 2)),
            ("a".repeat(306), gsm(306, 2)),
            ("a".repeat(307), gsm(307, 3)),
            ("€".repeat(80), gsm(160, 1)),
            // 153 septets hold 76 of these, not 76 and a half.
            ("€".repeat(153), gsm(306, 3)),
            ("न".repeat(70), ucs(70, 1)),
            ("न".repeat(71), ucs(71, 2)),
            ("न".repeat(134), ucs(134, 2)),
            ("न".repeat(135), ucs(135, 3)),
            ("😀".repeat(35), ucs(70, 1)),
            // 67 units hold 33 pairs: the third segment begins with the 67th.
            ("😀".repeat(66), ucs(132, 2)),
            ("😀".repeat(67), ucs(134, 3)),
            ("ç".to_owned(), ucs(1, 1)),
            ("Ç à é\r\n".to_owned(), gsm(7, 1)),
        ] {
            assert_eq!(count(&text), counted, "{text}");
        }
    }

    proptest! {
        #[test]
        fn filling_and_counting_never_panic(template in any::<String>(), org in any::<String>(), domain in any::<String>()) {
            let mut values = Fields::from_json(r#"{"code":"287082","minutes":3}"#);
            values.push("org".to_owned(), org.into());
            values.push("domain".to_owned(), domain.into());
            if let Ok(text) = fill(&template, &values) {
                let Segments { characters, segments, .. } = Segments::of(text.as_str());
                prop_assert!(segments * 160 >= characters);
            }
        }
    }
}
