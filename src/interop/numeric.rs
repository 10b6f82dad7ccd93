//! `shc:/` and pairs of decimal digits, as a QR code's numeric mode holds a card: one code, or several chunks.
//!
//! A pair is a character's number less 45, so that `-` is `00` and `z` is `77`. Chunks are `shc:/2/3/…`, counted from 1;
//! the specification has given them up since, and cards that were printed so are still around.

use super::card::CardError;

const SCHEME: &str = "shc:/";
/// The character of the pair `00`.
const FIRST: u8 = b'-';
const LAST_PAIR: u8 = b'z' - FIRST;
/// More than any card needs: at 1,195 characters each, over 100 KB.
const CHUNKS_MAX: usize = 99;

/// What one QR code holds of a card.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Chunk<'a> {
    /// Which one it is, counted from 1, and of how many; nothing where it is the whole card.
    pub part: Option<(usize, usize)>,
    digits: &'a str,
}

impl<'a> Chunk<'a> {
    /// Reads the text of a QR code, also where it stands behind the `#` of a link; its digits are not looked at.
    #[must_use]
    pub fn read(text: &'a str) -> Option<Self> {
        let text = text.trim();
        let text = text.rsplit_once('#').map_or(text, |(_, fragment)| fragment);
        let (scheme, rest) = text.split_at_checked(SCHEME.len())?;
        if !scheme.eq_ignore_ascii_case(SCHEME) {
            return None;
        }
        let Some((index, rest)) = rest.split_once('/') else {
            return Some(Self { part: None, digits: rest });
        };
        let (of, digits) = rest.split_once('/')?;
        let (index, of) = (number(index)?, number(of)?);
        ((1..=of).contains(&index) && of <= CHUNKS_MAX)
            .then_some(Self { part: Some((index, of)), digits })
    }
}

/// Digits alone: `parse` would read a plus sign.
fn number(text: &str) -> Option<usize> {
    text.bytes().all(|digit| digit.is_ascii_digit()).then(|| text.parse().ok())?
}

/// Puts the chunks of one card together, in whatever order and however often they come.
///
/// # Errors
/// [`CardError::Incomplete`], [`CardError::Mixed`] for chunks of more than one card, as far as that can be told, and
/// [`CardError::Malformed`].
pub fn assemble(chunks: &[Chunk<'_>]) -> Result<String, CardError> {
    let first = chunks.first().ok_or(CardError::Malformed)?;
    let (_, of) = first.part.unwrap_or((1, 1));
    let mut places = vec![None; of];
    for chunk in chunks {
        // A whole card is no chunk of one, even of one.
        if chunk.part.map(|(_, of)| of) != first.part.map(|(_, of)| of) {
            return Err(CardError::Mixed);
        }
        let (index, _) = chunk.part.unwrap_or((1, 1));
        let text = characters(chunk.digits).ok_or(CardError::Malformed)?;
        match &mut places[index - 1] {
            Some(same) if *same != text => return Err(CardError::Mixed),
            place => *place = Some(text),
        }
    }
    let have = places.iter().flatten().count();
    if have < of {
        return Err(CardError::Incomplete { have, of });
    }
    Ok(places.into_iter().flatten().collect())
}

fn characters(digits: &str) -> Option<String> {
    let digits: Vec<u8> = digits.bytes().filter(|typed| !typed.is_ascii_whitespace()).collect();
    let pairs = digits.chunks(2).map(|pair| match pair {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => {
            let value = (tens - b'0') * 10 + (ones - b'0');
            (value <= LAST_PAIR).then(|| char::from(FIRST + value))
        }
        _ => None,
    });
    pairs.collect()
}

/// Writes a text of the characters from `-` to `z` as a QR code holds it; nothing where it has others.
#[must_use]
pub fn numeric(text: &str) -> Option<String> {
    let mut written = SCHEME.to_owned();
    for byte in text.bytes() {
        let value = byte.checked_sub(FIRST).filter(|value| *value <= LAST_PAIR)?;
        written.push(char::from(b'0' + value / 10));
        written.push(char::from(b'0' + value % 10));
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn together(texts: &[&str]) -> Result<String, CardError> {
        let chunks: Option<Vec<_>> = texts.iter().map(|text| Chunk::read(text)).collect();
        assemble(&chunks.ok_or(CardError::Malformed)?)
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn pairs_of_digits_are_characters() {
        assert_eq!(together(&["shc:/00 77\n56"]).as_deref(), Ok("-ze"));
        assert_eq!(together(&["https://viewer.example/#SHC:/56"]).as_deref(), Ok("e"));
        for malformed in ["shc:/5", "shc:/78", "shc:/5x", "shc:/é", "shc", "", "56"] {
            assert_eq!(together(&[malformed]), Err(CardError::Malformed), "{malformed}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn chunks_come_in_any_order_and_more_than_once() {
        let [first, second, third] = ["shc:/1/3/56", "shc:/2/3/57", "shc:/3/3/58"];
        assert_eq!(together(&[third, first, third, second, first]).as_deref(), Ok("efg"));
        assert_eq!(together(&[third, first, third]), Err(CardError::Incomplete { have: 2, of: 3 }));
        for other in ["shc:/1/2/56", "shc:/2/3/56", "shc:/56"] {
            assert_eq!(together(&[first, second, third, other]), Err(CardError::Mixed), "{other}");
        }
        for malformed in ["shc:/0/3/56", "shc:/4/3/56", "shc:/1/100/56", "shc:/+1/3/56", "shc:/1/3"]
        {
            assert_eq!(together(&[malformed]), Err(CardError::Malformed), "{malformed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(text in "[--z]{1,200}") {
            let written = numeric(&text).expect("characters from - to z");
            prop_assert_eq!(together(&[&written]), Ok(text));
        }

        #[test]
        fn reading_never_panics(texts in prop::collection::vec("(shc:/)?[0-9/]{0,8}|.*", 0..4)) {
            let chunks: Vec<_> = texts.iter().filter_map(|text| Chunk::read(text)).collect();
            let _ = assemble(&chunks);
        }
    }
}
