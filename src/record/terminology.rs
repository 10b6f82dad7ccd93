//! Code systems: what people call them, whose codes are words already, and names for the commonest codes that come without.
//!
//! Whose names they are, and what may be done with them: `docs/terminology.md`.

/// What a code system is called, where people meet its bare codes.
const SYSTEMS: &[(&str, &str)] = &[
    ("http://snomed.info/sct", "SNOMED CT"),
    ("http://loinc.org", "LOINC"),
    ("http://www.nlm.nih.gov/research/umls/rxnorm", "RxNorm"),
    ("http://hl7.org/fhir/sid/icd-10", "ICD-10"),
    ("http://hl7.org/fhir/sid/icd-10-cm", "ICD-10-CM"),
    ("http://hl7.org/fhir/sid/icd-9-cm", "ICD-9-CM"),
    ("http://id.who.int/icd/release/11/mms", "ICD-11"),
    ("http://id.who.int/icd11/mms", "ICD-11"),
    ("http://hl7.org/fhir/sid/icpc-2", "ICPC-2"),
    ("http://hl7.org/fhir/sid/cvx", "CVX"),
    ("http://hl7.org/fhir/sid/ndc", "NDC"),
    ("http://www.whocc.no/atc", "ATC"),
    ("http://www.ama-assn.org/go/cpt", "CPT"),
    ("http://fdasis.nlm.nih.gov", "UNII"),
    ("urn:iso:std:iso:11073:10101", "IEEE 11073"),
];

/// Names of codes, under the address of their system behind `=`.
const NAMES: &str = include_str!("names.txt");

/// The name of a code that came without one, if it is among the commonest.
pub(super) fn known_name(system: Option<&str>, code: &str) -> Option<&'static str> {
    let mut lists = NAMES.split('=').filter_map(|list| list.split_once('\n'));
    let (_, names) = lists.find(|(url, _)| Some(*url) == system)?;
    let mut names = names.lines().filter_map(|line| line.split_once(' '));
    names.find(|(known, _)| *known == code).map(|(_, name)| name)
}

/// A code whose text is missing, as a person can look it up: `SNOMED CT 38341003`.
pub(super) fn bare_code(system: Option<&str>, code: &str) -> String {
    match SYSTEMS.iter().find(|(url, _)| Some(*url) == system) {
        Some((_, name)) => format!("{name} {code}"),
        None => code.to_owned(),
    }
}

/// Whether codes of this system are English words (`no-known-allergies`), so that no text is missed.
///
/// The tables of HL7 version 2 and 3 have short codes, which are none.
pub(super) fn codes_are_words(system: Option<&str>) -> bool {
    system.is_some_and(|url| {
        let hl7 = url.starts_with("http://hl7.org/fhir/")
            || url.starts_with("http://terminology.hl7.org/");
        let coded = ["/sid/", "/v2-", "/v3-", "/v2/", "/v3/"].iter().any(|part| url.contains(part));
        hl7 && !coded
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn a_bare_code_names_its_system_where_that_is_known() {
        assert_eq!(bare_code(Some("http://loinc.org"), "8480-6"), "LOINC 8480-6");
        assert_eq!(bare_code(Some("urn:oid:1.2.3"), "x"), "x");
        assert_eq!(bare_code(None, "x"), "x");
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_commonest_codes_have_names() {
        let loinc = Some("http://loinc.org");
        assert_eq!(known_name(loinc, "8867-4"), Some("Heart rate"));
        assert_eq!(known_name(Some("http://hl7.org/fhir/sid/cvx"), "03"), Some("MMR"));
        assert_eq!(known_name(Some("http://snomed.info/sct"), "722446000"), Some("Allergies"));
        assert_eq!(known_name(loinc, "03"), None);
        assert_eq!(known_name(loinc, ""), None);
        assert_eq!(known_name(None, "03"), None);
        assert_eq!(known_name(Some(""), "8867-4"), None);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn no_code_has_two_names() {
        for list in NAMES.split('=') {
            let mut codes: Vec<&str> =
                list.lines().skip(1).filter_map(|line| line.split(' ').next()).collect();
            let count = codes.len();
            codes.sort_unstable();
            codes.dedup();
            assert_eq!(codes.len(), count, "{list}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn codes_of_fhir_itself_are_words() {
        assert!(codes_are_words(Some("http://terminology.hl7.org/CodeSystem/condition-clinical")));
        assert!(codes_are_words(Some(
            "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"
        )));
        assert!(!codes_are_words(Some("http://hl7.org/fhir/sid/cvx")));
        assert!(!codes_are_words(Some("http://terminology.hl7.org/CodeSystem/v3-ActCode")));
        assert!(!codes_are_words(None));
    }
}
