//! Gupshup: its [SMS gateway](https://docs.gupshup.io/docs/send-single-message) and its
//! [WhatsApp templates](https://docs.gupshup.io/reference/post_wa-api-v1-template-msg).
//!
//! SMS settings: `userId`, `password`; `principalEntityId`, `dltTemplateId` and `mask` as registered in India.
//! `method` `TWO_FACTOR_AUTH` lets Gupshup draw the code, of `codeDigits` digits; the text then holds `%code%`.
//! WhatsApp settings: `apiKey`, `source`, `templateId`.

use serde_json::json;

use super::{Action, Channel, GatewayError, Message, Request, Settings};
use crate::contact::message::{Encoding, Segments};

/// The password goes in the body: addresses end up in logs.
pub(super) fn sms(settings: &Settings, message: &Message) -> Result<Request, GatewayError> {
    message.only(&[Action::Send])?;
    let login =
        [("userid", settings.required("userId")?), ("password", settings.required("password")?)];
    let base = settings.base(Some("https://enterprise.smsgupshup.com"))?;
    if message.channel != Channel::Sms {
        return Err(GatewayError::ActionUnsupported);
    }
    let (to, text) = (message.to()?, message.text()?);
    let mut fields = login.to_vec();
    match settings.optional("method") {
        Some("TWO_FACTOR_AUTH") => {
            if !text.contains("%code%") {
                return Err(GatewayError::MessageMalformed("text"));
            }
            let digits = settings.optional("codeDigits").unwrap_or("6");
            fields.extend([
                ("method", "TWO_FACTOR_AUTH"),
                ("phone_no", to.digits()),
                ("msg", text),
                ("otpCodeLength", digits),
                ("otpCodeType", "NUMERIC"),
            ]);
        }
        None | Some("SendMessage") => {
            let kind = match Segments::of(text).encoding {
                Encoding::Gsm7 => "TEXT",
                Encoding::Ucs2 => "UNICODE_TEXT",
            };
            fields.extend([
                ("method", "SendMessage"),
                ("send_to", to.digits()),
                ("msg", text),
                ("msg_type", kind),
            ]);
        }
        Some(_) => return Err(GatewayError::SettingMalformed("method")),
    }
    fields.extend([("auth_scheme", "plain"), ("v", "1.1"), ("format", "json")]);
    for name in ["principalEntityId", "dltTemplateId", "mask"] {
        fields.extend(settings.optional(name).map(|value| (name, value)));
    }
    Ok(Request::post(base + "/GatewayAPI/rest").with_form(fields))
}

/// The template's parameters are the values of `vars` in the order of their names, or the code alone.
pub(super) fn whatsapp(settings: &Settings, message: &Message) -> Result<Request, GatewayError> {
    message.only(&[Action::Send])?;
    let key = settings.token("apiKey")?;
    let source = settings.required("source")?;
    let template = settings.required("templateId")?;
    let base = settings.base(Some("https://api.gupshup.io"))?;
    let to = message.to()?;
    let params: Vec<&str> = if message.vars.is_empty() {
        vec![message.code()?]
    } else {
        message.vars.values().map(String::as_str).collect()
    };
    let template = json!({ "id": template, "params": params }).to_string();
    let fields =
        [("source", source), ("destination", to.digits()), ("template", template.as_str())];
    Ok(Request::post(base + "/wa/api/v1/template/msg").with_form(fields).with_header("apikey", key))
}
