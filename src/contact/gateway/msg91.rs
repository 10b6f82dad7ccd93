//! MSG91: [one-time codes](https://docs.msg91.com/otp/sendotp) and [flows](https://docs.msg91.com/sms/send-sms).
//!
//! Settings: `authKey`; `flowId` and `sender` for a flow, else `templateId` for a one-time code.

use super::{Action, Channel, GatewayError, Message, Request, Settings, json_texts, quoted};
use crate::contact::percent::form;

pub(super) fn request(settings: &Settings, message: &Message) -> Result<Request, GatewayError> {
    let key = settings.token("authKey")?;
    let base = settings.base(Some("https://control.msg91.com"))?;
    let action = message.action(&[Action::Send, Action::Retry, Action::Check])?;
    let channels = [Channel::Sms, Channel::Call];
    // Only a code that was sent before can be spoken.
    let can = if action == Action::Retry { &channels[..] } else { &channels[..1] };
    let channel = message.channel(can)?;
    let to = message.to()?;
    let mobile = ("mobile", to.digits());
    let request = match action {
        Action::Check => {
            let query = form(&[mobile, ("otp", message.code()?)]);
            Request::get(&[&base, "/api/v5/otp/verify?", &query])
        }
        Action::Retry => {
            let kind = if channel == Channel::Call { "voice" } else { "text" };
            let query = form(&[("retrytype", kind), mobile]);
            Request::get(&[&base, "/api/v5/otp/retry?", &query])
        }
        _ if settings.optional("flowId").is_some() => flow(settings, message, &base)?,
        _ => {
            let template = ("template_id", settings.required("templateId")?);
            let mut query = form(&[template, mobile, ("otp", message.code()?)]);
            if let Some(minutes) = message.number("minutes")? {
                query.push_str("&otp_expiry=");
                query.push_str(&minutes.to_string());
            }
            Request::post(&[&base, "/api/v5/otp?", &query])
        }
    };
    Ok(request.with_header("authkey", &[key]))
}

/// A flow's template has its own names for what is filled in; the code goes in as `code` too.
fn flow(settings: &Settings, message: &Message, base: &str) -> Result<Request, GatewayError> {
    let to = message.to()?;
    let mut recipient = vec![("mobiles", to.digits())];
    recipient.extend(message.vars());
    let recipients = ["[", &json_texts(&recipient), "]"].concat();
    let flow = quoted(settings.required("flowId")?);
    let sender = quoted(settings.required("sender")?);
    let fields = [("flow_id", flow.as_str()), ("sender", &sender), ("recipients", &recipients)];
    Ok(Request::post(&[base, "/api/v5/flow/"]).with_json(&fields))
}
