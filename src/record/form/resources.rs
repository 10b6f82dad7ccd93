//! What a patient wrote, as FHIR resources.

use serde_json::{Value, json};

use super::document::Item;
use super::{Allergy, Medicine, Person, Problem};

const CONDITION_CLINICAL: &str = "http://terminology.hl7.org/CodeSystem/condition-clinical";
const ALLERGY_CLINICAL: &str = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
const ABSENT_UNKNOWN: &str = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
const DATA_ABSENT: &str = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

pub(super) fn patient(person: &Person) -> Value {
    let mut name = json!({});
    if let Some(family) = written(&person.family) {
        name["family"] = json!(family);
    }
    let given: Vec<&str> = person.given.split_whitespace().collect();
    if !given.is_empty() {
        name["given"] = json!(given);
    }
    let mut patient = json!({
        "resourceType": "Patient",
        "name": [name],
        "gender": person.gender,
        "birthDate": person.birth_date.trim(),
    });
    if let Some(phone) = person.phone.as_deref().and_then(written) {
        patient["telecom"] = json!([{ "system": "phone", "value": phone }]);
    }
    patient
}

pub(super) fn condition(problem: &Problem, subject: &Value) -> Item {
    let status = problem.status.unwrap_or_default();
    let text = problem.text.trim();
    let mut condition = json!({
        "resourceType": "Condition",
        "clinicalStatus": { "coding": [{ "system": CONDITION_CLINICAL, "code": status }] },
        "code": { "text": text },
        "subject": subject,
    });
    let since = problem.since.as_deref().and_then(written);
    if let Some(since) = since {
        condition["onsetDateTime"] = json!(since);
    }
    let status =
        condition["clinicalStatus"]["coding"][0]["code"].as_str().unwrap_or_default().to_owned();
    Item { narrative: line(text, [since, Some(&status)]), resource: condition }
}

pub(super) fn allergy(allergy: &Allergy, subject: &Value) -> Item {
    let text = allergy.text.trim();
    let mut resource = json!({
        "resourceType": "AllergyIntolerance",
        "clinicalStatus": { "coding": [{ "system": ALLERGY_CLINICAL, "code": "active" }] },
        "code": { "text": text },
        "patient": subject,
    });
    if let Some(criticality) = allergy.criticality {
        resource["criticality"] = json!(criticality);
    }
    let reaction = allergy.reaction.as_deref().and_then(written);
    if let Some(reaction) = reaction {
        resource["reaction"] = json!([{ "manifestation": [{ "text": reaction }] }]);
    }
    let criticality = resource["criticality"].as_str().map(str::to_owned);
    Item { narrative: line(text, [reaction, criticality.as_deref()]), resource }
}

pub(super) fn medication(medicine: &Medicine, subject: &Value) -> Item {
    let text = medicine.text.trim();
    let since = medicine.since.as_deref().and_then(written);
    let mut resource = medication_statement(&json!({ "text": text }), subject, since);
    let dose = medicine.dose.as_deref().and_then(written);
    if let Some(dose) = dose {
        resource["dosage"] = json!([{ "text": dose }]);
    }
    Item { narrative: line(text, [dose, since]), resource }
}

pub(super) fn no_known_problems(subject: &Value) -> Item {
    let (code, narrative) = absent("no-known-problems", "No known problems");
    let resource = json!({
        "resourceType": "Condition",
        "clinicalStatus": { "coding": [{ "system": CONDITION_CLINICAL, "code": "active" }] },
        "code": code,
        "subject": subject,
    });
    Item { resource, narrative }
}

pub(super) fn no_known_allergies(subject: &Value) -> Item {
    let (code, narrative) = absent("no-known-allergies", "No known allergies");
    let resource = json!({
        "resourceType": "AllergyIntolerance",
        "clinicalStatus": { "coding": [{ "system": ALLERGY_CLINICAL, "code": "active" }] },
        "code": code,
        "patient": subject,
    });
    Item { resource, narrative }
}

pub(super) fn no_known_medicines(subject: &Value) -> Item {
    let (code, narrative) = absent("no-known-medications", "No known medications");
    Item { resource: medication_statement(&code, subject, None), narrative }
}

/// IPS asks when a medicine was taken; where the patient does not say, the record says that.
fn medication_statement(medication: &Value, subject: &Value, since: Option<&str>) -> Value {
    let mut statement = json!({
        "resourceType": "MedicationStatement",
        "status": "active",
        "medicationCodeableConcept": medication,
        "subject": subject,
    });
    match since {
        Some(since) => statement["effectivePeriod"] = json!({ "start": since }),
        None => {
            statement["_effectiveDateTime"] =
                json!({ "extension": [{ "url": DATA_ABSENT, "valueCode": "unknown" }] });
        }
    }
    statement
}

fn absent(code: &str, display: &str) -> (Value, String) {
    (
        json!({ "coding": [{ "system": ABSENT_UNKNOWN, "code": code, "display": display }] }),
        display.to_owned(),
    )
}

fn written(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn line(text: &str, more: [Option<&str>; 2]) -> String {
    let parts: Vec<&str> = core::iter::once(text).chain(more.into_iter().flatten()).collect();
    parts.join(", ")
}
