//! Records: FHIR R4 JSON text in, what a person reads out.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::erasure::erasing;
use super::error::Thrown;
use super::{object, plain};
use crate::recognise;
use crate::record::{Label, Record, WarningCode};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("records.d.ts");

/// Reads a FHIR bundle as a person would. Imperfections become warnings; throws only for what is no bundle.
#[wasm_bindgen(js_name = readRecord, unchecked_return_type = "Summary")]
pub fn read_record(#[wasm_bindgen(js_name = fhirJson)] fhir_json: &str) -> Result<JsValue, Thrown> {
    erasing(|| plain(&fhir_json.parse::<Record>()?.summary()))
}

/// Leaves out generated narrative, technical `meta` and unused ids; keeps every code, display, value and note.
#[wasm_bindgen(js_name = compactRecord)]
pub fn compact_record(
    #[wasm_bindgen(js_name = fhirJson)] fhir_json: &str,
) -> Result<String, Thrown> {
    erasing(|| Ok(fhir_json.parse::<Record>()?.compact().as_str().to_owned()))
}

/// Says what a text is; never throws.
#[wasm_bindgen(unchecked_return_type = "Recognised")]
#[must_use]
pub fn recognise(input: &str) -> JsValue {
    erasing(|| {
        plain(&recognise::recognise(input))
            .unwrap_or_else(|_| object(&[("kind", "unknown".into())]))
    })
}

/// Every code that a warning of `readRecord` can have.
#[wasm_bindgen(js_name = warningCodes, unchecked_return_type = "WarningCode[]")]
pub fn warning_codes() -> Result<JsValue, Thrown> {
    plain(&WarningCode::ALL)
}

/// Every label that a detail of an entry can have.
#[wasm_bindgen(js_name = labels, unchecked_return_type = "Label[]")]
pub fn labels() -> Result<JsValue, Thrown> {
    plain(&Label::ALL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::pieces::EntryKind;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn the_types_name_every_warning_label_and_kind_of_entry() {
        let types = include_str!("records.d.ts");
        let warnings = WarningCode::ALL.iter().map(serde_json::to_string);
        let kinds = EntryKind::ALL.iter().map(serde_json::to_string);
        let labels = Label::ALL.iter().map(serde_json::to_string);
        for member in warnings.chain(labels).chain(kinds) {
            let member = member.expect("a plain enum");
            assert!(types.contains(&member), "{member}");
        }
    }
}
