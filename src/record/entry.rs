//! One resource as a doctor reads it: what it is, how it stands, when it was, and the details.

use serde::Serialize;
use serde_json::Value;

use super::bundle::Resource;
use super::fields::{
    DATES, FIELDS, Field, KNOWN_KINDS, Label, PLUMBING, Reading, SUPPORTING, TITLES, is_named,
};
use super::json::{each_object, get, is_true, list, nodes, object, text, text_at};
use super::narrative;
use super::rendering::{Place, Reader, join};
use super::warning::WarningCode;

/// Elements that say the opposite of what a resource seems to say, from before FHIR had a status for that.
const OLD_NEGATIONS: &[&str] =
    &["notDone", "notGiven", "notPerformed", "wasNotGiven", "wasNotTaken"];

/// Labels of details that a result does not need where it is only a line of another one.
const NOT_IN_BRIEF: &[Label] = &[Label::Category, Label::Date, Label::Performer];

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

/// What a resource is about.
pub(super) struct Title<'a> {
    pub(super) words: String,
    codes: Vec<Code>,
    /// The element it was taken from.
    element: &'a str,
    /// The resource that the element refers to.
    target: Option<Resource<'a>>,
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
        details.extend(self.details(&place, resource, &read));
        if let Some(target) = title.as_ref().and_then(|title| title.target) {
            // The medicine of a prescription: what is said of the one is said of the other.
            self.cover(target);
            cautions.extend(self::cautions(target.value));
            let there = Place::of(self, target);
            details.extend(self.details(&there, target, &["code", "type", "deviceName"]));
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
            let mut codes = Vec::new();
            let words = self.follow(&place, target, |there| {
                let title = self.title(there, target)?;
                codes = title.codes;
                Some(title.words)
            })?;
            Some((words, codes))
        });
        let (words, codes) = named.or_else(|| Some((self.render(&place, value)?, codes(value))))?;
        Some(Title { words, codes, element, target })
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
            let target = self.bundle.resolve(&text_at(subject, "reference")?, resource);
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
        let add = |values: &[Detail], details: &mut Vec<Detail>| details.extend_from_slice(values);
        for value in list(value) {
            match field.reading {
                Reading::Components => match self.component(place, value) {
                    Some(component) => details.push(component),
                    None => self.add(place, field.label, None, value, details),
                },
                Reading::Dosages if value.is_object() => add(&self.dosage(place, value), details),
                Reading::Protocols if value.is_object() => {
                    add(&self.protocol(place, value), details);
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
        Some(Detail { label, name: self.render(place, value), value: brief })
    }

    fn cover(&self, target: Resource<'a>) {
        if SUPPORTING.contains(&target.kind()) && !target.is_contained() {
            self.covered.borrow_mut().insert(target.index);
        }
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

/// The code of a status, plain or a concept.
fn status_code(value: &Value) -> Option<String> {
    text(value)
        .or_else(|| list(get(value, "coding")).iter().find_map(|coding| text_at(coding, "code")))
        .or_else(|| text_at(value, "text"))
}

/// How a resource stands and which element says so. What voids it is said before anything else.
fn status(resource: &Value) -> Option<(&'static str, String)> {
    let of = |key| Some((key, status_code(get(resource, key))?));
    of("verificationStatus")
        .filter(|(_, status)| matches!(status.as_str(), "entered-in-error" | "refuted"))
        .or_else(|| of("status"))
        .or_else(|| of("clinicalStatus"))
        .or_else(|| of("verificationStatus"))
}

/// What turns the meaning of a resource round, or may do so.
pub(super) fn cautions(resource: &Value) -> Vec<WarningCode> {
    let mut cautions = Vec::new();
    for key in ["status", "verificationStatus", "docStatus"] {
        match status_code(get(resource, key)).as_deref() {
            Some("entered-in-error") => cautions.push(WarningCode::EnteredInError),
            Some("refuted") => cautions.push(WarningCode::Refuted),
            Some("not-done" | "not-taken") => cautions.push(WarningCode::NotDone),
            _ => {}
        }
    }
    // Before R4, a MedicationStatement said whether the medicine was taken: y, n, unk, na.
    if OLD_NEGATIONS.iter().any(|key| is_true(get(resource, key)))
        || text_at(resource, "taken").as_deref() == Some("n")
    {
        cautions.push(WarningCode::NotDone);
    }
    each_object(resource, &mut |part| {
        if part.get("doNotPerform").is_some_and(is_true) {
            cautions.push(WarningCode::DoNotPerform);
        }
        if part.get("modifierExtension").is_some_and(|value| !list(value).is_empty())
            || part.get("implicitRules").is_some_and(|value| text(value).is_some())
        {
            cautions.push(WarningCode::ModifierNotUnderstood);
        }
    });
    cautions
}

/// The word that must go with the name of a resource, because it says that it is not so.
pub(super) fn negation(resource: &Value) -> Option<&'static str> {
    cautions(resource).into_iter().find_map(|caution| match caution {
        WarningCode::DoNotPerform => Some("do-not-perform"),
        WarningCode::EnteredInError => Some("entered-in-error"),
        WarningCode::NotDone => Some("not-done"),
        WarningCode::Refuted => Some("refuted"),
        _ => None,
    })
}
