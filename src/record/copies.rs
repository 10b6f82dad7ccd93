//! What makes two resources of a bundle copies of one.

use serde_json::Value;

use super::json::{get, list, object, text};
use super::narrative::repeats_structure;

/// Elements of `meta` that say where and how a resource was stored. `security` and `tag` say what it means: who may
/// read it, that it is a test.
const STORAGE: &[&str] = &["lastUpdated", "profile", "source", "versionId"];

/// Whether an element of `meta` says where and how a resource was stored, and is what its name promises.
pub(super) fn is_storage(key: &str, value: &Value) -> bool {
    STORAGE.contains(&key) && list(value).iter().all(|value| text(value).is_some())
}

/// Whether two resources say the same, whatever they are called, wherever they were stored and whatever narrative was
/// made from them.
pub(super) fn is_copy(one: &Value, other: &Value) -> bool {
    let unwritten = |resource| get(resource, "text").is_null() || repeats_structure(resource);
    same_but_for(one, other, |key, _| matches!(key, "id" | "meta" | "text"))
        && same_but_for(get(one, "meta"), get(other, "meta"), is_storage)
        && (get(one, "text") == get(other, "text") || unwritten(one) && unwritten(other))
}

/// Whether two objects have the same elements, but for those whose keys are passed over.
fn same_but_for(one: &Value, other: &Value, passed_over: impl Fn(&str, &Value) -> bool) -> bool {
    let elements =
        |value| object(value).into_iter().flatten().filter(|(key, value)| !passed_over(key, value));
    elements(one).count() == elements(other).count()
        && elements(one).all(|(key, value)| get(other, key) == value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn copies_differ_in_name_storage_and_generated_narrative_only() {
        let written = json!({ "status": "additional", "div": "<div>y</div>" });
        let first = json!({ "resourceType": "Flag", "id": "1", "code": { "text": "x" },
            "meta": { "versionId": "1", "tag": [{ "code": "test" }] },
            "text": { "status": "generated", "div": "<div>x</div>" } });
        let mut second = first.clone();
        second["id"] = json!("2");
        second["meta"]["versionId"] = json!("2");
        second["text"]["div"] = json!("<div>X</div>");
        assert!(is_copy(&first, &second));
        for (pointer, value) in [
            ("/code/text", json!("y")),
            ("/meta/tag", json!([])),
            ("/text", written),
            ("/resourceType", json!(null)),
        ] {
            let mut other = second.clone();
            *other.pointer_mut(pointer).unwrap() = value;
            assert!(!is_copy(&first, &other), "{pointer}");
            assert!(!is_copy(&other, &first), "{pointer}");
        }
    }
}
