//! Bytes through light: a package as QR codes on a screen, and back from a camera's grey pixels.

mod digits;
mod field;
mod fountain;
mod frame;
mod luma;
mod qr;
mod receiver;
mod sender;

pub use frame::{FrameError, PACKAGE_LIMIT_BYTES};
pub use luma::{luma_from_bgra, luma_from_rgba, scan};
pub use qr::Modules;
pub use receiver::{FrameReceiver, Progress};
pub use sender::FrameSender;

/// Whether a text is a frame: digits of the right form with the right check, alone or as the fragment of a link.
#[must_use]
pub fn is_frame(text: &str) -> bool {
    text.parse::<frame::Frame>().is_ok()
}
