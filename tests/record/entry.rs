//! What patients write of themselves, one entry at a time: drafted, read like any record, filled in again, revised.

use mdawa::record::RecordError;
use mdawa::record::form::entry::{EntryError, draft, fields, revise};
use mdawa::record::form::{Field, FormError};
use mdawa::record::pieces::{EntryKind, split};
use mdawa::time::UnixSeconds;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{bundle_of, summary};

const NOW: UnixSeconds = UnixSeconds(1_714_557_600);
const PATIENT: &str = "urn:uuid:00000000-0000-4000-8000-000000000001";

fn drafted(kind: EntryKind, fields: Value) -> Result<String, EntryError> {
    draft(kind, &fields, Some(PATIENT), NOW)
}

fn parsed(resource: &str) -> Value {
    serde_json::from_str(resource).unwrap()
}

fn missing(key: &'static str) -> EntryError {
    FormError::Missing(Field { key, item: None }).into()
}

/// Every kind with all of its fields.
fn forms() -> [(EntryKind, Value); 13] {
    [
        (
            EntryKind::Allergy,
            json!({ "text": "Penicillin <all>", "reaction": "Hives", "criticality": "high" }),
        ),
        (
            EntryKind::Document,
            json!({ "title": "X-ray", "contentType": "image/png", "base64": "AAECAw==", "date": "2023-07" }),
        ),
        (
            EntryKind::Immunisation,
            json!({ "text": "Yellow fever", "date": "2019-03-04", "lot": "YF-7" }),
        ),
        (
            EntryKind::Medicine,
            json!({ "text": "Amlodipine", "dose": "5 mg in the morning", "since": "2015-06-01" }),
        ),
        (
            EntryKind::Note,
            json!({ "text": "Wears a pacemaker card.\nAsk for it.", "date": "2024" }),
        ),
        (
            EntryKind::Patient,
            json!({ "given": "Asha Wanjiku", "family": "Mwangi", "birthDate": "1980-02", "gender": "female", "phone": "+254700000000" }),
        ),
        (
            EntryKind::Problem,
            json!({ "text": "High blood pressure", "since": "2015", "status": "resolved" }),
        ),
        (
            EntryKind::Result,
            json!({ "text": "Cholesterol", "value": "<=5.20", "unit": "mmol/L", "date": "2024-04-30" }),
        ),
        (EntryKind::Result, json!({ "text": "Chest X-ray", "value": "nothing found" })),
        (
            EntryKind::Vital,
            json!({ "text": "Body weight", "value": "70.50", "unit": "kg", "date": "2024-05-01" }),
        ),
        (
            EntryKind::Vital,
            json!({ "text": "Blood pressure", "value": "120/80", "unit": "mmHg", "date": "2024-05-01" }),
        ),
        (EntryKind::Vital, json!({ "text": "Blood glucose", "value": "5.4", "unit": "mmol/L" })),
        (EntryKind::Vital, json!({ "text": "Steps", "value": "8000", "unit": "a day" })),
    ]
}

#[wasm_bindgen_test(unsupported = test)]
fn a_drafted_entry_fills_its_form_again_and_is_listed_as_its_kind() {
    for (kind, form) in forms() {
        let resource = drafted(kind, form.clone()).unwrap();
        assert_eq!(fields(&resource).unwrap(), form, "{resource}");
        let pieces = split(&resource).unwrap();
        assert_eq!(pieces[0].kind, kind, "{resource}");
        assert!(pieces[0].cautions.is_empty(), "{resource}");
        let date = ["date", "since", "birthDate"].iter().find_map(|key| form[key].as_str());
        if let Some(date) = date {
            assert!(pieces[0].date.as_deref().unwrap_or_default().starts_with(date), "{resource}");
        }
        // What is said as it was changes nothing, and a form that says nothing neither.
        assert_eq!(revise(&resource, &form).as_ref(), Ok(&resource));
        assert_eq!(revise(&resource, &json!({})).as_ref(), Ok(&resource));
        let subject = parsed(&resource);
        let subject = subject.get("subject").or(subject.get("patient"));
        let address = subject.and_then(|it| it["reference"].as_str());
        assert_eq!(address, (kind != EntryKind::Patient).then_some(PATIENT));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_drafted_record_is_read_without_a_warning() {
    let entries: Vec<Value> = forms()
        .into_iter()
        .map(|(kind, form)| {
            let resource = parsed(&drafted(kind, form).unwrap());
            let url = if kind == EntryKind::Patient { PATIENT } else { "urn:uuid:x" };
            json!({ "fullUrl": url, "resource": resource })
        })
        .collect();
    let summary = summary(&json!({ "resourceType": "Bundle", "entry": entries }).to_string());
    assert_eq!(super::warnings(&summary), ["no-composition"]);
    assert_eq!(summary["patient"]["name"], "Asha Wanjiku Mwangi");
}

#[wasm_bindgen_test(unsupported = test)]
fn vitals_have_their_codes_and_units() {
    let vital = |form: Value| parsed(&drafted(EntryKind::Vital, form).unwrap());
    for (text, unit, loinc, ucum) in [
        ("Body weight", None, "29463-7", "kg"),
        ("body weight", Some("lb"), "29463-7", "[lb_av]"),
        ("Body height", None, "8302-2", "cm"),
        ("Body temperature", None, "8310-5", "Cel"),
        ("Body temperature", Some("°F"), "8310-5", "[degF]"),
        ("Heart rate", None, "8867-4", "/min"),
        ("Oxygen saturation", None, "59408-5", "%"),
        ("Blood glucose", None, "2339-0", "mg/dL"),
        ("Blood glucose", Some("mg/dL"), "2339-0", "mg/dL"),
        ("Blood glucose", Some("mmol/L"), "15074-8", "mmol/L"),
    ] {
        let resource = vital(json!({ "text": text, "value": "36.50", "unit": unit }));
        assert_eq!(resource["code"]["coding"][0]["code"], loinc, "{text}");
        let quantity = &resource["valueQuantity"];
        assert_eq!(quantity["value"].to_string(), "36.50");
        assert_eq!(quantity["code"], ucum, "{text}");
        assert_eq!(quantity["system"], "http://unitsofmeasure.org");
    }
    let pressure = vital(json!({ "text": "Blood pressure", "value": "120 / 80" }));
    assert_eq!(pressure["code"]["coding"][0]["code"], "85354-9");
    let components = pressure["component"].as_array().unwrap();
    let told: Vec<_> = components
        .iter()
        .map(|it| {
            (it["code"]["coding"][0]["code"].as_str().unwrap(), it["valueQuantity"].to_string())
        })
        .collect();
    let mmhg = |value| {
        format!(
            r#"{{"value":{value},"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}}"#
        )
    };
    assert_eq!(told, [("8480-6", mmhg(120)), ("8462-4", mmhg(80))]);
    // What is no number stays what was written.
    let words = vital(json!({ "text": "Blood pressure", "value": "high", "unit": " " }));
    assert_eq!(words["valueString"], "high mmHg");
    let free = vital(json!({ "text": "Steps", "value": "8,000" }));
    assert_eq!(
        (&free["valueString"], &free["code"]),
        (&json!("8,000"), &json!({ "text": "Steps" }))
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_missing_or_no_date_is_refused_with_the_field() {
    let no_date = |name| EntryError::Form(FormError::NotADate(Field { key: name, item: None }));
    let malformed = |name| EntryError::Form(FormError::Malformed(Field { key: name, item: None }));
    let unknown = EntryError::Form(FormError::Unknown);
    for (kind, form, error) in [
        (EntryKind::Problem, json!({}), missing("text")),
        (EntryKind::Problem, json!({ "text": " \n" }), missing("text")),
        (EntryKind::Problem, json!({ "text": "x", "since": "last year" }), no_date("since")),
        (EntryKind::Problem, json!({ "text": "x", "status": "gone" }), malformed("status")),
        (EntryKind::Problem, json!({ "text": "x", "dose": "1" }), unknown),
        (EntryKind::Problem, json!({ "text": ["x"] }), unknown),
        (EntryKind::Problem, json!(["x"]), missing("text")),
        (
            EntryKind::Allergy,
            json!({ "text": "x", "criticality": "severe" }),
            malformed("criticality"),
        ),
        (EntryKind::Medicine, json!({ "text": "x", "since": "2015-02-30" }), no_date("since")),
        (EntryKind::Immunisation, json!({ "text": "x", "date": "1.1.2020" }), no_date("date")),
        (EntryKind::Document, json!({ "title": "x" }), missing("base64")),
        (EntryKind::Document, json!({ "base64": "AAEC_w==" }), malformed("base64")),
        (EntryKind::Document, json!({ "base64": "AAE" }), malformed("base64")),
        (EntryKind::Patient, json!({ "phone": "1" }), missing("name")),
        (EntryKind::Patient, json!({ "given": "x", "birthDate": "85" }), no_date("birthDate")),
        (EntryKind::Patient, json!({ "given": "x", "gender": "f" }), malformed("gender")),
        (EntryKind::Other, json!({ "text": "x" }), unknown),
    ] {
        assert_eq!(drafted(kind, form.clone()), Err(error), "{form}");
    }
    let large = json!({ "base64": "A".repeat(16 << 20) });
    assert_eq!(drafted(EntryKind::Document, large), Err(RecordError::TooBig.into()));
    assert_eq!(fields("{}").err(), Some(RecordError::NotFhir));
    assert_eq!(revise("[", &json!({})).err(), Some(RecordError::NotJson.into()));
}

/// Somebody else's resource, with spellings of its own.
const CONDITION: &str = r#"{"resourceType":"Condition","extension":[{"url":"x","valueDecimal":1.500}],"clinicalStatus":{"coding":[{"code":"recurrence"}]},"code":{"coding":[{"system":"http://snomed.info/sct","code":"38341003","display":"Hypertension"}]},"onsetPeriod":{"start":"2015","end":"2020"},"note":[{"text":"\u00e9 \/"}],"note":[]}"#;

#[wasm_bindgen_test(unsupported = test)]
fn a_revision_changes_what_the_form_says_and_nothing_else() {
    let form = json!({ "text": "Hypertension", "since": "2015", "status": "recurrence" });
    assert_eq!(fields(CONDITION).unwrap(), form);
    assert_eq!(revise(CONDITION, &form).as_deref(), Ok(CONDITION));
    let spaced = CONDITION.replace(",\"code\"", " ,\n \"code\"");
    assert_eq!(revise(&spaced, &form).as_deref(), Ok(CONDITION));
    for (form, old, new) in [
        (json!({ "since": "2016" }), r#""start":"2015""#, r#""start":"2016""#),
        (json!({ "since": "" }), r#""start":"2015","#, ""),
        (
            json!({ "status": "resolved" }),
            r#"{"coding":[{"code":"recurrence"}]}"#,
            r#"{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"resolved"}]}"#,
        ),
        // Codes said the old name.
        (
            json!({ "text": "Low blood pressure" }),
            r#"{"coding":[{"system":"http://snomed.info/sct","code":"38341003","display":"Hypertension"}]}"#,
            r#"{"text":"Low blood pressure"}"#,
        ),
    ] {
        assert!(CONDITION.contains(old), "{old}");
        assert_eq!(revise(CONDITION, &form), Ok(CONDITION.replace(old, new)), "{form}");
    }
    let blank = revise(CONDITION, &json!({ "text": "" }));
    assert_eq!(blank, Err(missing("text")));
    assert_eq!(fields(r#"{"resourceType":"MedicationRequest"}"#).unwrap(), json!({}));
    let refused = revise(r#"{"resourceType":"Procedure"}"#, &json!({ "text": "x" }));
    assert_eq!(refused, Err(FormError::Unknown.into()));
}

fn revised(resource: &Value, form: &Value) -> Value {
    parsed(&revise(&resource.to_string(), form).unwrap())
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_taken_away_leaves_nothing_empty_behind() {
    for (kind, form) in forms() {
        let resource = parsed(&drafted(kind, form.clone()).unwrap());
        for key in form.as_object().unwrap().keys() {
            if matches!(key.as_str(), "text" | "base64" | "given" | "family") {
                continue;
            }
            let less = revised(&resource, &json!({ key: "" }));
            let text = less.to_string();
            assert!(
                !text.contains("{}") && !text.contains("[]") && !text.contains("null"),
                "{text}"
            );
            if key == "unit" && kind == EntryKind::Vital {
                continue; // The vital's own takes its place.
            }
            assert_eq!(fields(&text).unwrap().get(key), None, "{text}");
            // And it can be said again.
            let again = revised(&less, &form);
            assert_eq!(fields(&again.to_string()).unwrap(), form, "{again}");
        }
    }
    let medicine =
        parsed(&drafted(EntryKind::Medicine, json!({ "text": "x", "since": "2020" })).unwrap());
    let less = revised(&medicine, &json!({ "since": "" }));
    assert_eq!(less["_effectiveDateTime"]["extension"][0]["valueCode"], "unknown");
    assert_eq!(revised(&less, &json!({ "since": "2020" }))["_effectiveDateTime"], json!(null));
}

#[wasm_bindgen_test(unsupported = test)]
fn of_several_names_and_numbers_the_one_that_counts_is_changed() {
    let patient = json!({ "resourceType": "Patient",
        "name": [{ "use": "old", "family": "Otieno" }, { "text": "Asha Mwangi", "family": "Mwangi", "given": ["Asha"] }],
        "telecom": [{ "system": "email", "value": "a@b.example" }, { "system": "phone", "value": "1", "use": "home" }] });
    let form = fields(&patient.to_string()).unwrap();
    assert_eq!(form, json!({ "given": "Asha", "family": "Mwangi", "phone": "1" }));
    let new = revised(&patient, &json!({ "family": "Kamau", "phone": "2" }));
    // A name as one text would still say the old one.
    assert_eq!(
        new["name"],
        json!([{ "use": "old", "family": "Otieno" }, { "family": "Kamau", "given": ["Asha"] }])
    );
    assert_eq!(new["telecom"][1], json!({ "system": "phone", "value": "2", "use": "home" }));
    let none = revised(&patient, &json!({ "phone": "" }));
    assert_eq!(none["telecom"], json!([{ "system": "email", "value": "a@b.example" }]));
    assert_eq!(
        revise(&patient.to_string(), &json!({ "given": "", "family": "" })),
        Err(missing("name"))
    );
    let text_only = json!({ "resourceType": "Patient", "name": [{ "text": "Asha Mwangi" }] });
    assert_eq!(fields(&text_only.to_string()).unwrap(), json!({ "given": "Asha Mwangi" }));
    assert_eq!(
        revised(&text_only, &json!({ "family": "", "phone": "1" }))["name"],
        text_only["name"]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn what_was_measured_is_changed_without_its_neighbours() {
    let observation = json!({ "resourceType": "Observation", "status": "final",
        "category": [{ "coding": [{ "code": "vital-signs" }] }],
        "code": { "coding": [{ "system": "http://loinc.org", "code": "85354-9" }], "text": "Blood pressure" },
        "component": [
            { "code": { "coding": [{ "code": "8480-6" }] }, "valueQuantity": { "value": 130, "unit": "mmHg" } },
            { "code": { "coding": [{ "code": "8462-4" }] }, "valueQuantity": { "value": 85, "unit": "mmHg" } },
            { "code": { "coding": [{ "code": "8478-0" }] }, "valueQuantity": { "value": 100, "unit": "mmHg" } },
        ] });
    let form = fields(&observation.to_string()).unwrap();
    assert_eq!(form, json!({ "text": "Blood pressure", "value": "130/85", "unit": "mmHg" }));
    let new = revised(&observation, &json!({ "value": "120/80" }));
    assert_eq!(fields(&new.to_string()).unwrap()["value"], "120/80");
    assert_eq!(new["component"][0], observation["component"][2]);
    assert_eq!(new["code"], observation["code"]);

    let absent = json!({ "resourceType": "Observation", "code": { "text": "x" }, "dataAbsentReason": { "text": "?" }, "valueInteger": 7 });
    assert_eq!(fields(&absent.to_string()).unwrap(), json!({ "text": "x", "value": "7" }));
    let new = revised(&absent, &json!({ "value": "8", "unit": "mg/dL" }));
    assert_eq!(new["dataAbsentReason"], json!(null));
    assert_eq!(new["valueInteger"], json!(null));
    assert_eq!(new["valueQuantity"]["value"], json!(8));
    let renamed = revised(&new, &json!({ "text": "y" }));
    assert_eq!(renamed["valueQuantity"], new["valueQuantity"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_medicine_that_is_referred_to_can_be_named() {
    let statement = json!({ "resourceType": "MedicationStatement", "medicationReference": { "reference": "#m" }, "effectiveDateTime": "2020-01-01T10:00:00Z" });
    assert_eq!(fields(&statement.to_string()).unwrap(), json!({ "since": "2020-01-01T10:00:00Z" }));
    let named = revised(&statement, &json!({ "text": "Aspirin", "since": "2020-01-01T10:00:00Z" }));
    assert_eq!(
        named,
        json!({ "resourceType": "MedicationStatement", "effectiveDateTime": "2020-01-01T10:00:00Z", "medicationCodeableConcept": { "text": "Aspirin" } })
    );
    assert_eq!(summary(&bundle_of(&[named]))["sections"][0]["entries"][0]["title"], "Aspirin");
}
