//! The two-way package: the doctor's request, the patient's answer.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::erasure::erasing;
use super::error::{ErrorCode, Thrown};
use super::{clocks, moment, object, randomness, seconds};
use crate::package::answer::{self, SenderKey};
use crate::package::request::{self, Label, ReceivedRequest, Suite};
use crate::package::transfer_code;
use crate::record::Record;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** How a transfer is sealed: 1 X25519, one small QR code; 2 X-Wing, against quantum computers too, 1.2 KB more each way. */
export type Suite = 1 | 2;

/**
 * Who signed a record. `publicKey` is 64 hexadecimal digits to remember a sender by. Where `signature` is `invalid`, the
 * named key did not sign this record for this request.
 */
export interface Sender { publicKey: string; signature: "valid" | "invalid"; }

/** What an answer held. `record` is FHIR JSON text; `created`, in Unix seconds, is the sender's claim. */
export interface OpenedAnswer { record: string; created: number; sender?: Sender; }
"#;

/// The doctor's request, and the keys that open its answer. They are destroyed at the first answer that opens, at the
/// third that does not, after 900 seconds by either clock, when a clock goes back, and by `free()`. A page has one at
/// a time.
#[wasm_bindgen]
pub struct Request(
    // Boxed, so that the glue, which takes and gives it by value, moves no more than an address.
    Box<request::Request>,
);

#[wasm_bindgen]
impl Request {
    /// Makes a request for the patient who said this code of six digits. `label` is who it says it is: at most 48 bytes
    /// of visible text on one line.
    ///
    /// `now` is in Unix seconds, `monotonicMs` from a clock that nobody sets, such as `performance.now()`.
    /// Throws `code-malformed` and `label-malformed`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        code: &str,
        label: &str,
        #[wasm_bindgen(unchecked_param_type = "Suite")] suite: u8,
        now: f64,
        #[wasm_bindgen(js_name = monotonicMs)] monotonic_ms: f64,
    ) -> Result<Self, Thrown> {
        erasing(|| {
            let code = answer::read_code(code)?;
            let label = Label::try_from(label)?;
            let suite = Suite::from_number(suite).ok_or(ErrorCode::ArgumentInvalid)?;
            let now = clocks(now, monotonic_ms)?;
            let request = request::Request::new(&code, &label, suite, now, &mut randomness()?);
            Ok(Self(Box::new(request)))
        })
    }

    /// The package to show.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.0.as_bytes().to_vec()
    }

    /// Its public name, 32 hexadecimal digits, which `inspectPackage` finds in its answer too.
    #[wasm_bindgen(getter, js_name = requestId)]
    #[must_use]
    pub fn request_id(&self) -> String {
        self.0.id().to_string()
    }

    /// Opens the answer. An answer to another request throws `package-cannot-open` and costs no try; so does one that
    /// was sealed under another code or changed, which costs one. `package-gone` says that the keys are.
    #[wasm_bindgen(unchecked_return_type = "OpenedAnswer")]
    pub fn open(
        &mut self,
        answer: &[u8],
        now: f64,
        #[wasm_bindgen(js_name = monotonicMs)] monotonic_ms: f64,
    ) -> Result<JsValue, Thrown> {
        erasing(|| {
            let opened = self.0.open(answer, clocks(now, monotonic_ms)?)?;
            let mut fields = vec![
                ("record", opened.record.as_str().into()),
                ("created", seconds(opened.created)),
            ];
            if let Some(sender) = opened.sender {
                let signature = if sender.is_valid { "valid" } else { "invalid" };
                let sender = object(&[
                    ("publicKey", sender.public_key.to_string().into()),
                    ("signature", signature.into()),
                ]);
                fields.push(("sender", sender));
            }
            Ok(object(&fields))
        })
    }

    /// How many answers may still fail to open; 0 once the keys are destroyed.
    #[wasm_bindgen(js_name = triesLeft)]
    #[must_use]
    pub fn tries_left(&self) -> u8 {
        self.0.tries_left()
    }
}

/// The patient's code: six digits to say, and the one answer that they are good for, within 900 seconds by both clocks.
/// A request that is held up to the page costs its maker a guess; one answer for each code keeps that at one guess.
#[wasm_bindgen]
pub struct TransferCode(transfer_code::TransferCode);

#[wasm_bindgen]
impl TransferCode {
    /// Draws a code; its time begins now.
    #[wasm_bindgen(constructor)]
    pub fn new(
        now: f64,
        #[wasm_bindgen(js_name = monotonicMs)] monotonic_ms: f64,
    ) -> Result<Self, Thrown> {
        erasing(|| {
            let now = clocks(now, monotonic_ms)?;
            Ok(Self(transfer_code::TransferCode::draw(now, &mut randomness()?)))
        })
    }

    /// The six digits; `undefined` once they are spent.
    #[wasm_bindgen(unchecked_return_type = "string | undefined")]
    #[must_use]
    pub fn code(&self) -> JsValue {
        self.0.code().map_or(JsValue::UNDEFINED, |code| code.as_str().into())
    }

    /// Whether the code may still answer; it is forgotten where its time is over.
    #[wasm_bindgen(js_name = isAlive)]
    pub fn is_alive(
        &mut self,
        now: f64,
        #[wasm_bindgen(js_name = monotonicMs)] monotonic_ms: f64,
    ) -> Result<bool, Thrown> {
        Ok(self.0.is_alive(clocks(now, monotonic_ms)?))
    }

    /// Answers a request with a FHIR bundle, and spends the code: a second request throws `package-gone`. What throws
    /// sends nothing and spends nothing. `senderSeed` is 32 random bytes that this sender keeps, to sign with.
    pub fn answer(
        &mut self,
        request: &[u8],
        #[wasm_bindgen(js_name = fhirJson)] fhir_json: &str,
        now: f64,
        #[wasm_bindgen(js_name = monotonicMs)] monotonic_ms: f64,
        #[wasm_bindgen(js_name = senderSeed)] sender_seed: Option<Vec<u8>>,
    ) -> Result<Vec<u8>, Thrown> {
        erasing(|| {
            let request = ReceivedRequest::try_from(request)?;
            let record: Record = fhir_json.parse()?;
            let sender = sender_key(sender_seed)?;
            let now = clocks(now, monotonic_ms)?;
            Ok(self.0.answer(&request, &record, sender.as_ref(), now, &mut randomness()?)?)
        })
    }
}

/// Seals a FHIR bundle as the answer to a request. Whoever makes a request has one guess at the code in each answer
/// under it: answer one request for each code, as `TransferCode` does.
#[wasm_bindgen(js_name = sealAnswer)]
pub fn seal_answer(
    request: &[u8],
    code: &str,
    #[wasm_bindgen(js_name = fhirJson)] fhir_json: &str,
    now: f64,
    #[wasm_bindgen(js_name = senderSeed)] sender_seed: Option<Vec<u8>>,
) -> Result<Vec<u8>, Thrown> {
    erasing(|| {
        let request = ReceivedRequest::try_from(request)?;
        let code = answer::read_code(code)?;
        let record: Record = fhir_json.parse()?;
        let sender = sender_key(sender_seed)?;
        let created = moment(now)?;
        Ok(answer::seal_answer(
            &request,
            &code,
            &record,
            created,
            sender.as_ref(),
            &mut randomness()?,
        )?)
    })
}

fn sender_key(seed: Option<Vec<u8>>) -> Result<Option<SenderKey>, ErrorCode> {
    seed.map(|seed| read_seed(&seed)).transpose()
}

fn read_seed(seed: &[u8]) -> Result<SenderKey, ErrorCode> {
    let seed = seed.try_into().map_err(|_| ErrorCode::ArgumentInvalid)?;
    Ok(SenderKey::from_seed(seed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use js_sys::Reflect;
    use wasm_bindgen_test::wasm_bindgen_test;

    const NOW: f64 = 1_790_000_000.0;
    const RECORD: &str = r#"{"resourceType":"Bundle","type":"collection","total":1.50}"#;

    fn ask(code: &str, suite: u8) -> Request {
        must(Request::new(code, "Dr. Asha", suite, NOW, 0.0))
    }

    fn must<T>(outcome: Result<T, Thrown>) -> T {
        outcome.unwrap_or_else(|thrown| panic!("{:?}", JsValue::from(thrown)))
    }

    /// The `code` of the `Error` that JavaScript gets.
    fn thrown<T>(outcome: Result<T, Thrown>) -> Option<String> {
        field(&outcome.err()?.into(), "code").as_string()
    }

    fn field(object: &JsValue, name: &str) -> JsValue {
        Reflect::get(object, &name.into()).expect("an object")
    }

    fn answer(request: &Request, seed: Option<Vec<u8>>) -> Vec<u8> {
        must(seal_answer(&request.bytes(), "482 913", RECORD, NOW, seed))
    }

    #[wasm_bindgen_test]
    fn a_page_gets_the_record_and_who_signed_it() {
        for suite in [1, 2] {
            for seed in [None, Some(vec![7; 32])] {
                let mut request = ask("482913", suite);
                let answer = answer(&request, seed.clone());
                let opened = must(request.open(&answer, NOW + 899.9, 899_900.0));
                assert_eq!(field(&opened, "record").as_string().as_deref(), Some(RECORD));
                assert_eq!(field(&opened, "created").as_f64(), Some(NOW));
                let sender = field(&opened, "sender");
                if let Some(seed) = seed {
                    let public_key =
                        must(read_seed(&seed).map_err(Thrown::from)).public_key().to_string();
                    assert_eq!(field(&sender, "publicKey").as_string(), Some(public_key));
                    assert_eq!(field(&sender, "signature").as_string().as_deref(), Some("valid"));
                } else {
                    assert!(sender.is_undefined());
                }
                assert_eq!(request.tries_left(), 0);
                let again = request.open(&answer, NOW + 899.9, 899_900.0);
                assert_eq!(thrown(again).as_deref(), Some("package-gone"));
            }
        }
    }

    #[wasm_bindgen_test]
    fn a_page_is_told_what_was_wrong() {
        let mut request = ask("111111", 1);
        let wrong = answer(&request, None);
        for (bytes, code, left) in [
            (&b"MDW"[..], "package-not-ours", 3),
            (b"MDW\x12\x01", "package-malformed", 3),
            (&vec![0; (4 << 20) + 1], "package-too-big", 3),
            (&answer(&ask("482913", 1), None), "package-cannot-open", 3),
            (&wrong, "package-cannot-open", 2),
        ] {
            assert_eq!(thrown(request.open(bytes, NOW, 1.0)).as_deref(), Some(code));
            assert_eq!(request.tries_left(), left);
        }
        for (now, monotonic_ms) in [(f64::NAN, 0.0), (NOW, f64::NAN), (NOW, -1.0), (-1.0, 0.0)] {
            let outcome = request.open(&wrong, now, monotonic_ms);
            assert_eq!(thrown(outcome).as_deref(), Some("argument-invalid"));
        }
        assert_eq!(request.tries_left(), 2);
        assert_eq!(thrown(request.open(&wrong, NOW - 1.0, 2.0)).as_deref(), Some("package-gone"));
    }

    #[wasm_bindgen_test]
    fn arguments_that_mean_nothing_make_no_request() {
        for (digits, label, suite, code) in [
            ("48291", "", 1, "code-malformed"),
            ("482913", "Dr\u{202e}", 1, "label-malformed"),
            ("482913", "a name of more than forty-eight bytes is too long", 1, "label-malformed"),
            ("482913", "", 0, "argument-invalid"),
            ("482913", "", 3, "argument-invalid"),
        ] {
            let outcome = Request::new(digits, label, suite, NOW, 0.0);
            assert_eq!(thrown(outcome).as_deref(), Some(code));
        }
        let request = ask("482913", 1).bytes();
        let seal =
            |code: &str, record: &str, seed| thrown(seal_answer(&request, code, record, NOW, seed));
        assert_eq!(seal("4829134", RECORD, None).as_deref(), Some("code-malformed"));
        assert_eq!(seal("482913", "[]", None).as_deref(), Some("record-not-fhir"));
        assert_eq!(seal("482913", RECORD, Some(vec![7; 31])).as_deref(), Some("argument-invalid"));
    }

    #[wasm_bindgen_test]
    fn a_transfer_code_is_said_once_and_answers_once() {
        let mut spoken = must(TransferCode::new(NOW, 0.0));
        let digits = spoken.code().as_string().expect("six digits");
        let mut request = ask(&digits, 2);
        let mut send = |request: &[u8], now| spoken.answer(request, RECORD, now, 1_000.0, None);
        assert_eq!(thrown(send(b"MDW\x11", NOW)).as_deref(), Some("package-malformed"));
        let answer = must(send(&request.bytes(), NOW));
        assert_eq!(thrown(send(&request.bytes(), NOW)).as_deref(), Some("package-gone"));
        assert!(spoken.code().is_undefined());
        assert!(!must(spoken.is_alive(NOW, 1_000.0)));
        let opened = must(request.open(&answer, NOW, 2_000.0));
        assert_eq!(field(&opened, "record").as_string().as_deref(), Some(RECORD));
    }

    #[wasm_bindgen_test]
    fn the_types_of_a_page_name_what_a_request_says() {
        let request = ask("482913", 2);
        let face = must(crate::wasm::letters::inspect_package(&request.bytes()));
        assert_eq!(field(&face, "kind").as_string().as_deref(), Some("request"));
        assert_eq!(field(&face, "requestId").as_string(), Some(request.request_id()));
        assert_eq!(field(&face, "label").as_string().as_deref(), Some("Dr. Asha"));
        assert_eq!(field(&face, "suite").as_f64(), Some(2.0));
        assert_eq!(field(&face, "lifetimeSeconds").as_f64(), Some(900.0));
        let face = must(crate::wasm::letters::inspect_package(&answer(&request, None)));
        assert_eq!(field(&face, "kind").as_string().as_deref(), Some("answer"));
        assert_eq!(field(&face, "requestId").as_string(), Some(request.request_id()));
    }
}
