//! Backup codes: a list on paper for the day when the authenticator is lost.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::erasure::erasing;
use super::error::Thrown;
use super::{json_text, object, parsed_json, randomness};
use crate::code::backup::{BackupCode, BackupError, BackupSet, BackupVerdict, MOST_CODES};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Hashes of backup codes under one salt, and which are spent: plain JSON, to be kept as it is. */
export interface BackupSet { version: 1; salt: string; codes: { hash: string; spent: boolean }[]; }

/**
 * What came of a typed code, how many are left, whether that is so few (2) that it is time for a new set, and what to
 * store now. `malformed` costs nothing.
 */
export interface BackupVerdict {
  outcome: "accepted" | "replay" | "wrong" | "malformed";
  left: number;
  low: boolean;
  stored: BackupSet;
}
"#;

/// Draws 1 to 50 backup codes of 65 bits, grouped `XXXX-XXXX-XXXXX`, to be shown once.
#[wasm_bindgen(js_name = newBackupCodes)]
pub fn new_backup_codes(count: u32) -> Result<Vec<String>, Thrown> {
    erasing(|| {
        let count = usize::try_from(count).ok().filter(|count| (1..=MOST_CODES).contains(count));
        let count = count.ok_or(BackupError::Number)?;
        let mut rng = randomness()?;
        Ok((0..count).map(|_| BackupCode::draw(&mut rng).to_grouped().to_string()).collect())
    })
}

/// Hashes a new set of codes for storage; it takes the place of any set before it. One Argon2id derivation (19 MiB) for
/// each code: some seconds for ten of them on a slow phone.
#[wasm_bindgen(js_name = hashBackupCodes, unchecked_return_type = "BackupSet")]
#[allow(clippy::needless_pass_by_value)] // The glue hands over a list and not a view of one.
pub fn hash_backup_codes(codes: Vec<String>) -> Result<JsValue, Thrown> {
    erasing(|| {
        let codes: Result<Vec<_>, _> = codes.iter().map(|code| BackupCode::read(code)).collect();
        Ok(parsed_json(&BackupSet::new(&codes?, &mut randomness()?)?.to_json()))
    })
}

/// Checks what was typed against a stored set, in one derivation, and spends the code if it is one.
///
/// Store `stored` in place of what was passed in, in one transaction that compares the two, before acting on
/// `accepted`. Throws `backup-codes-malformed` and `memory-short`.
#[wasm_bindgen(js_name = verifyBackupCode, unchecked_return_type = "BackupVerdict")]
pub fn verify_backup_code(
    typed: &str,
    #[wasm_bindgen(unchecked_param_type = "BackupSet")] stored: &JsValue,
) -> Result<JsValue, Thrown> {
    erasing(|| {
        let json = json_text(stored).ok_or(BackupError::Malformed)?;
        let mut set = BackupSet::from_json(&json)?;
        let outcome = match set.verify(typed)? {
            BackupVerdict::Accepted => "accepted",
            BackupVerdict::Malformed => "malformed",
            BackupVerdict::Replay => "replay",
            BackupVerdict::Wrong => "wrong",
        };
        Ok(object(&[
            ("outcome", outcome.into()),
            ("left", set.left().into()),
            ("low", set.is_low().into()),
            ("stored", parsed_json(&set.to_json())),
        ]))
    })
}
