//! The doctor's request: one-time keys and the first half of the exchange, to be shown.
//!
//! | offset | bytes      | field                                                                               |
//! |-------:|-----------:|-------------------------------------------------------------------------------------|
//! |      0 |          4 | `MDW`, `0x11`                                                                       |
//! |      4 |          1 | [`Suite`]                                                                           |
//! |      5 |         16 | request id, random; names the exchange                                              |
//! |     21 |          2 | lifetime, seconds, 1 to 3600; ours have 900                                         |
//! |     23 |          1 | flags, 0: a set bit is malformed                                                    |
//! |     24 |          1 | n, length of the label, 0 to 48                                                     |
//! |     25 |          n | [`Label`]: who it says it is                                                        |
//! |   25+n |         32 | share of the doctor's side                                                          |
//! |   57+n | 32 or 1216 | one-time public key of the suite                                                    |
//!
//! Integers are big-endian. Nothing in it is secret or signed: it is bound to the code. Every byte goes into the key of
//! the exchange, so an answer to a changed request opens nowhere.
//!
//! A [`Request`] holds the keys and gives them up: at the first answer that opens, at the third that does not, after
//! 900 seconds by either clock, when a clock goes back, or when it is cancelled or dropped. After that nobody can open
//! the answer again, neither with the code nor with a recording of all that was shown.

use core::fmt;

use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::answer::ReceivedAnswer;
use super::cpace::{Message, SHARE_BYTES, Secret, Share};
use super::inner::Inner;
pub use super::label::{Label, LabelError};
use super::sender::Sender;
pub use super::suite::Suite;
use super::suite::{Binding, PrivateKey, Refused};
use super::{Hex, Kind, MAGIC, OpenError, read_suite};
use crate::code::OneTimeCode;
use crate::record::Record;
use crate::time::{Clocks, Deadline, UnixSeconds};

/// How long a request may be answered, and a transfer code used: long enough to choose records, short enough to forget.
pub const TRANSFER_SECONDS: u16 = 900;
const LIFETIME_SECONDS_MAX: u16 = 3_600;
const TRIES: u8 = 3;
const INFO: &[u8] = b"mdawa/1 transfer\0";
pub(super) const ID_BYTES: usize = 16;

/// The public name of a request and its answer. Displays as 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct RequestId(pub [u8; ID_BYTES]);

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hex(&self.0).fmt(f)
    }
}

/// A request of one's own, with its keys.
pub struct Request {
    bytes: Vec<u8>,
    suite: Suite,
    id: RequestId,
    /// Boxed, so that handing a request on copies no secret.
    secrets: Option<Box<Secrets>>,
    tries_left: u8,
    deadline: Deadline,
}

struct Secrets {
    exchange: Secret,
    private_key: PrivateKey,
}

/// What an answer held.
#[derive(Debug, Eq, PartialEq)]
pub struct Opened {
    /// The record.
    pub record: Record,
    /// When it was sealed, by the sender's clock: the sender's claim.
    pub created: UnixSeconds,
    /// Who signed it, if anybody did.
    pub sender: Option<Sender>,
}

impl Request {
    /// Makes a request for whoever knows the code, which is six digits that the patient says.
    ///
    /// The code is needed now and is not kept: a doctor who has not heard it has nothing to show.
    ///
    /// # Panics
    /// Never: `expect` here only says what the label's type proves.
    #[must_use]
    pub fn new(
        code: &OneTimeCode,
        label: &Label,
        suite: Suite,
        now: Clocks,
        rng: &mut impl CryptoRng,
    ) -> Self {
        let mut id = RequestId([0; ID_BYTES]);
        rng.fill_bytes(&mut id.0);
        let exchange = Secret::draw(rng);
        let share = exchange.share(code.as_str().as_bytes(), &id.0);
        let (private_key, public_key) = suite.draw_keys(rng);
        let label = label.as_str().as_bytes();
        let label_length = u8::try_from(label.len()).expect("a label has at most 48 bytes");
        let bytes = [
            MAGIC,
            &[Kind::Request.byte(), suite.number()][..],
            &id.0,
            &TRANSFER_SECONDS.to_be_bytes(),
            &[0, label_length],
            label,
            &share,
            &public_key,
        ]
        .concat();
        Self {
            bytes,
            suite,
            id,
            secrets: Some(Box::new(Secrets { exchange, private_key })),
            tries_left: TRIES,
            deadline: Deadline::after(TRANSFER_SECONDS.into(), now),
        }
    }

    /// Opens an answer to this request.
    ///
    /// What is told from public bytes costs no try: anything but a whole answer, and an answer to another request or in
    /// another suite. An answer opens once, whatever it holds.
    ///
    /// # Errors
    /// In this order: [`OpenError::TooBig`], [`OpenError::NotOurs`]; [`OpenError::CannotOpen`] for another suite;
    /// [`OpenError::Malformed`]; [`OpenError::Gone`] once the keys are; [`OpenError::CannotOpen`] without a try for another
    /// request, with one for another code, changed bytes or points that may not be used; [`OpenError::BadContent`].
    pub fn open(&mut self, answer: &[u8], now: Clocks) -> Result<Opened, OpenError> {
        // Whatever came, so that keys do not outlive their time because nobody sent the right thing.
        if self.deadline.has_passed(now) {
            self.cancel();
        }
        if read_suite(answer, Kind::Answer)? != self.suite {
            return Err(OpenError::CannotOpen);
        }
        let answer = ReceivedAnswer::try_from(answer)?;
        let secrets = self.secrets.as_deref().ok_or(OpenError::Gone)?;
        if answer.id() != self.id {
            return Err(OpenError::CannotOpen);
        }
        let Ok(content) = self.try_open(secrets, &answer) else {
            self.tries_left = self.tries_left.saturating_sub(1);
            if self.tries_left == 0 {
                self.cancel();
            }
            return Err(OpenError::CannotOpen);
        };
        self.cancel();
        let (Inner { created, record }, claim) = Inner::from_signed_bytes(&content)?;
        let sender = claim.map(|claim| claim.verify(&Sha256::digest(&self.bytes).into()));
        Ok(Opened { record, created, sender })
    }

    fn try_open(
        &self,
        secrets: &Secrets,
        answer: &ReceivedAnswer<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, Refused> {
        // Our own bytes, read as the other side read them.
        let request = ReceivedRequest::try_from(&self.bytes[..]).map_err(|_| Refused)?;
        let mine = request.message();
        let key =
            secrets.exchange.key_as_initiator(&self.id.0, mine, answer.message()).ok_or(Refused)?;
        let mut content = Zeroizing::new(answer.ciphertext().to_vec());
        self.suite.open(
            &secrets.private_key,
            &key,
            Binding { info: &request.info(), associated: answer.associated() },
            answer.encapsulated(),
            &mut content,
            answer.tag(),
        )?;
        Ok(content)
    }

    /// The bytes to show.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its public name, which its answer carries.
    #[must_use]
    pub fn id(&self) -> RequestId {
        self.id
    }

    /// How many answers may still fail to open; 0 once the keys are gone.
    #[must_use]
    pub fn tries_left(&self) -> u8 {
        self.tries_left
    }

    /// Destroys the keys.
    pub fn cancel(&mut self) {
        self.secrets = None;
        self.tries_left = 0;
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Request({}, ..)", self.id)
    }
}

/// A request that was shown to us, whose public bytes have been checked.
///
/// Whether its points are points is found out when it is answered.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ReceivedRequest<'bytes> {
    bytes: &'bytes [u8],
    suite: Suite,
    id: RequestId,
    lifetime_seconds: u16,
    label: Label,
    share: &'bytes Share,
    public_key: &'bytes [u8],
}

impl<'bytes> ReceivedRequest<'bytes> {
    /// The bytes that were read.
    #[must_use]
    pub fn as_bytes(&self) -> &'bytes [u8] {
        self.bytes
    }

    /// The suite that an answer must use.
    #[must_use]
    pub fn suite(&self) -> Suite {
        self.suite
    }

    /// Its public name.
    #[must_use]
    pub fn id(&self) -> RequestId {
        self.id
    }

    /// How long it may be answered, from a moment that only its maker knows.
    #[must_use]
    pub fn lifetime_seconds(&self) -> u16 {
        self.lifetime_seconds
    }

    /// Who it says it is: a claim, until an answer has been opened by somebody who knew the code.
    #[must_use]
    pub fn label(&self) -> &Label {
        &self.label
    }

    pub(super) fn public_key(&self) -> &'bytes [u8] {
        self.public_key
    }

    /// What the doctor's side says in the exchange: its share, bound to all of the request.
    pub(super) fn message(&self) -> Message<'bytes> {
        Message { share: self.share, associated: self.bytes }
    }

    /// What every seal that answers this request is bound to.
    pub(super) fn info(&self) -> Vec<u8> {
        [INFO, &Sha256::digest(self.bytes)].concat()
    }
}

impl<'bytes> TryFrom<&'bytes [u8]> for ReceivedRequest<'bytes> {
    type Error = OpenError;

    fn try_from(bytes: &'bytes [u8]) -> Result<Self, OpenError> {
        let suite = read_suite(bytes, Kind::Request)?;
        read_fields(bytes, suite).ok_or(OpenError::Malformed)
    }
}

/// The fields after the suite; nothing where one is missing, over or out of range.
fn read_fields(bytes: &[u8], suite: Suite) -> Option<ReceivedRequest<'_>> {
    let (_, rest) = bytes.split_at_checked(MAGIC.len() + 2)?;
    let (id, rest) = rest.split_first_chunk()?;
    let (lifetime, rest) = rest.split_first_chunk()?;
    let lifetime_seconds = u16::from_be_bytes(*lifetime);
    let ([flags, label_length], rest) = rest.split_first_chunk()?;
    let (label, rest) = rest.split_at_checked((*label_length).into())?;
    let label = Label::try_from(str::from_utf8(label).ok()?).ok()?;
    let (share, public_key) = rest.split_first_chunk::<SHARE_BYTES>()?;
    ((1..=LIFETIME_SECONDS_MAX).contains(&lifetime_seconds)
        && *flags == 0
        && public_key.len() == suite.public_key_bytes())
    .then_some(ReceivedRequest {
        bytes,
        suite,
        id: RequestId(*id),
        lifetime_seconds,
        label,
        share,
        public_key,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::answer::{SenderKey, read_code, seal_content};
    use crate::package::sender::Signer;
    use crate::package::vectors::{Given, Vector};
    use crate::time::Milliseconds;
    use wasm_bindgen_test::wasm_bindgen_test;

    const NOW: Clocks = Clocks { wall: UnixSeconds(1_790_000_000), monotonic: Milliseconds(0) };

    fn system() -> impl CryptoRng {
        rand_core::UnwrapErr(getrandom::SysRng)
    }

    fn code() -> OneTimeCode {
        read_code("482913").expect("six digits")
    }

    fn request() -> Request {
        let label = Label::try_from("Dr. Asha").expect("a label");
        Request::new(&code(), &label, Suite::X25519, NOW, &mut system())
    }

    fn inner(created: u64) -> Inner {
        let record = r#"{"resourceType":"Bundle","type":"document"}"#.parse().expect("a bundle");
        Inner { created: UnixSeconds(created), record }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_session_key_is_other_libraries() {
        let vector = Vector::read(include_str!("../../tests/vectors/transfer.json"));
        let random = vector.bytes("random");
        let label = Label::try_from("Dr. Asha Rao").expect("a label");
        let request = Request::new(&code(), &label, Suite::X25519, NOW, &mut Given(&random));
        assert_eq!(request.as_bytes(), vector.bytes("request"));
        let answer = vector.bytes("answer");
        let answer = ReceivedAnswer::try_from(&answer[..]).expect("an answer");
        let asked = ReceivedRequest::try_from(request.as_bytes()).expect("our own bytes");
        let exchange = &request.secrets.as_deref().expect("not opened").exchange;
        let key = exchange.key_as_initiator(&request.id.0, asked.message(), answer.message());
        assert_eq!(key.as_deref(), Some(&vector.part("secrets").array("ISK")));
    }

    /// Opens what somebody who knows the code sealed, whatever it is.
    fn open(request: &mut Request, content: Zeroizing<Vec<u8>>) -> Result<Opened, OpenError> {
        let received = ReceivedRequest::try_from(&request.bytes[..]).expect("our own bytes");
        let answer = seal_content(&received, &code(), content, &mut system()).expect("sealed");
        request.open(&answer, NOW)
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn content_that_breaks_the_rules_is_bad_and_ends_the_request() {
        let good = inner(NOW.wall.0).to_bytes();
        let mut not_padded = good.clone();
        *not_padded.last_mut().expect("padded") = 1;
        let after_2106 = inner(u64::from(u32::MAX) + 1).to_bytes();
        let nothing = Zeroizing::new(Vec::new());
        for content in [not_padded, after_2106, nothing] {
            let mut request = request();
            assert_eq!(open(&mut request, content), Err(OpenError::BadContent));
            assert_eq!(request.tries_left(), 0);
            assert_eq!(open(&mut request, good.clone()), Err(OpenError::Gone));
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_signature_carried_over_from_another_request_is_invalid() {
        let key = SenderKey::from_seed(&[7; 32]);
        let (mut asked, other) = (request(), request());
        let hash = Sha256::digest(&other.bytes).into();
        let content = inner(NOW.wall.0).to_signed_bytes(Some(Signer { key: &key, request: &hash }));
        let opened = open(&mut asked, content).expect("sealed under the code");
        let sender = Sender { public_key: key.public_key(), is_valid: false };
        assert_eq!(opened.sender, Some(sender));
    }
}
