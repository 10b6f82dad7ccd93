//! Deflate of unknown length, raw (RFC 1951) or in zlib's wrapping (RFC 1950), bounded.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::{
    TINFL_FLAG_PARSE_ZLIB_HEADER, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
};
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
use zeroize::Zeroizing;

/// How a stream begins.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Wrapping {
    Raw,
    Zlib,
}

/// What came out of a stream.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Inflated {
    pub(super) bytes: Zeroizing<Vec<u8>>,
    /// The stream came to its end; else the input did.
    pub(super) finished: bool,
    /// Something stands behind its end.
    pub(super) trailing: bool,
}

/// Why nothing came out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum InflateError {
    Malformed,
    TooBig,
}

/// Inflates a stream to at most `most` bytes.
pub(super) fn inflate(
    stream: &[u8],
    wrapping: Wrapping,
    most: usize,
) -> Result<Inflated, InflateError> {
    // Text compresses to a third or a fourth; what needs more gets it twice as large each time.
    let mut bytes = Zeroizing::new(vec![0; stream.len().saturating_mul(4).clamp(1, most)]);
    let mut decompressor = Box::<DecompressorOxide>::default();
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF
        | match wrapping {
            Wrapping::Raw => 0,
            Wrapping::Zlib => TINFL_FLAG_PARSE_ZLIB_HEADER,
        };
    let (mut read, mut written) = (0, 0);
    let finished = loop {
        let (status, more_read, more_written) =
            decompress(&mut decompressor, &stream[read..], &mut bytes, written, flags);
        read += more_read;
        written += more_written;
        match status {
            TINFLStatus::Done => break true,
            TINFLStatus::HasMoreOutput if bytes.len() < most => {
                let longer = bytes.len().saturating_mul(2).min(most);
                let mut grown = Zeroizing::new(vec![0; longer]);
                grown[..written].copy_from_slice(&bytes[..written]);
                bytes = grown;
            }
            TINFLStatus::HasMoreOutput => return Err(InflateError::TooBig),
            TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => break false,
            _ => return Err(InflateError::Malformed),
        }
    };
    bytes.truncate(written);
    Ok(Inflated { bytes, finished, trailing: finished && read < stream.len() })
}

/// Deflates without wrapping.
pub(super) fn deflate(plain: &[u8]) -> Zeroizing<Vec<u8>> {
    const LEVEL: i32 = 9;
    const RAW: i32 = 0;
    const DEFAULT_STRATEGY: i32 = 0;
    let flags = create_comp_flags_from_zip_params(LEVEL, RAW, DEFAULT_STRATEGY);
    let mut compressor = CompressorOxide::new(flags);
    let mut packed = Zeroizing::new(Vec::with_capacity(plain.len() / 2 + 64));
    let _ = compress_to_output(&mut compressor, plain, TDEFLFlush::Finish, |bytes| {
        packed.extend_from_slice(bytes);
        true
    });
    // Its window holds the plain text. Looked at once more, so that writing zeros over it is not left out.
    compressor.reset();
    core::hint::black_box(&compressor);
    packed
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn a_deflate_bomb_stops_at_the_bound() {
        let bomb = deflate(&vec![0; 1 << 20]);
        assert!(bomb.len() < 2000);
        assert_eq!(inflate(&bomb, Wrapping::Raw, (1 << 20) - 1), Err(InflateError::TooBig));
        assert_eq!(inflate(&bomb, Wrapping::Raw, 1 << 20).unwrap().bytes.len(), 1 << 20);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_end_of_a_stream_and_of_its_input_are_told_apart() {
        let stream = deflate(b"one two one two one two");
        let followed = inflate(&[&stream[..], b"more"].concat(), Wrapping::Raw, 100).unwrap();
        assert_eq!((followed.finished, followed.trailing), (true, true));
        assert_eq!(&**followed.bytes, b"one two one two one two");
        let cut = inflate(&stream[..stream.len() - 1], Wrapping::Raw, 100).unwrap();
        assert_eq!((cut.finished, cut.trailing), (false, false));
        assert_eq!(inflate(&stream, Wrapping::Zlib, 100), Err(InflateError::Malformed));
    }

    proptest! {
        #[test]
        fn what_is_deflated_is_inflated_the_same(plain in any::<Vec<u8>>()) {
            let inflated = inflate(&deflate(&plain), Wrapping::Raw, BYTES);
            prop_assert_eq!(
                inflated,
                Ok(Inflated { bytes: Zeroizing::new(plain), finished: true, trailing: false })
            );
        }

        #[test]
        fn inflating_never_panics(stream in any::<Vec<u8>>(), most in 1..BYTES) {
            for wrapping in [Wrapping::Raw, Wrapping::Zlib] {
                let _ = inflate(&stream, wrapping, most);
            }
        }
    }

    const BYTES: usize = 100_000;
}
