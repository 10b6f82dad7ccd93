//! Grey pixels to QR texts.
//!
//! The reading itself is rxing's ([`reading`]), on black and white of our own making ([`threshold`]) at several sizes of
//! the picture ([`picture`]).

mod corners;
mod picture;
mod reading;
mod threshold;

use picture::Picture;

/// The largest picture that is looked at: 64 megapixels, more than phones' cameras take by default.
const PIXEL_LIMIT: usize = 64 << 20;

/// The longest side that is looked at: rxing adds up widths of a row's stripes in 16 bits.
const SIDE_LIMIT: usize = 1 << 14;

/// How much smaller than the picture each look at it is, in the order of their yield.
///
/// Half size first is both faster and better than full size: it averages noise and moiré away. Codes that are near or
/// blurred are found smaller still.
const SHRINKINGS: [usize; 4] = [2, 1, 3, 6];

/// Reads the QR codes in a grey picture, given row after row, and returns each text once.
///
/// Looks at the picture in several sizes, then for codes that are light on dark. The search ends at a size where codes were
/// read and nothing beside them looked like part of one, so a camera's frame with one code costs a single look at a quarter of its pixels.
/// A picture that is empty, not `width * height` long, longer than 16,384 at a side or above 64 megapixels has no codes.
#[must_use]
pub fn scan(luma: &[u8], width: usize, height: usize) -> Vec<String> {
    let mut texts = Vec::new();
    if width > SIDE_LIMIT || height > SIDE_LIMIT || luma.len() > PIXEL_LIMIT {
        return texts;
    }
    let Some(picture) = Picture::new(luma, width, height) else { return texts };
    let mut looks = Vec::new();
    for shrinking in SHRINKINGS {
        let Some(look) = threshold::binarise(&picture.shrunk(shrinking)) else { continue };
        if reading::read(&look, &mut texts) {
            return texts;
        }
        looks.push(look);
    }
    for mut look in looks {
        if !texts.is_empty() {
            break;
        }
        look.flip_self();
        reading::read(&look, &mut texts);
    }
    texts
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
