//! Packages as QR codes, and QR codes out of grey pixels.

use js_sys::{Function, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::error::{ErrorCode, Thrown};
use super::object;
use crate::optical;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** One QR code, row by row, 1 is dark; without its quiet zone: draw four light modules around it. */
export interface Modules { size: number; modules: Uint8Array; }

/** How far a stream has come, in symbols; `useful` says whether this frame brought any that was missing. */
export interface Progress { useful: boolean; received: number; needed: number; done: boolean; }
"#;

/// Turns a package into QR codes: one still code where it fits, else an endless stream of frames of which any
/// sufficient number will do.
#[wasm_bindgen]
pub struct FrameSender(optical::FrameSender);

#[wasm_bindgen]
impl FrameSender {
    /// `density` is the QR version, 1 to 40, that a code may have at most. With the `address` of a page that reads the
    /// fragments of its links, a still code of up to version 25 is such a link, which phones' own cameras open.
    #[wasm_bindgen(constructor)]
    pub fn new(package: &[u8], density: u8, address: Option<String>) -> Result<Self, Thrown> {
        let address = address.unwrap_or_default();
        Ok(Self(optical::FrameSender::with_address(package, density, &address)?))
    }

    /// How many frames a reader needs at least; 1 for a still code.
    #[wasm_bindgen(getter, js_name = minimumFrames)]
    #[must_use]
    pub fn minimum_frames(&self) -> usize {
        self.0.minimum_frames()
    }

    /// How many symbols a frame carries. A sender of another density goes on at the index that is the number of symbols
    /// shown so far divided by its own `symbolsPerFrame`, rounded up.
    #[wasm_bindgen(getter, js_name = symbolsPerFrame)]
    #[must_use]
    pub fn symbols_per_frame(&self) -> usize {
        self.0.symbols_per_frame()
    }

    /// The text of frame `index`; every index has one.
    #[must_use]
    pub fn text(&self, index: u32) -> String {
        self.0.text(index)
    }

    /// The QR code of frame `index`.
    #[wasm_bindgen(unchecked_return_type = "Modules")]
    #[must_use]
    pub fn modules(&self, index: u32) -> JsValue {
        let optical::Modules { size, modules } = self.0.modules(index);
        object(&[("size", size.into()), ("modules", Uint8Array::from(&modules[..]).into())])
    }

    /// The QR code of frame `index` as an SVG document with its quiet zone.
    #[must_use]
    pub fn svg(&self, index: u32) -> String {
        self.0.svg(index)
    }
}

/// Collects frames until the package is whole: any order, duplicates, from any moment.
#[wasm_bindgen]
#[derive(Default)]
pub struct FrameReceiver(optical::FrameReceiver);

#[wasm_bindgen]
impl FrameReceiver {
    /// A receiver that takes the first transfer it sees.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the text of a QR code. Throws `frame-not-ours`, `frame-malformed`, or `frame-foreign` for a frame of
    /// another transfer; what was received stays.
    #[wasm_bindgen(unchecked_return_type = "Progress")]
    pub fn push(&mut self, text: &str) -> Result<JsValue, Thrown> {
        let optical::Progress { useful, received, needed, done } = self.0.push(text)?;
        Ok(object(&[
            ("useful", useful.into()),
            ("received", received.into()),
            ("needed", needed.into()),
            ("done", done.into()),
        ]))
    }

    /// The whole package. Throws `package-incomplete` before the receiver is done.
    pub fn package(&self) -> Result<Vec<u8>, Thrown> {
        Ok(self.0.package().ok_or(ErrorCode::PackageIncomplete)?.to_vec())
    }
}

/// Reads the QR codes in picture after picture of one camera, each with what those before taught it.
#[wasm_bindgen]
#[derive(Default)]
pub struct Scanner(optical::Scanner);

#[wasm_bindgen]
impl Scanner {
    /// A scanner that has seen nothing yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the QR codes in a grey picture, one byte a pixel, row by row. A picture without any is looked at in harder ways
    /// as long as `mayGoOn` returns true, each picture in others.
    pub fn scan(
        &mut self,
        luma: &[u8],
        width: usize,
        height: usize,
        #[wasm_bindgen(js_name = mayGoOn, unchecked_param_type = "() => boolean")]
        may_go_on: &Function,
    ) -> Vec<String> {
        let may_go_on = || {
            may_go_on.call0(&JsValue::UNDEFINED).is_ok_and(|is_time_left| is_time_left.is_truthy())
        };
        self.0.scan(luma, width, height, may_go_on)
    }
}

/// Reads every QR code in a grey picture, one byte a pixel, row by row.
#[wasm_bindgen]
#[must_use]
pub fn scan(luma: &[u8], width: usize, height: usize) -> Vec<String> {
    optical::scan(luma, width, height)
}

/// The grey of RGBA pixels, one byte a pixel.
#[wasm_bindgen(js_name = lumaFromRgba)]
#[must_use]
pub fn luma_from_rgba(pixels: &[u8]) -> Vec<u8> {
    optical::luma_from_rgba(pixels)
}

/// The grey of BGRA pixels, one byte a pixel.
#[wasm_bindgen(js_name = lumaFromBgra)]
#[must_use]
pub fn luma_from_bgra(pixels: &[u8]) -> Vec<u8> {
    optical::luma_from_bgra(pixels)
}
