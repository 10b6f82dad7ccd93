//! The sender's signature, inside the seal: "the same phone as last time", and nothing more.
//!
//! Ed25519 (RFC 8032) over `mdawa/1 sig\0` ‖ SHA-256(request) ‖ SHA-256(content without signature). It is bound to one
//! request, so a recipient cannot pass it on as if the sender had spoken to somebody else. Verification is strict: no
//! key or signature has a second form that is also accepted.
//!
//! What is opened has the trust of its code, signed or not. A signature lets a page remember a key with a patient and
//! say when it changes; whoever has the code may sign with any key of his own.

use core::fmt;

use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::Hex;

const DOMAIN: &[u8] = b"mdawa/1 sig\0";
pub(super) const PUBLIC_KEY_BYTES: usize = 32;
pub(super) const SIGNATURE_BYTES: usize = 64;

/// A SHA-256 hash.
pub(super) type Hash = [u8; 32];

/// A sender's long-lived key for signing; wiped when dropped.
pub struct SenderKey(Zeroizing<[u8; 32]>);

impl SenderKey {
    /// The key of a seed of 32 random bytes (RFC 8032 §5.1.5), which the sender's device keeps.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(Zeroizing::new(*seed))
    }

    /// What receivers remember this sender by.
    #[must_use]
    pub fn public_key(&self) -> SenderPublicKey {
        SenderPublicKey(self.expanded().verifying_key().to_bytes())
    }

    fn expanded(&self) -> SigningKey {
        SigningKey::from_bytes(&self.0)
    }
}

impl fmt::Debug for SenderKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SenderKey(..)")
    }
}

/// What a sender is remembered by. Displays as 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SenderPublicKey(pub [u8; PUBLIC_KEY_BYTES]);

impl fmt::Display for SenderPublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hex(&self.0).fmt(f)
    }
}

/// Who signed what was opened.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Sender {
    /// The key that the content names.
    pub public_key: SenderPublicKey,
    /// Whether that key signed this content for this request. Where not, the name is somebody else's: a signature was
    /// carried over from another transfer, or made up.
    pub is_valid: bool,
}

/// A key at work for one request.
#[derive(Clone, Copy)]
pub(super) struct Signer<'keys> {
    pub(super) key: &'keys SenderKey,
    pub(super) request: &'keys Hash,
}

impl Signer<'_> {
    /// Signs content without a signature.
    pub(super) fn sign(&self, unsigned: &[u8]) -> Signature {
        let key = self.key.expanded();
        Signature {
            value: key.sign(&message(self.request, &Sha256::digest(unsigned).into())).to_bytes(),
            public_key: key.verifying_key().to_bytes(),
        }
    }
}

/// A signature as it is carried.
pub(super) struct Signature {
    pub(super) value: [u8; SIGNATURE_BYTES],
    pub(super) public_key: [u8; PUBLIC_KEY_BYTES],
}

/// A signature and what it says to cover, not yet compared with a request.
pub(super) struct Claim {
    pub(super) signature: Signature,
    pub(super) unsigned: Hash,
}

impl Claim {
    /// Judges the claim for content that answered this request.
    pub(super) fn verify(&self, request: &Hash) -> Sender {
        let Signature { value, public_key } = &self.signature;
        let is_valid = VerifyingKey::from_bytes(public_key)
            .and_then(|key| key.verify_strict(&message(request, &self.unsigned), &value.into()))
            .is_ok();
        Sender { public_key: SenderPublicKey(*public_key), is_valid }
    }
}

fn message(request: &Hash, unsigned: &Hash) -> Vec<u8> {
    [DOMAIN, request, unsigned].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    const REQUEST: Hash = [1; 32];

    fn claim() -> Claim {
        let key = SenderKey::from_seed(&[7; 32]);
        Claim {
            signature: Signer { key: &key, request: &REQUEST }.sign(b"content"),
            unsigned: Sha256::digest(b"content").into(),
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_signature_names_its_key_and_holds_for_one_request_and_one_content() {
        let public_key = SenderKey::from_seed(&[7; 32]).public_key();
        let signed = claim();
        assert_eq!(signed.verify(&REQUEST), Sender { public_key, is_valid: true });
        let refused = Sender { public_key, is_valid: false };
        assert_eq!(signed.verify(&[2; 32]), refused);
        let other_content = Claim { unsigned: [3; 32], ..signed };
        assert_eq!(other_content.verify(&REQUEST), refused);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn every_changed_bit_of_a_signature_or_key_is_refused() {
        for bit in 0..8 * (SIGNATURE_BYTES + PUBLIC_KEY_BYTES) {
            let mut claim = claim();
            let Signature { value, public_key } = &mut claim.signature;
            let byte = value.iter_mut().chain(public_key).nth(bit / 8).expect("in range");
            *byte ^= 1 << (bit % 8);
            assert!(!claim.verify(&REQUEST).is_valid, "{bit}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn keys_of_small_order_sign_nothing() {
        // The neutral point as key and as R, with S = 0, satisfies the cofactored equation for every message.
        let mut neutral = [0; 32];
        neutral[0] = 1;
        let mut value = [0; SIGNATURE_BYTES];
        value[0] = 1;
        let claim =
            Claim { signature: Signature { value, public_key: neutral }, unsigned: [0; 32] };
        assert!(!claim.verify(&REQUEST).is_valid);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_key_of_a_seed_is_rfc_8032s() {
        // RFC 8032 §7.1, test 1.
        let seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
        let seed: Vec<u8> = (0..64)
            .step_by(2)
            .map(|at| u8::from_str_radix(&seed[at..at + 2], 16).expect("hexadecimal"))
            .collect();
        let key = SenderKey::from_seed(&seed.try_into().expect("32 bytes"));
        assert_eq!(
            key.public_key().to_string(),
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
        );
        assert_eq!(format!("{key:?}"), "SenderKey(..)");
    }
}
