//! The sections of an International Patient Summary, and what belongs in which.
//!
//! Codes and contents: <https://hl7.org/fhir/uv/ips/STU2/StructureDefinition-Composition-uv-ips.html>. Section codes are
//! LOINC's; see `docs/terminology.md`.

use serde_json::{Value, json};

use crate::record::form::LOINC;
use crate::record::json::{get, list, text_at};
use crate::record::pieces::has_code;
use crate::record::status::status_code;

/// Kinds of resources, for what LOINC has no section code for.
const RESOURCE_TYPES: &str = "http://hl7.org/fhir/resource-types";

/// A section with its code.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Section {
    pub(super) code: &'static str,
    /// What LOINC calls it.
    display: &'static str,
    pub(super) title: &'static str,
}

const fn section(code: &'static str, display: &'static str, title: &'static str) -> Section {
    Section { code, display, title }
}

/// The sections, those first that every summary must have.
pub(super) const SECTIONS: &[Section] = &[
    section("11450-4", "Problem list - Reported", "Problems"),
    section("48765-2", "Allergies and adverse reactions Document", "Allergies"),
    section("10160-0", "History of Medication use Narrative", "Medicines"),
    section("11369-6", "History of Immunization Narrative", "Immunisations"),
    section("30954-2", "Relevant diagnostic tests/laboratory data Narrative", "Results"),
    section("8716-3", "Vital signs", "Vital signs"),
    section("47519-4", "History of Procedures Document", "Procedures"),
    section("46264-8", "History of medical device use", "Medical devices"),
    section("11348-0", "History of Past illness Narrative", "Past illnesses"),
    section("47420-5", "Functional status assessment note", "Functional status"),
    section("18776-5", "Plan of care note", "Plan of care"),
    section("29762-2", "Social history Narrative", "Social history"),
    section("10162-6", "History of pregnancies Narrative", "Pregnancies"),
    section("42348-3", "Advance directives", "Advance directives"),
    section("104605-1", "Alert", "Alerts"),
    section("81338-6", "Patient Goals, preferences, and priorities for care experience", "Notes"),
    section("10157-6", "History of family member diseases Narrative", "Family history"),
    section("46240-8", "History of Hospitalizations+Outpatient visits Narrative", "Visits"),
    section("48768-6", "Payment sources Document", "Insurance"),
    section("77599-9", "Additional documentation", "Documents"),
];

/// How many of them every summary must have.
pub(super) const REQUIRED: usize = 3;

/// Section codes of India's records (`NRCeS`) and the LOINC codes of the same sections. The codes are SNOMED CT's; only that
/// they mean the same is said here.
const SAME: &[(&str, &str)] = &[
    ("1003606003", "10160-0"),
    ("1003640003", "47519-4"),
    ("1003642006", "11348-0"),
    ("371525003", "47519-4"),
    ("41000179103", "11369-6"),
    ("422432008", "10157-6"),
    ("721912009", "10160-0"),
    ("721981007", "30954-2"),
    ("722446000", "48765-2"),
    ("734163000", "18776-5"),
];

impl Section {
    pub(super) fn concept(&self) -> Value {
        json!({ "coding": [self.coding()] })
    }

    pub(super) fn coding(&self) -> Value {
        json!({ "system": LOINC, "code": self.code, "display": self.display })
    }
}

/// The section with this code.
pub(super) fn of_code(code: &str) -> Option<&'static Section> {
    SECTIONS.iter().find(|section| section.code == code)
}

/// The section that a concept means.
pub(super) fn of_concept(concept: &Value) -> Option<&'static Section> {
    list(get(concept, "coding")).iter().find_map(|coding| {
        let (system, code) = (text_at(coding, "system")?, text_at(coding, "code")?);
        if system == LOINC {
            return of_code(&code);
        }
        let same = SAME.iter().find(|(snomed, _)| system.ends_with("/sct") && *snomed == code)?;
        of_code(same.1)
    })
}

/// A code for the resources of a kind that has no section of its own.
pub(super) fn of_kind(kind: &str) -> Value {
    json!({ "coding": [{ "system": RESOURCE_TYPES, "code": kind, "display": kind }] })
}

/// The section that a resource belongs in.
pub(super) fn of_resource(resource: &Value) -> Option<&'static Section> {
    let status = |key: &str| status_code(get(resource, key)).unwrap_or_default();
    let code = match get(resource, "resourceType").as_str()? {
        "AllergyIntolerance" => "48765-2",
        "CarePlan" => "18776-5",
        "ClinicalImpression" => "47420-5",
        "Condition" => match status("clinicalStatus").as_str() {
            "inactive" | "remission" | "resolved" => "11348-0",
            _ => "11450-4",
        },
        "Consent" => "42348-3",
        "Coverage" => "48768-6",
        "DeviceUseStatement" => "46264-8",
        "DocumentReference" => "77599-9",
        "Encounter" => "46240-8",
        "FamilyMemberHistory" => "10157-6",
        "Flag" => "104605-1",
        "Immunization" => "11369-6",
        "MedicationAdministration"
        | "MedicationDispense"
        | "MedicationRequest"
        | "MedicationStatement" => "10160-0",
        "Observation" if has_code(get(resource, "category"), "vital-signs") => "8716-3",
        "Observation" if has_code(get(resource, "category"), "social-history") => "29762-2",
        "Observation" if has_code(get(resource, "code"), "81338-6") => "81338-6",
        "Observation" if has_code(get(resource, "code"), "82810-3") => "10162-6",
        "DiagnosticReport" | "Media" | "Observation" => "30954-2",
        "Procedure" => "47519-4",
        _ => return None,
    };
    of_code(code)
}
