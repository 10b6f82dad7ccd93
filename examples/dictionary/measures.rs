//! What is measured, asked and reported: vital signs, laboratory results, habits.

use super::vocabulary::Concept;

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
    (
        ("5196-1", "Hepatitis B virus surface Ag [Presence] in Serum or Plasma by Immunoassay"),
        ("260385009", "Negative"),
    ),
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
