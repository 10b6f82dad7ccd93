//! The elements of resources that a doctor reads, in the order they are shown.
//!
//! FHIR gives the same thing the same name in nearly every resource, so one table serves all of them, known or not. An
//! element that is not in the table is shown under its own name ([`Label::Other`]): nothing is left out.

use super::label::Label;

/// How the value of an element is read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Reading {
    /// As whatever FHIR datatype it looks like.
    Plain,
    /// A measurement's parts, each with a name and a value.
    Components,
    /// A `Dosage`.
    Dosages,
    /// A vaccine's `protocolApplied`.
    Protocols,
    /// An allergy's `reaction`.
    Reactions,
    /// Resources that belong to it, each read as a name and a line.
    Related,
}

/// An element's name and what it is; a name that ends with `[x]` has a datatype for the `[x]`, as in FHIR.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) label: Label,
    pub(super) reading: Reading,
}

const fn plain(name: &'static str, label: Label) -> Field {
    Field { name, label, reading: Reading::Plain }
}

const fn read(name: &'static str, label: Label, reading: Reading) -> Field {
    Field { name, label, reading }
}

/// All elements with a label, in the order in which they are shown.
pub(super) const FIELDS: &[Field] = &[
    plain("deceased[x]", Label::Deceased),
    plain("telecom", Label::Telecom),
    plain("address", Label::Address),
    plain("communication", Label::Language),
    plain("contact", Label::Contact),
    plain("generalPractitioner", Label::GeneralPractitioner),
    plain("maritalStatus", Label::MaritalStatus),
    plain("clinicalStatus", Label::ClinicalStatus),
    plain("verificationStatus", Label::VerificationStatus),
    plain("docStatus", Label::Status),
    plain("status", Label::Status),
    plain("statusReason", Label::StatusReason),
    plain("value[x]", Label::Value),
    plain("dataAbsentReason", Label::AbsentReason),
    plain("interpretation", Label::Interpretation),
    plain("referenceRange", Label::ReferenceRange),
    read("component", Label::Component, Reading::Components),
    read("hasMember", Label::Member, Reading::Related),
    read("result", Label::Member, Reading::Related),
    plain("conclusion", Label::Conclusion),
    plain("conclusionCode", Label::Conclusion),
    plain("severity", Label::Severity),
    plain("criticality", Label::Criticality),
    read("reaction", Label::Reaction, Reading::Reactions),
    read("dosage", Label::Dosage, Reading::Dosages),
    read("dosageInstruction", Label::Dosage, Reading::Dosages),
    plain("doseQuantity", Label::Dose),
    plain("route", Label::Route),
    plain("site", Label::Site),
    plain("form", Label::Form),
    plain("ingredient", Label::Ingredient),
    plain("quantity", Label::Quantity),
    plain("dispenseRequest", Label::Supply),
    plain("onset[x]", Label::Onset),
    plain("abatement[x]", Label::Abatement),
    plain("lastOccurrence", Label::LastOccurrence),
    plain("effective[x]", Label::Effective),
    plain("performed[x]", Label::Occurrence),
    plain("occurrence[x]", Label::Occurrence),
    plain("timing[x]", Label::Timing),
    plain("period", Label::Period),
    read("protocolApplied", Label::DoseNumber, Reading::Protocols),
    plain("isSubpotent", Label::Subpotent),
    plain("lotNumber", Label::LotNumber),
    plain("expirationDate", Label::Expires),
    plain("manufacturer", Label::Manufacturer),
    plain("primarySource", Label::PrimarySource),
    plain("stage", Label::Stage),
    plain("evidence", Label::Evidence),
    plain("bodySite", Label::BodySite),
    plain("method", Label::Method),
    plain("outcome", Label::Outcome),
    plain("complication", Label::Complication),
    plain("reason", Label::Reason),
    plain("reasonCode", Label::Reason),
    plain("reasonReference", Label::Reason),
    plain("addresses", Label::Addresses),
    plain("goal", Label::Goal),
    plain("activity", Label::Activity),
    plain("followUp", Label::FollowUp),
    plain("condition", Label::Condition),
    plain("relationship", Label::Relationship),
    plain("category", Label::Category),
    plain("type", Label::Type),
    plain("class", Label::Class),
    plain("intent", Label::Intent),
    plain("priority", Label::Priority),
    plain("description", Label::Description),
    plain("content", Label::Attachment),
    plain("presentedForm", Label::Attachment),
    plain("context", Label::Context),
    read("specimen", Label::Specimen, Reading::Related),
    read("device", Label::Device, Reading::Related),
    read("usedReference", Label::Device, Reading::Related),
    read("derivedFrom", Label::DerivedFrom, Reading::Related),
    plain("basedOn", Label::BasedOn),
    plain("partOf", Label::PartOf),
    plain("note", Label::Note),
    plain("comment", Label::Note),
    plain("performer", Label::Performer),
    plain("participant", Label::Participant),
    plain("requester", Label::Requester),
    plain("asserter", Label::Asserter),
    plain("recorder", Label::Recorder),
    plain("author", Label::Author),
    plain("informationSource", Label::Source),
    plain("location", Label::Location),
    plain("authoredOn", Label::Date),
    plain("date", Label::Date),
    plain("dateTime", Label::Date),
    plain("dateAsserted", Label::Date),
    plain("recordedDate", Label::Date),
    plain("recorded", Label::Date),
    plain("recordedOn", Label::Date),
    plain("created", Label::Date),
    plain("issued", Label::Date),
];

/// Elements that are no reading matter: how resources are stored, and whom they are about (which is checked apart).
pub(super) const PLUMBING: &[&str] = &[
    "beneficiary",
    "contained",
    "encounter",
    "extension",
    "groupIdentifier",
    "id",
    "identifier",
    "implicitRules",
    "instantiatesCanonical",
    "instantiatesUri",
    "language",
    "masterIdentifier",
    "meta",
    "modifierExtension",
    "patient",
    "resourceType",
    "subject",
    "text",
];

/// The elements that can name what a resource is about, best first; behind a dot, an element inside.
pub(super) const TITLES: &[&str] = &[
    "code",
    "medication[x]",
    "vaccineCode",
    "reaction.substance",
    "title",
    "description",
    "content.attachment.title",
    "deviceName",
    "name",
    "product[x]",
    "device",
    "type",
    "serviceType",
    "category",
    "class",
    "scope",
    "relationship",
];

/// Kinds of resources that only make sense together with the one that refers to them: shown with it, they need no
/// place of their own.
pub(super) const SUPPORTING: &[&str] = &[
    "Binary",
    "Device",
    "Location",
    "Media",
    "Medication",
    "Observation",
    "Specimen",
    "Substance",
];

/// Kinds of resources that say who and where and how it was stored: read where something refers to them.
pub(super) const ADMINISTRATIVE: &[&str] = &[
    "AuditEvent",
    "Composition",
    "Endpoint",
    "HealthcareService",
    "Location",
    "MessageHeader",
    "OperationOutcome",
    "Organization",
    "Practitioner",
    "PractitionerRole",
    "Provenance",
];

/// The elements that can date a resource, best first: when it was so rather than when it was written down.
pub(super) const DATES: &[&str] = &[
    "onset[x]",
    "effective[x]",
    "occurrence[x]",
    "performed[x]",
    "authoredOn",
    "period",
    "timing[x]",
    "dateTime",
    "date",
    "start[x]",
    "created",
    "recordedDate",
    "recordedOn",
    "recorded",
    "issued",
    "dateAsserted",
    "billablePeriod",
    "assertedDate",
];

/// The kinds of resources whose elements the tables were made for.
pub(super) const KNOWN_KINDS: &[&str] = &[
    "AllergyIntolerance",
    "Binary",
    "CarePlan",
    "CareTeam",
    "ClinicalImpression",
    "Composition",
    "Condition",
    "Consent",
    "Coverage",
    "Device",
    "DeviceUseStatement",
    "DiagnosticReport",
    "DocumentReference",
    "Encounter",
    "FamilyMemberHistory",
    "Flag",
    "Goal",
    "ImagingStudy",
    "Immunization",
    "Location",
    "Media",
    "Medication",
    "MedicationAdministration",
    "MedicationDispense",
    "MedicationRequest",
    "MedicationStatement",
    "Observation",
    "Organization",
    "Patient",
    "Practitioner",
    "PractitionerRole",
    "Procedure",
    "QuestionnaireResponse",
    "RelatedPerson",
    "RiskAssessment",
    "ServiceRequest",
    "Specimen",
];

/// Whether an element's name is the field's: the same, or the field's with a datatype for its `[x]`. The underscore
/// of an element that has only an extension for a value is looked through.
pub(super) fn is_named(field: &str, element: &str) -> bool {
    let element = element.strip_prefix('_').unwrap_or(element);
    match field.strip_suffix("[x]") {
        None => field == element,
        Some(stem) => element.strip_prefix(stem).is_some_and(|kind| {
            kind.is_empty() || kind.starts_with(|c: char| c.is_ascii_uppercase())
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn an_element_is_named_with_its_datatype() {
        assert!(is_named("value[x]", "valueQuantity"));
        assert!(is_named("value[x]", "value"));
        assert!(is_named("onset[x]", "_onsetDateTime"));
        assert!(!is_named("value[x]", "values"));
        assert!(!is_named("code", "codeValue"));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn no_element_has_two_labels() {
        for field in FIELDS {
            let element = field.name.replace("[x]", "Quantity");
            let fields = FIELDS.iter().filter(|other| is_named(other.name, &element));
            assert_eq!(fields.count(), 1, "{element}");
            assert!(!PLUMBING.contains(&field.name), "{element}");
        }
    }
}
