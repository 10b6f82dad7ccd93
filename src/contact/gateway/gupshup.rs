//! Gupshup: its [SMS gateway](https://docs.gupshup.io/docs/send-single-message) and its
//! [WhatsApp templates](https://docs.gupshup.io/reference/post_wa-api-v1-template-msg).
//!
//! SMS settings: `userId`, `password`; `principalEntityId`, `dltTemplateId` and `mask` as registered in India.
//! `method` `TWO_FACTOR_AUTH` lets Gupshup draw the code, of `codeDigits` digits; the text then holds `%code%`.
//! WhatsApp settings: `apiKey`, `source`, `templateId`; its parameters are `vars` in their order, or the code alone.

use super::{Action, Channel, GatewayError, Message, Request, Settings, json, quoted};
use crate::contact::message::{Encoding, Segments};

/// The password goes in the body: addresses end up in logs.
pub(super) fn sms(settings: &Settings, message: &Message) -> Result<Request, GatewayError> {
    let mut fields = vec![
        ("userid", settings.required("userId")?),
        ("password", settings.required("password")?),
    ];
    let base = settings.base(Some("https://enterprise.smsgupshup.com"))?;
    message.action(&[Action::Send])?;
    message.channel(&[Channel::Sms])?;
    let (to, text) = (message.to()?, message.text()?);
    match settings.optional("method") {
        None | Some("SendMessage") => {
            let kind = match Segments::of(text).encoding {
                Encoding::Gsm7 => "TEXT",
                Encoding::Ucs2 => "UNICODE_TEXT",
            };
            fields.extend([("method", "SendMessage"), ("send_to", to.digits())]);
            fields.extend([("msg", text), ("msg_type", kind)]);
        }
        Some("TWO_FACTOR_AUTH") if text.contains("%code%") => {
            let digits = settings.optional("codeDigits").unwrap_or("6");
            fields.extend([("method", "TWO_FACTOR_AUTH"), ("phone_no", to.digits())]);
            fields.extend([("msg", text), ("otpCodeLength", digits), ("otpCodeType", "NUMERIC")]);
        }
        Some("TWO_FACTOR_AUTH") => return Err(GatewayError::MessageMalformed("text")),
        Some(_) => return Err(GatewayError::SettingMalformed("method")),
    }
    fields.extend([("auth_scheme", "plain"), ("v", "1.1"), ("format", "json")]);
    for name in ["principalEntityId", "dltTemplateId", "mask"] {
        fields.extend(settings.optional(name).map(|value| (name, value)));
    }
    Ok(Request::post(&[&base, "/GatewayAPI/rest"]).with_form(&fields))
}

pub(super) fn whatsapp(settings: &Settings, message: &Message) -> Result<Request, GatewayError> {
    let key = settings.token("apiKey")?;
    let source = settings.required("source")?;
    let id = quoted(settings.required("templateId")?);
    let base = settings.base(Some("https://api.gupshup.io"))?;
    message.action(&[Action::Send])?;
    message.channel(&[Channel::Sms, Channel::Whatsapp])?;
    let to = message.to()?;
    let mut params: Vec<String> =
        message.0.under("vars.").map(|(_, value)| quoted(value)).collect();
    if params.is_empty() {
        params.push(quoted(message.code()?));
    }
    let params = ["[", &params.join(","), "]"].concat();
    let template = json(&[("id", &id), ("params", &params)]);
    Ok(Request::post(&[&base, "/wa/api/v1/template/msg"])
        .with_form(&[("source", source), ("destination", to.digits()), ("template", &template)])
        .with_header("apikey", &[key]))
}
