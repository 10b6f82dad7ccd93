//! Frames seen, back to the package.

use super::fountain::Decoder;
use super::frame::{Frame, FrameError, Stream};

/// Takes in frames in any order until they are the package.
///
/// The first good frame decides whose frames are taken; to receive another package, make a new receiver. Keeps at most
/// 2.7 MB whatever is pushed: that is what a package of the greatest length needs.
#[derive(Debug, Default)]
pub struct FrameReceiver {
    reception: Option<Reception>,
}

/// How far a receiver is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Progress {
    /// Whether the frame brought anything new.
    pub useful: bool,
    /// Symbols that brought something new; a symbol is a small part of a frame.
    pub received: usize,
    /// Symbols that make the package whole.
    pub needed: usize,
    /// Whether the package is whole.
    pub done: bool,
}

#[derive(Debug)]
struct Reception {
    stream: Stream,
    decoder: Decoder,
    package: Option<Vec<u8>>,
}

impl FrameReceiver {
    /// Starts with nothing received.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in the text of a QR code: a frame's digits, alone or as the fragment of a link.
    ///
    /// # Errors
    ///
    /// [`FrameError::NotOurs`] for the text of any other code, [`FrameError::Foreign`] for a frame of another package and
    /// [`FrameError::Malformed`] for one that is broken: all three change nothing. Also [`FrameError::Malformed`] when the
    /// frames have led to another package than they promised, which only forged frames do; all are then forgotten.
    pub fn push(&mut self, text: &str) -> Result<Progress, FrameError> {
        let frame: Frame = text.parse()?;
        let reception = self.reception.get_or_insert_with(|| Reception::of(frame.stream()));
        if reception.stream != frame.stream() {
            return Err(FrameError::Foreign);
        }
        let progress = reception.push(&frame);
        if progress.is_err() {
            self.reception = None;
        }
        progress
    }

    /// The package, once it is whole.
    #[must_use]
    pub fn package(&self) -> Option<&[u8]> {
        self.reception.as_ref()?.package.as_deref()
    }
}

impl Reception {
    fn of(stream: Stream) -> Self {
        let decoder = Decoder::new(stream.symbol_count(), stream.symbol_bytes());
        Self { stream, decoder, package: None }
    }

    fn push(&mut self, frame: &Frame) -> Result<Progress, FrameError> {
        let before = self.decoder.useful();
        for (index, symbol) in frame.symbols() {
            self.decoder.push(index, symbol);
        }
        if self.package.is_none()
            && let Some(sources) = self.decoder.sources()
        {
            self.package = Some(self.stream.package(sources).ok_or(FrameError::Malformed)?);
        }
        Ok(Progress {
            useful: self.decoder.useful() > before,
            received: self.decoder.useful(),
            needed: self.stream.symbol_count(),
            done: self.package.is_some(),
        })
    }
}
