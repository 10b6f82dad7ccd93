//! A key from what a person knows: Argon2id (RFC 9106), version 0x13, one lane.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::Zeroizing;

/// How many bytes come out.
pub const KEY_BYTES: usize = 32;
/// How many bytes of salt what is stored has: RFC 9106 §3.1 recommends 16.
pub const SALT_BYTES: usize = 16;

/// How hard each guess is; fixed choices, no free parameters.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Cost {
    /// 19 MiB and 2 passes: OWASP's minimum.
    Memory19MiB,
    /// 64 MiB and 3 passes: the second recommended option of RFC 9106 §4, with one lane for a page.
    Memory64MiB,
}

/// The derivation's memory could not be had.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no memory for the key derivation")]
pub struct MemoryShort;

impl Cost {
    fn params(self) -> Params {
        let (kibibytes, passes) = match self {
            Self::Memory19MiB => (19 << 10, 2),
            Self::Memory64MiB => (64 << 10, 3),
        };
        Params::new(kibibytes, passes, 1, Some(KEY_BYTES))
            .expect("within the bounds of RFC 9106 §3.1")
    }
}

/// Derives a key; its memory is wiped.
pub(crate) fn stretch(
    secret: &[u8],
    salt: &[u8; SALT_BYTES],
    cost: Cost,
) -> Result<Zeroizing<[u8; KEY_BYTES]>, MemoryShort> {
    let params = cost.params();
    // Taken here and not by the library, which leaves its blocks unwiped.
    let mut memory = Zeroizing::new(Vec::<Block>::new());
    memory.try_reserve_exact(params.block_count()).map_err(|_| MemoryShort)?;
    memory.resize(params.block_count(), Block::default());
    let mut key = Zeroizing::new([0; KEY_BYTES]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(secret, salt, &mut *key, &mut *memory)
        .expect("what a memory holds is below 4 GiB, the other lengths are within RFC 9106 §3.1");
    Ok(key)
}
