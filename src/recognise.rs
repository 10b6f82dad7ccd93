//! What is this text? Decided from its public face alone, for one door that takes whatever a patient holds up.

use serde::Serialize;

use crate::code::migration::Migration;
use crate::code::otpauth::{CodeKind, Otpauth};
use crate::interop::card::is_card;
use crate::interop::link_file::is_link_file;
use crate::interop::numeric::Chunk;
use crate::optical::is_frame;
use crate::package::answer::ReceivedAnswer;
use crate::package::armour::{kind_of_cut, unarmour};
use crate::package::letter::{Letter, Way};
use crate::package::request::ReceivedRequest;
use crate::package::{Kind, OpenError};
use crate::record::Record;

/// What a text is, and what can be told of it without a secret.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Recognised {
    /// The patient's reply to a request, as text.
    Answer {
        /// Whole and readable; absent where the text was cut or changed.
        #[serde(flatten, skip_serializing_if = "Option::is_none")]
        face: Option<AnswerFace>,
    },
    /// An EU Digital COVID Certificate, `HC1:`.
    EuDcc,
    /// A FHIR bundle in the clear.
    FhirBundle,
    /// One QR code's worth of a package.
    Frame,
    /// An encrypted file that a SMART Health Link leads to, as a JWE.
    HealthLinkFile,
    /// A one-way package as text.
    Letter {
        /// Whole and readable; absent where the text was cut or changed, or does not travel as text.
        #[serde(flatten, skip_serializing_if = "Option::is_none")]
        face: Option<LetterFace>,
    },
    /// A one-time password secret, `otpauth://`.
    Otpauth {
        /// Readable; absent where it is not.
        #[serde(flatten, skip_serializing_if = "Option::is_none")]
        face: Option<OtpauthFace>,
    },
    /// An export of one-time password secrets, `otpauth-migration://`.
    OtpauthMigration {
        /// Readable; absent where it is not.
        #[serde(flatten, skip_serializing_if = "Option::is_none")]
        face: Option<MigrationFace>,
    },
    /// The doctor's invitation to send, as text.
    Request {
        /// Whole and readable; absent where the text was cut or changed.
        #[serde(flatten, skip_serializing_if = "Option::is_none")]
        face: Option<RequestFace>,
    },
    /// A SMART Health Card: `shc:/`, a JWS, or a file of cards.
    SmartHealthCard {
        /// Which of several codes this is; absent where it is the whole card.
        #[serde(skip_serializing_if = "Option::is_none")]
        part: Option<Part>,
    },
    /// A SMART Health Link, `shlink:/`.
    SmartHealthLink,
    /// None of these.
    Unknown,
}

/// One of the QR codes that a card was divided among.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Part {
    /// Counted from 1.
    pub index: usize,
    /// How many there are.
    pub of: usize,
}

/// What a letter says of itself before it is opened.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LetterFace {
    /// `"show"` or `"send"`.
    pub way: &'static str,
    /// 32 hexadecimal digits.
    pub package_id: String,
    /// Unix seconds, the sender's claim.
    pub created: u64,
    /// Unix seconds: the first moment at which it no longer opens.
    pub expires: u64,
}

impl From<&Letter> for LetterFace {
    fn from(letter: &Letter) -> Self {
        Self {
            way: match letter.way() {
                Way::Send => "send",
                Way::Show => "show",
            },
            package_id: letter.id().to_string(),
            created: letter.created().0,
            expires: letter.expires().0,
        }
    }
}

/// What a request says of itself. Nothing of it is proved before an answer has been opened.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestFace {
    /// 32 hexadecimal digits.
    pub request_id: String,
    /// 1 or 2.
    pub suite: u8,
    /// Who it says it is; may be empty.
    pub label: String,
    /// How long it may be answered, from a moment that only its maker knows.
    pub lifetime_seconds: u16,
}

impl From<&ReceivedRequest<'_>> for RequestFace {
    fn from(request: &ReceivedRequest<'_>) -> Self {
        Self {
            request_id: request.id().to_string(),
            suite: request.suite().number(),
            label: request.label().as_str().to_owned(),
            lifetime_seconds: request.lifetime_seconds(),
        }
    }
}

/// What an answer says of itself before it is opened.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AnswerFace {
    /// The request that it answers: 32 hexadecimal digits.
    pub request_id: String,
    /// 1 or 2.
    pub suite: u8,
}

impl From<&ReceivedAnswer<'_>> for AnswerFace {
    fn from(answer: &ReceivedAnswer<'_>) -> Self {
        Self { request_id: answer.id().to_string(), suite: answer.suite().number() }
    }
}

/// What an authenticator's key says beside its secret.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct OtpauthFace {
    /// What moves the codes on.
    #[serde(rename = "type")]
    pub kind: CodeKind,
    /// Who asks for the codes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Whose codes they are; may be empty.
    pub account: String,
}

/// What an authenticator's export says beside its secrets.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MigrationFace {
    /// How many keys this batch has, those that cannot be used among them.
    pub keys: usize,
    /// Which batch this is, from 0.
    pub batch_index: u64,
    /// How many there are; some apps write 0 for a single one.
    pub batch_size: u64,
}

/// Whether this module can read authenticators' keys. The part for transfers alone names them only: a phone need not
/// download their readers to be told that it holds no record.
const READS_KEYS: bool = cfg!(feature = "codes");

fn recognise_otpauth(text: &str) -> Recognised {
    let read = READS_KEYS.then(|| Otpauth::read(text).ok()).flatten();
    let face =
        read.map(|Otpauth { kind, issuer, account, .. }| OtpauthFace { kind, issuer, account });
    Recognised::Otpauth { face }
}

fn recognise_migration(text: &str) -> Recognised {
    let read = READS_KEYS.then(|| Migration::read(text).ok()).flatten();
    let face = read.map(|migration| MigrationFace {
        keys: migration.entries.len() + migration.refused.len(),
        batch_index: migration.batch_index,
        batch_size: migration.batch_size,
    });
    Recognised::OtpauthMigration { face }
}

fn recognise_card(text: &str) -> Recognised {
    let part = Chunk::read(text).and_then(|chunk| chunk.part);
    Recognised::SmartHealthCard { part: part.map(|(index, of)| Part { index, of }) }
}

type Recogniser = fn(&str) -> Recognised;

/// Prefixes of what other programs write, compared without regard to case as RFC 3986 §3.1 has it for schemes.
const SCHEMES: [(&str, Recogniser); 5] = [
    ("otpauth-migration://", recognise_migration),
    ("otpauth://", recognise_otpauth),
    ("shc:/", recognise_card),
    ("shlink:/", |_| Recognised::SmartHealthLink),
    ("hc1:", |_| Recognised::EuDcc),
];

/// Says what `text` is; never fails.
#[must_use]
pub fn recognise(text: &str) -> Recognised {
    if let Ok(package) = unarmour(text) {
        return recognise_package(&package).unwrap_or(Recognised::Unknown);
    }
    let text = text
        .trim_start_matches(|typed: char| typed.is_whitespace() || typed == '\u{feff}')
        .trim_end();
    if is_frame(text) {
        return Recognised::Frame;
    }
    // A viewer's link has the health link behind its `#`.
    let face = text.rsplit_once('#').map_or(text, |(_, fragment)| fragment);
    let begins = |scheme: &str| {
        [text, face].iter().any(|it| {
            it.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })
    };
    for (scheme, recognised) in SCHEMES {
        if begins(scheme) {
            return recognised(text);
        }
    }
    if begins("mdw1.") {
        return match kind_of_cut(text) {
            Some(Kind::Answer) => Recognised::Answer { face: None },
            Some(Kind::Request) => Recognised::Request { face: None },
            Some(Kind::Letter) | None => Recognised::Letter { face: None },
        };
    }
    if is_card(text) {
        return Recognised::SmartHealthCard { part: None };
    }
    if is_link_file(text) {
        return Recognised::HealthLinkFile;
    }
    if text.starts_with(['{', '[']) && text.parse::<Record>().is_ok() {
        return Recognised::FhirBundle;
    }
    Recognised::Unknown
}

/// Says what a package is from its public bytes.
///
/// # Errors
/// [`OpenError::NotOurs`], [`OpenError::TooBig`] and [`OpenError::Malformed`].
pub fn recognise_package(package: &[u8]) -> Result<Recognised, OpenError> {
    match Kind::of(package).ok_or(OpenError::NotOurs)? {
        Kind::Answer => ReceivedAnswer::try_from(package)
            .map(|answer| Recognised::Answer { face: Some(AnswerFace::from(&answer)) }),
        Kind::Request => ReceivedRequest::try_from(package)
            .map(|request| Recognised::Request { face: Some(RequestFace::from(&request)) }),
        Kind::Letter => Letter::try_from(package)
            .map(|letter| Recognised::Letter { face: Some(LetterFace::from(&letter)) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn each_kind_is_told_by_its_public_face() {
        let card = Recognised::SmartHealthCard { part: None };
        let part = Recognised::SmartHealthCard { part: Some(Part { index: 2, of: 3 }) };
        for (text, recognised) in [
            ("shc:/567629", card.clone()),
            ("https://wallet.example/SMARTHealthCard/#(eyJ.Y.Z,eyJ.Y.Z)", card.clone()),
            ("shc:/2/3/567629", part),
            ("eyJhbGciOiJFUzI1NiJ9.Y\nQ.Zg", card.clone()),
            (r#"{ "verifiableCredential": ["eyJ"] }"#, card),
            ("eyJlbmMiOiJBMjU2R0NNIn0..YQ.Zg.aQ", Recognised::HealthLinkFile),
            ("eyJhbGciOiJFUzI1NiJ9.YQ", Recognised::Unknown),
            ("it.is.so", Recognised::Unknown),
            ("SHLINK:/eyJ1cmwi", Recognised::SmartHealthLink),
            ("https://viewer.example/#shlink:/eyJ1cmwi", Recognised::SmartHealthLink),
            ("HC1:6BF", Recognised::EuDcc),
            ("otpauth://totp/x?secret=A", Recognised::Otpauth { face: None }),
            ("otpauth-migration://offline?data=x", Recognised::OtpauthMigration { face: None }),
            (
                "\u{feff} {\"resourceType\": \"Bundle\", \"type\": \"collection\"}\n",
                Recognised::FhirBundle,
            ),
            ("MDW1.cut", Recognised::Letter { face: None }),
            ("https://transfer.example/#MDW1.cut", Recognised::Letter { face: None }),
            ("MDW1.TURXEyEBAQ", Recognised::Letter { face: None }),
            ("MDW1.TURXEQEBAQ", Recognised::Request { face: None }),
            ("https://transfer.example/#MDW1.TURXEgEBAQ", Recognised::Answer { face: None }),
            ("{\"resourceType\":", Recognised::Unknown),
            ("482913", Recognised::Unknown),
            ("", Recognised::Unknown),
        ] {
            assert_eq!(recognise(text), recognised, "{text}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn keys_are_named_without_their_secrets() {
        let told = |text| serde_json::to_value(recognise(text)).expect("JSON");
        assert_eq!(
            told(
                "otpauth://hotp/Clinic%20%231:rao?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&counter=7"
            ),
            json!({ "kind": "otpauth", "type": "hotp", "issuer": "Clinic #1", "account": "rao" })
        );
        assert_eq!(
            told(
                "otpauth-migration://offline?data=CiMKFfvvvvvvvvvvvvvvvvvvvvvvvvvvvhIBYRoBQiABKAEwAhAB"
            ),
            json!({ "kind": "otpauth-migration", "keys": 1, "batchIndex": 0, "batchSize": 0 })
        );
    }

    proptest! {
        #[test]
        fn recognising_never_panics(text in any::<String>(), package in any::<Vec<u8>>()) {
            let _ = recognise(&text);
            let _ = recognise_package(&package);
        }
    }
}
