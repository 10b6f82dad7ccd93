//! The files behind a SMART Health Link: JWE (RFC 7516) with a key that both sides have, AES-256 in GCM.
//!
//! One form is read and written, the compact one with `alg` `dir` and `enc` `A256GCM`; `zip` may be `DEF`.

use aes_gcm::aead::AeadInOut;
use aes_gcm::{Aes256Gcm, KeyInit, Nonce};
use base64ct::{Base64UrlUnpadded, Encoding};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::inflate::{InflateError, Wrapping, deflate, inflate};
use super::jws::has_parts;
use super::link::LinkKey;
use super::{BYTES_MAX, base64};

const NONCE_BYTES: usize = 12;
const TAG_BYTES: usize = 16;
/// Base64 of a file that is not compressed, with room for a head and line breaks.
const TEXT_BYTES_MAX: usize = BYTES_MAX / 3 * 4 + (1 << 20);

/// A file that was opened.
#[derive(Clone, Eq, PartialEq)]
pub struct LinkFile {
    /// What it says that it is; some say nothing.
    pub content_type: Option<String>,
    /// What it holds.
    pub body: Zeroizing<String>,
}

impl core::fmt::Debug for LinkFile {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("LinkFile(..)")
    }
}

/// Why a file stayed shut, or none was made.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum LinkFileError {
    /// Another key, or changed since it was sealed.
    #[error("the file does not open with this key")]
    CannotOpen,
    /// No key of 32 bytes.
    #[error("the key is not 32 bytes in base64url")]
    Key,
    /// No JWE in the form that links have, or what it holds is no text.
    #[error("no JWE as SMART Health Links have them: {0}")]
    Malformed(&'static str),
    /// A signed card or JSON, where an encrypted file belongs.
    #[error("the file is not encrypted")]
    NotEncrypted,
    /// Longer than a file may be, or inflates to more.
    #[error("the file has more than {BYTES_MAX} bytes")]
    TooBig,
}

#[derive(Deserialize, Serialize)]
struct Header {
    alg: String,
    enc: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cty: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    zip: Option<String>,
}

impl LinkFile {
    /// Opens a file.
    ///
    /// # Errors
    /// [`LinkFileError`]
    pub fn open(jwe: &str, key: &LinkKey) -> Result<Self, LinkFileError> {
        if jwe.len() > TEXT_BYTES_MAX {
            return Err(LinkFileError::TooBig);
        }
        let jwe: String =
            jwe.chars().filter(|typed| !typed.is_whitespace() && *typed != '\u{feff}').collect();
        if has_parts(&jwe, 3) || jwe.starts_with(['{', '[']) {
            return Err(LinkFileError::NotEncrypted);
        }
        let parts: Vec<&str> = jwe.split('.').collect();
        let [head, "", nonce, ciphertext, tag] = parts.as_slice() else {
            return Err(LinkFileError::Malformed("parts"));
        };
        let decoded = |part: &str| {
            let decoded = base64::decode(part).ok_or(LinkFileError::Malformed("base64"));
            decoded.map(|decoded| decoded.bytes)
        };
        let header: Header = serde_json::from_slice(&decoded(head)?)
            .map_err(|_| LinkFileError::Malformed("header"))?;
        let zipped = match (header.alg.as_str(), header.enc.as_str(), header.zip.as_deref()) {
            ("dir", "A256GCM", None | Some("")) => false,
            ("dir", "A256GCM", Some("DEF")) => true,
            _ => return Err(LinkFileError::Malformed("algorithm")),
        };
        let (nonce, tag) = (decoded(nonce)?, decoded(tag)?);
        let nonce: [u8; NONCE_BYTES] =
            nonce.as_slice().try_into().map_err(|_| LinkFileError::Malformed("iv"))?;
        let tag: [u8; TAG_BYTES] =
            tag.as_slice().try_into().map_err(|_| LinkFileError::Malformed("tag"))?;
        let mut content = decoded(ciphertext)?;
        Aes256Gcm::new(key.as_bytes().into())
            .decrypt_inout_detached(
                &Nonce::from(nonce),
                head.as_bytes(),
                content.as_mut_slice().into(),
                &tag.into(),
            )
            .map_err(|_| LinkFileError::CannotOpen)?;
        if zipped {
            content = inflated(&content)?;
        }
        if content.len() > BYTES_MAX {
            return Err(LinkFileError::TooBig);
        }
        let body = core::str::from_utf8(&content).map_err(|_| LinkFileError::Malformed("UTF-8"))?;
        Ok(Self {
            content_type: header.cty.filter(|it| !it.is_empty()),
            body: Zeroizing::new(body.trim_start_matches('\u{feff}').to_owned()),
        })
    }

    /// Seals a file for whoever has a place to put it, under a fresh key.
    ///
    /// # Errors
    /// [`LinkFileError::TooBig`]
    ///
    /// # Panics
    /// Never: 16 MiB are far below the cipher's 64 GiB.
    pub fn seal(
        body: &str,
        content_type: &str,
        rng: &mut impl CryptoRng,
    ) -> Result<(String, LinkKey), LinkFileError> {
        if body.len() > BYTES_MAX {
            return Err(LinkFileError::TooBig);
        }
        let packed = deflate(body.as_bytes());
        let zipped = packed.len() < body.len();
        let mut content = if zipped { packed } else { Zeroizing::new(body.as_bytes().to_vec()) };
        let header = Header {
            alg: "dir".to_owned(),
            enc: "A256GCM".to_owned(),
            cty: Some(content_type.to_owned()).filter(|it| !it.is_empty()),
            zip: zipped.then(|| "DEF".to_owned()),
        };
        let header = serde_json::to_vec(&header).expect("texts are JSON");
        let head = Base64UrlUnpadded::encode_string(&header);
        let key = LinkKey::draw(rng);
        let mut nonce = [0; NONCE_BYTES];
        rng.fill_bytes(&mut nonce);
        let tag = Aes256Gcm::new(key.as_bytes().into())
            .encrypt_inout_detached(
                &Nonce::from(nonce),
                head.as_bytes(),
                content.as_mut_slice().into(),
            )
            .expect("16 MiB are far below the cipher's 64 GiB");
        let [nonce, ciphertext, tag] =
            [&nonce[..], &content, &tag].map(Base64UrlUnpadded::encode_string);
        Ok((format!("{head}..{nonce}.{ciphertext}.{tag}"), key))
    }
}

fn inflated(content: &[u8]) -> Result<Zeroizing<Vec<u8>>, LinkFileError> {
    let raw = inflate(content, Wrapping::Raw, BYTES_MAX);
    let inflated = match raw {
        Ok(inflated) if inflated.finished => Ok(inflated),
        Err(InflateError::TooBig) => return Err(LinkFileError::TooBig),
        // Some writers leave zlib's header on.
        _ => inflate(content, Wrapping::Zlib, BYTES_MAX),
    };
    match inflated {
        Ok(inflated) if inflated.finished => Ok(inflated.bytes),
        Err(InflateError::TooBig) => Err(LinkFileError::TooBig),
        _ => Err(LinkFileError::Malformed("compression")),
    }
}

/// Whether a text has the form of a file behind a link, told without opening it.
#[must_use]
pub(crate) fn is_link_file(text: &str) -> bool {
    has_parts(text, 5)
}

#[cfg(test)]
mod tests;
