//! The details of an entry: every element of a resource that is not its title, status or date.

use serde::Serialize;
use serde_json::Value;

use super::bundle::Resource;
use super::fields::{FIELDS, Field, PLUMBING, Reading, SUPPORTING, is_named};
use super::json::{get, list, nodes, object, text_at};
use super::label::Label;
use super::reader::{Place, Reader};
use super::rendering::join;
use super::status::{negation, status};
use super::warning::WarningCode;

/// Labels of details that a result does not need where it is only a line of another one.
const NOT_IN_BRIEF: &[Label] = &[Label::Category, Label::Date, Label::Performer];

/// One detail of an entry.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Detail {
    /// What it is.
    pub label: Label,
    /// Which one of several: a component's name, an extension's, the FHIR name of an element without a label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// In words, as written.
    pub value: String,
}

impl<'a> Reader<'a> {
    /// Everything a resource says that is not in the elements already read.
    pub(super) fn details(
        &self,
        place: &Place<'a>,
        resource: Resource<'a>,
        read: &[&str],
    ) -> Vec<Detail> {
        self.details_of(place, resource.value, read)
    }

    /// The same for any object.
    pub(super) fn details_of(
        &self,
        place: &Place<'a>,
        value: &'a Value,
        read: &[&str],
    ) -> Vec<Detail> {
        let Some(parts) = object(value) else { return Vec::new() };
        let left: Vec<(&str, &'a Value)> = parts
            .iter()
            .map(|(key, value)| (key.as_str(), value))
            .filter(|(key, _)| {
                let element = key.strip_prefix('_').unwrap_or(key);
                // What an extension says about a value that is there is not read: the value is.
                let beside =
                    element != *key && parts.get(element).is_some_and(|value| !value.is_null());
                !beside && !read.contains(&element) && !PLUMBING.contains(&element)
            })
            .collect();
        let mut details = Vec::new();
        for field in FIELDS {
            for (key, value) in left.iter().filter(|(key, _)| is_named(field.name, key)) {
                self.read_field(&place.at(key), *field, value, &mut details);
            }
        }
        let unnamed = |key: &str| !FIELDS.iter().any(|field| is_named(field.name, key));
        for (key, value) in left.iter().filter(|(key, _)| unnamed(key)) {
            let name = key.strip_prefix('_').unwrap_or(key);
            self.add(&place.at(key), Label::Other, Some(name.to_owned()), value, &mut details);
        }
        for (key, label) in
            [("extension", Label::Extension), ("modifierExtension", Label::Modifier)]
        {
            let place = place.at(key);
            let extensions = list(get(value, key)).iter();
            details.extend(extensions.filter_map(|extension| {
                let (name, value) = self.extension(&place, extension)?;
                Some(Detail { label, name: Some(name), value })
            }));
        }
        details
    }

    fn read_field(
        &self,
        place: &Place<'a>,
        field: Field,
        value: &'a Value,
        details: &mut Vec<Detail>,
    ) {
        let values = list(value);
        for (index, value) in values.iter().enumerate() {
            match field.reading {
                Reading::Components => match self.component(place, value) {
                    Some(component) => details.push(component),
                    None => self.add(place, field.label, None, value, details),
                },
                Reading::Dosages if value.is_object() => {
                    // The steps of a longer instruction are numbered, so that each dose keeps its time.
                    let number = || text_at(value, "sequence").unwrap_or((index + 1).to_string());
                    let step = (values.len() > 1).then(number);
                    details.extend(self.dosage(place, value, step.as_deref()));
                }
                Reading::Protocols if value.is_object() => {
                    details.extend(self.protocol(place, value));
                }
                Reading::Reactions if value.is_object() => {
                    let value = self.reaction(place, value);
                    details.extend(value.map(|value| Detail {
                        label: field.label,
                        name: None,
                        value,
                    }));
                }
                Reading::Related if place.is_outermost() => {
                    match self.related(place, field.label, value) {
                        Some(related) => details.push(related),
                        None => self.add(place, field.label, None, value, details),
                    }
                }
                _ => self.add(place, field.label, None, value, details),
            }
        }
    }

    fn add(
        &self,
        place: &Place<'a>,
        label: Label,
        name: Option<String>,
        value: &'a Value,
        details: &mut Vec<Detail>,
    ) {
        match self.render(place, value) {
            Some(value) => details.push(Detail { label, name, value }),
            None if nodes(value) > 1 => {
                self.warnings.add(WarningCode::WrongType, &place.path, None);
            }
            None => {}
        }
    }

    /// A result by its name, with its value and what else is said of it.
    fn related(&self, place: &Place<'a>, label: Label, value: &'a Value) -> Option<Detail> {
        let link = text_at(value, "reference")?;
        let target = self.bundle.resolve(&link, place.resource)?;
        let brief = self.follow(place, target, |there| {
            let status = status(target.value).filter(|_| negation(target.value).is_some());
            let details = self.details(there, target, &["code", "status", "type"]);
            let details =
                details.into_iter().filter(|detail| !NOT_IN_BRIEF.contains(&detail.label));
            let said = details.map(|detail| match detail.name {
                Some(name) => format!("{name}: {}", detail.value),
                None => detail.value,
            });
            join("; ", status.map(|(_, status)| status).into_iter().chain(said))
        })?;
        self.cover(target);
        let named = self.follow(place, target, |there| self.name(there, target));
        Some(Detail { label, name: named.or_else(|| self.render(place, value)), value: brief })
    }

    /// Remembers who wrote a document: a device that did is no device of the patient's.
    pub(super) fn cover_authors(&self, composition: Resource<'a>) {
        for author in list(get(composition.value, "author")) {
            let link = text_at(author, "reference");
            if let Some(author) = link.and_then(|link| self.bundle.resolve(&link, composition)) {
                self.cover(author);
            }
        }
    }

    /// Remembers that a resource was read as part of another one.
    pub(super) fn cover(&self, target: Resource<'a>) {
        if SUPPORTING.contains(&target.kind()) && !target.is_contained() {
            self.covered.borrow_mut().insert(target.index);
        }
    }
}
