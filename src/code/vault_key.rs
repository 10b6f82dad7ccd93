//! The keys that a vault's own key is wrapped with: from a passphrase, or from a recovery code kept on paper.
//!
//! Whoever holds a copy of the vault guesses without limit, so that each guess must cost. A passphrase is a person's
//! choice and gets the dear derivation. A recovery code is a [`BackupCode`] of 65 random bits and gets the cheap one
//! of a set of those: one salt serves the whole set, and one derivation tries a typed code against all of them.

use zeroize::Zeroizing;

use super::CodeError;
use super::backup::BackupCode;
use super::stretch::{Cost, KEY_BYTES, MemoryShort, SALT_BYTES, stretch};

/// Why a recovery code gave no key.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum RecoveryError {
    /// What was typed cannot be a recovery code; nothing was derived.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// The derivation's memory could not be had.
    #[error(transparent)]
    MemoryShort(#[from] MemoryShort),
}

/// Derives a key from the bytes of a passphrase: 64 MiB, 3 passes. Who calls has brought them to one spelling.
///
/// # Errors
/// [`MemoryShort`].
pub fn from_passphrase(
    passphrase: &str,
    salt: &[u8; SALT_BYTES],
) -> Result<Zeroizing<[u8; KEY_BYTES]>, MemoryShort> {
    stretch(passphrase.as_bytes(), salt, Cost::Memory64MiB)
}

/// Derives a key from a recovery code as it was typed: 19 MiB, 2 passes.
///
/// # Errors
/// [`RecoveryError`].
pub fn from_recovery_code(
    typed: &str,
    salt: &[u8; SALT_BYTES],
) -> Result<Zeroizing<[u8; KEY_BYTES]>, RecoveryError> {
    Ok(BackupCode::read(typed)?.stretch(salt)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hex;
    use serde_json::Value;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn rows(kind: &str) -> Vec<(String, [u8; SALT_BYTES], String)> {
        let file: Value = serde_json::from_str(include_str!(
            "../../tests/vectors/vault-key-argon2-cffi-25.1.0.json"
        ))
        .expect("valid JSON");
        let (list, secret) = match kind {
            "passphrase" => (&file["passphrases"], "passphrase"),
            _ => (&file["recoveryCodes"], "typed"),
        };
        let text = |row: &Value, key| row[key].as_str().expect(key).to_owned();
        let rows = list.as_array().expect("rows").iter().map(|row| {
            (text(row, secret), hex::read(&text(row, "salt")).expect("16 bytes"), text(row, "key"))
        });
        rows.collect()
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_passphrase_gives_the_key_that_the_reference_implementation_gives() {
        let rows = rows("passphrase");
        assert_eq!(rows.len(), 5);
        for (passphrase, salt, key) in rows {
            let derived = from_passphrase(&passphrase, &salt).expect("memory");
            assert_eq!(hex::write(&*derived), key, "{passphrase}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_recovery_code_gives_the_same_key_in_any_spelling() {
        let rows = rows("recovery code");
        assert_eq!(rows.len(), 3);
        for (typed, salt, key) in &rows {
            let derived = from_recovery_code(typed, salt).expect(typed);
            assert_eq!(hex::write(&*derived), *key, "{typed}");
        }
        assert_eq!(rows[0].2, rows[1].2, "one code, typed in two ways");
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_cannot_be_a_recovery_code_gives_no_key() {
        for (typed, error) in [
            ("", CodeError::Length { expected: 13 }),
            ("0123-4567-89AB", CodeError::Length { expected: 13 }),
            ("0123-4567-89ABCD", CodeError::Length { expected: 13 }),
            ("0123-4567-89ABU", CodeError::Symbol),
        ] {
            let refused = from_recovery_code(typed, &[0; SALT_BYTES]);
            assert_eq!(refused, Err(RecoveryError::Code(error)), "{typed}");
        }
    }
}
