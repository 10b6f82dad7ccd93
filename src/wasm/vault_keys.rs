//! The keys that a vault's own key is wrapped with.

use wasm_bindgen::prelude::wasm_bindgen;

use super::erasure::erasing;
use super::error::{ErrorCode, Thrown};
use crate::code::stretch::SALT_BYTES;
use crate::code::vault_key;

/// Derives 32 bytes from a passphrase, which the caller has brought to one spelling (NFKC), and a salt of 16 bytes:
/// Argon2id with 64 MiB and 3 passes, a second or so on a phone.
///
/// Throws `memory-short`, and `argument-invalid` for another length of salt.
#[wasm_bindgen(js_name = vaultKeyFromPassphrase)]
pub fn vault_key_from_passphrase(passphrase: &str, salt: &[u8]) -> Result<Vec<u8>, Thrown> {
    erasing(|| Ok(vault_key::from_passphrase(passphrase, sixteen(salt)?)?.to_vec()))
}

/// Derives 32 bytes from a recovery code as it was typed, and the salt of its set, 16 bytes: Argon2id with 19 MiB and
/// 2 passes. Recovery codes are those of `newBackupCodes`; however one is spaced or spelled, its key is the same.
///
/// Throws `code-malformed`, without a derivation, for what cannot be a code; `memory-short`; and `argument-invalid` for
/// another length of salt.
#[wasm_bindgen(js_name = vaultKeyFromRecoveryCode)]
pub fn vault_key_from_recovery_code(typed: &str, salt: &[u8]) -> Result<Vec<u8>, Thrown> {
    erasing(|| Ok(vault_key::from_recovery_code(typed, sixteen(salt)?)?.to_vec()))
}

fn sixteen(salt: &[u8]) -> Result<&[u8; SALT_BYTES], ErrorCode> {
    salt.try_into().map_err(|_| ErrorCode::ArgumentInvalid)
}
