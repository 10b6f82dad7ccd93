//! Black and white to QR texts, by the low-level functions of rxing.
//!
//! rxing's usual reader builds results that want a clock and tables of character sets; the functions used here are what it
//! consists of below that: find finder patterns, sample a grid, correct and decode. Which patterns are the corners of one
//! code is for [`corners`] to say.

use rxing::Point;
use rxing::common::cpp_essentials::ConcentricPattern;
use rxing::common::{BitMatrix, DetectorRXingResult};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, FinderPatternSet, SampleQR};

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
        let sample = SampleQR(picture, &set);
        if let Some(text) = sample.ok().and_then(|code| decode(code.getBits())) {
            if !texts.contains(&text) {
                texts.push(text);
            }
            unread.retain(|pattern| !covers(&set, pattern));
            if unread.is_empty() {
                return true;
            }
        }
    }
    false
}

/// Whether a pattern is one of a code's own three or lies between them, where the modules look like one by chance.
fn covers(code: &FinderPatternSet, pattern: &ConcentricPattern) -> bool {
    let from_corner = |to: Point| (to.x - code.tl.p.x, to.y - code.tl.p.y);
    let cross = |left: (f32, f32), right: (f32, f32)| left.0 * right.1 - left.1 * right.0;
    let (across, down, at) =
        (from_corner(code.tr.p), from_corner(code.bl.p), from_corner(pattern.p));
    let area = cross(across, down);
    // The fourth corner of a tilted code is not where those of a parallelogram would have it.
    let sides = -0.2..=1.2;
    sides.contains(&(cross(at, down) / area)) && sides.contains(&(cross(across, at) / area))
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
