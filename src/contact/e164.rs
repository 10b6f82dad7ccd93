//! The one international spelling of a number, and how it is shown where it must not be read.

use core::fmt;

use serde::Serialize;

use super::phone::{PhoneError, calling_code_digits};

/// A number in its international spelling, ITU-T E.164: `+` and 7 to 15 digits. Its `Debug` shows the last two.
#[derive(Clone, Eq, PartialEq)]
pub struct E164(String);

/// A number that its owner recognises and nobody else reads.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Mask {
    /// For the screen: `+91 ••••••3210`.
    pub display: String,
    /// For logs: `…10`.
    pub log: String,
}

impl E164 {
    /// `+` and the digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digits without the plus sign, as most gateways want them.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0[1..]
    }

    /// The calling code, and the number behind it. A code that no country has is taken to be one digit long.
    #[must_use]
    pub fn parts(&self) -> (&str, &str) {
        self.digits().split_at(calling_code_digits(self.digits()).unwrap_or(1))
    }

    /// The number with all but its last digits hidden.
    #[must_use]
    pub fn mask(&self) -> Mask {
        let (calling_code, number) = self.parts();
        // Of a very short number four digits would be most.
        let shown = if number.len() < 7 { number.len() / 2 } else { 4 };
        let (hidden, shown) = number.split_at(number.len() - shown);
        let display = ["+", calling_code, " ", &"•".repeat(hidden.len()), shown].concat();
        Mask { display, log: ["…", &self.0[self.0.len() - 2..]].concat() }
    }
}

impl TryFrom<&str> for E164 {
    type Error = PhoneError;

    fn try_from(text: &str) -> Result<Self, PhoneError> {
        let digits = text.strip_prefix('+').ok_or(PhoneError::NotANumber)?;
        if !digits.bytes().all(|digit| digit.is_ascii_digit()) || digits.starts_with('0') {
            return Err(PhoneError::NotANumber);
        }
        match digits.len() {
            ..7 => Err(PhoneError::TooShort),
            7..=15 => Ok(Self(text.to_owned())),
            _ => Err(PhoneError::TooLong),
        }
    }
}

impl fmt::Debug for E164 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "E164({})", self.mask().log)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn numbers_are_masked_as_the_shared_cases_say() {
        let file: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/vectors/deeplinks.json")).expect("JSON");
        let rows = file["masking"].as_array().expect("rows");
        assert_eq!(rows.len(), 4);
        for row in rows {
            let number = row["e164"].as_str().expect("e164");
            let mask = E164::try_from(number).expect(number).mask();
            assert_eq!(Some(mask.display.as_str()), row["ui"].as_str());
            assert_eq!(Some(mask.log.as_str()), row["log"].as_str());
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_short_number_keeps_half_of_itself_hidden() {
        let mask = E164::try_from("+290 51234").expect_err("a space");
        assert_eq!(mask, PhoneError::NotANumber);
        assert_eq!(E164::try_from("+29051234").expect("a number").mask().display, "+290 •••34");
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn only_the_one_spelling_is_taken() {
        for (text, error) in [
            ("919876543210", PhoneError::NotANumber),
            ("+91 9876543210", PhoneError::NotANumber),
            ("+९१9876543210", PhoneError::NotANumber),
            ("+0123456789", PhoneError::NotANumber),
            ("+", PhoneError::TooShort),
            ("+123456", PhoneError::TooShort),
            ("+1234567890123456", PhoneError::TooLong),
        ] {
            assert_eq!(E164::try_from(text), Err(error), "{text}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn debug_output_does_not_show_the_number() {
        let number = E164::try_from("+919876543210").expect("a number");
        assert_eq!(format!("{number:?}"), "E164(…10)");
    }

    proptest! {
        #[test]
        fn a_mask_hides_at_least_half_and_keeps_the_length(number in "\\+[1-9][0-9]{6,14}") {
            let number = E164::try_from(number.as_str()).expect("a number");
            let mask = number.mask();
            let (_, behind) = number.parts();
            let hidden = mask.display.chars().filter(|&shown| shown == '•').count();
            let shown = behind.len() - hidden;
            prop_assert!(shown <= 4 && shown * 2 <= behind.len() + 1);
            prop_assert!(mask.display.ends_with(&behind[hidden..]));
        }
    }
}
