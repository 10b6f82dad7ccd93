//! What other versions of FHIR, and people in a hurry, write where R4 writes something else.

use serde_json::{Map, Value, json};

use super::definitions::{Element, is_resource};
use crate::record::form::is_date;
use crate::record::json::{get, is_true, list, object, text, text_at};

/// Kinds of resources that R4 calls otherwise.
const KINDS: &[(&str, &str)] = &[
    ("DeviceUsage", "DeviceUseStatement"),
    ("DiagnosticOrder", "ServiceRequest"),
    ("MedicationOrder", "MedicationRequest"),
    ("MedicationUsage", "MedicationStatement"),
    ("ProcedureRequest", "ServiceRequest"),
    ("ReferralRequest", "ServiceRequest"),
];

/// Elements that R4 calls otherwise: in what, their name, the name in R4.
const ELEMENTS: &[(&str, &str, &str)] = &[
    ("AllergyIntolerance", "assertedDate", "recordedDate"),
    ("AllergyIntolerance", "substance", "code"),
    ("Condition", "assertedDate", "recordedDate"),
    ("Condition", "dateRecorded", "recordedDate"),
    ("DiagnosticReport", "codedDiagnosis", "conclusionCode"),
    ("DocumentReference", "created", "date"),
    ("DocumentReference", "indexed", "date"),
    ("Encounter", "actualPeriod", "period"),
    ("Goal", "status", "lifecycleStatus"),
    ("Immunization", "date", "occurrenceDateTime"),
    ("Immunization", "reported", "primarySource"),
    ("Medication", "doseForm", "form"),
    ("MedicationRequest", "dateWritten", "authoredOn"),
    ("MedicationRequest", "prescriber", "requester"),
    ("Observation", "comment", "note"),
    ("Observation", "comments", "note"),
    ("Patient", "careProvider", "generalPractitioner"),
    ("Procedure", "occurrence", "performed"),
    ("Procedure", "occurrenceDateTime", "performedDateTime"),
    ("Procedure", "occurrencePeriod", "performedPeriod"),
    ("@Medication.ingredient", "code", "itemCodeableConcept"),
    ("@Medication.ingredient", "isActiveIngredient", "isActive"),
];

/// Names that hold in every resource that has the second and not the first.
const ANYWHERE: &[(&str, &str)] = &[
    ("context", "encounter"),
    ("dateTime", "date"),
    ("patient", "subject"),
    ("reason", "reasonCode"),
    ("subject", "patient"),
];

/// Statuses that are concepts: the element, the code system.
const STATUSES: &[(&str, &str, &str)] = &[
    (
        "AllergyIntolerance",
        "clinicalStatus",
        "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical",
    ),
    (
        "AllergyIntolerance",
        "verificationStatus",
        "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification",
    ),
    ("Condition", "clinicalStatus", "http://terminology.hl7.org/CodeSystem/condition-clinical"),
    (
        "Condition",
        "verificationStatus",
        "http://terminology.hl7.org/CodeSystem/condition-ver-status",
    ),
];

/// What says that something did not happen, and the status that says so in R4.
const NEGATIONS: &[(&str, &str, &str)] = &[
    ("Immunization", "notGiven", "not-done"),
    ("Immunization", "wasNotGiven", "not-done"),
    ("MedicationAdministration", "notGiven", "not-done"),
    ("MedicationAdministration", "wasNotGiven", "not-done"),
    ("MedicationStatement", "wasNotTaken", "not-taken"),
    ("Procedure", "notDone", "not-done"),
    ("Procedure", "notPerformed", "not-done"),
];

/// Gives a resource the name of its kind in R4.
pub(super) fn rename_resource(given: &mut Map<String, Value>) {
    let kind = given.get("resourceType").and_then(Value::as_str).unwrap_or_default();
    if let Some((_, new)) = KINDS.iter().find(|(old, _)| *old == kind) {
        given.insert("resourceType".to_owned(), (*new).into());
    }
}

/// Gives the elements of a type their names in R4; says which had another, and their new names.
pub(super) fn rename(
    kind: &str,
    elements: &[Element],
    given: &mut Map<String, Value>,
) -> Vec<(String, String)> {
    let before: Vec<String> = given.keys().cloned().collect();
    for (_, old, status) in NEGATIONS.iter().filter(|(of, ..)| *of == kind) {
        if let Some(flag) = given.get(*old).map(is_true) {
            given.shift_remove(*old);
            if flag {
                given.insert("status".to_owned(), (*status).into());
            }
        }
    }
    if kind == "MedicationStatement" && given.get("taken").and_then(text).as_deref() == Some("n") {
        given.shift_remove("taken");
        given.insert("status".to_owned(), "not-taken".into());
    }
    for (_, element, system) in STATUSES.iter().filter(|(of, ..)| *of == kind) {
        let code = given.get(*element).filter(|status| !status.is_object()).and_then(text);
        if let Some(code) = code {
            given.insert(
                (*element).to_owned(),
                json!({ "coding": [{ "system": system, "code": code }] }),
            );
        }
    }
    let anywhere = ANYWHERE.iter().filter(|_| is_resource(kind)).copied();
    let here = ELEMENTS.iter().filter(|(of, ..)| *of == kind).map(|(_, old, new)| (*old, *new));
    for (old, new) in here.chain(anywhere) {
        let knows = |name: &str| elements.iter().any(|element| element.name == name);
        let is_new = knows(new)
            || elements
                .iter()
                .any(|element| element.stem().is_some_and(|stem| new.starts_with(stem)));
        if !knows(old) && is_new && !given.contains_key(new) && given.contains_key(old) {
            replace(given, old, new.to_owned(), None);
        }
    }
    for element in elements {
        if let Some(stem) = element.stem() {
            give_type(stem, element, given);
        } else if element.name.ends_with("Code") || element.name.ends_with("Reference") {
            share_reference(element.name, elements, given);
        }
    }
    let gone = before.iter().filter(|key| !given.contains_key(*key)).cloned();
    let come = given.keys().filter(|key| !before.contains(key)).cloned();
    gone.zip(come.chain(core::iter::repeat("status".to_owned()))).collect()
}

/// Puts a value under another key, in its place.
fn replace(given: &mut Map<String, Value>, old: &str, new: String, value: Option<Value>) {
    let Some(place) = given.keys().position(|key| key == old) else { return };
    let Some(was) = given.shift_remove(old) else { return };
    given.shift_insert(place.min(given.len()), new, value.unwrap_or(was));
}

/// An element whose type is part of its name, written without: the type is told by the value, as R5 and haste have it.
fn give_type(stem: &str, element: &Element, given: &mut Map<String, Value>) {
    let Some(value) = given.get(stem) else { return };
    let has = |key: &str| object(value).is_some_and(|object| object.contains_key(key));
    let inner = |key: &str| object(value).and_then(|object| object.get(key)).cloned();
    let (kind, value) = if let Some(concept) = inner("concept") {
        ("CodeableConcept", concept)
    } else if let Some(link) = inner("reference") {
        ("Reference", if link.is_object() { link } else { value.clone() })
    } else {
        let kind = match value {
            Value::Bool(_) => "Boolean",
            Value::Number(_) => "Quantity",
            Value::String(text) if text.get(..10).is_some_and(is_date) || is_date(text) => {
                "DateTime"
            }
            Value::String(_) => "String",
            _ if has("coding") || has("text") => "CodeableConcept",
            _ if has("start") || has("end") => "Period",
            _ if has("low") || has("high") => "Range",
            _ if has("numerator") => "Ratio",
            _ if has("repeat") => "Timing",
            _ => "Quantity",
        };
        (kind, value.clone())
    };
    let lower = |kind: &str| {
        let (first, rest) = kind.split_at_checked(1).unwrap_or_default();
        first.to_ascii_lowercase() + rest
    };
    let fits =
        |kind: &str| element.kinds.iter().any(|it| *it == kind || *it == lower(kind) || *it == "*");
    let kind =
        [kind, "String", "CodeableConcept"].into_iter().find(|kind| fits(kind)).unwrap_or(kind);
    let (stem, key) = (stem.to_owned(), format!("{stem}{kind}"));
    if !given.contains_key(&key) {
        replace(given, &stem, key, Some(value));
    }
}

/// `reason` of R5, a concept or a reference or both, as `reasonCode` and `reasonReference`.
fn share_reference(name: &str, elements: &[Element], given: &mut Map<String, Value>) {
    let Some(stem) = name.strip_suffix("Code") else { return };
    let other = format!("{stem}Reference");
    if !elements.iter().any(|element| element.name == other) {
        return;
    }
    let Some(values) = given.get(name).map(list) else { return };
    let is_shared =
        |value: &Value| value.get("concept").is_some() || value.get("reference").is_some();
    if !values.iter().any(is_shared) || given.contains_key(&other) {
        return;
    }
    let (mut concepts, mut links) = (Vec::new(), Vec::new());
    for value in values {
        match (value.get("concept"), value.get("reference")) {
            (None, None) => concepts.push(value.clone()),
            (concept, link) => {
                concepts.extend(concept.cloned());
                links.extend(
                    link.map(|link| if link.is_object() { link.clone() } else { value.clone() }),
                );
            }
        }
    }
    given.insert(name.to_owned(), concepts.into());
    given.insert(other, links.into());
}

/// A value as an object of a type, and whether it was one already; the value itself where it can be none.
pub(super) fn reshape(kind: &str, value: Value) -> Result<(Map<String, Value>, bool), Value> {
    let made = match &value {
        Value::Null => return Ok((Map::new(), true)),
        Value::Array(_) => match object(&value) {
            Some(first) => Value::Object(first.clone()),
            None => return Err(value),
        },
        Value::Object(parts) => {
            let has = |key: &str| parts.contains_key(key);
            match kind {
                "CodeableConcept" if has("concept") => get(&value, "concept").clone(),
                "CodeableConcept" if !has("coding") && (has("code") || has("display")) => {
                    json!({ "coding": [value] })
                }
                "Coding" if has("coding") => match list(get(&value, "coding")).first() {
                    Some(coding) => coding.clone(),
                    None => json!({ "display": text_at(&value, "text") }),
                },
                "Reference" if get(&value, "reference").is_object() => {
                    get(&value, "reference").clone()
                }
                _ => return Ok((into_object(value), true)),
            }
        }
        _ => {
            let Some(said) = text(&value) else { return Ok((Map::new(), true)) };
            match kind {
                "Address" | "Annotation" | "CodeableConcept" | "Dosage" | "HumanName" => {
                    json!({ "text": said })
                }
                "Attachment" => json!({ "title": said }),
                "ContactPoint" | "Identifier" => json!({ "value": said }),
                "Reference" if said.contains(['/', '#']) || said.starts_with("urn:") => {
                    json!({ "reference": said })
                }
                "Coding" | "Reference" => json!({ "display": said }),
                "Age" | "Count" | "Distance" | "Duration" | "Money" | "Quantity"
                    if value.is_number() =>
                {
                    json!({ "value": value })
                }
                "Quantity" => json!({ "unit": said }),
                "Period" if is_date(&said) => json!({ "start": said }),
                _ => return Err(value),
            }
        }
    };
    Ok((into_object(made), false))
}

fn into_object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(parts) => parts,
        _ => Map::new(),
    }
}
