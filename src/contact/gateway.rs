//! Requests to the companies that send messages, as data: method, address, headers, body. Nothing here sends them.
//!
//! Their keys can spend an account, so they belong on a clinic's relay ([`relay`]) and in a page only inside its vault,
//! by a choice that says so. A code's text goes to its provider and to nobody else.
//!
//! A failed request is not a message that was not sent: a browser sends a simple request and only then hides the
//! answer from a page that may not read it. So [`Outcome`] knows *unknown*, after which nothing may be sent again
//! without a person's decision.

use core::fmt;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::e164::E164;
use super::secret::Secret;
use crate::time::UnixSeconds;

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
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
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

impl core::str::FromStr for Provider {
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
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Settings(BTreeMap<String, Secret>);

/// What is asked of a provider.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// To compare a code that the provider itself drew.
    Check,
    /// To send the provider's last code again.
    Retry,
    /// To send the message.
    #[default]
    Send,
    /// To say what has become of a message.
    Status,
}

/// The way by which a message goes.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// A telephone calls and speaks.
    Call,
    /// A text message.
    #[default]
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

/// A message, and what is to be done with it.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Message {
    /// What is asked; sending where nothing is said.
    pub action: Action,
    /// The way; a text message where nothing is said.
    pub channel: Channel,
    /// To whom, in international spelling.
    pub to: Option<String>,
    /// The whole text.
    pub text: Option<Secret>,
    /// The code alone, for templates that the provider fills; for [`Action::Check`], what was typed.
    pub code: Option<Secret>,
    /// How many minutes the code holds.
    pub minutes: Option<u32>,
    /// The sender's own name for the message: the same name is never sent twice.
    pub id: Option<String>,
    /// What a template's names stand for, beside the code.
    pub vars: BTreeMap<String, String>,
    /// The time, for requests that are signed: Unix seconds.
    pub now: Option<u64>,
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
        self.0.get(name).map(Secret::as_str).filter(|value| !value.is_empty())
    }

    fn required(&self, name: &'static str) -> Result<&str, GatewayError> {
        self.optional(name).ok_or(GatewayError::SettingMissing(name))
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
    fn to(&self) -> Result<E164, GatewayError> {
        let to = self.to.as_deref().ok_or(GatewayError::MessageMissing("to"))?;
        to.try_into().map_err(|_| GatewayError::MessageMalformed("to"))
    }

    fn text(&self) -> Result<&str, GatewayError> {
        let text = self.text.as_ref().map(Secret::as_str).filter(|text| !text.is_empty());
        text.ok_or(GatewayError::MessageMissing("text"))
    }

    fn code(&self) -> Result<&str, GatewayError> {
        let code = self.code.as_ref().ok_or(GatewayError::MessageMissing("code"))?.as_str();
        let fits = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if fits { Ok(code) } else { Err(GatewayError::MessageMalformed("code")) }
    }

    /// The message's name: it goes into addresses and headers.
    fn id(&self) -> Result<&str, GatewayError> {
        let id = self.id.as_deref().ok_or(GatewayError::MessageMissing("id"))?;
        let fits = (1..=64).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        if fits { Ok(id) } else { Err(GatewayError::MessageMalformed("id")) }
    }

    fn now(&self) -> Result<UnixSeconds, GatewayError> {
        self.now.map(UnixSeconds).ok_or(GatewayError::MessageMissing("now"))
    }

    /// What the template's names stand for, and the code under its own name.
    fn vars(&self) -> BTreeMap<&str, &str> {
        let vars = self.vars.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let code = self.code.as_ref().map(|code| ("code", code.as_str()));
        vars.chain(code).collect()
    }

    fn only(&self, actions: &[Action]) -> Result<(), GatewayError> {
        if actions.contains(&self.action) { Ok(()) } else { Err(GatewayError::ActionUnsupported) }
    }
}

impl Request {
    fn get(url: String) -> Self {
        Self { method: "GET", url: url.into(), headers: Vec::new(), body: None }
    }

    fn post(url: String) -> Self {
        Self { method: "POST", ..Self::get(url) }
    }

    fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, Zeroizing::new(value.into())));
        self
    }

    fn with_form<'a>(self, fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let body = super::percent::form(fields);
        let with_type = self.with_header("content-type", "application/x-www-form-urlencoded");
        Self { body: Some(body.into()), ..with_type }
    }

    fn with_json(self, body: &impl Serialize) -> Self {
        // Only maps with names that are no texts fail, and none is built here.
        let body = serde_json::to_string(body).unwrap_or_default();
        let with_type = self.with_header("content-type", "application/json");
        Self { body: Some(body.into()), ..with_type }
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Request({} ..)", self.method)
    }
}

#[cfg(test)]
mod tests;
