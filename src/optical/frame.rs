//! What one QR code carries, and the proof of all its sizes.
//!
//! | offset | size | field                                                                |
//! |-------:|-----:|----------------------------------------------------------------------|
//! |      0 |    1 | kind `0x14`: version 1, type 4 (types 1 to 3 are packages)           |
//! |      1 |    4 | stream: the first bytes of the package's SHA-256                     |
//! |      5 |    3 | length of the package, 1 to 1,048,576                                |
//! |      8 |    3 | index of the first symbol                                            |
//! |     11 |    … | one or more symbols that follow one another                          |
//! |     -4 |    4 | check: the first bytes of the SHA-256 of all before                  |
//!
//! Numbers are big-endian; the bytes are written as [`digits`], alone or after a `#` (the fragment of a link). The size
//! of a symbol follows from the length of the package alone ([`Stream::symbol_bytes`]): frames of any density carry
//! symbols of one kind, so the density can change while a receiver keeps what it has.
//!
//! Reading is strict: one frame has exactly one encoding. A frame that ends with the package's last source symbol leaves
//! out the zeros that fill this symbol up, so that a package in a single frame costs 15 bytes and no padding; in any
//! other frame symbols are whole, and the zeros are checked.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use super::digits;

/// The longest package that goes through light: 1 MiB, some minutes of codes at the calmest pace.
pub const PACKAGE_LIMIT_BYTES: usize = 1 << 20;

/// Bytes of a frame besides its symbols.
pub(super) const ENVELOPE_BYTES: usize = HEAD_BYTES + CHECK_BYTES;

/// Symbols of a stream that can be told apart: their index has three bytes.
pub(super) const SYMBOL_LIMIT: usize = 1 << 24;

const KIND: u8 = 0x14;
const STREAM_BYTES: usize = 4;
const NUMBER_BYTES: usize = 3;
const HEAD_BYTES: usize = 1 + STREAM_BYTES + 2 * NUMBER_BYTES;
const CHECK_BYTES: usize = 4;

/// The largest QR code, version 40-L, holds no longer text of digits.
const TEXT_LIMIT_DIGITS: usize = 7089;

/// Sizes of a symbol, each for packages of at most so many symbols that solving for them is quick.
///
/// All but the last divide 828, and two or three of 414 fill a code of version 20-L (833 bytes beside the envelope), 25-L
/// (1,243) or 40-L (2,904) to 99 %: small symbols for light codes, none that fits the usual codes badly.
const SYMBOL_SIZES: [usize; 6] = [46, 69, 138, 207, 414, LARGEST_SYMBOL_BYTES];
const LARGEST_SYMBOL_BYTES: usize = 828;
const USUAL_SYMBOLS: usize = 512;

/// Why a frame was not made, or not taken.
#[derive(Debug, Eq, PartialEq, thiserror::Error)]
pub enum FrameError {
    /// A good frame of another package than the one being received; nothing of it was taken.
    #[error("frame belongs to another stream")]
    Foreign,
    /// A frame of ours that says what cannot be, or frames that add up to another package than they promised.
    #[error("frame or the package it completes is malformed")]
    Malformed,
    /// An empty package has nothing to send.
    #[error("package is empty")]
    NothingToSend,
    /// The text is no frame: some other QR code.
    #[error("text is not a frame")]
    NotOurs,
    /// The package is longer than light should carry.
    #[error("package has {bytes} bytes, at most {PACKAGE_LIMIT_BYTES} go through light")]
    TooBig {
        /// The package's length.
        bytes: usize,
    },
}

/// Which package a frame is of: its length and the beginning of its hash.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Stream {
    id: [u8; STREAM_BYTES],
    /// Within 1 to the limit.
    package_bytes: usize,
}

impl Stream {
    /// Names the stream of a package.
    pub(super) fn of(package: &[u8]) -> Result<Self, FrameError> {
        match package.len() {
            0 => Err(FrameError::NothingToSend),
            bytes if bytes > PACKAGE_LIMIT_BYTES => Err(FrameError::TooBig { bytes }),
            package_bytes => Ok(Self { id: hash_start(package), package_bytes }),
        }
    }

    pub(super) fn package_bytes(self) -> usize {
        self.package_bytes
    }

    /// The size of every symbol.
    pub(super) fn symbol_bytes(self) -> usize {
        SYMBOL_SIZES
            .into_iter()
            .find(|size| self.package_bytes <= size * USUAL_SYMBOLS)
            .unwrap_or(LARGEST_SYMBOL_BYTES)
    }

    /// How many source symbols the package has.
    pub(super) fn symbol_count(self) -> usize {
        self.package_bytes.div_ceil(self.symbol_bytes())
    }

    /// Source symbols, cut to the package they should be; `None` if they are of another package.
    pub(super) fn package(self, mut sources: Vec<u8>) -> Option<Vec<u8>> {
        sources.truncate(self.package_bytes);
        (Self::of(&sources) == Ok(self)).then_some(sources)
    }
}

/// Symbols that follow one another, and whose they are.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Frame {
    stream: Stream,
    first: usize,
    /// One or more, all whole.
    symbols: Vec<u8>,
}

impl Frame {
    /// Puts symbols into a frame: at least one, all whole, all below the limit of indices.
    pub(super) fn new(stream: Stream, first: usize, symbols: Vec<u8>) -> Self {
        debug_assert!(!symbols.is_empty() && symbols.len().is_multiple_of(stream.symbol_bytes()));
        Self { stream, first, symbols }
    }

    pub(super) fn stream(&self) -> Stream {
        self.stream
    }

    /// Every symbol with its index.
    pub(super) fn symbols(&self) -> impl Iterator<Item = (usize, &[u8])> {
        (self.first..).zip(self.symbols.chunks_exact(self.stream.symbol_bytes()))
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, FrameError> {
        let (&[KIND, ref rest @ ..], check) =
            bytes.split_last_chunk::<CHECK_BYTES>().ok_or(FrameError::NotOurs)?
        else {
            return Err(FrameError::NotOurs);
        };
        if hash_start(&bytes[..=rest.len()]) != *check {
            return Err(FrameError::NotOurs);
        }
        Self::from_checked(rest).ok_or(FrameError::Malformed)
    }

    /// Reads what is between the kind and the check.
    fn from_checked(bytes: &[u8]) -> Option<Self> {
        let (&id, bytes) = bytes.split_first_chunk()?;
        let (package_bytes, bytes) = split_number(bytes)?;
        let (first, payload) = split_number(bytes)?;
        if !(1..=PACKAGE_LIMIT_BYTES).contains(&package_bytes) {
            return None;
        }
        let stream = Stream { id, package_bytes };

        // In symbols, not bytes: the largest index times the largest size is beyond 32 bits.
        let (count, size) = (stream.symbol_count(), stream.symbol_bytes());
        let end = first + payload.len().div_ceil(size);
        let rest_of_package = (first < count).then(|| package_bytes - first * size);
        let ends_the_package = rest_of_package == Some(payload.len());
        let is_whole = !payload.is_empty() && payload.len().is_multiple_of(size) && end != count;
        if !ends_the_package && !is_whole || end > SYMBOL_LIMIT {
            return None;
        }
        // The zeros that fill the last source symbol up, where they are in this frame.
        if let Some(rest) = rest_of_package
            && end > count
            && payload[rest..(count - first) * size].iter().any(|&byte| byte != 0)
        {
            return None;
        }
        let mut symbols = payload.to_vec();
        symbols.resize(payload.len().next_multiple_of(size), 0);
        Some(Self { stream, first, symbols })
    }

    fn to_bytes(&self) -> Vec<u8> {
        let (count, size) = (self.stream.symbol_count(), self.stream.symbol_bytes());
        let ends_the_package = self.first + self.symbols.len() / size == count;
        let left_out = if ends_the_package { count * size - self.stream.package_bytes } else { 0 };

        let mut bytes = Vec::with_capacity(ENVELOPE_BYTES + self.symbols.len());
        bytes.push(KIND);
        bytes.extend_from_slice(&self.stream.id);
        push_number(&mut bytes, self.stream.package_bytes);
        push_number(&mut bytes, self.first);
        bytes.extend_from_slice(&self.symbols[..self.symbols.len() - left_out]);
        bytes.extend_from_slice(&hash_start(&bytes));
        bytes
    }
}

impl fmt::Display for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&digits::write(&self.to_bytes()))
    }
}

impl FromStr for Frame {
    type Err = FrameError;

    /// Reads a frame's digits, alone or as the fragment of a link.
    ///
    /// # Errors
    ///
    /// [`FrameError::NotOurs`] if the text is not digits that begin with our kind and end with the right check;
    /// [`FrameError::Malformed`] if they begin with our kind and either no bytes are written so, or the check is right
    /// and what it covers is not a frame.
    fn from_str(text: &str) -> Result<Self, FrameError> {
        let digits = text.rsplit_once('#').map_or(text, |(_, fragment)| fragment);
        if digits.len() > TEXT_LIMIT_DIGITS || digits.bytes().any(|byte| !byte.is_ascii_digit()) {
            return Err(FrameError::NotOurs);
        }
        match digits::read(digits) {
            Some(bytes) => Self::from_bytes(&bytes),
            None if digits::first_byte(digits) == Some(KIND) => Err(FrameError::Malformed),
            None => Err(FrameError::NotOurs),
        }
    }
}

fn hash_start(bytes: &[u8]) -> [u8; 4] {
    let hash = Sha256::digest(bytes);
    *hash.first_chunk().expect("a SHA-256 has 32 bytes")
}

fn split_number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (&[high, middle, low], rest) = bytes.split_first_chunk::<NUMBER_BYTES>()?;
    Some((u32::from_be_bytes([0, high, middle, low]) as usize, rest))
}

/// Appends a number below 2²⁴.
fn push_number(bytes: &mut Vec<u8>, number: usize) {
    let number = u32::try_from(number).expect("lengths and indices are below 2^24");
    bytes.extend_from_slice(&number.to_be_bytes()[1..]);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    /// A package of three symbols, the last of which has 8 bytes.
    const PACKAGE: [u8; 100] = [0x5a; 100];

    fn frame(first: usize, symbols: usize) -> Frame {
        let mut bytes = PACKAGE.to_vec();
        bytes.resize(46 * 3, 0);
        bytes.resize(46 * 6, 0xee);
        let start = first * 46;
        let symbols = bytes[start..start + 46 * symbols].to_vec();
        Frame::new(Stream::of(&PACKAGE).unwrap(), first, symbols)
    }

    /// A frame with these bytes between the kind and a right check.
    fn checked(bytes: &[u8]) -> Result<Frame, FrameError> {
        let mut bytes = [&[KIND], bytes].concat();
        bytes.extend_from_slice(&hash_start(&bytes));
        digits::write(&bytes).parse()
    }

    fn head(package_bytes: usize, first: usize) -> Vec<u8> {
        let mut head = vec![1, 2, 3, 4];
        push_number(&mut head, package_bytes);
        push_number(&mut head, first);
        head
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_frame_is_laid_out_as_the_table_says() {
        let bytes = frame(0, 1).to_bytes();
        let (all_before, check) = bytes.split_at(11 + 46);
        assert_eq!(all_before[0], 0x14);
        assert_eq!(all_before[1..5], Sha256::digest(PACKAGE)[..4]);
        assert_eq!(all_before[5..11], [0, 0, 100, 0, 0, 0]);
        assert_eq!(all_before[11..], PACKAGE[..46]);
        assert_eq!(check, &Sha256::digest(all_before)[..4]);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_frame_that_ends_the_package_carries_no_padding() {
        assert_eq!(frame(0, 3).to_bytes().len(), ENVELOPE_BYTES + 100);
        assert_eq!(frame(2, 1).to_bytes().len(), ENVELOPE_BYTES + 8);
        assert_eq!(frame(2, 2).to_bytes().len(), ENVELOPE_BYTES + 92);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn frames_come_back_from_their_text() {
        for (first, symbols) in [(0, 1), (0, 3), (0, 4), (1, 2), (2, 1), (2, 2), (3, 1), (3, 3)] {
            let frame = frame(first, symbols);
            assert_eq!(frame.to_string().parse(), Ok(frame), "{first} {symbols}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_frame_is_read_from_the_fragment_of_a_link() {
        let text = format!("https://example.org/a#b#{}", frame(0, 3));
        assert_eq!(text.parse(), Ok(frame(0, 3)));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn other_texts_are_not_ours() {
        let longest = "0".repeat(TEXT_LIMIT_DIGITS + 1);
        for text in
            ["", "#", "https://example.org", "4006381333931", "shc:/5676290952432060", &longest]
        {
            assert_eq!(text.parse::<Frame>(), Err(FrameError::NotOurs), "{text:?}");
        }
        let digits = frame(0, 1).to_string();
        let with_space = format!(" {digits}");
        assert_eq!(with_space.parse::<Frame>(), Err(FrameError::NotOurs));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn every_changed_byte_is_noticed() {
        let bytes = frame(0, 2).to_bytes();
        for place in 0..bytes.len() {
            for flip in [1, 0x80, 0xff] {
                let mut bytes = bytes.clone();
                bytes[place] ^= flip;
                let text = digits::write(&bytes);
                assert_eq!(text.parse::<Frame>(), Err(FrameError::NotOurs), "{place} {flip}");
            }
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn our_digits_that_are_cut_or_out_of_range_are_malformed() {
        let text = frame(0, 1).to_string();
        assert_eq!(text[..text.len() - 1].parse::<Frame>(), Err(FrameError::Malformed));
        let too_large = format!("{}{}", &text[..17], "9".repeat(17));
        assert_eq!(too_large.parse::<Frame>(), Err(FrameError::Malformed));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_cut_frame_with_a_right_check_is_malformed() {
        assert_eq!(checked(&[]), Err(FrameError::Malformed));
        assert_eq!(checked(&[0, 0, 0]), Err(FrameError::Malformed));
        for length in 0..10 {
            assert_eq!(checked(&head(100, 0)[..length]), Err(FrameError::Malformed));
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn zeros_are_not_a_frame() {
        assert_eq!(checked(&[0; 10]), Err(FrameError::Malformed));
        assert_eq!(checked(&[0; 56]), Err(FrameError::Malformed));
        for length in 0..80 {
            let zeros = digits::write(&vec![0; length]);
            assert_eq!(zeros.parse::<Frame>(), Err(FrameError::NotOurs));
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_length_out_of_range_is_malformed() {
        let with_length = |length| checked(&[head(length, 0), vec![0; 828]].concat());
        assert!(with_length(PACKAGE_LIMIT_BYTES).is_ok());
        for length in [0, PACKAGE_LIMIT_BYTES + 1, 0xff_ffff] {
            assert_eq!(with_length(length), Err(FrameError::Malformed), "{length}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn symbols_that_are_not_whole_are_malformed() {
        // The last source symbol has 8 bytes when it ends the frame, and otherwise, like any other, 46.
        let good = |first| if first == 2 { vec![8, 92] } else { vec![46, 92] };
        for first in [0, 1, 2, 3, 4] {
            for length in 0..=92 {
                let read = checked(&[head(100, first), vec![0; length]].concat());
                let is_good = match first {
                    1 => [46, 54].contains(&length),
                    _ => good(first).contains(&length),
                };
                assert_eq!(read.is_ok(), is_good, "symbol {first}, {length} bytes");
                if let Err(error) = read {
                    assert_eq!(error, FrameError::Malformed);
                }
            }
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn padding_that_is_not_zero_is_malformed() {
        let mut payload = vec![0; 92];
        payload[7] = 1;
        payload[46] = 1;
        assert!(checked(&[head(100, 2), payload.clone()].concat()).is_ok());
        payload[8] = 1;
        assert_eq!(checked(&[head(100, 2), payload].concat()), Err(FrameError::Malformed));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn an_index_past_the_last_is_malformed() {
        let last = SYMBOL_LIMIT - 1;
        assert!(checked(&[head(100, last), vec![0; 46]].concat()).is_ok());
        let past = checked(&[head(100, last), vec![0; 92]].concat());
        assert_eq!(past, Err(FrameError::Malformed));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn no_package_has_more_symbols_than_a_receiver_should_solve_for() {
        for length in 1..=PACKAGE_LIMIT_BYTES {
            let stream = Stream { id: [0; 4], package_bytes: length };
            let most = if length <= 828 * USUAL_SYMBOLS { USUAL_SYMBOLS } else { 1267 };
            assert!(stream.symbol_count() <= most, "{length}");
        }
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in any::<String>(), digits in "056[0-9]{0,300}") {
            let _ = (text.parse::<Frame>(), digits.parse::<Frame>());
        }

        #[test]
        fn what_is_read_is_written_the_same(
            package_bytes in 0usize..0x12_0000,
            first in 0usize..SYMBOL_LIMIT,
            payload in prop::collection::vec(any::<u8>(), 0..900),
        ) {
            if let Ok(frame) = checked(&[head(package_bytes, first), payload].concat()) {
                prop_assert_eq!(frame.to_string().parse(), Ok(frame));
            }
        }

        #[test]
        fn any_checked_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = checked(&bytes);
        }
    }
}
