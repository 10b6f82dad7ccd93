//! A package as frames to show.

use std::cell::OnceCell;

use qrcode::EcLevel;

use super::fountain::Encoder;
use super::frame::{ENVELOPE_BYTES, Frame, FrameError, SYMBOL_LIMIT, Stream};
use super::qr::{self, LARGEST_VERSION, Modules};
use super::sheet::Sheet;

/// Shows a package: as one still code where it fits, else as an endless stream of codes.
///
/// ```
/// # use mdawa::optical::{FrameReceiver, FrameSender};
/// let sender = FrameSender::new(b"some sealed bytes", 20)?;
/// let mut receiver = FrameReceiver::new();
/// let mut index = 0;
/// while !receiver.push(&sender.text(index))?.done {
///     index += 1;
/// }
/// assert_eq!(receiver.package(), Some(&b"some sealed bytes"[..]));
/// # Ok::<(), mdawa::optical::FrameError>(())
/// ```
#[derive(Debug)]
pub struct FrameSender {
    stream: Stream,
    encoder: Encoder,
    version: u8,
    symbols_per_frame: usize,
    /// What all frames have in common, once the first is drawn.
    sheet: OnceCell<Sheet>,
    /// What stands before the digits of a still that is a link.
    prefix: String,
}

/// The largest version of a still that is a link: phones' own cameras read it.
const LARGEST_LINK_VERSION: u8 = 25;

impl FrameSender {
    /// Prepares a package for codes of a density: a QR version, 1 to 40, larger is denser.
    ///
    /// A package that fits one code of at most this version is a still: one code, as small as holds it, with as much error
    /// correction as that leaves room for. Any other is a stream of codes of this version. The density is a wish: one that
    /// is out of range or too light for a single symbol of this package becomes the nearest that is not.
    ///
    /// # Errors
    ///
    /// [`FrameError::NothingToSend`] for an empty package, [`FrameError::TooBig`] for one above
    /// [`PACKAGE_LIMIT_BYTES`](super::PACKAGE_LIMIT_BYTES).
    pub fn new(package: &[u8], density: u8) -> Result<Self, FrameError> {
        Self::with_address(package, density, "")
    }

    /// The same for a still that phones' own cameras open, at the address of a page that reads frames.
    ///
    /// A still of at most version 25 is then a link: the address, `#` and the digits. Fragments are sent to no server
    /// ([RFC 3986 §3.5](https://www.rfc-editor.org/rfc/rfc3986#section-3.5)). What does not fit so is shown without.
    ///
    /// # Errors
    ///
    /// Those of [`FrameSender::new`].
    pub fn with_address(package: &[u8], density: u8, address: &str) -> Result<Self, FrameError> {
        let stream = Stream::of(package)?;
        let symbol_bytes = stream.symbol_bytes();
        let lightest =
            qr::smallest_version(ENVELOPE_BYTES + symbol_bytes, 0).unwrap_or(LARGEST_VERSION);
        let density = density.clamp(lightest, LARGEST_VERSION);
        let still = |prefix: &str, largest: u8| {
            qr::smallest_version(ENVELOPE_BYTES + package.len(), prefix.len())
                .filter(|&version| version <= density.min(largest))
        };
        let link = if address.is_empty() { String::new() } else { format!("{address}#") };
        let (version, symbols, prefix) = if let Some(version) = still(&link, LARGEST_LINK_VERSION) {
            (version, stream.symbol_count(), link)
        } else if let Some(version) = still("", LARGEST_VERSION) {
            (version, stream.symbol_count(), String::new())
        } else {
            let room = qr::capacity_bytes(density, EcLevel::L, 0) - ENVELOPE_BYTES;
            (density, room / symbol_bytes, String::new())
        };
        Ok(Self {
            stream,
            encoder: Encoder::new(package, symbol_bytes),
            version,
            symbols_per_frame: symbols,
            sheet: OnceCell::new(),
            prefix,
        })
    }

    /// How many frames carry the package if none is lost; 1 means one still code.
    #[must_use]
    pub fn minimum_frames(&self) -> usize {
        self.stream.symbol_count().div_ceil(self.symbols_per_frame)
    }

    /// How many symbols every frame carries.
    ///
    /// A sender of another density takes over without showing anything again at the frame whose first symbol is the next
    /// one: symbols shown so far, divided by this, rounded up.
    #[must_use]
    pub fn symbols_per_frame(&self) -> usize {
        self.symbols_per_frame
    }

    /// The QR version that every frame is drawn in.
    #[must_use]
    pub fn version(&self) -> u8 {
        self.version
    }

    /// The text of a frame. Every index has one: a stream never ends, and a still repeats itself.
    #[must_use]
    pub fn text(&self, index: u32) -> String {
        format!("{}{}", self.prefix, self.frame(index))
    }

    /// The modules of a frame's code.
    #[must_use]
    pub fn modules(&self, index: u32) -> Modules {
        let digits = self.frame(index).to_string();
        if self.is_still() {
            let bytes = ENVELOPE_BYTES + self.stream.package_bytes();
            qr::draw_still(&self.prefix, &digits, bytes, self.version)
        } else {
            self.sheet.get_or_init(|| Sheet::of(self.version)).draw(&digits)
        }
    }

    /// A frame's code as an SVG picture with its quiet zone.
    #[must_use]
    pub fn svg(&self, index: u32) -> String {
        self.modules(index).to_svg()
    }

    fn is_still(&self) -> bool {
        self.minimum_frames() == 1
    }

    fn frame(&self, index: u32) -> Frame {
        // Where indices run out the stream starts over: after hours at any pace a camera follows.
        let frames = if self.is_still() { 1 } else { SYMBOL_LIMIT / self.symbols_per_frame };
        let first = index as usize % frames * self.symbols_per_frame;
        let mut symbols = Vec::new();
        for index in first..first + self.symbols_per_frame {
            self.encoder.append(index, &mut symbols);
        }
        Frame::new(self.stream, first, symbols)
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::super::digits;
    use super::*;

    #[wasm_bindgen_test(unsupported = test)]
    fn an_empty_or_too_long_package_is_refused() {
        assert_eq!(FrameSender::new(&[], 20).unwrap_err(), FrameError::NothingToSend);
        let bytes = super::super::PACKAGE_LIMIT_BYTES;
        assert!(FrameSender::new(&vec![0; bytes], 20).is_ok());
        let too_big = FrameSender::new(&vec![0; bytes + 1], 20).unwrap_err();
        assert_eq!(too_big, FrameError::TooBig { bytes: bytes + 1 });
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_still_wastes_nothing_on_padding() {
        for version in 1..=LARGEST_VERSION {
            let capacity = qr::capacity_bytes(version, EcLevel::L, 0);
            if let Some(package_bytes) = capacity.checked_sub(ENVELOPE_BYTES) {
                let fits = FrameSender::new(&vec![7; package_bytes], 40).unwrap();
                assert_eq!((fits.minimum_frames(), fits.version()), (1, version));
                assert_eq!(fits.text(0).len(), digits::digits_for(capacity));
                assert_eq!(fits.text(0), fits.text(u32::MAX));
            }
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_still_up_to_version_25_is_a_link_where_there_is_an_address() {
        let address = "https://example.org/doctor.html";
        let room = |version, prefix_bytes| {
            qr::capacity_bytes(version, EcLevel::L, prefix_bytes) - ENVELOPE_BYTES
        };
        let sender =
            |bytes, density| FrameSender::with_address(&vec![7; bytes], density, address).unwrap();
        let link = sender(room(25, address.len() + 1), 40);
        assert_eq!((link.minimum_frames(), link.version()), (1, 25));
        let (before, digits) =
            link.text(0).split_once('#').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        assert_eq!(before, address);
        assert!(digits.parse::<Frame>().is_ok() && link.text(0).parse::<Frame>().is_ok());

        let longer = sender(room(25, address.len() + 1) + 1, 40);
        assert_eq!((longer.minimum_frames(), longer.version()), (1, 25), "without the address");
        assert!(!longer.text(0).contains('#'));
        assert_eq!(sender(room(25, 0) + 1, 40).version(), 26);
        assert!(sender(room(20, 0) + 1, 20).minimum_frames() > 1);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_one_code_cannot_hold_is_a_stream() {
        let room = qr::capacity_bytes(20, EcLevel::L, 0) - ENVELOPE_BYTES;
        let stream = FrameSender::new(&vec![7; room + 1], 20).unwrap();
        assert_eq!((stream.minimum_frames(), stream.version()), (2, 20));
        assert_ne!(stream.text(0), stream.text(1));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn every_density_carries_every_package() {
        for package_bytes in [1, 100, 10_000, 100_000, 200_000, 1 << 20] {
            for density in [0, 1, 4, 5, 19, 20, 40, 41, 255] {
                let sender = FrameSender::new(&vec![7; package_bytes], density).unwrap();
                for index in [0, 1, u32::MAX - 1, u32::MAX] {
                    let text = sender.text(index);
                    assert!(text.parse::<Frame>().is_ok());
                    assert!(
                        text.len()
                            <= digits::digits_for(qr::capacity_bytes(
                                sender.version(),
                                EcLevel::L,
                                0
                            ))
                    );
                }
            }
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_stream_starts_over_where_indices_run_out() {
        let sender = FrameSender::new(&[7; 3000], 20).unwrap();
        let frames = u32::try_from(SYMBOL_LIMIT / sender.symbols_per_frame).unwrap();
        assert_eq!(sender.text(frames), sender.text(0));
        assert_ne!(sender.text(frames - 1), sender.text(0));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_sender_of_another_density_takes_over_where_the_one_before_stopped() {
        let package = vec![7; 20_000];
        let (dense, light) =
            (FrameSender::new(&package, 20).unwrap(), FrameSender::new(&package, 10).unwrap());
        let mut receiver = super::super::FrameReceiver::new();
        let dense_frames = dense.minimum_frames() - 3;
        for index in 0..dense_frames {
            receiver.push(&dense.text(u32::try_from(index).unwrap())).unwrap();
        }
        let shown = dense_frames * dense.symbols_per_frame();
        let mut index = u32::try_from(shown.div_ceil(light.symbols_per_frame())).unwrap();
        let mut light_frames = 0;
        loop {
            light_frames += 1;
            let progress = receiver.push(&light.text(index)).unwrap();
            if progress.done {
                break;
            }
            assert!(progress.useful, "nothing is shown again");
            index += 1;
        }
        let missing = dense.stream.symbol_count() - shown;
        assert!(light_frames <= missing.div_ceil(light.symbols_per_frame()) + 1);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_usual_densities_are_filled() {
        for density in [20, 25, 40] {
            let room = qr::capacity_bytes(density, EcLevel::L, 0) - ENVELOPE_BYTES;
            for package_bytes in [10_000, 30_000, 60_000, 100_000, 200_000] {
                let sender = FrameSender::new(&vec![7; package_bytes], density).unwrap();
                let used = sender.symbols_per_frame * sender.stream.symbol_bytes();
                assert!(used * 100 >= room * 99, "{used} of {room} bytes");
            }
        }
    }
}
