//! The world's numbering plans: `phones-1.bin`, made by `script/phones` from Google's libphonenumber metadata.
//!
//! The metadata is [libphonenumber](https://github.com/google/libphonenumber)'s (Apache-2.0), as the Python package
//! `phonenumbers` ships it; the table's first line names the version.
//!
//! | size | part                                                                                              |
//! |-----:|---------------------------------------------------------------------------------------------------|
//! |    6 | three 16-bit numbers, big-endian: bytes of text, states of the automaton, states with a number     |
//! |    … | text: the first line, then a line of nine fields with tabs between them for each numbering plan     |
//! |    … | the automaton and its roots, see [`super::automaton`]                                              |
//!
//! The plans are in the order of their calling codes; where regions share one, the first is the one that a number is
//! read by, and all are asked in order whose it is.

use std::sync::OnceLock;

use super::automaton::{Automaton, Root};
use super::kind::Kind;
use super::pattern::Pattern;

const PACKED: &[u8] = include_bytes!("phones-1.bin");

/// What a plan describes by sets of numbers, in the order in which they are tried: the first is what all others are
/// part of, the last two can both be true.
const DESCRIPTIONS: usize = 11;
const GENERAL: usize = 0;
const FIXED: usize = 9;
const MOBILE: usize = 10;
const SPECIAL: [Kind; FIXED - 1] = [
    Kind::PremiumRate,
    Kind::TollFree,
    Kind::SharedCost,
    Kind::Voip,
    Kind::PersonalNumber,
    Kind::Pager,
    Kind::Uan,
    Kind::Voicemail,
];

/// The region code of plans that belong to no region.
pub(super) const WORLD: &str = "001";

/// The table, unpacked.
pub(super) struct Table {
    plans: Vec<Plan>,
    automaton: Automaton,
}

/// The numbering plan of a region.
pub(super) struct Plan {
    pub(super) calling_code: &'static str,
    /// ISO 3166-1 alpha-2, or [`WORLD`].
    pub(super) region: &'static str,
    /// An example number behind the calling code: of a mobile telephone, where the region has any.
    pub(super) example: &'static str,
    /// What is dialled before a calling code.
    pub(super) international_prefix: &'static str,
    /// What is dialled before a number within the region, and what of it makes part of the number.
    pub(super) national_prefix: &'static str,
    pub(super) national_prefix_rule: &'static str,
    /// How many digits a number has, as letters, `a` for one; then those that only a neighbour can dial.
    lengths: &'static str,
    local_lengths: &'static str,
    leading_digits: &'static str,
    roots: [Root; DESCRIPTIONS],
}

/// Whether a number has as many digits as the plan's numbers have.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Length {
    Possible,
    TooLong,
    /// Too short, between two lengths, or what only a neighbour can dial.
    Unfit,
}

/// The table; unpacking it takes less than a millisecond, once.
pub(super) fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(Table::unpack)
}

impl Table {
    fn unpack() -> Self {
        let number = |at: usize| u16::from_be_bytes([PACKED[at], PACKED[at + 1]]);
        let (text, packed) = PACKED[6..].split_at(number(0).into());
        let text = core::str::from_utf8(text).expect("script/phones writes ASCII");
        let lines = || text.lines().skip(1);
        let (automaton, roots) = Automaton::unpack(packed, number(4), number(2), lines().count());
        let plans = lines().zip(roots).map(|(line, roots)| {
            let mut fields = line.split('\t');
            let mut field = || fields.next().unwrap_or_default();
            Plan {
                calling_code: field(),
                region: field(),
                lengths: field(),
                local_lengths: field(),
                example: field(),
                international_prefix: field(),
                national_prefix: field(),
                national_prefix_rule: field(),
                leading_digits: field(),
                roots,
            }
        });
        Self { plans: plans.collect(), automaton }
    }

    pub(super) fn plans(&self) -> &[Plan] {
        &self.plans
    }

    /// The plan of a region, in capitals; those of no region have none.
    pub(super) fn region(&self, region: &str) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.region == region && region != WORLD)
    }

    /// The plan by which numbers with this calling code are read.
    pub(super) fn calling_code(&self, calling_code: &str) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.calling_code == calling_code)
    }

    /// The calling code that the digits begin with, and what follows it. No code begins with another.
    pub(super) fn split<'a>(&self, digits: &'a str) -> Option<(&Plan, &'a str)> {
        (1..=3).find_map(|length| {
            let (code, rest) = digits.split_at_checked(length)?;
            Some((self.calling_code(code)?, rest))
        })
    }

    /// The region that a number is of, and what kind of number it is; the region is told of a number that is none,
    /// where there is only one with this calling code, or where the number's first digits are one's own.
    pub(super) fn recognise(&self, calling_code: &str, number: &str) -> (Option<&Plan>, Kind) {
        let mut sharing = self.plans.iter().filter(|plan| plan.calling_code == calling_code);
        let found = match (sharing.next(), sharing.next()) {
            (Some(only), None) => Some(only),
            _ => self
                .plans
                .iter()
                .filter(|plan| plan.calling_code == calling_code)
                .find(|plan| self.is_of(plan, number)),
        };
        (found, found.map_or(Kind::Unknown, |plan| self.kind(plan, number)))
    }

    /// Whether the number is of this region and not of another with the same calling code.
    fn is_of(&self, plan: &Plan, number: &str) -> bool {
        if plan.leading_digits.is_empty() {
            return self.kind(plan, number) != Kind::Unknown;
        }
        Pattern::parse(plan.leading_digits)
            .is_some_and(|leading| leading.match_start(number).is_some())
    }

    /// Whether the number fits the plan's coarsest description, whatever its length.
    pub(super) fn is_general(&self, plan: &Plan, number: &str) -> bool {
        self.automaton.accepts(plan.roots[GENERAL], number)
    }

    fn kind(&self, plan: &Plan, number: &str) -> Kind {
        let accepted = |description: usize| self.automaton.accepts(plan.roots[description], number);
        if plan.length(number) != Length::Possible || !accepted(GENERAL) {
            return Kind::Unknown;
        }
        if let Some(special) = (0..SPECIAL.len()).find(|&special| accepted(special + 1)) {
            return SPECIAL[special];
        }
        match (accepted(FIXED), accepted(MOBILE)) {
            (true, true) => Kind::FixedOrMobile,
            (true, false) => Kind::Fixed,
            (false, true) => Kind::Mobile,
            (false, false) => Kind::Unknown,
        }
    }
}

impl Plan {
    pub(super) fn length(&self, number: &str) -> Length {
        let has = |lengths: &str, count: usize| {
            lengths.bytes().any(|length| usize::from(length - b'a') + 1 == count)
        };
        let longest =
            self.lengths.bytes().last().map_or(0, |length| usize::from(length - b'a') + 1);
        if has(self.local_lengths, number.len()) {
            Length::Unfit
        } else if has(self.lengths, number.len()) {
            Length::Possible
        } else if number.len() > longest {
            Length::TooLong
        } else {
            Length::Unfit
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn the_whole_table_is_read() {
        let number = |at: usize| usize::from(PACKED[at]) << 8 | usize::from(PACKED[at + 1]);
        let table = table();
        assert_eq!(table.plans.len(), 254);
        // All states, neither more nor less, came out of the coder.
        assert_eq!(table.automaton.len(), number(2));
        for plan in &table.plans {
            assert!(!plan.lengths.is_empty(), "{}", plan.region);
            let expressions =
                [plan.international_prefix, plan.national_prefix, plan.leading_digits];
            for expression in expressions {
                assert!(Pattern::parse(expression).is_some(), "{} {expression}", plan.region);
            }
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn every_region_has_an_example_and_all_but_two_have_their_own() {
        let table = table();
        let mut borrowed = Vec::new();
        for plan in table.plans.iter().filter(|plan| plan.region != WORLD) {
            let (region, kind) = table.recognise(plan.calling_code, plan.example);
            if region.map(|region| region.region) != Some(plan.region) {
                borrowed.push(plan.region);
            }
            assert!(
                matches!(kind, Kind::Mobile | Kind::Fixed | Kind::FixedOrMobile),
                "{} {kind:?}",
                plan.region
            );
        }
        // All numbers of Western Sahara are also Morocco's, those of Saint Martin Guadeloupe's.
        assert_eq!(borrowed, ["EH", "MF"]);
    }
}
