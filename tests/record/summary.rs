//! What a doctor reads in a well-made document.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{CLINICAL, bundle_of, entry_of, summary, warnings};

/// The details of an entry in one line each: `label[name]=value`.
fn details(entry: &Value) -> Vec<String> {
    let details = entry["details"].as_array().unwrap().iter();
    let lines = details.map(|detail| {
        let name = detail["name"].as_str().map(|name| format!("[{name}]")).unwrap_or_default();
        format!("{}{name}={}", detail["label"].as_str().unwrap(), detail["value"].as_str().unwrap())
    });
    lines.collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_document_says_what_it_is_and_who_made_it() {
    let summary = summary(CLINICAL);
    assert_eq!(summary["type"], "document");
    assert_eq!(summary["title"], "Summary of Asha Mwangi");
    assert_eq!(summary["status"], "final");
    assert_eq!(summary["date"], "2024-05-01");
    assert_eq!(summary["language"], "en-KE");
    assert_eq!(summary["authors"], json!(["Dr Wanjiru, Clinic", "Clinic system"]));
    assert_eq!(summary["custodian"], "Clinic");
    assert_eq!(summary["text"], Value::Null, "generated narrative repeats the sections");
    assert_eq!(summary["resourceCounts"]["AllergyIntolerance"], 2);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_patient_is_read_with_the_official_name() {
    let patient = json!({
        "name": "Dr Asha W. Mwangi PhD",
        "birthDate": "1980-02",
        "gender": "female",
        "identifiers": [{ "system": "urn:id:nhif", "value": "12345", "type": "NHIF" }],
        "details": [
            { "label": "deceased", "value": "false" },
            { "label": "telecom", "value": "+254 700 000000" },
            { "label": "other", "name": "name", "value": "Asha Otieno, Dr Asha W. Mwangi PhD" },
        ],
        "path": "entry[1].resource",
    });
    assert_eq!(summary(CLINICAL)["patient"], patient);
}

#[wasm_bindgen_test(unsupported = test)]
fn sections_come_as_the_document_has_them_then_what_it_does_not_mention() {
    let summary = summary(CLINICAL);
    let sections = summary["sections"].as_array().unwrap().iter();
    let sections: Vec<Value> = sections
        .map(|it| {
            json!([
                it["origin"],
                it["code"],
                it["title"],
                it["kind"],
                it["depth"],
                it["entries"].as_array().unwrap().len()
            ])
        })
        .collect();
    assert_eq!(
        Value::Array(sections),
        json!([
            ["composition", "48765-2", "Allergies", null, 0, 1],
            ["composition", null, "Looked into", null, 1, 1],
            ["composition", "11450-4", "Problems", null, 0, 2],
            ["composition", "10160-0", "Medicines", null, 0, 2],
            ["composition", "30954-2", "Results", null, 0, 2],
            ["composition", "11369-6", "Immunisations", null, 0, 0],
            ["composition", null, "Devices", null, 0, 1],
            ["unlisted", null, "", "Immunization", 0, 1],
            ["unlisted", null, "", "Basic", 0, 1],
        ])
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn narrative_is_shown_where_it_says_more_than_the_entries() {
    let summary = summary(CLINICAL);
    let texts: Vec<&Value> =
        summary["sections"].as_array().unwrap().iter().map(|section| &section["text"]).collect();
    assert_eq!(
        texts,
        [
            &Value::Null,                        // made from the entries
            &json!("Egg was tested & is fine."), // written by a person
            &json!("Diabetes"),                  // made from entries of which one is not there
            &Value::Null,
            &Value::Null,
            &json!("No record"), // there are no entries
            &Value::Null,
            &Value::Null,
            &Value::Null,
        ]
    );
    assert_eq!(summary["sections"][0]["hasText"], true);
    assert_eq!(summary["sections"][3]["hasText"], false);
    assert_eq!(summary["sections"][5]["emptyReason"], "notasked");
}

#[wasm_bindgen_test(unsupported = test)]
fn an_allergy_is_read_whole() {
    let entry = json!({
        "resourceType": "AllergyIntolerance",
        "title": "Penicillins",
        "codes": [
            { "system": "http://snomed.info/sct", "code": "764146007", "display": "Penicillin" },
            { "system": "http://www.whocc.no/atc", "code": "J01C" },
        ],
        "status": "active",
        "date": "as a child",
        "cautions": [],
        "details": [
            { "label": "verification-status", "value": "Confirmed" },
            { "label": "criticality", "value": "high" },
            { "label": "reaction", "value": "Hives, SNOMED CT 267036007 (severe; 1990)" },
            { "label": "category", "value": "medication" },
            { "label": "type", "value": "allergy" },
            { "label": "note", "value": "Told by her mother (2001)" },
        ],
        "path": "entry[5].resource",
    });
    assert_eq!(summary(CLINICAL)["sections"][0]["entries"][0], entry);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_problem_without_words_is_shown_by_its_code_and_its_system() {
    let summary = summary(CLINICAL);
    let entry = &summary["sections"][2]["entries"][0];
    assert_eq!(entry["title"], "ICD-10 E11.9");
    assert_eq!(
        entry["codes"],
        json!([{ "system": "http://hl7.org/fhir/sid/icd-10", "code": "E11.9" }])
    );
    assert_eq!((&entry["status"], &entry["date"]), (&json!("active"), &json!("2015-03")));
    assert_eq!(
        details(entry),
        [
            "severity=Moderate",
            "body-site=Whole body",
            "asserter=Dr Wanjiru",
            "date=2015-04-01",
            "extension[certainty]=3"
        ]
    );
    let missing = json!({ "code": "missing-display", "path": "entry[7].resource.code", "detail": "E11.9", "shown": "ICD-10 E11.9" });
    assert!(summary["warnings"].as_array().unwrap().contains(&missing));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_prescription_has_the_name_and_the_details_of_its_medicine() {
    let summary = summary(CLINICAL);
    let entry = &summary["sections"][3]["entries"][0];
    assert_eq!(entry["title"], "Metformin 500 mg");
    assert_eq!(
        details(entry),
        [
            "dosage[1]=One with breakfast",
            "dose[1]=1 tablet",
            "timing[1]=1 × / 1 d; CM",
            "route[1]=oral",
            "as-needed[2]=high sugar",
            "maximum-dose[2]=4 tablet / 1 d",
            "reason=ICD-10 E11.9",
            "intent=order",
            "other[medicationReference]=Glucophage",
            "form=tablet",
        ]
    );
    let entry = &summary["sections"][3]["entries"][1];
    assert_eq!(entry["title"], "acetylsalicylic acid");
    assert_eq!(entry["date"], "2020/..");
    assert_eq!(
        details(entry),
        ["status-reason=stomach bleeding", "ingredient=acetylsalicylic acid; 75 mg / 1 tablet"]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_report_has_its_results_with_values_as_written() {
    let summary = summary(CLINICAL);
    assert_eq!(
        details(&summary["sections"][4]["entries"][0]),
        [
            "member[HbA1c]=> 8.50 %; High; 4.0 – 5.6 %; 2024-04-30",
            "conclusion=Too high",
            "attachment=Report; application/pdf; 5 B",
        ]
    );
    assert_eq!(
        details(&summary["sections"][4]["entries"][1]),
        ["component[Systolic]=120 mmHg (Normal)", "component[Diastolic]=not measured"]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_vaccination_and_a_device_are_read_whole() {
    let summary = summary(CLINICAL);
    let entry = &summary["sections"][7]["entries"][0];
    assert_eq!(entry["title"], "Measles");
    assert_eq!(
        details(entry),
        [
            "status-reason=refused",
            "dose-number=1 / 2",
            "series=Childhood",
            "target-disease=measles",
            "lot-number=X1"
        ]
    );
    let entry = &summary["sections"][6]["entries"][0];
    assert_eq!(entry["title"], "Hip prosthesis");
    assert_eq!(details(entry), ["timing=unknown", "lot-number=L-7"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_not_so_is_never_read_as_if_it_were() {
    let summary = summary(CLINICAL);
    let stands = |section: usize, entry: usize| {
        let entry = &summary["sections"][section]["entries"][entry];
        (entry["status"].clone(), entry["cautions"].clone())
    };
    assert_eq!(stands(1, 0), (json!("refuted"), json!(["refuted"])));
    assert_eq!(stands(3, 1), (json!("not-taken"), json!(["not-done"])));
    assert_eq!(stands(4, 1), (json!("entered-in-error"), json!(["entered-in-error"])));
    assert_eq!(stands(7, 0), (json!("not-done"), json!(["not-done"])));
    assert_eq!(stands(8, 0), (Value::Null, json!(["modifier-not-understood"])));
    for (code, entry) in
        [("refuted", 6), ("not-done", 9), ("entered-in-error", 13), ("modifier-not-understood", 17)]
    {
        let warning = json!({ "code": code, "path": format!("entry[{entry}].resource") });
        assert!(summary["warnings"].as_array().unwrap().contains(&warning), "{code}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn negations_of_older_and_newer_fhir_are_seen() {
    for (resource, caution) in [
        (json!({ "resourceType": "Immunization", "wasNotGiven": true }), "not-done"),
        (json!({ "resourceType": "Immunization", "notGiven": "true" }), "not-done"),
        (json!({ "resourceType": "Procedure", "notPerformed": true }), "not-done"),
        (json!({ "resourceType": "MedicationStatement", "taken": "n" }), "not-done"),
        (json!({ "resourceType": "MedicationRequest", "doNotPerform": true }), "do-not-perform"),
        (
            json!({ "resourceType": "CarePlan", "activity": [{ "detail": { "doNotPerform": true } }] }),
            "do-not-perform",
        ),
        (
            json!({ "resourceType": "Flag", "implicitRules": "https://x.example/rules" }),
            "modifier-not-understood",
        ),
        (
            json!({ "resourceType": "Flag", "code": { "modifierExtension": [{ "url": "x" }] } }),
            "modifier-not-understood",
        ),
        (
            json!({ "resourceType": "DocumentReference", "docStatus": "entered-in-error" }),
            "entered-in-error",
        ),
    ] {
        assert_eq!(entry_of(resource.clone())["cautions"], json!([caution]), "{resource}");
    }
    let said = json!({ "resourceType": "MedicationRequest", "doNotPerform": false, "status": "active", "taken": "y" });
    assert_eq!(entry_of(said)["cautions"], json!([]));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_refuted_reason_is_named_as_refuted() {
    let summary = summary(&bundle_of(&[
        json!({ "resourceType": "MedicationRequest", "reasonReference": { "reference": "Condition/c" } }),
        json!({ "resourceType": "Condition", "id": "c", "code": { "text": "Asthma" },
                "verificationStatus": { "coding": [{ "code": "refuted" }] } }),
    ]));
    assert_eq!(details(&summary["sections"][0]["entries"][0]), ["reason=Asthma (refuted)"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn codes_for_nothing_known_are_shown_as_they_say() {
    let system = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
    let allergy = |coding: Value| {
        entry_of(json!({ "resourceType": "AllergyIntolerance", "code": { "coding": [coding] } }))
    };
    let told = allergy(
        json!({ "system": system, "code": "no-known-allergies", "display": "No known allergies" }),
    );
    assert_eq!(told["title"], "No known allergies");
    let bare = allergy(json!({ "system": system, "code": "no-known-allergies" }));
    assert_eq!(bare["title"], "no-known-allergies");
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_about_somebody_else_says_so() {
    let summary = summary(&bundle_of(&[
        json!({ "resourceType": "Patient", "id": "a", "name": [{ "text": "Asha" }] }),
        json!({ "resourceType": "Patient", "id": "b", "name": [{ "text": "Bilal" }] }),
        json!({ "resourceType": "Condition", "code": { "text": "Gout" }, "subject": { "reference": "Patient/b" } }),
    ]));
    assert_eq!(summary["patient"]["name"], "Asha");
    let entry = &summary["sections"][1]["entries"][0];
    assert_eq!(entry["cautions"], json!(["another-patient"]));
    assert_eq!(details(entry), ["subject=Bilal"]);
    assert_eq!(warnings(&summary), ["no-composition", "several-patients", "another-patient"]);
    assert_eq!(summary["sections"][0]["kind"], "Patient", "nobody is left out");
}

#[wasm_bindgen_test(unsupported = test)]
fn values_of_every_datatype_are_read() {
    for (element, value, told) in [
        (
            "valueRange",
            json!({ "low": { "value": 1, "unit": "g" }, "high": { "value": 5, "unit": "mg" } }),
            "1 g – 5 mg",
        ),
        (
            "valueRange",
            json!({ "low": { "value": 1, "unit": "mg" }, "high": { "value": 5, "unit": "mg" } }),
            "1 – 5 mg",
        ),
        ("valueRange", json!({ "low": { "value": 1 } }), "≥ 1"),
        ("valueRange", json!({ "high": { "value": 5, "unit": "mg" } }), "≤ 5 mg"),
        ("valueQuantity", json!({ "value": 5, "code": "mg" }), "5 mg"),
        (
            "valueRatio",
            json!({ "numerator": { "value": 1 }, "denominator": { "value": 128 } }),
            "1 / 128",
        ),
        ("valuePeriod", json!({ "end": "2020" }), "../2020"),
        ("valueBoolean", json!(false), "false"),
        ("valueInteger", json!(0), "0"),
        (
            "valueCodeableConcept",
            json!({ "coding": [{ "code": "x" }, { "code": "y", "display": "Why" }] }),
            "Why",
        ),
        (
            "valueTiming",
            json!({ "repeat": { "frequency": 2, "frequencyMax": 3, "period": 8, "periodUnit": "h", "timeOfDay": ["08:00"], "boundsPeriod": { "start": "2020" } } }),
            "2–3 × / 8 h; 08:00; 2020/..",
        ),
        ("valueMoney", json!({ "value": 12.50, "currency": "KES" }), "12.5 KES"),
        ("valueIdentifier", json!({ "type": { "text": "NHIF" }, "value": "7" }), "7 (NHIF)"),
        ("valueHumanName", json!({ "given": ["A", "B"], "family": "C" }), "A B C"),
        ("valueReference", json!({ "identifier": { "value": "id-7" } }), "id-7"),
        ("valueAnnotation", json!({ "text": "note", "authorString": "me" }), "note (me)"),
        (
            "valueAttachment",
            json!({ "url": "https://x.example/1.pdf", "title": "Scan", "size": 7 }),
            "Scan; 7 B; https://x.example/1.pdf",
        ),
    ] {
        let entry = entry_of(json!({ "resourceType": "Observation", element: value }));
        assert_eq!(details(&entry), [format!("value={told}")], "{element}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn documents_are_told_by_title_type_and_size_and_never_by_their_bytes() {
    let entry = entry_of(json!({
        "resourceType": "DocumentReference", "status": "current", "type": { "text": "Discharge letter" },
        "content": [{ "attachment": { "contentType": "image/png", "data": "AAAAAAAA", "title": "Page 1" } }],
    }));
    assert_eq!(entry["title"], "Page 1");
    assert_eq!(details(&entry), ["type=Discharge letter", "attachment=Page 1; image/png; 6 B"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_resource_of_any_kind_is_read_and_nothing_of_it_is_hidden() {
    let entry = entry_of(json!({
        "resourceType": "MarsReport", "id": "x", "status": "draft", "name": "Dust", "issued": "2031",
        "crew": [{ "role": { "text": "Cook" }, "seats": 2 }], "notes": ["dry"],
    }));
    assert_eq!(entry["title"], "Dust");
    assert_eq!((&entry["status"], &entry["date"]), (&json!("draft"), &json!("2031")));
    assert_eq!(details(&entry), ["other[crew]=Cook; seats: 2", "other[notes]=dry"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn results_that_refer_to_each_other_are_all_shown() {
    let summary = summary(&bundle_of(&[
        json!({ "resourceType": "Observation", "id": "a", "code": { "text": "A" }, "valueString": "1",
                "derivedFrom": { "reference": "Observation/b" } }),
        json!({ "resourceType": "Observation", "id": "b", "code": { "text": "B" }, "valueString": "2",
                "derivedFrom": { "reference": "Observation/a" } }),
    ]));
    let entries = summary["sections"][0]["entries"].as_array().unwrap();
    assert_eq!(entries.len(), 1);
    assert_eq!(details(&entries[0]), ["value=1", "derived-from[B]=2; A"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn labels_and_warning_codes_are_listed_for_pages() {
    use mdawa::record::{Label, WarningCode};
    let spelled = |value: Value| value.as_str().unwrap().to_owned();
    let labels: Vec<String> = Label::ALL.iter().map(|label| spelled(json!(label))).collect();
    assert!(labels.contains(&"verification-status".to_owned()));
    let mut sorted = labels.clone();
    sorted.dedup();
    assert_eq!(labels, sorted);
    assert_eq!(spelled(json!(WarningCode::ALL[0])), "another-patient");
}
