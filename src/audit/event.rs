//! What happened, in words that cannot hold a code or a telephone number.

use core::str::FromStr;

use crate::contact::{E164, Fields};

/// What happened. Its texts are [`Word`]s and [`Name`]s; of a number only its mask is written.
#[derive(Clone, Debug)]
pub struct Event {
    /// What was done: `code-sent`, `code-verified`, `vault-unlocked` …
    pub event: Word,
    /// Whose data it was done to.
    pub tenant: Name,
    /// Who did it.
    pub actor: Name,
    /// The number that it was about.
    pub phone: Option<E164>,
    /// What compared the code or secret: `clinic-device`, `totp`, `passkey` …
    pub verifier: Option<Word>,
    /// How it ended: `accepted`, `wrong`, `expired` …
    pub result: Word,
}

/// Why this is no event; the field is named.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{0} is neither a word nor a random name")]
pub struct EventError(pub &'static str);

/// Up to 32 small letters, dashes and at most three digits: too few for any code.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Word(String);

/// A random name of 128 bits, 32 small hexadecimal digits, or a [`Word`]: no code and no number is either.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Name(String);

impl Word {
    /// The word.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn is(text: &str) -> bool {
        (1..=32).contains(&text.len())
            && text.starts_with(|first: char| first.is_ascii_lowercase())
            && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
            && text.bytes().filter(u8::is_ascii_digit).count() <= 3
    }
}

impl Name {
    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn is_random(text: &str) -> bool {
        text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    }
}

impl Event {
    /// What happened, as a page says it.
    ///
    /// # Errors
    /// [`EventError`] names the text that is missing, or neither a word nor a name.
    pub fn read(fields: &Fields) -> Result<Self, EventError> {
        fn text<T: FromStr>(fields: &Fields, name: &'static str) -> Result<T, EventError> {
            let text = fields.get(name).and_then(|text| text.parse().ok());
            text.ok_or(EventError(name))
        }
        let phone = fields.get("phone").map(E164::try_from).transpose();
        Ok(Self {
            event: text(fields, "event")?,
            tenant: text(fields, "tenant")?,
            actor: text(fields, "actor")?,
            phone: phone.map_err(|_| EventError("phone"))?,
            verifier: match fields.get("verifier") {
                Some(_) => Some(text(fields, "verifier")?),
                None => None,
            },
            result: text(fields, "result")?,
        })
    }
}

impl FromStr for Word {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if Self::is(text) { Ok(Self(text.to_owned())) } else { Err(()) }
    }
}

impl FromStr for Name {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if Self::is_random(text) || Word::is(text) { Ok(Self(text.to_owned())) } else { Err(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn no_code_and_no_number_is_a_word_or_a_name() {
        for text in [
            "287082",
            "code-287082",
            "2870",
            "a1b2c3d4",
            "+919876543210",
            "9876543210",
            "",
            "Anna",
            "a b",
            "0f",
        ] {
            assert!(text.parse::<Word>().is_err(), "{text}");
            assert!(text.parse::<Name>().is_err(), "{text}");
        }
        for text in ["code-sent", "totp", "es256", "v1"] {
            assert!(text.parse::<Word>().is_ok() && text.parse::<Name>().is_ok(), "{text}");
        }
        assert!("0123456789abcdef0123456789abcdef".parse::<Name>().is_ok());
        assert!("0123456789abcdef0123456789abcdef".parse::<Word>().is_err());
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_is_wrong_in_an_event_is_named() {
        let said = |field: &str, value: &str| {
            let mut said = serde_json::json!({
                "event": "code-sent", "tenant": "clinic", "actor": "anna", "verifier": "totp",
                "phone": "+919876543210", "result": "accepted",
            });
            said[field] = value.into();
            Event::read(&Fields::from_json(&said.to_string()))
        };
        for field in ["event", "tenant", "actor", "phone", "verifier", "result"] {
            assert_eq!(said(field, "code 287082").expect_err(field), EventError(field));
        }
        let event = said("actor", "anna").expect("an event");
        assert!(!format!("{event:?}").contains("98765"));
    }

    proptest! {
        #[test]
        fn a_word_never_has_the_digits_of_a_code(text in "[a-z0-9-]{0,40}") {
            if let Ok(word) = text.parse::<Word>() {
                prop_assert!(word.as_str().bytes().filter(u8::is_ascii_digit).count() < 4);
            }
        }
    }
}
