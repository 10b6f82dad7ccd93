//! Where a log has come to, short enough to be printed, shown as a QR code and typed again.
//!
//! 25 bytes: the sequence number in four, the row's hash in 20, and the first byte of SHA-256 over these, for slips. As
//! text they are 40 symbols of Crockford's base32 in groups of five.

use core::fmt;
use core::str::FromStr;

use sha2::{Digest, Sha256};

use crate::code::{Alphabet, OneTimeCode};

const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BYTES: usize = 4 + Head::HASH_BYTES + 1;
const TEXT: usize = BYTES * 8 / 5;
const GROUP: usize = 5;

/// Where a log has come to: the last row's number and hash.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Head {
    seq: u32,
    hash: [u8; Self::HASH_BYTES],
}

/// Why a text is no head.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not the {TEXT} symbols of a log's head, or one of them is wrong")]
pub struct HeadError;

impl Head {
    /// How much of a row's hash is kept.
    pub const HASH_BYTES: usize = 20;

    pub(super) fn new(seq: u64, hash: [u8; Self::HASH_BYTES]) -> Self {
        // A row a second for 136 years.
        Self { seq: u32::try_from(seq).unwrap_or(u32::MAX), hash }
    }

    /// The last row's number.
    #[must_use]
    pub fn seq(&self) -> u64 {
        self.seq.into()
    }

    pub(super) fn hash(&self) -> [u8; Self::HASH_BYTES] {
        self.hash
    }

    fn bytes(&self) -> [u8; BYTES] {
        let mut bytes = [0; BYTES];
        bytes[..4].copy_from_slice(&self.seq.to_be_bytes());
        bytes[4..BYTES - 1].copy_from_slice(&self.hash);
        bytes[BYTES - 1] = Sha256::digest(&bytes[..BYTES - 1])[0];
        bytes
    }
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.bytes();
        for place in 0..TEXT {
            if place > 0 && place % GROUP == 0 {
                f.write_str("-")?;
            }
            let symbol = (0..5).fold(0, |symbol, bit| {
                let bit = place * 5 + bit;
                symbol << 1 | bytes[bit / 8] >> (7 - bit % 8) & 1
            });
            write!(f, "{}", char::from(SYMBOLS[usize::from(symbol)]))?;
        }
        Ok(())
    }
}

impl FromStr for Head {
    type Err = HeadError;

    /// Reads a head as it was typed: capitals or not, with or without the dashes, `O` for a zero.
    fn from_str(typed: &str) -> Result<Self, HeadError> {
        let text = OneTimeCode::read(typed, Alphabet::Crockford, TEXT).map_err(|_| HeadError)?;
        let mut bytes = [0_u8; BYTES];
        for (place, symbol) in text.as_str().bytes().enumerate() {
            let value = SYMBOLS.iter().position(|&known| known == symbol).ok_or(HeadError)?;
            for bit in 0..5 {
                let set = u8::from(value >> (4 - bit) & 1 == 1);
                let bit = place * 5 + bit;
                bytes[bit / 8] |= set << (7 - bit % 8);
            }
        }
        let (&seq, rest) = bytes.split_first_chunk().ok_or(HeadError)?;
        let (&hash, _) = rest.split_first_chunk().ok_or(HeadError)?;
        let head = Self { seq: u32::from_be_bytes(seq), hash };
        // A log without rows has no head.
        if head.seq > 0 && head.bytes() == bytes { Ok(head) } else { Err(HeadError) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn a_head_is_read_as_it_is_typed() {
        let head = Head::new(1, [0xFF; Head::HASH_BYTES]);
        let text = head.to_string();
        assert_eq!(text.len(), 47);
        assert!(text.starts_with("00000-0FZZZ-ZZZZZ-"), "{text}");
        let typed = text.to_lowercase().replace('-', " ").replace('0', "o");
        assert_eq!(typed.parse(), Ok(head));
        assert_eq!("".parse::<Head>(), Err(HeadError));
        let none = Head::new(0, [0; Head::HASH_BYTES]).to_string();
        assert_eq!(none.parse::<Head>(), Err(HeadError));
        assert_eq!(text[1..].parse::<Head>(), Err(HeadError));
    }

    proptest! {
        #[test]
        fn a_head_survives_paper(seq in 1..u64::from(u32::MAX), hash in any::<[u8; Head::HASH_BYTES]>()) {
            let head = Head::new(seq, hash);
            prop_assert_eq!(head.to_string().parse(), Ok(head));
        }

        #[test]
        fn reading_a_head_never_panics(typed in any::<String>()) {
            let _ = typed.parse::<Head>();
        }
    }
}
