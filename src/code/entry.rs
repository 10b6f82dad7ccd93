//! Folding what was typed: any script's digits, look-alike letters, and the marks that stand between symbols.

use super::Alphabet;

/// The zero of every run of ten decimal digits in Unicode (general category Nd; the ten follow one another).
const ZEROS: &[u32] = &[
    0x0030, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6,
    0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80,
    0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
    0xFF10, 0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0,
    0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16AC0,
    0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0,
];

/// The value of a decimal digit of any script.
pub(crate) fn digit(typed: char) -> Option<u8> {
    let point = u32::from(typed);
    let zero = ZEROS[..ZEROS.partition_point(|&zero| zero <= point)].last()?;
    u8::try_from(point - zero).ok().filter(|&value| value < 10)
}

/// The symbol of this alphabet that the typed character stands for.
pub(super) fn fold(typed: char, alphabet: Alphabet) -> Option<char> {
    let symbol = match digit(typed) {
        Some(value) => char::from(b'0' + value),
        None => typed.to_ascii_uppercase(),
    };
    let symbol = match (alphabet, symbol) {
        (Alphabet::Crockford, 'O') => '0',
        (Alphabet::Crockford, 'I' | 'L') => '1',
        (_, symbol) => symbol,
    };
    alphabet.symbols().iter().map(|&known| char::from(known)).find(|&known| known == symbol)
}

/// Whether the character only stands between symbols: white space, dashes, dots, and what cannot be seen.
pub(super) fn is_filler(typed: char) -> bool {
    typed.is_whitespace()
        || is_invisible(typed)
        || matches!(
            typed,
            '-' | '.' | '_' | '\u{b7}' | '\u{58a}' | '\u{5be}' | '\u{2010}'
                ..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
        )
}

/// Whether the character is one of the invisible format characters that messengers and word processors add to text.
pub(crate) fn is_invisible(typed: char) -> bool {
    matches!(
        typed,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
    )
}
