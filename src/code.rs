//! One-time codes: drawn at random, spoken by one person, typed by another.
//!
//! A code is a fixed number of symbols of one [`Alphabet`], held in its one canonical spelling. What people type is
//! folded to that spelling by [`OneTimeCode::read`], so that a Devanagari keyboard, a dash or an `O` for a zero costs
//! nobody a try. Every code is drawn without bias: bytes that would make some symbols more likely are thrown away.
//!
//! Three kinds are checked here. [`totp`] and [`hotp`] check the codes of an authenticator app, whose keys come in by
//! [`otpauth`] links and [`migration`] exports. [`backup`] checks the codes that are kept on paper for the day the app
//! is lost. [`policy`] issues codes that are sent to a telephone number, and counts what is tried.
//!
//! [`vault_key`] derives from a passphrase or a code what opens a vault.

use core::fmt;

use rand_core::CryptoRng;
use subtle::{Choice, ConstantTimeEq};
use zeroize::Zeroizing;

pub mod backup;
mod base32;
mod entry;
mod hex;
pub mod hotp;
mod kept;
pub mod migration;
pub mod otpauth;
pub mod policy;
pub mod secret;
pub mod stretch;
pub mod totp;
pub mod vault_key;

pub use base32::Base32Error;

pub(crate) use entry::{digit as decimal_digit, is_invisible};

/// The symbols that a code is made of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Alphabet {
    /// Crockford's base32, 5 bits a symbol: digits and capital letters without I, L, O and U.
    /// See <https://www.crockford.com/base32.html>.
    Crockford,
    /// Decimal digits, 3.3 bits a symbol.
    Digits,
    /// The 26 symbols that Steam Guard writes its codes in.
    Steam,
}

impl Alphabet {
    const fn symbols(self) -> &'static [u8] {
        match self {
            Self::Crockford => b"0123456789ABCDEFGHJKMNPQRSTVWXYZ",
            Self::Digits => b"0123456789",
            Self::Steam => b"23456789BCDFGHJKMNPQRTVWXY",
        }
    }
}

/// A code in its canonical spelling: ASCII, without spaces or dashes.
///
/// It has no `Display`, tells nothing in `Debug`, and is wiped when dropped.
#[derive(Clone)]
pub struct OneTimeCode(Zeroizing<String>);

impl OneTimeCode {
    /// Draws a code; all codes of this alphabet and length are equally likely.
    pub fn draw(alphabet: Alphabet, length: usize, rng: &mut impl CryptoRng) -> Self {
        let symbols = alphabet.symbols();
        // The largest multiple of the alphabet's size that a byte can count: 250 for digits, 256 for base32.
        let fair = 256 - 256 % symbols.len();
        let mut code = Zeroizing::new(String::with_capacity(length));
        let mut byte = Zeroizing::new([0; 1]);
        while code.len() < length {
            rng.fill_bytes(&mut *byte);
            let drawn = usize::from(byte[0]);
            if drawn < fair {
                code.push(char::from(symbols[drawn % symbols.len()]));
            }
        }
        Self(code)
    }

    /// Reads what a person typed, however it was spaced, dashed or spelled.
    ///
    /// # Errors
    /// [`CodeError`] when this cannot be a code of this alphabet and length. It never counts as a guess.
    pub fn read(typed: &str, alphabet: Alphabet, length: usize) -> Result<Self, CodeError> {
        let mut code = Zeroizing::new(String::with_capacity(length));
        for typed in typed.chars().filter(|&typed| !entry::is_filler(typed)) {
            let symbol = entry::fold(typed, alphabet).ok_or(CodeError::Symbol)?;
            if code.len() == length {
                return Err(CodeError::Length { expected: length });
            }
            code.push(symbol);
        }
        if code.len() == length {
            Ok(Self(code))
        } else {
            Err(CodeError::Length { expected: length })
        }
    }

    /// The canonical spelling, for deriving keys and for showing to the person who may know it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code in groups of `size` symbols with dashes between them, as it is shown to be typed.
    #[must_use]
    pub fn to_grouped(&self, size: usize) -> Zeroizing<String> {
        self.to_groups(&[size])
    }

    /// The code in groups of these sizes, over and over, with dashes between them.
    #[must_use]
    pub fn to_groups(&self, sizes: &[usize]) -> Zeroizing<String> {
        let mut grouped = Zeroizing::new(String::with_capacity(2 * self.0.len()));
        let mut sizes = sizes.iter().cycle();
        let mut group_end = 0;
        for (place, symbol) in self.0.chars().enumerate() {
            if place == group_end {
                group_end += sizes.next().copied().unwrap_or(usize::MAX);
                if place > 0 {
                    grouped.push('-');
                }
            }
            grouped.push(symbol);
        }
        grouped
    }
}

impl ConstantTimeEq for OneTimeCode {
    fn ct_eq(&self, other: &Self) -> Choice {
        self.0.as_bytes().ct_eq(other.0.as_bytes())
    }
}

impl fmt::Debug for OneTimeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneTimeCode(..)")
    }
}

/// Why what was typed cannot be a code. It costs no try.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum CodeError {
    /// Too few symbols, or too many.
    #[error("a code of {expected} symbols is needed")]
    Length {
        /// How many symbols the code has.
        expected: usize,
    },
    /// Something else than the alphabet's symbols.
    #[error("a symbol is not of the code's alphabet")]
    Symbol,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn system() -> impl CryptoRng {
        rand_core::UnwrapErr(getrandom::SysRng)
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_people_type_is_read_as_the_shared_cases_say() {
        let file: serde_json::Value =
            serde_json::from_str(include_str!("../tests/vectors/code-input.json"))
                .expect("valid JSON");
        let mut tried = 0;
        for case in file["cases"].as_array().expect("cases") {
            // The others are whole messages, from which a page first takes the code.
            let (Some(input), Some(normalised)) = (case["input"].as_str(), case.get("normalised"))
            else {
                continue;
            };
            let read = OneTimeCode::read(input, Alphabet::Digits, 6);
            match normalised.as_str() {
                Some(digits) if digits.len() == 6 => {
                    assert_eq!(read.expect(input).as_str(), digits);
                }
                Some(_) => {
                    assert_eq!(read.unwrap_err(), CodeError::Length { expected: 6 }, "{input}");
                }
                None => assert_eq!(read.unwrap_err(), CodeError::Symbol, "{input}"),
            }
            tried += 1;
        }
        assert_eq!(tried, 17);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn letters_that_look_like_digits_are_read_as_digits_in_base32() {
        let read = |typed| {
            OneTimeCode::read(typed, Alphabet::Crockford, 10).map(|code| code.as_str().to_owned())
        };
        for typed in
            ["01AB1-2CDZ0", "oiab1 2cdzO", "0LAB12CDZ0", "०१ab१२cdz०", "0l\u{ad}ab\u{2014}12cdz0"]
        {
            assert_eq!(read(typed).as_deref(), Ok("01AB12CDZ0"), "{typed}");
        }
        assert_eq!(read("U1AB12CDZ0"), Err(CodeError::Symbol));
        assert_eq!(read("01AB12CDZ"), Err(CodeError::Length { expected: 10 }));
        assert_eq!(read("01AB12CDZ00"), Err(CodeError::Length { expected: 10 }));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn codes_are_uniform() {
        // 20,000 codes hold 120,000 digits: 12,000 of each, with a standard deviation of 104.
        let mut counts = [0_u32; 10];
        let mut rng = system();
        for _ in 0..20_000 {
            for digit in OneTimeCode::draw(Alphabet::Digits, 6, &mut rng).as_str().bytes() {
                counts[usize::from(digit - b'0')] += 1;
            }
        }
        for count in counts {
            assert!((11_400..12_600).contains(&count), "{counts:?}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_code_never_shows_itself_in_debug_output() {
        let code = OneTimeCode::read("482913", Alphabet::Digits, 6).expect("six digits");
        assert_eq!(format!("{code:?}"), "OneTimeCode(..)");
    }

    proptest! {
        #[test]
        fn reading_never_panics(typed in any::<String>(), length in 0_usize..20) {
            let _ = OneTimeCode::read(&typed, Alphabet::Digits, length);
            let _ = OneTimeCode::read(&typed, Alphabet::Crockford, length);
        }

        #[test]
        fn a_drawn_code_reads_back_in_groups(length in 1_usize..20, size in 1_usize..8) {
            for alphabet in [Alphabet::Digits, Alphabet::Crockford] {
                let code = OneTimeCode::draw(alphabet, length, &mut system());
                let read = OneTimeCode::read(&code.to_grouped(size), alphabet, length).expect("the same code");
                prop_assert_eq!(read.as_str(), code.as_str());
            }
        }
    }
}
