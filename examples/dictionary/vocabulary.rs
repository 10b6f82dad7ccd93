//! Codes and their standard displays, as the terminologies publish them; common ones first in each list.

pub const LOINC: &str = "http://loinc.org";
pub const SNOMED: &str = "http://snomed.info/sct";
pub const RXNORM: &str = "http://www.nlm.nih.gov/research/umls/rxnorm";
pub const ATC: &str = "http://www.whocc.no/atc";
pub const ICD10: &str = "http://hl7.org/fhir/sid/icd-10";
pub const ICD10_CM: &str = "http://hl7.org/fhir/sid/icd-10-cm";
pub const CVX: &str = "http://hl7.org/fhir/sid/cvx";
pub const UCUM: &str = "http://unitsofmeasure.org";
pub const ABSENT: &str = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
pub const ABSENT_EXTENSION: &str = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

/// A code and its display in one system.
pub type Concept = (&'static str, &'static str);

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

/// SNOMED CT code and display, ICD-10 code and title, how patients' systems word it.
pub const PROBLEMS: &[(&str, &str, &str, &str)] = &[
    (
        "38341003",
        "Hypertensive disorder, systemic arterial",
        "I10",
        "Essential (primary) hypertension",
    ),
    (
        "44054006",
        "Diabetes mellitus type 2",
        "E11.9",
        "Type 2 diabetes mellitus without complications",
    ),
    ("195967001", "Asthma", "J45.9", "Asthma, unspecified"),
    ("59621000", "Essential hypertension", "I10", "Essential (primary) hypertension"),
    ("55822004", "Hyperlipidemia", "E78.5", "Hyperlipidemia, unspecified"),
    (
        "13645005",
        "Chronic obstructive pulmonary disease",
        "J44.9",
        "Chronic obstructive pulmonary disease, unspecified",
    ),
    (
        "235595009",
        "Gastroesophageal reflux disease",
        "K21.9",
        "Gastro-esophageal reflux disease without esophagitis",
    ),
    (
        "49436004",
        "Atrial fibrillation",
        "I48.9",
        "Atrial fibrillation and atrial flutter, unspecified",
    ),
    ("35489007", "Depressive disorder", "F32.9", "Depressive episode, unspecified"),
    ("396275006", "Osteoarthritis", "M19.9", "Arthrosis, unspecified"),
    ("40930008", "Hypothyroidism", "E03.9", "Hypothyroidism, unspecified"),
    ("709044004", "Chronic kidney disease", "N18.9", "Chronic kidney disease, unspecified"),
    ("53741008", "Coronary arteriosclerosis", "I25.1", "Atherosclerotic heart disease"),
    ("22298006", "Myocardial infarction", "I21.9", "Acute myocardial infarction, unspecified"),
    ("271737000", "Anemia", "D64.9", "Anaemia, unspecified"),
    ("254837009", "Malignant neoplasm of breast", "C50.9", "Malignant neoplasm of breast"),
    ("414916001", "Obesity", "E66.9", "Obesity, unspecified"),
    ("84114007", "Heart failure", "I50.9", "Heart failure, unspecified"),
    ("197480006", "Anxiety disorder", "F41.9", "Anxiety disorder, unspecified"),
    ("37796009", "Migraine", "G43.9", "Migraine, unspecified"),
    ("64859006", "Osteoporosis", "M81.9", "Osteoporosis, unspecified"),
    (
        "46635009",
        "Diabetes mellitus type 1",
        "E10.9",
        "Type 1 diabetes mellitus without complications",
    ),
    ("84757009", "Epilepsy", "G40.9", "Epilepsy, unspecified"),
    ("233604007", "Pneumonia", "J18.9", "Pneumonia, unspecified"),
    ("56717001", "Tuberculosis", "A15.0", "Tuberculosis of lung"),
    ("61462000", "Malaria", "B54", "Unspecified malaria"),
    (
        "86406008",
        "Human immunodeficiency virus infection",
        "B24",
        "Unspecified human immunodeficiency virus [HIV] disease",
    ),
    (
        "840539006",
        "Disease caused by severe acute respiratory syndrome coronavirus 2",
        "U07.1",
        "COVID-19, virus identified",
    ),
    ("161891005", "Backache", "M54.5", "Low back pain"),
    ("73430006", "Sleep apnea", "G47.3", "Sleep apnoea"),
];

/// SNOMED CT code and display, category.
pub const ALLERGENS: &[(&str, &str, &str)] = &[
    (
        "373270004",
        "Substance with penicillin structure and antibacterial mechanism of action",
        "medication",
    ),
    ("764146007", "Penicillin", "medication"),
    ("227037002", "Fish - dietary", "food"),
    ("91936005", "Allergy to penicillin", "medication"),
    ("256349002", "Peanut - dietary", "food"),
    ("762952008", "Peanut", "food"),
    ("387207008", "Ibuprofen", "medication"),
    ("387458008", "Aspirin", "medication"),
    ("387406002", "Sulfonamide", "medication"),
    ("372687004", "Amoxicillin", "medication"),
    ("111088007", "Latex", "environment"),
    ("260147004", "House dust mite", "environment"),
    ("256277009", "Grass pollen", "environment"),
    ("102263004", "Eggs (edible)", "food"),
    ("387517004", "Paracetamol", "medication"),
    ("373529000", "Morphine", "medication"),
    ("288328004", "Bee venom", "environment"),
];

pub const REACTIONS: &[Concept] = &[
    ("247472004", "Hives"),
    ("126485001", "Urticaria"),
    ("39579001", "Anaphylaxis"),
    ("271807003", "Eruption of skin"),
    ("422587007", "Nausea"),
    ("267036007", "Dyspnea"),
    ("418290006", "Itching"),
    ("56018004", "Wheezing"),
    ("41291007", "Angioedema"),
    ("422400008", "Vomiting"),
];

/// A medicine as four terminologies and a prescription name it.
pub struct Medicine {
    pub snomed: Concept,
    pub rxnorm: Concept,
    pub atc: Concept,
    pub dose: (&'static str, &'static str),
}

const fn medicine(
    snomed: Concept,
    rxnorm: Concept,
    atc: Concept,
    dose: (&'static str, &'static str),
) -> Medicine {
    Medicine { snomed, rxnorm, atc, dose }
}

pub const MEDICINES: &[Medicine] = &[
    medicine(
        ("109081006", "Metformin"),
        ("860975", "metformin hydrochloride 500 MG Oral Tablet"),
        ("A10BA02", "metformin"),
        ("500", "mg"),
    ),
    medicine(
        ("108537001", "Product containing amlodipine (medicinal product)"),
        ("197361", "amlodipine 5 MG Oral Tablet"),
        ("C08CA01", "amlodipine"),
        ("5", "mg"),
    ),
    medicine(
        ("108979001", "Product containing clopidogrel (medicinal product)"),
        ("309362", "clopidogrel 75 MG Oral Tablet"),
        ("B01AC04", "clopidogrel"),
        ("75", "mg"),
    ),
    medicine(
        ("774657003", "Atorvastatin only product"),
        ("617311", "atorvastatin 40 MG Oral Tablet"),
        ("C10AA05", "atorvastatin"),
        ("40", "mg"),
    ),
    medicine(
        ("386873009", "Lisinopril"),
        ("314076", "lisinopril 10 MG Oral Tablet"),
        ("C09AA03", "lisinopril"),
        ("10", "mg"),
    ),
    medicine(
        ("387458008", "Aspirin"),
        ("243670", "aspirin 81 MG Oral Tablet"),
        ("B01AC06", "acetylsalicylic acid"),
        ("81", "mg"),
    ),
    medicine(
        ("372897005", "Salbutamol"),
        ("745679", "albuterol 0.09 MG/ACTUAT Metered Dose Inhaler"),
        ("R03AC02", "salbutamol"),
        ("100", "ug"),
    ),
    medicine(
        ("387137007", "Omeprazole"),
        ("198051", "omeprazole 20 MG Delayed Release Oral Capsule"),
        ("A02BC01", "omeprazole"),
        ("20", "mg"),
    ),
    medicine(
        ("387517004", "Paracetamol"),
        ("313782", "acetaminophen 325 MG Oral Tablet"),
        ("N02BE01", "paracetamol"),
        ("500", "mg"),
    ),
    medicine(
        ("387584000", "Simvastatin"),
        ("312961", "simvastatin 20 MG Oral Tablet"),
        ("C10AA01", "simvastatin"),
        ("20", "mg"),
    ),
    medicine(
        ("126202002", "Levothyroxine"),
        ("966222", "levothyroxine sodium 0.1 MG Oral Tablet"),
        ("H03AA01", "levothyroxine sodium"),
        ("100", "ug"),
    ),
    medicine(
        ("372756006", "Warfarin"),
        ("855332", "warfarin sodium 5 MG Oral Tablet"),
        ("B01AA03", "warfarin"),
        ("5", "mg"),
    ),
    medicine(
        ("387207008", "Ibuprofen"),
        ("310965", "ibuprofen 200 MG Oral Tablet"),
        ("M01AE01", "ibuprofen"),
        ("200", "mg"),
    ),
    medicine(
        ("372687004", "Amoxicillin"),
        ("308182", "amoxicillin 250 MG Oral Capsule"),
        ("J01CA04", "amoxicillin"),
        ("250", "mg"),
    ),
    medicine(
        ("387475002", "Furosemide"),
        ("313988", "furosemide 40 MG Oral Tablet"),
        ("C03CA01", "furosemide"),
        ("40", "mg"),
    ),
    medicine(
        ("412210000", "Insulin glargine"),
        ("285018", "insulin glargine 100 UNT/ML Injectable Solution"),
        ("A10AE04", "insulin glargine"),
        ("20", "[iU]"),
    ),
    medicine(
        ("387525002", "Hydrochlorothiazide"),
        ("310798", "hydrochlorothiazide 25 MG Oral Tablet"),
        ("C03AA03", "hydrochlorothiazide"),
        ("25", "mg"),
    ),
    medicine(
        ("372567009", "Sertraline"),
        ("312941", "sertraline 50 MG Oral Tablet"),
        ("N06AB06", "sertraline"),
        ("50", "mg"),
    ),
    medicine(
        ("116602009", "Prednisolone"),
        ("312617", "prednisone 5 MG Oral Tablet"),
        ("H02AB06", "prednisolone"),
        ("5", "mg"),
    ),
    medicine(
        ("372826007", "Metoprolol"),
        ("866514", "metoprolol tartrate 50 MG Oral Tablet"),
        ("C07AB02", "metoprolol"),
        ("50", "mg"),
    ),
];

pub const ROUTES: &[Concept] = &[
    ("26643006", "Oral route"),
    ("26643006", "Oral use"),
    ("34206005", "Subcutaneous route"),
    ("447694001", "Respiratory tract route"),
    ("78421000", "Intramuscular route"),
];

pub const FORMS: &[Concept] = &[
    ("385055001", "Tablet"),
    ("421026006", "Oral tablet"),
    ("428673006", "Tablet for conventional release oral use"),
];

/// CVX, SNOMED CT and the disease aimed at.
pub const VACCINES: &[(Concept, Concept, Concept)] = &[
    (
        (
            "208",
            "SARS-COV-2 (COVID-19) vaccine, mRNA, spike protein, LNP, preservative free, 30 mcg/0.3mL dose",
        ),
        ("1119349007", "SARS-CoV-2 mRNA vaccine"),
        ("840539006", "COVID-19"),
    ),
    (
        (
            "207",
            "SARS-COV-2 (COVID-19) vaccine, mRNA, spike protein, LNP, preservative free, 100 mcg/0.5mL dose",
        ),
        ("1119349007", "SARS-CoV-2 mRNA vaccine"),
        ("840539006", "COVID-19"),
    ),
    (
        ("140", "Influenza, seasonal, injectable, preservative free"),
        ("1181000221105", "Influenza virus antigen only vaccine product"),
        ("6142004", "Influenza"),
    ),
    (
        ("03", "measles, mumps and rubella virus vaccine"),
        ("871831003", "Measles, mumps and rubella vaccine"),
        ("14189004", "Measles"),
    ),
    (
        ("33", "pneumococcal polysaccharide vaccine, 23 valent"),
        ("333598008", "Pneumococcal vaccine"),
        ("16814004", "Pneumococcal infectious disease"),
    ),
    (
        ("113", "Td (adult), 5 Lf tetanus toxoid, preservative free, adsorbed"),
        ("333621002", "Diphtheria + tetanus vaccine"),
        ("76902006", "Tetanus"),
    ),
    (
        ("43", "hepatitis B vaccine, adult dosage"),
        ("871822003", "Hepatitis B virus vaccine"),
        ("66071002", "Viral hepatitis type B"),
    ),
    (
        ("19", "BCG"),
        ("1861000221106", "Bacillus Calmette-Guerin vaccine"),
        ("56717001", "Tuberculosis"),
    ),
    (
        (
            "115",
            "tetanus toxoid, reduced diphtheria toxoid, and acellular pertussis vaccine, adsorbed",
        ),
        ("871875004", "Diphtheria, pertussis and tetanus vaccine"),
        ("27836007", "Pertussis"),
    ),
    (
        ("183", "yellow fever vaccine"),
        ("1121000221106", "Yellow fever vaccine"),
        ("16541001", "Yellow fever"),
    ),
];

pub const PROCEDURES: &[Concept] = &[
    ("80146002", "Appendectomy"),
    ("38102005", "Cholecystectomy"),
    ("11466000", "Cesarean section"),
    ("52734007", "Total hip replacement"),
    ("232717009", "Coronary artery bypass grafting"),
    ("36969009", "Placement of stent in coronary artery"),
    ("73761001", "Colonoscopy"),
    ("415070008", "Percutaneous coronary intervention"),
    ("609588000", "Total knee replacement"),
    ("54885007", "Extraction of cataract"),
    ("430193006", "Medication reconciliation"),
];

pub const DEVICES: &[Concept] = &[
    ("14106009", "Cardiac pacemaker, device"),
    ("360063003", "Hip prosthesis"),
    ("705643001", "Coronary artery stent"),
    ("6012004", "Hearing aid"),
    ("257327003", "Knee joint prosthesis"),
];

/// LOINC code, display, lowest and highest plausible value, decimals, unit, UCUM code, reference range.
pub struct Measure {
    pub code: Concept,
    pub span: (usize, usize),
    pub decimals: usize,
    pub unit: (&'static str, &'static str),
    pub range: Option<(&'static str, &'static str)>,
}

const fn measure(
    code: Concept,
    span: (usize, usize),
    decimals: usize,
    unit: (&'static str, &'static str),
    range: Option<(&'static str, &'static str)>,
) -> Measure {
    Measure { code, span, decimals, unit, range }
}

pub const VITALS: &[Measure] = &[
    measure(("29463-7", "Body weight"), (450, 1200), 1, ("kg", "kg"), None),
    measure(("8302-2", "Body height"), (145, 198), 0, ("cm", "cm"), None),
    measure(("8867-4", "Heart rate"), (52, 104), 0, ("beats/minute", "/min"), None),
    measure(("39156-5", "Body mass index (BMI) [Ratio]"), (180, 390), 1, ("kg/m2", "kg/m2"), None),
    measure(("8310-5", "Body temperature"), (361, 389), 1, ("Cel", "Cel"), None),
    measure(("9279-1", "Respiratory rate"), (11, 24), 0, ("breaths/minute", "/min"), None),
    measure(("2708-6", "Oxygen saturation in Arterial blood"), (90, 100), 0, ("%", "%"), None),
    measure(
        ("59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry"),
        (90, 100),
        0,
        ("%", "%"),
        None,
    ),
];

pub const LABS: &[Measure] = &[
    measure(
        ("4548-4", "Hemoglobin A1c/Hemoglobin.total in Blood"),
        (48, 110),
        1,
        ("%", "%"),
        Some(("4.0", "5.6")),
    ),
    measure(
        ("2160-0", "Creatinine [Mass/volume] in Serum or Plasma"),
        (6, 24),
        1,
        ("mg/dL", "mg/dL"),
        Some(("0.7", "1.3")),
    ),
    measure(
        ("718-7", "Hemoglobin [Mass/volume] in Blood"),
        (90, 170),
        1,
        ("g/dL", "g/dL"),
        Some(("12.0", "16.0")),
    ),
    measure(
        ("2093-3", "Cholesterol [Mass/volume] in Serum or Plasma"),
        (120, 290),
        0,
        ("mg/dL", "mg/dL"),
        None,
    ),
    measure(
        ("2085-9", "Cholesterol in HDL [Mass/volume] in Serum or Plasma"),
        (30, 90),
        0,
        ("mg/dL", "mg/dL"),
        None,
    ),
    measure(
        ("13457-7", "Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation"),
        (50, 190),
        0,
        ("mg/dL", "mg/dL"),
        None,
    ),
    measure(
        ("2571-8", "Triglyceride [Mass/volume] in Serum or Plasma"),
        (60, 380),
        0,
        ("mg/dL", "mg/dL"),
        None,
    ),
    measure(("2339-0", "Glucose [Mass/volume] in Blood"), (70, 260), 0, ("mg/dL", "mg/dL"), None),
    measure(
        ("2345-7", "Glucose [Mass/volume] in Serum or Plasma"),
        (70, 260),
        0,
        ("mg/dL", "mg/dL"),
        None,
    ),
    measure(
        ("2823-3", "Potassium [Moles/volume] in Serum or Plasma"),
        (33, 56),
        1,
        ("mmol/L", "mmol/L"),
        Some(("3.5", "5.1")),
    ),
    measure(
        ("2951-2", "Sodium [Moles/volume] in Serum or Plasma"),
        (130, 148),
        0,
        ("mmol/L", "mmol/L"),
        Some(("136", "145")),
    ),
    measure(
        ("3094-0", "Urea nitrogen [Mass/volume] in Serum or Plasma"),
        (6, 40),
        0,
        ("mg/dL", "mg/dL"),
        None,
    ),
    measure(
        ("6690-2", "Leukocytes [#/volume] in Blood by Automated count"),
        (35, 140),
        1,
        ("10*3/uL", "10*3/uL"),
        None,
    ),
    measure(
        ("777-3", "Platelets [#/volume] in Blood by Automated count"),
        (120, 430),
        0,
        ("10*3/uL", "10*3/uL"),
        None,
    ),
    measure(
        ("789-8", "Erythrocytes [#/volume] in Blood by Automated count"),
        (35, 59),
        1,
        ("10*6/uL", "10*6/uL"),
        None,
    ),
    measure(
        ("4544-3", "Hematocrit [Volume Fraction] of Blood by Automated count"),
        (30, 52),
        0,
        ("%", "%"),
        None,
    ),
    measure(
        ("3016-3", "Thyrotropin [Units/volume] in Serum or Plasma"),
        (4, 80),
        1,
        ("m[IU]/L", "m[IU]/L"),
        None,
    ),
    measure(
        ("1742-6", "Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma"),
        (8, 90),
        0,
        ("U/L", "U/L"),
        None,
    ),
    measure(
        ("1920-8", "Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma"),
        (8, 90),
        0,
        ("U/L", "U/L"),
        None,
    ),
    measure(
        (
            "33914-3",
            "Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum or Plasma by Creatinine-based formula (MDRD)",
        ),
        (30, 110),
        0,
        ("mL/min/{1.73_m2}", "mL/min/{1.73_m2}"),
        None,
    ),
];

/// LOINC question, SNOMED CT answer.
pub const CODED_RESULTS: &[(Concept, Concept)] = &[
    (("882-1", "ABO and Rh group [Type] in Blood"), ("278149003", "Blood group A Rh(D) positive")),
    (("883-9", "ABO group [Type] in Blood"), ("112144000", "Blood group A")),
    (("10331-7", "Rh [Type] in Blood"), ("165747007", "RhD positive")),
    (
        (
            "94500-6",
            "SARS-CoV-2 (COVID-19) RNA [Presence] in Respiratory system specimen by NAA with probe detection",
        ),
        ("260385009", "Negative"),
    ),
    (("945-6", "C Ab [Presence] in Serum or Plasma"), ("10828004", "Positive")),
];

pub const SMOKING: &[Concept] = &[
    ("266919005", "Never smoked tobacco"),
    ("8517006", "Ex-smoker"),
    ("77176002", "Smoker"),
    ("449868002", "Smokes tobacco daily"),
];

pub const REPORTS: &[Concept] = &[
    ("58410-2", "CBC panel - Blood by Automated count"),
    ("24331-1", "Lipid 1996 panel - Serum or Plasma"),
    ("51990-0", "Basic metabolic panel - Blood"),
    ("24323-8", "Comprehensive metabolic 2000 panel - Serum or Plasma"),
    ("57698-3", "Lipid panel with direct LDL - Serum or Plasma"),
    ("30746-2", "Portable XR Chest Views AP"),
];
