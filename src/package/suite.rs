//! The suites of a transfer, each a whole by its number, and the one seal that all have: HPKE in `mode_psk`.
//!
//! | number | key encapsulation                                | public key |   enc |
//! |-------:|--------------------------------------------------|-----------:|------:|
//! | `0x01` | DHKEM(X25519, HKDF-SHA256), RFC 9180             |         32 |    32 |
//! | `0x02` | X-Wing (ML-KEM-768 and X25519), KEM id `0x647a`  |      1,216 | 1,120 |
//!
//! Both with CPACE-RISTR255-SHA512, HKDF-SHA256 and ChaCha20-Poly1305. X-Wing is
//! [draft-connolly-cfrg-xwing-kem](https://datatracker.ietf.org/doc/draft-connolly-cfrg-xwing-kem/) as
//! [draft-ietf-hpke-pq](https://datatracker.ietf.org/doc/draft-ietf-hpke-pq/) puts it into HPKE: what is recorded today
//! stays shut to the computers that will break X25519.
//!
//! HPKE: [RFC 9180](https://www.rfc-editor.org/rfc/rfc9180). The pre-shared key is what both derived from the code, so
//! nothing opens without it, and nothing opens with it alone. One context seals one message.

use hpke::aead::{AeadTag, ChaCha20Poly1305};
use hpke::kdf::HkdfSha256;
use hpke::kem::{X25519HkdfSha256, XWing};
use hpke::{Deserializable, Kem, OpModeR, OpModeS, PskBundle, Serializable};
use rand_core::CryptoRng;
use zeroize::{Zeroize, Zeroizing};

use super::cpace::SessionKey;

const PSK_ID: &[u8] = b"mdawa/1 cpace";
/// Both kinds of private key are kept in their seed's form.
const PRIVATE_KEY_BYTES: usize = 32;
pub(super) const TAG_BYTES: usize = 16;

/// Which algorithms a request and its answer use.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Suite {
    /// 1: X25519. A request is one small QR code.
    X25519,
    /// 2: X-Wing, which also withstands quantum computers, for 1.2 KB more each way.
    XWing,
}

/// The private half of a one-time key pair.
pub(super) struct PrivateKey(Zeroizing<[u8; PRIVATE_KEY_BYTES]>);

/// What a seal is bound to beside its keys.
#[derive(Clone, Copy)]
pub(super) struct Binding<'bytes> {
    pub(super) info: &'bytes [u8],
    pub(super) associated: &'bytes [u8],
}

/// What a seal gives beside the ciphertext.
pub(super) struct Sealed {
    pub(super) encapsulated: Vec<u8>,
    pub(super) tag: [u8; TAG_BYTES],
}

/// Keys that are no keys, or a seal that is not whole: there is nothing more to tell.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Refused;

impl Suite {
    /// The number by which packages name it.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::X25519 => 1,
            Self::XWing => 2,
        }
    }

    /// The suite of a number; `None` where this version knows none.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        [Self::X25519, Self::XWing].into_iter().find(|suite| suite.number() == number)
    }

    pub(super) const fn public_key_bytes(self) -> usize {
        match self {
            Self::X25519 => 32,
            Self::XWing => 1_216,
        }
    }

    pub(super) const fn encapsulated_bytes(self) -> usize {
        match self {
            Self::X25519 => 32,
            Self::XWing => 1_120,
        }
    }

    /// Draws a one-time key pair.
    pub(super) fn draw_keys(self, rng: &mut impl CryptoRng) -> (PrivateKey, Vec<u8>) {
        match self {
            Self::X25519 => draw_keys::<X25519HkdfSha256>(rng),
            Self::XWing => draw_keys::<XWing>(rng),
        }
    }

    /// Seals `content` in place, for the holder of a private key who also has the session key.
    pub(super) fn seal(
        self,
        public_key: &[u8],
        session_key: &SessionKey,
        binding: Binding<'_>,
        content: &mut [u8],
        rng: &mut impl CryptoRng,
    ) -> Result<Sealed, Refused> {
        let psk = psk(session_key);
        match self {
            Self::X25519 => {
                seal::<X25519HkdfSha256>(&OpModeS::Psk(psk), public_key, binding, content, rng)
            }
            Self::XWing => seal::<XWing>(&OpModeS::Psk(psk), public_key, binding, content, rng),
        }
    }

    /// Opens `content` in place; where it is refused, what is left there means nothing.
    pub(super) fn open(
        self,
        private_key: &PrivateKey,
        session_key: &SessionKey,
        binding: Binding<'_>,
        encapsulated: &[u8],
        content: &mut [u8],
        tag: &[u8],
    ) -> Result<(), Refused> {
        let psk = psk(session_key);
        match self {
            Self::X25519 => {
                let mode = OpModeR::<X25519HkdfSha256>::Psk(psk);
                open(&mode, private_key, binding, encapsulated, content, tag)
            }
            Self::XWing => {
                let mode = OpModeR::<XWing>::Psk(psk);
                open(&mode, private_key, binding, encapsulated, content, tag)
            }
        }
    }
}

fn psk(session_key: &SessionKey) -> PskBundle<'_> {
    PskBundle::new(&**session_key, PSK_ID).expect("neither is empty")
}

fn draw_keys<K: Kem>(rng: &mut impl CryptoRng) -> (PrivateKey, Vec<u8>) {
    let (private_key, public_key) = K::gen_keypair_with_rng(rng);
    let mut bytes = private_key.to_bytes();
    let mut kept = Zeroizing::new([0; PRIVATE_KEY_BYTES]);
    kept.copy_from_slice(&bytes);
    bytes.zeroize();
    (PrivateKey(kept), public_key.to_bytes().to_vec())
}

fn seal<K: Kem>(
    mode: &OpModeS<'_, K>,
    public_key: &[u8],
    binding: Binding<'_>,
    content: &mut [u8],
    rng: &mut impl CryptoRng,
) -> Result<Sealed, Refused> {
    let public_key = K::PublicKey::from_bytes(public_key).map_err(|_| Refused)?;
    let (encapsulated, mut sealer) =
        hpke::setup_sender_with_rng::<ChaCha20Poly1305, HkdfSha256, K>(
            mode,
            &public_key,
            binding.info,
            rng,
        )
        .map_err(|_| Refused)?;
    let tag =
        sealer.seal_inout_detached(content.into(), binding.associated).map_err(|_| Refused)?;
    Ok(Sealed { encapsulated: encapsulated.to_bytes().to_vec(), tag: tag.to_bytes().into() })
}

fn open<K: Kem>(
    mode: &OpModeR<'_, K>,
    private_key: &PrivateKey,
    binding: Binding<'_>,
    encapsulated: &[u8],
    content: &mut [u8],
    tag: &[u8],
) -> Result<(), Refused> {
    let private_key = K::PrivateKey::from_bytes(&*private_key.0).map_err(|_| Refused)?;
    let encapsulated = K::EncappedKey::from_bytes(encapsulated).map_err(|_| Refused)?;
    let tag = AeadTag::from_bytes(tag).map_err(|_| Refused)?;
    hpke::setup_receiver::<ChaCha20Poly1305, HkdfSha256, K>(
        mode,
        &private_key,
        &encapsulated,
        binding.info,
    )
    .and_then(|mut context| context.open_inout_detached(content.into(), binding.associated, &tag))
    .map_err(|_| Refused)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::vectors::{Given, Vector};
    use wasm_bindgen_test::wasm_bindgen_test;

    fn system() -> impl CryptoRng {
        rand_core::UnwrapErr(getrandom::SysRng)
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn suite_1_seals_and_opens_as_rfc_9180_says() {
        let rfc = Vector::read(include_str!("../../tests/vectors/hpke-rfc9180-a22.json"));
        let (private_key, public_key) = Suite::X25519.draw_keys(&mut Given(&rfc.bytes("ikmR")));
        // The RFC prints the key before its bits are set as RFC 7748 §5 wants them.
        let mut clamped = rfc.array::<32>("skRm");
        clamped[0] &= 0b1111_1000;
        clamped[31] = clamped[31] & 0b0111_1111 | 0b0100_0000;
        assert_eq!(*private_key.0, clamped);
        assert_eq!(public_key, rfc.bytes("pkRm"));

        let (psk, psk_id) = (rfc.bytes("psk"), rfc.bytes("psk_id"));
        let psk = PskBundle::new(&psk, &psk_id).expect("neither is empty");
        let (info, associated) = (rfc.bytes("info"), rfc.bytes("aad"));
        let binding = Binding { info: &info, associated: &associated };
        let mut content = rfc.bytes("pt");
        let sealed = seal::<X25519HkdfSha256>(
            &OpModeS::Psk(psk),
            &public_key,
            binding,
            &mut content,
            &mut Given(&rfc.bytes("ikmE")),
        )
        .expect("a key");
        assert_eq!(sealed.encapsulated, rfc.bytes("enc"));
        assert_eq!([&content[..], &sealed.tag].concat(), rfc.bytes("ct"));

        let mode = OpModeR::<X25519HkdfSha256>::Psk(psk);
        open(&mode, &private_key, binding, &rfc.bytes("enc"), &mut content, &sealed.tag)
            .expect("the RFC's own");
        assert_eq!(content, rfc.bytes("pt"));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn suite_2_encapsulates_as_the_draft_says() {
        let draft = Vector::read(include_str!("../../tests/vectors/hpke-xwing-53273fb.json"));
        let (private_key, public_key) = Suite::XWing.draw_keys(&mut Given(&draft.bytes("ikmR")));
        assert_eq!(*private_key.0, draft.array("skRm"));
        assert!(public_key.starts_with(&draft.bytes("pkRm_first")));
        assert!(public_key.ends_with(&draft.bytes("pkRm_last")));

        let (info, associated) = (draft.bytes("info"), draft.bytes("aad"));
        let binding = Binding { info: &info, associated: &associated };
        let mut content = draft.bytes("pt");
        let mut rng = Given(&draft.bytes("ikmE"));
        let sealed = seal::<XWing>(&OpModeS::Base, &public_key, binding, &mut content, &mut rng)
            .expect("a key");
        assert!(sealed.encapsulated.starts_with(&draft.bytes("enc_first")));
        assert!(sealed.encapsulated.ends_with(&draft.bytes("enc_last")));
        assert_eq!([&content[..], &sealed.tag].concat(), draft.bytes("ct"));

        let mode = OpModeR::<XWing>::Base;
        open(&mode, &private_key, binding, &sealed.encapsulated, &mut content, &sealed.tag)
            .expect("the draft's own");
        assert_eq!(content, draft.bytes("pt"));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn keys_and_encapsulations_have_the_lengths_of_the_format() {
        let binding = Binding { info: b"info", associated: b"" };
        for suite in [Suite::X25519, Suite::XWing] {
            let (_, public_key) = suite.draw_keys(&mut system());
            assert_eq!(public_key.len(), suite.public_key_bytes());
            let key = SessionKey::new([7; 64]);
            let sealed = suite.seal(&public_key, &key, binding, &mut [0; 9], &mut system());
            assert_eq!(sealed.expect("a key").encapsulated.len(), suite.encapsulated_bytes());
            assert_eq!(Suite::from_number(suite.number()), Some(suite));
        }
        for number in [0, 3, 0x21, 255] {
            assert_eq!(Suite::from_number(number), None);
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn keys_that_are_no_keys_are_refused() {
        let binding = Binding { info: b"info", associated: b"" };
        let key = SessionKey::new([7; 64]);
        // X25519: a point of order 2, which gives one product for all. ML-KEM: coefficients of 4,095, not below 3,329.
        for (suite, public_key) in [
            (Suite::X25519, vec![0; 32]),
            (Suite::X25519, vec![9; 31]),
            (Suite::XWing, vec![255; 1_216]),
            (Suite::XWing, vec![9; 1_215]),
        ] {
            let sealed = suite.seal(&public_key, &key, binding, &mut [0; 9], &mut system());
            assert_eq!(sealed.err(), Some(Refused), "{suite:?}");
        }
    }
}
