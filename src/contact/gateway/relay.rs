//! The clinic's own relay, which holds the providers' keys and its own limits, and takes templates only.
//!
//! `POST {baseUrl}/v1/messages` with `{id, channel, to, template, vars, ttl_s}` answers 202 `{id, status}`, 429 with
//! `Retry-After`, and never sends the same `id` twice (`Idempotency-Key`). `GET {baseUrl}/v1/messages/{id}` says what
//! became of it. Who asks is proved by a JWT that the device signs.
//!
//! Settings: `baseUrl`, `token`, `template`.

use super::{Action, Channel, GatewayError, Message, Request, Settings, json_texts, quoted};

/// How long the relay may keep a message that does not say how long its code holds.
const LIFETIME_MINUTES: u32 = 10;

pub(super) fn request(settings: &Settings, message: &Message) -> Result<Request, GatewayError> {
    let base = settings.base(None)?;
    let token = settings.token("token")?;
    let action = message.action(&[Action::Send, Action::Status])?;
    let id = message.id()?;
    let bearer = ["Bearer ", token];
    if action == Action::Status {
        return Ok(
            Request::get(&[&base, "/v1/messages/", id]).with_header("authorization", &bearer)
        );
    }
    let channel = message.channel(&[Channel::Call, Channel::Sms, Channel::Whatsapp])?;
    let minutes = message.number("minutes")?.unwrap_or(LIFETIME_MINUTES);
    let seconds = (u64::from(minutes) * 60).to_string();
    let fields = [
        ("id", quoted(id)),
        ("channel", quoted(channel.as_str())),
        ("to", quoted(message.to()?.as_str())),
        ("template", quoted(settings.required("template")?)),
        ("vars", json_texts(&message.vars())),
        ("ttl_s", seconds),
    ];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    Ok(Request::post(&[&base, "/v1/messages"])
        .with_json(&fields)
        .with_header("authorization", &bearer)
        .with_header("idempotency-key", &[id]))
}
