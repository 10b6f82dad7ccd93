//! Other people's codes, as records: what a patient may hold up that no version of ours wrote.
//!
//! * [`card`]: SMART Health Cards, `shc:/` and the text behind it.
//! * [`dcc`]: EU Digital COVID Certificates, `HC1:`.
//! * [`link`] and [`link_file`]: SMART Health Links, and the encrypted files that they lead to.
//! * [`keys`]: the keys of issuers, and what they revoked. [`certificate`] takes a key out of an X.509 certificate.
//!
//! Nothing here contacts anybody: keys and revocation lists come in as arguments. Reading is lenient where only one
//! thing can be meant, with a warning for each fault; a signature is never taken leniently. Every size is bounded
//! before memory is taken, and no input panics.
//!
//! SMART Health Cards and Links: <https://hl7.org/fhir/uv/smart-health-cards-and-links/>. EU Digital COVID Certificate:
//! <https://health.ec.europa.eu/publications/ehealth-network-guidelines-technical-specifications-eu-digital-covid-certificates-volume-1_en>.

pub mod base45;
pub mod card;
pub mod certificate;
pub mod dcc;
pub mod keys;
pub mod link;
pub mod link_file;
pub mod numeric;
pub mod signature;

mod base64;
mod cbor;
mod inflate;
mod jws;

/// The longest text that is read, and the most that is inflated from it: as much as a record may have.
const BYTES_MAX: usize = 16 << 20;

/// Warnings, each once, in alphabetical order.
fn sorted<Warning: Ord>(mut warnings: Vec<Warning>) -> Vec<Warning> {
    warnings.sort_unstable();
    warnings.dedup();
    warnings
}

/// A JWT's moment (`NumericDate`, RFC 7519 §2) and what was wrong with how it was written.
struct Moment {
    /// Unix seconds; issuers write fractions.
    seconds: f64,
    /// Written as a text instead of a number.
    as_text: bool,
    /// Written in milliseconds.
    as_milliseconds: bool,
}

impl Moment {
    /// Later than the year 5138 is taken for milliseconds, which then lie after March 1973.
    const SECONDS_MAX: f64 = 1e11;

    fn read(value: &serde_json::Value) -> Option<Self> {
        let (text, as_text) = match value {
            serde_json::Value::Number(number) => (number.to_string(), false),
            serde_json::Value::String(text) => (text.trim().to_owned(), true),
            _ => return None,
        };
        let number =
            text.parse().ok().filter(|number: &f64| number.is_finite() && *number >= 0.0)?;
        let as_milliseconds = number >= Self::SECONDS_MAX;
        let seconds = if as_milliseconds { number / 1000.0 } else { number };
        Some(Self { seconds, as_text, as_milliseconds })
    }
}

#[cfg(test)]
mod fixtures;
