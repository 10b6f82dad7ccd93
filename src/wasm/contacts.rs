//! Telephone numbers, messages, and requests to those who send them. Nothing here sends anything.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::erasure::erasing;
use super::error::Thrown;
use super::{fields, object, plain};
use crate::contact::gateway::{Outcome, Provider};
use crate::contact::message::{Segments, fill};
use crate::contact::{self, E164, Links, Phone};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("contacts.d.ts");

/// Reads what a person typed as a telephone number. `country` (ISO 3166-1 alpha-2) is where a number without a plus
/// sign is dialled. Throws `phone-…` for what cannot be a number; what can be one, and is in no plan, is not `valid`.
#[wasm_bindgen(js_name = normalisePhone, unchecked_return_type = "Phone")]
pub fn normalise_phone(typed: &str, country: &str) -> Result<JsValue, Thrown> {
    erasing(|| plain(&Phone::normalise(typed, country)?))
}

/// Every country that numbers can be read for, in the order of their calling codes.
#[wasm_bindgen(unchecked_return_type = "Country[]")]
pub fn countries() -> Result<JsValue, Thrown> {
    plain(&contact::countries())
}

/// Hides all but the last digits of a number.
#[wasm_bindgen(js_name = maskPhone, unchecked_return_type = "MaskedPhone")]
pub fn mask_phone(e164: &str) -> Result<JsValue, Thrown> {
    erasing(|| plain(&E164::try_from(e164)?.mask()))
}

/// Links that offer a text for sending to a number; open them with `rel="noopener noreferrer"`.
#[wasm_bindgen(js_name = messageLinks, unchecked_return_type = "MessageLinks")]
pub fn message_links(e164: &str, text: &str) -> Result<JsValue, Thrown> {
    erasing(|| plain(&Links::new(&e164.try_into()?, text)))
}

/// Fills `{org}`, `{code}` and `{minutes}` in a template. Throws `template-…`, with the name in the message.
#[wasm_bindgen(js_name = messageText)]
pub fn message_text(
    template: &str,
    #[wasm_bindgen(unchecked_param_type = "TemplateValues")] values: JsValue,
) -> Result<String, Thrown> {
    erasing(|| Ok(fill(template, &fields(&values)?)?.as_str().to_owned()))
}

/// Counts a text as telephone networks do.
#[wasm_bindgen(js_name = messageSegments, unchecked_return_type = "MessageSegments")]
pub fn message_segments(text: &str) -> Result<JsValue, Thrown> {
    erasing(|| plain(&Segments::of(text)))
}

/// Builds the request that makes a provider do what `message` says. Throws `gateway-…`, with the field in the message.
#[wasm_bindgen(js_name = gatewayRequest, unchecked_return_type = "GatewayRequest")]
pub fn gateway_request(
    #[wasm_bindgen(unchecked_param_type = "GatewayProvider")] provider: &str,
    #[wasm_bindgen(unchecked_param_type = "GatewaySettings[GatewayProvider]")] settings: JsValue,
    #[wasm_bindgen(unchecked_param_type = "GatewayMessage")] message: JsValue,
) -> Result<JsValue, Thrown> {
    erasing(|| {
        let provider: Provider = provider.parse()?;
        let request = provider.request(&fields(&settings)?.into(), &fields(&message)?.into())?;
        let headers: Vec<_> =
            request.headers.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        let body = request.body.as_ref().map_or(JsValue::NULL, |body| body.as_str().into());
        Ok(object(&[
            ("method", request.method.into()),
            ("url", request.url.as_str().into()),
            ("headers", object(&headers)),
            ("body", body),
        ]))
    })
}

/// Says what a provider's answer means. `status` is the HTTP status; 0 for a network error, after which a message may
/// have been sent all the same.
#[wasm_bindgen(js_name = gatewayOutcome, unchecked_return_type = "GatewayOutcome")]
pub fn gateway_outcome(
    #[wasm_bindgen(unchecked_param_type = "GatewayProvider")] provider: &str,
    status: u16,
    body: &str,
) -> Result<JsValue, Thrown> {
    erasing(|| plain(&Outcome::of(provider.parse()?, status, body)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn the_types_name_every_provider() {
        let types = include_str!("contacts.d.ts");
        for provider in
            ["aws-sns", "gupshup-sms", "gupshup-whatsapp", "msg91", "myoperator", "relay", "twilio"]
        {
            assert!(
                provider.parse::<Provider>().is_ok() && types.contains(&format!("\"{provider}\""))
            );
        }
    }
}
