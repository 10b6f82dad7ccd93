//! Black and white to QR texts, by the low-level functions of rxing.
//!
//! rxing's usual reader builds results that want a clock and tables of character sets; the functions used here are what it
//! consists of below that: find finder patterns, group them by threes, sample a grid, correct and decode.

use rxing::common::cpp_essentials::ConcentricPattern;
use rxing::common::{BitMatrix, DetectorRXingResult};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, GenerateFinderPatternSets, SampleQR};

/// Groups of three that are tried in one look: a bound on its time, some ten times what a sheet full of codes needs.
const TRIES: usize = 1000;

/// Adds the texts of the codes in a picture, and says whether some were read and nothing else looked like a code.
pub(super) fn read(picture: &BitMatrix, texts: &mut Vec<String>) -> bool {
    let mut patterns = FindFinderPatterns(picture, true, 0);
    let mut read: Vec<ConcentricPattern> = Vec::new();
    let mut unread = Vec::new();
    for set in GenerateFinderPatternSets(&mut patterns).iter().take(TRIES) {
        let corners = [set.bl, set.tl, set.tr];
        if corners.iter().any(|corner| read.contains(corner)) {
            continue;
        }
        let Some(text) = SampleQR(picture, set).ok().and_then(|code| decode(code.getBits())) else {
            unread.push(corners);
            continue;
        };
        read.extend(corners);
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    unread.retain(|corners| !corners.iter().any(|corner| read.contains(corner)));
    !read.is_empty() && unread.is_empty()
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
