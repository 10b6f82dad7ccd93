//! Black and white to QR texts, by the low-level functions of rxing.
//!
//! rxing's usual reader builds results that want a clock and tables of character sets; the functions used here are what it
//! consists of below that: find finder patterns, sample a grid, correct and decode. Which patterns are the corners of one
//! code is for [`corners`] to say.

use rxing::common::{BitMatrix, DetectorRXingResult, Quadrilateral};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, SampleQR};

use super::corners;

/// Groups of three that are tried in one look: a bound on its time, some ten times what a sheet full of codes needs.
const TRIES: usize = 1000;

/// Adds the texts of the codes in a picture, and says whether some were read and nothing else looked like part of one.
pub(super) fn read(picture: &BitMatrix, texts: &mut Vec<String>) -> bool {
    let mut unread = FindFinderPatterns(picture, true, 0);
    for set in corners::sets(&unread).into_iter().take(TRIES) {
        if ![set.bl, set.tl, set.tr].iter().all(|corner| unread.contains(corner)) {
            continue;
        }
        let Ok(sample) = SampleQR(picture, &set) else { continue };
        if let Some(text) = decode(sample.getBits()) {
            if !texts.contains(&text) {
                texts.push(text);
            }
            // Its own patterns, and where its modules look like one by chance.
            if let &[tl, tr, bl, br] = sample.getPoints() {
                let code = Quadrilateral::new(tl, tr, br, bl);
                unread.retain(|pattern| !code.is_inside(pattern.p));
            }
            if unread.is_empty() {
                return true;
            }
        }
    }
    false
}

fn decode(modules: &BitMatrix) -> Option<String> {
    let decoded = Decode(modules).ok()?;
    if !decoded.isValid() {
        return None;
    }
    let bytes = decoded.content().bytes();
    // Today's writers mean UTF-8; ISO/IEC 18004:2015 says Latin-1, whose bytes are the first characters of Unicode.
    let text = std::str::from_utf8(bytes)
        .map_or_else(|_| bytes.iter().copied().map(char::from).collect(), String::from);
    Some(text)
}
