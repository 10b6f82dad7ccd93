//! The log that tells when it was changed.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::erasure::erasing;
use super::error::{ErrorCode, Thrown};
use super::{clocks, fields, object, plain};
use crate::audit::{self, AuditKey, Event, Head, Row};
use crate::contact::E164;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/**
 * What happened. `event`, `verifier` and `result` are words of small letters, dashes and at most three digits; `tenant`
 * and `actor` are such words or 32 random hexadecimal digits: none can hold a code. `phone` is E.164, and only its mask
 * is written.
 */
export interface AuditEvent {
  event: string; tenant: string; actor: string; phone?: string; verifier?: string; result: string;
}

/** What happened, as it is stored. `at` is Unix seconds; `numberTag` is the same for the same number. */
export interface AuditRow {
  seq: number; at: number; monotonicMs: number; event: string; tenant: string; actor: string;
  number?: string; numberTag?: string; verifier?: string; result: string; previous: string; mac: string;
}

/** Where a log first is not as it was written, and what is wrong there. */
export interface AuditVerification {
  ok: boolean;
  firstBad?: { seq: number; why: "changed" | "gap" | "head" | "order" };
}
"#;

/// Writes the next row of a log. `head` is where the log has come to, as the last call said it: 40 symbols in groups,
/// to be kept where nobody can change it too. `key` is 32 bytes from the vault.
#[wasm_bindgen(js_name = auditAppend, unchecked_return_type = "{ row: AuditRow; head: string }")]
pub fn audit_append(
    head: Option<String>,
    key: &[u8],
    #[wasm_bindgen(unchecked_param_type = "AuditEvent")] event: JsValue,
    now: f64,
    #[wasm_bindgen(js_name = monotonicMs)] monotonic_ms: f64,
) -> Result<JsValue, Thrown> {
    erasing(|| {
        let head: Option<Head> = head.as_deref().map(str::parse).transpose()?;
        let event = Event::read(&fields(&event)?)?;
        let now = clocks(now, monotonic_ms)?;
        let (row, head) = audit::append(head.as_ref(), &audit_key(key)?, &event, now);
        Ok(object(&[("row", plain(&row)?), ("head", head.to_string().into())]))
    })
}

/// Looks through a log from its first row; with a head, also whether it is the log that the head was taken from.
#[wasm_bindgen(js_name = auditVerify, unchecked_return_type = "AuditVerification")]
pub fn audit_verify(
    #[wasm_bindgen(unchecked_param_type = "AuditRow[]")] rows: Vec<JsValue>,
    key: &[u8],
    head: Option<String>,
) -> Result<JsValue, Thrown> {
    erasing(|| {
        let head: Option<Head> = head.as_deref().map(str::parse).transpose()?;
        // What is no row is not the row that was written.
        let row = |row| fields(row).map(|fields| Row::read(&fields)).unwrap_or_default();
        let rows: Vec<Row> = rows.iter().map(row).collect();
        plain(&audit::verify(&rows, &audit_key(key)?, head.as_ref()))
    })
}

/// What the rows about this number have as their `numberTag`.
#[wasm_bindgen(js_name = auditNumberTag)]
pub fn audit_number_tag(key: &[u8], e164: &str) -> Result<String, Thrown> {
    erasing(|| Ok(audit::number_tag(&audit_key(key)?, &E164::try_from(e164)?)))
}

fn audit_key(key: &[u8]) -> Result<AuditKey, ErrorCode> {
    <[u8; 32]>::try_from(key).map(AuditKey::from).map_err(|_| ErrorCode::ArgumentInvalid)
}
