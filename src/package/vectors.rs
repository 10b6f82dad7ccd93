//! Known answers from `tests/vectors/`, for tests.

use core::convert::Infallible;

use rand_core::{TryCryptoRng, TryRng};
use serde_json::Value;

/// A JSON object of hexadecimal strings.
pub(super) struct Vector(Value);

impl Vector {
    pub(super) fn read(json: &str) -> Self {
        Self(serde_json::from_str(json).expect("valid JSON"))
    }

    pub(super) fn part(&self, key: &str) -> Self {
        Self(self.0[key].clone())
    }

    pub(super) fn bytes(&self, key: &str) -> Vec<u8> {
        let hex = self.0[key].as_str().expect(key);
        (0..hex.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal"))
            .collect()
    }

    pub(super) fn array<const LENGTH: usize>(&self, key: &str) -> [u8; LENGTH] {
        self.bytes(key).try_into().expect(key)
    }
}

/// Gives out the bytes of a vector, and no others.
pub(super) struct Given<'bytes>(pub(super) &'bytes [u8]);

impl TryRng for Given<'_> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        unreachable!("keys are drawn as bytes")
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        unreachable!("keys are drawn as bytes")
    }

    fn try_fill_bytes(&mut self, wanted: &mut [u8]) -> Result<(), Infallible> {
        let (given, left) = self.0.split_at(wanted.len());
        wanted.copy_from_slice(given);
        self.0 = left;
        Ok(())
    }
}

impl TryCryptoRng for Given<'_> {}
