//! Is a signature right, and if not, why? ES256 (ECDSA with P-256 and SHA-256) and PS256 (RSASSA-PSS with SHA-256).

use rsa::BoxedUint;
use rsa::signature::Verifier;
use serde::Serialize;
use sha2::Sha256;

/// What became of checking a signature. Serialised as `signature`, beside it `fault` where it is invalid.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Signature {
    /// It cannot be right, whatever the key.
    Invalid(Fault),
    /// No key at hand is the one that it names.
    UnknownKey,
    /// Made by the key that it names, over exactly what was read.
    Valid,
}

impl Signature {
    /// `"invalid"`, `"unknown-key"` or `"valid"`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid",
            Self::UnknownKey => "unknown-key",
            Self::Valid => "valid",
        }
    }

    /// Why it is invalid.
    #[must_use]
    pub const fn fault(self) -> Option<Fault> {
        match self {
            Self::Invalid(fault) => Some(fault),
            Self::UnknownKey | Self::Valid => None,
        }
    }
}

/// Why a signature is invalid.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// Whoever made it says that it is not signed.
    AlgorithmNone,
    /// Signed in a way that its kind does not allow.
    AlgorithmUnsupported,
    /// By a key that may sign other kinds of certificates only.
    KeyUsage,
    /// In DER, where JOSE and COSE have two numbers of 32 bytes.
    SignatureDer,
    /// Too short or too long.
    SignatureLength,
    /// By another key, or over something else: changed since.
    SignatureWrong,
}

/// How something says that it is signed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Algorithm {
    Es256,
    Ps256,
}

/// A key to check signatures with.
#[derive(Clone, Debug)]
pub(super) enum PublicKey {
    P256(p256::ecdsa::VerifyingKey),
    Rsa(rsa::PublicKey),
}

/// Bytes of either half of an ES256 signature, and of either coordinate of its key.
pub(super) const P256_BYTES: usize = 32;
const ES256_BYTES: usize = 2 * P256_BYTES;
/// Enough for the signers of certificates at hand, who have 2,048 and 3,072; more would take long.
const RSA_BITS: core::ops::RangeInclusive<usize> = rsa::PublicKey::MIN_SIZE..=4096;

impl PublicKey {
    /// The key of a point of the curve; nothing where it is none.
    pub(super) fn of_point(x: &[u8], y: &[u8]) -> Option<Self> {
        if [x.len(), y.len()] != [P256_BYTES; 2] {
            return None;
        }
        let point = [&[4][..], x, y].concat();
        p256::ecdsa::VerifyingKey::from_sec1_bytes(&point).ok().map(Self::P256)
    }

    /// The key of a modulus and an exponent; nothing where they are none.
    pub(super) fn of_modulus(modulus: &[u8], exponent: &[u8]) -> Option<Self> {
        if [modulus, exponent].iter().any(|number| number.len() > RSA_BITS.end() / 8) {
            return None;
        }
        let [modulus, exponent] = [modulus, exponent].map(BoxedUint::from_be_slice_vartime);
        rsa::PublicKey::new_with_size_limits(modulus, exponent, RSA_BITS).ok().map(Self::Rsa)
    }

    fn verifies(&self, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> bool {
        match (self, algorithm) {
            (Self::P256(key), Algorithm::Es256) => p256::ecdsa::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
            (Self::Rsa(key), Algorithm::Ps256) => rsa::pss::Signature::try_from(signature)
                .is_ok_and(|signature| {
                    let key = rsa::pss::VerifyingKey::<Sha256>::new(key.clone());
                    key.verify(message, &signature).is_ok()
                }),
            _ => false,
        }
    }
}

/// Checks a signature with the keys that it may be by.
pub(super) fn check(
    keys: &[PublicKey],
    algorithm: Algorithm,
    message: &[u8],
    signature: &[u8],
) -> Signature {
    if algorithm == Algorithm::Es256 && signature.len() != ES256_BYTES {
        let fault = if is_der(signature) { Fault::SignatureDer } else { Fault::SignatureLength };
        return Signature::Invalid(fault);
    }
    if keys.is_empty() {
        return Signature::UnknownKey;
    }
    if keys.iter().any(|key| key.verifies(algorithm, message, signature)) {
        return Signature::Valid;
    }
    // With numbers that happen to be short, DER has 64 bytes too.
    let fault = if is_der(signature) { Fault::SignatureDer } else { Fault::SignatureWrong };
    Signature::Invalid(fault)
}

/// Whether this is a sequence of two integers as ASN.1 writes them.
fn is_der(signature: &[u8]) -> bool {
    const SEQUENCE: u8 = 0x30;
    const INTEGER: u8 = 2;
    match signature {
        [SEQUENCE, length, INTEGER, first, rest @ ..] => {
            usize::from(*length) + 2 == signature.len()
                && rest.get(usize::from(*first)) == Some(&INTEGER)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use p256::ecdsa::SigningKey;
    use p256::ecdsa::signature::Signer;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn pair(seed: u8) -> (SigningKey, PublicKey) {
        let key = SigningKey::from_slice(&[seed; 32]).unwrap();
        let public = PublicKey::P256(*key.verifying_key());
        (key, public)
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_signature_is_valid_by_its_own_key_over_its_own_message_alone() {
        let ((key, public), (_, other)) = (pair(7), pair(8));
        let signature: p256::ecdsa::Signature = key.sign(b"message");
        let bytes = signature.to_bytes();
        let checked = |keys: &[PublicKey], message: &[u8], signature: &[u8]| {
            check(keys, Algorithm::Es256, message, signature)
        };
        assert_eq!(checked(&[other.clone(), public.clone()], b"message", &bytes), Signature::Valid);
        let wrong = Signature::Invalid(Fault::SignatureWrong);
        assert_eq!(checked(&[other], b"message", &bytes), wrong);
        assert_eq!(checked(core::slice::from_ref(&public), b"massage", &bytes), wrong);
        assert_eq!(checked(&[], b"message", &bytes), Signature::UnknownKey);
        let zeros = checked(core::slice::from_ref(&public), b"message", &[0; 64]);
        assert_eq!(zeros, wrong);
        let der = signature.to_der();
        let der = checked(core::slice::from_ref(&public), b"message", der.as_bytes());
        assert_eq!(der, Signature::Invalid(Fault::SignatureDer));
        let short = checked(&[public], b"message", &bytes[..63]);
        assert_eq!(short, Signature::Invalid(Fault::SignatureLength));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_point_off_the_curve_is_no_key() {
        assert!(PublicKey::of_point(&[1; 32], &[1; 32]).is_none());
        assert!(PublicKey::of_point(&[0; 32], &[0; 32]).is_none());
        assert!(PublicKey::of_modulus(&[], &[]).is_none());
        assert!(PublicKey::of_modulus(&[0xff; 1024], &[1, 0, 1]).is_none());
    }

    proptest! {
        #[test]
        fn checking_never_panics(message in any::<Vec<u8>>(), signature in any::<Vec<u8>>()) {
            let (_, public) = pair(7);
            prop_assert_ne!(check(&[public], Algorithm::Es256, &message, &signature), Signature::Valid);
        }
    }
}
