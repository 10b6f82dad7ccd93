//! `otpauth` links, as services print them in QR codes for an authenticator app.
//!
//! The format is Google's [Key URI Format](https://github.com/google/google-authenticator/wiki/Key-Uri-Format); what is
//! met in the wild is wider. Read is whatever can mean only one thing, with a [`OtpauthWarning`] for what a person
//! should know of; refused is what would make wrong codes, which a person would notice only when locked out. Written is
//! the one form that every app understands: SHA1, six digits, 30 seconds. (Several widely used apps read other
//! algorithms and compute SHA1 all the same.)
//!
//! Steam's keys are met in three spellings, all read: the type `steam`, `algorithm=Steam` and `encoder=steam`.

use serde::Serialize;
use zeroize::Zeroizing;

use super::base32::Base32Error;
use super::hotp::{Algorithm, HotpKey, KeyError, STEAM_SYMBOLS};
use super::is_invisible;
use super::secret::Secret;
use super::totp::TotpKey;
use crate::percent;

use link::Link;

mod link;

/// Longer than any key with a name; as much as a QR code of a middling size holds.
const MOST_BYTES: usize = 2048;

/// Every counter up to here is the same number in JavaScript and in JSON.
pub(super) const HIGHEST_COUNTER: u64 = (1 << 53) - 1;

pub(super) const ORDINARY_DIGITS: u8 = 6;
pub(super) const ORDINARY_PERIOD: u64 = 30;

/// What moves the codes on.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CodeKind {
    /// A counter.
    Hotp,
    /// The clock.
    Totp,
}

/// What a person should know of a key that was read all the same.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OtpauthWarning {
    /// The account has a colon, which other apps may take for the end of the issuer.
    AccountWithColon,
    /// `&amp;` stood for `&`: the link was copied out of a page's source.
    EscapedAmpersand,
    /// A name holds characters that nobody sees, or that turn text around.
    InvisibleInName,
    /// The label names another issuer than the parameter; the parameter's is kept.
    IssuerDiffers,
    /// A name holds `<` or `>`: to be shown as text, never as markup.
    MarkupInName,
    /// The link does not say whose key it is.
    NoLabel,
    /// Parameter names in capital letters.
    ParameterCase,
    /// A period that many apps ignore: they would make other codes.
    PeriodUnusual,
    /// Fewer than the 128 bits of RFC 4226 §4 R6. Fit to be taken over, not to be chosen.
    SecretShort,
    /// The secret's last symbol has bits that are not used.
    SecretTrailingBits,
    /// A percent sign that encodes nothing.
    StrayPercent,
    /// A `#` that was not encoded; where other readers see the end of the link.
    UnescapedHash,
    /// An export leaves open what it means: SHA1, six digits and the clock are assumed.
    Unspecified,
}

/// Warnings, each once, in alphabetical order.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Warnings(Vec<OtpauthWarning>);

impl Warnings {
    /// Adds a warning, where it holds.
    pub(super) fn add_if(&mut self, holds: bool, warning: OtpauthWarning) {
        if let (true, Err(place)) = (holds, self.0.binary_search(&warning)) {
            self.0.insert(place, warning);
        }
    }

    /// All of them.
    #[must_use]
    pub fn as_slice(&self) -> &[OtpauthWarning] {
        &self.0
    }
}

/// Why a link was refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum OtpauthError {
    /// `user@` or a port beside the type: no authenticator's link has them.
    #[error("userinfo or port in the authority")]
    Authority,
    /// A counter that is missing (the format requires it), or above 2^53 - 1.
    #[error("a counter of 0 to 2^53 - 1 is required")]
    Counter,
    /// One parameter twice: which one is meant?
    #[error("duplicate parameter")]
    Duplicate,
    /// An export of several keys, which has its own reader.
    #[error("an otpauth-migration export")]
    IsMigration,
    /// The algorithm, digits, period or secret are none that codes can be computed with.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// Digits, period or counter is written with anything but digits.
    #[error("not a number")]
    NotANumber,
    /// Something else than an `otpauth` link.
    #[error("not an otpauth link")]
    NotOtpauth,
    /// A name that is no UTF-8.
    #[error("a name or a value is not UTF-8")]
    NotUtf8,
    /// Longer than 2048 bytes.
    #[error("longer than {MOST_BYTES} bytes")]
    TooLong,
    /// Neither `totp`, `hotp` nor `steam`.
    #[error("unsupported type")]
    Type,
}

impl From<Base32Error> for OtpauthError {
    fn from(error: Base32Error) -> Self {
        Self::Key(error.into())
    }
}

/// Why no link is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NameError {
    /// It holds control characters, or others that nobody sees.
    #[error("a name holds characters that nobody sees")]
    Invisible,
    /// The link would be longer than we read.
    #[error("the names make the link longer than {MOST_BYTES} bytes")]
    TooLong,
}

/// What a link says.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Otpauth {
    /// What moves the codes on.
    #[serde(rename = "type")]
    pub kind: CodeKind,
    /// What the codes are computed with.
    #[serde(serialize_with = "Secret::serialize_base32")]
    pub secret: Secret,
    /// Who asks for the codes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Whose codes they are; may be empty.
    pub account: String,
    /// How the codes are computed.
    pub algorithm: Algorithm,
    /// How many digits they have, or symbols for Steam.
    pub digits: u8,
    /// Seconds for which a code of the clock stands.
    pub period: u64,
    /// The next counter, where a counter moves the codes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counter: Option<u64>,
    /// What a person should know, in alphabetical order.
    pub warnings: Warnings,
}

impl Otpauth {
    /// Reads a link.
    ///
    /// # Errors
    /// [`OtpauthError`] says why it was refused.
    pub fn read(uri: &str) -> Result<Self, OtpauthError> {
        let uri = uri.trim_matches(|typed: char| typed.is_whitespace() || is_invisible(typed));
        if uri.len() > MOST_BYTES {
            return Err(OtpauthError::TooLong);
        }
        let mut warnings = Warnings::default();
        let link = Link::read(uri, &mut warnings)?;
        let steam = link.kind.eq_ignore_ascii_case("steam")
            || link.encoder.as_ref().is_some_and(|name| name.eq_ignore_ascii_case("steam"));
        let kind = match &link.kind {
            kind if kind.eq_ignore_ascii_case("totp") || steam => CodeKind::Totp,
            kind if kind.eq_ignore_ascii_case("hotp") => CodeKind::Hotp,
            _ => return Err(OtpauthError::Type),
        };
        let (secret, canonical) =
            Secret::read_spelling(link.secret.as_ref().map_or("", |secret| secret.as_str()))?;
        let algorithm = match &link.algorithm {
            _ if steam => Algorithm::Steam,
            Some(name) => name.parse()?,
            None => Algorithm::Sha1,
        };
        let digits = match &link.digits {
            // More than fit in a byte are as wrong as nine.
            Some(digits) => number(digits)?.try_into().unwrap_or(u8::MAX),
            None if algorithm == Algorithm::Steam => STEAM_SYMBOLS,
            None => ORDINARY_DIGITS,
        };
        let period = link.period.as_ref().map_or(Ok(ORDINARY_PERIOD), |text| number(text))?;
        TotpKey::new(HotpKey::new(&secret, algorithm, digits)?, period)?;
        let counter = match (kind, &link.counter) {
            (CodeKind::Totp, _) => None,
            (CodeKind::Hotp, counter) => Some(
                number(counter.as_ref().ok_or(OtpauthError::Counter)?)
                    .ok()
                    .filter(|&counter| counter <= HIGHEST_COUNTER)
                    .ok_or(OtpauthError::Counter)?,
            ),
        };
        let (issuer, account) = names(&link.label, &link.issuer.unwrap_or_default(), &mut warnings);
        warnings.add_if(!canonical, OtpauthWarning::SecretTrailingBits);
        warnings.add_if(period != ORDINARY_PERIOD, OtpauthWarning::PeriodUnusual);
        warnings.add_if(secret.is_short(), OtpauthWarning::SecretShort);
        let issuer = Some(issuer).filter(|issuer| !issuer.is_empty());
        Ok(Self { kind, secret, issuer, account, algorithm, digits, period, counter, warnings })
    }
}

/// Writes the link for an authenticator app: SHA1, six digits, 30 seconds.
///
/// White space around the names is left out. A colon within them is encoded and read back by [`Otpauth::read`]; some
/// apps show what stands before it as the issuer.
///
/// # Errors
/// [`NameError`].
pub fn totp_uri(
    secret: &Secret,
    issuer: &str,
    account: &str,
) -> Result<Zeroizing<String>, NameError> {
    /// Unreserved characters (RFC 3986 §2.3), and `@`, which reads better in an account and is allowed in both places.
    const KEPT: &[u8] = b"-._~@";
    let (issuer, account) = (issuer.trim(), account.trim());
    for name in [issuer, account] {
        if name.len() > MOST_BYTES {
            return Err(NameError::TooLong);
        }
        if name.chars().any(|typed| typed.is_control() || is_invisible(typed)) {
            return Err(NameError::Invisible);
        }
    }
    let mut uri = Zeroizing::new(String::with_capacity(MOST_BYTES));
    uri.push_str("otpauth://totp/");
    if !issuer.is_empty() || account.contains(':') {
        uri.push_str(&percent::encode(issuer, KEPT));
        uri.push(':');
    }
    uri.push_str(&percent::encode(account, KEPT));
    uri.push_str("?secret=");
    uri.push_str(&secret.to_base32());
    if !issuer.is_empty() {
        uri.push_str("&issuer=");
        uri.push_str(&percent::encode(issuer, KEPT));
    }
    uri.push_str("&algorithm=SHA1&digits=6&period=30");
    if uri.len() <= MOST_BYTES { Ok(uri) } else { Err(NameError::TooLong) }
}

/// Takes a label and an issuer apart: `issuer:account`, where the issuer may be missing.
///
/// A label that begins with the issuer as given beside it ends its issuer there, so that a colon in it does no harm.
pub(super) fn names(label: &str, given: &str, warnings: &mut Warnings) -> (String, String) {
    let given = given.trim();
    let (prefix, account) = match label.trim_start().strip_prefix(given) {
        Some(account) if !given.is_empty() && account.starts_with(':') => (given, &account[1..]),
        _ => label.split_once(':').unwrap_or(("", label)),
    };
    let (prefix, account) = (prefix.trim(), account.trim());
    let issuer = if given.is_empty() { prefix } else { given };
    let is_invisible = |typed: char| typed.is_control() || is_invisible(typed);
    warnings.add_if(label.is_empty(), OtpauthWarning::NoLabel);
    warnings.add_if(account.contains(':'), OtpauthWarning::AccountWithColon);
    warnings.add_if(!prefix.is_empty() && prefix != issuer, OtpauthWarning::IssuerDiffers);
    for name in [issuer, account] {
        warnings.add_if(name.contains(['<', '>']), OtpauthWarning::MarkupInName);
        warnings.add_if(name.contains(is_invisible), OtpauthWarning::InvisibleInName);
    }
    (issuer.to_owned(), account.to_owned())
}

/// A number in ASCII digits and nothing else; one too large to count is as wrong as the largest.
fn number(text: &str) -> Result<u64, OtpauthError> {
    if text.is_empty() || !text.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(OtpauthError::NotANumber);
    }
    Ok(text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests;
