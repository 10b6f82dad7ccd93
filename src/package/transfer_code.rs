//! The patient's side of a transfer: a code to say, and the one answer that it is good for.

use core::fmt;

use rand_core::CryptoRng;

use super::answer::{AnswerError, SenderKey, draw_code, seal_answer};
use super::request::{ReceivedRequest, TRANSFER_SECONDS};
use crate::code::OneTimeCode;
use crate::record::Record;
use crate::time::{Clocks, Deadline};

/// A code that answers one request, within 15 minutes by both clocks.
///
/// Whoever makes a request has one guess at the code in its answer. One answer for each code keeps that at one in a
/// million, however many requests are held up to a patient's page.
pub struct TransferCode {
    code: Option<OneTimeCode>,
    deadline: Deadline,
}

impl TransferCode {
    /// Draws a code; its time begins now.
    pub fn draw(now: Clocks, rng: &mut impl CryptoRng) -> Self {
        Self { code: Some(draw_code(rng)), deadline: Deadline::after(TRANSFER_SECONDS.into(), now) }
    }

    /// The code to say; nothing once it is spent.
    #[must_use]
    pub fn code(&self) -> Option<&OneTimeCode> {
        self.code.as_ref()
    }

    /// Whether the code may still answer; forgets it where its time is over.
    pub fn is_alive(&mut self, now: Clocks) -> bool {
        if self.deadline.has_passed(now) {
            self.cancel();
        }
        self.code.is_some()
    }

    /// Answers a request, and spends the code. What fails sends nothing and spends nothing.
    ///
    /// # Errors
    /// [`AnswerError`]
    pub fn answer(
        &mut self,
        request: &ReceivedRequest<'_>,
        record: &Record,
        sender: Option<&SenderKey>,
        now: Clocks,
        rng: &mut impl CryptoRng,
    ) -> Result<Vec<u8>, AnswerError> {
        if !self.is_alive(now) {
            return Err(AnswerError::Gone);
        }
        let code = self.code.as_ref().ok_or(AnswerError::Gone)?;
        let answer = seal_answer(request, code, record, now.wall, sender, rng)?;
        self.cancel();
        Ok(answer)
    }

    /// Forgets the code.
    pub fn cancel(&mut self) {
        self.code = None;
    }
}

impl fmt::Debug for TransferCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TransferCode(..)")
    }
}
