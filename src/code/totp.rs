//! Codes that the clock moves on: TOTP (RFC 6238).
//!
//! A code is good for its own step of time and one on either side (§5.2: one step of delay is recommended; phones'
//! clocks also run ahead), so three codes are live and a guess has three chances in a million. It is accepted once: who
//! checks keeps the step of the last accepted code, the very first one of the set-up included, and nothing up to it is
//! accepted again.

use super::OneTimeCode;
use super::hotp::{HotpKey, KeyError, Verdict};
use crate::time::UnixSeconds;

/// Some apps make codes that live longer than half a minute; none lets them live longer than this.
const LONGEST_PERIOD_SECONDS: u64 = 3600;

/// A key whose codes change with time.
#[derive(Debug)]
pub struct TotpKey {
    key: HotpKey,
    period: u64,
}

impl TotpKey {
    /// A key whose codes change every `period_seconds`.
    ///
    /// # Errors
    /// [`KeyError::Period`].
    pub fn new(key: HotpKey, period_seconds: u64) -> Result<Self, KeyError> {
        if (1..=LONGEST_PERIOD_SECONDS).contains(&period_seconds) {
            Ok(Self { key, period: period_seconds })
        } else {
            Err(KeyError::Period)
        }
    }

    /// The code of this moment.
    #[must_use]
    pub fn code(&self, now: UnixSeconds) -> OneTimeCode {
        self.key.code(self.step(now))
    }

    /// Checks what was typed. Of an accepted code, the step is to be kept as the last that is spent.
    ///
    /// # Security
    /// The step is to be kept before anything is done on the strength of the verdict, and tries are to be counted by
    /// who asks: at three in a million, a hundred are enough to give up (NIST SP 800-63B-4 §3.2.2). Time comes from
    /// this device and not from a trusted service, so ASVS 5.0 6.5.8 is not met offline.
    #[must_use]
    pub fn verify(&self, typed: &str, now: UnixSeconds, last_used: Option<u64>) -> Verdict {
        let Ok(typed) = self.key.read(typed) else { return Verdict::Malformed };
        let step = self.step(now);
        let window = step.saturating_sub(1)..=step.saturating_add(1);
        match (self.key.find(&typed, window), last_used) {
            (None, _) => Verdict::Wrong,
            (Some(step), Some(last)) if step <= last => Verdict::Replay,
            (Some(step), _) => Verdict::Accepted(step),
        }
    }

    fn step(&self, now: UnixSeconds) -> u64 {
        now.0 / self.period
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::hotp::Algorithm;
    use crate::code::secret::Secret;
    use proptest::prelude::*;
    use serde_json::Value;
    use wasm_bindgen_test::wasm_bindgen_test;

    const RFC_SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    fn file(text: &str) -> Value {
        serde_json::from_str(text).expect("valid JSON")
    }

    fn key(secret: &str, algorithm: &str, digits: u64, period: u64) -> TotpKey {
        let secret = Secret::read(secret).expect("base32");
        let algorithm = algorithm.parse().expect("an algorithm");
        let digits = u8::try_from(digits).expect("few digits");
        TotpKey::new(HotpKey::new(&secret, algorithm, digits).expect("a key"), period)
            .expect("a period")
    }

    fn rfc() -> TotpKey {
        key(RFC_SECRET, "SHA1", 6, 30)
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn codes_are_those_of_rfc_6238_appendix_b_and_of_four_independent_tools() {
        let mut tried = 0;
        for text in [
            include_str!("../../tests/vectors/rfc6238.json"),
            include_str!("../../tests/vectors/crosscheck-totp.json"),
        ] {
            for row in file(text)["rows"].as_array().expect("rows") {
                let number = |name: &str| row[name].as_u64().expect("a number");
                let text = |name: &str| row[name].as_str().expect("a text");
                let key = key(text("secret_b32"), text("algo"), number("digits"), number("period"));
                let now = UnixSeconds(number("time"));
                assert_eq!(key.code(now).as_str(), text("code"), "{row}");
                let step = now.0 / number("period");
                assert_eq!(key.verify(text("code"), now, None), Verdict::Accepted(step), "{row}");
                tried += 1;
            }
        }
        assert_eq!(tried, 18 + 243);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn steam_codes_are_those_of_another_tool_and_typed_in_either_case() {
        let rows = file(include_str!("../../tests/vectors/steam.json"));
        let rows = rows["rows"].as_array().expect("rows");
        for row in rows {
            let key = key(row["secret_b32"].as_str().expect("base32"), "steam", 5, 30);
            let now = UnixSeconds(row["time"].as_u64().expect("a time"));
            let code = row["code"].as_str().expect("a code");
            assert_eq!(key.code(now).as_str(), code);
            let typed = format!(" {}-{}", &code[..2], code[2..].to_lowercase());
            assert_eq!(key.verify(&typed, now, None), Verdict::Accepted(now.0 / 30));
            assert_eq!(key.verify("PV9M1", now, None), Verdict::Malformed);
        }
        assert_eq!(rows.len(), 10);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn codes_are_accepted_once_as_the_shared_cases_say() {
        let cases = file(include_str!("../../tests/vectors/replay-time.json"));
        let key = rfc();
        let mut tried = 0;
        for case in cases["cases"].as_array().expect("cases") {
            let mut last_used = None;
            for step in case["steps"].as_array().expect("steps") {
                let now = UnixSeconds(step["now"].as_u64().expect("a time"));
                let verdict = key.verify(step["code"].as_str().expect("a code"), now, last_used);
                let expected = match verdict {
                    Verdict::Accepted(step) => {
                        last_used = Some(step);
                        "accepted"
                    }
                    Verdict::Malformed => "bad_format",
                    Verdict::Replay => "replay",
                    Verdict::Wrong => "wrong",
                };
                assert_eq!(step["expect"], expected, "{case}");
                if let Some(after) = step["last_used_after"].as_u64() {
                    assert_eq!(last_used, Some(after), "{case}");
                }
                tried += 1;
            }
        }
        assert_eq!(tried, 16);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn codes_with_leading_zeros_and_codes_that_stand_at_two_steps_are_no_exception() {
        let key = rfc();
        let cases = file(include_str!("../../tests/vectors/special-codes.json"));
        let cases = cases["cases"].as_array().expect("cases");
        for case in cases {
            let now = UnixSeconds(case["time"].as_u64().expect("a time"));
            let code = case["code"].as_str().expect("a code");
            let step = case["counter"].as_u64().expect("a step");
            assert_eq!(key.code(now).as_str(), code);
            // The higher of two neighbours is spent, so that the same digits are not good for the next step.
            let spent =
                case["next_counter"].as_u64().filter(|&next| next == step + 1).unwrap_or(step);
            assert_eq!(key.verify(code, now, None), Verdict::Accepted(spent), "{case}");
            for later in [now, now.plus(30), now.plus(59)] {
                assert_ne!(
                    key.verify(code, later, Some(spent)),
                    Verdict::Accepted(spent),
                    "{case}"
                );
            }
        }
        assert_eq!(cases.len(), 8);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_period_is_at_most_an_hour() {
        let key = || {
            let secret = Secret::read(RFC_SECRET).expect("base32");
            HotpKey::new(&secret, Algorithm::Sha1, 6).expect("a key")
        };
        for period in [0, 3601, u64::MAX] {
            assert_eq!(TotpKey::new(key(), period).err(), Some(KeyError::Period));
        }
        assert!(TotpKey::new(key(), 3600).is_ok());
    }

    proptest! {
        #[test]
        fn no_step_is_accepted_twice_whatever_the_clock_does(
            moments in proptest::collection::vec((0_u64..400, 0_u64..5), 1..40)
        ) {
            let key = rfc();
            let mut last_used = None;
            let mut spent = Vec::new();
            for (now, ahead) in moments {
                let typed = key.code(UnixSeconds(now + 30 * ahead));
                if let Verdict::Accepted(step) = key.verify(typed.as_str(), UnixSeconds(now), last_used) {
                    prop_assert!(!spent.contains(&step));
                    prop_assert!(step.abs_diff(now / 30) <= 1);
                    spent.push(step);
                    last_used = Some(step);
                }
            }
        }

        #[test]
        fn verifying_never_panics(typed in any::<String>(), now in any::<u64>(), last in any::<Option<u64>>()) {
            let _ = rfc().verify(&typed, UnixSeconds(now), last);
        }
    }
}
