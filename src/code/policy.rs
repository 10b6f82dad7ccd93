//! Codes that are sent to a telephone number: how long they live, how often they are sent, how often they may be wrong.
//!
//! A [`Policy`] is a row of a table, named, and [measured against the standards](conformance). [`apply`] is a pure
//! function from a policy, a [`PolicyState`] and an [`Operation`] to an [`Outcome`] and the next state; it stores
//! nothing, sends nothing and reads no clock. What its caller must do is said there.
//!
//! Whoever runs the check learns something; a patient's own browser that checks its own code proves nothing to anybody.

use serde::Serialize;

pub use engine::{Issued, Operation, Step, apply};
pub use outcome::{Delivery, Outcome};
pub use presets::PRESETS;
pub use state::{PolicyState, StateError};
pub use subject::{Subject, SubjectError};

pub mod conformance;
mod engine;
mod outcome;
mod presets;
mod state;
mod subject;

/// The rules for one kind of code. Outside it is spelled as in the file that the presets come from.
#[derive(Debug, Serialize)]
pub struct Policy {
    /// Its name.
    pub id: &'static str,
    /// How many digits a code has.
    pub digits: u8,
    /// How long a code lives.
    #[serde(rename = "ttl_s")]
    pub life_seconds: u32,
    /// How many wrong codes kill a code; without, only its end does.
    pub max_attempts: Option<u32>,
    /// Whether a code opens once: always.
    pub single_use: bool,
    /// How long to wait before the second code, the third, and each one after.
    #[serde(rename = "resend_cooldown_s", skip_serializing_if = "<[u32]>::is_empty")]
    pub cooldowns_seconds: &'static [u32],
    /// How many codes a number is sent in a minute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_sends_per_minute: Option<u32>,
    /// How many codes a number is sent in an hour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_sends_per_hour: Option<u32>,
    /// How long a subject is locked when the attempts are spent, and after each further failure.
    #[serde(rename = "lockout", skip_serializing_if = "<[u32]>::is_empty")]
    pub locks_seconds: &'static [u32],
    /// How long after the last failure the failures are forgotten; without, a success alone clears them.
    #[serde(rename = "attempt_window_s", skip_serializing_if = "Option::is_none")]
    pub failures_forgotten_after_seconds: Option<u32>,
    /// Whether a new code leaves the failures as they are: always.
    pub failures_survive_resend: bool,
    /// How many failures in all disable the subject until a person enables it again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disable_after_total_failures: Option<u32>,
    /// What a right code is good for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Session>,
}

/// How long what a code opened stays open.
#[derive(Debug, Serialize)]
pub struct Session {
    /// Until it must be shown again.
    #[serde(rename = "access_s")]
    pub access_seconds: u32,
    /// Until a new code is needed, where the first can be prolonged.
    #[serde(rename = "refresh_s", skip_serializing_if = "Option::is_none")]
    pub refresh_seconds: Option<u32>,
}

impl Policy {
    /// The preset of this name.
    #[must_use]
    pub fn named(id: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|policy| policy.id == id)
    }

    /// How many codes a number is sent in how many seconds.
    fn rates(&self) -> impl Iterator<Item = (usize, u64)> {
        [(self.max_sends_per_minute, 60), (self.max_sends_per_hour, 3600)]
            .into_iter()
            .filter_map(|(most, seconds)| Some((most? as usize, seconds)))
    }
}
