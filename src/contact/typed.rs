//! What people type as a telephone number: finding the number in it, and its digits.
//!
//! The rules are those of Google's libphonenumber, so that a number that other programs read is the same number here:
//! what stands before the number is dropped, three letters or more are the letters of a telephone's keys (ITU-T
//! E.161), and an extension is told apart. One rule is ours: marks that cannot be seen, which messengers put around
//! numbers and within them, are dropped wherever they stand.

use super::phone::PhoneError;
use crate::code::{decimal_digit, is_invisible};

/// Nothing longer is read; the longest number with an extension and all its punctuation is far shorter.
const MAX_CHARACTERS: usize = 250;
/// Fewer digits are no number that can be called from elsewhere.
const MIN_DIGITS: usize = 3;

/// A number as typed, in digits.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Typed {
    /// Whether a plus sign stood before them.
    pub(super) plus: bool,
    pub(super) digits: String,
    pub(super) extension: Option<String>,
}

impl Typed {
    pub(super) fn read(typed: &str) -> Result<Self, PhoneError> {
        if typed.chars().count() > MAX_CHARACTERS {
            return Err(PhoneError::TooLong);
        }
        let seen: Vec<char> = typed.chars().filter(|&typed| !is_invisible(typed)).collect();
        let number = find(&seen);
        let split = split_extension(number);
        // Two digits alone can be a number to call next door; with a word behind them they are none.
        let is_number = may_be_number(number)
            || split.as_ref().is_some_and(|(before, _)| before.len() > 2 && may_be_number(before));
        if !is_number {
            return Err(PhoneError::NotANumber);
        }
        let (number, extension) = match split {
            Some((before, extension)) if may_be_number(before) => (before, Some(extension)),
            _ => (number, None),
        };
        let plus = number.first().is_some_and(|&first| is_plus(first));
        Ok(Self { plus, digits: digits(number), extension })
    }
}

/// From the first plus sign or digit to the last letter, digit or `#`, and not into a second extension.
fn find(typed: &[char]) -> &[char] {
    let is_first = |&typed: &char| is_plus(typed) || decimal_digit(typed).is_some();
    let is_last = |&typed: &char| !is_sign(typed) || typed == '#';
    let Some(first) = typed.iter().position(is_first) else { return &[] };
    let found = &typed[first..];
    let found = &found[..found.iter().rposition(is_last).map_or(0, |last| last + 1)];
    let second = (0..found.len()).find(|&at| {
        let mut after = found[at + 1..].iter().skip_while(|&&typed| typed == ' ');
        matches!(found[at], '/' | '\\') && after.next() == Some(&'x')
    });
    &found[..second.unwrap_or(found.len())]
}

/// Whether this reads as one number: three digits with nothing but punctuation about them, then letters too.
fn may_be_number(typed: &[char]) -> bool {
    let mut count = 0;
    let mut may_be_plus = true;
    for &typed in typed {
        if decimal_digit(typed).is_some() {
            count += 1;
        } else if !(may_be_plus && is_plus(typed)
            || is_punctuation(typed)
            || count >= MIN_DIGITS && typed.is_ascii_alphabetic())
        {
            return false;
        }
        may_be_plus &= is_plus(typed);
    }
    count >= MIN_DIGITS || count == 2 && typed.len() == 2
}

/// The digits; letters are those of a telephone's keys where they are three or more, and slips where they are fewer.
fn digits(number: &[char]) -> String {
    let spells = number.iter().filter(|typed| typed.is_ascii_alphabetic()).count() >= 3;
    let digits = number.iter().filter_map(|&typed| match decimal_digit(typed) {
        None if spells => key(typed),
        digit => digit,
    });
    digits.map(|digit| char::from(b'0' + digit)).collect()
}

/// The key that bears the letter, ITU-T E.161.
fn key(letter: char) -> Option<u8> {
    Some(match letter.to_ascii_uppercase() {
        'A'..='C' => 2,
        'D'..='F' => 3,
        'G'..='I' => 4,
        'J'..='L' => 5,
        'M'..='O' => 6,
        'P'..='S' => 7,
        'T'..='V' => 8,
        'W'..='Z' => 9,
        _ => return None,
    })
}

fn is_plus(typed: char) -> bool {
    matches!(typed, '+' | '\u{ff0b}')
}

/// What may stand between digits; `x` holds the place of a carrier's code in some countries.
fn is_punctuation(typed: char) -> bool {
    is_space(typed)
        || matches!(
            typed,
            '-' | 'x' | 'X' | '(' | ')' | '[' | ']' | '.' | '/' | '~' | '*' | '\u{2010}'..='\u{2015}' | '\u{2053}'
                | '\u{2212}' | '\u{223c}' | '\u{30fc}' | '\u{ff08}' | '\u{ff09}' | '\u{ff0d}'..='\u{ff0f}' | '\u{ff3b}'
                | '\u{ff3d}' | '\u{ff5e}'
        )
}

/// The blocks of punctuation and symbols beyond ASCII, and the marks among Latin, Arabic and Devanagari letters.
const SIGNS: &[(char, char)] = &[
    ('\u{80}', '\u{a9}'),
    ('\u{ab}', '\u{b4}'),
    ('\u{b6}', '\u{b9}'),
    ('\u{bb}', '\u{bf}'),
    ('\u{600}', '\u{61f}'),
    ('\u{964}', '\u{965}'),
    ('\u{2000}', '\u{206f}'),
    ('\u{20a0}', '\u{20cf}'),
    ('\u{2190}', '\u{23ff}'),
    ('\u{2500}', '\u{2bff}'),
    ('\u{3000}', '\u{3004}'),
    ('\u{3008}', '\u{3020}'),
    ('\u{fe00}', '\u{fe6f}'),
    ('\u{ff01}', '\u{ff0f}'),
    ('\u{1f000}', '\u{1faff}'),
];

/// What is neither letter nor digit in any script, roughly: Unicode's own tables weigh more than the rest of this file.
fn is_sign(typed: char) -> bool {
    if typed.is_ascii() {
        return !typed.is_ascii_alphanumeric();
    }
    SIGNS.iter().any(|&(first, last)| (first..=last).contains(&typed))
}

/// A space of any width; a line's end parts two numbers.
fn is_space(typed: char) -> bool {
    typed.is_whitespace() && !typed.is_control() && !matches!(typed, '\u{2028}' | '\u{2029}')
}

/// What stands before an extension, and how many digits it has at most.
const LABELS: &[(&str, usize)] = &[
    ("extension", 20),
    ("extensión", 20),
    ("extensio\u{301}n", 20),
    ("extensió", 20),
    ("extensio\u{301}", 20),
    ("extensio", 20),
    ("xtension", 20),
    ("extn", 20),
    ("ext", 20),
    ("xtn", 20),
    ("xt", 20),
    ("ｅｘｔｎ", 20),
    ("ｅｘｔ", 20),
    ("ｘｔｎ", 20),
    ("ｘｔ", 20),
    ("доб", 20),
    ("anexo", 20),
    ("int", 9),
    ("ｉｎｔ", 9),
    ("x", 9),
    ("ｘ", 9),
    ("#", 9),
    ("＃", 9),
    ("~", 9),
    ("～", 9),
];

/// Splits `… ext. 123`, `… x123`, `…,,123`, `…;ext=123` and `… - 123#`; what is before may still be no number.
fn split_extension(typed: &[char]) -> Option<(&[char], String)> {
    let (body, hash) = match typed {
        [body @ .., '#'] => (body, true),
        _ => (typed, false),
    };
    let count = body.iter().rev().take_while(|&&typed| decimal_digit(typed).is_some()).count();
    let (before, extension) = body.split_at(body.len() - count);
    let before = before_label(before, count, hash)?;
    let extension = extension.iter().filter_map(|&digit| decimal_digit(digit));
    (count > 0).then(|| (before, extension.map(|digit| char::from(b'0' + digit)).collect()))
}

fn before_label(before: &[char], count: usize, hash: bool) -> Option<&[char]> {
    if let Some(number) = without(before, ";ext=") {
        return (count <= 20 && !hash).then_some(number);
    }
    let is_gap = |typed: char| matches!(typed, ' ' | '\u{a0}' | '\t' | '-' | ',');
    let gap = before.iter().rev().take_while(|&&typed| is_gap(typed)).count();
    let (before, gap) = before.split_at(before.len() - gap);
    let labelled = match before {
        [labelled @ .., ':' | '.' | '\u{ff0e}'] => labelled,
        _ => before,
    };
    let label =
        LABELS.iter().find_map(|&(label, most)| without(labelled, label).filter(|_| count <= most));
    if let Some(number) = label {
        let end = number.iter().rposition(|&typed| !matches!(typed, ' ' | '\u{a0}' | '\t' | ','));
        return Some(&number[..end.map_or(0, |end| end + 1)]);
    }
    // What telephones dial by themselves after a pause: commas, or a semicolon.
    if let Some(number) = without(labelled, ";").filter(|_| count <= 15) {
        return Some(number);
    }
    let is_comma = |&&typed: &&char| typed == ',';
    let before_gap = labelled.iter().rev().take_while(is_comma).count();
    let commas = before_gap + gap.iter().filter(is_comma).count();
    if commas > 0 {
        let most = if commas > 1 { 15 } else { 9 };
        let number = if before_gap > 0 { &labelled[..labelled.len() - before_gap] } else { before };
        return (count <= most).then_some(number);
    }
    let dashed = !gap.is_empty() && gap.iter().all(|&typed| matches!(typed, ' ' | '-'));
    (hash && dashed && count <= 6).then_some(labelled)
}

/// What is before the label at the end; Latin labels may be in capitals.
fn without<'a>(typed: &'a [char], label: &str) -> Option<&'a [char]> {
    let at = typed.len().checked_sub(label.chars().count())?;
    let (before, end) = typed.split_at(at);
    let same = |(typed, label): (&char, char)| typed.eq_ignore_ascii_case(&label);
    end.iter().zip(label.chars()).all(same).then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn read(typed: &str) -> Option<(String, Option<String>)> {
        let read = Typed::read(typed).ok()?;
        let plus = if read.plus { "+" } else { "" };
        Some((format!("{plus}{}", read.digits), read.extension))
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn digits_of_any_script_are_read_with_what_people_write_between_them() {
        for typed in [
            "+91 98765 43210",
            "＋९१ (९८७६५) ४३२१०",
            "\u{202a}+91\u{200e} 98765\u{202f}43210\u{202c}",
            "Tel.: +91/98765–43210.",
            "+٩١-٩٨٧٦٥-٤٣٢١٠",
            "++91 98765 ~ 4321o0",
            "☎ “+91 98765 43210”।",
        ] {
            assert_eq!(read(typed), Some(("+919876543210".to_owned(), None)), "{typed}");
        }
        assert_eq!(read("1-800-FLOWERS"), Some(("18003569377".to_owned(), None)));
        assert_eq!(read("९८"), Some(("98".to_owned(), None)));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn an_extension_is_told_from_the_number() {
        for typed in [
            "98765 43210 x12",
            "98765 43210X12",
            "98765 43210 ext. 12",
            "98765 43210;ext=12",
            "98765 43210 EXTN: 12",
            "98765 43210 - 12#",
            "98765 43210,12",
            "98765 43210,,12#",
            "98765 43210,:12",
            "98765 43210; 12",
            "98765 43210, anexo 12",
            "98765 43210 доб. 12",
            "98765 43210#12",
            "98765 43210 x12/x13",
        ] {
            let read = read(typed).expect(typed);
            assert_eq!(read, ("9876543210".to_owned(), Some("12".to_owned())), "{typed}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_is_no_number_or_more_than_one_is_refused() {
        for typed in [
            "",
            " ",
            "+",
            "abc",
            "12 a",
            "1 2",
            "12a456",
            "98;ext=12",
            "98765:,12",
            "+91 98765 43210, +91 98765 43211",
            "98765\u{0}43210",
            "98765\n43210",
            "98765 & 43210",
            "98765 43210 घर",
        ] {
            assert_eq!(Typed::read(typed), Err(PhoneError::NotANumber), "{typed}");
        }
        assert_eq!(Typed::read(&"1".repeat(251)), Err(PhoneError::TooLong));
    }
}
