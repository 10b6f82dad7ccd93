//! A JWS in its compact form (RFC 7515 §7.1), not yet checked.

use serde::Deserialize;

use super::base64;
use super::card::CardError;

/// What the header says, as far as a card's may.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Header {
    #[serde(default)]
    pub(super) alg: String,
    pub(super) kid: Option<String>,
    pub(super) zip: Option<String>,
}

/// The parts of a JWS.
pub(super) struct Jws<'a> {
    /// What the signature is over.
    pub(super) signed: &'a str,
    pub(super) header: Header,
    pub(super) payload: Vec<u8>,
    pub(super) signature: Vec<u8>,
}

impl<'a> Jws<'a> {
    /// Takes a text without white space apart.
    pub(super) fn read(text: &'a str) -> Result<Self, CardError> {
        let (signed, signature) = text.rsplit_once('.').ok_or(CardError::Malformed)?;
        let (header, payload) = signed.split_once('.').ok_or(CardError::Malformed)?;
        let decoded = |part: &str| {
            base64::decode(part).map(|decoded| decoded.bytes.to_vec()).ok_or(CardError::Malformed)
        };
        Ok(Self {
            signed,
            header: serde_json::from_slice(&decoded(header)?).map_err(|_| CardError::Malformed)?,
            payload: decoded(payload)?,
            signature: decoded(signature)?,
        })
    }
}

/// Whether a text has the outer form of a JWS, or, with five parts, of a JWE: base64url that begins as `{"` does. Line
/// breaks are passed over.
#[must_use]
pub(super) fn has_parts(text: &str, count: usize) -> bool {
    let is_base64url = |it: u8| {
        it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_' | b'=') || it.is_ascii_whitespace()
    };
    let mut parts = 1;
    text.starts_with("eyJ")
        && text.bytes().all(|it| {
            parts += usize::from(it == b'.');
            it == b'.' || is_base64url(it)
        })
        && parts == count
}
