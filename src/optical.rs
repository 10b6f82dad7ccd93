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
//! * **A random linear code** over GF(256), source symbols first. Frames needed for each that carries the package, over 119
//!   packages of 9 to 15 KB at version 20, with 0, 10, 30 and 50 % of the frames lost, from the start and 1,024 frames late:
//!   1.0006 in the mean of the worst case, 1.000 of the others. An earlier comparison, at 30 % loss, found 2.7 for
//!   carousels, 1.2 to 1.6 for LT codes and 1.00 for `RaptorQ`, which added 114 KB to what a phone downloads.
//! * **Small symbols**, several in a frame, whose size follows from the package's length alone: dense and light codes of one
//!   stream feed one receiver, so the density can change in mid-stream and nothing received is lost. Their sizes are such
//!   that codes of versions 20, 25 and 40 are filled to 99 % for packages up to 212 KB, and that no more than 512 have to
//!   be solved for up to 424 KB.
//! * **A fixed mask** for streams: choosing the best takes 23 ms for a version-40 code, a fixed one 0.5 ms.
//! * **Half size first** when reading: it averages noise and moiré away, and read more codes in less time in an earlier
//!   comparison with full size.
//!
//! Measured natively (one core of a shared x86-64 machine, the release profile, which is built for size; best of
//! 20 runs, receiving the mean of 3):
//!
//! | what                                                               |                 ms |
//! |--------------------------------------------------------------------|-------------------:|
//! | make and draw a frame with sums, package of 200 KB, version 20, 40 |           0.5, 1.6 |
//! | receive 200 KB: without loss, 30 % lost, all frames sums           | 1.4, 25 to 42, 123 |
//! | scan 1280 × 720 with a version-20 code at 5 or 3 pixels a module   |           2.6, 6.0 |
//! | scan 1920 × 1080 with a version-40 code at 5 or 2.6 pixels         |            6.5, 13 |
//! | scan 1280 × 720 in vain                                            |                 10 |
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
pub use qr::Modules;
pub use receiver::{FrameReceiver, Progress};
pub use sender::FrameSender;

/// Whether a text is a frame: digits of the right form with the right check, alone or as the fragment of a link.
#[must_use]
pub fn is_frame(text: &str) -> bool {
    text.parse::<frame::Frame>().is_ok()
}
