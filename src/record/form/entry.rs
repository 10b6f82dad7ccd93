//! One entry of a record as a form: what patients write of themselves becomes a resource, its form is filled again, and
//! what they change in it is changed in the resource, and nothing else.
//!
//! A form is a flat object of texts. [`slots`](super::slots) says which a resource has and where each of them stands in it.

use serde_json::{Map, Value, json};

use super::document::{LOINC, add, concept};
use super::measure::{self, Vital};
use super::slots::{Slot, ask_when, slots};
use super::{Field, FormError, place};
use crate::record::json::{get, object, text};
use crate::record::pieces::{EntryKind, NOTES, alone, cut};
use crate::record::{Record, RecordError, raw};
use crate::time::UnixSeconds;

/// Why a form makes no entry, or changes none.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum EntryError {
    /// Something is wrong in the form.
    #[error(transparent)]
    Form(#[from] FormError),
    /// No resource, or more than one may be.
    #[error(transparent)]
    Record(#[from] RecordError),
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
        "patient.reference",
        "recordedDate",
        r#"{"resourceType":"AllergyIntolerance","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]}}"#,
    ),
    begins(
        EntryKind::Document,
        "subject.reference",
        "date",
        r#"{"resourceType":"DocumentReference","status":"current"}"#,
    ),
    begins(
        EntryKind::Immunisation,
        "patient.reference",
        "recorded",
        r#"{"resourceType":"Immunization","status":"completed"}"#,
    ),
    begins(
        EntryKind::Medicine,
        "subject.reference",
        "dateAsserted",
        r#"{"resourceType":"MedicationStatement","status":"active"}"#,
    ),
    begins(
        EntryKind::Note,
        "subject.reference",
        "issued",
        r#"{"resourceType":"Observation","status":"final"}"#,
    ),
    begins(EntryKind::Patient, "", "", r#"{"resourceType":"Patient"}"#),
    begins(
        EntryKind::Problem,
        "subject.reference",
        "recordedDate",
        r#"{"resourceType":"Condition","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]}}"#,
    ),
    begins(
        EntryKind::Result,
        "subject.reference",
        "issued",
        r#"{"resourceType":"Observation","status":"final"}"#,
    ),
    begins(
        EntryKind::Vital,
        "subject.reference",
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
    let now = now.to_utc().to_string();
    let drafted = begin(kind, fields, patient, Some(&now))?.to_string();
    alone(&drafted)?;
    Ok(drafted)
}

/// The resource of a draft; where `recorded` is left out, it does not say when it was written.
pub(super) fn begin(
    kind: EntryKind,
    fields: &Value,
    patient: Option<&str>,
    recorded: Option<&str>,
) -> Result<Value, FormError> {
    let beginning = BEGINNINGS.iter().find(|beginning| beginning.kind == kind);
    let Beginning { resource, subject, recorded: when, .. } =
        beginning.ok_or(FormError::Unknown)?;
    let mut resource = raw::read(resource);
    // Known from its code: fields are those of a note from here on.
    if kind == EntryKind::Note {
        let code = concept(LOINC, NOTES.0, NOTES.1);
        place::set(&mut resource, "code", raw::read(&code));
        place::set(&mut resource, "code.text", "Note".into());
    }
    for (path, value) in [(subject, patient), (when, recorded)] {
        if let Some(value) = value.filter(|_| !path.is_empty()) {
            place::set(&mut resource, path, value.into());
        }
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
    let (old, mut new) = (raw::read(written), raw::read(written));
    fill(&mut new, fields, false)?;
    let as_written = raw::members(written);
    let mut members = String::new();
    for (key, value) in object(&new).into_iter().flatten() {
        let is_same = value == get(&old, key);
        for member in as_written.iter().filter(|member| is_same && member.key == *key) {
            add(&mut members, member.text);
        }
        if !is_same {
            add(&mut members, &format!("{}:{value}", json!(key)));
        }
    }
    let revised = format!("{{{members}}}");
    alone(&revised)?;
    Ok(revised)
}

/// What the form of a resource is filled with: a text for each field that the resource has something for.
///
/// # Errors
/// [`RecordError`] for what is no resource.
pub fn fields(resource: &str) -> Result<Value, RecordError> {
    let resource = raw::read(only(&alone(resource)?));
    let mut form = Value::Object(Map::new());
    for slot in slots(&resource) {
        if let Some(text) = slot.read(&resource) {
            place::set(&mut form, slot.name, text.into());
        }
    }
    Ok(form)
}

/// The text of the resource of a record of one.
fn only(record: &Record) -> &str {
    cut(record).first().map_or("", |cut| cut.resource)
}

/// A field of a form, with what it says and whether the resource says something else.
struct Filled {
    slot: &'static Slot,
    new: Option<String>,
    is_changed: bool,
}

struct FilledForm(Vec<Filled>);

impl FilledForm {
    fn said(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|filled| filled.slot.name == name)?.new.as_deref()
    }

    fn changes(&self, names: &[&str]) -> bool {
        self.0.iter().any(|filled| filled.is_changed && names.contains(&filled.slot.name))
    }
}

/// Writes into a resource what its form says.
fn fill(resource: &mut Value, fields: &Value, is_new: bool) -> Result<(), FormError> {
    let slots = slots(resource);
    for (key, value) in object(fields).into_iter().flatten() {
        if value.is_object() || value.is_array() || !slots.iter().any(|slot| slot.name == key) {
            return Err(FormError::Unknown);
        }
    }
    let mut form = FilledForm(Vec::new());
    for slot in slots {
        let old = slot.read(resource);
        let said = get(fields, slot.name);
        let is_changed = !said.is_null() && text(said) != old;
        let new = if is_changed { text(said) } else { old };
        if is_changed || is_new {
            slot.check(new.as_deref())?;
        }
        form.0.push(Filled { slot, new, is_changed });
    }
    let kind = EntryKind::of(resource);
    if kind == EntryKind::Patient
        && (is_new || form.changes(&["given", "family"]))
        && form.said("given").or(form.said("family")).is_none()
    {
        return Err(FormError::Missing(Field::alone("name")));
    }
    for Filled { slot, new, .. } in form.0.iter().filter(|filled| filled.is_changed) {
        slot.write(resource, new.as_deref());
        ask_when(resource);
    }
    let unit = form.said("unit");
    let vital = form.said("text").filter(|_| kind == EntryKind::Vital);
    let vital = vital.and_then(|text| Vital::named(text, unit));
    if let Some(vital) = vital
        && (form.changes(&["text"]) || form.changes(&["unit"]) && Vital::is_named_in(resource))
    {
        vital.name(resource);
    }
    if form.changes(&["value", "unit"]) {
        measure::write(resource, vital, form.said("value"), unit);
    }
    Ok(())
}
