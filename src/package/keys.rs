//! Every key that is derived from a code.
//!
//! A letter's key comes from Argon2id (RFC 9106) over the code, with the package id as salt, then HKDF-SHA256 (RFC
//! 5869) bound to the public head. Half as much again is a commitment to the key: ChaCha20-Poly1305 alone would open
//! one ciphertext under two keys (Len, Grubbs, Ristenpart, *Partitioning Oracle Attacks*, USENIX Security 2021).

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::code::OneTimeCode;
use crate::code::stretch::{Cost, KEY_BYTES, MemoryShort, SALT_BYTES, stretch};

pub(super) const COMMITMENT_BYTES: usize = 16;

/// How hard each guess is; fixed choices by number, no free parameters.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KdfProfile {
    /// 1: Argon2id, 64 MiB, 3 passes, 1 lane (RFC 9106 §4, second recommended option, with one lane for a page).
    Memory64MiB,
    /// 2: Argon2id, 19 MiB, 2 passes, 1 lane (OWASP's minimum), where memory is short; never chosen silently.
    Memory19MiB,
}

impl KdfProfile {
    pub(super) const fn byte(self) -> u8 {
        match self {
            Self::Memory64MiB => 1,
            Self::Memory19MiB => 2,
        }
    }

    pub(super) fn from_byte(byte: u8) -> Option<Self> {
        [Self::Memory64MiB, Self::Memory19MiB].into_iter().find(|profile| profile.byte() == byte)
    }

    const fn cost(self) -> Cost {
        match self {
            Self::Memory64MiB => Cost::Memory64MiB,
            Self::Memory19MiB => Cost::Memory19MiB,
        }
    }
}

/// The keys of one letter.
pub(super) struct LetterKeys {
    pub(super) key: Zeroizing<[u8; KEY_BYTES]>,
    pub(super) commitment: [u8; COMMITMENT_BYTES],
}

impl LetterKeys {
    /// Derives the keys from the code, the salt and the head's fields before the commitment.
    pub(super) fn derive(
        code: &OneTimeCode,
        profile: KdfProfile,
        salt: &[u8; SALT_BYTES],
        public_head: &[u8],
    ) -> Result<Self, MemoryShort> {
        let ikm = stretch(code.as_str().as_bytes(), salt, profile.cost())?;
        let mut okm = Zeroizing::new([0; KEY_BYTES + COMMITMENT_BYTES]);
        Hkdf::<Sha256>::new(None, &*ikm)
            .expand_multi_info(&[b"mdawa/1 letter\0", public_head], &mut *okm)
            .expect("HKDF-SHA256 yields up to 8160 bytes, we ask for 48");
        let (key, commitment) = okm.split_at(KEY_BYTES);
        Ok(Self {
            key: Zeroizing::new(key.try_into().expect("split at the key's length")),
            commitment: commitment.try_into().expect("what is left is the commitment"),
        })
    }
}
