//! HMAC-SHA-256, RFC 2104.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The code over the parts one after the other. Who calls sees to it that they cannot be cut in another way.
pub(crate) fn hmac_sha256(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}
