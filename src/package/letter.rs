//! The one-way package: sealed under a code that the sender says.
//!
//! | offset | bytes | field                                                                                    |
//! |-------:|------:|------------------------------------------------------------------------------------------|
//! |      0 |     4 | `MDW`, `0x13`                                                                            |
//! |      4 |     1 | suite, `0x21`: Argon2id, HKDF-SHA256, ChaCha20-Poly1305                                  |
//! |      5 |     1 | [`KdfProfile`]: 1 or 2                                                                   |
//! |      6 |     1 | code kind, one for each [`Way`]: 1 six digits, 2 ten Crockford symbols                   |
//! |      7 |    16 | package id, random; also the salt                                                        |
//! |     23 |     4 | created, Unix seconds                                                                    |
//! |     27 |     2 | lifetime, minutes, 1 to 60                                                               |
//! |     29 |    16 | key commitment                                                                           |
//! |     45 |     … | ciphertext of a padded length, then 16 bytes of tag                                      |
//!
//! Integers are big-endian. Bytes 0 to 44 are the associated data, so a changed lifetime does not open. The nonce is
//! twelve zeros: the key is fresh for each package id and seals once. Reading is strict, and everything that can be
//! told from public bytes is told before a code is asked for: a cut package costs no try.

use core::fmt;

use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce};
use rand_core::CryptoRng;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::inner::Inner;
pub use super::keys::KdfProfile;
use super::keys::{COMMITMENT_BYTES, LetterKeys};
use super::padding::padded;
use super::{Hex, Kind, MAGIC, OpenError, PACKAGE_BYTES_MAX, SealError};
use crate::code::{Alphabet, CodeError, OneTimeCode};
use crate::record::Record;
use crate::time::UnixSeconds;

const SUITE: u8 = 0x21;
const COMMITMENT_OFFSET: usize = 29;
const HEAD_BYTES: usize = COMMITMENT_OFFSET + COMMITMENT_BYTES;
const TAG_BYTES: usize = 16;
const MINUTES_MAX: u64 = 60;

/// How a letter is sent, which decides its code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Way {
    /// As text, file or message: ten base32 symbols.
    Send,
    /// As QR codes from screen to camera: six digits.
    Show,
}

impl Way {
    const fn byte(self) -> u8 {
        match self {
            Self::Show => 1,
            Self::Send => 2,
        }
    }

    fn from_byte(byte: u8) -> Option<Self> {
        [Self::Show, Self::Send].into_iter().find(|way| way.byte() == byte)
    }

    const fn code_form(self) -> (Alphabet, usize) {
        match self {
            Self::Show => (Alphabet::Digits, 6),
            Self::Send => (Alphabet::Crockford, 10),
        }
    }

    /// Reads what a person typed as this way's code.
    ///
    /// # Errors
    /// [`CodeError`] when it cannot be one; no try is spent.
    pub fn read_code(self, typed: &str) -> Result<OneTimeCode, CodeError> {
        let (alphabet, length) = self.code_form();
        OneTimeCode::read(typed, alphabet, length)
    }

    fn draw_code(self, rng: &mut impl CryptoRng) -> OneTimeCode {
        let (alphabet, length) = self.code_form();
        OneTimeCode::draw(alphabet, length, rng)
    }
}

/// How long a letter may be opened: 1 to 60 whole minutes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Lifetime {
    minutes: u16,
}

impl Lifetime {
    /// A lifetime of this many seconds, rounded up to whole minutes.
    ///
    /// # Errors
    /// [`SealError::LifetimeOutOfRange`] outside 1 to 3,600 seconds.
    pub fn from_seconds(seconds: u64) -> Result<Self, SealError> {
        Self::from_minutes(seconds.div_ceil(60)).ok_or(SealError::LifetimeOutOfRange)
    }

    fn from_minutes(minutes: u64) -> Option<Self> {
        let minutes = (1..=MINUTES_MAX).contains(&minutes).then_some(minutes)?;
        u16::try_from(minutes).ok().map(|minutes| Self { minutes })
    }

    fn as_seconds(self) -> u64 {
        u64::from(self.minutes) * 60
    }
}

/// The public name of a package: random, and the salt of its key. Displays as 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct PackageId(pub [u8; 16]);

impl fmt::Display for PackageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hex(&self.0).fmt(f)
    }
}

/// A sealed record whose public bytes have been checked.
#[derive(Debug)]
pub struct Letter {
    bytes: Vec<u8>,
    way: Way,
    profile: KdfProfile,
    id: PackageId,
    created: UnixSeconds,
    lifetime: Lifetime,
}

impl Letter {
    /// Seals a record under a fresh code.
    ///
    /// # Errors
    /// [`SealError`]
    ///
    /// # Panics
    /// Never: `expect` here only says what the format's constants prove.
    pub fn seal(
        record: &Record,
        way: Way,
        created: UnixSeconds,
        lifetime: Lifetime,
        profile: KdfProfile,
        rng: &mut impl CryptoRng,
    ) -> Result<(Self, OneTimeCode), SealError> {
        let created = created.in_32_bits();
        let mut id = PackageId([0; 16]);
        rng.fill_bytes(&mut id.0);
        let code = way.draw_code(rng);

        let mut content = Inner { created, record: record.clone() }.to_bytes();
        let mut bytes = Vec::with_capacity(HEAD_BYTES + content.len() + TAG_BYTES);
        if bytes.capacity() > PACKAGE_BYTES_MAX {
            return Err(SealError::TooBig);
        }
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&[Kind::Letter.byte(), SUITE, profile.byte(), way.byte()]);
        bytes.extend_from_slice(&id.0);
        bytes.extend_from_slice(&u32::try_from(created.0).expect("bounded above").to_be_bytes());
        bytes.extend_from_slice(&lifetime.minutes.to_be_bytes());
        debug_assert_eq!(bytes.len(), COMMITMENT_OFFSET);

        let keys = LetterKeys::derive(&code, profile, &id.0, &bytes)
            .map_err(|_| SealError::MemoryShort)?;
        bytes.extend_from_slice(&keys.commitment);
        let tag = ChaCha20Poly1305::new((&*keys.key).into())
            .encrypt_inout_detached(&Nonce::default(), &bytes, content.as_mut_slice().into())
            .expect("4 MiB are far below the cipher's 256 GiB");
        bytes.extend_from_slice(&content);
        bytes.extend_from_slice(&tag);
        Ok((Self { bytes, way, profile, id, created, lifetime }, code))
    }

    /// How many bytes the letter of a record has, without sealing it: lengths are public, the same for any code.
    #[must_use]
    pub fn bytes_for(record: &Record) -> usize {
        // Every time that the head can hold, from 1970-01-02 on, has one length in the content.
        let created = UnixSeconds(u32::MAX.into());
        HEAD_BYTES + Inner { created, record: record.clone() }.to_bytes().len() + TAG_BYTES
    }

    /// Opens the letter.
    ///
    /// # Errors
    /// [`OpenError::Gone`] from the moment that its lifetime ends by this device's clock, [`OpenError::CannotOpen`] for a wrong code or
    /// any changed byte, [`OpenError::BadContent`] for an authentic letter that no version of ours would write.
    ///
    /// # Panics
    /// Never: the lengths were checked when the letter was read.
    pub fn open(&self, code: &OneTimeCode, now: UnixSeconds) -> Result<Record, OpenError> {
        if now >= self.expires() {
            return Err(OpenError::Gone);
        }
        let (head, sealed) = self.bytes.split_at(HEAD_BYTES);
        let (public_head, commitment) = head.split_at(COMMITMENT_OFFSET);
        let (ciphertext, tag) = sealed.split_at(sealed.len() - TAG_BYTES);

        let keys = LetterKeys::derive(code, self.profile, &self.id.0, public_head)
            .map_err(|_| OpenError::MemoryShort)?;
        if !bool::from(keys.commitment.ct_eq(commitment)) {
            return Err(OpenError::CannotOpen);
        }
        let mut content = Zeroizing::new(ciphertext.to_vec());
        ChaCha20Poly1305::new((&*keys.key).into())
            .decrypt_inout_detached(
                &Nonce::default(),
                head,
                content.as_mut_slice().into(),
                tag.try_into().expect("split at the tag's length"),
            )
            .map_err(|_| OpenError::CannotOpen)?;
        let inner = Inner::from_bytes(&content)?;
        if inner.created != self.created {
            return Err(OpenError::BadContent);
        }
        Ok(inner.record)
    }

    /// The sealed bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How it is meant to be sent.
    #[must_use]
    pub fn way(&self) -> Way {
        self.way
    }

    /// Its public name.
    #[must_use]
    pub fn id(&self) -> PackageId {
        self.id
    }

    /// When it was made, by the sender's clock; authentic only once it has been opened.
    #[must_use]
    pub fn created(&self) -> UnixSeconds {
        self.created
    }

    /// The first moment at which it no longer opens.
    #[must_use]
    pub fn expires(&self) -> UnixSeconds {
        self.created.plus(self.lifetime.as_seconds())
    }
}

impl TryFrom<&[u8]> for Letter {
    type Error = OpenError;

    fn try_from(bytes: &[u8]) -> Result<Self, OpenError> {
        if bytes.len() > PACKAGE_BYTES_MAX {
            return Err(OpenError::TooBig);
        }
        if Kind::of(bytes) != Some(Kind::Letter) {
            return Err(OpenError::NotOurs);
        }
        let (head, sealed) = bytes.split_first_chunk::<HEAD_BYTES>().ok_or(OpenError::Malformed)?;
        let [_, _, _, _, suite, profile, way, rest @ ..] = head;
        let profile = KdfProfile::from_byte(*profile).ok_or(OpenError::NotOurs)?;
        let way = Way::from_byte(*way).ok_or(OpenError::NotOurs)?;
        if *suite != SUITE {
            return Err(OpenError::NotOurs);
        }
        let ciphertext_bytes = sealed.len().checked_sub(TAG_BYTES).ok_or(OpenError::Malformed)?;
        if padded(ciphertext_bytes) != ciphertext_bytes {
            return Err(OpenError::Malformed);
        }
        let (id, rest) = rest.split_first_chunk().ok_or(OpenError::Malformed)?;
        let (created, rest) = rest.split_first_chunk().ok_or(OpenError::Malformed)?;
        let (minutes, _) = rest.split_first_chunk().ok_or(OpenError::Malformed)?;
        Ok(Self {
            bytes: bytes.to_vec(),
            way,
            profile,
            id: PackageId(*id),
            created: UnixSeconds(u32::from_be_bytes(*created).into()),
            lifetime: Lifetime::from_minutes(u16::from_be_bytes(*minutes).into())
                .ok_or(OpenError::Malformed)?,
        })
    }
}
