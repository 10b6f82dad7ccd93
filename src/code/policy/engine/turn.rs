//! One operation on one subject's account.

use rand_core::CryptoRng;
use subtle::ConstantTimeEq;

use super::{Issued, Step};
use crate::code::hex::Hex;
use crate::code::policy::state::{
    Account, Challenge, Life, MOST_ACCOUNTS, MOST_SENDS, Number, PolicyState, Report,
    SENDS_REMEMBERED_SECONDS,
};
use crate::code::policy::{Delivery, Outcome, Policy, Subject};
use crate::code::{Alphabet, OneTimeCode};
use crate::time::UnixSeconds;

/// An outcome, and how many seconds to wait where waiting helps.
pub(super) type Answer = (Outcome, Option<u64>);

/// One operation, with the subject's account taken out of the state.
pub(super) struct Turn<'a> {
    pub(super) policy: &'a Policy,
    pub(super) subject: &'a Subject<'a>,
    pub(super) number_name: Hex<16>,
    pub(super) now: u64,
    pub(super) clock_is_wrong: bool,
    pub(super) state: PolicyState,
    pub(super) account: Account,
}

impl Turn<'_> {
    pub(super) fn verify(&mut self, typed: &str) -> Answer {
        let digits = self.policy.digits.into();
        let Ok(typed) = OneTimeCode::read(typed, Alphabet::Digits, digits) else {
            return (Outcome::BadFormat, None);
        };
        let standing = self.status();
        if standing.0 != Outcome::Ok {
            return standing;
        }
        let Some(challenge) = self.account.challenge.take() else {
            return (Outcome::NoChallenge, None);
        };
        // The try is spent before anything is compared.
        let before = self.account.clone();
        self.account.failures = before.failures.saturating_add(1);
        self.account.total_failures = before.total_failures.saturating_add(1);
        self.account.last_failure = self.now;
        if bool::from(self.code_mac(&challenge.id, &typed).ct_eq(&challenge.mac)) {
            self.account = Account {
                failures: 0,
                challenge: Some(Challenge { life: Life::Used, ..challenge }),
                ..before
            };
            return (Outcome::Ok, None);
        }
        let answer = self.fail();
        let life = if answer.0 == Outcome::Wrong { Life::Live } else { Life::Dead };
        self.account.challenge = Some(Challenge { life, ..challenge });
        answer
    }

    /// What a failure leads to.
    fn fail(&mut self) -> Answer {
        let account = &mut self.account;
        if self
            .policy
            .disable_after_total_failures
            .is_some_and(|most| account.total_failures >= most)
        {
            account.disabled = true;
            return (Outcome::Disabled, None);
        }
        let Some(beyond) =
            self.policy.max_attempts.and_then(|most| account.failures.checked_sub(most))
        else {
            return (Outcome::Wrong, None);
        };
        let lock = stair(self.policy.locks_seconds, beyond);
        account.locked_until = self.now + lock.unwrap_or(0);
        (Outcome::Locked, lock)
    }

    pub(super) fn resend(&mut self, rng: &mut impl CryptoRng) -> (Answer, Option<Issued>) {
        match &self.account.challenge {
            Some(challenge) if challenge.life != Life::Used => self.issue(rng),
            _ => ((Outcome::NoChallenge, None), None),
        }
    }

    pub(super) fn issue(&mut self, rng: &mut impl CryptoRng) -> (Answer, Option<Issued>) {
        if let Some(refusal) = self.gate().or_else(|| self.wait()) {
            return (refusal, None);
        }
        if !self.make_room() {
            return ((Outcome::RateLimited, Some(SENDS_REMEMBERED_SECONDS)), None);
        }
        let code = OneTimeCode::draw(Alphabet::Digits, self.policy.digits.into(), rng);
        let id = Hex::draw(rng);
        let expires = self.now + u64::from(self.policy.life_seconds);
        let issued = Issued { challenge_id: id.to_text(), expires: UnixSeconds(expires), code };
        self.account.challenge = Some(Challenge {
            mac: self.code_mac(&id, &issued.code),
            id,
            expires,
            life: Life::Live,
            delivery: Report::Pending,
        });
        self.count_send();
        ((Outcome::Ok, None), Some(issued))
    }

    pub(super) fn report(&mut self, challenge_id: &str, delivery: Delivery) -> Answer {
        let known = Hex::read(challenge_id);
        let Some(challenge) = self.account.challenge.as_mut().filter(|challenge| {
            challenge.life == Life::Live && known.as_ref() == Some(&challenge.id)
        }) else {
            return (Outcome::NoChallenge, None);
        };
        match delivery {
            Delivery::Delivered => challenge.delivery = Report::Delivered,
            Delivery::Unknown => challenge.delivery = Report::Unknown,
            Delivery::Failed => {
                // It still counts as sent, or failures could be had without end.
                self.account.challenge = None;
                self.account.cooldown_waived = true;
                return (Outcome::DeliveryFailed, self.wait().and_then(|(_, seconds)| seconds));
            }
        }
        (Outcome::Ok, None)
    }

    pub(super) fn cancel(&mut self) -> Answer {
        match &self.account.challenge {
            Some(challenge) if challenge.life == Life::Live => {
                self.account.challenge = None;
                (Outcome::Ok, None)
            }
            _ => (Outcome::NoChallenge, None),
        }
    }

    pub(super) fn enable(&mut self) -> Answer {
        self.account = Account {
            sends: self.account.sends,
            last_sent: self.account.last_sent,
            ..Account::new(self.account.subject.clone())
        };
        (Outcome::Ok, None)
    }

    /// Whether a code could be typed now; if not, why not.
    pub(super) fn status(&self) -> Answer {
        if let Some(refusal) = self.closed() {
            return refusal;
        }
        let Some(challenge) = &self.account.challenge else {
            return (Outcome::NoChallenge, None);
        };
        let outcome = match challenge.life {
            _ if self.clock_is_wrong => Outcome::ClockError,
            _ if self.now >= challenge.expires => Outcome::Expired,
            Life::Used => Outcome::AlreadyUsed,
            Life::Dead => Outcome::Locked,
            Life::Live => Outcome::Ok,
        };
        (outcome, None)
    }

    /// Whether the subject is disabled or locked.
    fn closed(&self) -> Option<Answer> {
        if self.account.disabled {
            return Some((Outcome::Disabled, None));
        }
        let left = self.account.locked_until.saturating_sub(self.now);
        (left > 0).then_some((Outcome::Locked, Some(left)))
    }

    /// Whether nothing can be issued, however long ago the last code was sent.
    fn gate(&self) -> Option<Answer> {
        self.closed().or(self.clock_is_wrong.then_some((Outcome::ClockError, None)))
    }

    /// Whether a code was sent too recently for another one.
    fn wait(&self) -> Option<Answer> {
        let sent = self.sent();
        let rate = self.policy.rates().filter_map(|(most, seconds)| {
            let full_since = sent.len().checked_sub(most).map(|place| sent[place])?;
            let left = full_since.saturating_add(seconds).saturating_sub(self.now);
            (left > 0).then_some(left)
        });
        if let Some(left) = rate.max() {
            return Some((Outcome::RateLimited, Some(left)));
        }
        let account = &self.account;
        let sends = self.sends_in_a_row().checked_sub(1).filter(|_| !account.cooldown_waived)?;
        let ready = account.last_sent + stair(self.policy.cooldowns_seconds, sends)?;
        let left = ready.saturating_sub(self.now);
        (left > 0).then_some((Outcome::Cooldown, Some(left)))
    }

    fn sends_in_a_row(&self) -> u32 {
        let account = &self.account;
        if account.last_sent.saturating_add(SENDS_REMEMBERED_SECONDS) <= self.now {
            0
        } else {
            account.sends
        }
    }

    /// When codes were sent to this number, oldest first.
    fn sent(&self) -> &[u64] {
        let numbers = &self.state.numbers;
        match numbers.binary_search_by(|known| known.number.cmp(&self.number_name)) {
            Ok(place) => &numbers[place].sent,
            Err(_) => &[],
        }
    }

    fn count_send(&mut self) {
        self.account.sends = self.sends_in_a_row().saturating_add(1);
        self.account.last_sent = self.now;
        self.account.cooldown_waived = false;
        if self.policy.rates().next().is_none() {
            return;
        }
        let numbers = &mut self.state.numbers;
        let place = match numbers.binary_search_by(|known| known.number.cmp(&self.number_name)) {
            Ok(place) => place,
            Err(place) => {
                let number = self.number_name.clone();
                numbers.insert(place, Number { number, sent: Vec::new() });
                place
            }
        };
        let sent = &mut numbers[place].sent;
        sent.push(self.now);
        if sent.len() > MOST_SENDS {
            sent.remove(0);
        }
    }

    /// Makes room for one more account, by forgetting the oldest of those that have no failure, no lock and no live
    /// code.
    fn make_room(&mut self) -> bool {
        let now = self.now;
        let accounts = &mut self.state.accounts;
        if accounts.len() >= MOST_ACCOUNTS {
            let idle = |account: &Account| {
                account.total_failures == 0
                    && !account.disabled
                    && account.locked_until <= now
                    && !account.challenge.as_ref().is_some_and(|challenge| {
                        challenge.life == Life::Live && challenge.expires > now
                    })
            };
            let oldest = (0..accounts.len())
                .filter(|&place| idle(&accounts[place]))
                .min_by_key(|&place| accounts[place].last_sent);
            let Some(oldest) = oldest else { return false };
            accounts.remove(oldest);
        }
        self.state.numbers.len() < MOST_ACCOUNTS || !self.sent().is_empty()
    }

    pub(super) fn forget_failures(&mut self) {
        let account = &mut self.account;
        if self
            .policy
            .failures_forgotten_after_seconds
            .is_some_and(|seconds| account.last_failure.saturating_add(seconds.into()) <= self.now)
        {
            account.failures = 0;
        }
    }

    fn code_mac(&self, id: &Hex<16>, code: &OneTimeCode) -> Hex<32> {
        self.state.mac(&[
            b"code",
            &id.0,
            self.subject.purpose.as_bytes(),
            self.subject.tenant.as_bytes(),
            self.subject.number.as_bytes(),
            code.as_str().as_bytes(),
        ])
    }

    /// Puts the account back, and tells what came of it all.
    pub(super) fn end(
        mut self,
        (outcome, retry): Answer,
        issued: Option<Issued>,
        store: bool,
    ) -> Step {
        let attempts_left = match (outcome, self.policy.max_attempts) {
            (Outcome::Disabled | Outcome::Locked, _) => Some(0),
            (_, most) => most.map(|most| most.saturating_sub(self.account.failures).max(1)),
        };
        let resend_after_seconds = self.wait().and_then(|(_, seconds)| seconds);
        let expires = match (&self.account.challenge, self.status().0) {
            (Some(challenge), Outcome::Ok) => Some(UnixSeconds(challenge.expires)),
            _ => None,
        };
        if store && !self.account.is_blank() {
            let accounts = &mut self.state.accounts;
            let place = accounts.partition_point(|known| known.subject < self.account.subject);
            accounts.insert(place, self.account);
        }
        Step {
            outcome,
            attempts_left,
            retry_after_seconds: retry,
            resend_after_seconds,
            issued,
            expires,
            state: self.state,
        }
    }
}

/// The step of a stair; the last one goes on for ever.
fn stair(steps: &[u32], place: u32) -> Option<u64> {
    steps.get(place as usize).or(steps.last()).map(|&seconds| seconds.into())
}
