//! Twilio: [Messages](https://www.twilio.com/docs/messaging/api/message-resource), and with a `verifyServiceSid` its
//! [Verify](https://www.twilio.com/docs/verify/api) service, which draws and compares the code itself.
//!
//! Settings: `accountSid`, `secret` (with `keySid`, the key's; else the account's token), then `from` or
//! `messagingServiceSid`; `contentSid` for a WhatsApp template.

use base64ct::{Base64, Encoding as _};

use super::{Action, Channel, GatewayError, Message, Request, Settings, json_texts};

pub(super) fn request(settings: &Settings, message: &Message) -> Result<Request, GatewayError> {
    let account = settings.token("accountSid")?;
    let has_key = settings.optional("keySid").is_some();
    let user = if has_key { settings.token("keySid")? } else { account };
    let login = [user, ":", settings.required("secret")?].concat();
    let request = if settings.optional("verifyServiceSid").is_some() {
        verify(settings, message)?
    } else {
        send(settings, message, account)?
    };
    Ok(request.with_header("authorization", &["Basic ", &Base64::encode_string(login.as_bytes())]))
}

fn send(settings: &Settings, message: &Message, account: &str) -> Result<Request, GatewayError> {
    message.action(&[Action::Send])?;
    let is_whatsapp = message.channel(&[Channel::Sms, Channel::Whatsapp])? == Channel::Whatsapp;
    let prefix = if is_whatsapp { "whatsapp:" } else { "" };
    let base = settings.base(Some("https://api.twilio.com"))?;
    let to = [prefix, message.to()?.as_str()].concat();
    let from = match settings.optional("messagingServiceSid") {
        Some(service) => ("MessagingServiceSid", service.to_owned()),
        None => ("From", [prefix, settings.required("from")?].concat()),
    };
    let to_and_from = [("To", to.as_str()), (from.0, &from.1)];
    let variables = json_texts(&message.vars());
    let content = match settings.optional("contentSid").filter(|_| is_whatsapp) {
        Some(content) => &[("ContentSid", content), ("ContentVariables", &variables)][..],
        None => &[("Body", message.text()?)],
    };
    Ok(Request::post(&[&base, "/2010-04-01/Accounts/", account, "/Messages.json"])
        .with_form(&[&to_and_from, content].concat()))
}

fn verify(settings: &Settings, message: &Message) -> Result<Request, GatewayError> {
    let action = message.action(&[Action::Send, Action::Retry, Action::Check])?;
    let channel = message.channel(&[Channel::Call, Channel::Sms, Channel::Whatsapp])?;
    let base = settings.base(Some("https://verify.twilio.com"))?;
    let (resource, field) = if action == Action::Check {
        ("/VerificationCheck", ("Code", message.code()?))
    } else {
        ("/Verifications", ("Channel", channel.as_str()))
    };
    let service = settings.token("verifyServiceSid")?;
    Ok(Request::post(&[&base, "/v2/Services/", service, resource])
        .with_form(&[("To", message.to()?.as_str()), field]))
}
