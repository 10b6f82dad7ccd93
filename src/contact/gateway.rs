//! Requests to the companies that send messages, as data: method, address, headers, body. Nothing here sends them.
//!
//! Their keys can spend an account, so they belong on a clinic's relay ([`relay`]) and in a page only inside its vault,
//! by a choice that says so. A code's text goes to its provider and to nobody else.
//!
//! A failed request is not a message that was not sent: a browser sends a simple request and only then hides the
//! answer from a page that may not read it. So [`Outcome`] knows *unknown*, after which nothing may be sent again
//! without a person's decision.

use core::fmt;
use core::str::FromStr;

use zeroize::Zeroizing;

use super::e164::E164;
use super::fields::Fields;
use super::percent::form;

mod gupshup;
mod msg91;
mod myoperator;
mod outcome;
mod relay;
mod sigv4;
mod sns;
mod twilio;

pub use outcome::{Outcome, Verdict};

/// Who sends the message.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Provider {
    /// Amazon's Simple Notification Service.
    AwsSns,
    /// Gupshup's SMS gateway.
    GupshupSms,
    /// Gupshup's WhatsApp templates.
    GupshupWhatsapp,
    /// MSG91: one-time codes and flows.
    Msg91,
    /// MyOperator's WhatsApp templates.
    Myoperator,
    /// The clinic's own relay.
    Relay,
    /// Twilio: messages, and its own verification service.
    Twilio,
}

impl Provider {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::AwsSns,
        Self::GupshupSms,
        Self::GupshupWhatsapp,
        Self::Msg91,
        Self::Myoperator,
        Self::Relay,
        Self::Twilio,
    ];

    /// The request that does what `message` says.
    ///
    /// # Errors
    /// [`GatewayError`] names the setting or the part of the message that is missing or malformed.
    pub fn request(self, settings: &Settings, message: &Message) -> Result<Request, GatewayError> {
        match self {
            Self::AwsSns => sns::request(settings, message),
            Self::GupshupSms => gupshup::sms(settings, message),
            Self::GupshupWhatsapp => gupshup::whatsapp(settings, message),
            Self::Msg91 => msg91::request(settings, message),
            Self::Myoperator => myoperator::request(settings, message),
            Self::Relay => relay::request(settings, message),
            Self::Twilio => twilio::request(settings, message),
        }
    }
}

impl FromStr for Provider {
    type Err = GatewayError;

    fn from_str(name: &str) -> Result<Self, GatewayError> {
        Ok(match name {
            "aws-sns" => Self::AwsSns,
            "gupshup-sms" => Self::GupshupSms,
            "gupshup-whatsapp" => Self::GupshupWhatsapp,
            "msg91" => Self::Msg91,
            "myoperator" => Self::Myoperator,
            "relay" => Self::Relay,
            "twilio" => Self::Twilio,
            _ => return Err(GatewayError::ProviderUnknown),
        })
    }
}

/// What a clinic has with its provider: names, keys, templates. What each provider needs is said in its module.
#[derive(Clone, Debug, Default)]
pub struct Settings(Fields);

/// A message, and what is to be done with it.
///
/// | field     | what it is                                                                                 |
/// |-----------|--------------------------------------------------------------------------------------------|
/// | `action`  | `send`, where nothing is said; `retry`, `check` and `status` where the provider can         |
/// | `channel` | `sms`, where nothing is said; `whatsapp`, `call`                                            |
/// | `to`      | to whom, E.164                                                                             |
/// | `text`    | the whole text                                                                             |
/// | `code`    | the code alone, for templates that the provider fills; for `check`, what was typed          |
/// | `minutes` | how long the code holds                                                                    |
/// | `id`      | the sender's own name for the message: the same name is never sent twice                    |
/// | `vars.…`  | what a template's names stand for, beside the code                                          |
/// | `now`     | the time, for requests that are signed: Unix seconds                                        |
#[derive(Clone, Debug, Default)]
pub struct Message(Fields);

impl From<Fields> for Settings {
    fn from(fields: Fields) -> Self {
        Self(fields)
    }
}

impl From<Fields> for Message {
    fn from(fields: Fields) -> Self {
        Self(fields)
    }
}

/// What is asked of a provider.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Action {
    /// To compare a code that the provider itself drew.
    Check,
    /// To send the provider's last code again.
    Retry,
    /// To send the message.
    Send,
    /// To say what has become of a message.
    Status,
}

/// The way by which a message goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Channel {
    /// A telephone calls and speaks.
    Call,
    /// A text message.
    Sms,
    /// WhatsApp.
    Whatsapp,
}

impl Channel {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Sms => "sms",
            Self::Whatsapp => "whatsapp",
        }
    }
}

/// A request as a page's `fetch` takes it. Its `Debug` shows the method alone: the rest holds keys and codes.
#[derive(Clone, Eq, PartialEq)]
pub struct Request {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Where to.
    pub url: Zeroizing<String>,
    /// Names in small letters.
    pub headers: Vec<(&'static str, Zeroizing<String>)>,
    /// Nothing for `GET`.
    pub body: Option<Zeroizing<String>>,
}

/// Why no request can be built.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum GatewayError {
    /// The provider cannot do this, or not with these settings.
    #[error("the provider does not do this with these settings")]
    ActionUnsupported,
    /// A part of the message that cannot be.
    #[error("message.{0} is malformed")]
    MessageMalformed(&'static str),
    /// The request needs a part of the message that is not there.
    #[error("message.{0} is missing")]
    MessageMissing(&'static str),
    /// No provider of this name.
    #[error("no such provider")]
    ProviderUnknown,
    /// A setting that cannot be: an address without https, a name with other signs than the provider gives out.
    #[error("settings.{0} is malformed")]
    SettingMalformed(&'static str),
    /// The provider needs a setting that is not there.
    #[error("settings.{0} is missing")]
    SettingMissing(&'static str),
}

impl Settings {
    fn optional(&self, name: &str) -> Option<&str> {
        self.0.get(name)
    }

    fn required(&self, name: &'static str) -> Result<&str, GatewayError> {
        self.0.get(name).ok_or(GatewayError::SettingMissing(name))
    }

    /// A setting that goes into a header or into an address: ASCII without spaces, slashes and the like.
    fn token(&self, name: &'static str) -> Result<&str, GatewayError> {
        let value = self.required(name)?;
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~+=:".contains(&byte);
        if value.bytes().all(fits) { Ok(value) } else { Err(GatewayError::SettingMalformed(name)) }
    }

    /// Where the provider listens, without a slash at the end: what `baseUrl` says, else its own address.
    fn base(&self, own: Option<&str>) -> Result<String, GatewayError> {
        let base = match own {
            Some(own) => self.optional("baseUrl").unwrap_or(own),
            None => self.required("baseUrl")?,
        };
        if is_safe_address(base) {
            Ok(base.trim_end_matches('/').to_owned())
        } else {
            Err(GatewayError::SettingMalformed("baseUrl"))
        }
    }
}

/// Whether the address is https, or on this very device, where a test's server listens; and nothing but host and path.
fn is_safe_address(address: &str) -> bool {
    let (secure, rest) = match (address.strip_prefix("https://"), address.strip_prefix("http://")) {
        (Some(rest), _) => (true, rest),
        (_, Some(rest)) => (false, rest),
        _ => return false,
    };
    let authority = rest.split('/').next().unwrap_or_default();
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let is_own = matches!(host, "127.0.0.1" | "localhost" | "[::1]");
    // No user, no query, no fragment, no escapes, no second reading.
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let path = &rest[authority.len()..];
    (secure || is_own)
        && !host.is_empty()
        && (is_own
            || host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte)))
        && port.is_none_or(|port| port.parse::<u16>().is_ok())
        && path.bytes().all(plain)
        && !path.split('/').any(|part| matches!(part, "." | ".."))
}

impl Message {
    fn required(&self, name: &'static str) -> Result<&str, GatewayError> {
        self.0.get(name).ok_or(GatewayError::MessageMissing(name))
    }

    /// What is asked, which has to be one of what the provider can do.
    fn action(&self, can: &[Action]) -> Result<Action, GatewayError> {
        let action = match self.0.get("action") {
            Some("check") => Action::Check,
            Some("retry") => Action::Retry,
            None | Some("send") => Action::Send,
            Some("status") => Action::Status,
            Some(_) => return Err(GatewayError::MessageMalformed("action")),
        };
        if can.contains(&action) { Ok(action) } else { Err(GatewayError::ActionUnsupported) }
    }

    fn channel(&self, can: &[Channel]) -> Result<Channel, GatewayError> {
        let channel = match self.0.get("channel") {
            Some("call") => Channel::Call,
            None | Some("sms") => Channel::Sms,
            Some("whatsapp") => Channel::Whatsapp,
            Some(_) => return Err(GatewayError::MessageMalformed("channel")),
        };
        if can.contains(&channel) { Ok(channel) } else { Err(GatewayError::ActionUnsupported) }
    }

    fn to(&self) -> Result<E164, GatewayError> {
        self.required("to")?.try_into().map_err(|_| GatewayError::MessageMalformed("to"))
    }

    fn text(&self) -> Result<&str, GatewayError> {
        self.required("text")
    }

    fn code(&self) -> Result<&str, GatewayError> {
        self.name("code", 10, b"")
    }

    /// The message's name: it goes into addresses and headers.
    fn id(&self) -> Result<&str, GatewayError> {
        self.name("id", 64, b"-_")
    }

    fn name(&self, name: &'static str, longest: usize, more: &[u8]) -> Result<&str, GatewayError> {
        let text = self.required(name)?;
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || more.contains(&byte);
        if text.len() <= longest && text.bytes().all(fits) {
            Ok(text)
        } else {
            Err(GatewayError::MessageMalformed(name))
        }
    }

    fn number(&self, name: &'static str) -> Result<Option<u32>, GatewayError> {
        let malformed = |_| GatewayError::MessageMalformed(name);
        self.0.get(name).map(|number| number.parse().map_err(malformed)).transpose()
    }

    /// What the template's names stand for, then the code under its own name.
    fn vars(&self) -> Vec<(&str, &str)> {
        let code = self.0.get("code").map(|code| ("code", code));
        self.0.under("vars.").chain(code).collect()
    }
}

impl Request {
    fn get(url: &[&str]) -> Self {
        Self { method: "GET", url: url.concat().into(), headers: Vec::new(), body: None }
    }

    fn post(url: &[&str]) -> Self {
        Self { method: "POST", ..Self::get(url) }
    }

    fn with_header(mut self, name: &'static str, value: &[&str]) -> Self {
        self.headers.push((name, value.concat().into()));
        self
    }

    fn with_form(mut self, fields: &[(&str, &str)]) -> Self {
        self.body = Some(form(fields).into());
        self.with_header("content-type", &["application/x-www-form-urlencoded"])
    }

    fn with_json(mut self, fields: &[(&str, &str)]) -> Self {
        self.body = Some(json(fields).into());
        self.with_header("content-type", &["application/json"])
    }
}

/// A JSON object; its values are JSON already.
fn json(fields: &[(&str, &str)]) -> String {
    let mut json = String::from("{");
    for (name, value) in fields {
        if json.len() > 1 {
            json.push(',');
        }
        json.push_str(&quoted(name));
        json.push(':');
        json.push_str(value);
    }
    json + "}"
}

/// A JSON object of texts.
fn json_texts(fields: &[(&str, &str)]) -> String {
    let quoted: Vec<_> = fields.iter().map(|(name, value)| (*name, quoted(value))).collect();
    json(&quoted.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>())
}

fn quoted(text: &str) -> String {
    // A text is always JSON.
    serde_json::to_string(text).unwrap_or_default()
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Request({} ..)", self.method)
    }
}

#[cfg(test)]
mod tests;
