//! One record of whatever FHIR JSON somebody has: a resource alone, one on each line (NDJSON), an array of them, answers of
//! servers with bundles within bundles.
//!
//! The text of each resource stays as it was written; only what stands around them changes.

use serde_json::Value;

use super::json::{get, list, text_at};
use super::lexical::string_length;
use super::{RecordError, lexical, raw};

/// Kinds of resources that hold others.
const HOLDERS: &[&str] = &["Bundle", "Parameters"];

/// What stands around the resources of a parsed text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Shape {
    /// A bundle of resources: a record as it is.
    Bundle,
    /// Resources in some other form.
    Other,
}

/// The shape of a parsed text; `None` where it holds no resource.
pub(super) fn shape(value: &Value) -> Option<Shape> {
    match value {
        Value::Object(_) if is_of(value, "Bundle") => {
            let holds =
                |entry: &Value| HOLDERS.iter().any(|kind| is_of(get(entry, "resource"), kind));
            let nested = list(get(value, "entry")).iter().any(holds);
            Some(if nested { Shape::Other } else { Shape::Bundle })
        }
        Value::Object(_) => is_resource(value).then_some(Shape::Other),
        Value::Array(values) => {
            (!values.is_empty() && values.iter().all(is_resource)).then_some(Shape::Other)
        }
        _ => None,
    }
}

fn is_of(value: &Value, kind: &str) -> bool {
    value.get("resourceType").and_then(Value::as_str) == Some(kind)
}

fn is_resource(value: &Value) -> bool {
    let kind = value.get("resourceType").and_then(Value::as_str);
    kind.is_some_and(|kind| !kind.is_empty() && kind.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// A collection of the resources that texts without white space hold.
pub(super) fn wrap<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut found = Found::default();
    for text in texts {
        found.add(text, None, text);
    }
    match found.bundles[..] {
        // A bundle that came in an envelope is what was meant.
        [bundle] if found.others == 0 => bundle.to_owned(),
        _ => format!(
            r#"{{"resourceType":"Bundle","type":"collection","entry":[{}]}}"#,
            found.entries
        ),
    }
}

#[derive(Default)]
struct Found<'a> {
    entries: String,
    /// Bundles that hold no others.
    bundles: Vec<&'a str>,
    /// Resources that stand in none of these.
    others: usize,
}

impl<'a> Found<'a> {
    /// Adds what a resource is or holds; `entry` is what it stands in.
    fn add(&mut self, resource: &'a str, entry: Option<&'a str>, outermost: &str) {
        let members = raw::members(resource);
        let of = |key: &'static str| members.iter().filter(move |member| member.key == key);
        let kind = of("resourceType").next_back().map(|member| raw::read(member.value));
        match kind.as_ref().and_then(Value::as_str) {
            Some("Bundle") => {
                let entries: Vec<&str> =
                    of("entry").flat_map(|member| raw::list(member.value)).collect();
                let others = self.others;
                let bundles = self.bundles.len();
                for entry in entries {
                    self.add_entry(entry, outermost);
                }
                if self.bundles.len() == bundles && resource != outermost {
                    self.others = others;
                    self.bundles.push(resource);
                }
            }
            Some("Parameters") => {
                let before = self.entries.len();
                for member in of("parameter") {
                    self.add_parameters(member.value, outermost);
                }
                if self.entries.len() == before {
                    self.push(resource, entry);
                }
            }
            _ => self.push(resource, entry),
        }
    }

    fn add_entry(&mut self, entry: &'a str, outermost: &str) {
        let members = raw::members(entry);
        match members.iter().rfind(|member| member.key == "resource") {
            Some(member) if member.value.starts_with('{') => {
                self.add(member.value, Some(entry), outermost);
            }
            _ => {
                self.others += 1;
                push(&mut self.entries, entry);
            }
        }
    }

    fn add_parameters(&mut self, parameters: &'a str, outermost: &str) {
        for parameter in raw::list(parameters) {
            for member in raw::members(parameter) {
                match member.key.as_str() {
                    "resource" if member.value.starts_with('{') => {
                        self.add(member.value, None, outermost);
                    }
                    "part" => self.add_parameters(member.value, outermost),
                    _ => {}
                }
            }
        }
    }

    fn push(&mut self, resource: &str, entry: Option<&str>) {
        self.others += 1;
        match entry {
            Some(entry) => push(&mut self.entries, entry),
            None => push(&mut self.entries, &format!("{{\"resource\":{resource}}}")),
        }
    }
}

fn push(entries: &mut String, entry: &str) {
    if !entries.is_empty() {
        entries.push(',');
    }
    entries.push_str(entry);
}

/// The objects that a text has one after another, as in NDJSON, each without white space between its tokens.
///
/// # Errors
/// [`RecordError::NotJson`] where there are not several, or one of them is no resource.
pub(super) fn several(text: &str) -> Result<Vec<String>, RecordError> {
    let mut objects = Vec::new();
    let mut nodes = 0;
    for object in objects_of(text) {
        let squeezed = lexical::squeeze(object)?;
        nodes += squeezed.nodes;
        if nodes > lexical::NODES {
            return Err(RecordError::TooBig);
        }
        let value: Value = serde_json::from_str(object).map_err(|_| RecordError::NotJson)?;
        if !is_resource(&value) {
            return Err(RecordError::NotJson);
        }
        objects.push(squeezed.text);
    }
    if objects.len() < 2 { Err(RecordError::NotJson) } else { Ok(objects) }
}

/// Cuts a text behind each bracket that closes what the first opened.
fn objects_of(text: &str) -> Vec<&str> {
    let mut objects = Vec::new();
    let (mut depth, mut start, mut at) = (0_usize, 0, 0);
    while let Some((&byte, tail)) = text.as_bytes().get(at..).and_then(<[u8]>::split_first) {
        at += 1;
        match byte {
            b'"' => at += string_length(tail),
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    objects.extend(text.get(start..at));
                    start = at;
                }
            }
            _ => {}
        }
    }
    let rest = text.get(start..).unwrap_or_default();
    if !rest.trim().is_empty() {
        objects.push(rest);
    }
    objects
}

/// What servers say in an `OperationOutcome`.
pub(super) fn server_said(outcome: &Value) -> Option<String> {
    let issues = list(get(outcome, "issue")).iter();
    let said = issues.filter_map(|issue| {
        let details = text_at(get(issue, "details"), "text");
        details.or_else(|| text_at(issue, "diagnostics")).or_else(|| text_at(issue, "code"))
    });
    let said: Vec<String> = said.collect();
    Some(said.join("; ")).filter(|said| !said.is_empty())
}
