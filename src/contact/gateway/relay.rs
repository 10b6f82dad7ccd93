//! The clinic's own relay, which holds the providers' keys and its own limits, and takes templates only.
//!
//! `POST {baseUrl}/v1/messages` with `{id, channel, to, template, vars, ttl_s}` answers 202 `{id, status}`, 429 with
//! `Retry-After`, and never sends the same `id` twice (`Idempotency-Key`). `GET {baseUrl}/v1/messages/{id}` says what
//! became of it. Who asks is proved by a JWT that the device signs.
//!
//! Settings: `baseUrl`, `token`, `template`.

use serde_json::json;

use super::{Action, GatewayError, Message, Request, Settings};

/// How long the relay may keep a message that does not say how long its code holds.
const LIFETIME_MINUTES: u32 = 10;

pub(super) fn request(settings: &Settings, message: &Message) -> Result<Request, GatewayError> {
    message.only(&[Action::Send, Action::Status])?;
    let base = settings.base(None)?;
    let bearer = ["Bearer ", settings.token("token")?].concat();
    let messages = base + "/v1/messages";
    if message.action == Action::Status {
        let one = [&messages, "/", message.id()?].concat();
        return Ok(Request::get(one).with_header("authorization", bearer));
    }
    let id = message.id()?;
    let minutes = message.minutes.unwrap_or(LIFETIME_MINUTES);
    let body = json!({
        "id": id,
        "channel": message.channel.as_str(),
        "to": message.to()?.as_str(),
        "template": settings.required("template")?,
        "vars": message.vars(),
        "ttl_s": u64::from(minutes) * 60,
    });
    Ok(Request::post(messages)
        .with_json(&body)
        .with_header("authorization", bearer)
        .with_header("idempotency-key", id))
}
