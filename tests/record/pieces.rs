//! Records taken apart and put together: nothing is lost, and both say the same.

use core::fmt::Write as _;

use mdawa::record::pieces::{EntryKind, Part, Piece, join, split};
use mdawa::record::{Record, RecordError};
use mdawa::time::UnixSeconds;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::form::Counter;
use super::{CLINICAL, bundle_of, summary, warnings};

const NOW: UnixSeconds = UnixSeconds(1_714_557_600);

pub(super) fn joined(pieces: &[Piece]) -> Result<Record, RecordError> {
    let parts: Vec<Part> = pieces
        .iter()
        .map(|piece| Part { resource: piece.resource.clone(), full_url: piece.full_url.clone() })
        .collect();
    join(&parts, NOW, &mut Counter(0))
}

fn texts(pieces: &[Piece]) -> Vec<(Option<&str>, &str)> {
    pieces.iter().map(|piece| (piece.full_url.as_deref(), piece.resource.as_str())).collect()
}

fn only(resource: Value) -> Piece {
    let [piece] = split(&resource.to_string()).unwrap().try_into().expect("one piece");
    piece
}

/// Texts, addresses and order are kept, what a person reads is the same, and references lead where they led.
pub(super) fn check_pieces(bundle: &str, name: &str) {
    let pieces = split(bundle).unwrap();
    let record: Record = bundle.parse().unwrap();
    let entries = match serde_json::from_str::<Value>(bundle).unwrap()["entry"].take() {
        Value::Array(entries) => entries,
        Value::Null => Vec::new(),
        alone => vec![alone],
    };
    let (places, resources): (Vec<usize>, Vec<Value>) = entries
        .iter()
        .enumerate()
        .map(|(place, entry)| (place, entry["resource"].clone()))
        .filter(|(_, resource)| resource.is_object())
        .unzip();
    let read: Vec<Value> =
        pieces.iter().map(|piece| serde_json::from_str(&piece.resource).unwrap()).collect();
    assert_eq!(read, resources, "{name}");
    for piece in &pieces {
        assert!(record.as_str().contains(&piece.resource), "{name}: {}", piece.resource);
        assert!(!piece.title.is_empty() && piece.words.chars().count() <= 1_000, "{name}");
    }

    let again = joined(&pieces).unwrap();
    let mut expected = texts(&pieces);
    let is_document = pieces.iter().filter(|it| it.resource_type == "Composition").count() == 1;
    if is_document {
        let first = pieces.iter().position(|it| it.resource_type == "Composition").unwrap();
        expected[..=first].rotate_right(1);
    }
    let pieces_again = split(again.as_str()).unwrap();
    assert_eq!(texts(&pieces_again), expected, "{name}");

    let (before, after) = (record.summary(), again.summary());
    let person =
        |summary: &mdawa::record::Summary| summary.patient.as_ref().map(|it| it.name.clone());
    assert_eq!(person(&before), person(&after), "{name}");
    assert_eq!(before.resource_counts, after.resource_counts, "{name}");
    let unresolved = |summary: &mdawa::record::Summary| {
        let warnings = summary.warnings.iter();
        warnings.filter(|it| it.code == mdawa::record::WarningCode::ReferenceUnresolved).count()
    };
    // Of the reader's own warnings there are at most 201 in all.
    if before.warnings.len() < 200 {
        assert_eq!(unresolved(&before), unresolved(&after), "{name}");
    }
    assert_eq!(after.kind.as_deref(), Some(if is_document { "document" } else { "collection" }));

    // What a list shows is what the summary shows.
    for entry in before.sections.iter().flat_map(|section| &section.entries) {
        let Some(path) = &entry.path else { continue };
        let place: usize = path["entry[".len()..path.find(']').unwrap()].parse().unwrap();
        let piece = &pieces[places.iter().position(|it| *it == place).unwrap()];
        assert_eq!((&piece.status, &piece.cautions), (&entry.status, &entry.cautions), "{name}");
        if !matches!(piece.kind, EntryKind::Document | EntryKind::Note | EntryKind::Patient) {
            assert_eq!((&piece.title, &piece.date), (&entry.title, &entry.date), "{name}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_record_is_taken_apart_and_put_together_without_loss() {
    check_pieces(CLINICAL, "clinical");
    check_pieces(include_str!("../fixtures/visit-record.json"), "visit");
    check_pieces(r#"{"resourceType":"Bundle","type":"batch"}"#, "empty");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_piece_says_what_it_is_about_and_about_whom() {
    let pieces = split(CLINICAL).unwrap();
    let asha = pieces.iter().position(|it| it.resource_type == "Patient").unwrap();
    assert_eq!(pieces[asha].title, "Dr Asha W. Mwangi PhD");
    assert_eq!(pieces[asha].date.as_deref(), Some("1980-02"));
    let mut told = String::new();
    for piece in &pieces {
        let patient = piece.patient.map_or("-".to_owned(), |it| it.to_string());
        let status = piece.status.as_deref().unwrap_or("-");
        let kind = piece.kind.as_str();
        writeln!(told, "{kind} {} {status} {patient}", piece.resource_type).unwrap();
    }
    assert_eq!(told, TOLD);
}

/// Kind, resource type, status and which piece is the patient.
const TOLD: &str = "\
document Composition final 1
patient Patient - 1
other PractitionerRole - -
other Practitioner - -
other Organization - -
allergy AllergyIntolerance active 1
allergy AllergyIntolerance refuted 1
problem Condition active 1
medicine MedicationRequest active 1
medicine MedicationStatement not-taken 1
other Medication - -
result DiagnosticReport final 1
result Observation final 1
result Observation entered-in-error 1
other DeviceUseStatement active 1
other Device - 1
immunisation Immunization not-done 1
other Basic - 1
";

#[wasm_bindgen_test(unsupported = test)]
fn texts_are_kept_as_they_are_written() {
    let resource = r#"{"resourceType":"Observation","a":1.50,"a":-0.0e+7,"b":"\u00e9 \/ \" }","valueQuantity":{"value":1.500}}"#;
    let bundle = format!(
        "\u{feff}{{ \"entr\\u0079\" : [ {{ \"resource\" : {resource} , \"fullUrl\":\"urn:x\\u003a1\"}} ], \"resourceType\" : \"Bundle\" }}"
    );
    let pieces = split(&bundle).unwrap();
    assert_eq!(texts(&pieces), [(Some("urn:x:1"), resource)]);
    assert!(joined(&pieces).unwrap().as_str().contains(resource));
    // A key that stands twice loses nothing.
    let twice = r#"{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Flag","id":"1"},"resource":{"resourceType":"Flag","id":"2"}}],"entry":{"resource":{"resourceType":"Flag","id":"3"}}}"#;
    let ids: Vec<Value> = split(twice)
        .unwrap()
        .iter()
        .map(|piece| serde_json::from_str::<Value>(&piece.resource).unwrap()["id"].clone())
        .collect();
    assert_eq!(ids, ["1", "2", "3"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_resource_alone_is_one_piece() {
    let piece = only(
        json!({ "resourceType": "Condition", "code": { "text": "Malaria" }, "onsetDateTime": "2019" }),
    );
    assert_eq!((piece.kind, piece.title.as_str()), (EntryKind::Problem, "Malaria"));
    assert_eq!(piece.date.as_deref(), Some("2019"));
    assert_eq!(piece.patient, None);
    for (text, error) in [
        ("{}", RecordError::NotFhir),
        ("[]", RecordError::NotFhir),
        ("7", RecordError::NotFhir),
        ("", RecordError::NotJson),
        (r#"{"resourceType":"Condition"}}],"x":[{"y":{}"#, RecordError::NotJson),
    ] {
        assert_eq!(split(text).err(), Some(error), "{text}");
        if text == "{}" {
            continue; // Real bundles have resources that do not say what they are.
        }
        let part = Part { resource: text.to_owned(), full_url: None };
        assert_eq!(join(&[part], NOW, &mut Counter(0)).err(), Some(error), "{text}");
    }
    // As deep as a resource may be in a bundle, and no deeper.
    let nested = |depth: usize| {
        format!(r#"{{"resourceType":"Basic","x":{}{}}}"#, "[".repeat(depth), "]".repeat(depth))
    };
    assert_eq!(split(&nested(15)).map(|pieces| pieces.len()), Ok(1));
    assert_eq!(split(&nested(16)).err(), Some(RecordError::TooDeep));
}

#[wasm_bindgen_test(unsupported = test)]
fn every_kind_of_resource_has_its_kind_of_entry() {
    let vital = json!([{ "coding": [{ "code": "vital-signs" }] }]);
    let note = json!({ "coding": [{ "system": "http://loinc.org", "code": "81338-6" }] });
    for (resource, kind) in [
        (json!({ "resourceType": "Patient" }), "patient"),
        (json!({ "resourceType": "Condition" }), "problem"),
        (json!({ "resourceType": "AllergyIntolerance" }), "allergy"),
        (json!({ "resourceType": "MedicationStatement" }), "medicine"),
        (json!({ "resourceType": "MedicationRequest" }), "medicine"),
        (json!({ "resourceType": "MedicationAdministration" }), "medicine"),
        (json!({ "resourceType": "MedicationDispense" }), "medicine"),
        (json!({ "resourceType": "Medication" }), "other"),
        (json!({ "resourceType": "Immunization" }), "immunisation"),
        (json!({ "resourceType": "Observation" }), "result"),
        (json!({ "resourceType": "Observation", "category": vital }), "vital"),
        (json!({ "resourceType": "Observation", "category": vital[0] }), "vital"),
        (json!({ "resourceType": "Observation", "code": note }), "note"),
        (json!({ "resourceType": "DiagnosticReport" }), "result"),
        (json!({ "resourceType": "DocumentReference" }), "document"),
        (json!({ "resourceType": "Media" }), "document"),
        (json!({ "resourceType": "Binary" }), "document"),
        (json!({ "resourceType": "Composition" }), "document"),
        (json!({ "resourceType": "Procedure" }), "other"),
        (json!({ "resourceType": "Practitioner" }), "other"),
        (json!({ "resourceType": "Bundle" }), "-"),
    ] {
        if kind == "-" {
            assert_eq!(split(&resource.to_string()).unwrap(), [] as [Piece; 0]);
        } else {
            assert_eq!(only(resource.clone()).kind.as_str(), kind, "{resource}");
            assert_eq!(EntryKind::named(kind).map(EntryKind::as_str), Some(kind));
        }
    }
    // Within a bundle, what does not say what it is is kept too.
    let pieces = split(&bundle_of(&[json!({ "id": "x" })]));
    let kinds: Vec<_> = pieces.unwrap().into_iter().map(|it| (it.kind, it.resource_type)).collect();
    assert_eq!(kinds, [(EntryKind::Other, String::new())]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_search_finds_names_codes_values_and_narrative() {
    let patient = only(json!({ "resourceType": "Patient",
        "name": [{ "use": "old", "family": "Otieno" }, { "use": "official", "given": ["Asha"], "family": "Mwangi" }],
        "identifier": [{ "value": "NUPI-77" }], "telecom": [{ "system": "phone", "value": "+254700000000" }],
        "birthDate": "1980-02-29" }));
    assert_eq!(patient.title, "Asha Mwangi");
    for word in ["Otieno", "NUPI-77", "+254700000000", "1980-02-29"] {
        assert!(patient.words.contains(word), "{word}: {}", patient.words);
    }
    let result = only(json!({ "resourceType": "Observation",
        "code": { "text": "HbA1c", "coding": [{ "system": "http://loinc.org", "code": "4548-4", "display": "Hemoglobin A1c" }] },
        "valueQuantity": { "value": 7, "unit": "%" }, "note": [{ "text": "Fasting" }],
        "text": { "status": "additional", "div": "<div>Seen by <b>the nurse</b></div>" } }));
    for word in ["HbA1c", "4548-4", "Hemoglobin A1c", "7 %", "Fasting", "the nurse"] {
        assert!(result.words.contains(word), "{word}: {}", result.words);
    }
    let document = only(json!({ "resourceType": "Composition", "title": "Letter",
        "section": [{ "title": "Notes", "text": { "status": "additional", "div": "<div><p>Wears a card</p></div>" } }] }));
    assert!(document.words.contains("Wears a card") && !document.words.contains("<p>"));
    let long = only(json!({ "resourceType": "Flag", "code": { "text": "é".repeat(5_000) } }));
    assert_eq!(long.words, "é".repeat(1_000));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_about_somebody_else_names_that_patient() {
    let patient =
        |id: &str| json!({ "resourceType": "Patient", "id": id, "name": [{ "text": id }] });
    let flag = |id: &str| json!({ "resourceType": "Flag", "code": { "text": "x" }, "subject": { "reference": format!("Patient/{id}") } });
    let pieces = split(&bundle_of(&[patient("a"), flag("b"), patient("b"), flag("a"), flag("c")]));
    let pieces = pieces.unwrap();
    let patients: Vec<_> = pieces.iter().map(|it| it.patient).collect();
    assert_eq!(patients, [Some(0), Some(2), Some(2), Some(0), None]);
    let cautions: Vec<_> = pieces.iter().map(|it| it.cautions.len()).collect();
    assert_eq!(cautions, [0, 1, 0, 0, 0], "another patient than the record's own");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_bundle_with_one_table_of_contents_is_a_document_and_begins_with_it() {
    let composition = json!({ "resourceType": "Composition", "title": "Summary" });
    let flag = json!({ "resourceType": "Flag", "code": { "text": "x" } });
    let kinds = |resources: &[Value]| {
        let record = joined(&split(&bundle_of(resources)).unwrap()).unwrap();
        let bundle: Value = serde_json::from_str(record.as_str()).unwrap();
        let kinds = bundle["entry"].as_array().into_iter().flatten();
        let kinds: Vec<_> =
            kinds.map(|it| it["resource"]["resourceType"].as_str().unwrap().to_owned()).collect();
        (bundle["type"].as_str().unwrap().to_owned(), kinds.join(" "))
    };
    let told = |kind: &str, kinds: &str| (kind.to_owned(), kinds.to_owned());
    assert_eq!(
        kinds(&[flag.clone(), flag.clone(), composition.clone()]),
        told("document", "Composition Flag Flag")
    );
    assert_eq!(
        kinds(&[flag.clone(), composition.clone(), composition]),
        told("collection", "Flag Composition Composition")
    );
    assert_eq!(kinds(&[flag]), told("collection", "Flag"));
    let empty = join(&[], NOW, &mut Counter(0)).unwrap();
    assert!(!empty.as_str().contains("entry"));
    assert_eq!(warnings(&summary(empty.as_str())), ["no-composition", "no-patient"]);
    let bundle: Value = serde_json::from_str(empty.as_str()).unwrap();
    assert_eq!(bundle["timestamp"], "2024-05-01T10:00:00Z");
    assert!(bundle["identifier"]["value"].as_str().unwrap().starts_with("urn:uuid:"));
}

#[wasm_bindgen_test(unsupported = test)]
fn more_than_a_record_may_be_is_not_put_together() {
    let resource = format!(r#"{{"resourceType":"Basic","x":"{}"}}"#, "x".repeat(9 << 20));
    let part = Part { resource, full_url: None };
    assert!(join(core::slice::from_ref(&part), NOW, &mut Counter(0)).is_ok());
    let error = join(&[part.clone(), part], NOW, &mut Counter(0)).err();
    assert_eq!(error, Some(RecordError::TooBig));
}
