//! MyOperator: WhatsApp templates.
//!
//! Settings: `token`, `companyId`, `phoneNumberId`, `templateName`; `language` where it is not English. The message's
//! `id` comes back as `myop_ref_id`.

use super::{Action, Channel, GatewayError, Message, Request, Settings, json, json_texts, quoted};

pub(super) fn request(settings: &Settings, message: &Message) -> Result<Request, GatewayError> {
    let token = settings.token("token")?;
    let company = settings.token("companyId")?;
    let phone = quoted(settings.required("phoneNumberId")?);
    let template = quoted(settings.required("templateName")?);
    let language = quoted(settings.optional("language").unwrap_or("en"));
    let base = settings.base(Some("https://publicapi.myoperator.co"))?;
    message.action(&[Action::Send])?;
    message.channel(&[Channel::Sms, Channel::Whatsapp])?;
    let to = message.to()?;
    let (calling_code, number) = to.parts();
    let body = json_texts(&[("otp", message.code()?)]);
    let context = json(&[("template_name", &template), ("language", &language), ("body", &body)]);
    let data = json(&[("type", "\"template\""), ("context", &context)]);
    let fields = [
        ("phone_number_id", phone.as_str()),
        ("customer_country_code", &quoted(calling_code)),
        ("customer_number", &quoted(number)),
        ("data", &data),
        ("reply_to", "null"),
        ("myop_ref_id", &quoted(message.id()?)),
    ];
    Ok(Request::post(&[&base, "/chat/messages"])
        .with_json(&fields)
        .with_header("authorization", &["Bearer ", token])
        .with_header("x-myop-company-id", &[company]))
}
