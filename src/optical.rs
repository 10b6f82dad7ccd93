//! Bytes through light: a package as QR codes on a screen, and back from a camera's grey pixels.
//!
//! [`FrameSender`] turns a package into frames and draws them; [`scan`] finds the texts of codes in a picture, and
//! [`FrameReceiver`] puts frames together to the package. Packages are opaque bytes here, and any text may be pushed and
//! any pixels scanned: sizes are proved before they are used.
//!
//! # What is shown
//!
//! A package that fits one code of the wanted density is a *still*: the smallest version that holds it, with as much error
//! correction as that leaves room for. It is read by any reader, and it does not flicker. Any longer one is a *stream*
//! of codes of the wanted version at the weakest level: first the package piece by piece, then, endlessly, sums of its
//! pieces. A receiver needs as many symbols as the package has, whichever they are. The bytes of a frame are tabled in
//! `optical/frame.rs`, and these are the package's bytes that a frame carries:
//!
//! | version, level L                 |  5 |  10 |  15 |  20 |    25 |    30 |    40 |
//! |----------------------------------|---:|----:|----:|----:|------:|------:|------:|
//! | still                            | 90 | 253 | 499 | 833 | 1,243 | 1,697 | 2,904 |
//! | stream, package up to 23.5 KB    | 46 | 230 | 460 | 828 | 1,242 | 1,656 | 2,898 |
//! | stream, package of 106 to 212 KB |  – |   – | 414 | 828 | 1,242 | 1,656 | 2,898 |
//!
//! # Why so
//!
//! * **Digits**, seven bytes in seventeen: phones' own readers hand over strings only, and numeric mode makes digits as
//!   dense as raw bytes but for 1.2 %. They need no escaping in a link, where they may stand after a `#`.
//! * **A random linear code** over GF(256), source symbols first: any symbols suffice, and a decoder is 3 KB. The others
//!   are in the first table.
//! * **Small symbols**, several in a frame, whose size follows from the package's length alone: dense and light codes of one
//!   stream feed one receiver, so the density can change in mid-stream and nothing received is lost. Their sizes are such
//!   that codes of versions 20, 25 and 40 are filled to 99 % for packages up to 212 KB, and that no more than 512 have to
//!   be solved for up to 424 KB.
//! * **A fixed mask** for streams, on a prepared sheet (`optical/sheet.rs`): choosing the best takes some twenty times as
//!   long as drawing.
//! * **Half size first** when reading, the looks that cost more only where nothing was found and there is time
//!   (`optical/luma/look.rs`), and after a code was read, only around it (`optical/luma/scanner.rs`).
//! * **One decoder of our own making**, on rxing's low-level functions; a browser's own reads beside it what it did not.
//!
//! # Measured
//!
//! In runs of `script/bench light`, in WebAssembly with vectors, Node 20, on two cores that others used too: compare lines,
//! not machines. Frames needed for each that carries the package, in the worst of 0, 10, 30 and 50 % loss and joining 1,024
//! frames late; milliseconds to decode 200 KB at 30 % loss, and where a receiver joins late and has sums only:
//!
//! | code                     | frames / k, mean | 30 % lost, ms | sums only, ms | brotli, KB |
//! |--------------------------|-----------------:|--------------:|--------------:|-----------:|
//! | ours                     |           1.0006 |            11 |            25 |        2.8 |
//! | crate `raptorq`          |             1.00 |             6 |             6 |        108 |
//! | crate `ur`               |       1.2 to 2.8 |             8 |            44 |            |
//! | npm `luby-transform`     |       1.2 to 1.4 |           108 |            61 |            |
//! | crate `reed-solomon-simd`| exactly k, no endless stream |  13 |             – |            |
//!
//! Ours includes reading the frames' digits and checking their hashes, 5 ms of it, and is spread over the seconds in which
//! frames are shown: no push takes longer than 1.1 ms, the last one neither. Tables of multiples to add rather than
//! multiply (Newton and John), four rows at a time, and solving all at the end were tried, and none was quicker.
//!
//! Codes of versions 5 to 40 by a synthetic camera (tilt, blur, motion, noise, faint, glare, a screen's pixels, JPEG, clutter,
//! several, none; 720p and 1080p), 190 pictures, both readers in turns, the better of two runs each; then, by the same
//! camera with larger troubles, 120 codes that were meant to be beyond all readers:
//!
//! | decoder                        | read of 198 | false | median ms | 720p | 1080p | p95 | hard: read of 120 | brotli, KB |
//! |--------------------------------|------------:|------:|----------:|-----:|------:|----:|------------------:|-----------:|
//! | this module                    |         197 |     0 |       3.9 |  3.0 |   4.8 |  56 |                95 |         41 |
//! | npm `zxing-wasm` 3.1.4, default|         191 |     0 |        21 |   15 |    29 |  56 |                74 |        334 |
//!
//! Drawing a frame of version 40 takes 0.24 ms, with a sum of a 200 KB package 0.46 (least of 60); in one run of medians
//! 0.48 beside 1.5 of npm `qr` and 3.0 of npm `qrcode`, all with a fixed mask. Preparing it takes some 18 ms, once.
//!
//! From the patient's page to the doctor's through Chromium's fake camera (1280 × 720, 30 a second, turned, trembling, tilted,
//! blurred, noisy), from the camera's first picture to the whole package: 51 KB in 12.6 s with what is set (4.1 KB/s, the
//! fewest frames there are), in 2.7 s in the fast mode (19 KB/s); 205 KB in 52 and 9.4 s. No claim about phones.
//!
//! Who reads what: phones' cameras and foreign readers the text of a still; the receiving page everything, by [`scan`] or
//! a browser's own detector, whose strings are as good.

mod digits;
mod field;
mod fountain;
mod frame;
mod luma;
mod qr;
mod receiver;
mod sender;
mod sheet;
#[cfg(target_feature = "simd128")]
mod vector;

pub use frame::{FrameError, PACKAGE_LIMIT_BYTES};
pub use luma::{Scanner, luma_from_bgra, luma_from_rgba, scan};
pub use qr::{Modules, draw_text};
pub use receiver::{FrameReceiver, Progress};
pub use sender::FrameSender;

/// Whether a text is a frame: digits of the right form with the right check, alone or as the fragment of a link.
#[must_use]
pub fn is_frame(text: &str) -> bool {
    text.parse::<frame::Frame>().is_ok()
}
