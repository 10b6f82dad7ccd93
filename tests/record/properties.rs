//! Whatever comes in, nothing panics and every promise holds.

use mdawa::record::Record;
use mdawa::record::export::{Options, ips_document, ktc_collection, repairs, transaction_of};
use mdawa::record::form::entry::{fields, revise};
use mdawa::record::pieces::split;
use mdawa::time::UnixSeconds;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::CLINICAL;
use super::compact::check_compact;
use super::export::{Counter, without_identifier};
use super::pieces::check_pieces;

/// A value of some other type, or one that means something to the reader.
fn replacement() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        Just(json!(true)),
        Just(json!("")),
        Just(json!("entered-in-error")),
        Just(json!("Patient/asha")),
        Just(json!("#")),
        Just(json!({})),
        Just(json!([])),
        Just(json!([[{ "reference": "Device/hip" }]])),
        Just(json!({ "reference": "Observation/hba1c" })),
        Just(json!({ "status": "generated", "div": "<div>x" })),
        Just(json!({ "coding": { "code": 7 } })),
        Just(
            json!({ "extension": [{ "url": "a/b", "extension": { "url": "c", "valueCode": "d" } }] })
        ),
        any::<i64>().prop_map(|number| json!(number)),
        ".{0,20}".prop_map(Value::String),
    ]
}

#[derive(Clone, Debug)]
enum Change {
    Replace(usize, Value),
    Delete(usize),
}

fn change() -> impl Strategy<Value = Change> {
    let node = any::<prop::sample::Index>().prop_map(|index| index.index(10_000));
    prop_oneof![
        (node.clone(), replacement()).prop_map(|(node, value)| Change::Replace(node, value)),
        node.prop_map(Change::Delete),
    ]
}

/// The places of all values below the top, as JSON pointers.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    let mut add = |key: &str, inner: &Value| {
        let pointer = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
        found.push(pointer.clone());
        pointers(inner, &pointer, found);
    };
    match value {
        Value::Array(values) => {
            values.iter().enumerate().for_each(|(index, value)| add(&index.to_string(), value))
        }
        Value::Object(object) => object.iter().for_each(|(key, value)| add(key, value)),
        _ => {}
    }
}

fn apply(value: &mut Value, change: Change) {
    let mut found = Vec::new();
    pointers(value, "", &mut found);
    let (Change::Replace(node, _) | Change::Delete(node)) = &change;
    let Some(pointer) = found.get(node % found.len().max(1)) else { return };
    match change {
        Change::Replace(_, new) => *value.pointer_mut(pointer).unwrap() = new,
        Change::Delete(_) => {
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            match value.pointer_mut(parent).unwrap() {
                Value::Object(object) => drop(object.shift_remove(key)),
                Value::Array(values) => drop(values.remove(key.parse().unwrap())),
                _ => unreachable!("only containers have values below them"),
            }
        }
    }
}

/// The first place where two values differ.
fn difference(one: &Value, other: &Value) -> Option<String> {
    let mut places = Vec::new();
    pointers(one, "", &mut places);
    pointers(other, "", &mut places);
    // The innermost of them says most.
    let differs = |place: &&String| one.pointer(place) != other.pointer(place);
    let place = places.iter().filter(differs).max_by_key(|place| place.matches('/').count())?;
    Some(format!("{place}: {:?} {:?}", one.pointer(place), other.pointer(place)))
}

proptest! {
    // Found failures become tests of their own, so none are kept in files.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_record_or_refused(text in ".*") {
        let _ = text.parse::<Record>();
        let _ = (split(&text), fields(&text));
    }

    #[test]
    fn any_text_of_json_tokens_is_a_record_or_refused(
        tokens in prop::collection::vec(
            prop::sample::select(vec!["{", "}", "[", "]", ",", ":", "\"", "\\", " ", "1", "-", ".", "e", "null", "\"resourceType\":\"Bundle\"", "\"entry\":", "é"]),
            0..60,
        )
    ) {
        let text = tokens.concat();
        if let Ok(record) = text.parse::<Record>() {
            let _ = record.summary();
            let compact = record.compact();
            prop_assert_eq!(compact.compact(), compact);
            check_pieces(record.as_str(), "tokens");
        }
        let _ = (split(&text), fields(&text));
    }

    #[test]
    fn a_spoilt_record_is_read_and_made_smaller_like_any_other(changes in prop::collection::vec(change(), 1..40)) {
        let mut bundle: Value = serde_json::from_str(CLINICAL).unwrap();
        for change in changes {
            apply(&mut bundle, change);
        }
        bundle["resourceType"] = json!("Bundle");
        check_compact(&bundle.to_string(), "spoilt");
        check_pieces(&bundle.to_string(), "spoilt");
    }

    #[test]
    fn a_spoilt_record_goes_out_whole_and_needs_no_more_repair(changes in prop::collection::vec(change(), 1..40)) {
        let mut bundle: Value = serde_json::from_str(CLINICAL).unwrap();
        for change in changes {
            apply(&mut bundle, change);
        }
        bundle["resourceType"] = json!("Bundle");
        let record: Record = bundle.to_string().parse().unwrap();
        let options = Options { created: UnixSeconds(0), evidence: None };
        let rng = &mut Counter(0);
        let document = ips_document(&record, &options, rng).unwrap();
        prop_assert_eq!(repairs(&document, true, rng), []);
        let again = ips_document(&document, &options, rng).unwrap();
        prop_assert_eq!(difference(&without_identifier(&again), &without_identifier(&document)), None);
        let _ = (ktc_collection(&record, &options, rng).unwrap(), transaction_of(&record, &options, rng).unwrap());
    }

    #[test]
    fn a_spoilt_entry_is_filled_in_and_revised_like_any_other(
        (place, changes) in (any::<prop::sample::Index>(), prop::collection::vec(change(), 0..20))
    ) {
        let pieces = split(CLINICAL).unwrap();
        let piece = &pieces[place.index(pieces.len())];
        let mut resource: Value = serde_json::from_str(&piece.resource).unwrap();
        for change in changes {
            apply(&mut resource, change);
        }
        resource["resourceType"] = json!(piece.resource_type);
        let resource = resource.to_string();
        let form = fields(&resource).unwrap();
        // What is filled in as it was changes nothing.
        prop_assert_eq!(revise(&resource, &form), Ok(resource.clone()));
        for name in form.as_object().unwrap().keys() {
            for value in ["", "2024-05", "active", "AAAA", "7", "120/80"] {
                let _ = revise(&resource, &json!({ name: value }));
            }
        }
    }
}
