//! What patients write about themselves, as an International Patient Summary.
//!
//! The record is an [IPS 2.0](https://hl7.org/fhir/uv/ips/STU2/StructureDefinition-Bundle-uv-ips.html) document: a
//! bundle with a Composition, the patient, and the three sections that every summary must have. A section says why it
//! is empty, and "I know of none" is told apart from "nothing was said": the first is a statement of its own with a
//! code, the second an `emptyReason`.

mod document;
pub mod entry;
mod measure;
mod place;
mod slots;

use rand_core::CryptoRng;
use serde_json::Value;

use super::Record;
use crate::time::UnixSeconds;

pub(super) use document::{EMPTY_REASON, IPS, LOINC, address};

/// A patient's own summary, as typed: an object with the `patient`, lists of `problems`, `allergies` and `medicines`, each
/// with the fields of such an [`entry`], a list of `notes`, and `noKnownProblems`, `noKnownAllergies` and
/// `noKnownMedicines` where the patient says that there are none.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Form(Value);

/// Which part of a form is wrong.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Field {
    /// The field as a page knows it: `patient.name`, `medicines`; of an entry's form `text`, `since`.
    pub key: &'static str,
    /// Which item of the field is wrong, counted from 0, where it is one of them.
    pub item: Option<usize>,
}

/// Why a form makes no record.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum FormError {
    /// It lists something and says at once that there is none.
    #[error("{} lists items and says that there are none", .0.key)]
    Contradiction(Field),
    /// Something else than the field can be: one of a few words, bytes in base64.
    #[error("{} cannot be this", .0.key)]
    Malformed(Field),
    /// Something that must be there is not.
    #[error("{} is missing", .0.key)]
    Missing(Field),
    /// A date is no FHIR date: a day, a month or a year.
    #[error("a date in {} is not YYYY, YYYY-MM or YYYY-MM-DD", .0.key)]
    NotADate(Field),
    /// The record would be larger than one may be.
    #[error("the form is too large for a record")]
    TooBig,
    /// No form has this field, or nobody writes such an entry by hand.
    #[error("there is no such form, or no such field in it")]
    Unknown,
}

impl Field {
    const fn alone(key: &'static str) -> Self {
        Self { key, item: None }
    }
}

impl FormError {
    /// The field at fault, where it is one.
    #[must_use]
    pub fn field(self) -> Option<Field> {
        match self {
            Self::Contradiction(field)
            | Self::Malformed(field)
            | Self::Missing(field)
            | Self::NotADate(field) => Some(field),
            Self::TooBig | Self::Unknown => None,
        }
    }

    /// The same fault as the field of a larger form.
    fn within(self, field: Field) -> Self {
        match self {
            Self::Malformed(_) => Self::Malformed(field),
            Self::Missing(_) => Self::Missing(field),
            Self::NotADate(_) => Self::NotADate(field),
            other => other,
        }
    }
}

impl From<Value> for Form {
    fn from(typed: Value) -> Self {
        Self(typed)
    }
}

impl Form {
    /// Makes a record of the form: an IPS document written by the patient.
    ///
    /// # Errors
    /// A [`FormError`] that names the first field at fault.
    pub fn to_record(
        &self,
        created: UnixSeconds,
        rng: &mut impl CryptoRng,
    ) -> Result<Record, FormError> {
        // The same door as everybody else's records: the limits hold for forms too.
        document::write(&self.0, created, rng)?.parse().map_err(|_| FormError::TooBig)
    }
}

/// Whether a text is a [FHIR date](https://hl7.org/fhir/R4/datatypes.html#date): a year, a month or a day that exists.
pub(super) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &&str, length: usize| {
        part.len() == length && part.bytes().all(|b| b.is_ascii_digit())
    };
    let lengths = [4, 2, 2];
    if parts.len() > lengths.len()
        || !parts.iter().zip(lengths).all(|(part, length)| digits(part, length))
    {
        return false;
    }
    let number = |index: usize| parts.get(index).and_then(|part| part.parse::<u16>().ok());
    let year = number(0).unwrap_or(0);
    let month = number(1).unwrap_or(1);
    let day = number(2).unwrap_or(1);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last_day = match month {
        2 => 28 + u16::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    year > 0 && (1..=12).contains(&month) && (1..=last_day).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn a_fhir_date_is_a_year_a_month_or_a_day_that_exists() {
        for date in ["1985", "1985-02", "1985-02-06", "2000-02-29", "2024-02-29", "1999-12-31"] {
            assert!(is_date(date), "{date}");
        }
        for text in [
            "",
            "85",
            "0000",
            "1985-",
            "1985-2",
            "1985-13",
            "1985-00",
            "1985-02-30",
            "1900-02-29",
            "2023-02-29",
            "2023-04-31",
            "1985-02-06T10:00",
            "1985-02-06-01",
            "１９８５",
            "+985",
            "1985/02/06",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }
}
