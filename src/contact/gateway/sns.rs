//! Amazon's Simple Notification Service: [Publish](https://docs.aws.amazon.com/sns/latest/api/API_Publish.html) to a
//! telephone number.
//!
//! Settings: `region`, `accessKeyId`, `secretAccessKey`; `sessionToken` with temporary keys; `senderId`, and for India
//! `entityId` and `templateId`. `message.now` is signed: Amazon takes a request within five minutes of it.

use super::sigv4::{Keys, sign};
use super::{Action, Channel, GatewayError, Message, Request, Settings};
use crate::contact::percent::form;

pub(super) fn request(settings: &Settings, message: &Message) -> Result<Request, GatewayError> {
    message.only(&[Action::Send])?;
    let region = settings.token("region")?;
    let keys = Keys {
        id: settings.token("accessKeyId")?,
        secret: settings.required("secretAccessKey")?,
        region,
        service: "sns",
    };
    let session = settings.optional("sessionToken");
    if session.is_some_and(|session| !session.bytes().all(|byte| byte.is_ascii_graphic())) {
        return Err(GatewayError::SettingMalformed("sessionToken"));
    }
    if message.channel != Channel::Sms {
        return Err(GatewayError::ActionUnsupported);
    }
    let own = ["https://sns.", region, ".amazonaws.com"].concat();
    let base = settings.base(Some(&own))?;
    let to = message.to()?;
    let attributes = [
        ("AWS.SNS.SMS.SMSType", Some("Transactional")),
        ("AWS.SNS.SMS.SenderID", settings.optional("senderId")),
        ("AWS.MM.SMS.EntityId", settings.optional("entityId")),
        ("AWS.MM.SMS.TemplateId", settings.optional("templateId")),
    ];
    let mut fields = [
        ("Action", "Publish"),
        ("Version", "2010-03-31"),
        ("PhoneNumber", to.as_str()),
        ("Message", message.text()?),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .to_vec();
    let given = attributes.iter().filter_map(|&(name, value)| Some((name, value?)));
    for (place, (name, value)) in given.enumerate() {
        let entry = ["MessageAttributes.entry.", &(place + 1).to_string(), "."].concat();
        fields.push((entry.clone() + "Name", name));
        fields.push((entry.clone() + "Value.DataType", "String"));
        fields.push((entry + "Value.StringValue", value));
    }
    let body = form(fields.iter().map(|(name, value)| (name.as_str(), *value)));

    let authority = base.split_once("://").map_or("", |(_, rest)| rest);
    let (host, path) = authority.split_at(authority.find('/').unwrap_or(authority.len()));
    let path = [path, "/"].concat();
    let date = message.now()?.to_utc().to_string().replace(['-', ':'], "");
    let mut headers = vec![
        ("content-type", "application/x-www-form-urlencoded; charset=utf-8"),
        ("host", host),
        ("x-amz-date", date.as_str()),
    ];
    headers.extend(session.map(|session| ("x-amz-security-token", session)));
    let authorization = sign(&keys, &date, "POST", &path, "", &headers, body.as_bytes());
    // A browser writes the host itself, from the address.
    let headers = headers.into_iter().filter(|(name, _)| *name != "host");
    let request = headers.fold(Request::post([&base, "/"].concat()), |request, (name, value)| {
        request.with_header(name, value)
    });
    let request = request.with_header("authorization", authorization);
    Ok(Request { body: Some(body.into()), ..request })
}
