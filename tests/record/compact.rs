//! A smaller record says the same.

use std::collections::BTreeMap;

use mdawa::record::Record;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{CLINICAL, bundle_of};

/// What may be missing from a compact record, by the last two keys of its path.
const DROPPED: &[&str] = &["id", "text", "lastUpdated", "profile", "source", "versionId", "meta"];

pub(super) fn compacted(bundle: &str) -> Value {
    serde_json::from_str(bundle.parse::<Record>().unwrap().compact().as_str()).unwrap()
}

/// Checks every promise of a compact record that can be checked on any record.
pub(super) fn check_compact(text: &str, file: &str) {
    let record: Record = text.parse().unwrap();
    let compact = record.compact();
    assert!(compact.as_str().len() <= record.as_str().len(), "{file}");
    assert_eq!(compact.compact(), compact, "{file}: compacting twice changes something");
    assert_eq!(compact.as_str().parse::<Record>().unwrap(), compact, "{file}");
    check_same(&readable(&record), &readable(&compact), &format!("{file}: summary"));
    let (before, after) = (parsed(&record), parsed(&compact));
    assert_eq!(codes(&before), codes(&after), "{file}: codes");
    check_kept(&before, &after, file, "");
}

fn parsed(record: &Record) -> Value {
    serde_json::from_str(record.as_str()).unwrap()
}

/// A summary without what may differ: whether a section has a narrative that is not shown.
fn readable(record: &Record) -> Value {
    let mut summary = serde_json::to_value(record.summary()).unwrap();
    for section in summary["sections"].as_array_mut().unwrap() {
        section.as_object_mut().unwrap().remove("hasText");
    }
    summary
}

/// How often each system, code and display occurs together.
fn codes(value: &Value) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let mut rest = vec![value];
    while let Some(value) = rest.pop() {
        if let Some(code) = value.get("code").filter(|code| code.is_string()) {
            let triple = format!("{:?} {code} {:?}", value.get("system"), value.get("display"));
            *counts.entry(triple).or_default() += 1;
        }
        match value {
            Value::Array(values) => rest.extend(values),
            Value::Object(object) => rest.extend(object.values()),
            _ => {}
        }
    }
    counts
}

/// Both are equal; says where they are not.
fn check_same(one: &Value, other: &Value, path: &str) {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "{path}");
            one.iter()
                .for_each(|(key, value)| check_same(value, &other[key], &format!("{path}.{key}")));
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (index, (one, other)) in one.iter().zip(other).enumerate() {
                check_same(one, other, &format!("{path}[{index}]"));
            }
        }
        _ => assert_eq!(one, other, "{path}"),
    }
}

/// Nothing is missing but what may be, nothing is new and nothing has changed.
fn check_kept(before: &Value, after: &Value, file: &str, path: &str) {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            let kept: Vec<&String> = before.keys().filter(|key| after.contains_key(*key)).collect();
            assert_eq!(
                kept,
                after.keys().collect::<Vec<_>>(),
                "{file}: {path}: keys or their order"
            );
            for (key, value) in before {
                match after.get(key) {
                    Some(left) => check_kept(value, left, file, &format!("{path}.{key}")),
                    None => {
                        assert!(DROPPED.contains(&key.as_str()), "{file}: {path}.{key} is gone")
                    }
                }
            }
        }
        (Value::Array(before), Value::Array(after)) => {
            assert_eq!(before.len(), after.len(), "{file}: {path}");
            for (before, after) in before.iter().zip(after) {
                check_kept(before, after, file, path);
            }
        }
        _ => assert_eq!(before, after, "{file}: {path}"),
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_compact_record_says_the_same_in_less() {
    check_compact(CLINICAL, "clinical");
    let before = CLINICAL.parse::<Record>().unwrap();
    assert!(before.compact().as_str().len() < before.as_str().len() - 500);
    assert!(before.compact().as_str().contains("\"value\":8.50,"));
}

#[wasm_bindgen_test(unsupported = test)]
fn storage_metadata_goes_and_labels_stay() {
    let bundle = compacted(CLINICAL);
    assert_eq!(bundle.get("id"), None);
    assert_eq!(bundle.get("meta"), None);
    assert_eq!(bundle["identifier"]["value"], "urn:uuid:00000000-0000-4000-8000-0000000000ff");
    assert_eq!(
        bundle["entry"][1]["resource"]["meta"],
        json!({ "security": [
        { "system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "R", "display": "restricted" } ] })
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn only_narrative_that_repeats_what_is_there_goes() {
    let bundle = compacted(CLINICAL);
    let composition = &bundle["entry"][0]["resource"];
    assert_eq!(composition.get("text"), None);
    assert_eq!(composition["section"][0].get("text"), None);
    assert_eq!(composition["section"][0]["section"][0]["text"]["status"], "additional");
    assert_eq!(
        composition["section"][1]["text"]["status"], "generated",
        "one of its entries is not there"
    );
    assert_eq!(composition["section"][4]["text"]["status"], "generated", "it has no entries");
    assert_eq!(bundle["entry"][1]["resource"].get("text"), None);
    assert_eq!(bundle["entry"][5]["resource"].get("text"), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn an_id_goes_only_where_references_lead_without_it() {
    let bundle = json!({ "resourceType": "Bundle", "entry": [
        { "fullUrl": "urn:uuid:1", "resource": { "resourceType": "Patient", "id": "p" } },
        { "fullUrl": "urn:uuid:2", "resource": { "resourceType": "Organization", "id": "o" } },
        { "fullUrl": "urn:uuid:3", "resource": { "resourceType": "Flag", "id": "f", "subject": { "reference": "Patient/p" },
            "author": { "reference": "urn:uuid:2" }, "contained": [{ "resourceType": "Basic", "id": "b", "meta": { "source": "x" } }] } },
        { "resource": { "resourceType": "Flag", "id": "g" } },
        { "fullUrl": "urn:uuid:4", "resource": { "resourceType": "Basic", "id": 7, "subject": { "reference": 7 } } },
        { "fullUrl": "urn:uuid:5", "resource": { "resourceType": "Goal", "id": "h" } },
        { "fullUrl": "urn:uuid:6", "resource": { "resourceType": "Composition", "section": { "entry": "Goal/h" } } },
    ] });
    let bundle = compacted(&bundle.to_string());
    let id = |index: usize| bundle["entry"][index]["resource"].get("id");
    assert_eq!([id(0), id(1), id(2), id(3)], [Some(&json!("p")), None, None, Some(&json!("g"))]);
    assert_eq!(
        [id(4), id(5), id(6)],
        [Some(&json!(7)), Some(&json!("h")), None],
        "also where references are odd"
    );
    assert_eq!(
        bundle["entry"][2]["resource"]["contained"],
        json!([{ "resourceType": "Basic", "id": "b" }])
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn an_ambiguous_reference_does_not_come_to_mean_something() {
    let bundle = json!({ "resourceType": "Bundle", "entry": [
        { "fullUrl": "urn:uuid:1", "resource": { "resourceType": "Condition", "id": "c", "code": { "text": "Gout" } } },
        { "fullUrl": "urn:uuid:c", "resource": { "resourceType": "Condition", "id": "d", "code": { "text": "Asthma" } } },
        { "fullUrl": "urn:uuid:2", "resource": { "resourceType": "Flag", "id": "f", "author": { "reference": "c" } } },
    ] });
    check_compact(&bundle.to_string(), "ambiguous");
    assert_eq!(compacted(&bundle.to_string()), bundle, "all ids stay");
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_not_what_its_name_promises_stays() {
    let coded = json!({ "code": "x", "reference": "Basic/b" });
    let bundle = json!({ "resourceType": "Bundle", "id": coded, "entry": [
        { "fullUrl": "urn:uuid:1", "resource": { "resourceType": "Basic", "id": coded, "meta": { "profile": [coded] },
            "code": {}, "text": { "status": "generated", "div": coded } } },
        { "fullUrl": "urn:uuid:2", "resource": { "resourceType": "Basic", "id": "b" } },
    ] });
    check_compact(&bundle.to_string(), "coded");
    assert_eq!(compacted(&bundle.to_string()), bundle);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_reference_from_what_goes_keeps_nothing() {
    let bundle = json!({ "resourceType": "Bundle", "entry": [
        { "fullUrl": "urn:uuid:1", "resource": { "resourceType": "Basic", "code": {},
            "text": { "status": "generated", "link": { "reference": "Basic/b" } } } },
        { "fullUrl": "urn:uuid:2", "resource": { "resourceType": "Basic", "id": "b" } },
    ] });
    check_compact(&bundle.to_string(), "link");
    assert_eq!(
        compacted(&bundle.to_string())["entry"][1]["resource"],
        json!({ "resourceType": "Basic" })
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn copies_that_were_stored_apart_are_one_before_and_after() {
    let copy = |version: &str| {
        json!({ "fullUrl": "urn:uuid:1", "resource": { "resourceType": "Condition", "id": "c",
            "meta": { "versionId": version }, "code": { "text": "Gout" } } })
    };
    let flag =
        json!({ "resource": { "resourceType": "Flag", "author": { "reference": "urn:uuid:1" } } });
    let bundle = json!({ "resourceType": "Bundle", "entry": [copy("1"), copy("2"), flag] });
    let summary = bundle.to_string().parse::<Record>().unwrap().summary();
    let warnings = serde_json::to_value(summary).unwrap()["warnings"].to_string();
    assert!(!warnings.contains("reference-unresolved"), "{warnings}");
    check_compact(&bundle.to_string(), "copies");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_record_of_odd_shape_is_left_as_it_is() {
    for text in [
        "{\"resourceType\":\"Bundle\",\"entry\":7}",
        "{\"resourceType\":\"Bundle\",\"entry\":[null,[],{\"resource\":[{\"id\":\"x\"}]}],\"meta\":5}",
    ] {
        assert_eq!(text.parse::<Record>().unwrap().compact().as_str(), text);
        check_compact(text, text);
    }
    check_compact(
        &bundle_of(&[json!({ "resourceType": "Composition", "section": [3, { "section": {} }] })]),
        "sections",
    );
}
