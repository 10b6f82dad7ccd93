//! JSON as a string of tokens: white space between them goes, everything else stays as it was written.
//!
//! A record is medical evidence: `1.50` and `1.5` do not say the same about a measurement, so the text is never
//! read into values and written out again. One pass over the bytes, without recursion, drops white space and counts
//! what the limits are about, before any parser builds anything. It does not check the grammar: that is the parser's
//! work, on the text as it came, because `1 2` must not become the number 12.

use super::RecordError;

/// Containers (objects and arrays) inside one another, counted from the resource. The deepest resource in 36 real
/// documents had 9.
pub(super) const RESOURCE_DEPTH: usize = 16;
/// Values of any kind in one resource. The largest in 36 real documents had 1,106 (a Provenance that names every
/// resource of a 1 MB record).
pub(super) const RESOURCE_NODES: usize = 10_000;
/// Values in the whole text, so that a parsed record stays below about 200 MB. The 1 MB record has 46,000.
pub(super) const NODES: usize = 1_000_000;

/// A resource opens the fourth container: the bundle, its `entry` array, the entry, the resource.
const LEVEL_OF_RESOURCE: usize = 4;
/// Nothing is deeper than resources within resources can be: bundles in the answer to a batch.
const DEPTH: usize = LEVEL_OF_RESOURCE + 2 * RESOURCE_DEPTH;

/// JSON text without white space between its tokens.
#[derive(Debug)]
pub(super) struct Squeezed {
    pub(super) text: String,
    /// How many values the text has: every object, array, string, number, `true`, `false` and `null`.
    pub(super) nodes: usize,
    /// Why the text is no record as it is: one of its resources is too large. It may hold others, which are not.
    pub(super) over: Option<RecordError>,
}

/// Drops white space between tokens and enforces the limits on depth and number of values; those on a single resource
/// are for the caller to enforce.
pub(super) fn squeeze(text: &str) -> Result<Squeezed, RecordError> {
    let mut squeezed = String::with_capacity(text.len());
    let mut depth = 0_usize;
    let mut nodes = 1_usize;
    let mut before_resource = 0_usize;
    let mut over = None;
    let mut previous = b' ';
    let mut rest = text.as_bytes();
    let mut start = 0; // of the tokens not yet copied
    let mut at = 0;
    while let Some((&byte, tail)) = rest.split_first() {
        let mut length = 1;
        let mut in_resource = false;
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => {
                squeezed.push_str(text.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            b'"' => length += string_length(tail),
            b'{' | b'[' => {
                depth += 1;
                if depth >= DEPTH {
                    return Err(RecordError::TooDeep);
                }
                if depth >= LEVEL_OF_RESOURCE + RESOURCE_DEPTH {
                    over = Some(RecordError::TooDeep);
                }
                if depth == LEVEL_OF_RESOURCE {
                    before_resource = nodes;
                }
            }
            b'}' | b']' => {
                // Commas separate values: a container that is not empty has one more value than commas.
                nodes += usize::from(!matches!(previous, b'{' | b'['));
                in_resource = depth >= LEVEL_OF_RESOURCE;
                depth = depth.saturating_sub(1);
            }
            b',' => nodes += 1,
            _ => {}
        }
        in_resource |= depth >= LEVEL_OF_RESOURCE;
        if nodes > NODES {
            return Err(RecordError::TooBig);
        }
        if over.is_none() && in_resource && 1 + nodes - before_resource > RESOURCE_NODES {
            over = Some(RecordError::TooBig);
        }
        if !matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
            previous = byte;
        }
        rest = rest.get(length..).unwrap_or_default();
        at += length;
    }
    squeezed.push_str(text.get(start..).unwrap_or_default());
    Ok(Squeezed { text: squeezed, nodes, over })
}

/// The bytes from behind an opening quote up to and with the closing one.
pub(super) fn string_length(behind_quote: &[u8]) -> usize {
    let mut escaped = false;
    for (index, &byte) in behind_quote.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return index + 1,
            _ => {}
        }
    }
    behind_quote.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn nodes(text: &str) -> Result<usize, RecordError> {
        squeeze(text).and_then(|squeezed| squeezed.over.map_or(Ok(squeezed.nodes), Err))
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn only_white_space_between_tokens_goes() {
        let text =
            "\t{ \"a b\" : [ 1.50 ,\r\n \"\\\" \\u0020 \\\\\" , { } , [ ] ] , \"é  \" : null }\n";
        let squeezed = squeeze(text).unwrap();
        assert_eq!(squeezed.text, "{\"a b\":[1.50,\"\\\" \\u0020 \\\\\",{},[]],\"é  \":null}");
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn values_are_counted() {
        for (text, count) in [
            ("1", 1),
            ("[]", 1),
            ("[ ]", 1),
            ("[1]", 2),
            ("{\"a\":[1,{\"b\":\",[\"}],\"c\":{}}", 6),
        ] {
            assert_eq!(nodes(text), Ok(count), "{text}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_resource_may_be_sixteen_containers_deep_and_no_deeper() {
        let nested = |depth: usize| "[".repeat(3 + depth) + &"]".repeat(3 + depth);
        assert_eq!(squeeze(&nested(16)).unwrap().text, nested(16));
        assert_eq!(nodes(&nested(17)), Err(RecordError::TooDeep));
        assert_eq!(squeeze(&"[".repeat(100_000)).unwrap_err(), RecordError::TooDeep);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_resource_may_have_ten_thousand_values_and_no_more() {
        // The array is a value of its own resource count; the three around it are not.
        let wide = |values: usize| format!("[[[[{}0]]]]", "0,".repeat(values - 2));
        assert_eq!(nodes(&wide(10_000)), Ok(10_003));
        assert_eq!(nodes(&wide(10_001)), Err(RecordError::TooBig));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_text_may_have_a_million_values_and_no_more() {
        let wide = |values: usize| format!("[{}0]", "0,".repeat(values - 2));
        assert_eq!(nodes(&wide(1_000_000)), Ok(1_000_000));
        assert_eq!(nodes(&wide(1_000_001)), Err(RecordError::TooBig));
    }
}
