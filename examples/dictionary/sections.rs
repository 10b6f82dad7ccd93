//! The sections of a patient summary, with the displays that LOINC's releases gave their codes and usual titles.

/// One section of the patient summary: key, LOINC code, displays seen over LOINC's releases, usual titles.
pub struct Section {
    pub key: Key,
    pub code: &'static str,
    pub displays: &'static [&'static str],
    pub titles: &'static [&'static str],
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Key {
    Problems,
    Allergies,
    Medications,
    Immunizations,
    Results,
    Procedures,
    Devices,
    Vitals,
    PastIllness,
    SocialHistory,
    Pregnancy,
    FunctionalStatus,
    Plan,
    Directives,
}

/// In the order that the International Patient Summary lists them: the three required first.
pub const SECTIONS: &[Section] = &[
    Section {
        key: Key::Problems,
        code: "11450-4",
        displays: &["Problem list - Reported", "Problem list Reported", "Problem list"],
        titles: &[
            "Problem List",
            "Active Problems",
            "Problems",
            "Problems Section",
            "IPS Problem List",
        ],
    },
    Section {
        key: Key::Allergies,
        code: "48765-2",
        displays: &["Allergies and adverse reactions Document", "Allergies and adverse reactions"],
        titles: &["Allergies and Intolerances", "Allergies", "Allergies and Intolerances Section"],
    },
    Section {
        key: Key::Medications,
        code: "10160-0",
        displays: &[
            "History of Medication use Narrative",
            "History of medication use",
            "Medication use",
            "History of Medication use",
        ],
        titles: &["Medication Summary", "Medications", "Medication", "Medication Summary Section"],
    },
    Section {
        key: Key::Immunizations,
        code: "11369-6",
        displays: &[
            "History of Immunization Narrative",
            "History of Immunization note",
            "History of Immunization",
        ],
        titles: &[
            "Immunizations",
            "History of Immunizations",
            "Immunizations Section",
            "Immunization",
        ],
    },
    Section {
        key: Key::Results,
        code: "30954-2",
        displays: &[
            "Relevant diagnostic tests/laboratory data Narrative",
            "Relevant diagnostic tests/laboratory data note",
            "Relevant diagnostic tests/laboratory data",
        ],
        titles: &[
            "Results",
            "Diagnostic Results",
            "Test Results",
            "Results Section",
            "Laboratory Results",
        ],
    },
    Section {
        key: Key::Procedures,
        code: "47519-4",
        displays: &[
            "History of Procedures Document",
            "History of Procedures note",
            "History of Procedures",
        ],
        titles: &[
            "History of Procedures",
            "Procedures",
            "Procedures History",
            "History of Procedures Section",
        ],
    },
    Section {
        key: Key::Devices,
        code: "46264-8",
        displays: &["History of medical device use", "History of medical device use Narrative"],
        titles: &["Medical Devices", "Device Use", "History of Medical Devices"],
    },
    Section {
        key: Key::Vitals,
        code: "8716-3",
        displays: &[
            "Vital signs",
            "Vital signs note",
            "Vital signs, weight, height, head circumference, oxygen saturation and BMI panel",
        ],
        titles: &["Vital Signs", "Vital Signs Section"],
    },
    Section {
        key: Key::PastIllness,
        code: "11348-0",
        displays: &[
            "History of Past illness Narrative",
            "History of Past illness note",
            "History of Past illness",
        ],
        titles: &[
            "History of Past Illness",
            "Past Illness",
            "Past Illness History",
            "Past Medical History",
        ],
    },
    Section {
        key: Key::SocialHistory,
        code: "29762-2",
        displays: &["Social history Narrative", "Social history note", "Social history"],
        titles: &["Social History", "Social History Section"],
    },
    Section {
        key: Key::Pregnancy,
        code: "10162-6",
        displays: &[
            "History of pregnancies Narrative",
            "History of pregnancies note",
            "History of pregnancies",
        ],
        titles: &["History of Pregnancy", "Pregnancy", "Pregnancy History"],
    },
    Section {
        key: Key::FunctionalStatus,
        code: "47420-5",
        displays: &["Functional status assessment note", "Functional status assessment"],
        titles: &["Functional Status", "Functional Status Section"],
    },
    Section {
        key: Key::Plan,
        code: "18776-5",
        displays: &["Plan of care note", "Plan of treatment (narrative)", "Plan of care"],
        titles: &["Plan of Care", "Care Plan", "Plan of Care Section"],
    },
    Section {
        key: Key::Directives,
        code: "42348-3",
        displays: &["Advance directives", "Advance healthcare directives"],
        titles: &["Advance Directives", "Advance Directives Section"],
    },
];
