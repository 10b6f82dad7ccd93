//! Seeded chance: the same throws on every machine, so the dictionary comes out the same.

/// `SplitMix64` (Steele, Lea, Flood 2014): one addition and three mixing steps a throw, no state but a counter.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.throw() % end as u64).expect("the remainder is below a usize")
    }

    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    pub fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// Prefers what stands early in the list, as common diseases are common.
    pub fn pick_early<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let first = self.below(from.len());
        let second = self.below(from.len());
        &from[first.min(second)]
    }

    /// Some distinct members, early ones more often, in the order drawn.
    pub fn draw<'a, T>(&mut self, from: &'a [T], count: usize) -> Vec<&'a T> {
        let mut left: Vec<&T> = from.iter().collect();
        let mut drawn = Vec::new();
        while drawn.len() < count && !left.is_empty() {
            let first = self.below(left.len());
            let second = self.below(left.len());
            drawn.push(left.remove(first.min(second)));
        }
        drawn
    }

    /// A version 4 UUID (RFC 9562 §5.4).
    pub fn uuid(&mut self) -> String {
        let high = self.throw() & 0xffff_ffff_ffff_0fff | 0x4000;
        let low = self.throw() & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000;
        let (a, b, c) = (high >> 32, (high >> 16) & 0xffff, high & 0xffff);
        format!("{a:08x}-{b:04x}-{c:04x}-{:04x}-{:012x}", low >> 48, low & 0xffff_ffff_ffff)
    }
}
