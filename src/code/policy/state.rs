//! What is remembered between operations: plain JSON, of bounded size.
//!
//! Numbers, tenants and purposes are kept as keyed hashes and codes as keyed MACs (HMAC-SHA-256, fields with their
//! lengths before them), never in clear. The key lies in the state itself, drawn when the state is: so the hashes keep
//! names and codes out of a glance, a log or a screenshot, and no more (six digits are tried in a millisecond by who
//! has the key). The state is a secret: keep it in the vault.
//!
//! Whoever can put back an older copy of the state gives himself back the tries that were spent since, and can use a
//! used code again. No check within the state can see that: `revision` only grows, and a store that keeps the highest
//! one that it has seen can.

use hmac::{Hmac, KeyInit, Mac};
use rand_core::CryptoRng;
use serde_json::Value;
use sha2::Sha256;

use crate::code::hex::Hex;
use crate::code::kept::{Fields, Writer};
use crate::time::UnixSeconds;

const VERSION: u64 = 1;

/// 1,000 accounts are 400 KB of JSON.
const MOST_JSON_BYTES: usize = 1 << 20;
pub(super) const MOST_ACCOUNTS: usize = 1_000;

/// No policy lets more codes be sent in its window.
pub(super) const MOST_SENDS: usize = 16;

/// No policy looks back further for the codes that were sent.
pub(super) const SENDS_REMEMBERED_SECONDS: u64 = 3_600;

/// So long is an ended code remembered, so that it is called ended and not unknown.
const ENDED_REMEMBERED_SECONDS: u64 = 86_400;

/// So long after the last one are failures in all remembered, where they have not disabled a subject for good.
const FAILURES_REMEMBERED_SECONDS: u64 = 30 * 86_400;

/// No lock and no code lasts longer than a day, so that nothing lies further ahead of the latest moment seen.
const FURTHEST_AHEAD_SECONDS: u64 = 86_400;

/// The end of the year 9999: later than any clock, and far below the 2^53 up to which JavaScript counts.
pub(super) const LATEST: u64 = 253_402_300_799;
const HIGHEST: u64 = (1 << 53) - 1;

/// Everything that the engine remembers.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PolicyState {
    /// One more after each operation that may have changed something.
    pub(super) revision: u64,
    key: Hex<32>,
    /// The latest moment that was ever seen.
    pub(super) high_water: u64,
    /// In the order of their subjects.
    pub(super) accounts: Vec<Account>,
    /// In the order of their numbers.
    pub(super) numbers: Vec<Number>,
}

/// What is remembered of one subject.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Account {
    pub(super) subject: Hex<16>,
    /// Since the last success.
    pub(super) failures: u32,
    /// Ever, until a person enables the subject again.
    pub(super) total_failures: u32,
    pub(super) last_failure: u64,
    pub(super) locked_until: u64,
    pub(super) disabled: bool,
    /// Codes sent, each within an hour of the one before.
    pub(super) sends: u32,
    pub(super) last_sent: u64,
    /// The last message certainly did not go out, so that the next need not wait.
    pub(super) cooldown_waived: bool,
    pub(super) challenge: Option<Challenge>,
}

/// A code that was issued.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Challenge {
    pub(super) id: Hex<16>,
    pub(super) mac: Hex<32>,
    pub(super) expires: u64,
    pub(super) life: Life,
    pub(super) delivery: Report,
}

/// What became of a code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Life {
    /// Too many wrong ones were typed for it.
    Dead,
    Live,
    Used,
}

impl Life {
    const ALL: [Self; 3] = [Self::Dead, Self::Live, Self::Used];
    const NAMES: [&str; 3] = ["dead", "live", "used"];
}

/// What became of the message with a code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Report {
    Delivered,
    Pending,
    Unknown,
}

impl Report {
    const ALL: [Self; 3] = [Self::Delivered, Self::Pending, Self::Unknown];
    const NAMES: [&str; 3] = ["delivered", "pending", "unknown"];
}

/// When codes were sent to one number, whatever for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Number {
    pub(super) number: Hex<16>,
    pub(super) sent: Vec<u64>,
}

/// Why a state could not be read.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum StateError {
    /// No state, or a damaged one.
    #[error("no policy state, or a damaged one")]
    Malformed,
    /// Of a newer version of this module.
    #[error("a policy state of another version")]
    Version,
}

impl PolicyState {
    /// A state that remembers nothing, with a key of its own.
    pub fn new(rng: &mut impl CryptoRng) -> Self {
        Self {
            revision: 0,
            key: Hex::draw(rng),
            high_water: 0,
            accounts: Vec::new(),
            numbers: Vec::new(),
        }
    }

    /// Reads what [`Self::to_json`] wrote.
    ///
    /// # Errors
    /// [`StateError`].
    pub fn from_json(json: &str) -> Result<Self, StateError> {
        if json.len() > MOST_JSON_BYTES {
            return Err(StateError::Malformed);
        }
        let value: Value = serde_json::from_str(json).map_err(|_| StateError::Malformed)?;
        let mut fields = Fields::of(&value).ok_or(StateError::Malformed)?;
        if fields.number("version").ok_or(StateError::Malformed)? != VERSION {
            return Err(StateError::Version);
        }
        Self::of(fields).filter(Self::is_sound).ok_or(StateError::Malformed)
    }

    fn of(mut fields: Fields<'_>) -> Option<Self> {
        let state = Self {
            revision: fields.number("revision")?,
            key: fields.hex("key")?,
            high_water: fields.number("highWater")?,
            accounts: fields.list("accounts")?.iter().map(Account::of).collect::<Option<_>>()?,
            numbers: fields.list("numbers")?.iter().map(Number::of).collect::<Option<_>>()?,
        };
        fields.end()?;
        Some(state)
    }

    /// The state as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut writer = Writer::default();
        writer.open("", '{').number("version", VERSION).number("revision", self.revision);
        writer.text("key", &self.key.to_text()).number("highWater", self.high_water);
        writer.open("accounts", '[');
        for account in &self.accounts {
            account.write(&mut writer);
        }
        writer.close(']').open("numbers", '[');
        for Number { number, sent } in &self.numbers {
            writer.open("", '{').text("number", &number.to_text()).open("sent", '[');
            for &sent in sent {
                writer.number("", sent);
            }
            writer.close(']').close('}');
        }
        writer.close(']').close('}');
        writer.into_json()
    }

    /// How many operations led here. A store replaces the state of one revision by that of the next, and nothing else.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Forgets what no rule asks for any more. Issuing a code does so too.
    pub fn sweep(&mut self, now: UnixSeconds) {
        self.advance();
        self.forget(now.0.min(LATEST).max(self.high_water));
    }

    pub(super) fn forget(&mut self, now: u64) {
        let older = |moment: u64, seconds: u64| moment.saturating_add(seconds) <= now;
        for number in &mut self.numbers {
            number.sent.retain(|&sent| !older(sent, SENDS_REMEMBERED_SECONDS));
        }
        self.numbers.retain(|number| !number.sent.is_empty());
        self.accounts.retain(|account| {
            account.disabled
                || account.locked_until > now
                || !older(account.last_sent, SENDS_REMEMBERED_SECONDS)
                || (account.total_failures > 0
                    && !older(account.last_failure, FAILURES_REMEMBERED_SECONDS))
                || account
                    .challenge
                    .as_ref()
                    .is_some_and(|it| !older(it.expires, ENDED_REMEMBERED_SECONDS))
        });
    }

    /// Takes `now` for right, where the highest moment that was seen came from a clock that had gone ahead. For a
    /// person who has compared the clock with another one.
    ///
    /// No code outlives it, what is left of a lock runs from now, and codes that were sent count as sent no later than
    /// now.
    pub fn correct_clock(&mut self, now: UnixSeconds) {
        let (now, seen) = (now.0.min(LATEST), self.high_water);
        self.advance();
        self.high_water = now;
        for account in &mut self.accounts {
            account.challenge = None;
            account.last_failure = account.last_failure.min(now);
            account.last_sent = account.last_sent.min(now);
            account.locked_until = now + account.locked_until.saturating_sub(seen);
        }
        for sent in self.numbers.iter_mut().flat_map(|number| &mut number.sent) {
            *sent = (*sent).min(now);
        }
    }

    pub(super) fn advance(&mut self) {
        self.revision = (self.revision + 1).min(HIGHEST);
    }

    /// A MAC of some fields under the state's key. Each field stands behind its length, so that no two lists of fields
    /// are the same bytes.
    pub(super) fn mac(&self, fields: &[&[u8]]) -> Hex<32> {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.key.0).expect("HMAC takes a key of any length");
        for field in fields {
            mac.update(&(field.len() as u64).to_be_bytes());
            mac.update(field);
        }
        Hex(mac.finalize().into_bytes().into())
    }

    /// A name for some fields that tells nothing to who has not the key.
    pub(super) fn name(&self, fields: &[&[u8]]) -> Hex<16> {
        let mac = self.mac(fields);
        Hex(core::array::from_fn(|place| mac.0[place]))
    }

    /// Whether the parts are such as the engine leaves them.
    fn is_sound(&self) -> bool {
        let moments = self.accounts.iter().flat_map(|account| {
            let expires = account.challenge.as_ref().map_or(0, |challenge| challenge.expires);
            [account.last_failure, account.locked_until, account.last_sent, expires]
        });
        let sent = self.numbers.iter().flat_map(|number| &number.sent);
        self.accounts.len() <= MOST_ACCOUNTS
            && self.numbers.len() <= MOST_ACCOUNTS
            && self.accounts.is_sorted_by(|one, next| one.subject < next.subject)
            && self.numbers.is_sorted_by(|one, next| one.number < next.number)
            && self.numbers.iter().all(|number| number.sent.len() <= MOST_SENDS)
            && self.revision <= HIGHEST
            && self.high_water <= LATEST
            && moments
                .chain(sent.copied())
                .all(|moment| moment <= self.high_water + FURTHEST_AHEAD_SECONDS)
    }
}

impl Account {
    pub(super) fn new(subject: Hex<16>) -> Self {
        Self {
            subject,
            failures: 0,
            total_failures: 0,
            last_failure: 0,
            locked_until: 0,
            disabled: false,
            sends: 0,
            last_sent: 0,
            cooldown_waived: false,
            challenge: None,
        }
    }

    fn of(value: &Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        let account = Self {
            subject: fields.hex("subject")?,
            failures: fields.small_number("failures")?,
            total_failures: fields.small_number("totalFailures")?,
            last_failure: fields.number("lastFailure")?,
            locked_until: fields.number("lockedUntil")?,
            disabled: fields.flag("disabled")?,
            sends: fields.small_number("sends")?,
            last_sent: fields.number("lastSent")?,
            cooldown_waived: fields.flag("cooldownWaived")?,
            challenge: match fields.value("challenge")? {
                Value::Null => None,
                challenge => Some(Challenge::of(challenge)?),
            },
        };
        fields.end()?;
        Some(account)
    }

    fn write(&self, to: &mut Writer) {
        to.open("", '{').text("subject", &self.subject.to_text());
        for (name, number) in [
            ("failures", self.failures.into()),
            ("totalFailures", self.total_failures.into()),
            ("lastFailure", self.last_failure),
            ("lockedUntil", self.locked_until),
            ("sends", self.sends.into()),
            ("lastSent", self.last_sent),
        ] {
            to.number(name, number);
        }
        to.flag("disabled", self.disabled).flag("cooldownWaived", self.cooldown_waived);
        match &self.challenge {
            Some(challenge) => challenge.write(to),
            None => _ = to.null("challenge"),
        }
        to.close('}');
    }

    /// Whether there is nothing to remember.
    pub(super) fn is_blank(&self) -> bool {
        self.last_sent == 0
            && self.challenge.is_none()
            && self.total_failures == 0
            && self.sends == 0
            && !self.disabled
    }
}

impl Challenge {
    fn of(value: &Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        let challenge = Self {
            id: fields.hex("id")?,
            mac: fields.hex("mac")?,
            expires: fields.number("expires")?,
            life: Life::ALL[fields.choice("life", &Life::NAMES)?],
            delivery: Report::ALL[fields.choice("delivery", &Report::NAMES)?],
        };
        fields.end()?;
        Some(challenge)
    }

    fn write(&self, to: &mut Writer) {
        to.open("challenge", '{').text("id", &self.id.to_text()).text("mac", &self.mac.to_text());
        to.number("expires", self.expires);
        to.text("life", Life::NAMES[self.life as usize]);
        to.text("delivery", Report::NAMES[self.delivery as usize]);
        to.close('}');
    }
}

impl Number {
    fn of(value: &Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        let number = Self {
            number: fields.hex("number")?,
            sent: fields.list("sent")?.iter().map(Value::as_u64).collect::<Option<_>>()?,
        };
        fields.end()?;
        Some(number)
    }
}

#[cfg(test)]
mod tests;
