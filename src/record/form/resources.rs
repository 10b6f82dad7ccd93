//! What a patient wrote, as FHIR resources: drafts of entries, and statements that there is nothing.

use serde_json::{Value, json};

use super::document::Item;
use super::entry::begin;
use super::{Allergy, Medicine, Person, Problem};
use crate::record::pieces::EntryKind;

const ABSENT_UNKNOWN: &str = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";

pub(super) fn patient(person: &Person) -> Value {
    let Person { given, family, birth_date, gender, phone } = person;
    let fields = json!({ "given": given, "family": family, "birthDate": birth_date, "gender": gender, "phone": phone });
    resource(EntryKind::Patient, &fields, None)
}

pub(super) fn condition(problem: &Problem, subject: &str) -> Item {
    let Problem { text, since, status } = problem;
    let fields = json!({ "text": text, "since": since, "status": status.unwrap_or_default() });
    item(EntryKind::Problem, &fields, ["since", "status"], subject)
}

pub(super) fn allergy(allergy: &Allergy, subject: &str) -> Item {
    let Allergy { text, reaction, criticality } = allergy;
    let fields = json!({ "text": text, "reaction": reaction, "criticality": criticality });
    item(EntryKind::Allergy, &fields, ["reaction", "criticality"], subject)
}

pub(super) fn medication(medicine: &Medicine, subject: &str) -> Item {
    let Medicine { text, dose, since } = medicine;
    let fields = json!({ "text": text, "dose": dose, "since": since });
    item(EntryKind::Medicine, &fields, ["dose", "since"], subject)
}

pub(super) fn no_known_problems(subject: &str) -> Item {
    absent(EntryKind::Problem, "code", "no-known-problems", "No known problems", subject)
}

pub(super) fn no_known_allergies(subject: &str) -> Item {
    absent(EntryKind::Allergy, "code", "no-known-allergies", "No known allergies", subject)
}

pub(super) fn no_known_medicines(subject: &str) -> Item {
    let element = "medicationCodeableConcept";
    absent(EntryKind::Medicine, element, "no-known-medications", "No known medications", subject)
}

/// A statement that there is nothing, with a code of its own in place of words.
fn absent(kind: EntryKind, element: &str, code: &str, display: &str, subject: &str) -> Item {
    let mut item = item(kind, &json!({ "text": display }), ["", ""], subject);
    item.resource[element] =
        json!({ "coding": [{ "system": ABSENT_UNKNOWN, "code": code, "display": display }] });
    item
}

/// An entry, and its line: the text and what else is told.
fn item(kind: EntryKind, fields: &Value, told: [&str; 2], subject: &str) -> Item {
    let said = |key: &str| fields[key].as_str().map(str::trim).filter(|said| !said.is_empty());
    let line: Vec<&str> = ["text", told[0], told[1]].into_iter().filter_map(said).collect();
    Item { narrative: line.join(", "), resource: resource(kind, fields, Some(subject)) }
}

fn resource(kind: EntryKind, fields: &Value, subject: Option<&str>) -> Value {
    begin(kind, fields, subject, None)
        .expect("the form was checked, and its fields are those of the entry")
}
