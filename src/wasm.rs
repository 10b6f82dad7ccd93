//! The module's public face in JavaScript: convert, call, convert; no decisions.
//!
//! Bytes are `Uint8Array`, times are Unix seconds as numbers, and every failure is a thrown `Error` whose `code` is a
//! member of [`ErrorCode`](error::ErrorCode). Nothing here touches a page or reads a clock; randomness is the
//! platform's `crypto.getRandomValues`.
//!
//! The doc comments are for who calls from JavaScript: `wasm-bindgen` copies them into the `.d.ts`.

// What is public here is reached from JavaScript, and documented for its readers. A part of the module leaves some of it
// unused.
#![allow(clippy::missing_errors_doc, unreachable_pub)]
// JavaScript's values are handed over, whether they are only read or not.
#![allow(clippy::needless_pass_by_value)]
#![cfg_attr(
    not(all(feature = "codes", feature = "interop", feature = "records", feature = "transfer")),
    allow(dead_code, unused_imports)
)]

use rand_core::{CryptoRng, UnwrapErr};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::contact::Fields;
use crate::time::{Clocks, Milliseconds, UnixSeconds};
use error::{ErrorCode, Thrown};

#[cfg(feature = "codes")]
mod audit;
#[cfg(feature = "codes")]
mod authenticators;
#[cfg(feature = "codes")]
mod backups;
mod codes;
#[cfg(feature = "codes")]
mod contacts;
mod erasure;
mod error;
#[cfg(feature = "interop")]
mod exports;
#[cfg(feature = "interop")]
mod interop;
#[cfg(feature = "transfer")]
mod letters;
#[cfg(feature = "transfer")]
mod light;
#[cfg(feature = "records")]
mod pieces;
#[cfg(feature = "codes")]
mod policies;
#[cfg(feature = "codes")]
mod qr;
#[cfg(any(feature = "interop", feature = "records", feature = "transfer"))]
mod records;
#[cfg(feature = "transfer")]
mod transfers;
#[cfg(feature = "codes")]
mod vault_keys;

/// The module's version.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// A moment as JavaScript gives it: whole seconds are kept, anything that is no moment is refused.
fn moment(unix_seconds: f64) -> Result<UnixSeconds, ErrorCode> {
    // Up to the year 9999, as far as a FHIR date goes.
    if (0.0..253_402_300_800.0).contains(&unix_seconds) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Ok(UnixSeconds(unix_seconds as u64))
    } else {
        Err(ErrorCode::ArgumentInvalid)
    }
}

/// A moment for JavaScript: the inverse of [`moment`].
#[allow(clippy::cast_precision_loss)]
fn seconds(moment: UnixSeconds) -> JsValue {
    (moment.0 as f64).into()
}

fn clocks(now: f64, monotonic_ms: f64) -> Result<Clocks, ErrorCode> {
    // As many milliseconds as a number counts one by one.
    if !(0.0..9_007_199_254_740_992.0).contains(&monotonic_ms) {
        return Err(ErrorCode::ArgumentInvalid);
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let monotonic = Milliseconds(monotonic_ms as u64);
    Ok(Clocks { wall: moment(now)?, monotonic })
}

/// The platform's randomness, tried once before anything relies on it.
fn randomness() -> Result<impl CryptoRng, ErrorCode> {
    getrandom::fill(&mut [0; 1]).map_err(|_| ErrorCode::NoRandomness)?;
    Ok(UnwrapErr(getrandom::SysRng))
}

/// A plain object of what the crate serialises: numbers as numbers, nothing for `None`.
fn plain(value: &impl Serialize) -> Result<JsValue, Thrown> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|_| ErrorCode::Internal.into())
}

/// A property of a plain object; of nothing, nothing.
fn property(of: &JsValue, name: &str) -> Result<JsValue, ErrorCode> {
    if of.is_undefined() || of.is_null() {
        return Ok(JsValue::UNDEFINED);
    }
    js_sys::Reflect::get(of, &name.into()).map_err(|_| ErrorCode::ArgumentInvalid)
}

/// A text of a plain object; empty where it is left out.
fn text_property(of: &JsValue, name: &str) -> Result<String, ErrorCode> {
    let value = property(of, name)?;
    if value.is_undefined() || value.is_null() {
        return Ok(String::new());
    }
    value.as_string().ok_or(ErrorCode::ArgumentInvalid)
}

/// What a page kept, as JSON text.
fn json_text(kept: &JsValue) -> Option<String> {
    // `undefined` and functions have no JSON; what comes back for them is no text.
    js_sys::JSON::stringify(kept).ok()?.as_string()
}

/// Our own JSON text as a plain object for a page to keep.
fn parsed_json(text: &str) -> JsValue {
    js_sys::JSON::parse(text).expect("serde_json writes JSON")
}

/// The texts and whole numbers of a plain object; those of an object within it have its name and a dot before theirs.
fn fields(object: &JsValue) -> Result<Fields, ErrorCode> {
    let mut fields = Fields::default();
    add_fields(&mut fields, "", object, 1)?;
    Ok(fields)
}

fn add_fields(
    fields: &mut Fields,
    prefix: &str,
    object: &JsValue,
    deeper: u8,
) -> Result<(), ErrorCode> {
    let object: &js_sys::Object = object.dyn_ref().ok_or(ErrorCode::ArgumentInvalid)?;
    for entry in js_sys::Object::entries(object).iter() {
        let entry: js_sys::Array = entry.unchecked_into();
        let value = entry.get(1);
        let name = [prefix, &entry.get(0).as_string().unwrap_or_default()].concat();
        if let Some(text) = value.as_string() {
            fields.push(name, text.into());
        } else if let Some(number) = value.as_f64() {
            fields.push(
                name,
                js_sys::Number::from(number)
                    .to_string_with_radix(10)
                    .map(String::from)
                    .unwrap_or_default()
                    .into(),
            );
        } else if deeper > 0 && value.is_object() {
            add_fields(fields, &(name + "."), &value, deeper - 1)?;
        } else if !value.is_null() && !value.is_undefined() {
            return Err(ErrorCode::ArgumentInvalid);
        }
    }
    Ok(())
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (key, value) in fields {
        // Setting a property of a fresh object does not fail.
        let _ = js_sys::Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}
