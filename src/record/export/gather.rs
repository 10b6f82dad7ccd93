//! The resources of a record, made valid, each with an address, and references that lead to these addresses.

use std::collections::BTreeSet;

use rand_core::CryptoRng;
use serde_json::{Map, Value, json};

use super::conform::{Conformer, drop_unused_contained};
use super::definitions::Definitions;
use super::primitive::{fixed_id, is_id, is_uuid, printable};
use super::repair::{Repair, RepairCode};
use super::xhtml;
use crate::record::bundle::{Bundle, Resource};
use crate::record::entry::Entry;
use crate::record::form::address;
use crate::record::json::{get, text, text_at};
use crate::record::reader::Reader;
use crate::record::warning::Warnings;
use crate::record::{Record, patient, summary};

/// Which addresses the resources have.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Addresses {
    /// Their own, where these can be addresses; others get new ones.
    Own,
    /// New ones, for a server that will give them its own.
    New,
}

/// A resource on its way out.
pub(super) struct Part {
    pub(super) full_url: String,
    pub(super) resource: Value,
    /// Where it stood in the record as it came.
    pub(super) path: String,
}

impl Part {
    pub(super) fn kind(&self) -> &str {
        get(&self.resource, "resourceType").as_str().unwrap_or_default()
    }

    pub(super) fn entry(&self) -> Value {
        json!({ "fullUrl": self.full_url, "resource": self.resource })
    }
}

/// The resources of a record.
pub(super) struct Gathered {
    pub(super) parts: Vec<Part>,
    /// Which of them is the patient that the record is about.
    pub(super) patient: Option<usize>,
    pub(super) language: Option<String>,
    pub(super) repairs: Vec<Repair>,
}

/// Makes the resources of a record valid.
pub(super) fn gather(record: &Record, addresses: Addresses, rng: &mut impl CryptoRng) -> Gathered {
    let value = record.value();
    let bundle = Bundle::read(&value, &Warnings::default());
    let patient = summary::patient_of(&bundle).map(|patient| patient.index);
    let resources: Vec<Resource<'_>> = bundle.resources().collect();
    // What a server said when it was asked is no part of a record, and an older version was replaced.
    let is_left_out = |resource: &Resource<'_>| {
        resource.kind() == "OperationOutcome" || bundle.is_superseded(*resource)
    };
    let mut used = BTreeSet::new();
    let mut urls = Vec::with_capacity(resources.len());
    for resource in &resources {
        let own = bundle.full_url(resource.index).filter(|_| addresses == Addresses::Own);
        let own = own.map(str::trim).filter(|url| is_address_of(url, resource.value));
        let url = own.filter(|url| !used.contains(*url)).map(str::to_owned);
        let url = url.unwrap_or_else(|| address(rng));
        used.insert(url.clone());
        urls.push(url);
    }
    let definitions = Definitions::read();
    let mut conformer = Conformer {
        definitions: &definitions,
        patient: patient.and_then(|index| urls.get(index)).cloned(),
        repairs: Vec::new(),
        kept: Vec::new(),
    };
    let mut parts = Vec::with_capacity(resources.len());
    let mut kept = Vec::with_capacity(resources.len());
    let mut patient_part = None;
    for (resource, full_url) in resources.iter().zip(&urls) {
        let path = bundle.path(*resource).to_owned();
        if is_left_out(resource) {
            conformer.note(RepairCode::LeftOut, &path, Some(resource.kind().to_owned()), None);
            continue;
        }
        if patient == Some(resource.index) {
            patient_part = Some(parts.len());
        }
        let mut made = conformer.resource(resource.value, &path);
        match full_url.rsplit_once('/') {
            Some((_, id)) if full_url.starts_with("http") => {
                set_id(&mut made, Some(id.to_owned()));
            }
            _ if addresses == Addresses::New => set_id(&mut made, None),
            _ => {}
        }
        let mut made = Value::Object(made);
        let person = patient.and_then(|index| urls.get(index)).map(String::as_str);
        let links = Links { bundle: &bundle, from: *resource, urls: &urls, patient: person };
        links.lead(&mut made, &path, &mut conformer.repairs);
        if let Some(made) = made.as_object_mut() {
            drop_unused_contained(&mut conformer, made, &path);
        }
        kept.push(core::mem::take(&mut conformer.kept));
        parts.push(Part { full_url: full_url.clone(), resource: made, path });
    }
    let repairs = conformer.repairs;
    let language = text_at(&value, "language");
    let mut gathered = Gathered { parts, patient: patient_part, language, repairs };
    gathered.write_narratives(&kept);
    gathered
}

fn set_id(made: &mut Map<String, Value>, id: Option<String>) {
    match id {
        Some(id) if made.contains_key("id") => drop(made.insert("id".to_owned(), id.into())),
        Some(id) => drop(made.shift_insert(1, "id".to_owned(), id.into())),
        None => drop(made.shift_remove("id")),
    }
}

/// Whether a text can be the address of a resource in a bundle: a random name, or one that ends as the resource is called.
fn is_address_of(url: &str, resource: &Value) -> bool {
    if is_uuid(url) {
        return true;
    }
    let mut parts = url.rsplitn(3, '/');
    let (Some(id), Some(kind), Some(server)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    (server.starts_with("https://") || server.starts_with("http://"))
        && !url.chars().any(|c| c.is_whitespace() || c.is_control())
        && is_id(id)
        && get(resource, "resourceType").as_str() == Some(kind)
        && text_at(resource, "id").is_none_or(|own| own == id)
}

/// Where the references of a resource lead.
struct Links<'a> {
    bundle: &'a Bundle<'a>,
    from: Resource<'a>,
    urls: &'a [String],
    patient: Option<&'a str>,
}

impl Links<'_> {
    /// Makes every reference lead to the address of what it means; one that means nothing becomes its text.
    fn lead(&self, value: &mut Value, path: &str, repairs: &mut Vec<Repair>) {
        match value {
            Value::Array(values) => {
                for (index, value) in values.iter_mut().enumerate() {
                    self.lead(value, &format!("{path}[{index}]"), repairs);
                }
            }
            Value::Object(object) => {
                if let Some(link) = object.get("reference").and_then(Value::as_str) {
                    if let Some(url) = self.target(link) {
                        object.insert("reference".to_owned(), url.into());
                    } else {
                        let link = link.to_owned();
                        become_text(object, &link);
                        repairs.push(Repair {
                            code: RepairCode::ReferenceUnresolved,
                            path: path.to_owned(),
                            was: Some(link),
                            is: object.get("display").and_then(text),
                        });
                    }
                } else if let Some(url) = object.get("url").and_then(Value::as_str)
                    && !object.keys().any(|key| key.starts_with("value") || key == "extension")
                    && let Some(target) = self.bundle.resolve(url, self.from)
                    && target.kind() == "Binary"
                    && let Some(url) = self.target(url)
                {
                    object.insert("url".to_owned(), url.into());
                }
                for (key, value) in object.iter_mut() {
                    self.lead(value, &format!("{path}.{key}"), repairs);
                }
            }
            _ => {}
        }
    }

    fn target(&self, link: &str) -> Option<String> {
        let Some(target) = self.bundle.resolve(link, self.from) else {
            // A subject that was added leads to where it should already.
            return self.patient.filter(|patient| *patient == link).map(str::to_owned);
        };
        if link.trim() == "#" {
            return Some("#".to_owned());
        }
        if target.is_contained() {
            return Some(format!("#{}", fixed_id(&text_at(target.value, "id")?)?));
        }
        self.urls.get(target.index).cloned()
    }
}

/// A reference that says in words what it led to.
pub(super) fn become_text(reference: &mut Map<String, Value>, link: &str) {
    reference.shift_remove("reference");
    if reference.get("display").and_then(text).is_none() {
        let said = printable(link).unwrap_or_else(|| "unknown".to_owned());
        reference.insert("display".to_owned(), said.into());
    }
}

impl Gathered {
    /// The record as it goes out, for the reader of records.
    pub(super) fn as_bundle(&self) -> Value {
        let entries: Vec<Value> = self.parts.iter().map(Part::entry).collect();
        json!({ "resourceType": "Bundle", "type": "collection", "entry": entries })
    }

    /// Reads the record as it goes out.
    pub(super) fn read<T>(&self, read: impl FnOnce(&Reader<'_>) -> T) -> T {
        let value = self.as_bundle();
        let bundle = Bundle::read(&value, &Warnings::default());
        read(&Reader::new(bundle, Warnings::default(), self.patient))
    }

    /// Gives every resource a narrative that has none, and adds to it what can be said in no other way.
    pub(super) fn write_narratives(&mut self, kept: &[Vec<String>]) {
        let narratives: Vec<Option<Value>> = self.read(|reader| {
            let resources = reader.bundle.resources().enumerate();
            let kept = |index| kept.get(index).map(Vec::as_slice).unwrap_or_default();
            resources.map(|(index, resource)| narrative(reader, resource, kept(index))).collect()
        });
        for (part, narrative) in self.parts.iter_mut().zip(narratives) {
            let Some(resource) = part.resource.as_object_mut() else { continue };
            let Some(narrative) = narrative else { continue };
            if resource.contains_key("text") {
                resource.insert("text".to_owned(), narrative);
            } else {
                // Behind what every resource begins with.
                let head = ["resourceType", "id", "meta", "implicitRules", "language"];
                let place = resource.keys().take_while(|key| head.contains(&key.as_str())).count();
                resource.shift_insert(place, "text".to_owned(), narrative);
            }
        }
    }
}

fn narrative<'a>(reader: &Reader<'a>, resource: Resource<'a>, kept: &[String]) -> Option<Value> {
    let kind = resource.kind();
    let there = get(resource.value, "text");
    if kind == "Binary" || (kept.is_empty() && (!there.is_null() || kind == "Composition")) {
        return None;
    }
    let kept = kept.iter().map(String::as_str);
    if let Some(div) = there.get("div").and_then(Value::as_str) {
        return Some(json!({ "status": "additional", "div": xhtml::with_lines(div, kept) }));
    }
    let generated = if kind == "Composition" {
        xhtml::of_lines([])
    } else {
        let entry = reader.entry(resource);
        let name = patient::best_name(resource.value).filter(|_| kind == "Patient");
        let lines = lines(&entry);
        xhtml::of_list(&name.unwrap_or_else(|| heading(&entry)), lines.iter().map(String::as_str))
    };
    if kept.len() == 0 {
        let generated = json!({ "status": "generated", "div": generated });
        // Where nothing has a structure that it could repeat, it would be read as somebody's words.
        let mut with = resource.value.clone();
        with["text"] = generated.clone();
        return crate::record::narrative::repeats_structure(&with).then_some(generated);
    }
    Some(json!({ "status": "additional", "div": xhtml::with_lines(&generated, kept) }))
}

/// What an entry is about, with what must be read with it.
pub(super) fn heading(entry: &Entry) -> String {
    let mut heading = entry.title.clone();
    for caution in &entry.cautions {
        heading.push_str(" (");
        heading.push_str(&caution.as_str().replace('-', " "));
        heading.push(')');
    }
    heading
}

/// What else an entry says.
fn lines(entry: &Entry) -> Vec<String> {
    let mut lines = Vec::new();
    for (label, value) in [("status", &entry.status), ("date", &entry.date)] {
        lines.extend(value.as_ref().map(|value| format!("{label}: {value}")));
    }
    for detail in &entry.details {
        let label = detail.label.as_str().replace('-', " ");
        lines.push(match &detail.name {
            Some(name) => format!("{label}, {name}: {}", detail.value),
            None => format!("{label}: {}", detail.value),
        });
    }
    lines
}

/// An entry in a line.
pub(super) fn line(entry: &Entry) -> String {
    let values = entry.details.iter().find(|detail| detail.label.as_str() == "value");
    let mut line = heading(entry);
    for said in
        values.map(|detail| &detail.value).into_iter().chain(&entry.status).chain(&entry.date)
    {
        line.push_str(", ");
        line.push_str(said);
    }
    line
}
