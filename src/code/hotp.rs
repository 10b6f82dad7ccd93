//! Codes that a counter moves on: HOTP (RFC 4226).
//!
//! The codes themselves come from `totp-rs`, whose time step of one second makes its "time" our counter. (The same over
//! `hmac` and `sha1` was measured: 1.8 KB of wasm less, 0.3 KB once compressed, which is not worth being alone with
//! it.) Its own check is not used: it stops at the lowest matching step, and the same digits may stand at two steps of
//! one window, so that what was accepted once would be accepted again. Here every counter of a window is computed,
//! compared in constant time, and the *highest* match is the one that is spent.
//!
//! Steam's codes are the same computation written in 26 letters instead of ten digits.

use core::fmt;
use core::ops::RangeInclusive;
use core::str::FromStr;

use serde::{Serialize, Serializer};
use subtle::{Choice, ConditionallySelectable, ConstantTimeEq};
use totp_rs::{Builder, Totp};
use zeroize::Zeroizing;

use super::base32::Base32Error;
use super::secret::Secret;
use super::{Alphabet, CodeError, OneTimeCode};

/// Steam's codes have five symbols.
pub(super) const STEAM_SYMBOLS: u8 = 5;

/// How many codes that were drawn and never typed are forgiven (RFC 4226 §7.4, the parameter s).
const LOOK_AHEAD: u64 = 10;

/// How far two codes in a row are looked for, once a device has gone out of reach (RFC 4226 §7.4).
const RESYNCHRONISE_AHEAD: u64 = 100;

/// What a code is computed with, and how it is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Algorithm {
    /// HMAC-SHA-1: what every app can do, and the only one that we generate keys for.
    Sha1,
    /// HMAC-SHA-256.
    Sha256,
    /// HMAC-SHA-512.
    Sha512,
    /// HMAC-SHA-1, written as Steam Guard writes it.
    Steam,
}

impl Algorithm {
    /// The name as `otpauth` links have it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
            Self::Sha512 => "SHA512",
            Self::Steam => "Steam",
        }
    }
}

impl FromStr for Algorithm {
    type Err = KeyError;

    /// Reads a name in either case, with or without dashes: `SHA1`, `sha-256`.
    fn from_str(name: &str) -> Result<Self, KeyError> {
        let is = |algorithm: &Self| {
            name.bytes()
                .filter(|&letter| letter != b'-')
                .map(|letter| letter.to_ascii_lowercase())
                .eq(algorithm.as_str().bytes().map(|letter| letter.to_ascii_lowercase()))
        };
        [Self::Sha1, Self::Sha256, Self::Sha512, Self::Steam]
            .into_iter()
            .find(is)
            .ok_or(KeyError::Algorithm)
    }
}

impl Serialize for Algorithm {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

/// Why something is no key that codes can be computed with.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum KeyError {
    /// Neither SHA1, SHA256, SHA512 nor Steam.
    #[error("unsupported algorithm")]
    Algorithm,
    /// RFC 4226 §5.3 has 6 to 8 digits; Steam's codes have 5 symbols.
    #[error("codes have 6 to 8 digits, and those of Steam 5 symbols")]
    Digits,
    /// A code changes every 1 to 3600 seconds.
    #[error("a period is 1 to 3600 seconds")]
    Period,
    /// The secret is no base32.
    #[error(transparent)]
    Secret(#[from] Base32Error),
}

/// What came of a typed code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// The code of this counter, or step of time, which is to be kept: nothing up to it is accepted again.
    Accepted(u64),
    /// It cannot be a code, and costs no try.
    Malformed,
    /// Right, but of a step that is spent.
    Replay,
    /// Not the code.
    Wrong,
}

/// A secret, and how its codes are computed and written.
pub struct HotpKey {
    totp: Totp,
    algorithm: Algorithm,
    digits: u8,
}

impl HotpKey {
    /// A key for codes of so many digits; Steam's have five symbols.
    ///
    /// # Errors
    /// [`KeyError::Digits`].
    pub fn new(secret: &Secret, algorithm: Algorithm, digits: u8) -> Result<Self, KeyError> {
        let allowed = match algorithm {
            Algorithm::Steam => STEAM_SYMBOLS..=STEAM_SYMBOLS,
            _ => 6..=8,
        };
        if !allowed.contains(&digits) {
            return Err(KeyError::Digits);
        }
        let totp = Builder::new()
            .with_algorithm(match algorithm {
                Algorithm::Sha1 => totp_rs::Algorithm::SHA1,
                Algorithm::Sha256 => totp_rs::Algorithm::SHA256,
                Algorithm::Sha512 => totp_rs::Algorithm::SHA512,
                Algorithm::Steam => totp_rs::Algorithm::Steam,
            })
            .with_digits(digits)
            .with_step_duration(1)
            .with_secret(secret.as_bytes())
            // The checked way refuses the short secrets that people bring from elsewhere. What it would guard against,
            // ten digits and a step of nothing, cannot be here.
            .build_noncompliant();
        Ok(Self { totp, algorithm, digits })
    }

    /// The code of a counter.
    #[must_use]
    pub fn code(&self, counter: u64) -> OneTimeCode {
        OneTimeCode(Zeroizing::new(self.totp.generate(counter).to_string()))
    }

    /// Checks a typed code against ten counters from `next`, the first that is not spent.
    /// Of an accepted code, the counter after it is the one to keep.
    #[must_use]
    pub fn verify(&self, typed: &str, next: u64) -> Verdict {
        let Ok(typed) = self.read(typed) else { return Verdict::Malformed };
        match self.find(&typed, window(next, LOOK_AHEAD)) {
            Some(counter) => Verdict::Accepted(counter),
            None => Verdict::Wrong,
        }
    }

    /// Finds a device whose counter ran out of reach, by two codes in a row (RFC 4226 §7.4).
    ///
    /// One code in a window of a hundred would be guessed a hundred times as easily; two in a row are not.
    #[must_use]
    pub fn resynchronise(&self, first: &str, second: &str, next: u64) -> Verdict {
        let (Ok(first), Ok(second)) = (self.read(first), self.read(second)) else {
            return Verdict::Malformed;
        };
        let (mut found, mut any) = (0, Choice::from(0));
        let mut follows_first = Choice::from(0);
        for counter in window(next, RESYNCHRONISE_AHEAD) {
            let code = self.code(counter);
            let both = follows_first & code.ct_eq(&second);
            found.conditional_assign(&counter, both);
            any |= both;
            follows_first = code.ct_eq(&first);
        }
        if any.into() { Verdict::Accepted(found) } else { Verdict::Wrong }
    }

    /// Reads what a person typed, however it was spaced, dashed or spelled.
    pub(super) fn read(&self, typed: &str) -> Result<OneTimeCode, CodeError> {
        let alphabet = match self.algorithm {
            Algorithm::Steam => Alphabet::Steam,
            _ => Alphabet::Digits,
        };
        OneTimeCode::read(typed, alphabet, self.digits.into())
    }

    /// The highest of these counters that has this code. All are computed, whichever matches.
    pub(super) fn find(&self, typed: &OneTimeCode, counters: RangeInclusive<u64>) -> Option<u64> {
        let (mut found, mut any) = (0, Choice::from(0));
        for counter in counters {
            let matches = self.code(counter).ct_eq(typed);
            found.conditional_assign(&counter, matches);
            any |= matches;
        }
        bool::from(any).then_some(found)
    }
}

impl fmt::Debug for HotpKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HotpKey(..)")
    }
}

/// So many counters from `next`. The last counter of all is left out: there is none after it to be kept.
fn window(next: u64, length: u64) -> RangeInclusive<u64> {
    next..=next.saturating_add(length - 1).min(u64::MAX - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;
    use wasm_bindgen_test::wasm_bindgen_test;

    const RFC_SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    fn key(secret: &str, digits: u8) -> HotpKey {
        HotpKey::new(&Secret::read(secret).expect("base32"), Algorithm::Sha1, digits)
            .expect("a key")
    }

    fn rfc() -> HotpKey {
        key(RFC_SECRET, 6)
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn codes_are_those_of_rfc_4226_appendix_d_and_of_four_independent_tools() {
        let rfc: Value = serde_json::from_str(include_str!("../../tests/vectors/rfc4226.json"))
            .expect("valid JSON");
        for row in rfc["rows"].as_array().expect("rows") {
            let counter = row["counter"].as_u64().expect("a counter");
            assert_eq!(key(RFC_SECRET, 6).code(counter).as_str(), row["code"]);
        }
        let file: Value =
            serde_json::from_str(include_str!("../../tests/vectors/crosscheck-hotp.json"))
                .expect("valid JSON");
        let rows = file["rows"].as_array().expect("rows");
        for row in rows {
            let digits = u8::try_from(row["digits"].as_u64().expect("digits")).expect("few");
            let key = key(row["secret_b32"].as_str().expect("base32"), digits);
            let counter = row["counter"].as_u64().expect("a counter");
            assert_eq!(key.code(counter).as_str(), row["code"], "{row}");
        }
        assert_eq!(rows.len(), 80);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn algorithms_are_read_as_people_write_them() {
        for (name, algorithm) in [
            ("SHA1", Ok(Algorithm::Sha1)),
            ("sha-256", Ok(Algorithm::Sha256)),
            ("Sha512", Ok(Algorithm::Sha512)),
            ("STEAM", Ok(Algorithm::Steam)),
            ("MD5", Err(KeyError::Algorithm)),
            ("SHA2", Err(KeyError::Algorithm)),
            ("", Err(KeyError::Algorithm)),
        ] {
            assert_eq!(name.parse(), algorithm, "{name}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_key_has_six_to_eight_digits_or_steams_five_symbols() {
        let secret = Secret::read(RFC_SECRET).expect("base32");
        for digits in 0..=u8::MAX {
            let ordinary = HotpKey::new(&secret, Algorithm::Sha512, digits).err();
            assert_eq!(ordinary, (!(6..=8).contains(&digits)).then_some(KeyError::Digits));
            let steam = HotpKey::new(&secret, Algorithm::Steam, digits).err();
            assert_eq!(steam, (digits != 5).then_some(KeyError::Digits));
        }
        assert_eq!(format!("{:?}", rfc()), "HotpKey(..)");
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn codes_that_were_drawn_and_not_typed_are_forgiven_up_to_the_window() {
        let key = rfc();
        for ahead in 0..12 {
            let verdict = key.verify(key.code(100 + ahead).as_str(), 100);
            let expected = if ahead < 10 { Verdict::Accepted(100 + ahead) } else { Verdict::Wrong };
            assert_eq!(verdict, expected, "{ahead}");
        }
        assert_eq!(key.verify(key.code(99).as_str(), 100), Verdict::Wrong);
        assert_eq!(key.verify("75522", 0), Verdict::Malformed);
        assert_eq!(key.verify("७५५ २२४", 0), Verdict::Accepted(0));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn of_one_code_at_two_counters_the_higher_is_spent() {
        let key = rfc();
        assert_eq!(key.verify("963181", 59_061_240), Verdict::Accepted(59_061_241));
        assert_eq!(key.verify("768734", 61_331_809), Verdict::Accepted(61_331_811));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_device_out_of_reach_is_found_by_two_codes_in_a_row() {
        let key = rfc();
        let code = |counter| key.code(counter).as_str().to_owned();
        assert_eq!(key.resynchronise(&code(150), &code(151), 100), Verdict::Accepted(151));
        assert_eq!(key.resynchronise(&code(198), &code(199), 100), Verdict::Accepted(199));
        assert_eq!(key.resynchronise(&code(199), &code(200), 100), Verdict::Wrong);
        assert_eq!(key.resynchronise(&code(151), &code(150), 100), Verdict::Wrong);
        assert_eq!(key.resynchronise(&code(150), &code(152), 100), Verdict::Wrong);
        assert_eq!(key.resynchronise(&code(99), &code(100), 100), Verdict::Wrong);
        assert_eq!(key.resynchronise("", &code(100), 100), Verdict::Malformed);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn counters_end_without_a_panic() {
        let key = rfc();
        let last = key.code(u64::MAX - 1);
        assert_eq!(key.verify(last.as_str(), u64::MAX - 3), Verdict::Accepted(u64::MAX - 1));
        assert_eq!(key.verify(key.code(u64::MAX).as_str(), u64::MAX), Verdict::Wrong);
        assert_eq!(key.resynchronise("000000", "000000", u64::MAX), Verdict::Wrong);
    }

    proptest! {
        #[test]
        fn no_counter_is_accepted_twice(presses in proptest::collection::vec(0_u64..12, 1..20)) {
            let key = rfc();
            let (mut device, mut next) = (0, 0);
            for press in presses {
                device += press;
                let typed = key.code(device);
                if let Verdict::Accepted(counter) = key.verify(typed.as_str(), next) {
                    prop_assert!(counter >= next);
                    next = counter + 1;
                    prop_assert_eq!(key.verify(typed.as_str(), next), Verdict::Wrong);
                }
            }
        }
    }
}
