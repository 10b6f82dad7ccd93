//! MyOperator: WhatsApp templates.
//!
//! Settings: `token`, `companyId`, `phoneNumberId`, `templateName`; `language` where it is not English. The message's
//! `id` comes back as `myop_ref_id`.

use serde_json::json;

use super::{Action, GatewayError, Message, Request, Settings};

pub(super) fn request(settings: &Settings, message: &Message) -> Result<Request, GatewayError> {
    message.only(&[Action::Send])?;
    let token = settings.token("token")?;
    let company = settings.token("companyId")?;
    let phone = settings.required("phoneNumberId")?;
    let template = settings.required("templateName")?;
    let base = settings.base(Some("https://publicapi.myoperator.co"))?;
    let to = message.to()?;
    let (calling_code, number) = to.parts();
    let body = json!({
        "phone_number_id": phone,
        "customer_country_code": calling_code,
        "customer_number": number,
        "data": {
            "type": "template",
            "context": {
                "template_name": template,
                "language": settings.optional("language").unwrap_or("en"),
                "body": { "otp": message.code()? },
            },
        },
        "reply_to": null,
        "myop_ref_id": message.id()?,
    });
    Ok(Request::post(base + "/chat/messages")
        .with_json(&body)
        .with_header("authorization", ["Bearer ", token].concat())
        .with_header("x-myop-company-id", company))
}
