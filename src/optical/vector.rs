//! Sixteen bytes at once: loads and stores of WebAssembly's vectors that compile to single instructions.

use core::arch::wasm32::{u64x2, u64x2_extract_lane, v128};

/// Bytes in a vector.
pub(super) const BYTES: usize = 16;

pub(super) fn load(bytes: &[u8; BYTES]) -> v128 {
    let (halves, _) = bytes.as_chunks();
    u64x2(u64::from_le_bytes(halves[0]), u64::from_le_bytes(halves[1]))
}

pub(super) fn store(vector: v128) -> [u8; BYTES] {
    let mut bytes = [0; BYTES];
    let (halves, _) = bytes.as_chunks_mut();
    halves[0] = u64x2_extract_lane::<0>(vector).to_le_bytes();
    halves[1] = u64x2_extract_lane::<1>(vector).to_le_bytes();
    bytes
}
