//! Which finder patterns are the three corners of one code.
//!
//! A camera that looks at a code from the side sees neither its right angle nor its equal sides: at 45°, the corner with the
//! longest side opposite may be another than the one between the sides. So each three patterns are offered with each of
//! them as that corner, the likeliest first.

use rxing::common::cpp_essentials::ConcentricPattern;
use rxing::qrcode::cpp_port::detector::FinderPatternSet;

/// Patterns that are put together, the largest: what is smaller is found where it is not among so many.
const PATTERNS: usize = 48;

/// How many times larger a near pattern may look than a far one.
const LARGEST_RATIO: i32 = 3;

/// Modules on a side that three patterns may seem to have: from version 1 to 40 with room for what a tilt makes of them.
const MODULES: std::ops::Range<f32> = 15.0..270.0;

/// How narrow or wide the right angle may look: between 35° and 145°.
const STEEPEST_COSINE: f32 = 0.82;

/// How many times longer one side may look than the other.
const LONGEST_RATIO: f32 = 3.0;

/// Modules on a side of a finder pattern.
const PATTERN_MODULES: f32 = 7.0;

/// Three patterns as the corners of a code.
struct Guess {
    set: FinderPatternSet,
    /// How far its angle is from a right one, as a cosine.
    cosine: f32,
    /// The length of both sides in pixels.
    length: f32,
}

/// Every three patterns that could be one code: small ones first, each with its likeliest corner; then the others.
pub(super) fn sets(patterns: &[ConcentricPattern]) -> Vec<FinderPatternSet> {
    let mut patterns = patterns.to_vec();
    patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.size));
    patterns.truncate(PATTERNS);
    // By how likely the corner is: the likeliest of each three, the second, the third.
    let mut ranked = [const { Vec::new() }; 3];
    for (first, one) in patterns.iter().enumerate() {
        for (second, two) in patterns.iter().enumerate().skip(first + 1) {
            for three in patterns.iter().skip(second + 1) {
                if one.size > LARGEST_RATIO * three.size {
                    break;
                }
                let mut guesses = guesses(*one, *two, *three);
                guesses.sort_by(|left, right| left.cosine.total_cmp(&right.cosine));
                for (rank, guess) in ranked.iter_mut().zip(guesses) {
                    rank.push(guess);
                }
            }
        }
    }
    let mut sets = Vec::new();
    for mut rank in ranked {
        rank.sort_by(|left, right| left.length.total_cmp(&right.length));
        sets.extend(rank.into_iter().map(|guess| guess.set));
    }
    sets
}

fn guesses(one: ConcentricPattern, two: ConcentricPattern, three: ConcentricPattern) -> Vec<Guess> {
    // Clockwise, as a code that is no mirror image has them.
    let is_clockwise = ConcentricPattern::cross(two - one, three - one) > 0.0;
    let (two, three) = if is_clockwise { (two, three) } else { (three, two) };
    let turns = [(three, one, two), (one, two, three), (two, three, one)];
    turns.into_iter().filter_map(|(bl, tl, tr)| guess(FinderPatternSet { bl, tl, tr })).collect()
}

fn guess(set: FinderPatternSet) -> Option<Guess> {
    let (across, down) = (set.tr - set.tl, set.bl - set.tl);
    let [width, height] = [across, down].map(|side| ConcentricPattern::dot(side, side).sqrt());
    let cosine = (ConcentricPattern::dot(across, down) / (width * height)).abs();
    let length = width + height;
    // Any larger ones are in no picture that is looked at.
    let sizes = u16::try_from(set.bl.size + set.tl.size + set.tr.size).ok()?;
    let pattern_pixels = f32::from(sizes) / 3.0;
    let modules = length / 2.0 / pattern_pixels * PATTERN_MODULES + PATTERN_MODULES;
    let is_code = cosine < STEEPEST_COSINE
        && width < LONGEST_RATIO * height
        && height < LONGEST_RATIO * width
        && MODULES.contains(&modules);
    is_code.then_some(Guess { set, cosine, length })
}

#[cfg(test)]
mod tests {
    use rxing::Point;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn pattern(x: f32, y: f32, size: i32) -> ConcentricPattern {
        ConcentricPattern { p: Point { x, y }, size }
    }

    fn code(x: f32, y: f32) -> [ConcentricPattern; 3] {
        [pattern(x, y + 100.0, 14), pattern(x, y, 14), pattern(x + 100.0, y, 14)]
    }

    fn corners(set: &FinderPatternSet) -> [ConcentricPattern; 3] {
        [set.bl, set.tl, set.tr]
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn every_code_of_a_sheet_comes_before_what_lies_between_them() {
        let codes = [code(0.0, 0.0), code(250.0, 0.0), code(0.0, 250.0), code(250.0, 250.0)];
        let sets = sets(codes.as_flattened());
        for code in codes {
            assert!(sets[..4].iter().any(|set| corners(set) == code));
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_code_seen_at_45_degrees_is_among_the_first_three() {
        // The far side of a version-20 code half as large as the near one: its right angle is not the widest.
        let seen = [pattern(388.0, 669.0, 44), pattern(388.0, 36.0, 44), pattern(764.0, 138.0, 26)];
        let sets = sets(&seen);
        assert!(sets.len() <= 3 && sets.iter().any(|set| corners(set) == seen));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_line_a_crowd_and_what_is_no_number_make_no_code() {
        let line = [0.0, 100.0, 200.0].map(|x| pattern(x, x, 14));
        assert!(sets(&line).is_empty());
        assert!(sets(&[pattern(5.0, 5.0, 14); 3]).is_empty());
        assert!(sets(&[pattern(f32::NAN, 0.0, 0); 3]).is_empty());
        assert!(sets(&[pattern(0.0, 0.0, 14); 1000]).is_empty());
    }
}
