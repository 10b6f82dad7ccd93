//! Two-way transfers, from the outside: a doctor's request, a patient's answer, and everybody in between.

#[path = "transfer/code.rs"]
mod code;
#[path = "transfer/mutation.rs"]
mod mutation;
#[cfg(not(target_family = "wasm"))]
#[path = "transfer/properties.rs"]
mod properties;
#[path = "transfer/time.rs"]
mod time;
#[path = "transfer/wire.rs"]
mod wire;

use core::convert::Infallible;

use mdawa::code::OneTimeCode;
use mdawa::package::OpenError;
use mdawa::package::answer::{AnswerError, Sender, SenderKey, read_code, seal_answer};
use mdawa::package::request::{Label, Opened, ReceivedRequest, Request, Suite};
use mdawa::record::Record;
use mdawa::time::{Clocks, Milliseconds, UnixSeconds};
use rand_core::{CryptoRng, TryCryptoRng, TryRng};
use wasm_bindgen_test::wasm_bindgen_test;

const START: Clocks = Clocks { wall: UnixSeconds(1_790_000_000), monotonic: Milliseconds(5_000) };
const RECORD: &str = r#"{"resourceType":"Bundle","type":"collection","total":1.50}"#;
const SUITES: [Suite; 2] = [Suite::X25519, Suite::XWing];

/// Where things are in a request without a label, and in an answer.
const REQUEST_ID: usize = 5;
const REQUEST_LIFETIME: usize = 21;
const REQUEST_FLAGS: usize = 23;
const REQUEST_LABEL: usize = 25;
const ANSWER_SHARE: usize = 21;
const ANSWER_ENCAPSULATED: usize = 53;

fn system() -> impl CryptoRng {
    rand_core::UnwrapErr(getrandom::SysRng)
}

/// Both clocks, milliseconds after the start.
fn after(milliseconds: u64) -> Clocks {
    Clocks {
        wall: UnixSeconds(START.wall.0 + milliseconds / 1_000),
        monotonic: Milliseconds(START.monotonic.0 + milliseconds),
    }
}

fn code(digits: &str) -> OneTimeCode {
    read_code(digits).expect("six digits")
}

fn record() -> Record {
    RECORD.parse().expect("a bundle")
}

fn label(text: &str) -> Label {
    Label::try_from(text).expect("a label")
}

fn ask(suite: Suite) -> Request {
    ask_as("", suite)
}

fn ask_as(name: &str, suite: Suite) -> Request {
    Request::new(&code("482913"), &label(name), suite, START, &mut system())
}

/// What a patient shows who was shown these bytes and says this code.
fn try_answer(request: &[u8], digits: &str) -> Result<Vec<u8>, AnswerError> {
    let request = ReceivedRequest::try_from(request).expect("a request");
    seal_answer(&request, &code(digits), &record(), START.wall, None, &mut system())
}

fn answer(request: &Request) -> Vec<u8> {
    try_answer(request.as_bytes(), "482913").expect("answered")
}

/// What becomes of an answer a minute later.
fn open(request: &mut Request, answer: &[u8]) -> Result<Opened, OpenError> {
    request.open(answer, after(60_000))
}

fn refusal(request: &mut Request, answer: &[u8]) -> Option<OpenError> {
    open(request, answer).err()
}

/// The bytes with one of them changed.
fn with(bytes: &[u8], place: usize, value: u8) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    changed[place] = value;
    changed
}

#[wasm_bindgen_test(unsupported = test)]
fn a_record_arrives_as_it_was_sent() {
    for suite in SUITES {
        let mut request = ask_as("Dr. Asha Rao", suite);
        let shown = ReceivedRequest::try_from(request.as_bytes()).expect("our own bytes");
        assert_eq!(shown.label().as_str(), "Dr. Asha Rao");
        assert_eq!(shown.lifetime_seconds(), 900);
        assert_eq!((shown.suite(), shown.id()), (suite, request.id()));
        assert_eq!(shown.as_bytes(), request.as_bytes());

        let answer = answer(&request);
        let opened = open(&mut request, &answer).expect("opened");
        assert_eq!(opened.record.as_str(), RECORD);
        assert_eq!((opened.created, opened.sender), (START.wall, None));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn packages_have_the_lengths_of_the_format() {
    for (suite, request_bytes, overhead) in [(Suite::X25519, 89, 101), (Suite::XWing, 1_273, 1_189)]
    {
        for name in ["", "Dr. Asha Rao"] {
            let request = ask_as(name, suite);
            assert_eq!(request.as_bytes().len(), request_bytes + name.len());
            // The record fits the first step of padding.
            assert_eq!(answer(&request).len(), overhead + 512);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_signed_record_names_its_sender() {
    let key = SenderKey::from_seed(&[7; 32]);
    for suite in SUITES {
        let mut request = ask(suite);
        let shown = ReceivedRequest::try_from(request.as_bytes()).expect("our own bytes");
        let answer =
            seal_answer(&shown, &code("482913"), &record(), START.wall, Some(&key), &mut system())
                .expect("answered");
        let opened = open(&mut request, &answer).expect("opened");
        assert_eq!(opened.record.as_str(), RECORD);
        assert_eq!(opened.sender, Some(Sender { public_key: key.public_key(), is_valid: true }));
    }
}

/// Gives out the bytes of a vector, and no others.
struct Given(Vec<u8>);

impl TryRng for Given {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        unreachable!("keys are drawn as bytes")
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        unreachable!("keys are drawn as bytes")
    }

    fn try_fill_bytes(&mut self, wanted: &mut [u8]) -> Result<(), Infallible> {
        let left = self.0.split_off(wanted.len());
        wanted.copy_from_slice(&self.0);
        self.0 = left;
        Ok(())
    }
}

impl TryCryptoRng for Given {}

#[wasm_bindgen_test(unsupported = test)]
fn transfers_made_by_other_libraries_open() {
    let file: serde_json::Value =
        serde_json::from_str(include_str!("vectors/transfer.json")).expect("valid JSON");
    let text = |key: &str| file[key].as_str().expect("text");
    let bytes = |key: &str| -> Vec<u8> {
        let hex = text(key);
        (0..hex.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal"))
            .collect()
    };
    for (answer, is_signed) in [("answer", false), ("signedAnswer", true)] {
        let mut rng = Given(bytes("random"));
        let name = label(text("label"));
        let mut request = Request::new(&code(text("code")), &name, Suite::X25519, START, &mut rng);
        assert_eq!(request.as_bytes(), bytes("request"));
        let opened = open(&mut request, &bytes(answer)).expect("opened");
        assert_eq!(opened.record.as_str(), text("record"));
        assert_eq!(Some(opened.created.0), file["created"].as_u64());
        let sender = opened.sender.map(|sender| (sender.public_key.to_string(), sender.is_valid));
        assert_eq!(sender, is_signed.then(|| (text("senderPublicKey").to_owned(), true)));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn two_transfers_of_one_record_share_nothing_but_their_public_facts() {
    for suite in SUITES {
        let (first, second) = (ask(suite), ask(suite));
        let same = |first: &[u8], second: &[u8], from: usize| {
            first[from..].iter().zip(&second[from..]).filter(|(a, b)| a == b).count()
        };
        assert_ne!(first.id(), second.id());
        // Of as many random bytes, five or fewer agree on average.
        assert!(same(first.as_bytes(), second.as_bytes(), REQUEST_LABEL) < 30);
        let twice = [answer(&first), answer(&first)];
        assert!(same(&twice[0], &twice[1], ANSWER_SHARE) < 40);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_answer_is_at_most_4_mib() {
    // Digits of a fraction that compress badly enough: 9 MiB of them are more than 4 MiB of deflate.
    let mut state = 1_u64;
    let digits: String = (0..10 << 20)
        .map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            char::from(b'0' + u8::try_from((state >> 33) % 10).expect("a digit"))
        })
        .collect();
    let record: Record =
        format!(r#"{{"resourceType":"Bundle","note":"{digits}"}}"#).parse().expect("a bundle");
    let request = ask(Suite::X25519);
    let shown = ReceivedRequest::try_from(request.as_bytes()).expect("our own bytes");
    let sealed = seal_answer(&shown, &code("482913"), &record, START.wall, None, &mut system());
    assert_eq!(sealed, Err(AnswerError::TooBig));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_request_shows_nothing_of_its_keys_in_debug_output() {
    let request = ask(Suite::X25519);
    assert_eq!(format!("{request:?}"), format!("Request({}, ..)", request.id()));
}
