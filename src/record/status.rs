//! How a resource stands: in force, over, or never so at all.

use serde_json::Value;

use super::json::{each_object, get, is_true, list, text, text_at};
use super::warning::WarningCode;

/// Elements that say the opposite of what a resource seems to say, from before FHIR had a status for that.
const OLD_NEGATIONS: &[&str] =
    &["notDone", "notGiven", "notPerformed", "wasNotGiven", "wasNotTaken"];

/// The code of a status, plain or a concept.
pub(super) fn status_code(value: &Value) -> Option<String> {
    text(value)
        .or_else(|| list(get(value, "coding")).iter().find_map(|coding| text_at(coding, "code")))
        .or_else(|| text_at(value, "text"))
}

/// How a resource stands and which element says so. What voids it is said before anything else.
pub(super) fn status(resource: &Value) -> Option<(&'static str, String)> {
    let of = |key| Some((key, status_code(get(resource, key))?));
    of("verificationStatus")
        .filter(|(_, status)| matches!(status.as_str(), "entered-in-error" | "refuted"))
        .or_else(|| of("status"))
        .or_else(|| of("clinicalStatus"))
        .or_else(|| of("verificationStatus"))
}

/// What turns the meaning of a resource round, or may do so.
pub(super) fn cautions(resource: &Value) -> Vec<WarningCode> {
    let mut cautions = Vec::new();
    for key in ["status", "verificationStatus", "docStatus"] {
        match status_code(get(resource, key)).as_deref() {
            Some("entered-in-error") => cautions.push(WarningCode::EnteredInError),
            Some("refuted") => cautions.push(WarningCode::Refuted),
            Some("not-done" | "not-taken") => cautions.push(WarningCode::NotDone),
            _ => {}
        }
    }
    // Before R4, a MedicationStatement said whether the medicine was taken: y, n, unk, na.
    if OLD_NEGATIONS.iter().any(|key| is_true(get(resource, key)))
        || text_at(resource, "taken").as_deref() == Some("n")
    {
        cautions.push(WarningCode::NotDone);
    }
    each_object(resource, &mut |part| {
        if part.get("doNotPerform").is_some_and(is_true) {
            cautions.push(WarningCode::DoNotPerform);
        }
        if part.get("modifierExtension").is_some_and(|value| !list(value).is_empty())
            || part.get("implicitRules").is_some_and(|value| text(value).is_some())
        {
            cautions.push(WarningCode::ModifierNotUnderstood);
        }
    });
    cautions
}

/// The word that must go with the name of a resource, because it says that it is not so.
pub(super) fn negation(resource: &Value) -> Option<&'static str> {
    cautions(resource).into_iter().find_map(|caution| match caution {
        WarningCode::DoNotPerform => Some("do-not-perform"),
        WarningCode::EnteredInError => Some("entered-in-error"),
        WarningCode::NotDone => Some("not-done"),
        WarningCode::Refuted => Some("refuted"),
        _ => None,
    })
}
