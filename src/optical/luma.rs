//! Grey pixels to QR texts.
//!
//! The reading itself is rxing's ([`reading`]), on black and white of our own making ([`threshold`]) of the picture as it
//! is, smaller, sharper or larger ([`look`]).

mod corners;
mod levels;
mod look;
mod picture;
mod reading;
mod region;
mod scanner;
mod threshold;

pub use scanner::Scanner;

/// Reads the QR codes in a grey picture, given row after row, and returns each text once: [`Scanner::scan`] with all the
/// time in the world.
#[must_use]
pub fn scan(luma: &[u8], width: usize, height: usize) -> Vec<String> {
    Scanner::default().scan(luma, width, height, || true)
}

/// The grey of pixels given as red, green, blue and alpha bytes, as a canvas gives them.
///
/// `(77 red + 150 green + 29 blue + 128) / 256`: ITU-R BT.601's luma, as in the first plane of most cameras' frames. Alpha
/// is not looked at: whoever draws a transparent picture chooses its ground.
#[must_use]
pub fn luma_from_rgba(pixels: &[u8]) -> Vec<u8> {
    luma(pixels, |[red, green, blue, _]| [red, green, blue])
}

/// The grey of pixels given as blue, green, red and alpha bytes, as some cameras give them; see [`luma_from_rgba`].
#[must_use]
pub fn luma_from_bgra(pixels: &[u8]) -> Vec<u8> {
    luma(pixels, |[blue, green, red, _]| [red, green, blue])
}

fn luma(pixels: &[u8], colours: impl Fn([u8; 4]) -> [u8; 3]) -> Vec<u8> {
    let (pixels, _) = pixels.as_chunks();
    let grey = |&pixel| {
        let [red, green, blue] = colours(pixel).map(u16::from);
        // The weights add up to 256, so the sum stays below 2^16 and its upper byte is the grey.
        let [grey, _] = (77 * red + 150 * green + 29 * blue + 128).to_be_bytes();
        grey
    };
    pixels.iter().map(grey).collect()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test(unsupported = test)]
    fn grey_stays_as_bright_as_it_is() {
        for grey in 0..=255 {
            assert_eq!(luma_from_rgba(&[grey, grey, grey, 255]), [grey]);
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn green_is_brighter_than_red_and_red_than_blue() {
        let rgb = [255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255];
        assert_eq!(luma_from_rgba(&rgb), [77, 149, 29]);
        assert_eq!(luma_from_bgra(&rgb), [29, 149, 77]);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_pixel_that_is_cut_is_left_out() {
        assert_eq!(luma_from_rgba(&[9; 7]), [9]);
        assert_eq!(luma_from_rgba(&[9; 3]), Vec::<u8>::new());
    }
}
