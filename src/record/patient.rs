//! Whose record it is.

use serde::Serialize;
use serde_json::Value;

use super::bundle::Resource;
use super::details::Detail;
use super::json::{get, list, object, text, text_at};
use super::reader::{Place, Reader};
use super::rendering::join;

/// The person a record is about.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Patient {
    /// The name as one line, the official one where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// As written: a day, a month or a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<String>,
    /// As written: `male`, `female`, `other` or `unknown`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    /// Numbers that others know the person by.
    pub identifiers: Vec<Identifier>,
    /// Everything else that is said: address, languages, contacts.
    pub details: Vec<Detail>,
    /// Where the resource stands in the bundle.
    pub path: String,
}

/// A number that an authority gave to a person.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Identifier {
    /// Who gives such numbers, as an address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// The number.
    pub value: String,
    /// What kind of number, in words.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

/// Reads the Patient.
pub(super) fn read<'a>(reader: &Reader<'a>, resource: Resource<'a>) -> Patient {
    let place = Place::of(reader, resource);
    let value = resource.value;
    let identifiers = list(get(value, "identifier")).iter().filter_map(|identifier| {
        Some(Identifier {
            system: text_at(identifier, "system"),
            value: text_at(identifier, "value").or_else(|| text(identifier))?,
            kind: reader.concept(&place.at("identifier.type"), get(identifier, "type")),
        })
    });
    let mut read = vec!["birthDate", "gender"];
    if list(get(value, "name")).len() == 1 {
        read.push("name");
    }
    Patient {
        name: best_name(value),
        birth_date: text_at(value, "birthDate"),
        gender: text_at(value, "gender"),
        identifiers: identifiers.collect(),
        details: reader.details(&place, resource, &read),
        path: place.path,
    }
}

/// The name that counts: an official one, else the first that is still in use, else the first.
pub(super) fn best_name(person: &Value) -> Option<String> {
    let names = list(get(person, "name"));
    let used_as = |name: &Value| text_at(name, "use").unwrap_or_default();
    let official = names.iter().filter(|name| used_as(name) == "official");
    let current = names.iter().filter(|name| used_as(name) != "old");
    official.chain(current).chain(names).find_map(human_name)
}

/// A `HumanName` as one line.
pub(super) fn human_name(name: &Value) -> Option<String> {
    if object(name).is_none() {
        return text(name);
    }
    text_at(name, "text").or_else(|| {
        let parts = ["prefix", "given", "family", "suffix"];
        join(" ", parts.iter().flat_map(|key| list(get(name, key)).iter().filter_map(text)))
    })
}
