//! Records of other people's making: whatever real systems wrote must be read.

#![cfg(not(target_family = "wasm"))]

use std::fs;
use std::path::{Path, PathBuf};

use mdawa::record::{Origin, Record, Summary};
use serde_json::Value;

/// The real bundles with what an independent parser read in them; nothing where they are not at hand.
fn real_bundles() -> Vec<(String, String, Value)> {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let Ok(expected) = fs::read_to_string(folder.join("expected-bundles.json")) else {
        println!("skipped: no real bundles at {}", folder.display());
        return Vec::new();
    };
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let bundles = expected.as_object().unwrap().iter().map(|(file, expected)| {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        (file.clone(), text, expected.clone())
    });
    bundles.collect()
}

/// A summary in the words of the list of expectations.
fn sections(summary: &Summary) -> Vec<Value> {
    let composed = summary.sections.iter().filter(|section| section.origin == Origin::Composition);
    let told = composed.map(|section| {
        serde_json::json!([
            section.code,
            section.title,
            section.entries.len(),
            section.empty_reason.is_some(),
            section.has_text
        ])
    });
    told.collect()
}

#[test]
fn real_bundles_are_read_as_an_independent_parser_reads_them() {
    for (file, text, expected) in real_bundles() {
        let summary = text.parse::<Record>().unwrap().summary();
        let written = serde_json::to_value(&summary).unwrap();
        assert_eq!(written["type"], expected["type"], "{file}");
        // The list knows the Composition's language, a summary falls back on the bundle's.
        if !expected["language"].is_null() {
            assert_eq!(written["language"], expected["language"], "{file}");
        }
        assert_eq!(written["title"], expected["title"], "{file}");
        assert_eq!(written["patient"]["birthDate"], expected["birthDate"], "{file}");
        assert_eq!(written["patient"]["gender"], expected["gender"], "{file}");
        assert_eq!(written["resourceCounts"], expected["resources"], "{file}");
        // The list also has a name for the section's code, which a summary leaves to the page.
        let expected: Vec<Value> = expected["sections"]
            .as_array()
            .unwrap()
            .iter()
            .map(|section| {
                let mut section = section.as_array().unwrap().clone();
                section.remove(1);
                Value::Array(section)
            })
            .collect();
        assert_eq!(sections(&summary), expected, "{file}");
    }
}
