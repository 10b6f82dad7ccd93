//! Black and white to QR texts, by the low-level functions of rxing.
//!
//! rxing's usual reader builds results that want a clock and tables of character sets; the functions used here are what it
//! consists of below that: find finder patterns, sample a grid, correct and decode. Which patterns are the corners of one
//! code is for [`corners`] to say.

use rxing::common::{BitMatrix, DetectorRXingResult, Quadrilateral};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, SampleQR};

use super::corners;
use super::region::Region;

/// Groups of three that are tried in one look: a bound on its time, some ten times what a sheet full of codes needs.
const TRIES: usize = 1000;

/// A code that was read, and where.
pub(super) struct Code {
    pub(super) text: String,
    pub(super) region: Region,
}

/// What one look at a picture showed.
pub(super) struct Seen {
    pub(super) codes: Vec<Code>,
    /// Whether there are codes and nothing beside them looks like part of one.
    pub(super) is_all: bool,
}

/// Reads the codes in a picture.
pub(super) fn read(picture: &BitMatrix) -> Seen {
    let mut codes = Vec::new();
    let mut unread = FindFinderPatterns(picture, true, 0);
    for set in corners::sets(&unread).into_iter().take(TRIES) {
        if ![set.bl, set.tl, set.tr].iter().all(|corner| unread.contains(corner)) {
            continue;
        }
        let Ok(sample) = SampleQR(picture, &set) else { continue };
        let Some(text) = decode(sample.getBits()) else { continue };
        let points = sample.getPoints();
        // Its own patterns, and where its modules look like one by chance.
        if let &[tl, tr, bl, br] = points {
            let code = Quadrilateral::new(tl, tr, br, bl);
            unread.retain(|pattern| !code.is_inside(pattern.p));
        }
        codes.extend(Region::around(points).map(|region| Code { text, region }));
        if unread.is_empty() {
            return Seen { codes, is_all: true };
        }
    }
    Seen { codes, is_all: false }
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
