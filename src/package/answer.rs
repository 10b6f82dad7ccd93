//! The patient's answer: a record sealed for one request under the code that its maker was told.
//!
//! | offset | bytes      | field                                                                               |
//! |-------:|-----------:|-------------------------------------------------------------------------------------|
//! |      0 |          4 | `MDW`, `0x12`                                                                       |
//! |      4 |          1 | [`Suite`], the request's                                                            |
//! |      5 |         16 | request id                                                                          |
//! |     21 |         32 | share of the patient's side                                                         |
//! |     53 | 32 or 1120 | encapsulated key (`enc`) of the suite                                               |
//! |      … |          … | ciphertext of a padded length, then 16 bytes of tag                                 |
//!
//! Both sides turn the code into one session key ([`super::cpace`]); it is the pre-shared key of an HPKE seal to the
//! request's public key ([`super::suite`]). Bytes 0 to 20 go into the session key, 0 to 52 are associated data, and
//! HPKE binds the encapsulated key. The seal is also bound to the hash of the request.

use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::cpace::{Message, SHARE_BYTES, Secret, Share};
use super::inner::Inner;
use super::request::{ID_BYTES, ReceivedRequest, RequestId, Suite};
use super::sender::Signer;
pub use super::sender::{Sender, SenderKey, SenderPublicKey};
use super::suite::{Binding, TAG_BYTES};
use super::{Kind, MAGIC, OpenError, PACKAGE_BYTES_MAX, read_suite};
use crate::code::{Alphabet, CodeError, OneTimeCode};
use crate::record::Record;
use crate::time::UnixSeconds;

const SHARE_OFFSET: usize = 21;
const HEAD_BYTES: usize = SHARE_OFFSET + SHARE_BYTES;
const CODE_DIGITS: usize = 6;

/// Why a request was not answered. Nothing was sealed, and the code is as good as before.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum AnswerError {
    /// The request's share or key is none: no page of ours made it, or it was changed on its way.
    #[error("request has keys that cannot be used")]
    CannotAnswer,
    /// The code answered a request before, or its time is over.
    #[error("code is used up or expired")]
    Gone,
    /// The answer would be larger than [`PACKAGE_BYTES_MAX`].
    #[error("answer would be larger than {PACKAGE_BYTES_MAX} bytes")]
    TooBig,
}

/// Reads what a person typed as a transfer's code.
///
/// # Errors
/// [`CodeError`] when it cannot be one; no try is spent.
pub fn read_code(typed: &str) -> Result<OneTimeCode, CodeError> {
    OneTimeCode::read(typed, Alphabet::Digits, CODE_DIGITS)
}

/// Draws a transfer's code.
pub fn draw_code(rng: &mut impl CryptoRng) -> OneTimeCode {
    OneTimeCode::draw(Alphabet::Digits, CODE_DIGITS, rng)
}

/// Seals a record as the answer to a request.
///
/// # Security
/// Each answer under a code is one guess for whoever made its request. So a code answers one request and is then spent:
/// [`TransferCode`](super::transfer_code::TransferCode) sees to that, this function does not.
///
/// # Errors
/// [`AnswerError::CannotAnswer`] and [`AnswerError::TooBig`].
pub fn seal_answer(
    request: &ReceivedRequest<'_>,
    code: &OneTimeCode,
    record: &Record,
    created: UnixSeconds,
    sender: Option<&SenderKey>,
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, AnswerError> {
    let hash = Sha256::digest(request.as_bytes()).into();
    let signer = sender.map(|key| Signer { key, request: &hash });
    let inner = Inner { created: created.in_32_bits(), record: record.clone() };
    seal_content(request, code, inner.to_signed_bytes(signer), rng)
}

/// Seals what is to be inside, whatever it is.
pub(super) fn seal_content(
    request: &ReceivedRequest<'_>,
    code: &OneTimeCode,
    mut content: Zeroizing<Vec<u8>>,
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, AnswerError> {
    let suite = request.suite();
    let id = request.id();
    if HEAD_BYTES + suite.encapsulated_bytes() + content.len() + TAG_BYTES > PACKAGE_BYTES_MAX {
        return Err(AnswerError::TooBig);
    }

    let exchange = Secret::draw(rng);
    let share = exchange.share(code.as_str().as_bytes(), &id.0);
    let head = [MAGIC, &[Kind::Answer.byte(), suite.number()][..], &id.0, &share].concat();
    let mine = Message { share: &share, associated: &head[..SHARE_OFFSET] };
    let key = exchange
        .key_as_responder(&id.0, request.message(), mine)
        .ok_or(AnswerError::CannotAnswer)?;
    let binding = Binding { info: &request.info(), associated: &head };
    let sealed = suite
        .seal(request.public_key(), &key, binding, &mut content, rng)
        .map_err(|_| AnswerError::CannotAnswer)?;
    Ok([&head[..], &sealed.encapsulated, &content, &sealed.tag].concat())
}

/// An answer whose public bytes have been checked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ReceivedAnswer<'bytes> {
    suite: Suite,
    id: RequestId,
    head: &'bytes [u8; HEAD_BYTES],
    share: &'bytes Share,
    encapsulated: &'bytes [u8],
    ciphertext: &'bytes [u8],
    tag: &'bytes [u8; TAG_BYTES],
}

impl<'bytes> ReceivedAnswer<'bytes> {
    /// The suite it was sealed in.
    #[must_use]
    pub fn suite(&self) -> Suite {
        self.suite
    }

    /// The public name of the request that it says to answer.
    #[must_use]
    pub fn id(&self) -> RequestId {
        self.id
    }

    /// What the patient's side says in the exchange: its share, bound to what is in front of it.
    pub(super) fn message(&self) -> Message<'bytes> {
        Message { share: self.share, associated: &self.head[..SHARE_OFFSET] }
    }

    pub(super) fn associated(&self) -> &'bytes [u8] {
        self.head
    }

    pub(super) fn encapsulated(&self) -> &'bytes [u8] {
        self.encapsulated
    }

    pub(super) fn ciphertext(&self) -> &'bytes [u8] {
        self.ciphertext
    }

    pub(super) fn tag(&self) -> &'bytes [u8] {
        self.tag
    }
}

impl<'bytes> TryFrom<&'bytes [u8]> for ReceivedAnswer<'bytes> {
    type Error = OpenError;

    fn try_from(bytes: &'bytes [u8]) -> Result<Self, OpenError> {
        let suite = read_suite(bytes, Kind::Answer)?;
        read_fields(bytes, suite).ok_or(OpenError::Malformed)
    }
}

/// The fields after the suite; nothing where one is missing. How long a ciphertext may be is for the seal to say.
fn read_fields(bytes: &[u8], suite: Suite) -> Option<ReceivedAnswer<'_>> {
    let (head, rest) = bytes.split_first_chunk::<HEAD_BYTES>()?;
    let (public_head, share) = head.split_last_chunk::<SHARE_BYTES>()?;
    let (_, id) = public_head.split_last_chunk::<ID_BYTES>()?;
    let (encapsulated, rest) = rest.split_at_checked(suite.encapsulated_bytes())?;
    let (ciphertext, tag) = rest.split_last_chunk()?;
    Some(ReceivedAnswer { suite, id: RequestId(*id), head, share, encapsulated, ciphertext, tag })
}
