//! One entry of a record as a form: what patients write of themselves becomes a resource, its form is filled again, and
//! what they change in it is changed in the resource, and nothing else.
//!
//! A form is a flat object of texts. [`slots`] says which a resource has and where each of them stands in it.

use serde_json::{Value, json};

use super::document::concept;
use super::measure::{self, Vital};
use super::{Field, FormError, is_date, place};
use crate::record::fields::is_named;
use crate::record::json::{get, list, object, text, text_at};
use crate::record::pieces::{EntryKind, NOTES, alone, cut};
use crate::record::rendering::join;
use crate::record::{Record, RecordError, raw};
use crate::time::UnixSeconds;

/// Why a form makes no entry, or changes none.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum EntryError {
    /// A field that the form of this entry has not, or with something that none of its kind can be.
    #[error("{0} is no field of this entry, or cannot be this")]
    Field(String),
    /// A field is missing, or no date.
    #[error(transparent)]
    Form(#[from] FormError),
    /// Nobody writes such an entry by hand.
    #[error("there is no form for entries of this kind")]
    Kind,
    /// No resource, or more than one may be.
    #[error(transparent)]
    Record(#[from] RecordError),
}

/// Why a value is not there.
const DATA_ABSENT: &str = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

/// A field, and where a resource has it.
struct Slot {
    name: &'static str,
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
fn slots(resource: &Value) -> &'static [Slot] {
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

/// What the resources of a kind begin with.
struct Beginning {
    kind: EntryKind,
    resource: &'static str,
    /// Where they refer to the patient, if they do.
    subject: &'static str,
    /// Where they say when they were written, if they do.
    recorded: &'static str,
}

const fn begins(
    kind: EntryKind,
    subject: &'static str,
    recorded: &'static str,
    resource: &'static str,
) -> Beginning {
    Beginning { kind, resource, subject, recorded }
}

const BEGINNINGS: &[Beginning] = &[
    begins(
        EntryKind::Allergy,
        "patient",
        "recordedDate",
        r#"{"resourceType":"AllergyIntolerance","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]}}"#,
    ),
    begins(
        EntryKind::Document,
        "subject",
        "date",
        r#"{"resourceType":"DocumentReference","status":"current"}"#,
    ),
    begins(
        EntryKind::Immunisation,
        "patient",
        "recorded",
        r#"{"resourceType":"Immunization","status":"completed"}"#,
    ),
    begins(
        EntryKind::Medicine,
        "subject",
        "dateAsserted",
        r#"{"resourceType":"MedicationStatement","status":"active"}"#,
    ),
    begins(
        EntryKind::Note,
        "subject",
        "issued",
        r#"{"resourceType":"Observation","status":"final"}"#,
    ),
    begins(EntryKind::Patient, "", "", r#"{"resourceType":"Patient"}"#),
    begins(
        EntryKind::Problem,
        "subject",
        "recordedDate",
        r#"{"resourceType":"Condition","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]}}"#,
    ),
    begins(
        EntryKind::Result,
        "subject",
        "issued",
        r#"{"resourceType":"Observation","status":"final"}"#,
    ),
    begins(
        EntryKind::Vital,
        "subject",
        "issued",
        r#"{"resourceType":"Observation","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}]}"#,
    ),
];

/// Makes a resource of what a person wrote, about the patient with this address.
///
/// # Errors
/// [`EntryError`].
pub fn draft(
    kind: EntryKind,
    fields: &Value,
    patient: Option<&str>,
    now: UnixSeconds,
) -> Result<String, EntryError> {
    let written = Some(now.to_utc().to_string());
    let drafted = begin(kind, fields, patient, written)?.to_string();
    alone(&drafted)?;
    Ok(drafted)
}

/// The resource of a draft; where `recorded` is left out, it does not say when it was written.
pub(super) fn begin(
    kind: EntryKind,
    fields: &Value,
    patient: Option<&str>,
    recorded: Option<String>,
) -> Result<Value, EntryError> {
    let beginning = BEGINNINGS.iter().find(|beginning| beginning.kind == kind);
    let Beginning { resource, subject, recorded: when, .. } = beginning.ok_or(EntryError::Kind)?;
    let mut resource = raw::read(resource);
    // Known from its code: fields are those of a note from here on.
    if kind == EntryKind::Note {
        place::set(&mut resource, "code", concept(NOTES.0, NOTES.1));
        place::set(&mut resource, "code.text", "Note".into());
    }
    if let (Some(patient), false) = (patient, subject.is_empty()) {
        place::set(&mut resource, subject, json!({ "reference": patient }));
    }
    if let (Some(recorded), false) = (recorded, when.is_empty()) {
        place::set(&mut resource, when, recorded.into());
    }
    fill(&mut resource, fields, true)?;
    Ok(resource)
}

/// Changes a resource where its form says something else than the resource does, and leaves every other member as it is
/// written. A field that is not there says nothing; an empty one says that there is nothing.
///
/// # Errors
/// [`EntryError`].
pub fn revise(resource: &str, fields: &Value) -> Result<String, EntryError> {
    let record = alone(resource)?;
    let written = only(&record);
    let old = raw::read(written);
    let mut new = old.clone();
    fill(&mut new, fields, false)?;
    let as_written = raw::members(written);
    let members = object(&new).into_iter().flatten().map(|(key, value)| {
        if *value != *get(&old, key) {
            return format!("{}:{value}", json!(key));
        }
        let same = as_written.iter().filter(|member| member.key == *key);
        same.map(|member| member.text).collect::<Vec<_>>().join(",")
    });
    let revised = format!("{{{}}}", members.collect::<Vec<_>>().join(","));
    alone(&revised)?;
    Ok(revised)
}

/// What the form of a resource is filled with: a text for each field that the resource has something for.
///
/// # Errors
/// [`RecordError`] for what is no resource.
pub fn fields(resource: &str) -> Result<Value, RecordError> {
    let resource = raw::read(only(&alone(resource)?));
    let fields = slots(&resource).iter();
    Ok(fields.filter_map(|slot| Some((slot.name, slot.read(&resource)?))).collect())
}

/// The text of the resource of a record of one.
fn only(record: &Record) -> &str {
    cut(record).first().map_or("", |(_, resource)| *resource)
}

/// Writes into a resource what its form says.
fn fill(resource: &mut Value, fields: &Value, is_new: bool) -> Result<(), EntryError> {
    let slots = slots(resource);
    let fields = object(fields).ok_or_else(|| EntryError::Field(String::new()))?;
    let has_slot = |key: &str| slots.iter().any(|slot| slot.name == key);
    if let Some(key) = fields.keys().find(|key| !has_slot(key)) {
        return Err(EntryError::Field(key.clone()));
    }
    let mut form = Vec::new();
    for slot in slots {
        let old = slot.read(resource);
        let new = match fields.get(slot.name) {
            None => old.clone(),
            Some(Value::Array(_) | Value::Object(_)) => {
                return Err(EntryError::Field(slot.name.to_owned()));
            }
            Some(value) => text(value),
        };
        let is_changed = new != old;
        if is_changed || is_new {
            slot.check(new.as_deref())?;
        }
        form.push(Filled { slot, new, is_changed });
    }
    let of = |name: &str| form.iter().find(|filled| filled.slot.name == name);
    let said = |name: &str| of(name).and_then(|filled| filled.new.as_deref());
    let changed = |name: &str| of(name).is_some_and(|filled| filled.is_changed);
    let named = is_new || changed("given") || changed("family");
    if EntryKind::of(resource) == EntryKind::Patient
        && named
        && said("given").or(said("family")).is_none()
    {
        return Err(FormError::Missing(Field::Name).into());
    }
    for Filled { slot, new, .. } in form.iter().filter(|filled| filled.is_changed) {
        slot.write(resource, new.as_deref());
    }
    let (text, unit) = (said("text"), said("unit"));
    let is_vital = EntryKind::of(resource) == EntryKind::Vital;
    let vital = text.filter(|_| is_vital).and_then(|text| Vital::named(text, unit));
    if let Some(vital) = vital
        && (changed("text") || changed("unit") && Vital::is_named_in(resource))
    {
        vital.name(resource);
    }
    if changed("value") || changed("unit") {
        measure::write(resource, vital, said("value"), unit);
    }
    if form.iter().any(|filled| filled.is_changed) {
        ask_when(resource);
    }
    Ok(())
}

/// A field of a form, with what it says and whether the resource says something else.
struct Filled {
    slot: &'static Slot,
    new: Option<String>,
    is_changed: bool,
}

impl Slot {
    fn check(&self, new: Option<&str>) -> Result<(), EntryError> {
        let Some(new) = new else {
            let missing = FormError::Missing(Field::OfEntry(self.name));
            return if self.is_required { Err(missing.into()) } else { Ok(()) };
        };
        let fits = match self.shape {
            Shape::Base64 => is_base64(new),
            Shape::Code(codes) | Shape::Coded(_, codes) => codes.contains(&new),
            Shape::Date if !is_date(new) => {
                return Err(FormError::NotADate(Field::OfEntry(self.name)).into());
            }
            _ => true,
        };
        if fits { Ok(()) } else { Err(EntryError::Field(self.name.to_owned())) }
    }

    /// Where the resource has the field, or would have it.
    fn path(&self, resource: &Value) -> &'static str {
        let mut paths = self.paths.iter().copied();
        let found = paths.clone().find(|path| !place::get(resource, path).is_null());
        found.or(paths.next_back()).unwrap_or_default()
    }

    fn read(&self, resource: &Value) -> Option<String> {
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

    fn write(&self, resource: &mut Value, new: Option<&str>) {
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
                    Shape::Coded(system, _) => {
                        json!({ "coding": [{ "system": system, "code": new }] })
                    }
                    Shape::Concept => json!({ "text": new }),
                    Shape::Given => new.split_whitespace().collect(),
                    _ => new.into(),
                },
            ),
        }
    }
}

/// FHIR wants to know when a medicine was taken and a vaccine given; where nobody says, the resource says that.
fn ask_when(resource: &mut Value) {
    let element = match text_at(resource, "resourceType").as_deref() {
        Some("MedicationStatement") => "effective",
        Some("Immunization") => "occurrence",
        _ => return,
    };
    let is_said = |key: &String| is_named(&format!("{element}[x]"), key);
    if !object(resource).is_some_and(|members| members.keys().any(is_said)) {
        let unknown = json!({ "extension": [{ "url": DATA_ABSENT, "valueCode": "unknown" }] });
        place::set(resource, &format!("_{element}DateTime"), unknown);
    }
}

fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    text.len() % 4 == 0 && text.len() - digits.len() <= 2 && digits.bytes().all(is_digit)
}
