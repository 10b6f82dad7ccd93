//! Twilio: [Messages](https://www.twilio.com/docs/messaging/api/message-resource), and with a `verifyServiceSid` its
//! [Verify](https://www.twilio.com/docs/verify/api) service, which draws and compares the code itself.
//!
//! Settings: `accountSid`, `secret` (with `keySid`, the key's; else the account's token), then `from` or
//! `messagingServiceSid`; `contentSid` for a WhatsApp template.

use base64ct::{Base64, Encoding as _};

use super::{Action, Channel, GatewayError, Message, Request, Settings};

pub(super) fn request(settings: &Settings, message: &Message) -> Result<Request, GatewayError> {
    let account = settings.token("accountSid")?;
    let user =
        if settings.optional("keySid").is_some() { settings.token("keySid")? } else { account };
    let login = [user, ":", settings.required("secret")?].concat();
    let request = if settings.optional("verifyServiceSid").is_some() {
        verify(settings, message)?
    } else {
        send(settings, message, account)?
    };
    Ok(request.with_header(
        "authorization",
        ["Basic ", &Base64::encode_string(login.as_bytes())].concat(),
    ))
}

fn send(settings: &Settings, message: &Message, account: &str) -> Result<Request, GatewayError> {
    message.only(&[Action::Send])?;
    let (to, prefix) = (
        message.to()?,
        match message.channel {
            Channel::Sms => "",
            Channel::Whatsapp => "whatsapp:",
            Channel::Call => return Err(GatewayError::ActionUnsupported),
        },
    );
    let to = [prefix, to.as_str()].concat();
    let variables = serde_json::to_string(&message.vars()).unwrap_or_default();
    let from;
    let mut fields = vec![("To", to.as_str())];
    if let Some(service) = settings.optional("messagingServiceSid") {
        fields.push(("MessagingServiceSid", service));
    } else {
        from = [prefix, settings.required("from")?].concat();
        fields.push(("From", &from));
    }
    match settings.optional("contentSid") {
        Some(content) if message.channel == Channel::Whatsapp => {
            fields.extend([("ContentSid", content), ("ContentVariables", &variables)]);
        }
        _ => fields.push(("Body", message.text()?)),
    }
    let base = settings.base(Some("https://api.twilio.com"))?;
    let url = [&base, "/2010-04-01/Accounts/", account, "/Messages.json"].concat();
    Ok(Request::post(url).with_form(fields))
}

fn verify(settings: &Settings, message: &Message) -> Result<Request, GatewayError> {
    message.only(&[Action::Send, Action::Retry, Action::Check])?;
    let base = settings.base(Some("https://verify.twilio.com"))?;
    let service = [&base, "/v2/Services/", settings.token("verifyServiceSid")?].concat();
    let to = message.to()?;
    Ok(match message.action {
        Action::Check => Request::post(service + "/VerificationCheck")
            .with_form([("To", to.as_str()), ("Code", message.code()?)]),
        _ => Request::post(service + "/Verifications")
            .with_form([("To", to.as_str()), ("Channel", message.channel.as_str())]),
    })
}
