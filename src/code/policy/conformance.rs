//! Where a policy falls short of the standards, computed from its numbers: a preset cannot be changed and its note
//! forgotten.
//!
//! Sources: NIST SP 800-63B-4 (2025) and OWASP ASVS 5.0. What no policy can mend is not listed: that SMS is a
//! *restricted* authenticator (NIST §3.1.3.3), that messengers and mail are none at all, and that the clock is the
//! device's own.

use serde::Serialize;

use super::Policy;

/// Codes of fewer digits can be guessed.
const FEWEST_DIGITS: u8 = 6;
const LONGEST_LIFE_SECONDS: u32 = 600;
const MOST_FAILURES: u32 = 100;
const LONGEST_SESSION_SECONDS: u32 = 86_400;

/// One rule of a standard that a policy breaks.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Shortfall {
    /// A name for it, for translations.
    pub code: &'static str,
    /// Where it is written.
    pub rule: &'static str,
    /// What it means, in English.
    pub note: &'static str,
}

type Breaks = fn(&Policy) -> bool;

const RULES: &[(Breaks, Shortfall)] = &[
    (
        |policy| policy.digits < FEWEST_DIGITS,
        Shortfall {
            code: "digits-too-few",
            rule: "NIST SP 800-63B-4 3.1.3.2; ASVS 5.0 6.5.4",
            note: "A code needs at least six digits (20 bits).",
        },
    ),
    (
        |policy| policy.life_seconds > LONGEST_LIFE_SECONDS,
        Shortfall {
            code: "life-too-long",
            rule: "NIST SP 800-63B-4 3.1.3.2; ASVS 5.0 6.5.5",
            note: "A code that is sent must end within ten minutes.",
        },
    ),
    (
        |policy| policy.max_attempts.is_none(),
        Shortfall {
            code: "attempts-unlimited",
            rule: "NIST SP 800-63B-4 3.1.3.2; ASVS 5.0 6.6.3",
            note: "Wrong codes must be limited: under 64 bits, guessing is.",
        },
    ),
    (
        |policy| policy.disable_after_total_failures.is_none_or(|most| most > MOST_FAILURES),
        Shortfall {
            code: "never-disabled",
            rule: "NIST SP 800-63B-4 3.2.2",
            note: "After at most 100 failures in a row the authenticator must be disabled.",
        },
    ),
    (
        |policy| policy.cooldowns_seconds.is_empty() && policy.rates().next().is_none(),
        Shortfall {
            code: "sends-unlimited",
            rule: "ASVS 5.0 6.6.3",
            note: "Sending codes must be limited.",
        },
    ),
    (
        |policy| {
            policy.session.as_ref().is_some_and(|session| {
                session.refresh_seconds.unwrap_or(session.access_seconds) > LONGEST_SESSION_SECONDS
            })
        },
        Shortfall {
            code: "session-too-long",
            rule: "NIST SP 800-63B-4 2.2.3",
            note: "A session at AAL2 should end after 24 hours at most.",
        },
    ),
];

/// The rules that a policy breaks; none for one that conforms.
pub fn shortfalls(policy: &Policy) -> impl Iterator<Item = Shortfall> {
    RULES.iter().filter(|(breaks, _)| breaks(policy)).map(|(_, shortfall)| *shortfall)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn only_the_recommended_policy_conforms() {
        for (id, expected) in [
            (
                "mdawa-transfer",
                &["life-too-long", "attempts-unlimited", "never-disabled", "sends-unlimited"][..],
            ),
            ("vet-whatsapp", &["digits-too-few", "never-disabled"]),
            ("clinic-sms", &["never-disabled", "session-too-long"]),
            ("officer-login", &["never-disabled"]),
            ("recommended", &[]),
        ] {
            let policy = Policy::named(id).expect("a preset");
            let codes: Vec<_> = shortfalls(policy).map(|shortfall| shortfall.code).collect();
            assert_eq!(codes, expected, "{id}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn each_limit_is_kept_at_its_edge() {
        let recommended = || Policy { session: None, ..*Policy::named("recommended").expect("it") };
        let edge = Policy {
            life_seconds: 600,
            session: Some(super::super::Session { access_seconds: 86_400, refresh_seconds: None }),
            ..recommended()
        };
        assert_eq!(shortfalls(&edge).count(), 0);
        for over in [
            Policy { life_seconds: 601, ..recommended() },
            Policy { disable_after_total_failures: Some(101), ..recommended() },
            Policy {
                session: Some(super::super::Session {
                    access_seconds: 86_401,
                    refresh_seconds: None,
                }),
                ..recommended()
            },
        ] {
            assert_eq!(shortfalls(&over).count(), 1);
        }
    }
}
