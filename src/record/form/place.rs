//! Places in a resource, by path: `onsetDateTime`, `clinicalStatus.coding`.
//!
//! Behind an element that FHIR repeats stand brackets, and one of its values is meant: of names the official one, else
//! one that is still in use; with a word between the brackets, the first whose `system` this is (`telecom[phone]`).

use serde_json::{Map, Value};

use crate::record::fields::is_named;
use crate::record::json::{self, list, text_at};

static ABSENT: Value = Value::Null;

/// What stands at a path; `null` where nothing does.
pub(super) fn get<'a>(value: &'a Value, path: &str) -> &'a Value {
    steps(path).fold(value, |value, (key, of)| {
        let value = json::get(value, key);
        match of {
            None => value,
            Some(of) => {
                chosen(list(value), of).and_then(|index| list(value).get(index)).unwrap_or(&ABSENT)
            }
        }
    })
}

/// Puts a value at a path, and makes the way there.
pub(super) fn set(mut at: &mut Value, path: &str, new: Value) {
    for (key, of) in steps(path) {
        let Some(inner) = member(at, key) else { return };
        at = match of {
            None => inner,
            Some(of) => match one(inner, of) {
                Some(one) => one,
                None => return,
            },
        };
    }
    *at = new;
}

/// Takes away what stands at a path, and what is empty without it.
pub(super) fn remove(at: &mut Value, path: &str) {
    let (step, rest) = path.split_once('.').unwrap_or((path, ""));
    let Some((key, of)) = steps(step).next() else { return };
    let Some(members) = members(at) else { return };
    let Some(inner) = members.get_mut(key) else { return };
    if let Some(of) = of {
        let values = listed(inner);
        if let Some(index) = chosen(values, of) {
            if let Some(value) = values.get_mut(index).filter(|_| !rest.is_empty()) {
                remove(value, rest);
            }
            // A telephone without its number is none.
            if rest.is_empty() || !of.is_empty() || values.get(index).is_none_or(is_empty) {
                values.remove(index);
            }
        }
    } else if !rest.is_empty() {
        remove(inner, rest);
    }
    if (of.is_none() && rest.is_empty()) || is_empty(inner) {
        members.shift_remove(key);
    }
}

/// Takes away the members with this name, which ends with `[x]`, but for one.
pub(super) fn drop_others(value: &mut Value, name: &str, but: &str) {
    if let Some(members) = members(value) {
        members.retain(|key, _| key == but || !is_named(name, key));
    }
}

fn steps(path: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    path.split('.').map(|step| match step.strip_suffix(']').and_then(|step| step.split_once('[')) {
        Some((key, of)) => (key, Some(of)),
        None => (step, None),
    })
}

/// Which of several values is meant.
fn chosen(values: &[Value], of: &str) -> Option<usize> {
    let with = |key, word| {
        values.iter().position(move |value| text_at(value, key).as_deref() == Some(word))
    };
    if !of.is_empty() {
        return with("system", of);
    }
    let current =
        || values.iter().position(|value| text_at(value, "use").as_deref() != Some("old"));
    with("use", "official").or_else(current).or((!values.is_empty()).then_some(0))
}

/// The members of an object, alone or as the first of an array.
fn members(value: &mut Value) -> Option<&mut Map<String, Value>> {
    match value {
        Value::Array(values) => values.first_mut()?.as_object_mut(),
        value => value.as_object_mut(),
    }
}

/// A member of a value that is an object or becomes one.
fn member<'a>(value: &'a mut Value, key: &str) -> Option<&'a mut Value> {
    if members(value).is_none() {
        *value = Value::Object(Map::new());
    }
    Some(members(value)?.entry(key).or_insert(Value::Null))
}

/// The value that is meant of a list, or a new one.
fn one<'a>(value: &'a mut Value, of: &str) -> Option<&'a mut Value> {
    let values = listed(value);
    let index = chosen(values, of).unwrap_or_else(|| {
        let mut new = Value::Null;
        if !of.is_empty() {
            set(&mut new, "system", of.into());
        }
        values.push(new);
        values.len() - 1
    });
    values.get_mut(index)
}

/// A value as the list that it is or becomes: nothing as an empty one, a value that stands alone as one of it.
fn listed(value: &mut Value) -> &mut Vec<Value> {
    if !value.is_array() {
        let alone = value.take();
        let values = if alone.is_null() { Vec::new() } else { vec![alone] };
        *value = Value::Array(values);
    }
    value.as_array_mut().expect("it is one, or was made one")
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Array(values) => values.is_empty(),
        Value::Object(members) => members.is_empty(),
        value => value.is_null(),
    }
}
