//! Sums of grey levels, sixteen at once where the machine has vectors.
//!
//! One algorithm for both: where there are no vectors, the same is done one by one.

const LANES: usize = 16;

#[cfg(target_feature = "simd128")]
mod lanes {
    use core::arch::wasm32::{
        i16x8_add, i16x8_mul, i16x8_shr, i16x8_splat, i16x8_sub, u8x16_narrow_i16x8,
        u16x8_extend_high_u8x16, u16x8_extend_low_u8x16, v128,
    };

    use super::LANES;
    use crate::optical::vector;

    /// Numbers from -32,768 to 32,767 that began as grey levels.
    #[derive(Clone, Copy)]
    pub(in super::super) struct Levels([v128; 2]);

    impl Levels {
        pub(super) fn of(bytes: &[u8; LANES]) -> Self {
            let bytes = vector::load(bytes);
            Self([u16x8_extend_low_u8x16(bytes), u16x8_extend_high_u8x16(bytes)])
        }

        pub(super) fn to_bytes(self) -> [u8; LANES] {
            vector::store(u8x16_narrow_i16x8(self.0[0], self.0[1]))
        }

        pub(in super::super) fn plus(self, other: Self) -> Self {
            Self([i16x8_add(self.0[0], other.0[0]), i16x8_add(self.0[1], other.0[1])])
        }

        pub(in super::super) fn minus(self, other: Self) -> Self {
            Self([i16x8_sub(self.0[0], other.0[0]), i16x8_sub(self.0[1], other.0[1])])
        }

        pub(in super::super) fn times(self, factor: i16) -> Self {
            Self(self.0.map(|levels| i16x8_mul(levels, i16x8_splat(factor))))
        }

        /// Divides by two to the power of so many, rounded down.
        pub(in super::super) fn halved(self, times: u32) -> Self {
            Self(self.0.map(|levels| i16x8_shr(levels, times)))
        }
    }
}

#[cfg(not(target_feature = "simd128"))]
mod lanes {
    use core::array::from_fn;

    use super::LANES;

    /// Numbers from -32,768 to 32,767 that began as grey levels.
    #[derive(Clone, Copy)]
    pub(in super::super) struct Levels([i16; LANES]);

    impl Levels {
        pub(super) fn of(bytes: &[u8; LANES]) -> Self {
            Self(bytes.map(i16::from))
        }

        pub(super) fn to_bytes(self) -> [u8; LANES] {
            self.0.map(|level| u8::try_from(level.clamp(0, 255)).unwrap_or(u8::MAX))
        }

        pub(in super::super) fn plus(self, other: Self) -> Self {
            Self(from_fn(|lane| self.0[lane].wrapping_add(other.0[lane])))
        }

        pub(in super::super) fn minus(self, other: Self) -> Self {
            Self(from_fn(|lane| self.0[lane].wrapping_sub(other.0[lane])))
        }

        pub(in super::super) fn times(self, factor: i16) -> Self {
            Self(self.0.map(|level| level.wrapping_mul(factor)))
        }

        /// Divides by two to the power of so many, rounded down.
        pub(in super::super) fn halved(self, times: u32) -> Self {
            Self(self.0.map(|level| level >> times))
        }
    }
}

pub(super) use lanes::Levels;

/// Writes what a kernel makes of each column of some rows, which are as long as what is written; a level below 0 or above
/// 255 becomes the nearest that a byte can hold.
pub(super) fn combine<const ROWS: usize>(
    rows: [&[u8]; ROWS],
    kernel: impl Fn([Levels; ROWS]) -> Levels,
    to: &mut [u8],
) {
    let end = to.len();
    for (at, to) in (0..end).step_by(LANES).zip(to.chunks_mut(LANES)) {
        let columns = at..at + to.len();
        let levels = rows.map(|row| {
            let row = &row[columns.clone()];
            row.try_into().map_or_else(|_| Levels::of(&filled(row)), Levels::of)
        });
        let bytes = kernel(levels).to_bytes();
        to.copy_from_slice(&bytes[..to.len()]);
    }
}

/// What is too short for all lanes, and black after it.
fn filled(row: &[u8]) -> [u8; LANES] {
    let mut bytes = [0; LANES];
    bytes[..row.len()].copy_from_slice(row);
    bytes
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test(unsupported = test)]
    fn sums_are_those_of_numbers_one_by_one() {
        let rows: [Vec<u8>; 2] =
            [37, 91].map(|step| (0..=255u8).map(|at| at.wrapping_mul(step)).collect());
        for length in [0, 1, 15, 16, 17, 256] {
            let mut sums = vec![0; length];
            let rows = [&rows[0][..length], &rows[1][..length]];
            combine(rows, |[one, two]| one.times(3).minus(two.plus(two)).halved(1), &mut sums);
            let expected = (0..length).map(|at| {
                let [one, two] = rows.map(|row| i32::from(row[at]));
                u8::try_from(((3 * one - 2 * two) >> 1).clamp(0, 255)).unwrap()
            });
            assert!(expected.eq(sums.iter().copied()));
        }
    }
}
