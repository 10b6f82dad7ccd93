//! MSG91: [one-time codes](https://docs.msg91.com/otp/sendotp) and [flows](https://docs.msg91.com/sms/send-sms).
//!
//! Settings: `authKey`; `flowId` and `sender` for a flow, else `templateId` for a one-time code.

use serde_json::{Map, Value, json};

use super::{Action, Channel, GatewayError, Message, Request, Settings};
use crate::contact::percent::form;

pub(super) fn request(settings: &Settings, message: &Message) -> Result<Request, GatewayError> {
    let key = settings.token("authKey")?;
    let base = settings.base(Some("https://control.msg91.com"))?;
    if message.channel == Channel::Whatsapp {
        return Err(GatewayError::ActionUnsupported);
    }
    let to = message.to()?;
    let mobile = ("mobile", to.digits());
    let request = match message.action {
        Action::Send if message.channel == Channel::Call => {
            return Err(GatewayError::ActionUnsupported);
        }
        Action::Send if settings.optional("flowId").is_some() => flow(settings, message, &base)?,
        Action::Send => {
            let template = ("template_id", settings.required("templateId")?);
            let minutes = message.minutes.map(|minutes| minutes.to_string());
            let expiry = minutes.as_deref().map(|minutes| ("otp_expiry", minutes));
            let fields = [template, mobile, ("otp", message.code()?)].into_iter().chain(expiry);
            Request::post([&base, "/api/v5/otp?", &form(fields)].concat())
        }
        Action::Retry => {
            let kind = if message.channel == Channel::Call { "voice" } else { "text" };
            Request::get(
                [&base, "/api/v5/otp/retry?", &form([("retrytype", kind), mobile])].concat(),
            )
        }
        Action::Check => {
            let fields = form([mobile, ("otp", message.code()?)]);
            Request::get([&base, "/api/v5/otp/verify?", &fields].concat())
        }
        Action::Status => return Err(GatewayError::ActionUnsupported),
    };
    Ok(request.with_header("authkey", key))
}

/// A flow's template has its own names for what is filled in; `code` goes where `vars` does not say otherwise.
fn flow(settings: &Settings, message: &Message, base: &str) -> Result<Request, GatewayError> {
    let mut recipient = Map::new();
    recipient.insert("mobiles".to_owned(), message.to()?.digits().into());
    recipient.extend(
        message.vars().into_iter().map(|(name, value)| (name.to_owned(), Value::from(value))),
    );
    let body = json!({
        "flow_id": settings.required("flowId")?,
        "sender": settings.required("sender")?,
        "recipients": [recipient],
    });
    Ok(Request::post([base, "/api/v5/flow/"].concat()).with_json(&body))
}
