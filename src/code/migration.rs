//! Exports of several keys from one authenticator app to another: `otpauth-migration://offline?data=…`.
//!
//! The data is base64 of a Protocol Buffers message. Its schema was never published; it is known from other apps that
//! read it, such as [Aegis](https://github.com/beemdevelopment/Aegis). An export of many keys is cut into batches, one
//! QR code each: collect as many as [`Migration::batch_size`] says.
//!
//! | message | field | what                                                    |
//! |---------|------:|---------------------------------------------------------|
//! | export  |     1 | an entry; repeated                                      |
//! |         |   2-5 | version, batch size, batch index, batch id              |
//! | entry   |   1-3 | secret (bytes), name, issuer                            |
//! |         |     4 | algorithm: 1 SHA1, 2 SHA256, 3 SHA512, 4 MD5            |
//! |         |     5 | digits: 1 six, 2 eight                                  |
//! |         |     6 | type: 1 HOTP, 2 TOTP                                    |
//! |         |     7 | counter                                                 |
//!
//! There is no period: it is 30 seconds. Zero, or nothing, leaves an enum open: the ordinary is assumed, with a
//! warning.

use base64ct::{Base64Unpadded, Encoding as _};
use serde::Serialize;
use zeroize::Zeroizing;

use super::hotp::{Algorithm, HotpKey};
use super::is_invisible;
use super::otpauth::{
    CodeKind, HIGHEST_COUNTER, ORDINARY_DIGITS, ORDINARY_PERIOD, OtpauthWarning, Warnings, names,
};
use super::secret::Secret;
use crate::percent;

use protobuf::{Fields, Malformed};

mod protobuf;

/// More than the largest QR code holds; apps put about ten keys in one.
const MOST_BYTES: usize = 8192;

/// Why an export was refused as a whole.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum MigrationError {
    /// Cut, or not made of what an export is made of.
    #[error("the export is cut or no export")]
    Malformed,
    /// Something else than an `otpauth-migration` link.
    #[error("not an otpauth-migration link")]
    NotMigration,
    /// Longer than 8192 bytes.
    #[error("longer than {MOST_BYTES} bytes")]
    TooLong,
}

impl From<Malformed> for MigrationError {
    fn from(_: Malformed) -> Self {
        Self::Malformed
    }
}

/// Why one key of an export cannot be used.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RefusedReason {
    /// MD5, or an algorithm that we do not know.
    AlgorithmUnsupported,
    /// A counter below zero or above 2^53 - 1.
    CounterOutOfRange,
    /// A number of digits that we do not know.
    DigitsOutOfRange,
    /// It has no secret.
    SecretMissing,
    /// A secret longer than 640 bytes.
    SecretTooLong,
    /// Neither of the clock nor of a counter.
    TypeUnsupported,
}

/// A key of an export, as the app named it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// What moves the codes on.
    #[serde(rename = "type")]
    pub kind: CodeKind,
    /// What the codes are computed with.
    #[serde(serialize_with = "Secret::serialize_base32")]
    pub secret: Secret,
    /// The name in the app's list, often `issuer:account`.
    pub name: String,
    /// Who asks for the codes; may be empty.
    pub issuer: String,
    /// The name without the issuer.
    pub account: String,
    /// How the codes are computed.
    pub algorithm: Algorithm,
    /// How many digits they have.
    pub digits: u8,
    /// Seconds for which a code of the clock stands.
    pub period: u64,
    /// The next counter; 0 where the clock moves the codes on.
    pub counter: u64,
    /// What a person should know, in alphabetical order.
    pub warnings: Warnings,
}

/// A key of an export that cannot be used; what it is called, so that a person can renew it at its source.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Refused {
    /// The name in the app's list.
    pub name: String,
    /// Who asks for the codes; may be empty.
    pub issuer: String,
    /// Why it cannot be used.
    pub reason: RefusedReason,
}

/// One batch of an export.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Migration {
    /// The keys that can be used, in the export's order.
    pub entries: Vec<Entry>,
    /// The keys that cannot, in the export's order.
    pub refused: Vec<Refused>,
    /// The version of the format, 1 or 2 so far.
    pub version: u64,
    /// Which batch this is, from 0.
    pub batch_index: u64,
    /// How many there are; some apps write 0 for a single one.
    pub batch_size: u64,
    /// What the batches of one export have in common.
    pub batch_id: i32,
}

impl Migration {
    /// Reads one batch of an export. A plus that was not encoded is taken for what it was before it became a space.
    ///
    /// # Errors
    /// [`MigrationError`]; a single key that cannot be used is no error but stands in [`Migration::refused`].
    pub fn read(uri: &str) -> Result<Self, MigrationError> {
        let uri = uri.trim_matches(|typed: char| typed.is_whitespace() || is_invisible(typed));
        if uri.len() > MOST_BYTES {
            return Err(MigrationError::TooLong);
        }
        let (scheme, rest) = uri.split_once("://").ok_or(MigrationError::NotMigration)?;
        if !scheme.eq_ignore_ascii_case("otpauth-migration") {
            return Err(MigrationError::NotMigration);
        }
        let (place, query) = rest.split_once('?').ok_or(MigrationError::Malformed)?;
        if !place.trim_end_matches('/').eq_ignore_ascii_case("offline") {
            return Err(MigrationError::Malformed);
        }
        let data = query
            .split('&')
            .find_map(|parameter| parameter.strip_prefix("data="))
            .ok_or(MigrationError::Malformed)?;
        let message = base64(&percent::decode(data).bytes)?;
        if message.is_empty() {
            return Err(MigrationError::Malformed);
        }
        Self::read_message(&message)
    }

    fn read_message(message: &[u8]) -> Result<Self, MigrationError> {
        let mut migration = Self {
            entries: Vec::new(),
            refused: Vec::new(),
            version: 0,
            batch_index: 0,
            batch_size: 0,
            batch_id: 0,
        };
        for field in Fields(message) {
            match field? {
                (1, entry) => match RawEntry::read(entry.bytes()?)?.understand() {
                    Ok(entry) => migration.entries.push(entry),
                    Err(refused) => migration.refused.push(refused),
                },
                (2, version) => migration.version = small(version.number()?)?,
                (3, size) => migration.batch_size = small(size.number()?)?,
                (4, index) => migration.batch_index = small(index.number()?)?,
                (5, id) => migration.batch_id = signed(id.number()?)?,
                _ => {}
            }
        }
        Ok(migration)
    }
}

/// An entry's fields, the last of each kind, not yet understood.
#[derive(Default)]
struct RawEntry<'a> {
    secret: &'a [u8],
    name: &'a [u8],
    issuer: &'a [u8],
    algorithm: u64,
    digits: u64,
    kind: u64,
    counter: u64,
}

impl<'a> RawEntry<'a> {
    fn read(message: &'a [u8]) -> Result<Self, Malformed> {
        let mut entry = Self::default();
        for field in Fields(message) {
            match field? {
                (1, secret) => entry.secret = secret.bytes()?,
                (2, name) => entry.name = name.bytes()?,
                (3, issuer) => entry.issuer = issuer.bytes()?,
                (4, algorithm) => entry.algorithm = algorithm.number()?,
                (5, digits) => entry.digits = digits.number()?,
                (6, kind) => entry.kind = kind.number()?,
                (7, counter) => entry.counter = counter.number()?,
                _ => {}
            }
        }
        Ok(entry)
    }

    fn understand(&self) -> Result<Entry, Refused> {
        // A name that is not UTF-8 is shown with the marks for it: the key is good all the same.
        let text = |bytes| String::from_utf8_lossy(bytes).trim().to_owned();
        let (name, given) = (text(self.name), text(self.issuer));
        let refused = |reason| Refused { name: name.clone(), issuer: given.clone(), reason };
        let algorithm = match self.algorithm {
            0 | 1 => Algorithm::Sha1,
            2 => Algorithm::Sha256,
            3 => Algorithm::Sha512,
            _ => return Err(refused(RefusedReason::AlgorithmUnsupported)),
        };
        let digits = match self.digits {
            0 | 1 => ORDINARY_DIGITS,
            2 => 8,
            _ => return Err(refused(RefusedReason::DigitsOutOfRange)),
        };
        let kind = match self.kind {
            1 => CodeKind::Hotp,
            0 | 2 => CodeKind::Totp,
            _ => return Err(refused(RefusedReason::TypeUnsupported)),
        };
        if self.counter > HIGHEST_COUNTER {
            return Err(refused(RefusedReason::CounterOutOfRange));
        }
        if self.secret.is_empty() {
            return Err(refused(RefusedReason::SecretMissing));
        }
        let secret = Secret::from_bytes(self.secret);
        // What is handed out is base32, and is to be read again.
        if Secret::read(&secret.to_base32()).is_err()
            || HotpKey::new(&secret, algorithm, digits).is_err()
        {
            return Err(refused(RefusedReason::SecretTooLong));
        }
        let mut warnings = Warnings::default();
        let (issuer, account) = names(&name, &given, &mut warnings);
        let unspecified = self.algorithm == 0 || self.digits == 0 || self.kind == 0;
        warnings.add_if(unspecified, OtpauthWarning::Unspecified);
        warnings.add_if(secret.is_short(), OtpauthWarning::SecretShort);
        Ok(Entry {
            kind,
            secret,
            name,
            issuer,
            account,
            algorithm,
            digits,
            period: ORDINARY_PERIOD,
            counter: self.counter,
            warnings,
        })
    }
}

/// A version or a number of batches; one of more than 32 bits is a damaged one.
fn small(number: u64) -> Result<u64, Malformed> {
    u32::try_from(number).map(u64::from).map_err(|_| Malformed)
}

/// An int32: below zero it is written as 64 bits of two's complement.
fn signed(number: u64) -> Result<i32, Malformed> {
    i32::try_from(number.cast_signed()).map_err(|_| Malformed)
}

/// Decodes base64 of either alphabet, with or without padding.
fn base64(text: &[u8]) -> Result<Zeroizing<Vec<u8>>, MigrationError> {
    let text: Zeroizing<String> = Zeroizing::new(
        text.iter()
            .map(|&symbol| match symbol {
                b' ' | b'-' => '+',
                b'_' => '/',
                symbol => char::from(symbol),
            })
            .collect(),
    );
    Base64Unpadded::decode_vec(text.trim_end_matches('='))
        .map(Zeroizing::new)
        .map_err(|_| MigrationError::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hex;
    use proptest::prelude::*;
    use serde_json::Value;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn exports_are_read_as_the_shared_cases_say() {
        let file: Value =
            serde_json::from_str(include_str!("../../tests/vectors/otpauth-migration.json"))
                .expect("valid JSON");
        let cases = file["cases"].as_array().expect("cases");
        for case in cases {
            let name = &case["name"];
            let read = Migration::read(case["uri"].as_str().expect("a link"));
            let Some(expected) = case["expected"].as_object() else {
                assert_eq!(read.err(), Some(MigrationError::Malformed), "{name}");
                continue;
            };
            let read = read.unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(expected["version"], read.version, "{name}");
            assert_eq!(expected["batch_size"], read.batch_size, "{name}");
            assert_eq!(expected["batch_index"], read.batch_index, "{name}");
            assert_eq!(expected["batch_id"], read.batch_id, "{name}");
            let wanted = expected["entries"].as_array().expect("entries");
            assert_eq!(read.entries.len() + read.refused.len(), wanted.len(), "{name}");
            for (entry, wanted) in read.entries.iter().zip(wanted) {
                let told = serde_json::to_value(entry).expect("JSON");
                assert_eq!(wanted["secret_hex"], hex::write(entry.secret.as_bytes()), "{name}");
                for field in ["name", "issuer", "digits", "counter", "period"] {
                    assert_eq!(told[field], wanted[field], "{name}: {field}");
                }
                for field in ["algorithm", "type"] {
                    let wanted = wanted[field].as_str().expect("a text");
                    assert_eq!(told[field], wanted.trim_end_matches("(unspecified)"), "{name}");
                    let open = entry.warnings.as_slice().contains(&OtpauthWarning::Unspecified);
                    assert_eq!(wanted.ends_with("(unspecified)"), open, "{name}");
                }
            }
        }
        assert_eq!(cases.len(), 6);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_key_that_cannot_be_used_is_named_and_the_others_are_kept() {
        let entry = |fields: &[u8]| {
            let length = u8::try_from(fields.len()).expect("short");
            [&[0x0a, length], fields].concat()
        };
        let export = [
            entry(b"\x0a\x10aaaaaaaaaaaaaaaa\x12\x03X:a\x20\x04\x28\x01\x30\x02"),
            entry(b"\x0a\x10aaaaaaaaaaaaaaaa\x12\x03X:b\x1a\x01X\x20\x01\x28\x01\x30\x02"),
            entry(b"\x12\x01c"),
            entry(b"\x0a\x01a\x12\x01\xff\x20\x01\x28\x03"),
            entry(b"\x0a\x01a\x30\x03"),
            entry(b"\x0a\x01a\x30\x01\x38\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"),
        ]
        .concat();
        let read = Migration::read_message(&export).expect("an export");
        assert_eq!(read.entries.len(), 1);
        assert_eq!((&*read.entries[0].issuer, &*read.entries[0].account), ("X", "b"));
        let refused: Vec<_> = read.refused.iter().map(|it| (&*it.name, it.reason)).collect();
        assert_eq!(
            refused,
            [
                ("X:a", RefusedReason::AlgorithmUnsupported),
                ("c", RefusedReason::SecretMissing),
                ("\u{fffd}", RefusedReason::DigitsOutOfRange),
                ("", RefusedReason::TypeUnsupported),
                ("", RefusedReason::CounterOutOfRange),
            ]
        );
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn each_refusal_says_what_was_wrong() {
        for (uri, error) in [
            ("", MigrationError::NotMigration),
            ("otpauth://totp/x?secret=A", MigrationError::NotMigration),
            ("otpauth-migration://offline", MigrationError::Malformed),
            ("otpauth-migration://offline?data=%", MigrationError::Malformed),
            ("otpauth-migration://offline?data=CjEKCkhello", MigrationError::Malformed),
            ("OTPAUTH-MIGRATION://offline/?x=1&data=", MigrationError::Malformed),
        ] {
            assert_eq!(Migration::read(uri).err(), Some(error), "{uri}");
        }
        let long = format!("otpauth-migration://offline?data={}", "A".repeat(9_000));
        assert_eq!(Migration::read(&long).err(), Some(MigrationError::TooLong));
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in any::<String>(), message in any::<Vec<u8>>()) {
            let _ = Migration::read(&text);
            let _ = Migration::read(&format!("otpauth-migration://offline?data={text}"));
            let data = Base64Unpadded::encode_string(&message);
            let _ = Migration::read(&format!("otpauth-migration://offline?data={data}"));
        }
    }
}
