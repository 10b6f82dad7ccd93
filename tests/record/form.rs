//! What a patient writes becomes a document that reads back as written.

use core::convert::Infallible;

use mdawa::record::Record;
use mdawa::record::form::{Field, Form, FormError};
use mdawa::time::UnixSeconds;
use rand_core::{TryCryptoRng, TryRng};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{summary, warnings};

/// A generator whose bytes are its own count, so that documents can be compared.
pub(super) struct Counter(pub(super) u8);

impl TryRng for Counter {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        rand_core::utils::next_word_via_fill(self)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        rand_core::utils::next_word_via_fill(self)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.0 = self.0.wrapping_add(1);
        bytes.fill(self.0);
        Ok(())
    }
}

impl TryCryptoRng for Counter {}

fn record(form: Value) -> Result<Record, FormError> {
    Form::from(form).to_record(UnixSeconds(1_714_557_600), &mut Counter(0))
}

fn field(key: &'static str, item: Option<usize>) -> Field {
    Field { key, item }
}

fn full() -> Value {
    json!({
        "patient": { "given": "Asha Wanjiku", "family": "Mwangi", "birthDate": "1980-02", "gender": "female", "phone": "+254700000000" },
        "problems": [{ "text": "High blood pressure", "since": "2015" }, { "text": "Malaria", "status": "resolved" }],
        "allergies": [{ "text": "Penicillin <all>", "reaction": "Hives & swelling", "criticality": "high" }],
        "medicines": [{ "text": "Amlodipine", "dose": "5 mg, one in the morning", "since": "2015-06-01" }, { "text": "Aspirin" }],
        "notes": ["Wears a pacemaker card.", " "],
    })
}

fn parsed(record: &Record) -> Value {
    serde_json::from_str(record.as_str()).unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_form_reads_back_as_it_was_written() {
    let summary = summary(record(full()).unwrap().as_str());
    assert_eq!(warnings(&summary), [] as [&str; 0]);
    assert_eq!(summary["title"], "Patient summary");
    assert_eq!(summary["date"], "2024-05-01T10:00:00Z");
    assert_eq!(summary["authors"], json!(["Asha Wanjiku Mwangi"]));
    let patient = &summary["patient"];
    assert_eq!(
        [&patient["name"], &patient["birthDate"], &patient["gender"]],
        ["Asha Wanjiku Mwangi", "1980-02", "female"]
    );
    let lines = |section: usize| -> Vec<Value> {
        let entries = summary["sections"][section]["entries"].as_array().unwrap().iter();
        entries.map(|it| json!([it["title"], it["status"], it["date"], it["details"]])).collect()
    };
    assert_eq!(
        lines(0),
        [
            json!(["High blood pressure", "active", "2015", []]),
            json!(["Malaria", "resolved", null, []])
        ]
    );
    assert_eq!(
        lines(1),
        [json!(["Penicillin <all>", "active", null, [
            { "label": "criticality", "value": "high" }, { "label": "reaction", "value": "Hives & swelling" } ]])]
    );
    assert_eq!(
        lines(2),
        [
            json!(["Amlodipine", "active", "2015-06-01/..", [{ "label": "dosage", "value": "5 mg, one in the morning" }]]),
            json!(["Aspirin", "active", null, [{ "label": "effective", "value": "unknown" }]]),
        ]
    );
    assert_eq!(summary["sections"][3]["text"], "Wears a pacemaker card.");
    assert_eq!(summary["sections"].as_array().unwrap().len(), 4);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_document_has_the_shape_that_fhir_asks_for() {
    let bundle = parsed(&record(full()).unwrap());
    assert_eq!(bundle["type"], "document");
    assert_eq!(bundle["timestamp"], "2024-05-01T10:00:00Z");
    assert_eq!(
        bundle["identifier"],
        json!({ "system": "urn:ietf:rfc:3986", "value": "urn:uuid:03030303-0303-4303-8303-030303030303" })
    );
    assert_eq!(bundle["entry"][0]["resource"]["resourceType"], "Composition");
    assert_eq!(bundle["entry"][0]["fullUrl"], "urn:uuid:02020202-0202-4202-8202-020202020202");
    assert_eq!(
        bundle["entry"][1]["resource"],
        json!({
            "resourceType": "Patient",
            "name": [{ "family": "Mwangi", "given": ["Asha", "Wanjiku"] }],
            "gender": "female",
            "birthDate": "1980-02",
            "telecom": [{ "system": "phone", "value": "+254700000000" }],
        })
    );
    let urls: Vec<&Value> =
        bundle["entry"].as_array().unwrap().iter().map(|entry| &entry["fullUrl"]).collect();
    let mut unique = urls.clone();
    unique.sort_by_key(|url| url.as_str());
    unique.dedup();
    assert_eq!(unique.len(), urls.len());
    let sections = bundle["entry"][0]["resource"]["section"].as_array().unwrap();
    let codes: Vec<&Value> =
        sections.iter().map(|section| &section["code"]["coding"][0]["code"]).collect();
    assert_eq!(codes, ["11450-4", "48765-2", "10160-0", "81338-6"]);
    assert_eq!(
        sections[1]["text"],
        json!({ "status": "generated",
                "div": "<div xmlns=\"http://www.w3.org/1999/xhtml\"><ul><li>Penicillin &lt;all&gt;, Hives &amp; swelling, high</li></ul></div>" })
    );
    assert_eq!(sections[3]["text"]["status"], "additional");
}

#[wasm_bindgen_test(unsupported = test)]
fn nothing_said_is_told_apart_from_nothing_known() {
    let patient =
        json!({ "given": "", "family": "Mwangi", "birthDate": "1980", "gender": "unknown" });
    let silent = summary(record(json!({ "patient": patient })).unwrap().as_str());
    for section in 0..3 {
        assert_eq!(silent["sections"][section]["emptyReason"], "Unavailable");
        assert_eq!(silent["sections"][section]["entries"], json!([]));
    }
    let none = json!({ "patient": patient, "noKnownProblems": true, "noKnownAllergies": true, "noKnownMedicines": true });
    let none = summary(record(none).unwrap().as_str());
    let titles = [0, 1, 2].map(|section| none["sections"][section]["entries"][0]["title"].clone());
    assert_eq!(titles, ["No known problems", "No known allergies", "No known medications"]);
    assert_eq!(none["sections"][1]["entries"][0]["codes"][0]["code"], "no-known-allergies");
    assert_eq!(none["sections"][0].get("emptyReason"), None);
    let ungendered = json!({ "patient": { "family": "Mwangi", "birthDate": "1980" } });
    let ungendered = summary(record(ungendered).unwrap().as_str());
    assert_eq!(ungendered["patient"]["gender"], "unknown");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_form_with_a_fault_names_the_field() {
    let fault = |pointer: &str, value: Value| {
        let mut form = full();
        *form.pointer_mut(pointer).unwrap() = value;
        record(form).unwrap_err()
    };
    let mut nameless = full();
    nameless["patient"]["given"] = json!(" ");
    nameless["patient"]["family"] = json!("");
    assert_eq!(record(nameless).unwrap_err(), FormError::Missing(field("patient.name", None)));
    assert_eq!(
        fault("/patient/birthDate", json!("")),
        FormError::Missing(field("patient.birthDate", None))
    );
    assert_eq!(
        fault("/patient/birthDate", json!("1.2.1980")),
        FormError::NotADate(field("patient.birthDate", None))
    );
    assert_eq!(
        fault("/problems/0/since", json!("long ago")),
        FormError::NotADate(field("problems", Some(0)))
    );
    assert_eq!(
        fault("/problems/1/text", json!("  ")),
        FormError::Missing(field("problems", Some(1)))
    );
    assert_eq!(
        fault("/allergies/0/text", json!("")),
        FormError::Missing(field("allergies", Some(0)))
    );
    assert_eq!(
        fault("/medicines/0/since", json!("2015-13")),
        FormError::NotADate(field("medicines", Some(0)))
    );
    let mut both = full();
    both["noKnownAllergies"] = json!(true);
    let error = record(both).unwrap_err();
    assert_eq!(error, FormError::Contradiction(field("allergies", None)));
    assert_eq!(error.field().map(|field| field.key), Some("allergies"));
    let error = fault("/medicines/1/text", json!(""));
    assert_eq!(error.field().map(|field| (field.key, field.item)), Some(("medicines", Some(1))));
    assert_eq!(
        fault("/allergies/0/criticality", json!("severe")),
        FormError::Malformed(field("allergies", Some(0)))
    );
    assert_eq!(fault("/problems/0", json!({ "name": "x" })), FormError::Unknown);
    let many: Vec<Value> = (0..6_000).map(|_| json!({ "text": "x" })).collect();
    assert_eq!(
        fault("/problems", json!(many)),
        FormError::TooBig,
        "a Composition can name only so many entries"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn an_empty_since_is_none() {
    let mut form = full();
    form["problems"][0]["since"] = json!(" ");
    form["medicines"][0]["since"] = json!("");
    form["allergies"][0]["reaction"] = json!("");
    let bundle = parsed(&record(form).unwrap());
    assert!(!bundle.to_string().contains("onsetDateTime"));
    assert!(!bundle.to_string().contains("effectivePeriod"));
    assert!(!bundle.to_string().contains("\"reaction\""));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_compact_form_says_the_same() {
    super::compact::check_compact(record(full()).unwrap().as_str(), "form");
}
