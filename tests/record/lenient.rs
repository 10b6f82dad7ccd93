//! Imperfect records are read as far as they go, and say where they do not.

use mdawa::record::Record;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{bundle_of, entry_of, summary, warnings};

/// A document whose only section refers to these.
fn document(entry: Value, resources: &[Value]) -> Value {
    let composition =
        json!({ "resourceType": "Composition", "section": [{ "title": "S", "entry": entry }] });
    summary(&bundle_of(&[&[composition], resources].concat()))
}

#[wasm_bindgen_test(unsupported = test)]
fn an_empty_bundle_is_read() {
    let summary = summary("{\"resourceType\":\"Bundle\"}");
    assert_eq!(
        summary,
        json!({
            "authors": [], "details": [], "sections": [], "resourceCounts": {},
            "warnings": [{ "code": "no-composition", "path": "" }, { "code": "no-patient", "path": "" }],
        })
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn one_for_many_and_many_for_one_are_read() {
    let written = json!({ "resourceType": "Condition", "code": { "coding": [{ "code": "x", "display": "Gout" }] }, "note": [{ "text": "n" }] });
    let alone = json!({ "resourceType": "Condition", "code": [{ "coding": { "code": ["x"], "display": "Gout" } }], "note": { "text": ["n"] } });
    assert_eq!(entry_of(written), entry_of(alone));
    let text = json!({ "resourceType": "Bundle", "entry": { "resource": { "resourceType": "Flag", "code": { "text": "Falls" } } } });
    assert_eq!(summary(&text.to_string())["sections"][0]["entries"][0]["title"], "Falls");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_value_of_another_type_is_shown_as_what_it_is() {
    let entry = entry_of(json!({
        "resourceType": "Condition", "code": 42, "clinicalStatus": "active", "onsetDateTime": 1999,
        "severity": true, "note": "plain", "bodySite": [null, "arm"],
    }));
    assert_eq!(entry["title"], "42");
    assert_eq!((&entry["status"], &entry["date"]), (&json!("active"), &json!("1999")));
    assert_eq!(
        entry["details"],
        json!([
            { "label": "severity", "value": "true" },
            { "label": "body-site", "value": "arm" },
            { "label": "note", "value": "plain" },
        ])
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn what_cannot_be_shown_is_passed_over_with_a_warning() {
    let bundle = json!({ "resourceType": "Bundle", "entry": [
        5,
        { "resource": "x" },
        { "fullUrl": "urn:uuid:deleted" },
        { "resource": { "resourceType": "Composition", "section": [7, { "title": "S", "entry": [{}, null, { "reference": "Flag/f" }] }] } },
        { "resource": { "resourceType": "Flag", "id": "f", "note": [{ "id": "only-an-id" }] } },
    ] });
    let summary = summary(&bundle.to_string());
    let wrong: Vec<&str> = summary["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|warning| warning["code"] == "wrong-type")
        .map(|warning| warning["path"].as_str().unwrap())
        .collect();
    assert_eq!(
        wrong,
        [
            "entry[0]",
            "entry[1]",
            "entry[3].resource.section[0]",
            "entry[3].resource.section[1].entry[0]",
            "entry[3].resource.section[1].entry[1]",
            "entry[4].resource.note",
        ]
    );
    assert_eq!(summary["sections"].as_array().unwrap().len(), 1);
    assert_eq!(summary["sections"][0]["entries"][0]["title"], "Flag");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_reference_that_leads_nowhere_stays_as_an_entry() {
    let summary = document(
        json!([{ "reference": "Condition/9" }, { "reference": "x:1", "display": "Gout", "type": "Condition" }]),
        &[],
    );
    assert_eq!(
        summary["sections"][0]["entries"],
        json!([
            { "title": "Condition/9", "codes": [], "cautions": ["reference-unresolved"], "details": [] },
            { "resourceType": "Condition", "title": "Gout", "codes": [], "cautions": ["reference-unresolved"], "details": [] },
        ])
    );
    assert_eq!(warnings(&summary), ["no-patient", "reference-unresolved", "reference-unresolved"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_reference_without_its_type_or_as_bare_text_is_followed() {
    let flag = json!({ "resourceType": "Flag", "id": "f", "code": { "text": "Falls" } });
    for entry in [
        json!({ "reference": "f" }),
        json!("Flag/f"),
        json!([["Flag/f"]]),
        json!({ "reference": "https://other.example/Flag/f/_history/2" }),
    ] {
        let summary = document(entry.clone(), core::slice::from_ref(&flag));
        assert_eq!(summary["sections"][0]["entries"][0]["title"], "Falls", "{entry}");
        assert_eq!(summary["sections"].as_array().unwrap().len(), 1, "{entry}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn several_tables_of_contents_are_all_shown() {
    let composition = |title: &str| json!({ "resourceType": "Composition", "title": title, "section": { "title": title } });
    let summary = summary(&bundle_of(&[composition("A"), composition("B")]));
    assert_eq!(summary["title"], "A");
    assert_eq!(
        (&summary["sections"][0]["title"], &summary["sections"][1]["title"]),
        (&json!("A"), &json!("B"))
    );
    assert_eq!(warnings(&summary), ["several-compositions", "no-patient"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_key_that_stands_twice_is_said_and_not_cut_away() {
    let text = "{\"resourceType\":\"Bundle\",\"id\":\"x\",\"entry\":[{\"resource\":{\"resourceType\":\"Flag\",\"code\":{\"text\":\"A\"},\"code\":{\"text\":\"B\"}}}]}";
    let summary = summary(text);
    assert_eq!(warnings(&summary)[0], "duplicate-key");
    assert_eq!(summary["sections"][0]["entries"][0]["title"], "B");
    assert_eq!(text.parse::<Record>().unwrap().compact().as_str(), text);
}

#[wasm_bindgen_test(unsupported = test)]
fn markup_in_a_record_becomes_text() {
    let entry = entry_of(json!({
        "resourceType": "Flag", "code": { "text": "<img src=x onerror=alert(1)>" },
        "text": { "status": "additional", "div": "<div><script>alert(1)</script><a href='javascript:x'>see</a> <b>notes</div>" },
    }));
    assert_eq!(entry["title"], "<img src=x onerror=alert(1)>", "a page shows it as text");
    assert_eq!(entry["text"], "see notes");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_resource_with_only_a_generated_narrative_shows_it() {
    let told = json!({ "status": "generated", "div": "<div>All there is</div>" });
    assert_eq!(
        entry_of(json!({ "resourceType": "Flag", "status": "active", "text": told }))["text"],
        "All there is"
    );
    let coded = json!({ "resourceType": "Flag", "code": { "text": "Falls" }, "text": told });
    assert_eq!(entry_of(coded)["text"], Value::Null);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_long_name_that_is_referred_to_often_is_copied_in_bounded_space() {
    let references: Vec<Value> =
        (0..100).map(|_| json!({ "reference": "Organization/o" })).collect();
    let summary = summary(&bundle_of(&[
        json!({ "resourceType": "Organization", "id": "o", "name": "N".repeat(1024 * 1024) }),
        json!({ "resourceType": "Flag", "author": references }),
    ]));
    let authors = summary["sections"][0]["entries"][0]["details"].as_array().unwrap();
    let names = authors.iter().filter(|author| author["value"] != "Organization/o").count();
    assert_eq!((authors.len(), names), (100, 7), "8 MiB less what the reading costs");
    assert!(warnings(&summary).contains(&"too-many-references"));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_record_whose_resources_all_refer_to_all_others_is_read_in_bounded_space() {
    let references: Vec<Value> =
        (0..200).map(|index| json!({ "reference": format!("Observation/{index}") })).collect();
    let observation = |index: usize| {
        json!({ "resourceType": "Observation", "id": index.to_string(), "code": { "text": "O".repeat(500) },
                "valueString": "v".repeat(500), "hasMember": references })
    };
    let bundle = bundle_of(&(0..200).map(observation).collect::<Vec<_>>());
    let summary = bundle.parse::<Record>().unwrap().summary();
    let shown = serde_json::to_string(&summary).unwrap();
    assert!(shown.len() < 16 * 1024 * 1024, "{} bytes", shown.len());
    assert!(shown.contains("too-many-references"));
}
