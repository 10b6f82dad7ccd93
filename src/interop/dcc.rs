//! EU Digital COVID Certificates: `HC1:`, base45, zlib, COSE, CWT.
//!
//! What the certificate holds is handed out twice: as its own JSON, and as FHIR in the words of its value sets. Whether
//! it has expired is for the caller to say, who has a clock.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::base45;
use super::card::Checked;
use super::cbor::Item;
use super::inflate::{InflateError, Wrapping, inflate};
use super::keys::{Jwk, KeyRing};
use super::signature::{Algorithm, Fault, PublicKey, Signature, check};
use super::{Moment, sorted};

mod fhir;
mod names;

const PREFIX: &str = "HC1:";
/// The largest QR code holds 4,296 symbols.
const TEXT_BYTES_MAX: usize = 16 * 1024;
/// Certificates have less than 2 KB.
const CBOR_BYTES_MAX: usize = 256 * 1024;

/// Labels of COSE headers (RFC 9052 §3.1) and their algorithms (RFC 9053 §2.1, RFC 8230 §2).
const ALGORITHM: i128 = 1;
const KEY_ID: i128 = 4;
const ES256: i128 = -7;
const PS256: i128 = -37;

/// Claims of a CWT (RFC 8392 §3.1), and the one that health certificates have.
const ISSUER: i128 = 1;
const EXPIRES: i128 = 4;
const ISSUED: i128 = 6;
const HEALTH: i128 = -260;
const EU_DCC_1: i128 = 1;

/// What a certificate certifies.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Somebody recovered.
    Recovery,
    /// Somebody was tested.
    Test,
    /// Somebody was vaccinated.
    Vaccination,
}

/// A certificate that was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Certificate {
    /// What it holds, as its own JSON.
    #[serde(skip)]
    pub payload: String,
    /// The same as a FHIR bundle.
    pub record: String,
    /// The country of whoever signed it, or else of whoever says what it holds.
    pub issuer: String,
    /// Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<f64>,
    /// Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<f64>,
    /// What became of checking it: a key and its fault.
    #[serde(flatten)]
    pub signature: Checked,
    /// The key that it says it was signed with, in base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_id: Option<String>,
    /// What it certifies.
    pub kind: Kind,
    /// Its own name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_id: Option<String>,
    /// What was repaired, or else of note.
    pub warnings: Vec<DccWarning>,
}

/// What was repaired in a certificate, or else of note.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DccWarning {
    /// It does not say until when it holds.
    ExpiresMissing,
    /// It does not say when it was issued.
    IssuedMissing,
    /// Its signer's country is missing; that of the entry stands for it.
    IssuerMissing,
    /// Not compressed.
    NotCompressed,
    /// Something stands behind the end.
    TrailingBytes,
}

impl DccWarning {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::ExpiresMissing,
        Self::IssuedMissing,
        Self::IssuerMissing,
        Self::NotCompressed,
        Self::TrailingBytes,
    ];
}

/// Why there is no certificate.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum DccError {
    /// No certificate, or a damaged one; says which step failed.
    #[error("no EU Digital COVID Certificate, or a damaged one: {0}")]
    Malformed(&'static str),
    /// Larger than any certificate.
    #[error("more than any EU Digital COVID Certificate has")]
    TooBig,
}

impl Certificate {
    /// Opens a certificate: the text of its QR code.
    ///
    /// # Errors
    /// [`DccError`]
    pub fn open(text: &str, keys: &KeyRing) -> Result<Self, DccError> {
        let mut warnings = Vec::new();
        let cose = cose_of(text, &mut warnings)?;
        let (message, trailing) = Item::read(&cose).ok_or(DccError::Malformed("CBOR"))?;
        warnings.extend(trailing.then_some(DccWarning::TrailingBytes));
        let Item::Array(parts) = message else { return Err(DccError::Malformed("COSE")) };
        let [Item::Bytes(protected), unprotected, Item::Bytes(payload), Item::Bytes(signature)] =
            parts.as_slice()
        else {
            return Err(DccError::Malformed("COSE"));
        };
        let (claims, trailing) = Item::read(payload).ok_or(DccError::Malformed("CWT"))?;
        warnings.extend(trailing.then_some(DccWarning::TrailingBytes));
        let health = claims.at(HEALTH).and_then(|health| health.at(EU_DCC_1));
        let health = health.ok_or(DccError::Malformed("CWT"))?.to_json();
        let (kind, entry) = content(&health).ok_or(DccError::Malformed("schema"))?;

        let head = Item::read(protected).map_or(Item::Null, |(head, _)| head);
        // What is protected comes first: anybody can change the other.
        let said = |label| head.at(label).or_else(|| unprotected.at(label));
        let signer = claims.at(ISSUER).and_then(Item::as_text);
        let country = entry.get("co").and_then(Value::as_str);
        let issuer = signer.or(country).unwrap_or_default().to_owned();
        let key_id = said(KEY_ID).and_then(Item::as_bytes);
        let known: Vec<&Jwk> = keys.of_certificate(&issuer, key_id.unwrap_or_default()).collect();
        let algorithm = said(ALGORITHM).and_then(Item::as_integer);
        let message = to_be_signed(protected, payload);
        let signature = verify(&known, kind, algorithm, &message, signature);

        let moment =
            |label| Moment::read(&claims.at(label)?.to_json()).map(|moment| moment.seconds);
        let (iat, exp) = (moment(ISSUED), moment(EXPIRES));
        let missing = [
            (signer.is_none(), DccWarning::IssuerMissing),
            (iat.is_none(), DccWarning::IssuedMissing),
            (exp.is_none(), DccWarning::ExpiresMissing),
        ];
        warnings
            .extend(missing.iter().filter_map(|(missing, warning)| missing.then_some(*warning)));
        let certificate_id = entry.get("ci").and_then(Value::as_str).map(str::to_owned);
        Ok(Self {
            record: fhir::bundle(&health).to_string(),
            payload: health.to_string(),
            issuer,
            issued: iat,
            expires: exp,
            signature: signature.into(),
            key_id: key_id.map(<base64ct::Base64 as base64ct::Encoding>::encode_string),
            kind,
            certificate_id,
            warnings: sorted(warnings),
        })
    }
}

/// The COSE message in the text of a QR code.
fn cose_of(text: &str, warnings: &mut Vec<DccWarning>) -> Result<Vec<u8>, DccError> {
    // A space may be the last symbol of base45, where nothing else around it may be.
    let text = text.trim_start_matches(|typed: char| typed.is_whitespace() || typed == '\u{feff}');
    let text = text.trim_end_matches(['\r', '\n', '\t']);
    if text.len() > TEXT_BYTES_MAX {
        return Err(DccError::TooBig);
    }
    let (prefix, base45) =
        text.split_at_checked(PREFIX.len()).ok_or(DccError::Malformed("prefix"))?;
    if !prefix.eq_ignore_ascii_case(PREFIX) {
        return Err(DccError::Malformed("prefix"));
    }
    let bytes = base45::decode(base45)
        .or_else(|| base45::decode(base45.trim_end()))
        .ok_or(DccError::Malformed("base45"))?;
    // The low half of zlib's first byte is 8 for deflate (RFC 1950 §2.2); COSE begins with a tag or an array.
    let is_zlib = bytes.first().is_some_and(|first| first & 0x8f == 8);
    if !is_zlib {
        warnings.push(DccWarning::NotCompressed);
        return Ok(bytes);
    }
    let inflated =
        inflate(&bytes, Wrapping::Zlib, CBOR_BYTES_MAX).map_err(|error| match error {
            InflateError::Malformed => DccError::Malformed("compression"),
            InflateError::TooBig => DccError::TooBig,
        })?;
    if !inflated.finished {
        return Err(DccError::Malformed("compression"));
    }
    warnings.extend(inflated.trailing.then_some(DccWarning::TrailingBytes));
    Ok(inflated.bytes.to_vec())
}

/// The kind of a certificate, and its first entry.
fn content(health: &Value) -> Option<(Kind, &Value)> {
    [("v", Kind::Vaccination), ("t", Kind::Test), ("r", Kind::Recovery)]
        .into_iter()
        .find_map(|(key, kind)| Some((kind, health.get(key)?.get(0).filter(|it| it.is_object())?)))
}

/// What the signature is over: the `Sig_structure` of RFC 9052 §4.4.
fn to_be_signed(protected: &[u8], payload: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let written = minicbor::Encoder::new(&mut bytes)
        .array(4)
        .and_then(|it| it.str("Signature1"))
        .and_then(|it| it.bytes(protected))
        .and_then(|it| it.bytes(&[]))
        .and_then(|it| it.bytes(payload))
        .map(|_| ());
    debug_assert!(written.is_ok(), "memory takes all that is written to it");
    bytes
}

/// Checks a signature with the keys of the name that the certificate gives.
fn verify(
    known: &[&Jwk],
    kind: Kind,
    algorithm: Option<i128>,
    message: &[u8],
    signature: &[u8],
) -> Signature {
    let algorithm = match algorithm {
        Some(ES256) => Algorithm::Es256,
        Some(PS256) => Algorithm::Ps256,
        _ => return Signature::Invalid(Fault::AlgorithmUnsupported),
    };
    let by = |may_sign: &dyn Fn(&Jwk) -> bool| {
        let keys = known.iter().filter(|key| may_sign(key)).filter_map(|key| key.public_key());
        check(&keys.collect::<Vec<PublicKey>>(), algorithm, message, signature)
    };
    let allowed = by(&|key| key.kinds.as_ref().is_none_or(|kinds| kinds.contains(&kind)));
    match by(&|_| true) {
        Signature::Valid if allowed != Signature::Valid => Signature::Invalid(Fault::KeyUsage),
        signature => signature,
    }
}

#[cfg(test)]
mod tests;
