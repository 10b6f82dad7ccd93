//! What a provider's answer means: it took the message, it refused it, or nobody knows.

use serde::Serialize;
use serde_json::Value;

use super::Provider;

/// What became of a request.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Outcome {
    /// Whether the provider took it.
    pub outcome: Verdict,
    /// The provider's name for the message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The provider's own word for how the message stands: `queued`, `approved` …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The provider's code for what is wrong. Never its sentence, which may hold the number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// Whether a message may have gone out.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The provider has it; that it arrives is not said.
    Accepted,
    /// The provider did not take it, and says so.
    Refused,
    /// It may be on its way. A second try may reach the person twice, so none is made without them.
    Unknown,
}

/// Where a provider writes what; JSON pointers (RFC 6901), the first that is there counts.
struct Answer {
    id: &'static [&'static str],
    status: &'static [&'static str],
    error: &'static [&'static str],
    /// The status that says yes, where the provider answers 200 to what it refuses too.
    success: Option<&'static str>,
}

const fn answer(provider: Provider) -> Answer {
    match provider {
        Provider::AwsSns => Answer { id: &[], status: &[], error: &[], success: None },
        Provider::GupshupSms => Answer {
            id: &["/response/id"],
            status: &["/response/status"],
            error: &["/response/id"],
            success: Some("success"),
        },
        Provider::GupshupWhatsapp => {
            Answer { id: &["/messageId"], status: &["/status"], error: &["/code"], success: None }
        }
        Provider::Msg91 => Answer {
            id: &["/request_id", "/message"],
            status: &["/type"],
            error: &["/code"],
            success: Some("success"),
        },
        Provider::Myoperator => Answer {
            id: &["/data/message_id", "/message_id"],
            status: &["/status"],
            error: &["/code"],
            success: None,
        },
        Provider::Relay => Answer {
            id: &["/id"],
            status: &["/status"],
            error: &["/error", "/code"],
            success: None,
        },
        Provider::Twilio => Answer {
            id: &["/sid"],
            status: &["/status"],
            error: &["/code", "/error_code"],
            success: None,
        },
    }
}

/// What a provider writes as its status when it did not take what it answers 200 to.
const REFUSALS: &[&str] = &["error", "fail", "failed", "failure", "rejected", "undelivered"];
/// Longer is no identifier.
const MAX_CHARACTERS: usize = 128;

impl Outcome {
    /// Reads an answer. `status` is the HTTP status, 0 where there was none (a network error, a hidden answer).
    #[must_use]
    pub fn of(provider: Provider, status: u16, body: &str) -> Self {
        let (id, word, error) = if provider == Provider::AwsSns {
            (element(body, "MessageId"), None, element(body, "Code"))
        } else {
            let answer = answer(provider);
            let body: Value = serde_json::from_str(body).unwrap_or_default();
            (first(&body, answer.id), first(&body, answer.status), first(&body, answer.error))
        };
        let refused = word.as_deref().is_some_and(|word| REFUSALS.contains(&word));
        let outcome = match status {
            200..=299 if refused => Verdict::Refused,
            200..=299 => match answer(provider).success {
                Some(success) if word.as_deref() != Some(success) => Verdict::Unknown,
                _ => Verdict::Accepted,
            },
            // 408: the provider waited for the rest, and may have had enough.
            400..=407 | 409..=499 => Verdict::Refused,
            _ => Verdict::Unknown,
        };
        let is_refused = outcome == Verdict::Refused;
        Self {
            outcome,
            id: id.filter(|_| !is_refused),
            status: word,
            error: error.filter(|_| is_refused),
        }
    }
}

fn first(body: &Value, pointers: &[&str]) -> Option<String> {
    pointers.iter().find_map(|pointer| match body.pointer(pointer)? {
        Value::String(text) => short(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// The text of the first element of this name, in an answer that has no attributes and no entities in such elements.
fn element(xml: &str, name: &str) -> Option<String> {
    let (_, after) = xml.split_once(&["<", name, ">"].concat())?;
    short(after.split_once("</")?.0)
}

fn short(text: &str) -> Option<String> {
    let fits = |character: char| character.is_ascii_graphic();
    (1..=MAX_CHARACTERS)
        .contains(&text.len())
        .then_some(text)
        .filter(|text| text.chars().all(fits))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    #[allow(clippy::too_many_lines)] // Rows of a table.
    fn answers_are_told_apart() {
        use Verdict::{Accepted, Refused, Unknown};
        let sns = "<PublishResponse><PublishResult><MessageId>94f20ce6-13c5</MessageId></PublishResult></PublishResponse>";
        let sns_error = "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidParameter</Code></Error></ErrorResponse>";
        for (provider, status, body, outcome, id, word, error) in [
            (
                Provider::Twilio,
                201,
                r#"{"sid":"SM1","status":"queued","error_code":null}"#,
                Accepted,
                Some("SM1"),
                Some("queued"),
                None,
            ),
            (
                Provider::Twilio,
                400,
                r#"{"code":21608,"message":"The number +1 is unverified","status":400}"#,
                Refused,
                None,
                Some("400"),
                Some("21608"),
            ),
            (
                Provider::Twilio,
                200,
                r#"{"sid":"VE1","status":"approved"}"#,
                Accepted,
                Some("VE1"),
                Some("approved"),
                None,
            ),
            (Provider::AwsSns, 200, sns, Accepted, Some("94f20ce6-13c5"), None, None),
            (Provider::AwsSns, 400, sns_error, Refused, None, None, Some("InvalidParameter")),
            (
                Provider::Msg91,
                200,
                r#"{"request_id":"3763","type":"success"}"#,
                Accepted,
                Some("3763"),
                Some("success"),
                None,
            ),
            (
                Provider::Msg91,
                200,
                r#"{"message":"3763646c","type":"success"}"#,
                Accepted,
                Some("3763646c"),
                Some("success"),
                None,
            ),
            (
                Provider::Msg91,
                200,
                r#"{"message":"Template ID Missing or Invalid","type":"error","code":"400"}"#,
                Refused,
                None,
                Some("error"),
                Some("400"),
            ),
            (Provider::Msg91, 200, "<html>", Unknown, None, None, None),
            (
                Provider::GupshupSms,
                200,
                r#"{"response":{"id":"3739871","phone":"91","details":"","status":"success"}}"#,
                Accepted,
                Some("3739871"),
                Some("success"),
                None,
            ),
            (
                Provider::GupshupSms,
                200,
                r#"{"response":{"id":"106","details":"Authentication failed","status":"error"}}"#,
                Refused,
                None,
                Some("error"),
                Some("106"),
            ),
            (
                Provider::GupshupWhatsapp,
                202,
                r#"{"status":"submitted","messageId":"ee4a"}"#,
                Accepted,
                Some("ee4a"),
                Some("submitted"),
                None,
            ),
            (
                Provider::GupshupWhatsapp,
                200,
                r#"{"status":"error","message":"Invalid"}"#,
                Refused,
                None,
                Some("error"),
                None,
            ),
            (
                Provider::Myoperator,
                200,
                r#"{"status":"success","data":{"message_id":"m1"}}"#,
                Accepted,
                Some("m1"),
                Some("success"),
                None,
            ),
            (
                Provider::Relay,
                202,
                r#"{"id":"c1","status":"queued"}"#,
                Accepted,
                Some("c1"),
                Some("queued"),
                None,
            ),
            (
                Provider::Relay,
                429,
                r#"{"error":"rate-limited"}"#,
                Refused,
                None,
                None,
                Some("rate-limited"),
            ),
        ] {
            let text = |text: Option<&str>| text.map(str::to_owned);
            let expected =
                Outcome { outcome, id: text(id), status: text(word), error: text(error) };
            assert_eq!(Outcome::of(provider, status, body), expected, "{provider:?} {body}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_may_have_been_sent_is_never_called_refused() {
        for provider in Provider::ALL {
            for status in [0, 100, 301, 408, 500, 502, 504] {
                for body in ["", r#"{"status":"failed","type":"error"}"#] {
                    assert_eq!(Outcome::of(provider, status, body).outcome, Verdict::Unknown);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn reading_an_answer_never_panics(status in any::<u16>(), body in any::<String>()) {
            for provider in Provider::ALL {
                let _ = Outcome::of(provider, status, &body);
                let _ = Outcome::of(provider, status, &format!("<MessageId>{body}"));
            }
        }
    }
}
