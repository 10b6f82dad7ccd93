//! Which strings deserve a place: greedy coverage of what the bundles have in common.
//!
//! The idea is COVER's (Liao, Petri, Moffat, Wirth 2016, "Effective Construction of Relative Lempel-Ziv
//! Dictionaries"; zstd's dictionary builder follows it too): a text is worth what its short substrings ("grams", here
//! of [`GRAM`] bytes) are worth, and each gram counts once. Two things differ. A gram's worth is the number of
//! *bundles* that hold it, not of its occurrences: the second occurrence in one bundle can point at the first, so only
//! the first needs the dictionary. And segments are not drawn from epochs of the corpus but from all of it, best first.

use std::collections::{BinaryHeap, HashMap, HashSet};

/// Bytes of a counted substring. Deflate matches 3 bytes already, but what is shared for less than about a dozen is
/// chance, and a dictionary of many such scraps costs a distance for each (tried: 6, 8, 10, 12, 16).
const GRAM: usize = 12;
/// Bytes of a segment before it is cut: long, so that whole resources' beginnings match at once (tried: 32 to 384).
const SEGMENT: usize = 256;
/// Candidates start this many bytes apart; cutting the ends makes up for most of what that misses.
const STEP: usize = 16;

/// Chooses `size` bytes from `bundles`, the most valuable last, where deflate reaches them at the shortest distance.
pub fn select(bundles: &[Vec<u8>], size: usize) -> Vec<u8> {
    let mut grams = Grams::count(bundles);
    let mut seen = HashSet::new();
    let mut candidates = BinaryHeap::new();
    for (bundle, text) in bundles.iter().enumerate() {
        for start in (0..(text.len() + 1).saturating_sub(SEGMENT)).step_by(STEP) {
            if seen.insert(&text[start..start + SEGMENT]) {
                // Of equals the earliest wins, so that the order of the heap is never a matter of chance.
                candidates.push((grams.score(bundle, start), std::cmp::Reverse((bundle, start))));
            }
        }
    }
    let mut chosen: Vec<Vec<u8>> = Vec::new();
    let mut room = size;
    while room > 0 {
        let (promised, place) =
            candidates.pop().expect("the bundles hold more than a dictionary of segments");
        let std::cmp::Reverse((bundle, start)) = place;
        // Scores only fall as grams are taken, so a stale first place is ranked again and none is missed.
        let score = grams.score(bundle, start);
        if score < promised {
            candidates.push((score, place));
            continue;
        }
        let mut segment = grams.take(bundle, start, &bundles[bundle]);
        segment.drain(..segment.len().saturating_sub(room));
        room -= segment.len();
        chosen.push(segment);
    }
    chosen.reverse();
    chosen.concat()
}

/// The grams of all bundles, numbered, with what each is still worth.
struct Grams {
    /// For each bundle the number of the gram at each place.
    at: Vec<Vec<usize>>,
    /// Bundles that hold the gram; 0 once it is in the dictionary.
    worth: Vec<u32>,
    /// Whether more than one bundle holds the gram.
    shared: Vec<bool>,
    /// The last time that the gram was added up: a gram counts once in a segment.
    added: Vec<u32>,
    time: u32,
}

impl Grams {
    fn count(bundles: &[Vec<u8>]) -> Self {
        let mut numbers: HashMap<&[u8], usize> = HashMap::new();
        let (mut worth, mut last) = (Vec::new(), Vec::new());
        let mut at = Vec::new();
        for (bundle, text) in bundles.iter().enumerate() {
            let mut places = Vec::with_capacity(text.len());
            for gram in text.windows(GRAM) {
                let number = *numbers.entry(gram).or_insert(worth.len());
                if number == worth.len() {
                    worth.push(0);
                    last.push(usize::MAX);
                }
                if last[number] != bundle {
                    last[number] = bundle;
                    worth[number] += 1;
                }
                places.push(number);
            }
            at.push(places);
        }
        // What a single bundle holds is a name or a number, not a habit.
        for count in &mut worth {
            *count -= u32::from(*count == 1);
        }
        let shared = worth.iter().map(|count| *count > 0).collect();
        let added = vec![0; worth.len()];
        Self { at, worth, shared, added, time: 0 }
    }

    fn score(&mut self, bundle: usize, start: usize) -> u32 {
        self.time += 1;
        let mut sum = 0;
        for &number in &self.at[bundle][start..=start + SEGMENT - GRAM] {
            if self.added[number] != self.time {
                self.added[number] = self.time;
                sum += self.worth[number];
            }
        }
        sum
    }

    /// Spends the segment's grams; returns its text without the ends that add nothing new, and without the identifiers
    /// and numbers of that one bundle. What is in the dictionary already stays between what is new: it lets one long
    /// match run where there would be three.
    fn take(&mut self, bundle: usize, start: usize, text: &[u8]) -> Vec<u8> {
        let places = &self.at[bundle][start..=start + SEGMENT - GRAM];
        let new = |number: &usize| self.worth[*number] > 0;
        let first = places.iter().position(new).unwrap_or(0);
        let last = places.iter().rposition(new).unwrap_or(places.len() - 1);
        let mut shared = [false; SEGMENT];
        for (offset, &number) in places.iter().enumerate().take(last + 1).skip(first) {
            if self.shared[number] {
                shared[offset..offset + GRAM].fill(true);
            }
            self.worth[number] = 0;
        }
        text[start..start + SEGMENT]
            .iter()
            .zip(shared)
            .filter_map(|(byte, shared)| shared.then_some(*byte))
            .collect()
    }
}
