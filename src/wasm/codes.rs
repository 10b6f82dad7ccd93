//! One-time codes.

use wasm_bindgen::prelude::wasm_bindgen;

use super::erasure::erasing;
use super::error::{ErrorCode, Thrown};
use super::randomness;
use crate::code::{Alphabet, OneTimeCode};

/// Draws a code of 4 to 10 digits; all are equally likely.
#[wasm_bindgen(js_name = newCode)]
pub fn new_code(digits: u8) -> Result<String, Thrown> {
    erasing(|| {
        Ok(OneTimeCode::draw(Alphabet::Digits, digit_count(digits)?, &mut randomness()?)
            .as_str()
            .to_owned())
    })
}

/// Reads what a person typed as a code of 4 to 10 digits: any script's digits, with spaces and dashes between them.
/// Throws `code-malformed`; that costs no try.
#[wasm_bindgen(js_name = normaliseCode)]
pub fn normalise_code(typed: &str, digits: u8) -> Result<String, Thrown> {
    erasing(|| {
        Ok(OneTimeCode::read(typed, Alphabet::Digits, digit_count(digits)?)?.as_str().to_owned())
    })
}

fn digit_count(digits: u8) -> Result<usize, ErrorCode> {
    (4..=10).contains(&digits).then_some(digits.into()).ok_or(ErrorCode::ArgumentInvalid)
}
