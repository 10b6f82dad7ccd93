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

/// A medicine as three terminologies and a prescription name it.
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
        ("109081006", "Product containing metformin (medicinal product)"),
        ("861007", "metformin hydrochloride 500 MG Oral Tablet"),
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
        ("373444002", "Atorvastatin"),
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
        ("745679", "200 ACTUAT albuterol 0.09 MG/ACTUAT Metered Dose Inhaler"),
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
        ("710809001", "Levothyroxine"),
        ("892246", "levothyroxine sodium 0.1 MG Oral Tablet"),
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
        ("411529005", "Insulin glargine"),
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
        ("372594008", "Sertraline"),
        ("312941", "sertraline 50 MG Oral Tablet"),
        ("N06AB06", "sertraline"),
        ("50", "mg"),
    ),
    medicine(
        ("116602009", "Prednisone"),
        ("312617", "prednisone 5 MG Oral Tablet"),
        ("H02AB07", "prednisone"),
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
        ("19", "Bacillus Calmette-Guerin vaccine"),
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
        ("183", "Yellow fever vaccine - alt"),
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
    ("304120007", "Total hip replacement prosthesis"),
    ("705643001", "Coronary artery stent"),
    ("6012004", "Hearing aid"),
    ("304121006", "Total knee replacement prosthesis"),
];
