//! The parts of a record: as its table of contents has them, then what that does not mention.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::bundle::{Bundle, Resource};
use super::details::Detail;
use super::entry::Entry;
use super::fields::{ADMINISTRATIVE, SUPPORTING};
use super::json::{get, list, text, text_at};
use super::narrative;
use super::reader::{Place, Reader};
use super::warning::WarningCode;

/// Elements of a section that are read as such; the others become details.
const READ: &[&str] =
    &["code", "emptyReason", "entry", "focus", "mode", "orderedBy", "section", "title"];

/// Where a section comes from.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The document's own table of contents.
    Composition,
    /// Resources that the table of contents does not mention, of one type.
    Unlisted,
}

/// A part of a record.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Section {
    /// Where it comes from.
    pub origin: Origin,
    /// The LOINC code of the section, or another where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The heading; empty where the document gives none.
    pub title: String,
    /// The resource type of what is in an unlisted section.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// 0 for a section of the document, 1 for a section of that, and so on.
    pub depth: usize,
    /// What is in it, in the document's order.
    pub entries: Vec<Entry>,
    /// Why nothing is in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub empty_reason: Option<String>,
    /// What the narrative says, where it says more than the entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Whether there is a narrative at all, shown or not.
    pub has_text: bool,
    /// What else the document says of the section.
    pub details: Vec<Detail>,
}

/// Reads the sections of a Composition, each followed by its own.
pub(super) fn listed<'a>(reader: &Reader<'a>, composition: Resource<'a>) -> Vec<Section> {
    let mut sections = Vec::new();
    add_sections(reader, &Place::of(reader, composition), composition.value, 0, &mut sections);
    sections
}

fn add_sections<'a>(
    reader: &Reader<'a>,
    place: &Place<'a>,
    parent: &'a Value,
    depth: usize,
    sections: &mut Vec<Section>,
) {
    for (index, section) in list(get(parent, "section")).iter().enumerate() {
        let place = place.at(&format!("section[{index}]"));
        if !section.is_object() {
            reader.warnings.add(WarningCode::WrongType, &place.path, None);
            continue;
        }
        sections.push(read_section(reader, &place, section, depth));
        add_sections(reader, &place, section, depth + 1, sections);
    }
}

fn read_section<'a>(
    reader: &Reader<'a>,
    place: &Place<'a>,
    section: &'a Value,
    depth: usize,
) -> Section {
    let entries = list(get(section, "entry")).iter().enumerate();
    let entries = entries.filter_map(|(index, entry)| {
        read_entry(reader, &place.at(&format!("entry[{index}]")), entry)
    });
    let narrative = get(section, "text");
    let shown = !repeats_entries(&reader.bundle, place.resource, section);
    let code = get(section, "code");
    let title = text_at(section, "title").or_else(|| reader.concept(&place.at("code"), code));
    let empty_reason = get(section, "emptyReason");
    Section {
        origin: Origin::Composition,
        code: section_code(code),
        title: title.unwrap_or_default(),
        kind: None,
        depth,
        entries: entries.collect(),
        empty_reason: reader.render(&place.at("emptyReason"), empty_reason),
        text: shown.then(|| narrative::plain(narrative)).flatten(),
        has_text: !narrative.is_null(),
        details: reader.details_of(place, section, READ),
    }
}

/// The LOINC code where there is one, for sections are known by these.
fn section_code(concept: &Value) -> Option<String> {
    let codings = list(get(concept, "coding"));
    let loinc = codings
        .iter()
        .filter(|coding| text_at(coding, "system").as_deref() == Some("http://loinc.org"));
    loinc.chain(codings).find_map(|coding| text_at(coding, "code"))
}

/// What an entry of a section refers to; the reference itself where that leads nowhere.
fn read_entry<'a>(reader: &Reader<'a>, place: &Place<'a>, entry: &'a Value) -> Option<Entry> {
    // Leniently also the address alone.
    let link = text_at(entry, "reference").or_else(|| text(entry));
    let display = text_at(entry, "display");
    if link.is_none() && display.is_none() {
        reader.warnings.add(WarningCode::WrongType, &place.path, None);
        return None;
    }
    let target = link.as_deref().and_then(|link| reader.bundle.resolve(link, place.resource));
    if let Some(target) = target {
        if !target.is_contained() {
            reader.covered.borrow_mut().insert(target.index);
        }
        return Some(reader.entry(target));
    }
    reader.warnings.add(WarningCode::ReferenceUnresolved, &place.path, link.as_deref());
    Some(Entry {
        resource_type: text_at(entry, "type"),
        title: display.or(link).unwrap_or_default(),
        codes: Vec::new(),
        status: None,
        date: None,
        cautions: vec![WarningCode::ReferenceUnresolved],
        details: Vec::new(),
        attachment: None,
        attachments: Vec::new(),
        text: None,
        path: None,
    })
}

/// Whether the narrative of a section says nothing that its entries do not say: it was made from them, and they are
/// all there.
pub(super) fn repeats_entries<'a>(
    bundle: &Bundle<'a>,
    from: Resource<'a>,
    section: &'a Value,
) -> bool {
    let entries = list(get(section, "entry"));
    let is_there = |entry: &Value| {
        text_at(entry, "reference").is_some_and(|link| bundle.resolve(&link, from).is_some())
    };
    narrative::is_generated(get(section, "text"))
        && !entries.is_empty()
        && entries.iter().all(is_there)
}

/// Reads what no section mentions, a section for each type of resource.
///
/// What is part of something else (the results of a report, the medicine of a prescription) is read with that, and
/// only for itself where nothing refers to it.
pub(super) fn unlisted<'a>(reader: &Reader<'a>) -> Vec<Section> {
    let own = |resource: &Resource<'a>| {
        !ADMINISTRATIVE.contains(&resource.kind()) && Some(resource.index) != reader.patient
    };
    let is_part = |resource: &Resource<'a>| {
        SUPPORTING.contains(&resource.kind()) && get(resource.value, "hasMember").is_null()
    };
    let (parts, wholes): (Vec<_>, Vec<_>) =
        reader.bundle.resources().filter(own).partition(is_part);
    let mut entries: Vec<(usize, Entry)> = Vec::new();
    for resource in wholes.into_iter().chain(parts) {
        if !reader.covered.borrow().contains(&resource.index) {
            entries.push((resource.index, reader.entry(resource)));
        }
    }
    entries.sort_by_key(|(index, _)| *index);
    let mut sections: Vec<Section> = Vec::new();
    let mut of_kind: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for (_, entry) in entries {
        let place = *of_kind.entry(entry.resource_type.clone()).or_insert(sections.len());
        match sections.get_mut(place) {
            Some(section) => section.entries.push(entry),
            None => sections.push(Section {
                origin: Origin::Unlisted,
                code: None,
                title: String::new(),
                kind: entry.resource_type.clone(),
                depth: 0,
                entries: vec![entry],
                empty_reason: None,
                text: None,
                has_text: false,
                details: Vec::new(),
            }),
        }
    }
    sections
}
