//! Other people's cards, links and certificates: their text in, a FHIR record and what is proved of it out.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

use super::erasure::erasing;
use super::error::{ErrorCode, Thrown};
use super::{object, parsed_json, plain, property, randomness, text_property};
use crate::interop::card::{HealthCard, health_cards_in};
use crate::interop::certificate;
use crate::interop::dcc::Certificate;
use crate::interop::keys::KeyRing;
use crate::interop::link::{HealthLink, LinkError, LinkKey};
use crate::interop::link_file::{LinkFile, LinkFileError};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("interop.d.ts");

/// Opens a SMART Health Card: the texts of its QR codes (`shc:/…`) in any order, a JWS, or the text of a
/// `.smart-health-card` file, of which the first card is read.
///
/// `keysJson` is a JWKS, a directory of issuers, a revocation list, an array of these, or nothing. Whether the card has
/// expired is for the caller to say.
#[wasm_bindgen(js_name = openHealthCard, unchecked_return_type = "HealthCard")]
pub fn open_health_card(
    texts: Vec<String>,
    #[wasm_bindgen(js_name = keysJson)] keys_json: &str,
) -> Result<JsValue, Thrown> {
    erasing(|| plain(&HealthCard::open(&texts, &keys_json.parse::<KeyRing>()?)?))
}

/// The cards in a text, each as its JWS: of a `.smart-health-card` file, of the answer of a server that issues cards, of
/// a link that hands them over, or of QR codes.
#[wasm_bindgen(js_name = healthCardsIn)]
pub fn health_cards(text: &str) -> Result<Vec<String>, Thrown> {
    erasing(|| Ok(health_cards_in(text)?))
}

/// Opens an EU Digital COVID Certificate, `HC1:…`. Keys are a JWKS, or a directory whose issuers are countries.
#[wasm_bindgen(js_name = openDcc, unchecked_return_type = "Dcc")]
pub fn open_dcc(
    text: &str,
    #[wasm_bindgen(js_name = keysJson)] keys_json: Option<String>,
) -> Result<JsValue, Thrown> {
    erasing(|| {
        let keys = keys_json.unwrap_or_default().parse::<KeyRing>()?;
        let certificate = Certificate::open(text, &keys)?;
        let opened = plain(&certificate)?;
        Reflect::set(&opened, &"payload".into(), &parsed_json(&certificate.payload))
            .map_err(|_| ErrorCode::Internal)?;
        Ok(opened)
    })
}

/// Takes the key out of an X.509 certificate, in PEM or in base64, so that a person can add who signs for a country.
/// Who issued the certificate is not checked.
#[wasm_bindgen(js_name = keyOfCertificate, unchecked_return_type = "{ kid: string, jwk: Jwk }")]
pub fn key_of_certificate(
    #[wasm_bindgen(js_name = pemOrBase64)] pem_or_base64: &str,
) -> Result<JsValue, Thrown> {
    plain(&certificate::key_of_certificate(pem_or_base64)?)
}

/// Reads a SMART Health Link, `shlink:/…`, also behind the address of a viewer. Contacts nobody.
#[wasm_bindgen(js_name = decodeHealthLink, unchecked_return_type = "HealthLink")]
pub fn decode_health_link(link: &str) -> Result<JsValue, Thrown> {
    erasing(|| {
        let HealthLink { url, key, expires, flag, label, version, warnings } =
            HealthLink::decode(link)?;
        #[allow(clippy::cast_precision_loss)]
        let mut members = vec![
            ("url", url.into()),
            ("key", key.to_base64url().as_str().into()),
            ("flag", flag.into()),
            ("version", (version as f64).into()),
            ("warnings", plain(&warnings)?),
        ];
        members.extend(expires.map(|expires| ("expires", expires.into())));
        members.extend(label.map(|label| ("label", label.into())));
        Ok(object(&members))
    })
}

/// Opens an encrypted file that a SMART Health Link leads to, a JWE, with the link's key.
#[wasm_bindgen(
    js_name = openHealthLinkFile,
    unchecked_return_type = "{ contentType?: string, body: string }"
)]
pub fn open_health_link_file(jwe: &str, key: &str) -> Result<JsValue, Thrown> {
    erasing(|| {
        let key = LinkKey::read(key).ok_or(LinkFileError::Key)?;
        let LinkFile { content_type, body } = LinkFile::open(jwe, &key)?;
        let mut members = vec![("body", body.as_str().into())];
        members.extend(content_type.map(|it| ("contentType", it.into())));
        Ok(object(&members))
    })
}

/// Seals a text as a file for a SMART Health Link, under a fresh key: for whoever has a place to put it.
#[wasm_bindgen(
    js_name = sealHealthLinkFile,
    unchecked_return_type = "{ jwe: string, key: string }"
)]
pub fn seal_health_link_file(
    body: &str,
    #[wasm_bindgen(js_name = contentType)] content_type: &str,
) -> Result<JsValue, Thrown> {
    erasing(|| {
        let (jwe, key) = LinkFile::seal(body, content_type, &mut randomness()?)?;
        Ok(object(&[("jwe", jwe.into()), ("key", key.to_base64url().as_str().into())]))
    })
}

/// Writes a SMART Health Link to a file or manifest that waits at `url`, which must be of https and at most 128
/// characters long.
#[wasm_bindgen(js_name = healthLink)]
pub fn health_link(
    #[wasm_bindgen(unchecked_param_type = "HealthLinkParts")] parts: JsValue,
) -> Result<String, Thrown> {
    erasing(|| {
        let text = |name| text_property(&parts, name);
        let key = Zeroizing::new(text("key")?);
        let key = LinkKey::read(&key).ok_or(LinkError::Malformed("key"))?;
        let expires = property(&parts, "expires")?;
        let expires = match expires.as_f64() {
            Some(unix_seconds) => Some(super::moment(unix_seconds)?.0),
            None if expires.is_undefined() || expires.is_null() => None,
            None => return Err(ErrorCode::ArgumentInvalid.into()),
        };
        let label = text("label")?;
        let link =
            HealthLink::encode(&text("url")?, &key, Some(label.as_str()), &text("flag")?, expires)?;
        Ok(link.to_string())
    })
}

#[cfg(test)]
mod tests {
    use crate::interop::card::CardWarning;
    use crate::interop::dcc::DccWarning;
    use crate::interop::link::LinkWarning;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn the_types_name_every_warning() {
        let types = include_str!("interop.d.ts");
        let warnings = CardWarning::ALL.iter().map(serde_json::to_string);
        let warnings = warnings.chain(DccWarning::ALL.iter().map(serde_json::to_string));
        let warnings = warnings.chain(LinkWarning::ALL.iter().map(serde_json::to_string));
        for warning in warnings {
            let warning = warning.expect("a plain enum");
            assert!(types.contains(&warning), "{warning}");
        }
    }
}
