//! Files that a record holds: documents and pictures within its resources.
//!
//! Only what is in the record itself is a file here. An address is never followed, and no attachment: it is shown as text.

use serde::Serialize;
use serde_json::Value;

use super::Record;
use super::bundle::Resource;
use super::json::{get, list, text_at};
use super::reader::Reader;

/// More files than this in one resource are not listed.
const MOST: usize = 50;

/// Where a file is, and what the record calls it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    /// What the record says that it is; nobody checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Where in the bundle it is.
    pub path: String,
}

/// A file as it is in the record.
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct File {
    /// What the record says that it is; nobody checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// Its bytes in base64, as written.
    pub base64: String,
}

impl Record {
    /// The file at the path of an [`Attachment`]; `None` where there is none.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<File> {
        let value = self.value();
        let mut there = &value;
        for step in path.split('.') {
            let (key, index) = step.split_once('[').unwrap_or((step, ""));
            there = get(there, key);
            if let Some(index) = index.strip_suffix(']') {
                there = list(there).get(index.parse::<usize>().ok()?)?;
            }
        }
        let content_type = text_at(there, "contentType");
        let base64 = base64(there)?.to_owned();
        Some(File { content_type, base64 })
    }
}

/// The bytes that an `Attachment` or a `Binary` holds; other things with a `data` have no type.
fn base64(value: &Value) -> Option<&str> {
    let base64 = get(value, "data").as_str()?.trim();
    let is_file = text_at(value, "contentType").is_some() || text_at(value, "title").is_some();
    (is_file && !base64.is_empty()).then_some(base64)
}

impl<'a> Reader<'a> {
    /// The files that a resource holds, and those of others that it is the description of.
    pub(super) fn attachments(&self, resource: Resource<'a>) -> Vec<Attachment> {
        let mut found = Vec::new();
        // What is contained is found in what contains it.
        if !resource.is_contained() {
            let path = self.bundle.path(resource);
            self.find_attachments(resource, resource.value, path, &mut found);
        }
        found
    }

    fn find_attachments(
        &self,
        from: Resource<'a>,
        value: &'a Value,
        path: &str,
        found: &mut Vec<Attachment>,
    ) {
        let Value::Object(members) = value else { return };
        if found.len() >= MOST {
            return;
        }
        let title = text_at(value, "title");
        if base64(value).is_some() {
            let content_type = text_at(value, "contentType");
            return found.push(Attachment { content_type, title, path: path.to_owned() });
        }
        let link = text_at(value, "url").filter(|_| !members.contains_key("extension"));
        if let Some(target) = link.and_then(|link| self.bundle.resolve(&link, from))
            && target.kind() == "Binary"
            && base64(target.value).is_some()
            && !target.is_contained()
        {
            self.cover(target);
            let own = text_at(value, "contentType");
            let content_type = own.or_else(|| text_at(target.value, "contentType"));
            let path = self.bundle.path(target).to_owned();
            return found.push(Attachment { content_type, title, path });
        }
        for (key, value) in members {
            match value {
                Value::Object(_) => {
                    self.find_attachments(from, value, &format!("{path}.{key}"), found);
                }
                Value::Array(values) => {
                    for (index, value) in values.iter().enumerate().filter(|(_, it)| it.is_object())
                    {
                        self.find_attachments(
                            from,
                            value,
                            &format!("{path}.{key}[{index}]"),
                            found,
                        );
                    }
                }
                _ => {}
            }
        }
    }
}
