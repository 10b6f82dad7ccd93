//! The parts of an `otpauth` link, decoded and not yet understood.

use zeroize::Zeroizing;

use super::{OtpauthError, OtpauthWarning, Warnings};
use crate::percent;

/// The type, the label, and the parameters that we know, each at most once and never empty.
#[derive(Default)]
pub(super) struct Link {
    pub(super) kind: String,
    pub(super) label: String,
    pub(super) algorithm: Option<Zeroizing<String>>,
    pub(super) counter: Option<Zeroizing<String>>,
    pub(super) digits: Option<Zeroizing<String>>,
    pub(super) encoder: Option<Zeroizing<String>>,
    pub(super) issuer: Option<Zeroizing<String>>,
    pub(super) period: Option<Zeroizing<String>>,
    pub(super) secret: Option<Zeroizing<String>>,
}

impl Link {
    pub(super) fn read(uri: &str, warnings: &mut Warnings) -> Result<Self, OtpauthError> {
        let (scheme, rest) = uri.split_once("://").ok_or(OtpauthError::NotOtpauth)?;
        if scheme.eq_ignore_ascii_case("otpauth-migration") {
            return Err(OtpauthError::IsMigration);
        }
        if !scheme.eq_ignore_ascii_case("otpauth") {
            return Err(OtpauthError::NotOtpauth);
        }
        // No link of this kind has a fragment: a `#` is part of a name, or of a mistake in a secret.
        warnings.add_if(rest.contains('#'), OtpauthWarning::UnescapedHash);
        let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (kind, label) = place.split_once('/').unwrap_or((place, ""));
        if kind.contains(['@', ':']) {
            return Err(OtpauthError::Authority);
        }
        let label = text(label, warnings)?.to_string();
        let mut link = Self { kind: kind.to_owned(), label, ..Self::default() };
        let mut seen = Vec::new();
        for parameter in query.split('&') {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            link.take(name, value, &mut seen, warnings)?;
        }
        Ok(link)
    }

    /// Keeps a parameter, if it is one that we know.
    fn take(
        &mut self,
        name: &str,
        value: &str,
        seen: &mut Vec<String>,
        warnings: &mut Warnings,
    ) -> Result<(), OtpauthError> {
        let (name, escaped) = match name.strip_prefix("amp;") {
            Some(name) => (name, true),
            None => (name, false),
        };
        let known = name.to_ascii_lowercase();
        let place = match known.as_str() {
            "algorithm" => &mut self.algorithm,
            "counter" => &mut self.counter,
            "digits" => &mut self.digits,
            "encoder" => &mut self.encoder,
            "issuer" => &mut self.issuer,
            "period" => &mut self.period,
            "secret" => &mut self.secret,
            // An image, a colour: nothing that codes are computed with.
            _ => return Ok(()),
        };
        warnings.add_if(escaped, OtpauthWarning::EscapedAmpersand);
        warnings.add_if(known != name, OtpauthWarning::ParameterCase);
        // Values are written as forms write them, where a plus is a space; a plus itself is always encoded.
        let value = text(&Zeroizing::new(value.replace('+', " ")), warnings)?;
        *place = Some(value).filter(|value| !value.is_empty());
        if seen.contains(&known) {
            return Err(OtpauthError::Duplicate);
        }
        seen.push(known);
        Ok(())
    }
}

/// Decodes one part of a link.
fn text(encoded: &str, warnings: &mut Warnings) -> Result<Zeroizing<String>, OtpauthError> {
    let decoded = percent::decode(encoded);
    warnings.add_if(decoded.stray_percent, OtpauthWarning::StrayPercent);
    match core::str::from_utf8(&decoded.bytes) {
        Ok(text) => Ok(Zeroizing::new(text.to_owned())),
        Err(_) => Err(OtpauthError::NotUtf8),
    }
}
