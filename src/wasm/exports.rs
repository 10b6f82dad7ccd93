//! Records for others: summary documents, collections, transactions and tables, all of them text.

use serde::Deserialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::erasure::erasing;
use super::error::{ErrorCode, Thrown};
use super::{json_text, moment, plain, randomness};
use crate::record::Record;
use crate::record::export::{self, Evidence, Options};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("exports.d.ts");

/// Makes an International Patient Summary (FHIR IPS 2.0 document) of a record: valid FHIR R4, whatever the record was.
/// Throws what `readRecord` throws, and `record-too-big` where the document would be more than a record may be.
#[wasm_bindgen(js_name = ipsDocument)]
pub fn ips_document(
    #[wasm_bindgen(js_name = fhirJson)] fhir_json: &str,
    #[wasm_bindgen(unchecked_param_type = "ExportOptions")] options: JsValue,
) -> Result<String, Thrown> {
    erasing(|| {
        let options = options_of(&options)?;
        let made = export::ips_document(&fhir_json.parse()?, &options, &mut randomness()?)?;
        Ok(made.as_str().to_owned())
    })
}

/// Makes a collection of a record, the patient first, as check-in desks take it. Throws what `ipsDocument` throws.
#[wasm_bindgen(js_name = ktcCollection)]
pub fn ktc_collection(
    #[wasm_bindgen(js_name = fhirJson)] fhir_json: &str,
    #[wasm_bindgen(unchecked_param_type = "ExportOptions")] options: JsValue,
) -> Result<String, Thrown> {
    erasing(|| {
        let options = options_of(&options)?;
        let made = export::ktc_collection(&fhir_json.parse()?, &options, &mut randomness()?)?;
        Ok(made.as_str().to_owned())
    })
}

/// Makes a transaction of a record that creates every resource on a FHIR server; one that has an identifier only where
/// the server has none with the same. Throws what `ipsDocument` throws.
#[wasm_bindgen(js_name = transactionOf)]
pub fn transaction_of(
    #[wasm_bindgen(js_name = fhirJson)] fhir_json: &str,
    #[wasm_bindgen(unchecked_param_type = "ExportOptions")] options: JsValue,
) -> Result<String, Thrown> {
    erasing(|| {
        let options = options_of(&options)?;
        let made = export::transaction_of(&fhir_json.parse()?, &options, &mut randomness()?)?;
        Ok(made.as_str().to_owned())
    })
}

/// Makes a table (CSV, RFC 4180) of the section with this place in `Summary.sections`. A cell that a spreadsheet would
/// run as a formula has an apostrophe in front. Throws what `readRecord` throws, `argument-invalid` for no such section.
#[wasm_bindgen(js_name = sectionCsv)]
pub fn section_csv(
    #[wasm_bindgen(js_name = fhirJson)] fhir_json: &str,
    section: u32,
) -> Result<String, Thrown> {
    erasing(|| {
        let record: Record = fhir_json.parse()?;
        let section = usize::try_from(section).map_err(|_| ErrorCode::ArgumentInvalid)?;
        export::section_csv(&record, section).ok_or_else(|| ErrorCode::ArgumentInvalid.into())
    })
}

/// The bytes of a file that a record holds, by the path of an `Attachment`. What the record calls it is not checked: look
/// at the bytes before showing it. Throws what `readRecord` throws, `argument-invalid` for no such file.
#[wasm_bindgen(js_name = attachmentOf, unchecked_return_type = "{ contentType?: string; base64: string }")]
pub fn attachment_of(
    #[wasm_bindgen(js_name = fhirJson)] fhir_json: &str,
    path: &str,
) -> Result<JsValue, Thrown> {
    erasing(|| {
        let record: Record = fhir_json.parse()?;
        plain(&record.file(path).ok_or(ErrorCode::ArgumentInvalid)?)
    })
}

/// Says what `ipsDocument` changes so that a record is valid, or what the other exports change. Throws what `readRecord`
/// throws.
#[wasm_bindgen(js_name = exportRepairs, unchecked_return_type = "Repair[]")]
pub fn export_repairs(
    #[wasm_bindgen(js_name = fhirJson)] fhir_json: &str,
    #[wasm_bindgen(js_name = asDocument)] as_document: bool,
) -> Result<JsValue, Thrown> {
    erasing(|| plain(&export::repairs(&fhir_json.parse()?, as_document, &mut randomness()?)))
}

#[derive(Deserialize)]
struct Given {
    created: f64,
    evidence: Option<Evidence>,
}

fn options_of(options: &JsValue) -> Result<Options, ErrorCode> {
    let options = json_text(options).ok_or(ErrorCode::ArgumentInvalid)?;
    let given: Given = serde_json::from_str(&options).map_err(|_| ErrorCode::ArgumentInvalid)?;
    Ok(Options { created: moment(given.created)?, evidence: given.evidence })
}
