//! Who a code is for: a number, for a purpose, of a tenant.

use crate::code::entry;

/// A tenant's name, a purpose, a number as typed: nobody's is longer.
const MOST_BYTES: usize = 256;

/// India's calling code and the length of its numbers; other countries' numbers come with their own calling code.
const HOME: &str = "91";
const HOME_DIGITS: usize = 10;

/// Who a code is for. A code is good for exactly the subject that it was issued to (ASVS 5.0 6.6.2).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Subject<'a> {
    /// The telephone number as typed, or another name for whoever gets the code.
    pub number: &'a str,
    /// Which of several practices on one device; empty where there is one.
    pub tenant: &'a str,
    /// What the code is to open; empty where there is one purpose.
    pub purpose: &'a str,
    /// The country whose numbers come without a calling code, two letters; India where empty.
    pub country: &'a str,
}

/// A part of a subject is longer than any.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a part of a subject is longer than {MOST_BYTES} bytes")]
pub struct SubjectError;

impl Subject<'_> {
    /// Refuses what is too long to be a name.
    ///
    /// # Errors
    /// [`SubjectError`].
    pub fn check(&self) -> Result<(), SubjectError> {
        let parts = [self.number, self.tenant, self.purpose, self.country];
        if parts.iter().any(|part| part.len() > MOST_BYTES) { Err(SubjectError) } else { Ok(()) }
    }
}

/// One spelling for all spellings of a number, so that they share one count.
///
/// Digits of any script become ASCII, separators go, `00` is `+`, and a number of the home country gets its calling
/// code for the trunk zero or for nothing. What is no telephone number keeps its spelling.
pub(super) fn bucket(number: &str, country: &str) -> String {
    let number =
        number.trim_matches(|typed: char| typed.is_whitespace() || entry::is_invisible(typed));
    let mut digits = String::with_capacity(number.len());
    let mut international = false;
    for typed in number.chars() {
        match entry::digit(typed) {
            Some(value) => digits.push(char::from(b'0' + value)),
            None if entry::is_filler(typed) || matches!(typed, '(' | ')' | '/') => {}
            None if matches!(typed, '+' | '\u{ff0b}') && digits.is_empty() => international = true,
            None => return number.to_owned(),
        }
    }
    if let (false, Some(rest)) = (international, digits.strip_prefix("00")) {
        digits = rest.to_owned();
        international = true;
    }
    let home = country.is_empty() || country.eq_ignore_ascii_case("IN");
    let national = digits.trim_start_matches('0');
    if international {
        format!("+{digits}")
    } else if !home {
        format!("{}:{digits}", country.to_ascii_uppercase())
    } else if national.len() == HOME_DIGITS + HOME.len() && national.starts_with(HOME) {
        format!("+{national}")
    } else {
        format!("+{HOME}{national}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn all_spellings_of_a_number_share_one_bucket() {
        for number in [
            "9876543210",
            "+91 98765 43210",
            "0091-9876543210",
            "09876543210",
            "919876543210",
            "(+91) 98765 43210",
            "\u{202a}+91 98765 43210\u{202c}",
            "९८७६५४३२१०",
            "９８７６５４３２１０",
        ] {
            assert_eq!(bucket(number, ""), "+919876543210", "{number}");
            assert_eq!(bucket(number, "in"), "+919876543210", "{number}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn other_numbers_and_other_names_have_their_own() {
        for (number, country, expected) in [
            ("+1 415 555 0123", "", "+14155550123"),
            ("4155550123", "US", "US:4155550123"),
            ("A", "", "A"),
            (" dr. Rao ", "", "dr. Rao"),
            ("9876543211", "", "+919876543211"),
            ("", "", "+91"),
        ] {
            assert_eq!(bucket(number, country), expected, "{number}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_part_of_a_subject_has_a_bound() {
        let long = "a".repeat(257);
        assert_eq!(Subject { tenant: &long, ..Subject::default() }.check(), Err(SubjectError));
        assert_eq!(Subject { tenant: &long[1..], ..Subject::default() }.check(), Ok(()));
    }

    proptest! {
        #[test]
        fn bucketing_never_panics(number in any::<String>(), country in any::<String>()) {
            let _ = bucket(&number, &country);
        }
    }
}
