//! The few regular expressions of the table: what is dialled before a number, and which numbers a region leads with.
//!
//! Digits, `\d`, classes, groups, alternatives, `?`, `{n}`, `{n,m}` and `$` are all that they use, each matches a few
//! digits at most, and they come with the crate and from nowhere else. So all matches are listed, in the order in
//! which a backtracking matcher would find them, and the first is taken.

use core::iter::Peekable;
use core::str::Bytes;

/// How many captures the table's expressions have at most; the text that replaces them says `\1` or `\2`.
const CAPTURES: usize = 2;

/// An expression, matched at the start of a number.
#[derive(Debug)]
pub(super) struct Pattern {
    branches: Vec<Vec<Part>>,
    captures: usize,
}

#[derive(Debug)]
struct Part {
    item: Item,
    least: u8,
    most: u8,
}

#[derive(Debug)]
enum Item {
    /// One digit of these: bit 0 is the digit 0.
    Digit(u16),
    /// The end of the number.
    End,
    /// One of these; kept where it has a number.
    Group(Option<usize>, Vec<Vec<Part>>),
}

/// Where a match ends, and what it captured.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Match {
    end: usize,
    captured: [Option<(usize, usize)>; CAPTURES],
}

impl Pattern {
    /// Reads an expression; nothing where it is more than the table's expressions are.
    pub(super) fn parse(expression: &str) -> Option<Self> {
        let mut captures = 0;
        let mut left = expression.bytes().peekable();
        let branches = branches(&mut left, &mut captures)?;
        (left.next().is_none() && captures <= CAPTURES).then_some(Self { branches, captures })
    }

    /// The match that a backtracking matcher finds first.
    pub(super) fn match_start(&self, number: &str) -> Option<Match> {
        any_branch(&self.branches, number.as_bytes(), Match::default()).first().copied()
    }

    /// What was captured last in the expression.
    pub(super) fn last_capture(&self, found: Match) -> Option<(usize, usize)> {
        found.captured.get(self.captures.checked_sub(1)?).copied()?
    }
}

impl Match {
    /// Where the number goes on behind the match.
    pub(super) fn end(self) -> usize {
        self.end
    }

    /// Writes `rule`, in which `\1` and `\2` stand for what was captured.
    pub(super) fn fill(self, rule: &str, number: &str) -> String {
        let mut filled = String::with_capacity(number.len() + rule.len());
        let mut left = rule.chars();
        while let Some(next) = left.next() {
            if next != '\\' {
                filled.push(next);
                continue;
            }
            let place = left.next().and_then(|digit| digit.to_digit(10)).map_or(0, |n| n as usize);
            if let Some(Some((from, to))) =
                place.checked_sub(1).and_then(|at| self.captured.get(at))
            {
                filled.push_str(number.get(*from..*to).unwrap_or_default());
            }
        }
        filled
    }
}

fn branches(left: &mut Peekable<Bytes<'_>>, captures: &mut usize) -> Option<Vec<Vec<Part>>> {
    let mut branches = vec![Vec::new()];
    while let Some(&next) = left.peek() {
        if next == b')' {
            break;
        }
        left.next();
        if next == b'|' {
            branches.push(Vec::new());
            continue;
        }
        let item = match next {
            b'0'..=b'9' => Item::Digit(1 << (next - b'0')),
            b'\\' => left.next_if_eq(&b'd').map(|_| Item::Digit(0x3FF))?,
            b'[' => Item::Digit(class(left)?),
            b'$' => Item::End,
            b'(' => {
                let capture = if left.next_if_eq(&b'?').is_some() {
                    left.next_if_eq(&b':')?;
                    None
                } else {
                    *captures += 1;
                    Some(*captures - 1)
                };
                let group = self::branches(left, captures)?;
                left.next_if_eq(&b')')?;
                Item::Group(capture, group)
            }
            _ => return None,
        };
        let (least, most) = repeats(left)?;
        branches.last_mut()?.push(Part { item, least, most });
    }
    Some(branches)
}

fn class(left: &mut Peekable<Bytes<'_>>) -> Option<u16> {
    let mut digits = 0;
    loop {
        let from = match left.next()? {
            b']' => return Some(digits),
            digit => digit_value(digit)?,
        };
        let to = if left.next_if_eq(&b'-').is_some() { digit_value(left.next()?)? } else { from };
        (from..=to).for_each(|digit| digits |= 1 << digit);
    }
}

fn digit_value(digit: u8) -> Option<u8> {
    digit.is_ascii_digit().then(|| digit - b'0')
}

fn repeats(left: &mut Peekable<Bytes<'_>>) -> Option<(u8, u8)> {
    if left.next_if_eq(&b'?').is_some() {
        return Some((0, 1));
    }
    if left.next_if_eq(&b'{').is_none() {
        return Some((1, 1));
    }
    let least = count(left)?;
    let most = if left.next_if_eq(&b',').is_some() { count(left)? } else { least };
    left.next_if_eq(&b'}').map(|_| (least, most))
}

fn count(left: &mut Peekable<Bytes<'_>>) -> Option<u8> {
    let mut count = digit_value(left.next()?)?;
    while let Some(digit) = left.next_if(u8::is_ascii_digit) {
        count = count.checked_mul(10)?.checked_add(digit_value(digit)?)?;
    }
    Some(count)
}

fn any_branch(branches: &[Vec<Part>], number: &[u8], from: Match) -> Vec<Match> {
    branches
        .iter()
        .flat_map(|parts| {
            parts.iter().fold(vec![from], |found, part| {
                found.into_iter().flat_map(|from| rounds(part, number, from, 0)).collect()
            })
        })
        .collect()
}

/// As many rounds as there can be come first.
fn rounds(part: &Part, number: &[u8], from: Match, round: u8) -> Vec<Match> {
    let mut found = Vec::new();
    if round < part.most {
        for after in once(&part.item, number, from) {
            found.extend(rounds(part, number, after, round + 1));
        }
    }
    if round >= part.least {
        found.push(from);
    }
    found
}

fn once(item: &Item, number: &[u8], from: Match) -> Vec<Match> {
    match item {
        Item::Digit(digits) => {
            let next = number.get(from.end).and_then(|&digit| digit_value(digit));
            if next.is_none_or(|digit| digits >> digit & 1 == 0) {
                return Vec::new();
            }
            let mut after = from;
            after.end += 1;
            vec![after]
        }
        Item::End if from.end == number.len() => vec![from],
        Item::End => Vec::new(),
        Item::Group(capture, branches) => {
            let mut found = any_branch(branches, number, from);
            if let Some(place) = *capture {
                for after in &mut found {
                    if let Some(captured) = after.captured.get_mut(place) {
                        *captured = Some((from.end, after.end));
                    }
                }
            }
            found
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn matched(expression: &str, number: &str) -> Option<usize> {
        let pattern = Pattern::parse(expression).expect(expression);
        pattern.match_start(number).map(Match::end)
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_first_match_of_a_backtracking_matcher_is_found() {
        assert_eq!(matched("0", "0123"), Some(1));
        assert_eq!(matched("0", "1230"), None);
        assert_eq!(matched("0|80?", "805"), Some(2));
        assert_eq!(matched("0|80?", "85"), Some(1));
        assert_eq!(matched("00[14-9]", "0013"), Some(3));
        assert_eq!(matched("00[14-9]", "0023"), None);
        assert_eq!(matched(r"\d{2,3}5", "12345"), None);
        assert_eq!(matched(r"\d{2,4}5", "12555"), Some(5));
        assert_eq!(matched("", "12"), Some(0));
        // The end ties the first branch to whole numbers; the second takes what is left.
        assert_eq!(matched(r"([2457]\d{6})$|1", "2345678"), Some(7));
        assert_eq!(matched(r"([2457]\d{6})$|1", "23456789"), None);
        assert_eq!(matched(r"([2457]\d{6})$|1", "12345678"), Some(1));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_was_captured_fills_the_rule() {
        let pattern = Pattern::parse(r"0?(?:(11|2)15)?").expect("an expression");
        let found = pattern.match_start("0111512345678").expect("a match");
        assert_eq!(pattern.last_capture(found), Some((1, 3)));
        assert_eq!(found.fill(r"9\1", "0111512345678"), "911");
        let found = pattern.match_start("0341").expect("a match");
        assert_eq!((found.end(), pattern.last_capture(found)), (1, None));
        assert_eq!(found.fill(r"9\1\2", "0341"), "9");
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_the_table_does_not_use_is_refused() {
        for expression in
            ["a", "(", ")", "[", "[0-", "1{", "1{2", "1{999}", r"\w", "1*", "(?=1)", "(1)(2)(3)"]
        {
            assert!(Pattern::parse(expression).is_none(), "{expression}");
        }
    }
}
