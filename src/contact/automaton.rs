//! The world's numbering plans as one automaton over digits, unpacked from the table.
//!
//! A state says whether a number may end here, and where each digit leads. Two sets of numbers that go on alike share
//! their states, so 250 numbering plans with 11 descriptions each take about 6,000 states, and 17 KB: each state is
//! coded by what states near it look like, with an adaptive binary range coder (G. N. N. Martin, *Range encoding*,
//! 1979; the arithmetic is LZMA's). `script/phone_table/coder.py` writes what is read here; they must agree in every
//! context. The bytes are the crate's own: a test walks through all of them.

/// Where nothing leads on.
const DEAD: u16 = 0;

const PROBABILITY_BITS: u32 = 11;
const ADAPT_SHIFT: u32 = 4;
/// As likely as not.
const EVEN: u16 = 1 << (PROBABILITY_BITS - 1);

/// All states; those of a set of numbers are reached from its root.
#[derive(Debug)]
pub(super) struct Automaton {
    states: Vec<State>,
}

#[derive(Clone, Copy, Debug, Default)]
struct State {
    accepts: bool,
    next: [u16; 10],
}

/// Where a set of numbers begins.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Root(u16);

impl Automaton {
    /// Unpacks the states, and `rows` of one root for each of `N` columns.
    pub(super) fn unpack<const N: usize>(
        packed: &[u8],
        numbered: u16,
        states: u16,
        rows: usize,
    ) -> (Self, Vec<[Root; N]>) {
        let mut reader = Reader {
            coder: RangeDecoder::new(packed),
            numbered,
            states: Vec::with_capacity(usize::from(states)),
        };
        // The dead state, then those that others mention by number, then those in place.
        reader.states.resize(usize::from(numbered) + 1, State::default());
        for place in 1..=numbered {
            let state = reader.state();
            reader.states[usize::from(place)] = state;
        }
        let roots =
            (0..rows).map(|_| core::array::from_fn(|column| Root(reader.root(column)))).collect();
        (Self { states: reader.states }, roots)
    }

    /// Whether the digits, all of them, are a number of this set.
    pub(super) fn accepts(&self, root: Root, digits: &str) -> bool {
        let mut state = &self.states[usize::from(root.0)];
        for digit in digits.bytes() {
            let Some(&next) = state.next.get(usize::from(digit.wrapping_sub(b'0'))) else {
                return false;
            };
            if next == DEAD {
                return false;
            }
            state = &self.states[usize::from(next)];
        }
        state.accepts
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.states.len()
    }
}

/// Reads states; the fields of the contexts are capped where more would be too rare to learn from.
struct Reader<'a> {
    coder: RangeDecoder<'a>,
    numbered: u16,
    states: Vec<State>,
}

impl Reader<'_> {
    fn root(&mut self, column: usize) -> u16 {
        if self.coder.bit(Context::Root, column) { self.target(0, 0) } else { DEAD }
    }

    /// A state: which digits lead to the same place, then each of these places.
    fn state(&mut self) -> State {
        let accepts = self.coder.bit(Context::Accepts, 0);
        let mut group_of = [0_usize; 10];
        let (mut known, mut last, mut before_last) = (0_usize, 0_usize, 0_usize);
        for (digit, group_of) in group_of.iter_mut().enumerate() {
            let context = ((digit * 2 + usize::from(last > 0)) * 4 + known.min(3)) * 2
                + usize::from(last == before_last);
            let group = if self.coder.bit(Context::Same, context) {
                last
            } else if last > 0 && self.coder.bit(Context::Dead, known.min(3)) {
                0
            } else {
                self.other_group(known, last)
            };
            known = known.max(group);
            (before_last, last) = (last, group);
            *group_of = group;
        }
        let mut targets = [DEAD; 11];
        for (group, target) in targets.iter_mut().enumerate().take(known + 1).skip(1) {
            *target = self.target(known, group_of.iter().filter(|&&of| of == group).count());
        }
        State { accepts, next: group_of.map(|group| targets[group]) }
    }

    /// The group of a digit that is neither dead nor the last digit's: a new one, or one that was there before.
    fn other_group(&mut self, known: usize, last: usize) -> usize {
        if known <= usize::from(last > 0) || self.coder.bit(Context::New, known.min(5)) {
            return known + 1;
        }
        (1..=known)
            .find(|&group| {
                group != last && self.coder.bit(Context::Which, group.min(4) * 6 + known.min(5))
            })
            .unwrap_or(known)
    }

    /// The state that a group of digits leads to: by number, or in place.
    fn target(&mut self, groups: usize, digits: usize) -> u16 {
        let size = groups.min(4) * 5 + digits.min(4);
        if self.coder.bit(Context::Inline, size) {
            let state = self.state();
            self.states.push(state);
            return u16::try_from(self.states.len() - 1).unwrap_or(DEAD);
        }
        // Elias' gamma code: small numbers, which are often used, are short.
        let mut length = 1;
        while length < 15 && !self.coder.bit(Context::Length, length * 25 + size) {
            length += 1;
        }
        let mut number = 1;
        for place in (0..length - 1).rev() {
            let before = if length <= 7 { number } else { place };
            number = number << 1 | usize::from(self.coder.bit(Context::Bits, length * 64 + before));
        }
        u16::try_from(number).unwrap_or(DEAD).min(self.numbered)
    }
}

/// What is asked; a number beside it says in which surroundings.
#[derive(Clone, Copy)]
enum Context {
    Accepts = 0,
    Same = 1,
    Dead = Context::Same as isize + 160,
    New = Context::Dead as isize + 4,
    Which = Context::New as isize + 6,
    Inline = Context::Which as isize + 30,
    Length = Context::Inline as isize + 25,
    Bits = Context::Length as isize + 400,
    Root = Context::Bits as isize + 1_024,
}

const CONTEXTS: usize = Context::Root as usize + 11;

struct RangeDecoder<'a> {
    packed: &'a [u8],
    range: u32,
    code: u32,
    probabilities: Vec<u16>,
}

impl<'a> RangeDecoder<'a> {
    fn new(packed: &'a [u8]) -> Self {
        let mut decoder =
            Self { packed, range: u32::MAX, code: 0, probabilities: vec![EVEN; CONTEXTS] };
        for _ in 0..4 {
            decoder.shift();
        }
        decoder
    }

    fn bit(&mut self, context: Context, surroundings: usize) -> bool {
        let probability = &mut self.probabilities[context as usize + surroundings];
        let bound = (self.range >> PROBABILITY_BITS) * u32::from(*probability);
        let bit = self.code >= bound;
        if bit {
            self.code -= bound;
            self.range -= bound;
            *probability -= *probability >> ADAPT_SHIFT;
        } else {
            self.range = bound;
            *probability += ((1 << PROBABILITY_BITS) - *probability) >> ADAPT_SHIFT;
        }
        while self.range < 1 << 24 {
            self.range <<= 8;
            self.shift();
        }
        bit
    }

    fn shift(&mut self) {
        let (next, left) =
            self.packed.split_first().map_or((0, self.packed), |(&next, left)| (next, left));
        self.packed = left;
        self.code = self.code << 8 | u32::from(next);
    }
}
