//! Pictures of any pixels, one after the other, are looked at without a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mdawa::optical::Scanner;

/// Pixels to a side of the squares that the input is drawn in: patterns large enough to be followed.
const SQUARE: usize = 2;

fuzz_target!(|input: (u8, &[u8])| {
    let (columns, squares) = input;
    let columns = usize::from(columns) + 1;
    let rows = squares.len() / columns;
    let width = columns * SQUARE;
    let luma: Vec<u8> = (0..width * rows * SQUARE)
        .map(|at| squares[at / width / SQUARE * columns + at % width / SQUARE])
        .collect();
    let mut scanner = Scanner::default();
    for _ in 0..2 {
        scanner.scan(&luma, width, rows * SQUARE, || true);
    }
});
