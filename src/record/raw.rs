//! Values of a JSON text as they are written there.
//!
//! The parser's tree knows neither how a text was escaped nor which key stood twice. What must stay as its author wrote
//! it is therefore cut out of the text, which the parser has read before, without white space between its tokens.

use serde_json::Value;

use super::lexical::string_length;

/// A member of an object.
pub(super) struct Member<'a> {
    pub(super) key: String,
    pub(super) value: &'a str,
    /// Key and value, with what stands between them.
    pub(super) text: &'a str,
}

/// The members of an object, also those whose keys stand there twice. Nothing else has members.
pub(super) fn members(object: &str) -> Vec<Member<'_>> {
    let members = parts(object, '{').into_iter().filter_map(|text| {
        let (key, value) = text.split_at_checked(1 + string_length(text.as_bytes().get(1..)?))?;
        let key = serde_json::from_str(key).ok()?;
        Some(Member { key, value: value.strip_prefix(':')?, text })
    });
    members.collect()
}

/// The values of an array; a value that stands alone is an array of one.
pub(super) fn list(value: &str) -> Vec<&str> {
    if value.starts_with('[') { parts(value, '[') } else { vec![value] }
}

/// A value as the parser reads it.
pub(super) fn read(value: &str) -> Value {
    serde_json::from_str(value).unwrap_or_default()
}

/// What stands between the brackets and commas of a container.
fn parts(container: &str, opening: char) -> Vec<&str> {
    let Some(inside) = container.strip_prefix(opening) else { return Vec::new() };
    let mut parts = Vec::new();
    let mut depth = 0_usize;
    let (mut start, mut at) = (0, 0);
    while let Some((&byte, tail)) = inside.as_bytes().get(at..).and_then(<[u8]>::split_first) {
        let ends = depth == 0 && matches!(byte, b',' | b'}' | b']');
        if ends && at > start {
            parts.extend(inside.get(start..at));
        }
        match byte {
            b'"' => at += string_length(tail),
            b'{' | b'[' => depth += 1,
            _ if ends => start = at + 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn members_are_cut_out_as_they_are_written() {
        let object = r#"{"a":1.50,"\u0062":"}\",[é","c":{"d":[{},[]]},"a":[],"":null}"#;
        let expected = [
            ("a", "1.50"),
            ("b", r#""}\",[é""#),
            ("c", r#"{"d":[{},[]]}"#),
            ("a", "[]"),
            ("", "null"),
        ];
        let members = members(object);
        let found: Vec<_> = members.iter().map(|it| (it.key.as_str(), it.value)).collect();
        assert_eq!(found, expected);
        let texts: Vec<_> = members.iter().map(|it| it.text).collect();
        assert_eq!(format!("{{{}}}", texts.join(",")), object);
        for other in ["{}", "[1]", "1", "\"{\""] {
            assert!(super::members(other).is_empty(), "{other}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn values_are_cut_out_as_they_are_written() {
        assert_eq!(
            list(r#"[1.0,"],",[2,[3]],{"a":[4]}]"#),
            ["1.0", r#""],""#, "[2,[3]]", r#"{"a":[4]}"#]
        );
        assert_eq!(list("[]"), [] as [&str; 0]);
        assert_eq!(list(r#"{"a":1,"b":2}"#), [r#"{"a":1,"b":2}"#]);
        assert_eq!(read("1.50"), serde_json::from_str::<Value>("1.50").unwrap());
        assert_eq!(read("["), json!(null));
    }

    proptest! {
        #[test]
        fn cutting_never_panics(text in "[\\[\\]{}\",:a\\\\é]{0,40}") {
            let _ = (members(&text), list(&text));
        }
    }
}
