//! What a record is cut down to before it travels: the shape of text that the dictionary serves first.

use serde_json::Value;

/// Drops each resource's `meta` and every generated narrative; all codes and displays stay.
pub fn compact(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(compact).collect(),
        Value::Object(members) => {
            let resource = members.contains_key("resourceType");
            members
                .iter()
                .filter(|(key, value)| match key.as_str() {
                    "meta" => !resource,
                    "text" => value.get("status").and_then(Value::as_str) != Some("generated"),
                    _ => true,
                })
                .map(|(key, value)| (key.clone(), compact(value)))
                .collect()
        }
        other => other.clone(),
    }
}
