//! SMART Health Cards: FHIR in a signed, deflated JSON Web Token.
//!
//! The signature is checked over the text as it came. What a wallet or printer changed around it is repaired and said:
//! see [`CardWarning`]. Whether a card has expired is for the caller to say, who has a clock.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use zeroize::Zeroizing;

use super::inflate::{InflateError, Inflated, Wrapping, inflate};
use super::jws::{Header, Jws, has_parts};
use super::keys::{CardKeys, KeyRing, Revocation};
use super::numeric::{self, Chunk};
use super::signature::{Algorithm, Fault, Signature, check};
use super::{BYTES_MAX, Moment, sorted};

/// The type that every card has.
const HEALTH_CARD: &str = "https://smarthealth.cards#health-card";

/// A card that was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HealthCard {
    /// Its FHIR bundle, token for token.
    pub record: String,
    /// The address of who issued it; empty where it does not say.
    pub issuer: String,
    /// The issuer's name, where the keys come with one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer_name: Option<String>,
    /// The key that it says it was signed with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_id: Option<String>,
    /// What became of checking it: a key and its fault.
    #[serde(flatten)]
    pub signature: Checked,
    /// Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<f64>,
    /// Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<f64>,
    /// What it says that it is.
    pub types: Vec<String>,
    /// The name that its issuer would revoke it by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revocation_id: Option<String>,
    /// Its issuer revoked it, by the lists at hand.
    pub revoked: bool,
    /// What was repaired, or else of note.
    pub warnings: Vec<CardWarning>,
    /// The signed text itself, to keep as evidence.
    pub jws: String,
}

/// A [`Signature`] as two members of an object.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Checked {
    signature: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fault: Option<Fault>,
}

impl From<Signature> for Checked {
    fn from(signature: Signature) -> Self {
        Self { signature: signature.as_str(), fault: signature.fault() }
    }
}

/// What was repaired in a card, or else of note.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardWarning {
    /// It does not say that it is a health card.
    CardTypeMissing,
    /// Its compression breaks off behind what was read.
    CompressionUnfinished,
    /// It does not say when it was issued.
    IssuedMissing,
    /// It does not say who issued it.
    IssuerMissing,
    /// A key is kept under this name that it does not have by RFC 7638; it was not used.
    KeyIdWrong,
    /// Not compressed, or not said to be.
    NotCompressed,
    /// The issuer revoked cards of this name that are older than this one.
    OlderRevoked,
    /// The text holds more cards; this is the first.
    SeveralCards,
    /// A time is written as text.
    TimeAsText,
    /// A time is written in milliseconds.
    TimeInMilliseconds,
    /// Something stands behind the end.
    TrailingBytes,
    /// Compressed with a header and a checksum where none belong.
    ZlibHeader,
}

impl CardWarning {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::CardTypeMissing,
        Self::CompressionUnfinished,
        Self::IssuedMissing,
        Self::IssuerMissing,
        Self::KeyIdWrong,
        Self::NotCompressed,
        Self::OlderRevoked,
        Self::SeveralCards,
        Self::TimeAsText,
        Self::TimeInMilliseconds,
        Self::TrailingBytes,
        Self::ZlibHeader,
    ];
}

/// Why there is no card.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum CardError {
    /// Chunks are missing.
    #[error("{have} of {of}")]
    Incomplete {
        /// How many are there.
        have: usize,
        /// How many there must be.
        of: usize,
    },
    /// No card, or a damaged one.
    #[error("no SMART Health Card, or a damaged one")]
    Malformed,
    /// Chunks of more than one card.
    #[error("parts of more than one card")]
    Mixed,
    /// Longer than a card may be, or inflates to more.
    #[error("the card has more than {BYTES_MAX} bytes")]
    TooBig,
}

impl From<InflateError> for CardError {
    fn from(error: InflateError) -> Self {
        match error {
            InflateError::Malformed => Self::Malformed,
            InflateError::TooBig => Self::TooBig,
        }
    }
}

/// What a card claims. Unknown claims are passed over; a claim that stands twice is ambiguous, and refused.
#[derive(Deserialize)]
struct Claims<'a> {
    iss: Option<Value>,
    nbf: Option<Value>,
    exp: Option<Value>,
    rid: Option<String>,
    #[serde(borrow)]
    vc: Credential<'a>,
}

#[derive(Deserialize)]
struct Credential<'a> {
    #[serde(rename = "type")]
    types: Option<Value>,
    rid: Option<String>,
    #[serde(borrow, rename = "credentialSubject")]
    subject: Subject<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Subject<'a> {
    #[serde(borrow)]
    fhir_bundle: &'a RawValue,
}

impl HealthCard {
    /// Opens a card: the text of one QR code or of several in any order, a JWS, or the text of a file, of which the
    /// first card is read.
    ///
    /// # Errors
    /// [`CardError`]
    pub fn open<Text: AsRef<str>>(texts: &[Text], keys: &KeyRing) -> Result<Self, CardError> {
        let Found { cards, chunks } = cards_in(texts)?;
        let (first, more) = cards.split_first().ok_or(CardError::Malformed)?;
        // One file may hold several; two texts with two cards are a mistake of who scanned them.
        if texts.len() > 1 && !more.is_empty() {
            return Err(CardError::Mixed);
        }
        let mut card = Self::read(first, keys).map_err(|error| match error {
            // They stand one after the other as they should, and make no sense.
            CardError::Malformed if chunks > 1 => CardError::Mixed,
            error => error,
        })?;
        if !more.is_empty() {
            card.warnings.push(CardWarning::SeveralCards);
            card.warnings = sorted(card.warnings);
        }
        Ok(card)
    }

    /// Reads a JWS.
    fn read(text: &str, keys: &KeyRing) -> Result<Self, CardError> {
        let jws = Jws::read(text)?;
        let mut warnings = Vec::new();
        let payload = payload(&jws, &mut warnings)?;
        let claims = claims(&payload, &mut warnings)?;
        let record = claims.vc.subject.fhir_bundle.get();
        if !record.starts_with('{') {
            return Err(CardError::Malformed);
        }

        let issuer = match claims.iss {
            Some(Value::String(issuer)) => issuer,
            _ => String::new(),
        };
        let types = strings(claims.vc.types.as_ref());
        let mut moment = |claim: Option<&Value>| {
            let moment = Moment::read(claim?)?;
            warnings.extend(moment.as_text.then_some(CardWarning::TimeAsText));
            warnings.extend(moment.as_milliseconds.then_some(CardWarning::TimeInMilliseconds));
            Some(moment.seconds)
        };
        let nbf = moment(claims.nbf.as_ref());
        let exp = moment(claims.exp.as_ref());
        let missing = [
            (issuer.is_empty(), CardWarning::IssuerMissing),
            (nbf.is_none(), CardWarning::IssuedMissing),
            (!types.iter().any(|it| it == HEALTH_CARD), CardWarning::CardTypeMissing),
        ];
        warnings
            .extend(missing.iter().filter_map(|(missing, warning)| missing.then_some(*warning)));

        let Header { alg, kid, .. } = jws.header;
        let kid = kid.filter(|kid| !kid.is_empty());
        let CardKeys { keys: known, issuer_name, key_id_wrong } =
            keys.of_card(&issuer, kid.as_deref());
        warnings.extend(key_id_wrong.then_some(CardWarning::KeyIdWrong));
        let signature = match alg.as_str() {
            "ES256" => check(&known, Algorithm::Es256, jws.signed.as_bytes(), &jws.signature),
            none if none.eq_ignore_ascii_case("none") => Signature::Invalid(Fault::AlgorithmNone),
            _ => Signature::Invalid(Fault::AlgorithmUnsupported),
        };
        let revocation_id = claims.vc.rid.or(claims.rid);
        let revocation = keys.revocation(&issuer, kid.as_deref(), revocation_id.as_deref(), nbf);
        warnings.extend((revocation == Revocation::OlderOnly).then_some(CardWarning::OlderRevoked));
        Ok(Self {
            record: record.to_owned(),
            issuer,
            issuer_name,
            key_id: kid,
            signature: signature.into(),
            issued: nbf,
            expires: exp,
            types,
            revocation_id,
            revoked: revocation == Revocation::Revoked,
            warnings: sorted(warnings),
            jws: text.to_owned(),
        })
    }
}

/// The cards in a text, each as its JWS: of a file, a link that hands cards over, the answer of a server that issues
/// them, a QR code. Of chunks, there must be all.
///
/// # Errors
/// [`CardError`]
pub fn health_cards_in(text: &str) -> Result<Vec<String>, CardError> {
    cards_in(&[text]).map(|found| found.cards)
}

/// The cards in some texts, and of how many chunks they were put together.
struct Found {
    cards: Vec<String>,
    chunks: usize,
}

fn cards_in<Text: AsRef<str>>(texts: &[Text]) -> Result<Found, CardError> {
    if texts.iter().map(|text| text.as_ref().len()).sum::<usize>() > BYTES_MAX {
        return Err(CardError::TooBig);
    }
    let mut cards = Vec::new();
    let mut chunks = Vec::new();
    for text in texts {
        let text = text.as_ref().trim_start_matches('\u{feff}').trim();
        let lines = codes_in(text);
        if !lines.is_empty() {
            for line in lines {
                chunks.push(Chunk::read(line).ok_or(CardError::Malformed)?);
            }
        } else if text.starts_with(['{', '[']) {
            let file: Value = serde_json::from_str(text).map_err(|_| CardError::Malformed)?;
            cards_of_file(&file, &mut cards);
        } else {
            cards.extend(cards_of_text(text));
        }
    }
    if !chunks.is_empty() {
        if !cards.is_empty() {
            return Err(CardError::Mixed);
        }
        let text = numeric::assemble(&chunks)?;
        cards.extend(has_parts(&text, 3).then_some(text));
        if cards.is_empty() && chunks.len() > 1 {
            return Err(CardError::Mixed);
        }
    }
    // The same card twice is one card.
    let mut seen = std::collections::BTreeSet::new();
    cards.retain(|card| seen.insert(card.clone()));
    if cards.is_empty() {
        return Err(CardError::Malformed);
    }
    Ok(Found { cards, chunks: chunks.len() })
}

/// The texts of QR codes in a text: several may have been pasted one below the other.
fn codes_in(text: &str) -> Vec<&str> {
    const SCHEME: &[u8] = b"shc:/";
    let begins: Vec<usize> = text
        .as_bytes()
        .windows(SCHEME.len())
        .enumerate()
        .filter_map(|(at, window)| window.eq_ignore_ascii_case(SCHEME).then_some(at))
        .collect();
    // A JSON text or a JWS has no `:/`, but a link within one might.
    if text.starts_with('{') {
        return Vec::new();
    }
    let ends = begins.iter().skip(1).copied().chain([text.len()]);
    begins.iter().zip(ends).filter_map(|(start, end)| text.get(*start..end)).collect()
}

/// The cards in a text that is no JSON: a JWS that may be broken over lines, or a link as wallets take it, with
/// `#(card,card)`.
fn cards_of_text(text: &str) -> Vec<String> {
    let text = text.rsplit_once('#').map_or(text, |(_, fragment)| fragment);
    let joined: String = text.chars().filter(|typed| !typed.is_whitespace()).collect();
    let inside = joined.strip_prefix('(').and_then(|it| it.strip_suffix(')')).unwrap_or(&joined);
    inside.split(',').filter(|part| has_parts(part, 3)).map(str::to_owned).collect()
}

/// The cards of a `.smart-health-card` file, of `$health-cards-issue`'s Parameters, or of a list of cards.
fn cards_of_file(file: &Value, cards: &mut Vec<String>) {
    match file {
        Value::String(text) => cards.extend(cards_of_text(text)),
        Value::Array(values) => values.iter().for_each(|value| cards_of_file(value, cards)),
        Value::Object(object) => {
            if let Some(credentials) = object.get("verifiableCredential") {
                cards_of_file(credentials, cards);
            }
            if object.get("name").and_then(Value::as_str) == Some("verifiableCredential")
                && let Some(text) = object.get("valueString")
            {
                cards_of_file(text, cards);
            }
            if let Some(parameters @ Value::Array(_)) = object.get("parameter") {
                cards_of_file(parameters, cards);
            }
        }
        _ => {}
    }
}

/// The claims' JSON.
fn payload(
    jws: &Jws<'_>,
    warnings: &mut Vec<CardWarning>,
) -> Result<Zeroizing<Vec<u8>>, CardError> {
    let plain = || {
        let first = jws.payload.iter().find(|byte| !byte.is_ascii_whitespace());
        (first == Some(&b'{') && serde_json::from_slice::<&RawValue>(&jws.payload).is_ok())
            .then(|| Zeroizing::new(jws.payload.clone()))
    };
    let said = jws.header.zip.as_deref() == Some("DEF");
    if !said {
        warnings.push(CardWarning::NotCompressed);
        if let Some(plain) = plain() {
            return Ok(plain);
        }
    }
    let inflated = match inflate(&jws.payload, Wrapping::Raw, BYTES_MAX) {
        // Nothing but a parser can tell a stream that broke off early from what is no stream.
        Ok(it) if it.finished || starts_as_json(&it) => it,
        Err(InflateError::TooBig) => return Err(CardError::TooBig),
        Ok(_) | Err(InflateError::Malformed) => {
            if let Some(plain) = plain() {
                warnings.push(CardWarning::NotCompressed);
                return Ok(plain);
            }
            warnings.push(CardWarning::ZlibHeader);
            inflate(&jws.payload, Wrapping::Zlib, BYTES_MAX)?
        }
    };
    let Inflated { bytes, finished, trailing } = inflated;
    warnings.extend((!finished).then_some(CardWarning::CompressionUnfinished));
    warnings.extend(trailing.then_some(CardWarning::TrailingBytes));
    Ok(bytes)
}

fn starts_as_json(inflated: &Inflated) -> bool {
    inflated.bytes.first() == Some(&b'{')
}

fn claims<'a>(payload: &'a [u8], warnings: &mut Vec<CardWarning>) -> Result<Claims<'a>, CardError> {
    let mut values = serde_json::Deserializer::from_slice(payload).into_iter();
    let claims = values.next().and_then(Result::ok).ok_or(CardError::Malformed)?;
    let rest = payload.get(values.byte_offset()..).unwrap_or_default();
    let trailing = rest.iter().any(|byte| !byte.is_ascii_whitespace());
    warnings.extend(trailing.then_some(CardWarning::TrailingBytes));
    Ok(claims)
}

/// The texts of an array; a text that stands alone is an array of one.
fn strings(value: Option<&Value>) -> Vec<String> {
    let values = match value {
        Some(Value::Array(values)) => values,
        Some(alone) => core::slice::from_ref(alone),
        None => &[],
    };
    values.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Whether a text is a card as a JWS, or holds cards, told without reading it.
#[must_use]
pub(crate) fn is_card(text: &str) -> bool {
    if text.starts_with('{') {
        return text.contains("\"verifiableCredential\"");
    }
    let text = text.rsplit_once("#(").map_or(text, |(_, cards)| cards);
    text.split([',', ')']).next().is_some_and(|first| has_parts(first, 3))
}

#[cfg(test)]
mod tests;
