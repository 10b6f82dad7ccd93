//! FHIR JSON read leniently: an array of one is its element, a number is its text, nothing panics.

use serde_json::{Map, Value};

/// What `null` and what is missing look like to a reader.
static ABSENT: Value = Value::Null;

/// The value under a key; `null` where the value is not an object or lacks the key. An array of one is looked into.
pub(super) fn get<'a>(value: &'a Value, key: &str) -> &'a Value {
    object(value).and_then(|object| object.get(key)).unwrap_or(&ABSENT)
}

/// The object that is there, alone or as the first of an array.
pub(super) fn object(value: &Value) -> Option<&Map<String, Value>> {
    match value {
        Value::Object(object) => Some(object),
        Value::Array(values) => values.first()?.as_object(),
        _ => None,
    }
}

/// The values of an array; a value that stands alone is an array of one, and `null` an empty one.
pub(super) fn list(value: &Value) -> &[Value] {
    match value {
        Value::Null => &[],
        Value::Array(values) => values,
        alone => core::slice::from_ref(alone),
    }
}

/// The text of a string, number or boolean, alone or as the only one of an array. White space around it is dropped
/// and nothing but white space is no text.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Array(values) => match values.as_slice() {
            [alone] if !alone.is_array() => text(alone),
            _ => None,
        },
        Value::Null | Value::Object(_) => None,
    }
}

/// The text under a key, see [`text`].
pub(super) fn text_at(value: &Value, key: &str) -> Option<String> {
    text(get(value, key))
}

/// Whether a value is `true`, also where it is spelled as a string.
pub(super) fn is_true(value: &Value) -> bool {
    text(value).is_some_and(|text| text == "true")
}

/// How many values a value is made of, itself among them.
pub(super) fn nodes(value: &Value) -> usize {
    1 + match value {
        Value::Array(values) => values.iter().map(nodes).sum(),
        Value::Object(object) => object.values().map(nodes).sum::<usize>(),
        _ => 0,
    }
}

/// Calls `visit` with every object in a value, the outer before the inner.
pub(super) fn each_object<'a>(value: &'a Value, visit: &mut impl FnMut(&'a Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            visit(object);
            object.values().for_each(|inner| each_object(inner, visit));
        }
        Value::Array(values) => values.iter().for_each(|inner| each_object(inner, visit)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn an_array_of_one_is_its_element_and_the_other_way_round() {
        assert_eq!(text_at(&json!([{"a": ["x"]}]), "a"), Some("x".to_owned()));
        assert_eq!(list(&json!("x")), [json!("x")]);
        assert_eq!(list(&json!(null)), [] as [Value; 0]);
        assert_eq!(*get(&json!(5), "a"), Value::Null);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_number_is_shown_as_it_is_written() {
        let value: Value = serde_json::from_str("[1.50]").unwrap();
        assert_eq!(text(&value), Some("1.50".to_owned()));
        assert_eq!(text(&json!(["a", "b"])), None);
        assert_eq!(text(&json!("  ")), None);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn every_value_is_counted() {
        assert_eq!(nodes(&json!({"a": [1, {"b": null}], "c": {}})), 6);
    }
}
