//! A telephone number, from what a person typed to its one international spelling (ITU-T E.164).

use serde::Serialize;

use super::kind::Kind;
use super::pattern::Pattern;
use super::table::{Length, Plan, Table, table};
use super::typed::Typed;

/// How many digits a number has behind its calling code, at least and at most.
const DIGITS: core::ops::RangeInclusive<usize> = 2..=17;

/// A telephone number as it was read. That it is valid says that its plan has such a number, not that anybody has it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Phone {
    /// `+`, calling code and number, digits only.
    pub e164: String,
    /// ISO 3166-1 alpha-2; `001` for numbers of no country; none where the number could be of several, and is of none.
    pub country: Option<&'static str>,
    /// What kind of telephone it rings.
    pub kind: Kind,
    /// Whether the country's plan has such a number.
    pub valid: bool,
    /// What is dialled once the call is answered: no part of the number, and no message reaches it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
}

/// A country as it is offered where a number is typed.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub country: &'static str,
    /// What its numbers begin with, without the plus sign; several countries can share one.
    pub calling_code: &'static str,
    /// A number as the country's are, from the metadata: `+` and digits.
    pub example: String,
}

/// Why something typed is no telephone number.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum PhoneError {
    /// The digits after the plus sign are no country's.
    #[error("no country has this calling code")]
    CallingCodeUnknown,
    /// No plus sign, and no country to read the number by.
    #[error("neither a known country nor a plus sign")]
    CountryUnknown,
    /// Letters, signs or more than one number.
    #[error("not one telephone number")]
    NotANumber,
    /// More digits than any number has.
    #[error("more digits than a telephone number has")]
    TooLong,
    /// Fewer digits than any number has.
    #[error("fewer digits than a telephone number has")]
    TooShort,
}

impl Phone {
    /// Reads what a person typed; `country` (ISO 3166-1 alpha-2) is where a number without a plus sign is dialled.
    ///
    /// The digits of every script, spaces, dashes, brackets, `00` and its like in other countries, and what a country
    /// dials before its own numbers are understood, by the rules of Google's libphonenumber.
    ///
    /// # Errors
    /// [`PhoneError`] where this cannot be a number at all. What can be one, and is not in its plan, is not `valid`.
    pub fn normalise(typed: &str, country: &str) -> Result<Self, PhoneError> {
        let Typed { plus, digits, extension } = Typed::read(typed)?;
        let table = table();
        let home = table.region(&country.trim().to_ascii_uppercase());
        if home.is_none() && !plus {
            return Err(PhoneError::CountryUnknown);
        }
        let reading = Reading { table, home };
        let international = match reading.international(&digits, plus) {
            // A plus sign before what has no calling code: perhaps it is dialled from home all the same.
            Err(PhoneError::CallingCodeUnknown) if plus => {
                Some(reading.international(&digits, false)?.ok_or(PhoneError::CallingCodeUnknown)?)
            }
            read => read?,
        };
        let (plan, digits) = match international {
            Some(read) => read,
            None => (home.ok_or(PhoneError::CountryUnknown)?, digits),
        };
        if digits.len() < *DIGITS.start() {
            return Err(PhoneError::TooShort);
        }
        let bare = reading.without_national_prefix(plan, &digits);
        let number = if plan.length(&bare) == Length::Unfit { digits } else { bare };
        if number.len() < *DIGITS.start() {
            return Err(PhoneError::TooShort);
        }
        if number.len() > *DIGITS.end() {
            return Err(PhoneError::TooLong);
        }
        let (region, kind) = table.recognise(plan.calling_code, &number);
        Ok(Self {
            e164: ["+", plan.calling_code, &number].concat(),
            country: region.map(|plan| plan.region),
            kind,
            valid: kind.is_valid(),
            extension,
        })
    }
}

/// Every country that numbers can be read for, with its calling code, in the order of these.
#[must_use]
pub fn countries() -> Vec<Country> {
    let table = table();
    let country = |plan: &Plan| {
        table.region(plan.region).map(|plan| Country {
            country: plan.region,
            calling_code: plan.calling_code,
            example: ["+", plan.calling_code, plan.example].concat(),
        })
    };
    table.plans().iter().filter_map(country).collect()
}

/// How many of an international number's digits are its calling code.
pub(super) fn calling_code_digits(digits: &str) -> Option<usize> {
    table().split(digits).map(|(plan, _)| plan.calling_code.len())
}

struct Reading<'a> {
    table: &'a Table,
    /// The plan of the country that the number is dialled in.
    home: Option<&'a Plan>,
}

impl<'a> Reading<'a> {
    /// The plan of the calling code and what follows it; nothing where the digits have none.
    fn international(
        &self,
        digits: &str,
        plus: bool,
    ) -> Result<Option<(&'a Plan, String)>, PhoneError> {
        let dialled = if plus { Some(digits) } else { self.without_international_prefix(digits) };
        if let Some(digits) = dialled {
            if digits.len() <= *DIGITS.start() {
                return Err(PhoneError::TooShort);
            }
            let (plan, rest) = self.table.split(digits).ok_or(PhoneError::CallingCodeUnknown)?;
            return Ok(Some((plan, rest.to_owned())));
        }
        // A calling code without the plus sign, as in 919876543210: only where the number is none with it.
        let Some((home, rest)) =
            self.home.and_then(|home| Some((home, digits.strip_prefix(home.calling_code)?)))
        else {
            return Ok(None);
        };
        let rest = self.without_national_prefix(home, rest);
        let better = !self.table.is_general(home, digits) && self.table.is_general(home, &rest)
            || home.length(digits) == Length::TooLong;
        let plan = self.table.calling_code(home.calling_code).unwrap_or(home);
        Ok(better.then_some((plan, rest)))
    }

    /// What follows `00` or its like; no calling code begins with a zero.
    fn without_international_prefix<'b>(&self, digits: &'b str) -> Option<&'b str> {
        let prefix = self.home.map(|home| home.international_prefix)?;
        if prefix.is_empty() {
            return None;
        }
        let found = Pattern::parse(prefix)?.match_start(digits)?;
        digits.get(found.end()..).filter(|rest| !rest.starts_with('0'))
    }

    /// The number without what is dialled before it within the country, unless that makes a number into none.
    fn without_national_prefix(&self, plan: &Plan, digits: &str) -> String {
        let bare = stripped(plan, digits);
        match bare {
            Some(bare)
                if !self.table.is_general(plan, digits) || self.table.is_general(plan, &bare) =>
            {
                bare
            }
            _ => digits.to_owned(),
        }
    }
}

/// The number without what the plan dials before it, or as the plan's rule writes it then.
fn stripped(plan: &Plan, digits: &str) -> Option<String> {
    if plan.national_prefix.is_empty() {
        return None;
    }
    let prefix = Pattern::parse(plan.national_prefix)?;
    let found = prefix.match_start(digits)?;
    let rest = digits.get(found.end()..)?;
    if plan.national_prefix_rule.is_empty() || prefix.last_capture(found).is_none() {
        return Some(rest.to_owned());
    }
    Some(found.fill(plan.national_prefix_rule, digits) + rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn numbers_are_read_as_the_shared_cases_say() {
        let file: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/vectors/phones.json")).expect("JSON");
        let rows = file["rows"].as_array().expect("rows");
        assert_eq!(rows.len(), 23);
        for row in rows {
            let input = row["input"].as_str().expect("input");
            let country = row["default_country"].as_str().expect("default_country");
            let read = Phone::normalise(input, country);
            let Some(parsed) = row["parsed"].as_str() else {
                assert_eq!(read, Err(PhoneError::NotANumber), "{input}");
                continue;
            };
            let read = read.expect(input);
            assert_eq!(read.e164, parsed, "{input}");
            assert_eq!(Some(read.valid), row["valid"].as_bool(), "{input}");
            assert_eq!(serde_json::to_value(read.kind).expect("a name"), row["type"], "{input}");
            assert_eq!(read.country, row["region"].as_str(), "{input}");
            assert_eq!(read.extension.as_deref(), row["extension"].as_str(), "{input}");
        }
    }

    /// Every row of the sample that the package `phonenumbers` answered, and its whole answer.
    #[wasm_bindgen_test(unsupported = test)]
    fn the_table_agrees_with_the_metadata_that_it_is_made_from() {
        let sample = include_str!("../../tests/vectors/phone-sample-phonenumbers-9.0.43.tsv");
        let (mut rows, mut different) = (0, Vec::new());
        for row in sample.lines() {
            let fields: Vec<&str> = row.split('\t').collect();
            let [typed, country, e164, kind, region, extension] = fields[..] else {
                panic!("six fields: {row}");
            };
            let read = Phone::normalise(typed, country).ok();
            let read_kind = read.as_ref().map_or(Kind::Unknown, |read| read.kind);
            let same = read.as_ref().map_or("-", |read| read.e164.as_str()) == e164
                && serde_json::to_value(read_kind).expect("a name") == kind
                && read.as_ref().and_then(|read| read.country).unwrap_or("-") == region
                && read.as_ref().and_then(|read| read.extension.as_deref()).unwrap_or("-")
                    == extension;
            rows += 1;
            if !same {
                different.push(format!("{row} {read:?}"));
            }
        }
        assert!(different.is_empty(), "{} of {rows}:\n{}", different.len(), different.join("\n"));
        assert_eq!(rows, 7_249);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_number_without_a_plus_sign_needs_a_country() {
        for country in ["", "XX", "001", "India"] {
            let read = Phone::normalise("98765 43210", country);
            assert_eq!(read, Err(PhoneError::CountryUnknown), "{country}");
            assert!(Phone::normalise("+91 98765 43210", country).is_ok(), "{country}");
        }
        let read = Phone::normalise("98765 43210", " in ").expect("a country in small letters");
        assert_eq!(read.e164, "+919876543210");
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_cannot_be_a_number_is_refused_for_its_reason() {
        for (typed, error) in [
            ("+999 1234567", PhoneError::CallingCodeUnknown),
            ("+91 9", PhoneError::TooShort),
            ("00 91", PhoneError::TooShort),
            ("+91 1234 5678 9012 3456 78", PhoneError::TooLong),
            ("call me", PhoneError::NotANumber),
        ] {
            assert_eq!(Phone::normalise(typed, "IN"), Err(error), "{typed}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn every_country_is_offered_once_with_an_example_that_is_valid() {
        let countries = countries();
        assert_eq!(countries.len(), 245);
        for Country { country, calling_code, example } in &countries {
            assert!(
                country.len() == 2 && country.bytes().all(|letter| letter.is_ascii_uppercase())
            );
            let read = Phone::normalise(example, "").expect(example);
            assert_eq!((read.valid, &read.e164), (true, example));
            assert!(example.starts_with(&format!("+{calling_code}")));
            assert_eq!(countries.iter().filter(|other| other.country == *country).count(), 1);
        }
        assert!(countries.contains(&Country {
            country: "IN",
            calling_code: "91",
            example: "+918123456789".to_owned(),
        }));
    }

    proptest! {
        #[test]
        fn reading_never_panics(typed in any::<String>(), country in "[A-Z]{2}|.{0,3}") {
            let _ = Phone::normalise(&typed, &country);
        }

        #[test]
        fn what_was_read_as_valid_reads_as_itself(typed in "[+0-9 ()x.-]{4,20}", country in "IN|US|GB|AR|BR|MX|CI|IT|001") {
            if let Ok(read) = Phone::normalise(&typed, &country) {
                prop_assert!(read.e164.starts_with('+') && read.e164[1..].bytes().all(|digit| digit.is_ascii_digit()));
                if read.valid {
                    let again = Phone::normalise(&read.e164, "").expect("its own spelling");
                    prop_assert_eq!(again, Phone { extension: None, ..read });
                }
            }
        }
    }
}
