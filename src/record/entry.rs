//! One resource as a doctor reads it: what it is, how it stands, when it was, and the details.

use serde::Serialize;
use serde_json::Value;

use super::attachment::Attachment;
use super::bundle::Resource;
use super::details::Detail;
use super::fields::{DATES, KNOWN_KINDS, TITLES, is_named};
use super::json::{get, list, object, text_at};
use super::label::Label;
use super::narrative;
use super::reader::{Place, Reader};
use super::status::{cautions, status};
use super::warning::WarningCode;

/// What a `Binary` holds, read as a file.
const BINARY: &[&str] = &["contentType", "data", "securityContext"];

/// A resource, read.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// The FHIR resource type; missing where a reference leads nowhere and does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
    /// What it is about, in words; never empty.
    pub title: String,
    /// The codes behind the title.
    pub codes: Vec<Code>,
    /// The FHIR status as written: `active`, `entered-in-error`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// When: a date as written, a period `start/end` with `..` for an open end, or words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// What turns the meaning round or may do so. Must be shown with the title.
    pub cautions: Vec<WarningCode>,
    /// Everything else.
    pub details: Vec<Detail>,
    /// The first file that the resource holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachment: Option<Attachment>,
    /// All of them, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// What a person wrote in the narrative beyond the structured part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where the resource stands in the bundle, `entry[3].resource`; missing where a reference leads nowhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

/// A code of a code system.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Code {
    /// The code system, as an address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// The code.
    pub code: String,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
}

/// What a resource is about.
pub(super) struct Title<'a> {
    pub(super) words: String,
    codes: Vec<Code>,
    /// The element it was taken from.
    element: &'a str,
    /// The resource that the element refers to, and the element of that which names it.
    target: Option<(Resource<'a>, &'a str)>,
    /// What the reference to that resource calls it, where that is something else.
    alias: Option<String>,
}

impl<'a> Reader<'a> {
    /// Reads a resource.
    pub(super) fn entry(&self, resource: Resource<'a>) -> Entry {
        let place = Place::of(self, resource);
        let kind = resource.kind();
        if !KNOWN_KINDS.contains(&kind) {
            self.warnings.add(WarningCode::UnknownResource, &place.path, Some(kind));
        }
        let title = self.title(&place, resource);
        let (status_element, status) = status(resource.value).unzip();
        let (date_element, date) = self.date(&place, resource).unzip();
        let mut cautions = cautions(resource.value);
        let title_element = title.as_ref().map(|title| title.element);
        let read: Vec<&str> =
            [title_element, status_element, date_element].into_iter().flatten().collect();
        let mut details = self.subject(&place, resource, &mut cautions);
        let attachments = self.attachments(resource);
        let binary = (kind == "Binary").then(|| self.attachment(&place, resource.value)).flatten();
        let read = if kind == "Binary" { BINARY } else { &read };
        details.extend(binary.map(|value| Detail { label: Label::Attachment, name: None, value }));
        details.extend(self.details(&place, resource, read));
        let alias = title.as_ref().and_then(|title| title.alias.clone());
        let element = title_element.map(str::to_owned);
        details.extend(alias.map(|value| Detail { label: Label::Other, name: element, value }));
        if let Some((target, element)) = title.as_ref().and_then(|title| title.target) {
            // The medicine of a prescription: what is said of the one is said of the other.
            self.cover(target);
            cautions.extend(super::status::cautions(target.value));
            let there = Place::of(self, target);
            details.extend(self.details(&there, target, &[element]));
        }
        if self.bundle.is_superseded(resource) {
            cautions.push(WarningCode::Superseded);
        }
        cautions.sort_unstable();
        cautions.dedup();
        for caution in &cautions {
            self.warnings.add(*caution, &place.path, None);
        }
        let told = !narrative::repeats_structure(resource.value);
        let text = told.then(|| narrative::plain(get(resource.value, "text"))).flatten();
        let (words, codes) = title.map(|title| (title.words, title.codes)).unzip();
        Entry {
            resource_type: Some(kind.to_owned()).filter(|kind| !kind.is_empty()),
            title: words.unwrap_or_else(|| if kind.is_empty() { "?" } else { kind }.to_owned()),
            codes: codes.unwrap_or_default(),
            status,
            date,
            cautions,
            details,
            attachment: attachments.first().cloned(),
            attachments: if attachments.len() > 1 { attachments } else { Vec::new() },
            text,
            path: Some(place.path),
        }
    }

    /// What a resource is about: its code or what stands for it.
    pub(super) fn title(&self, place: &Place<'a>, resource: Resource<'a>) -> Option<Title<'a>> {
        let parts = object(resource.value)?;
        TITLES.iter().find_map(|name| {
            let (name, inner) = name.split_once('.').unwrap_or((name, ""));
            let (element, value) =
                parts.iter().find(|(key, value)| is_named(name, key) && !value.is_null())?;
            let value = inner.split('.').filter(|key| !key.is_empty()).fold(value, get);
            // An element that was only looked into still has something to say as a detail.
            let element = if inner.is_empty() { element.as_str() } else { "" };
            self.title_of(place, element, value)
        })
    }

    fn title_of(&self, place: &Place<'a>, element: &'a str, value: &'a Value) -> Option<Title<'a>> {
        let place = place.at(element);
        let link = text_at(value, "reference");
        let target = link.and_then(|link| self.bundle.resolve(&link, place.resource));
        let named = target.and_then(|target| {
            let mut title = None;
            self.follow(&place, target, |there| {
                title = self.title(there, target);
                title.as_ref().map(|title| title.words.clone())
            })?;
            Some((target, title?))
        });
        if let Some((target, title)) = named {
            let alias = text_at(value, "display").filter(|alias| *alias != title.words);
            let target = Some((target, title.element));
            return Some(Title { words: title.words, codes: title.codes, element, target, alias });
        }
        let words = self.render(&place, value)?;
        Some(Title { words, codes: codes(value), element, target: None, alias: None })
    }

    fn date(&self, place: &Place<'a>, resource: Resource<'a>) -> Option<(&'a str, String)> {
        let parts = object(resource.value)?;
        DATES.iter().find_map(|name| {
            let mut named =
                parts.iter().filter(|(key, _)| is_named(name, key) && !key.starts_with('_'));
            named.find_map(|(key, value)| Some((key.as_str(), self.render(&place.at(key), value)?)))
        })
    }

    /// Whom the resource is about, where that is not the patient of the document.
    fn subject(
        &self,
        place: &Place<'a>,
        resource: Resource<'a>,
        cautions: &mut Vec<WarningCode>,
    ) -> Vec<Detail> {
        let subjects =
            ["subject", "patient", "beneficiary"].map(|key| (key, get(resource.value, key)));
        let others = subjects.into_iter().filter_map(|(key, subject)| {
            let link = text_at(subject, "reference");
            let target = link.and_then(|link| self.bundle.resolve(&link, resource));
            if target
                .is_some_and(|target| Some(target.index) == self.patient && !target.is_contained())
            {
                return None;
            }
            if target.is_some_and(|target| target.kind() == "Patient") {
                cautions.push(WarningCode::AnotherPatient);
            }
            let value = self.render(&place.at(key), subject)?;
            Some(Detail { label: Label::Subject, name: None, value })
        });
        others.collect()
    }
}

/// The codings of a concept, of several, or a coding that stands alone.
fn codes(concept: &Value) -> Vec<Code> {
    let concepts = list(concept).iter().flat_map(|concept| match get(concept, "coding") {
        Value::Null => core::slice::from_ref(concept),
        codings => list(codings),
    });
    let code = |coding: &Value| {
        Some(Code {
            system: text_at(coding, "system"),
            code: text_at(coding, "code")?,
            display: text_at(coding, "display"),
        })
    };
    concepts.filter_map(code).collect()
}
