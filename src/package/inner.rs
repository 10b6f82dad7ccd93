//! What is inside the seal: `u32 length ‖ CBOR ‖ zero padding`, integers big-endian.
//!
//! The CBOR is one array, `[1, created, compression, plain length, body]`, in an answer perhaps followed by `signature,
//! public key` of its sender, in the deterministic encoding of RFC 8949 §4.2.1. One content has one encoding: it is accepted only when writing it again gives the same bytes, which leaves
//! no room for indefinite lengths, over-long integers or anything behind the array.

use minicbor::data::Type;
use minicbor::{Decoder, Encoder};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, Zeroizing};

use super::OpenError;
use super::compress::{Compression, smallest};
use super::padding::padded;
use super::sender::{Claim, Signature, Signer};
use crate::record::Record;
use crate::time::UnixSeconds;

const VERSION: u8 = 1;
const FIELDS: u64 = 5;
const FIELDS_SIGNED: u64 = 7;
const LENGTH_BYTES: usize = 4;
/// The most bytes of a record, checked before memory is taken for it.
const PLAIN_BYTES_MAX: usize = 16 << 20;

/// The content of a package.
pub(super) struct Inner {
    pub(super) created: UnixSeconds,
    pub(super) record: Record,
}

impl Inner {
    /// The padded bytes to seal.
    pub(super) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        self.to_signed_bytes(None)
    }

    /// The padded bytes to seal, signed where somebody signs.
    pub(super) fn to_signed_bytes(&self, signer: Option<Signer<'_>>) -> Zeroizing<Vec<u8>> {
        let plain = self.record.as_str().as_bytes();
        let (compression, body) = smallest(plain);
        let mut fields = Fields {
            created: self.created.0,
            compression: compression as u8,
            plain_length: plain.len(),
            body,
            signature: None,
        };
        fields.signature = signer.map(|signer| signer.sign(&fields.encode()));
        let cbor = fields.encode();
        let length = u32::try_from(cbor.len()).expect("a record of at most 16 MiB fits 32 bits");
        let size = padded(LENGTH_BYTES + cbor.len());
        let mut bytes = Zeroizing::new(Vec::with_capacity(size));
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(&cbor);
        bytes.resize(size, 0);
        bytes
    }

    /// Reads what the seal of a letter held: a letter answers nobody, so there is nothing that a signature could bind.
    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, OpenError> {
        match Self::from_signed_bytes(bytes)? {
            (inner, None) => Ok(inner),
            (_, Some(_)) => Err(OpenError::BadContent),
        }
    }

    /// Reads what a seal held, and what it says of its sender.
    pub(super) fn from_signed_bytes(bytes: &[u8]) -> Result<(Self, Option<Claim>), OpenError> {
        let cbor = unpadded(bytes).ok_or(OpenError::BadContent)?;
        let fields = Fields::decode(cbor).ok_or(OpenError::BadContent)?;
        let compression =
            Compression::from_number(fields.compression).ok_or(OpenError::BadContent)?;
        let mut plain =
            compression.unpack(&fields.body, fields.plain_length).ok_or(OpenError::BadContent)?;
        // Taken, not copied, so that the only plain text is the one the record wipes.
        let mut text = String::from_utf8(core::mem::take(&mut *plain)).map_err(|error| {
            error.into_bytes().zeroize();
            OpenError::BadContent
        })?;
        let record = text.parse().map_err(|_| OpenError::BadContent);
        text.zeroize();
        let inner = Self { created: UnixSeconds(fields.created), record: record? };
        Ok((inner, fields.into_claim()))
    }
}

/// What the length in front says is content, when all the rest is as many zeros as the padding rule wants.
fn unpadded(bytes: &[u8]) -> Option<&[u8]> {
    let (length, rest) = bytes.split_first_chunk::<LENGTH_BYTES>()?;
    let (cbor, zeros) = rest.split_at_checked(u32::from_be_bytes(*length).try_into().ok()?)?;
    (padded(LENGTH_BYTES + cbor.len()) == bytes.len() && zeros.iter().all(|&zero| zero == 0))
        .then_some(cbor)
}

struct Fields {
    created: u64,
    compression: u8,
    plain_length: usize,
    body: Zeroizing<Vec<u8>>,
    signature: Option<Signature>,
}

impl Fields {
    fn encode(&self) -> Zeroizing<Vec<u8>> {
        // Reserved in full, so that growing leaves no copy of the plain text behind: heads of at most nine bytes, and
        // the 100 of a signature.
        let mut encoder = Encoder::new(Vec::with_capacity(self.body.len() + 160));
        encoder
            .array(if self.signature.is_some() { FIELDS_SIGNED } else { FIELDS })
            .and_then(|it| it.u8(VERSION))
            .and_then(|it| it.u64(self.created))
            .and_then(|it| it.u8(self.compression))
            .and_then(|it| it.u64(self.plain_length as u64))
            .and_then(|it| it.bytes(&self.body))
            .and_then(|it| match &self.signature {
                Some(Signature { value, public_key }) => it.bytes(value)?.bytes(public_key),
                None => Ok(it),
            })
            .expect("writing to memory does not fail");
        Zeroizing::new(encoder.into_writer())
    }

    fn decode(cbor: &[u8]) -> Option<Self> {
        let mut decoder = Decoder::new(cbor);
        let is_signed = match decoder.array().ok()?? {
            FIELDS => false,
            FIELDS_SIGNED => true,
            _ => return None,
        };
        if decoder.u8().ok()? != VERSION {
            return None;
        }
        let created = decoder.u64().ok()?;
        let compression = decoder.u8().ok()?;
        let plain_length = usize::try_from(decoder.u64().ok()?).ok()?;
        // Packages have 32 bits for a time.
        if u32::try_from(created).is_err() || plain_length > PLAIN_BYTES_MAX {
            return None;
        }
        if decoder.datatype().ok()? != Type::Bytes {
            return None;
        }
        let body = Zeroizing::new(decoder.bytes().ok()?.to_vec());
        let signature = if is_signed {
            let value = decoder.bytes().ok()?.try_into().ok()?;
            let public_key = decoder.bytes().ok()?.try_into().ok()?;
            Some(Signature { value, public_key })
        } else {
            None
        };
        let fields = Self { created, compression, plain_length, body, signature };
        (*fields.encode() == cbor).then_some(fields)
    }

    /// The signature, and the hash of what it has to cover.
    fn into_claim(mut self) -> Option<Claim> {
        let signature = self.signature.take()?;
        Some(Claim { signature, unsigned: Sha256::digest(&*self.encode()).into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::sender::SenderKey;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    const RECORD: &[u8] = br#"{"resourceType":"Bundle","type":"document"}"#;

    fn wrap(cbor: &[u8]) -> Vec<u8> {
        let mut bytes = u32::try_from(cbor.len()).expect("short").to_be_bytes().to_vec();
        bytes.extend_from_slice(cbor);
        bytes.resize(padded(bytes.len()), 0);
        bytes
    }

    /// `[version, 1000, compression, plain length, body]`, as an honest sender would write it.
    fn cbor(version: u8, compression: u8, plain_length: u64, body: &[u8]) -> Vec<u8> {
        let mut encoder = Encoder::new(Vec::new());
        encoder
            .array(5)
            .and_then(|it| {
                it.u8(version)?.u32(1000)?.u8(compression)?.u64(plain_length)?.bytes(body)
            })
            .expect("memory");
        encoder.into_writer()
    }

    fn refusal(bytes: &[u8]) -> Option<OpenError> {
        Inner::from_bytes(bytes).err()
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn content_reads_back_as_it_was_written() {
        let record: Record = str::from_utf8(RECORD).expect("ASCII").parse().expect("a bundle");
        let bytes = Inner { created: UnixSeconds(1000), record }.to_bytes();
        let inner = Inner::from_bytes(&bytes).expect("our own content");
        assert_eq!(inner.created, UnixSeconds(1000));
        assert_eq!(inner.record.as_str().as_bytes(), RECORD);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn only_the_one_encoding_is_read() {
        let good = cbor(1, 0, RECORD.len() as u64, RECORD);
        assert_eq!(refusal(&wrap(&good)), None);

        let (array, version) = (0, 1);
        let splice = |at: usize, drop: usize, put: &[u8]| {
            let mut cbor = good.clone();
            cbor.splice(at..at + drop, put.iter().copied());
            wrap(&cbor)
        };
        for (what, bytes) in [
            ("indefinite array", splice(array, 1, &[0x9f])),
            ("long array head", splice(array, 1, &[0x98, 5])),
            ("four fields", splice(array, 1, &[0x84])),
            ("six fields", splice(array, 1, &[0x86])),
            ("long version", splice(version, 1, &[0x18, 1])),
            ("trailing byte", splice(good.len(), 0, &[0])),
            ("nothing", wrap(&[])),
            ("deep nesting", wrap(&[0x81; 400])),
        ] {
            assert_eq!(refusal(&bytes), Some(OpenError::BadContent), "{what}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn values_that_no_sender_writes_are_refused() {
        let length = RECORD.len() as u64;
        for (what, cbor) in [
            ("version 2", cbor(2, 0, length, RECORD)),
            ("unknown compression", cbor(1, 3, length, RECORD)),
            ("length one short", cbor(1, 0, length - 1, RECORD)),
            ("length one over", cbor(1, 0, length + 1, RECORD)),
            ("length over the limit", cbor(1, 1, PLAIN_BYTES_MAX as u64 + 1, RECORD)),
            ("not UTF-8", cbor(1, 0, 2, &[0xff, 0xfe])),
            ("no record", cbor(1, 0, 2, b"[]")),
        ] {
            assert_eq!(refusal(&wrap(&cbor)), Some(OpenError::BadContent), "{what}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_letter_is_not_signed() {
        let key = SenderKey::from_seed(&[7; 32]);
        let record = str::from_utf8(RECORD).expect("text").parse().expect("a bundle");
        let inner = Inner { created: UnixSeconds(1_790_000_000), record };
        let signed = inner.to_signed_bytes(Some(Signer { key: &key, request: &[1; 32] }));
        assert_eq!(Inner::from_bytes(&signed).err(), Some(OpenError::BadContent));
        let (read, claim) = Inner::from_signed_bytes(&signed).expect("our own bytes");
        assert_eq!(read.record.as_str().as_bytes(), RECORD);
        assert!(claim.expect("signed").verify(&[1; 32]).is_valid);
        // The signature covers exactly what an unsigned package would hold.
        assert_eq!(
            Inner::from_signed_bytes(&inner.to_bytes()).map(|(_, claim)| claim.is_none()),
            Ok(true)
        );
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_signature_and_its_key_have_their_exact_lengths_and_nothing_follows() {
        let key = SenderKey::from_seed(&[7; 32]);
        let record = str::from_utf8(RECORD).expect("text").parse().expect("a bundle");
        let inner = Inner { created: UnixSeconds(1_790_000_000), record };
        let signed = inner.to_signed_bytes(Some(Signer { key: &key, request: &[1; 32] }));
        let cbor = unpadded(&signed).expect("our own bytes");
        // Two byte strings end the array: head of two bytes and 64, head of two bytes and 32.
        let (front, end) = cbor.split_at(cbor.len() - 100);
        let (signature, public_key) = end.split_at(66);
        let short_signature = [&[0x58, 63], &signature[3..]].concat();
        let short_key = [&[0x58, 31], &public_key[3..]].concat();
        for (what, parts) in [
            ("nothing", [&[][..], &[], &[]]),
            ("no key", [signature, &[], &[]]),
            ("short signature", [&short_signature, public_key, &[]]),
            ("short key", [signature, &short_key, &[]]),
            ("changed places", [public_key, signature, &[]]),
            ("trailing byte", [signature, public_key, &[0]]),
        ] {
            let bytes = wrap(&[front, &parts.concat()].concat());
            assert_eq!(
                Inner::from_signed_bytes(&bytes).err(),
                Some(OpenError::BadContent),
                "{what}"
            );
        }
        assert!(Inner::from_signed_bytes(&wrap(cbor)).is_ok());
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn padding_is_zeros_and_no_more_than_the_rule_says() {
        let good = wrap(&cbor(1, 0, RECORD.len() as u64, RECORD));
        let mut not_zero = good.clone();
        *not_zero.last_mut().expect("padded") = 1;
        let too_long = [&good[..], &[0; 512]].concat();
        let mut past_the_end = good.clone();
        past_the_end[..4].copy_from_slice(&u32::MAX.to_be_bytes());
        for bytes in [&not_zero[..], &too_long, &past_the_end, &good[..511], &[], &[0, 0, 0]] {
            assert_eq!(refusal(bytes), Some(OpenError::BadContent));
        }
    }

    proptest! {
        #[test]
        fn reading_never_panics(bytes in any::<Vec<u8>>()) {
            let _ = Inner::from_bytes(&bytes);
            let _ = Inner::from_bytes(&wrap(&bytes));
        }
    }
}
