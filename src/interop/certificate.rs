//! The key in an X.509 certificate (RFC 5280), so that a person can add whoever signs for a country.
//!
//! Only where the key stands is read: whether the certificate itself is signed by whom it should be, and still holds,
//! is vouched for by the person who adds it.

use super::base64;
use super::dcc::Kind;
use super::keys::{Jwk, certificate_kid};
use super::signature::P256_BYTES;

/// Longer than any certificate.
const BYTES_MAX: usize = 64 * 1024;

/// Why a text is no certificate that gives a key.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no X.509 certificate with a P-256 or RSA key")]
pub struct CertificateError;

/// A key, and the name that EU certificates call it by.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct CertificateKey {
    /// The first 8 bytes of the SHA-256 of the certificate, in base64.
    pub kid: String,
    /// The key itself.
    pub jwk: Jwk,
}

/// Takes the key out of a certificate in PEM, or in base64 alone.
///
/// # Errors
/// [`CertificateError`]
pub fn key_of_certificate(text: &str) -> Result<CertificateKey, CertificateError> {
    read(text).ok_or(CertificateError)
}

fn read(text: &str) -> Option<CertificateKey> {
    const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
    if text.len() > BYTES_MAX {
        return None;
    }
    let text = match text.split_once(BEGIN) {
        Some((_, inside)) => inside.split_once("-----END")?.0,
        None => text,
    };
    let certificate = base64::decode(text)?.bytes;
    let kid = certificate_kid(&certificate);

    let mut outer = Der(&certificate);
    let mut parts = Der(Der(outer.next(SEQUENCE)?).next(SEQUENCE)?);
    if !outer.0.is_empty() {
        return None;
    }
    // The version may be missing. Then the number, the signature's algorithm, issuer, validity and subject.
    let _ = parts.next(VERSION);
    parts.next(INTEGER)?;
    for _ in 0..4 {
        parts.next(SEQUENCE)?;
    }
    let mut key = Der(parts.next(SEQUENCE)?);
    let mut algorithm = Der(key.next(SEQUENCE)?);
    let [0, bits @ ..] = key.next(BIT_STRING)? else { return None };
    let mut jwk = match (algorithm.next(OBJECT_IDENTIFIER)?, algorithm.next(OBJECT_IDENTIFIER)) {
        (EC_PUBLIC_KEY, Some(PRIME256V1)) => {
            let [4, point @ ..] = bits else { return None };
            let (x, y) = point.split_at_checked(P256_BYTES)?;
            Jwk::of_point(kid.clone(), x, y)
        }
        (RSA_ENCRYPTION, None) => {
            let mut numbers = Der(Der(bits).next(SEQUENCE)?);
            Jwk::of_modulus(kid.clone(), numbers.natural()?, numbers.natural()?)
        }
        _ => return None,
    };
    jwk.kinds = kinds(parts);
    jwk.public_key()?;
    Some(CertificateKey { kid, jwk })
}

const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OCTET_STRING: u8 = 0x04;
const OBJECT_IDENTIFIER: u8 = 0x06;
const SEQUENCE: u8 = 0x30;
const VERSION: u8 = 0xa0;
const EXTENSIONS: u8 = 0xa3;

/// 1.2.840.10045.2.1, RFC 5480 §2.1.1
const EC_PUBLIC_KEY: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1];
/// 1.2.840.10045.3.1.7, RFC 5480 §2.1.1.1
const PRIME256V1: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7];
/// 1.2.840.113549.1.1.1, RFC 8017 §A.1
const RSA_ENCRYPTION: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];
/// 2.5.29.37, RFC 5280 §4.2.1.12
const EXTENDED_KEY_USAGE: &[u8] = &[0x55, 0x1d, 0x25];

/// 1.3.6.1.4.1.1847.2021.1, and the same as the first version of the specification wrote it, with a 0 before 1847.
/// Behind it a byte says the kind.
const KINDS: [&[u8]; 2] = [
    &[0x2b, 6, 1, 4, 1, 0x8e, 0x37, 0x8f, 0x65, 1],
    &[0x2b, 6, 1, 4, 1, 0, 0x8e, 0x37, 0x8f, 0x65, 1],
];

/// The kinds of EU certificates that a key may sign; nothing where that is not restricted.
fn kinds(mut parts: Der<'_>) -> Option<Vec<Kind>> {
    while !parts.0.is_empty() {
        let (tag, content) = parts.any()?;
        if tag != EXTENSIONS {
            continue;
        }
        let mut extensions = Der(Der(content).next(SEQUENCE)?);
        while !extensions.0.is_empty() {
            let mut extension = Der(extensions.next(SEQUENCE)?);
            if extension.next(OBJECT_IDENTIFIER)? != EXTENDED_KEY_USAGE {
                continue;
            }
            // The flag that it is critical may stand in between.
            let value =
                core::iter::from_fn(|| extension.any()).find(|(tag, _)| *tag == OCTET_STRING);
            let mut usages = Der(Der(value?.1).next(SEQUENCE)?);
            let mut kinds = Vec::new();
            while let Some(usage) = usages.next(OBJECT_IDENTIFIER) {
                let kind = KINDS.iter().find_map(|root| usage.strip_prefix(*root));
                kinds.extend(match kind {
                    Some([1]) => Some(Kind::Test),
                    Some([2]) => Some(Kind::Vaccination),
                    Some([3]) => Some(Kind::Recovery),
                    _ => None,
                });
            }
            return (!kinds.is_empty()).then_some(kinds);
        }
    }
    None
}

/// ASN.1 values one after the other, in their distinguished encoding (X.690).
struct Der<'a>(&'a [u8]);

impl<'a> Der<'a> {
    /// The next value and its tag.
    fn any(&mut self) -> Option<(u8, &'a [u8])> {
        let [tag, length, rest @ ..] = self.0 else { return None };
        let (length, rest) = match *length {
            short @ 0..=0x7f => (usize::from(short), rest),
            0x81 => (usize::from(*rest.first()?), rest.get(1..)?),
            0x82 => {
                let (length, rest) = rest.split_first_chunk()?;
                (usize::from(u16::from_be_bytes(*length)), rest)
            }
            _ => return None,
        };
        let (content, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some((*tag, content))
    }

    /// The next value, where it has this tag.
    fn next(&mut self, tag: u8) -> Option<&'a [u8]> {
        if self.0.first() != Some(&tag) {
            return None;
        }
        self.any().map(|(_, content)| content)
    }

    /// The next value as a number that is not negative, without the zero in front.
    fn natural(&mut self) -> Option<&'a [u8]> {
        let number = self.next(INTEGER)?;
        Some(number.strip_prefix(&[0]).unwrap_or(number))
    }
}

#[cfg(test)]
mod tests;
