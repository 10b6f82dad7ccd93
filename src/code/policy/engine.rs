//! The state machine: a policy, a state and an operation make an outcome and the next state.

use rand_core::CryptoRng;

use super::state::{Account, LATEST, PolicyState};
use super::{Delivery, Outcome, Policy, Subject};
use crate::code::OneTimeCode;
use crate::time::UnixSeconds;

use turn::Turn;

mod turn;

/// How far a clock may go back without being called wrong: it was set right, or another device wrote the state.
const CLOCK_SLACK_SECONDS: u64 = 300;

/// What is to be done for a subject.
#[derive(Clone, Copy, Debug)]
pub enum Operation<'a> {
    /// Takes the code back.
    Cancel,
    /// Lifts a lock, and enables what too many failures disabled. For a person who is sure of the other person.
    Enable,
    /// Makes a code, in the place of any before it.
    Issue,
    /// Tells what became of the message with the code of this challenge.
    Report(&'a str, Delivery),
    /// Makes another code, but only for who waits for one.
    Resend,
    /// Asks how things stand, and changes nothing.
    Status,
    /// Checks what was typed.
    Verify(&'a str),
}

/// A code to be sent.
#[derive(Debug)]
pub struct Issued {
    /// What goes into the message, and nowhere else.
    pub code: OneTimeCode,
    /// 32 hexadecimal digits, to tell what became of the message.
    pub challenge_id: String,
    /// The first moment at which the code is not good any more.
    pub expires: UnixSeconds,
}

/// What came of an operation.
#[derive(Debug)]
#[must_use = "the tries that were spent are in the next state, which must be stored first"]
pub struct Step {
    /// What came of it, in a word.
    pub outcome: Outcome,
    /// How many more wrong codes can be typed; nothing where the policy sets no limit.
    pub attempts_left: Option<u32>,
    /// How long to wait before doing the same again, where waiting helps.
    pub retry_after_seconds: Option<u64>,
    /// How long to wait before another code can be sent.
    pub resend_after_seconds: Option<u64>,
    /// The code, where one was made.
    pub issued: Option<Issued>,
    /// When the code that can be typed now ends.
    pub expires: Option<UnixSeconds>,
    /// What to remember.
    pub state: PolicyState,
}

/// Does one operation.
///
/// # Security
/// This function holds nothing back: whoever calls it twice with the same state checks two codes and spends one try. So
/// the caller **first** stores [`Step::state`], in one transaction that compares the stored revision with that of the
/// state it passed in and replaces the state only where they are the same, and **then** acts on the outcome. Where they
/// differ, another page was faster: the outcome counts for nothing, and the operation starts over from the stored
/// state. A returned state holds the spent attempt whatever came of it, so that a page that is closed between the two
/// has lost a try, and gained nothing.
pub fn apply(
    policy: &Policy,
    mut state: PolicyState,
    subject: &Subject<'_>,
    operation: Operation<'_>,
    now: UnixSeconds,
    rng: &mut impl CryptoRng,
) -> Step {
    let given = now.0.min(LATEST);
    let clock_is_wrong = given.saturating_add(CLOCK_SLACK_SECONDS) < state.high_water;
    let now = given.max(state.high_water);
    let asks_only = matches!(operation, Operation::Status);
    if !asks_only {
        state.advance();
        state.high_water = now;
    }
    if matches!(operation, Operation::Issue | Operation::Resend) {
        state.forget(now);
    }
    let number = subject.number;
    let number_name = state.name(&[b"number", number.as_bytes()]);
    let name = state.name(&[
        b"subject",
        subject.tenant.as_bytes(),
        subject.purpose.as_bytes(),
        number.as_bytes(),
    ]);
    let account = match state.accounts.binary_search_by(|known| known.subject.cmp(&name)) {
        Ok(place) if asks_only => state.accounts[place].clone(),
        Ok(place) => state.accounts.remove(place),
        Err(_) => Account::new(name),
    };
    let mut turn = Turn { policy, subject, number_name, now, clock_is_wrong, state, account };
    turn.forget_failures();
    let (answer, issued) = match operation {
        Operation::Cancel => (turn.cancel(), None),
        Operation::Enable => (turn.enable(), None),
        Operation::Issue => turn.issue(rng),
        Operation::Report(challenge_id, delivery) => (turn.report(challenge_id, delivery), None),
        Operation::Resend => turn.resend(rng),
        Operation::Status => (turn.status(), None),
        Operation::Verify(typed) => (turn.verify(typed), None),
    };
    turn.end(answer, issued, !asks_only)
}

#[cfg(test)]
mod tests;
