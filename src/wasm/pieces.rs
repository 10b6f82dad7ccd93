//! Records that are written, and kept in pieces: a whole summary or one entry at a time, taken apart, put together.

use js_sys::JsString;
use serde_json::Value;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::erasure::erasing;
use super::error::{ErrorCode, Thrown};
use super::{json_text, moment, parsed_json, plain, randomness, text_property};
use crate::record::form::{Form, entry};
use crate::record::pieces::{self, EntryKind, Part};

/// Makes an International Patient Summary document from what a person typed. Throws `form-missing`,
/// `form-not-a-date` and `form-contradiction`, with the field in the message.
#[wasm_bindgen(js_name = recordFromForm)]
pub fn record_from_form(
    #[wasm_bindgen(unchecked_param_type = "Form")] form: JsValue,
    created: f64,
) -> Result<String, Thrown> {
    erasing(|| {
        let form = Form::from(form_of(&form)?);
        Ok(form.to_record(moment(created)?, &mut randomness()?)?.as_str().to_owned())
    })
}

/// Takes a bundle apart: every resource of it, in its order, with what a list shows of it, as `readRecord` reads it. A
/// text that is one resource and no bundle is one piece. Throws what `readRecord` throws.
#[wasm_bindgen(js_name = splitRecord, unchecked_return_type = "Piece[]")]
pub fn split_record(
    #[wasm_bindgen(js_name = fhirJson)] fhir_json: &str,
) -> Result<JsValue, Thrown> {
    erasing(|| {
        let mut pieces = pieces::split(fhir_json)?;
        for piece in &mut pieces {
            // The platform has the tables for this already.
            piece.words = JsString::from(&*piece.words).to_lower_case().into();
        }
        plain(&pieces)
    })
}

/// Puts resources together to a bundle, each text and address as it is: a document where one of them, and only one, is
/// a Composition, else a collection. A Composition refers to what it was written with: to give away a part of a
/// document, leave it out.
///
/// Throws `record-not-json` and `record-not-fhir` where a text is no resource, `record-too-big` and `record-too-deep`.
#[wasm_bindgen(js_name = joinRecord)]
pub fn join_record(
    #[wasm_bindgen(unchecked_param_type = "{ resource: string; fullUrl?: string }[]")] pieces: Vec<
        JsValue,
    >,
    now: f64,
) -> Result<String, Thrown> {
    erasing(|| {
        let parts: Result<Vec<_>, ErrorCode> = pieces.iter().map(part).collect();
        Ok(pieces::join(&parts?, moment(now)?, &mut randomness()?)?.as_str().to_owned())
    })
}

fn part(piece: &JsValue) -> Result<Part, ErrorCode> {
    let full_url = Some(text_property(piece, "fullUrl")?).filter(|url| !url.is_empty());
    Ok(Part { resource: text_property(piece, "resource")?, full_url })
}

/// Makes a resource of what a person wrote about the patient with this address; `EntryFields` says what each kind has.
///
/// Throws `form-missing` and `form-not-a-date` with the field in the message, `record-too-big`, and `argument-invalid`
/// for the kind `other`, a field that the kind has not, or a value that it cannot have.
#[wasm_bindgen(js_name = draftEntry)]
pub fn draft_entry(
    #[wasm_bindgen(unchecked_param_type = "EntryKind")] kind: &str,
    #[wasm_bindgen(unchecked_param_type = "EntryFields")] fields: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "{ fullUrl?: string }")] patient: &JsValue,
    now: f64,
) -> Result<String, Thrown> {
    erasing(|| {
        let kind = EntryKind::named(kind).ok_or(ErrorCode::ArgumentInvalid)?;
        let full_url = text_property(patient, "fullUrl")?;
        let patient = Some(&*full_url).filter(|url| !url.is_empty());
        Ok(entry::draft(kind, &form_of(fields)?, patient, moment(now)?)?)
    })
}

/// Changes in a resource what its form says otherwise; every other member stays as it is written. A field left out
/// stays, an empty one is taken away. Throws what `draftEntry` throws, and what `joinRecord` throws for a text.
#[wasm_bindgen(js_name = reviseEntry)]
pub fn revise_entry(
    resource: &str,
    #[wasm_bindgen(unchecked_param_type = "EntryFields")] fields: &JsValue,
) -> Result<String, Thrown> {
    erasing(|| Ok(entry::revise(resource, &form_of(fields)?)?))
}

/// Reads a resource into the fields of its form; none where nobody writes such a resource by hand.
#[wasm_bindgen(js_name = entryFields, unchecked_return_type = "EntryFields")]
pub fn entry_fields(resource: &str) -> Result<JsValue, Thrown> {
    erasing(|| Ok(parsed_json(&entry::fields(resource)?.to_string())))
}

fn form_of(fields: &JsValue) -> Result<Value, ErrorCode> {
    let json = json_text(fields).ok_or(ErrorCode::ArgumentInvalid)?;
    serde_json::from_str(&json).map_err(|_| ErrorCode::ArgumentInvalid)
}
