//! An endless stream of symbols, of which any as many as the package has suffice.
//!
//! A package is cut into `count` source symbols of equal size, the last filled up with zeros. Symbol `index < count` is
//! that source symbol; every later one is a sum of all of them, each multiplied by a coefficient that a generator draws
//! from the index alone ([`coefficients`]). Receiving is solving linear equations over GF(256): `count` symbols are
//! enough unless their equations depend on each other, which random ones do with a chance of about 1/255, two more than
//! enough one of 1/255³, and so on. Source symbols first: without loss there is nothing to solve.

use super::field;

/// Draws the coefficients of a repair symbol.
///
/// The bytes, lowest first, of splitmix64 ([Steele, Lea, Flood 2014](https://doi.org/10.1145/2714064.2660195)) whose
/// state starts as the symbol's index. Part of the format: a receiver must draw what the sender drew.
fn coefficients(index: usize, coefficients: &mut [u8]) {
    let mut state = index as u64;
    for group in coefficients.chunks_mut(size_of::<u64>()) {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        group.copy_from_slice(&mixed.to_le_bytes()[..group.len()]);
    }
}

/// Makes symbols of a package.
#[derive(Debug)]
pub(super) struct Encoder {
    source: Vec<u8>,
    symbol_bytes: usize,
}

impl Encoder {
    /// Cuts a package into symbols.
    pub(super) fn new(package: &[u8], symbol_bytes: usize) -> Self {
        let mut source = package.to_vec();
        source.resize(package.len().next_multiple_of(symbol_bytes), 0);
        Self { source, symbol_bytes }
    }

    /// Appends the symbol of an index.
    pub(super) fn append(&self, index: usize, symbols: &mut Vec<u8>) {
        let sources = self.source.chunks_exact(self.symbol_bytes);
        if let Some(source) = sources.clone().nth(index) {
            symbols.extend_from_slice(source);
            return;
        }
        let mut drawn = vec![0; sources.len()];
        coefficients(index, &mut drawn);
        let start = symbols.len();
        symbols.resize(start + self.symbol_bytes, 0);
        for (source, coefficient) in sources.zip(drawn) {
            field::multiply_add(&mut symbols[start..], coefficient, source);
        }
    }
}

/// What is known of one source symbol.
#[derive(Debug)]
enum Row {
    /// Nothing yet.
    Empty,
    /// An equation: coefficients from this row's own (which is one) to the last, then the sum. All coefficients of other
    /// rows that are not empty are zero, so in the end the sum is the symbol.
    Equation(Vec<u8>),
    /// The symbol itself.
    Source(Vec<u8>),
}

impl Row {
    /// Frees an equation, given from this row's own coefficient on, of this row's symbol.
    fn substitute(&self, equation: &mut [u8]) {
        let coefficient = equation[0];
        match self {
            Self::Empty => {}
            Self::Equation(known) => field::multiply_add(equation, coefficient, known),
            Self::Source(known) => {
                equation[0] = 0;
                let sum = equation.len() - known.len();
                field::multiply_add(&mut equation[sum..], coefficient, known);
            }
        }
    }
}

/// Solves for a package from any symbols of it.
///
/// Every symbol is worked into all that is known at once (Gauss and Jordan), so that the last one costs no more than any
/// other. Keeps at most `count` rows of at most `count + symbol_bytes` bytes each.
#[derive(Debug)]
pub(super) struct Decoder {
    rows: Vec<Row>,
    symbol_bytes: usize,
    useful: usize,
}

impl Decoder {
    /// Starts with nothing known of `count` source symbols.
    pub(super) fn new(count: usize, symbol_bytes: usize) -> Self {
        let rows = std::iter::repeat_with(|| Row::Empty).take(count).collect();
        Self { rows, symbol_bytes, useful: 0 }
    }

    /// How many symbols taught something.
    pub(super) fn useful(&self) -> usize {
        self.useful
    }

    /// Takes in a symbol and says whether it taught something.
    pub(super) fn push(&mut self, index: usize, symbol: &[u8]) -> bool {
        debug_assert_eq!(symbol.len(), self.symbol_bytes, "the frame proved its symbols' size");
        let learnt = if self.is_solved() {
            false
        } else if let Some(row) = self.rows.get_mut(index) {
            match std::mem::replace(row, Row::Source(symbol.to_vec())) {
                Row::Empty => {
                    self.substitute_above(index);
                    true
                }
                // Known already; a differing repetition is forged, and the first one counts.
                known @ Row::Source(_) => {
                    *row = known;
                    false
                }
                // The symbol itself says more: the equation, freed of it, is news about a later symbol.
                Row::Equation(mut equation) => {
                    row.substitute(&mut equation);
                    self.take_in(index + 1, equation.split_off(1))
                }
            }
        } else {
            let mut equation = vec![0; self.rows.len()];
            coefficients(index, &mut equation);
            equation.extend_from_slice(symbol);
            self.take_in(0, equation)
        };
        self.useful += usize::from(learnt);
        learnt
    }

    /// Frees an equation, whose first coefficient is that of row `start`, of all that is known, and keeps what remains.
    fn take_in(&mut self, start: usize, mut equation: Vec<u8>) -> bool {
        let mut unknown = None;
        for (column, row) in self.rows[start..].iter().enumerate() {
            if equation[column] != 0 && matches!(row, Row::Empty) {
                unknown.get_or_insert(column);
            }
            row.substitute(&mut equation[column..]);
        }
        let Some(column) = unknown else {
            return false;
        };
        let mut equation = equation.split_off(column);
        let inverse = field::inverse(equation[0]);
        field::multiply(&mut equation, inverse);
        self.rows[start + column] = Row::Equation(equation);
        self.substitute_above(start + column);
        true
    }

    /// Frees all equations of a symbol that has become known, alone or in terms of later ones.
    fn substitute_above(&mut self, index: usize) {
        let (above, known) = self.rows.split_at_mut(index);
        for (start, row) in above.iter_mut().enumerate() {
            if let Row::Equation(equation) = row {
                known[0].substitute(&mut equation[index - start..]);
            }
        }
    }

    /// Whether every source symbol is known.
    fn is_solved(&self) -> bool {
        self.useful == self.rows.len()
    }

    /// The source symbols one after another, once they are known.
    pub(super) fn sources(&self) -> Option<Vec<u8>> {
        self.is_solved().then(|| {
            let mut sources = Vec::with_capacity(self.rows.len() * self.symbol_bytes);
            for row in &self.rows {
                if let Row::Equation(known) | Row::Source(known) = row {
                    sources.extend_from_slice(&known[known.len() - self.symbol_bytes..]);
                }
            }
            sources
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    const SYMBOL_BYTES: usize = 5;

    fn package(symbols: usize) -> Vec<u8> {
        let mut package = vec![0; symbols * SYMBOL_BYTES];
        coefficients(1, &mut package);
        package
    }

    fn symbol(encoder: &Encoder, index: usize) -> Vec<u8> {
        let mut symbol = Vec::new();
        encoder.append(index, &mut symbol);
        symbol
    }

    /// The package that these symbols lead to, and how many of them taught something.
    fn decode(
        encoder: &Encoder,
        count: usize,
        indices: impl IntoIterator<Item = usize>,
    ) -> (Option<Vec<u8>>, usize) {
        let mut decoder = Decoder::new(count, SYMBOL_BYTES);
        for index in indices {
            let before = decoder.useful();
            let learnt = decoder.push(index, &symbol(encoder, index));
            assert_eq!(decoder.useful() - before, usize::from(learnt));
        }
        (decoder.sources(), decoder.useful())
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn coefficients_are_frozen() {
        let mut drawn = [0; 19];
        coefficients(0, &mut drawn);
        // The first outputs of splitmix64 seeded with zero, as published with the generator.
        assert_eq!(drawn[..8], 0xe220_a839_7b1d_cdaf_u64.to_le_bytes());
        assert_eq!(drawn[8..16], 0x6e78_9e6a_a1b9_65f4_u64.to_le_bytes());
        assert_eq!(drawn[16..], 0x06c4_5d18_8009_454f_u64.to_le_bytes()[..3]);
        coefficients(0xff_ffff, &mut drawn);
        assert_eq!(drawn[..8], 0xd942_e765_a1e3_e22f_u64.to_le_bytes());
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn source_symbols_come_first_and_as_they_are() {
        let package = package(4);
        let encoder = Encoder::new(&package, SYMBOL_BYTES);
        for (index, source) in package.chunks(SYMBOL_BYTES).enumerate() {
            assert_eq!(symbol(&encoder, index), source);
        }
        assert_eq!(decode(&encoder, 4, 0..4), (Some(package), 4));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_last_source_symbol_is_filled_up_with_zeros() {
        let encoder = Encoder::new(&[7; 6], SYMBOL_BYTES);
        assert_eq!(symbol(&encoder, 1), [7, 0, 0, 0, 0]);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn repair_symbols_alone_suffice() {
        for count in [1, 2, 3, 17, 64] {
            let package = package(count);
            let encoder = Encoder::new(&package, SYMBOL_BYTES);
            let repair = 1000..1003 + count;
            assert_eq!(decode(&encoder, count, repair), (Some(package), count));
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_repeated_symbol_teaches_nothing() {
        let encoder = Encoder::new(&package(3), SYMBOL_BYTES);
        assert_eq!(decode(&encoder, 3, [0, 0, 9, 9, 0, 9]), (None, 2));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_source_symbol_after_repair_symbols_is_not_wasted() {
        let package = package(4);
        let encoder = Encoder::new(&package, SYMBOL_BYTES);
        assert_eq!(decode(&encoder, 4, [8, 9, 0, 1]), (Some(package), 4));
    }

    proptest! {
        #[test]
        fn any_order_and_any_mix_leads_to_the_package(
            count in 1usize..40,
            indices in prop::collection::vec(0usize..80, 0..60),
        ) {
            let package = package(count);
            let encoder = Encoder::new(&package, SYMBOL_BYTES);
            let rest = 500..550;
            let (solved, useful) = decode(&encoder, count, indices.into_iter().chain(rest));
            prop_assert_eq!(useful, count);
            prop_assert_eq!(solved, Some(package));
        }
    }
}
