//! What R4 asks of values together: invariants that hold between elements.
//!
//! Their names are those of the [specification](https://hl7.org/fhir/R4/conformance-rules.html#constraints). What breaks
//! one is taken out and kept as text, or said in another way.

use serde_json::{Map, Value, json};

use super::conform::Conformer;
use super::definitions::Element;
use super::repair::RepairCode;
use crate::record::json::{get, list, text, text_at};
use crate::record::status::status_code;

/// A code for an element that must have one and has none.
pub(super) fn default_code(kind: &str, element: &Element) -> Option<&'static str> {
    let known = match (kind, element.name) {
        ("Composition", "status") => "final",
        ("DocumentReference", "status") => "current",
        ("Narrative", "status") => "additional",
        _ => "unknown",
    };
    element.codes.contains(&known).then_some(known)
}

/// What holds within one object.
#[allow(clippy::too_many_lines)] // a table
pub(super) fn apply(
    conformer: &mut Conformer<'_>,
    kind: &str,
    made: &mut Map<String, Value>,
    path: &str,
) {
    let has = |made: &Map<String, Value>, key: &str| made.contains_key(key);
    let mut lose = |made: &mut Map<String, Value>, key: &str| {
        if let Some(value) = made.shift_remove(key) {
            conformer.lose(&value, &format!("{path}.{key}"));
        }
    };
    match kind {
        "Attachment" if has(made, "data") && !has(made, "contentType") => {
            made.insert("contentType".to_owned(), "application/octet-stream".into());
            conformer.note(
                RepairCode::Added,
                path,
                None,
                Some("application/octet-stream".to_owned()),
            );
        }
        // ctm: a system goes with every value.
        "ContactPoint" if has(made, "value") && !has(made, "system") => {
            let value = made.get("value").and_then(text).unwrap_or_default();
            let is_number = |c: char| {
                c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '(' | ')' | '.' | '/')
            };
            let system = match value.as_str() {
                mail if mail.contains('@') => "email",
                link if link.contains("://") => "url",
                phone if phone.chars().all(is_number) => "phone",
                _ => "other",
            };
            made.insert("system".to_owned(), system.into());
            conformer.note(RepairCode::Added, path, None, Some(system.to_owned()));
        }
        // ext-1: either a value or extensions, and nothing without its address.
        "Extension" => {
            let is_value = |key: &String| key.strip_prefix('_').unwrap_or(key).starts_with("value");
            let value = made.keys().find(|key| is_value(key)).cloned();
            let is_nested = has(made, "extension");
            if !has(made, "url") || (value.is_none() && !is_nested) {
                let all = Value::Object(core::mem::take(made));
                // An extension that says nothing is no loss.
                let says = all
                    .as_object()
                    .is_some_and(|all| all.keys().any(|key| key != "url" && key != "id"));
                if says {
                    conformer.lose(&all, path);
                }
            } else if let Some(value) = value.filter(|_| is_nested) {
                lose(made, &value);
            }
        }
        // per-1
        "Period" => {
            let [start, end] =
                ["start", "end"].map(|key| made.get(key).and_then(text).unwrap_or_default());
            let common = start.len().min(end.len()).min(10);
            if start.get(..common) > end.get(..common) {
                lose(made, "end");
            }
        }
        // qty-3: a code is one of a system.
        "Age" | "Count" | "Distance" | "Duration" | "Quantity"
            if has(made, "code") && !has(made, "system") =>
        {
            let code = made.shift_remove("code").unwrap_or_default();
            conformer.note(RepairCode::Converted, path, text(&code), text(&code));
            made.entry("unit").or_insert(code);
        }
        // rat-1
        "Ratio" if has(made, "numerator") != has(made, "denominator") => {
            lose(made, "numerator");
            lose(made, "denominator");
        }
        "Timing" | "@Timing.repeat" => {
            for (value, unit) in [("duration", "durationUnit"), ("period", "periodUnit")] {
                // tim-1, tim-2
                if has(made, value) && !has(made, unit) {
                    lose(made, value);
                    lose(made, &format!("{value}Max"));
                }
            }
            for (most, least) in
                [("countMax", "count"), ("durationMax", "duration"), ("periodMax", "period")]
            {
                if has(made, most) && !has(made, least) {
                    lose(made, most);
                }
            }
            // tim-9, tim-10
            if has(made, "when") && has(made, "timeOfDay") {
                lose(made, "timeOfDay");
            }
            if has(made, "offset") && !has(made, "when") {
                lose(made, "offset");
            }
        }
        // obs-3
        "@Observation.referenceRange"
            if !["low", "high", "text"].iter().any(|key| has(made, key)) && !made.is_empty() =>
        {
            let all = Value::Object(core::mem::take(made));
            conformer.lose(&all, path);
        }
        // pat-1
        "@Patient.contact"
            if !["name", "telecom", "address", "organization"].iter().any(|key| has(made, key))
                && !made.is_empty() =>
        {
            let all = Value::Object(core::mem::take(made));
            conformer.lose(&all, path);
        }
        // cpl-3
        "@CarePlan.activity" if has(made, "detail") && has(made, "reference") => {
            lose(made, "reference");
        }
        // cmp-2
        "@Composition.section" if has(made, "entry") && has(made, "emptyReason") => {
            lose(made, "emptyReason");
        }
        // qrs-1
        "@QuestionnaireResponse.item" if has(made, "item") && has(made, "answer") => {
            lose(made, "item");
        }
        _ => {}
    }
}

/// What holds in a whole resource.
pub(super) fn apply_to_resource(
    conformer: &mut Conformer<'_>,
    made: &mut Map<String, Value>,
    path: &str,
) {
    let kind = made.get("resourceType").and_then(text).unwrap_or_default();
    match kind.as_str() {
        // ait-1, ait-2; con-3, con-5
        "AllergyIntolerance" | "Condition" => clinical_status(conformer, &kind, made, path),
        "FamilyMemberHistory" => {
            // fhs-1
            let is_of = |stem: &str, key: &str| {
                key.strip_prefix(stem)
                    .is_some_and(|kind| kind.starts_with(|c: char| c.is_ascii_uppercase()))
            };
            if made.keys().any(|key| is_of("age", key)) {
                let born: Vec<String> =
                    made.keys().filter(|key| is_of("born", key)).cloned().collect();
                for key in born {
                    let value = made.shift_remove(&key).unwrap_or_default();
                    conformer.lose(&value, &format!("{path}.{key}"));
                }
            }
        }
        "Observation" => {
            // obs-6
            let is_value = |key: &String| key.starts_with("value");
            if made.keys().any(is_value)
                && let Some(reason) = made.shift_remove("dataAbsentReason")
            {
                conformer.lose(&reason, &format!("{path}.dataAbsentReason"));
            }
        }
        // org-1
        "Organization" if !made.contains_key("name") && !made.contains_key("identifier") => {
            conformer.note(RepairCode::Added, path, None, Some("unknown".to_owned()));
            made.insert("name".to_owned(), "unknown".into());
        }
        // ppc-1
        "Consent" if !made.contains_key("policy") && !made.contains_key("policyRule") => {
            made.insert("policyRule".to_owned(), json!({ "text": "unknown" }));
            conformer.note(RepairCode::Added, path, None, Some("unknown".to_owned()));
        }
        _ => {}
    }
}

fn clinical_status(
    conformer: &mut Conformer<'_>,
    kind: &str,
    made: &mut Map<String, Value>,
    path: &str,
) {
    const CLINICAL: &str = "clinicalStatus";
    let code = |made: &Map<String, Value>, key: &str| made.get(key).and_then(status_code);
    let is_mistake = code(made, "verificationStatus").as_deref() == Some("entered-in-error");
    if is_mistake {
        if let Some(status) = made.shift_remove(CLINICAL) {
            conformer.lose(&status, &format!("{path}.{CLINICAL}"));
        }
        return;
    }
    let is_over = made.keys().any(|key| key.starts_with("abatement"));
    let status = code(made, CLINICAL);
    let add = match status.as_deref() {
        // con-4: what has an end is over.
        Some("active" | "recurrence" | "relapse") if kind == "Condition" && is_over => {
            Some("inactive")
        }
        Some(_) => None,
        None if kind == "Condition" && !is_listed_problem(made) => None,
        None if is_over => Some("inactive"),
        // Nobody lists an allergy that is none, and verification decides the rest.
        None => Some("active"),
    };
    let Some(add) = add else { return };
    let system =
        if kind == "Condition" { "condition-clinical" } else { "allergyintolerance-clinical" };
    let system = format!("http://terminology.hl7.org/CodeSystem/{system}");
    let code = if status.is_some() { RepairCode::Converted } else { RepairCode::Added };
    conformer.note(code, &format!("{path}.{CLINICAL}"), status, Some(add.to_owned()));
    made.insert(CLINICAL.to_owned(), json!({ "coding": [{ "system": system, "code": add }] }));
}

fn is_listed_problem(made: &Map<String, Value>) -> bool {
    let codings = made.get("category").map(list).unwrap_or_default();
    let mut codings = codings.iter().flat_map(|category| list(get(category, "coding")));
    codings.any(|coding| text_at(coding, "code").as_deref() == Some("problem-list-item"))
}
