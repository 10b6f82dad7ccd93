//! The secret that an authenticator app shares with whoever checks its codes.

use core::fmt;

use rand_core::CryptoRng;
use serde::{Serialize, Serializer};
use zeroize::Zeroizing;

use super::base32::{self, Base32Error};

/// As long as the output of HMAC-SHA-1, as RFC 4226 §4 R6 recommends.
const DRAWN_BYTES: usize = 20;

/// RFC 4226 §4 R6: "MUST be at least 128 bits".
const FEWEST_BITS: usize = 128;

/// Some bytes that two devices know. It has no `Display`, tells nothing in `Debug`, and is wiped when dropped.
#[derive(Clone)]
pub struct Secret(Zeroizing<Vec<u8>>);

impl Secret {
    /// Draws a secret of 160 bits.
    pub fn draw(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = Zeroizing::new(vec![0; DRAWN_BYTES]);
        rng.fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// Reads a secret in base32, as people paste it.
    ///
    /// # Errors
    /// [`Base32Error`] where it is no base32.
    pub fn read(text: &str) -> Result<Self, Base32Error> {
        Ok(Self::read_spelling(text)?.0)
    }

    /// Reads a secret, and whether its last symbol is the one that we would have written.
    pub(super) fn read_spelling(text: &str) -> Result<(Self, bool), Base32Error> {
        let decoded = base32::decode(text)?;
        Ok((Self(decoded.bytes), decoded.canonical))
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Self {
        Self(Zeroizing::new(bytes.to_vec()))
    }

    /// The secret in base32, for the one app that is to have it.
    #[must_use]
    pub fn to_base32(&self) -> Zeroizing<String> {
        base32::encode(&self.0)
    }

    /// Whether it is shorter than RFC 4226 §4 R6 allows: taken over from elsewhere, never drawn here.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.0.len() * 8 < FEWEST_BITS
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// For a field of what a page asked for: `#[serde(serialize_with = "Secret::serialize_base32")]`.
    pub(super) fn serialize_base32<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.to_base32().as_str().serialize(to)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn a_drawn_secret_has_160_bits_and_differs_from_the_next() {
        let mut rng = rand_core::UnwrapErr(getrandom::SysRng);
        let (one, other) = (Secret::draw(&mut rng), Secret::draw(&mut rng));
        assert_eq!(one.to_base32().len(), 32);
        assert_ne!(*one.to_base32(), *other.to_base32());
        assert!(!one.is_short());
        assert_eq!(format!("{one:?}"), "Secret(..)");
    }
}
