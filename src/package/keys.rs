//! Every key that is derived from a code.
//!
//! A letter's key comes from Argon2id (RFC 9106) over the code, with the package id as salt, then HKDF-SHA256 (RFC
//! 5869) bound to the public head. Half as much again is a commitment to the key: ChaCha20-Poly1305 alone would open
//! one ciphertext under two keys (Len, Grubbs, Ristenpart, *Partitioning Oracle Attacks*, USENIX Security 2021).

use argon2::{Algorithm, Argon2, Block, Params, Version};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::code::OneTimeCode;

const KEY_BYTES: usize = 32;
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

    fn params(self) -> Params {
        let (kibibytes, passes) = match self {
            Self::Memory64MiB => (64 << 10, 3),
            Self::Memory19MiB => (19 << 10, 2),
        };
        Params::new(kibibytes, passes, 1, Some(KEY_BYTES))
            .expect("within the bounds of RFC 9106 §3.1")
    }
}

/// The derivation's memory could not be had.
#[derive(Debug)]
pub(super) struct MemoryShort;

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
        salt: &[u8],
        public_head: &[u8],
    ) -> Result<Self, MemoryShort> {
        let ikm = stretch(code, profile, salt)?;
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

fn stretch(
    code: &OneTimeCode,
    profile: KdfProfile,
    salt: &[u8],
) -> Result<Zeroizing<[u8; KEY_BYTES]>, MemoryShort> {
    let params = profile.params();
    // Taken here and not by the library, which leaves its blocks unwiped.
    let mut memory = Zeroizing::new(Vec::<Block>::new());
    memory.try_reserve_exact(params.block_count()).map_err(|_| MemoryShort)?;
    memory.resize(params.block_count(), Block::default());
    let mut stretched = Zeroizing::new([0; KEY_BYTES]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(
            code.as_str().as_bytes(),
            salt,
            &mut *stretched,
            &mut *memory,
        )
        .expect("lengths of code, salt and output are constants within RFC 9106 §3.1");
    Ok(stretched)
}
