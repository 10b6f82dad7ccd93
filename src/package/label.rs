//! Who a request says it is from: a short name that shows as what it is.

use crate::code::is_invisible;

const LABEL_BYTES_MAX: usize = 48;

/// At most 48 bytes of visible text, in the order in which they are written.
///
/// It is a claim: anybody can make a request with any label. So it cannot hold what would make it look like something
/// else on a screen: controls and line breaks, marks that change the direction of text, and characters that nobody
/// sees, the joiners of some scripts among them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Label(String);

/// Why a text is no label.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum LabelError {
    /// A control, a line break, a mark of direction or an invisible character.
    #[error("a label holds visible characters on one line")]
    Character,
    /// More than 48 bytes of UTF-8.
    #[error("a label has at most {LABEL_BYTES_MAX} bytes")]
    TooLong,
}

impl Label {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<&str> for Label {
    type Error = LabelError;

    fn try_from(text: &str) -> Result<Self, LabelError> {
        if text.len() > LABEL_BYTES_MAX {
            return Err(LabelError::TooLong);
        }
        if text.chars().any(|it| it.is_control() || is_invisible(it) || is_unseen(it)) {
            return Err(LabelError::Character);
        }
        Ok(Self(text.to_owned()))
    }
}

/// Line and paragraph separators, and what Unicode's `Default_Ignorable_Code_Point` has beyond [`is_invisible`]:
/// fillers, variation selectors, tags, musical and shorthand controls. Interlinear annotation marks too.
fn is_unseen(it: char) -> bool {
    matches!(
        it,
        '\u{34f}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{2028}'..='\u{2029}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn a_label_is_kept_as_it_is_written() {
        for text in ["", "Dr. Asha Rao", "डॉ. आशा राव", "د. عائشة", "<img onerror>", "🩺 Ward 3"]
        {
            assert_eq!(Label::try_from(text).as_ref().map(Label::as_str), Ok(text));
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_label_has_at_most_48_bytes() {
        assert!(Label::try_from("x".repeat(48).as_str()).is_ok());
        assert!(Label::try_from("आ".repeat(16).as_str()).is_ok());
        for text in ["x".repeat(49), "आ".repeat(17)] {
            assert_eq!(Label::try_from(text.as_str()), Err(LabelError::TooLong));
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_is_not_seen_or_turns_text_around_is_no_label() {
        for character in [
            '\0',
            '\t',
            '\n',
            '\r',
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\u{9f}',
            '\u{ad}',
            '\u{34f}',
            '\u{61c}',
            '\u{115f}',
            '\u{180e}',
            '\u{200b}',
            '\u{200c}',
            '\u{200d}',
            '\u{200e}',
            '\u{200f}',
            '\u{2028}',
            '\u{2029}',
            '\u{202a}',
            '\u{202e}',
            '\u{2060}',
            '\u{2066}',
            '\u{2069}',
            '\u{3164}',
            '\u{fe0f}',
            '\u{feff}',
            '\u{ffa0}',
            '\u{fff9}',
            '\u{e0020}',
        ] {
            let text = format!("Dr{character}Asha");
            assert_eq!(Label::try_from(text.as_str()), Err(LabelError::Character), "{character:?}");
        }
    }
}
