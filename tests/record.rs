//! Records as their users meet them: text in; a summary, a smaller record or the same text out.

#[path = "record/compact.rs"]
mod compact;
#[path = "record/entry.rs"]
mod entry;
#[cfg(not(target_family = "wasm"))]
#[path = "record/export.rs"]
mod export;
#[path = "record/form.rs"]
mod form;
#[cfg(not(target_family = "wasm"))]
#[path = "record/hostile.rs"]
mod hostile;
#[path = "record/lenient.rs"]
mod lenient;
#[path = "record/pieces.rs"]
mod pieces;
#[cfg(not(target_family = "wasm"))]
#[path = "record/properties.rs"]
mod properties;
#[cfg(not(target_family = "wasm"))]
#[path = "record/real.rs"]
mod real;
#[path = "record/shapes.rs"]
mod shapes;
#[path = "record/summary.rs"]
mod summary;
#[path = "record/text.rs"]
mod text;

use mdawa::record::Record;
use serde_json::{Value, json};

/// A document with everything in it that a summary has a word for.
const CLINICAL: &str = include_str!("fixtures/record/clinical.json");

/// The summary of a bundle as a page gets it.
fn summary(bundle: &str) -> Value {
    serde_json::to_value(bundle.parse::<Record>().unwrap().summary()).unwrap()
}

/// A bundle of these resources, without addresses.
fn bundle_of(resources: &[Value]) -> String {
    let entries: Vec<Value> =
        resources.iter().map(|resource| json!({ "resource": resource })).collect();
    json!({ "resourceType": "Bundle", "entry": entries }).to_string()
}

/// The entry that is read from a resource which no section mentions.
fn entry_of(resource: Value) -> Value {
    summary(&bundle_of(&[resource]))["sections"][0]["entries"][0].clone()
}

/// The codes of the warnings of a summary.
fn warnings(summary: &Value) -> Vec<&str> {
    let warnings = summary["warnings"].as_array().unwrap();
    warnings.iter().map(|warning| warning["code"].as_str().unwrap()).collect()
}
