//! SMART Health Links, `shlink:/`: where files wait, and the key that opens them.
//!
//! Links in the wild have faults that leave no doubt about what is meant; these are read and said, see [`LinkWarning`].
//! Reading one contacts nobody.

use core::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::base64;
use super::{Moment, sorted};
use crate::percent;

const SCHEME: &str = "shlink:/";
const KEY_BYTES: usize = 32;
/// More than any link needs: the address has up to 128 characters, the label up to 80.
const TEXT_BYTES_MAX: usize = 16 * 1024;
const URL_BYTES_MAX: usize = 128;
const LABEL_CHARACTERS_MAX: usize = 80;
/// The flags that there are: long-term, passcode, direct file.
const FLAGS: &str = "LPU";

/// The key of the files behind a link.
#[derive(Clone, Eq, PartialEq, Zeroize, ZeroizeOnDrop)]
pub struct LinkKey([u8; KEY_BYTES]);

impl LinkKey {
    /// A fresh key.
    pub fn draw(rng: &mut impl CryptoRng) -> Self {
        let mut key = Self([0; KEY_BYTES]);
        rng.fill_bytes(&mut key.0);
        key
    }

    /// Reads a key in base64; nothing where it has not 32 bytes.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        base64::decode(text)?.bytes.as_slice().try_into().ok().map(Self)
    }

    /// The key in base64url, as links have it.
    #[must_use]
    pub fn to_base64url(&self) -> Zeroizing<String> {
        Zeroizing::new(Base64UrlUnpadded::encode_string(&self.0))
    }

    pub(super) fn as_bytes(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }
}

impl fmt::Debug for LinkKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkKey(..)")
    }
}

/// What a link says.
#[derive(Clone, Debug, PartialEq)]
pub struct HealthLink {
    /// Where its manifest, or with the flag `U` its file, is to be had.
    pub url: String,
    /// What opens the files.
    pub key: LinkKey,
    /// Unix seconds; until when whoever gave it thinks that it holds.
    pub expires: Option<f64>,
    /// `L`, `P` and `U` in any order.
    pub flag: String,
    /// What the patient calls it.
    pub label: Option<String>,
    /// The version of the format, 1.
    pub version: u64,
    /// What was repaired, or else of note.
    pub warnings: Vec<LinkWarning>,
}

/// What was repaired in a link, or else of note.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkWarning {
    /// Base64 with `+` or `/`, or with `=` at the end.
    Base64NotUrl,
    /// A direct file with a passcode: there is no way to ask for one.
    FlagContradiction,
    /// A flag that there is not.
    FlagUnknown,
    /// A label that is longer than 80 characters.
    LabelTooLong,
    /// Percent signs that encode something.
    PercentEncoded,
    /// The scheme in capital letters, or with more slashes.
    SchemeMisspelt,
    /// A time is written as text.
    TimeAsText,
    /// A time is written in milliseconds.
    TimeInMilliseconds,
    /// A time that is none; it is left out.
    TimeMalformed,
    /// The address is not of `https`: others can read along.
    UrlNotHttps,
    /// An address that is longer than 128 characters.
    UrlTooLong,
    /// A version that this page does not know; it is read as 1.
    VersionUnknown,
    /// The address of a viewer stands in front; nobody has to go there.
    ViewerPrefix,
    /// White space within the link.
    WhiteSpace,
}

impl LinkWarning {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Base64NotUrl,
        Self::FlagContradiction,
        Self::FlagUnknown,
        Self::LabelTooLong,
        Self::PercentEncoded,
        Self::SchemeMisspelt,
        Self::TimeAsText,
        Self::TimeInMilliseconds,
        Self::TimeMalformed,
        Self::UrlNotHttps,
        Self::UrlTooLong,
        Self::VersionUnknown,
        Self::ViewerPrefix,
        Self::WhiteSpace,
    ];
}

/// Why a text is no link, or none is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum LinkError {
    /// No link, or one without an address or a key that could be used; says what is wrong.
    #[error("no SMART Health Link: {0}")]
    Malformed(&'static str),
    /// Longer than any link.
    #[error("the link has more than {TEXT_BYTES_MAX} bytes")]
    TooBig,
}

/// The JSON of a link. Numbers may be written as text.
#[derive(Deserialize)]
struct Payload {
    url: String,
    key: String,
    exp: Option<Value>,
    flag: Option<String>,
    label: Option<String>,
    v: Option<Value>,
}

impl HealthLink {
    /// Reads a link, also behind the address of a viewer.
    ///
    /// # Errors
    /// [`LinkError`]
    pub fn decode(link: &str) -> Result<Self, LinkError> {
        if link.len() > TEXT_BYTES_MAX {
            return Err(LinkError::TooBig);
        }
        let mut warnings = Vec::new();
        let payload = payload_of(link, &mut warnings)?;
        let Payload { url, key, exp, flag, label, v } =
            serde_json::from_slice(&payload).map_err(|_| LinkError::Malformed("JSON"))?;
        let key = Zeroizing::new(key);

        let url = url.trim().to_owned();
        let is_http = |scheme: &str| {
            url.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme))
        };
        if !is_http("https://") {
            if !is_http("http://") {
                return Err(LinkError::Malformed("url"));
            }
            warnings.push(LinkWarning::UrlNotHttps);
        }
        if url.chars().any(|it| it.is_whitespace() || it.is_control()) {
            return Err(LinkError::Malformed("url"));
        }
        let flag = flag.unwrap_or_default();
        let label = label.filter(|label| !label.trim().is_empty());
        let expires = exp.filter(|exp| !exp.is_null()).and_then(|exp| {
            let moment = Moment::read(&exp);
            warnings.extend(match &moment {
                None => vec![LinkWarning::TimeMalformed],
                Some(moment) => [
                    moment.as_text.then_some(LinkWarning::TimeAsText),
                    moment.as_milliseconds.then_some(LinkWarning::TimeInMilliseconds),
                ]
                .into_iter()
                .flatten()
                .collect(),
            });
            moment.map(|moment| moment.seconds)
        });
        let version = match v {
            None | Some(Value::Null) => Some(1),
            Some(Value::String(text)) => text.trim().parse().ok(),
            Some(number) => number.as_u64(),
        };
        let of_note = [
            (url.len() > URL_BYTES_MAX, LinkWarning::UrlTooLong),
            (flag.chars().any(|it| !FLAGS.contains(it)), LinkWarning::FlagUnknown),
            (flag.contains('U') && flag.contains('P'), LinkWarning::FlagContradiction),
            (
                label.as_ref().is_some_and(|it| it.chars().count() > LABEL_CHARACTERS_MAX),
                LinkWarning::LabelTooLong,
            ),
            (version != Some(1), LinkWarning::VersionUnknown),
        ];
        warnings.extend(of_note.iter().filter_map(|(holds, warning)| holds.then_some(*warning)));
        Ok(Self {
            url,
            key: LinkKey::read(&key).ok_or(LinkError::Malformed("key"))?,
            expires,
            flag,
            label,
            version: version.unwrap_or(1),
            warnings: sorted(warnings),
        })
    }

    /// Writes a link, strictly: what [`HealthLink::decode`] would warn of is refused.
    ///
    /// # Errors
    /// [`LinkError::Malformed`]
    pub fn encode(
        url: &str,
        key: &LinkKey,
        label: Option<&str>,
        flag: &str,
        expires: Option<u64>,
    ) -> Result<Zeroizing<String>, LinkError> {
        #[derive(Serialize)]
        struct Written<'a> {
            url: &'a str,
            key: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            exp: Option<u64>,
            #[serde(skip_serializing_if = "str::is_empty")]
            flag: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            label: Option<&'a str>,
        }
        let label = label.map(str::trim).filter(|label| !label.is_empty());
        let key = key.to_base64url();
        let json = serde_json::to_vec(&Written { url, key: &key, exp: expires, flag, label });
        let json = Zeroizing::new(json.map_err(|_| LinkError::Malformed("JSON"))?);
        let base64 = Zeroizing::new(Base64UrlUnpadded::encode_string(&json));
        let link = Zeroizing::new([SCHEME, &base64].concat());
        // The flags stand in the order of the alphabet, each once.
        if !flag.chars().is_sorted_by(|left, right| left < right) {
            return Err(LinkError::Malformed("flag"));
        }
        match Self::decode(&link)?.warnings.first() {
            None => Ok(link),
            Some(LinkWarning::UrlNotHttps | LinkWarning::UrlTooLong) => {
                Err(LinkError::Malformed("url"))
            }
            Some(LinkWarning::LabelTooLong) => Err(LinkError::Malformed("label")),
            Some(LinkWarning::FlagUnknown | LinkWarning::FlagContradiction) => {
                Err(LinkError::Malformed("flag"))
            }
            Some(_) => Err(LinkError::Malformed("expires")),
        }
    }
}

/// The JSON in a link.
fn payload_of(
    link: &str,
    warnings: &mut Vec<LinkWarning>,
) -> Result<Zeroizing<Vec<u8>>, LinkError> {
    let link = link.trim_matches(|typed: char| typed.is_whitespace() || typed == '\u{feff}');
    let at = link
        .as_bytes()
        .windows(SCHEME.len())
        .rposition(|window| window.eq_ignore_ascii_case(SCHEME.as_bytes()))
        .ok_or(LinkError::Malformed("scheme"))?;
    let (viewer, rest) = link.split_at(at);
    let (scheme, base64) = rest.split_at(SCHEME.len());
    if !(viewer.is_empty() || viewer.ends_with('#')) {
        return Err(LinkError::Malformed("scheme"));
    }
    let without_slashes = base64.trim_start_matches('/');
    let decoded = percent::decode(without_slashes).bytes;
    let text = core::str::from_utf8(&decoded).map_err(|_| LinkError::Malformed("base64"))?;
    let payload = base64::decode(text).ok_or(LinkError::Malformed("base64"))?;
    let of_note = [
        (!viewer.is_empty(), LinkWarning::ViewerPrefix),
        (scheme != SCHEME || base64 != without_slashes, LinkWarning::SchemeMisspelt),
        (text != without_slashes, LinkWarning::PercentEncoded),
        (payload.padded || payload.standard_alphabet, LinkWarning::Base64NotUrl),
        (payload.spaced, LinkWarning::WhiteSpace),
    ];
    warnings.extend(of_note.iter().filter_map(|(holds, warning)| holds.then_some(*warning)));
    Ok(payload.bytes)
}

#[cfg(test)]
mod tests;
