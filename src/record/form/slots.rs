//! The fields of the form of an entry, and where a resource has each of them.

use serde_json::Value;

use super::{Field, FormError, is_date, measure, place};
use crate::record::fields::is_named;
use crate::record::json::{get, list, object, text, text_at};
use crate::record::pieces::EntryKind;
use crate::record::raw;
use crate::record::rendering::join;

/// Why a value is not there.
const DATA_ABSENT: &str = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

/// A field, and where a resource has it.
pub(super) struct Slot {
    pub(super) name: &'static str,
    /// Paths, see [`place`]: the first that has something is meant, and the last where none has.
    paths: &'static [&'static str],
    shape: Shape,
    is_required: bool,
    /// What no longer holds when the field changes; a name with `[x]` means all of these but the one that is written.
    stale: &'static [&'static str],
}

/// What a field is in a resource.
#[derive(Clone, Copy)]
enum Shape {
    /// Bytes in base64.
    Base64,
    /// One of these codes.
    Code(&'static [&'static str]),
    /// One of these codes of a code system, as a concept.
    Coded(&'static str, &'static [&'static str]),
    /// A concept, in words. Codes said the words that were there before, and go with them.
    Concept,
    /// A year, a month or a day.
    Date,
    /// Text as it is.
    Text,
    /// The unit of what was measured, see [`measure`].
    Unit,
    /// What was measured, see [`measure`].
    Value,
    /// Given names, one by one; a name that is only one text is shown among them.
    Given,
}

const fn slot(name: &'static str, paths: &'static [&'static str], shape: Shape) -> Slot {
    Slot { name, paths, shape, is_required: false, stale: &[] }
}

impl Slot {
    const fn required(self) -> Self {
        Self { is_required: true, ..self }
    }

    const fn outdates(self, stale: &'static [&'static str]) -> Self {
        Self { stale, ..self }
    }
}

const ALLERGY: &[Slot] = &[
    slot("text", &["code"], Shape::Concept).required(),
    slot("reaction", &["reaction[].manifestation[]"], Shape::Concept),
    slot("criticality", &["criticality"], Shape::Code(&["low", "high", "unable-to-assess"])),
];
const DOCUMENT: &[Slot] = &[
    slot("title", &["description", "content[].attachment.title"], Shape::Text),
    slot("contentType", &["content[].attachment.contentType"], Shape::Text),
    slot("base64", &["content[].attachment.data"], Shape::Base64).required().outdates(&[
        "content[].attachment.hash",
        "content[].attachment.size",
        "content[].attachment.url",
    ]),
    slot("date", &["content[].attachment.creation"], Shape::Date),
];
const IMMUNISATION: &[Slot] = &[
    slot("text", &["vaccineCode"], Shape::Concept).required(),
    slot("date", &["occurrenceDateTime"], Shape::Date).outdates(&["occurrence[x]"]),
    slot("lot", &["lotNumber"], Shape::Text),
];
const MEDICINE: &[Slot] = &[
    slot("text", &["medicationCodeableConcept"], Shape::Concept)
        .required()
        .outdates(&["medication[x]"]),
    slot("dose", &["dosage[].text"], Shape::Text),
    slot("since", &["effectiveDateTime", "effectivePeriod.start"], Shape::Date)
        .outdates(&["effective[x]"]),
];
const NOTE: &[Slot] =
    &[slot("text", &["valueString"], Shape::Text).required().outdates(&["value[x]"]), WHEN];
const OBSERVATION: &[Slot] = &[
    slot("text", &["code"], Shape::Concept).required(),
    slot("value", &[], Shape::Value),
    slot("unit", &[], Shape::Unit),
    WHEN,
];
const PATIENT: &[Slot] = &[
    slot("given", &["name[].given"], Shape::Given).outdates(&["name[].text"]),
    slot("family", &["name[].family"], Shape::Text).outdates(&["name[].text"]),
    slot("gender", &["gender"], Shape::Code(&["female", "male", "other", "unknown"])),
    slot("birthDate", &["birthDate"], Shape::Date),
    slot("phone", &["telecom[phone].value"], Shape::Text),
];
const PROBLEM: &[Slot] = &[
    slot("text", &["code"], Shape::Concept).required(),
    slot("since", &["onsetPeriod.start", "onsetDateTime"], Shape::Date).outdates(&["onset[x]"]),
    slot(
        "status",
        &["clinicalStatus"],
        Shape::Coded(
            "http://terminology.hl7.org/CodeSystem/condition-clinical",
            &["active", "inactive", "resolved"],
        ),
    ),
];
const WHEN: Slot = slot("date", &["effectivePeriod.start", "effectiveDateTime"], Shape::Date)
    .outdates(&["effective[x]"]);

/// The fields of a resource's form; none where there is no form for it.
pub(super) fn slots(resource: &Value) -> &'static [Slot] {
    let kind = text_at(resource, "resourceType").unwrap_or_default();
    match (EntryKind::of(resource), kind.as_str()) {
        (EntryKind::Note, _) => NOTE,
        (_, "AllergyIntolerance") => ALLERGY,
        (_, "Condition") => PROBLEM,
        (_, "DocumentReference") => DOCUMENT,
        (_, "Immunization") => IMMUNISATION,
        (_, "MedicationStatement") => MEDICINE,
        (_, "Observation") => OBSERVATION,
        (_, "Patient") => PATIENT,
        _ => &[],
    }
}

impl Slot {
    pub(super) fn check(&self, new: Option<&str>) -> Result<(), FormError> {
        let field = Field::alone(self.name);
        let Some(new) = new else {
            return if self.is_required { Err(FormError::Missing(field)) } else { Ok(()) };
        };
        match self.shape {
            Shape::Date if !is_date(new) => Err(FormError::NotADate(field)),
            Shape::Base64 if !is_base64(new) => Err(FormError::Malformed(field)),
            Shape::Code(codes) | Shape::Coded(_, codes) if !codes.contains(&new) => {
                Err(FormError::Malformed(field))
            }
            _ => Ok(()),
        }
    }

    /// Where the resource has the field, or would have it.
    fn path(&self, resource: &Value) -> &'static str {
        let mut paths = self.paths.iter().copied();
        let found = paths.clone().find(|path| !place::get(resource, path).is_null());
        found.or(paths.next_back()).unwrap_or_default()
    }

    pub(super) fn read(&self, resource: &Value) -> Option<String> {
        let value = place::get(resource, self.path(resource));
        match self.shape {
            Shape::Coded(..) => {
                list(get(value, "coding")).iter().find_map(|it| text_at(it, "code"))
            }
            Shape::Concept => text_at(value, "text").or_else(|| {
                let codings = list(get(value, "coding")).iter();
                let said = |key| codings.clone().find_map(|coding| text_at(coding, key));
                said("display").or_else(|| said("code"))
            }),
            Shape::Unit => measure::read(resource).1,
            Shape::Value => measure::read(resource).0,
            Shape::Given => join(" ", list(value).iter().filter_map(text)).or_else(|| {
                let is_text = place::get(resource, "name[].family").is_null();
                is_text.then(|| text(place::get(resource, "name[].text"))).flatten()
            }),
            _ => text(value),
        }
    }

    pub(super) fn write(&self, resource: &mut Value, new: Option<&str>) {
        let path = self.path(resource);
        let member = path.split('.').next().unwrap_or_default();
        for stale in self.stale {
            if stale.ends_with("[x]") {
                place::drop_others(resource, stale, member);
            } else {
                place::remove(resource, stale);
            }
        }
        match new {
            _ if path.is_empty() => {}
            None => place::remove(resource, path),
            Some(new) => place::set(
                resource,
                path,
                match self.shape {
                    Shape::Coded(system, _) => raw::read(&format!(
                        r#"{{"coding":[{{"system":"{system}","code":"{new}"}}]}}"#
                    )),
                    Shape::Concept => words(new),
                    Shape::Given => new.split_whitespace().collect(),
                    _ => new.into(),
                },
            ),
        }
    }
}

/// A concept in words.
fn words(text: &str) -> Value {
    let mut concept = Value::Null;
    place::set(&mut concept, "text", text.into());
    concept
}

/// FHIR wants to know when a medicine was taken and a vaccine given; where nobody says, the resource says that.
pub(super) fn ask_when(resource: &mut Value) {
    let element = match text_at(resource, "resourceType").as_deref() {
        Some("MedicationStatement") => "effective",
        Some("Immunization") => "occurrence",
        _ => return,
    };
    let is_said = |key: &String| is_named(&format!("{element}[x]"), key);
    if !object(resource).is_some_and(|members| members.keys().any(is_said)) {
        let unknown =
            format!(r#"{{"extension":[{{"url":"{DATA_ABSENT}","valueCode":"unknown"}}]}}"#);
        place::set(resource, &format!("_{element}DateTime"), raw::read(&unknown));
    }
}

fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    text.len().is_multiple_of(4) && text.len() - digits.len() <= 2 && digits.bytes().all(is_digit)
}
