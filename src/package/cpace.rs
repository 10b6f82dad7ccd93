//! `CPace`: a key for two who share six digits, and one guess at them for everybody else.
//!
//! [draft-irtf-cfrg-cpace-21](https://datatracker.ietf.org/doc/html/draft-irtf-cfrg-cpace-21) of 23 April 2026, suite
//! CPACE-RISTR255-SHA512, initiator and responder. Its vectors are `tests/vectors/cpace-draft-21.json`.
//!
//! Both turn the code into a secret generator of ristretto255, each sends a random multiple of it (a share), and the
//! product of both is hashed with all that was said. Who sees shares learns nothing about the code, ever; who takes
//! part in place of one of the two can try one code for each exchange. Scalars are drawn for one exchange, multiplied
//! in constant time and wiped.

use curve25519_dalek::ristretto::{CompressedRistretto, RistrettoPoint};
use curve25519_dalek::scalar::Scalar;
use curve25519_dalek::traits::Identity;
use rand_core::CryptoRng;
use sha2::{Digest, Sha512};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

const DSI: &[u8] = b"CPaceRistretto255";
const DSI_ISK: &[u8] = b"CPaceRistretto255_ISK";
/// How many bytes SHA-512 takes at a time: the code fills the first block with the help of zeros, so that its hash
/// takes as long for every code and channel.
const INPUT_BLOCK_BYTES: usize = 128;
/// Who talks to whom, CI in the draft.
const CHANNEL: &[u8] = b"mdawa/1 doctor>patient";

pub(super) const SHARE_BYTES: usize = 32;
pub(super) const SESSION_KEY_BYTES: usize = 64;

/// A point as it is sent.
pub(super) type Share = [u8; SHARE_BYTES];

/// The intermediate session key, ISK in the draft.
pub(super) type SessionKey = Zeroizing<[u8; SESSION_KEY_BYTES]>;

/// What one of the two says: a share, and what is bound to it.
#[derive(Clone, Copy)]
pub(super) struct Message<'bytes> {
    pub(super) share: &'bytes Share,
    pub(super) associated: &'bytes [u8],
}

/// One side's secret of one exchange.
#[derive(Zeroize, ZeroizeOnDrop)]
pub(super) struct Secret(Scalar);

impl Secret {
    /// Draws a secret; 512 bits modulo the order are uniform.
    pub(super) fn draw(rng: &mut impl CryptoRng) -> Self {
        let mut wide = Zeroizing::new([0; 64]);
        rng.fill_bytes(&mut *wide);
        Self(Scalar::from_bytes_mod_order_wide(&wide))
    }

    /// What this side sends under a code (PRS) in an exchange (sid).
    pub(super) fn share(&self, code: &[u8], exchange: &[u8]) -> Share {
        let generator = Zeroizing::new(generator(code, CHANNEL, exchange));
        (*generator * self.0).compress().to_bytes()
    }

    /// The key, for who spoke first; nothing where the answer is no share that may be used.
    pub(super) fn key_as_initiator(
        &self,
        exchange: &[u8],
        mine: Message<'_>,
        theirs: Message<'_>,
    ) -> Option<SessionKey> {
        Some(session_key(exchange, &*self.meet(theirs.share)?, mine, theirs))
    }

    /// The key, for who answered; nothing where the first share may not be used.
    pub(super) fn key_as_responder(
        &self,
        exchange: &[u8],
        theirs: Message<'_>,
        mine: Message<'_>,
    ) -> Option<SessionKey> {
        Some(session_key(exchange, &*self.meet(theirs.share)?, theirs, mine))
    }

    /// The draft's `scalar_mult_vfy`: nothing for bytes that are no canonical point, and for the neutral one.
    fn meet(&self, share: &Share) -> Option<Zeroizing<Share>> {
        let point = CompressedRistretto(*share).decompress()?;
        let met = Zeroizing::new(point * self.0);
        let is_neutral = met.ct_eq(&RistrettoPoint::identity());
        (!bool::from(is_neutral)).then(|| Zeroizing::new(met.compress().to_bytes()))
    }
}

/// The draft's `calculate_generator`.
fn generator(code: &[u8], channel: &[u8], exchange: &[u8]) -> RistrettoPoint {
    let zeros = [0; INPUT_BLOCK_BYTES];
    let filled = 1 + DSI.len() + 1 + code.len();
    let missing = (INPUT_BLOCK_BYTES - 1).saturating_sub(filled);
    let hash = hash_of(&[DSI, code, &zeros[..missing], channel, exchange], &[]);
    RistrettoPoint::from_uniform_bytes(&hash)
}

fn session_key(
    exchange: &[u8],
    met: &Share,
    initiator: Message<'_>,
    responder: Message<'_>,
) -> SessionKey {
    let transcript = [initiator.share, initiator.associated, responder.share, responder.associated];
    hash_of(&[DSI_ISK, exchange, met], &transcript)
}

/// SHA-512 of byte strings, each with its length in front (`lv_cat`): no two lists have one hash.
fn hash_of(front: &[&[u8]], back: &[&[u8]]) -> Zeroizing<[u8; 64]> {
    let mut hash = Sha512::new();
    for bytes in front.iter().chain(back) {
        // LEB128, as the draft's `prepend_len`.
        let mut length = bytes.len();
        while length >= 0x80 {
            hash.update([0x80 | low_seven_bits(length)]);
            length >>= 7;
        }
        hash.update([low_seven_bits(length)]);
        hash.update(bytes);
    }
    let mut digest = Zeroizing::new([0; 64]);
    hash.finalize_into((&mut *digest).into());
    digest
}

#[allow(clippy::cast_possible_truncation)]
fn low_seven_bits(length: usize) -> u8 {
    (length & 0x7f) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::vectors::Vector;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn system() -> impl CryptoRng {
        rand_core::UnwrapErr(getrandom::SysRng)
    }

    fn draft() -> Vector {
        Vector::read(include_str!("../../tests/vectors/cpace-draft-21-8fb4056e.json"))
    }

    fn secret(scalar: [u8; 32]) -> Secret {
        Secret(Scalar::from_canonical_bytes(scalar).expect("a canonical scalar"))
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_generator_is_the_drafts() {
        let draft = draft();
        let generator = generator(&draft.bytes("PRS"), &draft.bytes("CI"), &draft.bytes("sid"));
        assert_eq!(generator.compress().to_bytes(), draft.array("g"));
        let hashed = RistrettoPoint::from_uniform_bytes(&draft.array("generator_string_hash"));
        assert_eq!(hashed, generator);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn shares_and_the_session_key_are_the_drafts() {
        let draft = draft();
        let (code, channel, exchange) = (draft.bytes("PRS"), draft.bytes("CI"), draft.bytes("sid"));
        let (initiator, responder) = (secret(draft.array("ya")), secret(draft.array("yb")));
        for (secret, share) in [(&initiator, "Ya"), (&responder, "Yb")] {
            let point = generator(&code, &channel, &exchange) * secret.0;
            assert_eq!(point.compress().to_bytes(), draft.array(share));
        }
        let (share_a, share_b) = (draft.array("Ya"), draft.array("Yb"));
        let met = draft.array::<32>("K");
        assert_eq!(initiator.meet(&share_b).as_deref(), Some(&met));
        assert_eq!(responder.meet(&share_a).as_deref(), Some(&met));

        let first = Message { share: &share_a, associated: &draft.bytes("ADa") };
        let second = Message { share: &share_b, associated: &draft.bytes("ADb") };
        let session_key = draft.array::<64>("ISK_IR");
        let initiators = initiator.key_as_initiator(&exchange, first, second);
        let responders = responder.key_as_responder(&exchange, first, second);
        assert_eq!(initiators.as_deref(), Some(&session_key));
        assert_eq!(responders.as_deref(), Some(&session_key));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_drafts_valid_point_is_multiplied_and_its_invalid_ones_are_refused() {
        let draft = draft().part("scalar_mult_vfy");
        let secret = secret(draft.array("s"));
        let product = draft.array::<32>("product");
        assert_eq!(secret.meet(&draft.array("X")).as_deref(), Some(&product));
        for invalid in ["Y_i1", "Y_i2"] {
            assert!(secret.meet(&draft.array(invalid)).is_none(), "{invalid}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn points_in_another_spelling_are_refused() {
        // RFC 9496, appendix A.2: the field's modulus for 0, an odd ("negative") encoding, and a field element that
        // belongs to no point.
        let mut modulus = [0xff; 32];
        (modulus[0], modulus[31]) = (0xed, 0x7f);
        let mut negative = [0; 32];
        negative[0] = 1;
        let mut over = [0xff; 32];
        over[0] = 0;
        let secret = Secret::draw(&mut system());
        for share in [modulus, negative, over, [0xff; 32]] {
            assert!(secret.meet(&share).is_none(), "{share:?}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn both_have_one_key_only_for_one_code_one_exchange_and_one_transcript() {
        let (a, b) = (Secret::draw(&mut system()), Secret::draw(&mut system()));
        let key = |code: &[u8], exchange: &[u8], associated: &[u8]| {
            let (share_a, share_b) = (a.share(b"482913", b"one"), b.share(code, exchange));
            let first = Message { share: &share_a, associated: b"request" };
            let heard = Message { share: &share_a, associated };
            let second = Message { share: &share_b, associated: b"answer" };
            (
                *a.key_as_initiator(b"one", first, second).expect("points"),
                *b.key_as_responder(exchange, heard, second).expect("points"),
            )
        };
        let (same, alike) = key(b"482913", b"one", b"request");
        assert_eq!(same, alike);
        for (code, exchange, associated) in [
            (b"482914", b"one", &b"request"[..]),
            (b"482913", b"two", b"request"),
            (b"482913", b"one", b"another"),
        ] {
            let (mine, theirs) = key(code, exchange, associated);
            assert_ne!(mine, theirs);
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn long_lengths_are_written_in_leb128() {
        let request = [7; 1_321];
        let mut written = vec![0xa9, 0x0a];
        written.extend_from_slice(&request);
        assert_eq!(*hash_of(&[&request], &[]), <[u8; 64]>::from(Sha512::digest(&written)));
    }
}
