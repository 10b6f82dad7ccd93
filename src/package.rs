//! Sealed bytes: what travels from the patient to the doctor.
//!
//! One container, three ways to send:
//!
//! | way    | packages                               | code                        | who can read a recording              |
//! |--------|----------------------------------------|-----------------------------|---------------------------------------|
//! | sealed | a [`request`] and its [`answer`]       | six digits                  | nobody, also later and with the code  |
//! | show   | a [`letter`] as QR codes               | six digits                  | who spends minutes of a GPU on it     |
//! | send   | a [`letter`] as text, file or message  | ten base32 symbols, 50 bits | who knows the code                    |
//!
//! Six digits are 10^6 guesses. A letter can be searched through, so under six digits it is refused as text ([`armour`]):
//! a chat keeps what a camera glance does not. An answer cannot be searched through: it gives one guess to whoever
//! made the request, and none to anybody else.
//!
//! Expiry and single use of a letter are advisory: an honest page refuses, a hostile one would not. Those of an answer
//! hold, because the doctor's page destroys the only keys that open it.
//!
//! | file              | holds                                                                     |
//! |-------------------|---------------------------------------------------------------------------|
//! | [`letter`]        | the one-way package; `keys`: every key that is derived from its code      |
//! | [`request`]       | the doctor's side: one-time keys, tries, time; `label`: who it says it is |
//! | [`answer`]        | the patient's side; [`transfer_code`]: one answer for each code           |
//! | `cpace`           | six digits into a session key, with one guess for each exchange           |
//! | `suite`           | algorithms by number; HPKE under the session key                          |
//! | `sender`          | the optional signature inside an answer                                   |
//! | `inner`           | what is inside every seal: deterministic CBOR, padded                     |
//! | `compress`        | raw deflate with the preset dictionary 1                                  |
//! | `padding`         | lengths that tell little                                                  |
//! | [`armour`]        | a package as text that survives a chat, and says when it did not          |
//!
//! A package starts with `MDW` and one byte: the version in the high four bits, the type in the low four.

use core::fmt;

use suite::Suite;

pub mod answer;
pub mod armour;
mod compress;
mod cpace;
mod inner;
mod keys;
mod label;
pub mod letter;
mod padding;
pub mod request;
mod sender;
mod suite;
pub mod transfer_code;
#[cfg(test)]
mod vectors;

/// The most bytes of any package, checked before anything else.
pub const PACKAGE_BYTES_MAX: usize = 4 << 20;

const MAGIC: &[u8; 3] = b"MDW";

/// What a package is, by its fourth byte.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// The patient's reply to a request.
    Answer,
    /// A one-way package.
    Letter,
    /// The doctor's invitation to send.
    Request,
}

impl Kind {
    const fn byte(self) -> u8 {
        match self {
            Self::Request => 0x11,
            Self::Answer => 0x12,
            Self::Letter => 0x13,
        }
    }

    /// Reads the first four bytes; `None` where they are not ours.
    #[must_use]
    pub fn of(package: &[u8]) -> Option<Self> {
        let (magic, rest) = package.split_at_checked(MAGIC.len())?;
        let kind = *rest.first()?;
        (magic == MAGIC).then(|| {
            [Self::Answer, Self::Letter, Self::Request].into_iter().find(|it| it.byte() == kind)
        })?
    }
}

/// Why a package stayed shut. Only [`CannotOpen`](Self::CannotOpen) can cost a try.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum OpenError {
    /// Authentic, and breaks the rules of what may be inside.
    #[error("content breaks the rules of the format")]
    BadContent,
    /// Wrong code, any changed byte, an answer to another request: deliberately one answer, so guessing teaches nothing.
    #[error("package does not open with this code")]
    CannotOpen,
    /// The package was good once; ask for a new one. A letter: expired. A request: expired, opened or out of tries.
    #[error("package expired or its keys are gone")]
    Gone,
    /// Ours, but cut, stretched or with a value out of range.
    #[error("package is malformed")]
    Malformed,
    /// The key derivation's memory is not to be had on this device now.
    #[error("not enough memory to derive the key")]
    MemoryShort,
    /// Another magic, version, type, suite or profile.
    #[error("not a package that this version knows")]
    NotOurs,
    /// Larger than [`PACKAGE_BYTES_MAX`].
    #[error("package is larger than {PACKAGE_BYTES_MAX} bytes")]
    TooBig,
}

/// Why nothing was sealed.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum SealError {
    /// The lifetime is not 1 to 60 minutes.
    #[error("lifetime must be 60 to 3600 seconds")]
    LifetimeOutOfRange,
    /// The key derivation's memory is not to be had on this device now.
    #[error("not enough memory to derive the key")]
    MemoryShort,
    /// The sealed package would be larger than [`PACKAGE_BYTES_MAX`].
    #[error("package would be larger than {PACKAGE_BYTES_MAX} bytes")]
    TooBig,
}

/// Reads the suite of a request or an answer, from its first five bytes.
fn read_suite(package: &[u8], kind: Kind) -> Result<Suite, OpenError> {
    if package.len() > PACKAGE_BYTES_MAX {
        return Err(OpenError::TooBig);
    }
    if Kind::of(package) != Some(kind) {
        return Err(OpenError::NotOurs);
    }
    let number = package.get(MAGIC.len() + 1).ok_or(OpenError::Malformed)?;
    Suite::from_number(*number).ok_or(OpenError::NotOurs)
}

/// Reads what a seal may hold once it is open; for the fuzzer alone, which cannot forge a seal.
#[cfg(fuzzing)]
pub fn read_content(content: &[u8]) {
    let _ = inner::Inner::from_signed_bytes(content);
}

/// Displays bytes as lower-case hexadecimal digits.
struct Hex<'bytes>(&'bytes [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn a_kind_is_read_from_four_bytes_and_no_fewer() {
        assert_eq!(Kind::of(b"MDW\x11"), Some(Kind::Request));
        assert_eq!(Kind::of(b"MDW\x12rest"), Some(Kind::Answer));
        assert_eq!(Kind::of(b"MDW\x13"), Some(Kind::Letter));
        for foreign in [&b""[..], b"M", b"MDW", b"MDW\x23", b"MDW\x14", b"mdw\x13"] {
            assert_eq!(Kind::of(foreign), None, "{foreign:?}");
        }
    }
}
