//! Records of other people's making: whatever real systems wrote must be read.

use std::fs;
use std::path::{Path, PathBuf};

use mdawa::record::{Origin, Record, Summary};
use serde_json::Value;

use super::compact::check_compact;
use super::pieces::check_pieces;

/// The real bundles with what an independent parser read in them; nothing where they are not at hand.
pub(super) fn real_bundles() -> Vec<(String, String, Value)> {
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

/// A summary's sections in the words of the list of expectations.
fn sections(summary: &Summary) -> Vec<Value> {
    let composed = summary.sections.iter().filter(|section| section.origin == Origin::Composition);
    let told = composed.map(|section| {
        let is_empty = section.empty_reason.is_some();
        serde_json::json!([
            section.code,
            section.title,
            section.entries.len(),
            is_empty,
            section.has_text
        ])
    });
    told.collect()
}

#[test]
pub(super) fn real_bundles_are_read_as_an_independent_parser_reads_them() {
    for (file, text, expected) in real_bundles() {
        let summary = text.parse::<Record>().unwrap().summary();
        let written = serde_json::to_value(&summary).unwrap();
        assert_eq!(written["type"], expected["type"], "{file}");
        assert_eq!(written["title"], expected["title"], "{file}");
        assert_eq!(written["patient"]["birthDate"], expected["birthDate"], "{file}");
        assert_eq!(written["patient"]["gender"], expected["gender"], "{file}");
        assert_eq!(written["resourceCounts"], expected["resources"], "{file}");
        // The list knows the Composition's language, a summary falls back on the bundle's.
        if !expected["language"].is_null() {
            assert_eq!(written["language"], expected["language"], "{file}");
        }
        let name = written["patient"]["name"].as_str().unwrap_or_default();
        for part in ["family", "given"].map(|key| &expected["patient"][key]) {
            let parts = part.as_array().cloned().unwrap_or_else(|| vec![part.clone()]);
            assert!(
                parts.iter().filter_map(Value::as_str).all(|part| name.contains(part)),
                "{file}: {name}"
            );
        }
        // The list also has a name for the section's code, which a summary leaves to the page.
        let expected = expected["sections"].as_array().unwrap().iter().map(|section| {
            let mut section = section.as_array().unwrap().clone();
            section.remove(1);
            Value::Array(section)
        });
        assert_eq!(sections(&summary), expected.collect::<Vec<_>>(), "{file}");
    }
}

#[test]
pub(super) fn real_bundles_are_kept_token_for_token() {
    for (file, text, _) in real_bundles() {
        let record: Record = text.parse().unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::from_str::<Value>(record.as_str()).unwrap(), value, "{file}");
        // Written with much white space or none, it is the same record.
        let tight = value.to_string();
        let wide = serde_json::to_string_pretty(&value).unwrap();
        assert_eq!(tight.parse::<Record>().unwrap().as_str(), tight, "{file}");
        assert_eq!(wide.parse::<Record>().unwrap().as_str(), tight, "{file}");
    }
}

#[test]
fn every_resource_of_a_real_bundle_can_be_found_in_its_summary() {
    let not_read_alone = [
        "Composition",
        "Device",
        "HealthcareService",
        "Location",
        "Medication",
        "Observation",
        "Organization",
        "Patient",
        "Practitioner",
        "PractitionerRole",
        "Provenance",
        "Specimen",
    ];
    for (file, text, _) in real_bundles() {
        let bundle: Value = serde_json::from_str(&text).unwrap();
        let summary = text.parse::<Record>().unwrap().summary();
        let entries = summary.sections.iter().flat_map(|section| &section.entries);
        let paths: Vec<&str> = entries.filter_map(|entry| entry.path.as_deref()).collect();
        for (index, entry) in bundle["entry"].as_array().unwrap().iter().enumerate() {
            let kind = entry["resource"]["resourceType"].as_str().unwrap();
            let path = format!("entry[{index}].resource");
            assert!(
                not_read_alone.contains(&kind) || paths.contains(&path.as_str()),
                "{file}: {path} {kind}"
            );
        }
    }
}

#[test]
fn a_real_bundle_is_taken_apart_and_put_together_without_loss() {
    for (file, text, _) in real_bundles() {
        check_pieces(&text, &file);
    }
}

#[test]
fn a_compact_real_bundle_says_the_same() {
    for (file, text, _) in real_bundles() {
        check_compact(&text, &file);
    }
}
