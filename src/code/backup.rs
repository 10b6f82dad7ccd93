//! Backup codes: a list on paper for the day when the authenticator is lost. Each opens once.
//!
//! A code has 13 symbols of Crockford's base32, 65 bits: NIST SP 800-63B-4 §4.2.1.1 asks for 64 of a saved recovery
//! code. Below 112 bits, ASVS 5.0 6.5.2 wants a password hash with a salt: Argon2id with 19 MiB and 2 passes, OWASP's
//! minimum. One salt serves a whole set, so that one derivation checks a typed code against all of them: a slow phone
//! waits a quarter of a second at each check, and ten times that once, when the set is made. Nothing is lost by it: two
//! codes of a set are never the same, and a guess at 65 bits gains nothing from being tried against ten hashes at once
//! (it costs the attacker 2^61 derivations instead of 2^65).

use core::fmt;

use rand_core::CryptoRng;
use serde_json::Value;
use subtle::{Choice, ConditionallySelectable, ConstantTimeEq};
use zeroize::Zeroizing;

use super::hex::Hex;
use super::kept::{Fields, Writer};
use super::stretch::{Cost, KEY_BYTES, MemoryShort, SALT_BYTES, stretch};
use super::{Alphabet, CodeError, OneTimeCode};

const SYMBOLS: usize = 13;
const GROUPS: [usize; 3] = [4, 4, 5];

/// Version 1 of what is stored stands for this cost.
const VERSION: u64 = 1;
const COST: Cost = Cost::Memory19MiB;

/// A person keeps ten; a page that asks for more than this has lost count.
pub const MOST_CODES: usize = 50;

/// From here on, a person is told to make a new set.
const FEW_LEFT: usize = 2;

/// A code that is kept for later.
pub struct BackupCode(OneTimeCode);

impl BackupCode {
    /// Draws a code.
    pub fn draw(rng: &mut impl CryptoRng) -> Self {
        Self(OneTimeCode::draw(Alphabet::Crockford, SYMBOLS, rng))
    }

    /// Reads what was typed: either case, `O` for `0`, `I` or `L` for `1`, any spacing.
    ///
    /// # Errors
    /// [`CodeError`] where it cannot be a backup code; nothing is spent.
    pub fn read(typed: &str) -> Result<Self, CodeError> {
        OneTimeCode::read(typed, Alphabet::Crockford, SYMBOLS).map(Self)
    }

    /// The code as it is written down, `XXXX-XXXX-XXXXX`.
    #[must_use]
    pub fn to_grouped(&self) -> Zeroizing<String> {
        self.0.to_groups(&GROUPS)
    }

    /// What is hashed and compared in a [`BackupSet`], and what wraps a vault's key; never both under one salt.
    pub(super) fn stretch(
        &self,
        salt: &[u8; SALT_BYTES],
    ) -> Result<Zeroizing<[u8; KEY_BYTES]>, MemoryShort> {
        stretch(self.0.as_str().as_bytes(), salt, COST)
    }

    fn hash(&self, salt: &Hex<SALT_BYTES>) -> Result<Hex<KEY_BYTES>, MemoryShort> {
        Ok(Hex(*self.stretch(&salt.0)?))
    }
}

impl fmt::Debug for BackupCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BackupCode(..)")
    }
}

/// Why a set of codes could not be made, read or asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum BackupError {
    /// What was stored is damaged, or of another version.
    #[error("the stored backup codes are damaged or of another version")]
    Malformed,
    /// The derivation's memory could not be had.
    #[error(transparent)]
    MemoryShort(#[from] MemoryShort),
    /// No code, or more than [`MOST_CODES`].
    #[error("a set has 1 to {MOST_CODES} codes")]
    Number,
}

/// What came of a typed code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum BackupVerdict {
    /// One of the codes, which is spent now.
    Accepted,
    /// It cannot be a backup code; nothing was derived.
    Malformed,
    /// One of the codes, which was spent before.
    Replay,
    /// None of the codes.
    Wrong,
}

/// A set of codes as it is stored: hashes under one salt, and which of them are spent.
#[derive(Clone, Debug)]
pub struct BackupSet {
    salt: Hex<SALT_BYTES>,
    codes: Vec<StoredCode>,
}

#[derive(Clone, Debug)]
struct StoredCode {
    hash: Hex<KEY_BYTES>,
    spent: bool,
}

impl BackupSet {
    /// Hashes the codes of a new set, which takes the place of any set before it.
    ///
    /// # Errors
    /// [`BackupError::Number`] and [`BackupError::MemoryShort`].
    pub fn new(codes: &[BackupCode], rng: &mut impl CryptoRng) -> Result<Self, BackupError> {
        if !(1..=MOST_CODES).contains(&codes.len()) {
            return Err(BackupError::Number);
        }
        let salt = Hex::draw(rng);
        let codes = codes
            .iter()
            .map(|code| Ok(StoredCode { hash: code.hash(&salt)?, spent: false }))
            .collect::<Result<_, MemoryShort>>()?;
        Ok(Self { salt, codes })
    }

    /// Reads what [`Self::to_json`] wrote.
    ///
    /// # Errors
    /// [`BackupError::Malformed`].
    pub fn from_json(json: &str) -> Result<Self, BackupError> {
        let value: Value = serde_json::from_str(json).map_err(|_| BackupError::Malformed)?;
        Self::of(&value).ok_or(BackupError::Malformed)
    }

    fn of(value: &Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        let version = fields.number("version")?;
        let salt = fields.hex("salt")?;
        let codes = fields.list("codes")?;
        fields.end()?;
        if version != VERSION || !(1..=MOST_CODES).contains(&codes.len()) {
            return None;
        }
        let codes = codes.iter().map(StoredCode::of).collect::<Option<_>>()?;
        Some(Self { salt, codes })
    }

    /// The set as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut writer = Writer::default();
        writer.open("", '{').number("version", VERSION).text("salt", &self.salt.to_text());
        writer.open("codes", '[');
        for code in &self.codes {
            writer.open("", '{').text("hash", &code.hash.to_text()).flag("spent", code.spent);
            writer.close('}');
        }
        writer.close(']').close('}');
        writer.into_json()
    }

    /// Checks what was typed, and spends the code if it is one.
    ///
    /// # Security
    /// Store the set before anything is done on the strength of the verdict, in one transaction that compares it with
    /// the set that was read: of two pages that check one code at the same moment, one must lose.
    ///
    /// # Errors
    /// [`BackupError::MemoryShort`].
    pub fn verify(&mut self, typed: &str) -> Result<BackupVerdict, BackupError> {
        let Ok(code) = BackupCode::read(typed) else { return Ok(BackupVerdict::Malformed) };
        let hash = code.hash(&self.salt)?;
        let mut any = Choice::from(0);
        let mut was_spent = Choice::from(0);
        for stored in &mut self.codes {
            let matches = stored.hash.ct_eq(&hash);
            let mut spent = u8::from(stored.spent);
            any |= matches;
            was_spent |= matches & Choice::from(spent);
            spent.conditional_assign(&1, matches);
            stored.spent = spent == 1;
        }
        Ok(match (any.into(), was_spent.into()) {
            (false, _) => BackupVerdict::Wrong,
            (true, true) => BackupVerdict::Replay,
            (true, false) => BackupVerdict::Accepted,
        })
    }

    /// How many codes are not spent.
    #[must_use]
    pub fn left(&self) -> usize {
        self.codes.iter().filter(|code| !code.spent).count()
    }

    /// Whether so few are left that it is time for a new set.
    #[must_use]
    pub fn is_low(&self) -> bool {
        self.left() <= FEW_LEFT
    }
}

impl StoredCode {
    fn of(value: &Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        let code = Self { hash: fields.hex("hash")?, spent: fields.flag("spent")? };
        fields.end()?;
        Some(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn system() -> impl CryptoRng {
        rand_core::UnwrapErr(getrandom::SysRng)
    }

    fn set(count: usize) -> (Vec<BackupCode>, BackupSet) {
        let codes: Vec<_> = (0..count).map(|_| BackupCode::draw(&mut system())).collect();
        let set = BackupSet::new(&codes, &mut system()).expect("memory");
        (codes, set)
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn each_code_opens_once_in_any_spelling_and_few_are_told() {
        let (codes, mut set) = set(4);
        for (place, code) in codes.iter().enumerate() {
            let written = code.to_grouped();
            assert_eq!(written.split('-').map(str::len).collect::<Vec<_>>(), [4, 4, 5]);
            let typed =
                written.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            assert_eq!(set.is_low(), place >= 2);
            assert_eq!(set.verify(&typed), Ok(BackupVerdict::Accepted));
            assert_eq!(set.left(), 3 - place);
            set = BackupSet::from_json(&set.to_json()).expect("our own");
            assert_eq!(set.verify(&written), Ok(BackupVerdict::Replay));
            assert_eq!(set.left(), 3 - place);
        }
        assert_eq!(set.verify("0000-0000-00000"), Ok(BackupVerdict::Wrong));
        assert_eq!(set.verify("0000-0000-0000"), Ok(BackupVerdict::Malformed));
        assert_eq!(set.verify("0000-0000-0000U"), Ok(BackupVerdict::Malformed));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_code_of_another_set_opens_nothing_and_two_sets_share_no_hash() {
        let (codes, mut one) = set(1);
        let mut other = BackupSet::new(&codes, &mut system()).expect("memory");
        assert_ne!(one.codes[0].hash, other.codes[0].hash);
        let (_, mut fresh) = set(1);
        assert_eq!(fresh.verify(&codes[0].to_grouped()), Ok(BackupVerdict::Wrong));
        assert_eq!(one.verify(&codes[0].to_grouped()), Ok(BackupVerdict::Accepted));
        assert_eq!(other.verify(&codes[0].to_grouped()), Ok(BackupVerdict::Accepted));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_is_stored_holds_no_code_and_damage_is_refused() {
        let (codes, set) = set(1);
        let json = set.to_json();
        assert!(!json.contains(codes[0].0.as_str()));
        assert!(!format!("{set:?} {codes:?}").contains(codes[0].0.as_str()));
        for damaged in [
            json.replace("\"version\":1", "\"version\":2"),
            json.replace("\"spent\":false", "\"spent\":0"),
            json.replace("\"hash\":\"", "\"hash\":\"0"),
            json.replace("\"salt\"", "\"pepper\""),
            format!("{json}}}"),
            r#"{"version":1,"salt":"00000000000000000000000000000000","codes":[]}"#.to_owned(),
            String::new(),
        ] {
            assert_eq!(
                BackupSet::from_json(&damaged).err(),
                Some(BackupError::Malformed),
                "{damaged}"
            );
        }
        assert_eq!(BackupSet::new(&[], &mut system()).err(), Some(BackupError::Number));
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in any::<String>()) {
            let _ = BackupCode::read(&text);
            let _ = BackupSet::from_json(&text);
        }
    }
}
