//! Raw deflate (RFC 1951) with the preset dictionary 1.
//!
//! A dictionary makes a summary small enough for one QR code. Its 16 KiB hold what FHIR documents say again and again
//! (`examples/dictionary.rs` builds them) and are frozen for ever under the number 1: packages refer to it.
//!
//! `miniz_oxide` has no call that takes a dictionary, and needs none: the dictionary is compressed first, flushed to a
//! byte boundary, and those bytes are dropped; inflating starts with the dictionary already in the output buffer.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
use zeroize::Zeroizing;

static DICTIONARY_1: &[u8; 16_384] = include_bytes!("dictionary-1.bin");

/// Deflate's best ratio: one bit of match for each byte of input at most, see <https://zlib.net/zlib_tech.html>.
const EXPANSION_MAX: usize = 1032;
const EXPANSION_SLACK: usize = 64;

/// How a body is compressed, by its number inside the seal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Compression {
    None = 0,
    Deflate = 1,
    DeflateDictionary1 = 2,
}

impl Compression {
    pub(super) fn from_number(number: u8) -> Option<Self> {
        [Self::None, Self::Deflate, Self::DeflateDictionary1]
            .into_iter()
            .find(|compression| *compression as u8 == number)
    }

    fn dictionary(self) -> &'static [u8] {
        match self {
            Self::None | Self::Deflate => &[],
            Self::DeflateDictionary1 => DICTIONARY_1,
        }
    }

    /// Compresses `plain`.
    pub(super) fn pack(self, plain: &[u8]) -> Zeroizing<Vec<u8>> {
        match self {
            Self::None => Zeroizing::new(plain.to_vec()),
            Self::Deflate | Self::DeflateDictionary1 => deflate(plain, self.dictionary()),
        }
    }

    /// Restores exactly `plain_length` bytes, or nothing: the length bounds the memory before any is taken.
    pub(super) fn unpack(self, body: &[u8], plain_length: usize) -> Option<Zeroizing<Vec<u8>>> {
        match self {
            Self::None => (body.len() == plain_length).then(|| Zeroizing::new(body.to_vec())),
            Self::Deflate | Self::DeflateDictionary1 => {
                inflate(body, self.dictionary(), plain_length)
            }
        }
    }
}

/// The smallest form of `plain` that this version writes.
pub(super) fn smallest(plain: &[u8]) -> (Compression, Zeroizing<Vec<u8>>) {
    let packed = Compression::DeflateDictionary1.pack(plain);
    if packed.len() < plain.len() {
        (Compression::DeflateDictionary1, packed)
    } else {
        (Compression::None, Compression::None.pack(plain))
    }
}

fn deflate(plain: &[u8], dictionary: &[u8]) -> Zeroizing<Vec<u8>> {
    const LEVEL: i32 = 9;
    const RAW: i32 = 0;
    const DEFAULT_STRATEGY: i32 = 0;
    let mut compressor =
        CompressorOxide::new(create_comp_flags_from_zip_params(LEVEL, RAW, DEFAULT_STRATEGY));
    if !dictionary.is_empty() {
        let (status, _) =
            compress_to_output(&mut compressor, dictionary, TDEFLFlush::Sync, |_| true);
        debug_assert_eq!(status, TDEFLStatus::Okay);
    }
    let mut packed = Zeroizing::new(Vec::with_capacity(plain.len() / 2 + EXPANSION_SLACK));
    let (status, _) = compress_to_output(&mut compressor, plain, TDEFLFlush::Finish, |bytes| {
        packed.extend_from_slice(bytes);
        true
    });
    debug_assert_eq!(status, TDEFLStatus::Done);
    // Its window holds the plain text. Looked at once more, so that writing zeros over it is not left out.
    compressor.reset();
    core::hint::black_box(&compressor);
    packed
}

fn inflate(body: &[u8], dictionary: &[u8], plain_length: usize) -> Option<Zeroizing<Vec<u8>>> {
    if plain_length > body.len().saturating_mul(EXPANSION_MAX) + EXPANSION_SLACK {
        return None;
    }
    let mut output = Zeroizing::new(Vec::with_capacity(dictionary.len() + plain_length));
    output.extend_from_slice(dictionary);
    output.resize(dictionary.len() + plain_length, 0);
    let mut decompressor = Box::<DecompressorOxide>::default();
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, read, written) =
        decompress(&mut decompressor, body, &mut output, dictionary.len(), flags);
    (status == TINFLStatus::Done && read == body.len() && written == plain_length)
        .then(|| Zeroizing::new(output[dictionary.len()..].to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use sha2::{Digest, Sha256};
    use wasm_bindgen_test::wasm_bindgen_test;

    const DEFLATES: [Compression; 2] = [Compression::Deflate, Compression::DeflateDictionary1];

    #[wasm_bindgen_test(unsupported = test)]
    fn dictionary_1_never_changes() {
        let hash: Vec<String> =
            Sha256::digest(DICTIONARY_1).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            hash.concat(),
            "43babc7ca5153a7ab79d41bc1934c5aa84cf40494be8e703b0bff33c41e4b504"
        );
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_deflate_bomb_is_refused_before_memory_is_taken() {
        let zeros = vec![0; 1 << 20];
        for compression in DEFLATES {
            let bomb = compression.pack(&zeros);
            assert_eq!(compression.unpack(&bomb, zeros.len()).as_deref(), Some(&zeros));
            for lie in [0, 1, zeros.len() - 1, zeros.len() + 1, usize::MAX / 2] {
                assert_eq!(compression.unpack(&bomb, lie), None, "{lie}");
            }
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_distance_before_the_dictionary_is_refused() {
        // Fixed Huffman block: length 3 at distance 1 with nothing before it, then end of block (RFC 1951 §3.2.6).
        let before_the_start = [0b0000_0011, 0b0000_0010, 0];
        assert_eq!(Compression::Deflate.unpack(&before_the_start, 3), None);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_body_that_is_cut_or_followed_by_more_is_refused() {
        let plain = br#"{"resourceType":"Bundle","type":"document"}"#;
        for compression in DEFLATES {
            let packed = compression.pack(plain);
            for cut in 0..packed.len() {
                assert_eq!(compression.unpack(&packed[..cut], plain.len()), None);
            }
            let followed = [&packed[..], &[0]].concat();
            assert_eq!(compression.unpack(&followed, plain.len()), None);
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn incompressible_content_is_kept_as_it_is() {
        let mut noise = Vec::new();
        for seed in 0_u8..8 {
            noise.extend_from_slice(&Sha256::digest([seed]));
        }
        let (compression, body) = smallest(&noise);
        assert_eq!((compression, &*body), (Compression::None, &noise));
    }

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked_the_same(plain in any::<Vec<u8>>()) {
            for compression in [Compression::None, Compression::Deflate, Compression::DeflateDictionary1] {
                let unpacked = compression.unpack(&compression.pack(&plain), plain.len());
                prop_assert_eq!(unpacked.as_deref(), Some(&plain));
            }
        }

        #[test]
        fn unpacking_never_panics(body in any::<Vec<u8>>(), plain_length in 0_usize..100_000) {
            for compression in [Compression::None, Compression::Deflate, Compression::DeflateDictionary1] {
                let _ = compression.unpack(&body, plain_length);
            }
        }
    }
}
