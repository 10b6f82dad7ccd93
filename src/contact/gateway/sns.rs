//! Amazon's Simple Notification Service: [Publish](https://docs.aws.amazon.com/sns/latest/api/API_Publish.html) to a
//! telephone number.
//!
//! Settings: `region`, `accessKeyId`, `secretAccessKey`; `sessionToken` with temporary keys; `senderId`, and for India
//! `entityId` and `templateId`. `message.now` is signed: Amazon takes a request within five minutes of it.

use super::sigv4::{Keys, sign};
use super::{Action, Channel, GatewayError, Message, Request, Settings};
use crate::contact::percent::form;
use crate::time::UnixSeconds;

pub(super) fn request(settings: &Settings, message: &Message) -> Result<Request, GatewayError> {
    let region = settings.token("region")?;
    let keys = Keys {
        id: settings.token("accessKeyId")?,
        secret: settings.required("secretAccessKey")?,
        region,
        service: "sns",
    };
    message.action(&[Action::Send])?;
    message.channel(&[Channel::Sms])?;
    let session = settings.optional("sessionToken");
    if session.is_some_and(|session| !session.bytes().all(|byte| byte.is_ascii_graphic())) {
        return Err(GatewayError::SettingMalformed("sessionToken"));
    }
    let base = settings.base(Some(&["https://sns.", region, ".amazonaws.com"].concat()))?;
    let now = message.required("now")?.parse();
    let now = UnixSeconds(now.map_err(|_| GatewayError::MessageMalformed("now"))?);
    let body = body(settings, message)?;

    let address = base.split_once("://").map_or("", |(_, address)| address);
    let (host, path) = address.split_at(address.find('/').unwrap_or(address.len()));
    let mut date = now.to_utc().to_string();
    date.retain(|written| written != '-' && written != ':');
    let mut headers = vec![
        ("content-type", "application/x-www-form-urlencoded; charset=utf-8"),
        ("host", host),
        ("x-amz-date", date.as_str()),
    ];
    headers.extend(session.map(|session| ("x-amz-security-token", session)));
    let signed = sign(&keys, &date, "POST", &[path, "/"].concat(), "", &headers, body.as_bytes());
    // A browser writes the host itself, from the address.
    headers.retain(|(name, _)| *name != "host");
    headers.push(("authorization", &signed));
    let mut request = Request::post(&[&base, "/"]);
    for (name, value) in headers {
        request = request.with_header(name, &[value]);
    }
    request.body = Some(body.into());
    Ok(request)
}

fn body(settings: &Settings, message: &Message) -> Result<String, GatewayError> {
    let to = message.to()?;
    let fields = [
        ("Action", "Publish"),
        ("Version", "2010-03-31"),
        ("PhoneNumber", to.as_str()),
        ("Message", message.text()?),
    ];
    let attributes = [
        ("AWS.SNS.SMS.SMSType", Some("Transactional")),
        ("AWS.SNS.SMS.SenderID", settings.optional("senderId")),
        ("AWS.MM.SMS.EntityId", settings.optional("entityId")),
        ("AWS.MM.SMS.TemplateId", settings.optional("templateId")),
    ];
    let mut body = form(&fields);
    let given = attributes.into_iter().filter_map(|(name, value)| Some((name, value?)));
    for (place, (name, value)) in (1..).zip(given) {
        for (part, text) in
            [("Name", name), ("Value.DataType", "String"), ("Value.StringValue", value)]
        {
            let place = (b'0' + place) as char;
            let field =
                ["MessageAttributes.entry.", place.encode_utf8(&mut [0; 4]), ".", part].concat();
            body.push('&');
            body.push_str(&form(&[(&field, text)]));
        }
    }
    Ok(body)
}
