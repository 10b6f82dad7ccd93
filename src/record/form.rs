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
mod resources;

use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

use super::Record;
use crate::time::UnixSeconds;
use document::Document;

pub(super) use document::address;

/// A patient's own summary, as typed.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "camelCase", default)]
pub struct Form {
    /// Who writes.
    pub patient: Person,
    /// Illnesses, now and before.
    pub problems: Vec<Problem>,
    /// What the patient does not tolerate.
    pub allergies: Vec<Allergy>,
    /// What the patient takes.
    pub medicines: Vec<Medicine>,
    /// Anything else a doctor should know.
    pub notes: Vec<String>,
    /// The patient says that there are no problems.
    pub no_known_problems: bool,
    /// The patient says that there are no allergies.
    pub no_known_allergies: bool,
    /// The patient says that there are no medicines.
    pub no_known_medicines: bool,
}

/// The patient.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "camelCase", default)]
pub struct Person {
    /// Given names; one of given and family must be there.
    pub given: String,
    /// The family name.
    pub family: String,
    /// A day, a month or a year: `1985-02-06`, `1985-02`, `1985`.
    pub birth_date: String,
    /// As FHIR has it.
    pub gender: Gender,
    /// A telephone number.
    pub phone: Option<String>,
}

/// Administrative gender.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Neither.
    Other,
    /// Not said.
    #[default]
    Unknown,
}

/// An illness.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "camelCase", default)]
pub struct Problem {
    /// Its name, in the patient's words.
    pub text: String,
    /// When it began: a day, a month or a year.
    pub since: Option<String>,
    /// Whether it is still there.
    pub status: Option<ProblemStatus>,
}

/// Whether an illness is still there.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ProblemStatus {
    /// It is.
    #[default]
    Active,
    /// It may come back.
    Inactive,
    /// It is over.
    Resolved,
}

/// Something the patient does not tolerate.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "camelCase", default)]
pub struct Allergy {
    /// The substance, in the patient's words.
    pub text: String,
    /// What happened.
    pub reaction: Option<String>,
    /// How dangerous it could be.
    pub criticality: Option<Criticality>,
}

/// How dangerous a reaction could be.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Criticality {
    /// Not life-threatening.
    Low,
    /// Could be life-threatening.
    High,
    /// The patient cannot tell.
    UnableToAssess,
}

/// A medicine the patient takes.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "camelCase", default)]
pub struct Medicine {
    /// Its name, in the patient's words.
    pub text: String,
    /// How much, how often, in the patient's words.
    pub dose: Option<String>,
    /// Since when: a day, a month or a year.
    pub since: Option<String>,
}

/// Which part of a form is wrong.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Field {
    /// The allergies, or one of them by its place in the list.
    Allergies(Option<usize>),
    /// The patient's birth date.
    BirthDate,
    /// The medicines, or one of them by its place in the list.
    Medicines(Option<usize>),
    /// The patient's name.
    Name,
    /// A field of the form of one entry, see [`entry`].
    OfEntry(&'static str),
    /// The problems, or one of them by its place in the list.
    Problems(Option<usize>),
}

impl Field {
    /// The field as a page knows it: `patient.name`, `medicines`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Allergies(_) => "allergies",
            Self::BirthDate => "patient.birthDate",
            Self::Medicines(_) => "medicines",
            Self::Name => "patient.name",
            Self::OfEntry(name) => name,
            Self::Problems(_) => "problems",
        }
    }

    /// Which item of the field is wrong, counted from 0, where it is one of them.
    #[must_use]
    pub fn item(self) -> Option<usize> {
        match self {
            Self::Allergies(item) | Self::Medicines(item) | Self::Problems(item) => item,
            Self::BirthDate | Self::Name | Self::OfEntry(_) => None,
        }
    }
}

/// Why a form makes no record.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum FormError {
    /// It lists something and says at once that there is none.
    #[error("{} lists items and says that there are none", .0.key())]
    Contradiction(Field),
    /// Something that must be there is not.
    #[error("{} is missing", .0.key())]
    Missing(Field),
    /// A date is no FHIR date: a day, a month or a year.
    #[error("a date in {} is not YYYY, YYYY-MM or YYYY-MM-DD", .0.key())]
    NotADate(Field),
    /// The record would be larger than one may be.
    #[error("the form is too large for a record")]
    TooBig,
}

impl FormError {
    /// The field at fault, where it is one.
    #[must_use]
    pub fn field(self) -> Option<Field> {
        match self {
            Self::Contradiction(field) | Self::Missing(field) | Self::NotADate(field) => {
                Some(field)
            }
            Self::TooBig => None,
        }
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
        self.check()?;
        let bundle = Document::new(created, rng).write(self);
        // The same door as everybody else's records: the limits hold for forms too.
        bundle.to_string().parse().map_err(|_| FormError::TooBig)
    }

    fn check(&self) -> Result<(), FormError> {
        if is_blank(&self.patient.given) && is_blank(&self.patient.family) {
            return Err(FormError::Missing(Field::Name));
        }
        if is_blank(&self.patient.birth_date) {
            return Err(FormError::Missing(Field::BirthDate));
        }
        check_date(Some(&self.patient.birth_date), Field::BirthDate)?;
        let problems = self.problems.iter().map(|it| (&it.text, it.since.as_ref()));
        check_items(problems, self.no_known_problems, Field::Problems)?;
        let allergies = self.allergies.iter().map(|it| (&it.text, None));
        check_items(allergies, self.no_known_allergies, Field::Allergies)?;
        let medicines = self.medicines.iter().map(|it| (&it.text, it.since.as_ref()));
        check_items(medicines, self.no_known_medicines, Field::Medicines)
    }
}

fn check_items<'a>(
    items: impl Iterator<Item = (&'a String, Option<&'a String>)>,
    none_known: bool,
    field: impl Fn(Option<usize>) -> Field,
) -> Result<(), FormError> {
    for (index, (text, since)) in items.enumerate() {
        if none_known {
            return Err(FormError::Contradiction(field(None)));
        }
        if is_blank(text) {
            return Err(FormError::Missing(field(Some(index))));
        }
        check_date(since, field(Some(index)))?;
    }
    Ok(())
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn check_date(date: Option<&String>, field: Field) -> Result<(), FormError> {
    match date.map(|date| date.trim()) {
        Some(date) if !date.is_empty() && !is_date(date) => Err(FormError::NotADate(field)),
        _ => Ok(()),
    }
}

/// Whether a text is a [FHIR date](https://hl7.org/fhir/R4/datatypes.html#date): a year, a month or a day that exists.
fn is_date(text: &str) -> bool {
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
