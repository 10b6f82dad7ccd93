//! Any text as a QR code.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::erasure::erasing;
use super::error::{ErrorCode, Thrown};
use super::object;
use crate::optical::draw_text;

/// The QR code of a text, such as an authenticator's link: row by row, 1 is dark; without its quiet zone. Throws
/// `argument-invalid` for a text that no code holds.
#[wasm_bindgen(js_name = qrModules, unchecked_return_type = "{ size: number; modules: Uint8Array }")]
pub fn qr_modules(text: &str) -> Result<JsValue, Thrown> {
    erasing(|| {
        let code = draw_text(text).ok_or(ErrorCode::ArgumentInvalid)?;
        let modules = Uint8Array::from(&code.modules[..]);
        Ok(object(&[("size", code.size.into()), ("modules", modules.into())]))
    })
}
