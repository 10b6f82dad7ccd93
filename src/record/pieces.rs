//! A record in pieces: a text for each resource, so that a store can keep, list and search them one by one, and a bundle
//! that is made of such texts again.
//!
//! A piece has the text of its resource as it is written in the bundle, without white space between the tokens, and
//! what a list of pieces shows: read by the code that reads a [`Summary`](super::Summary), so that both say the same.
//! What a bundle says beside its resources (its own identifier, type, time and signature) belongs to no piece.

use core::fmt;

use rand_core::CryptoRng;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::bundle::{Bundle, Resource};
use super::entry::Entry;
use super::json::{each_object, get, list, text, text_at};
use super::listed::listed;
use super::reader::Reader;
use super::warning::{WarningCode, Warnings};
use super::{
    RECORD_BYTES, Record, RecordError, form, lexical, narrative, patient, raw, summary,
    without_mark,
};
use crate::time::UnixSeconds;

/// How much searchable text a piece has, in characters.
const WORDS: usize = 1_000;
/// How much of a note stands in a list, in characters.
const NOTE_TITLE: usize = 80;
/// What patients write of what matters to them: the section of notes in their own form, and notes kept alone.
pub(super) const NOTES: (&str, &str) =
    ("81338-6", "Patient Goals, preferences, and priorities for care experience");

/// One resource of a record.
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    /// The FHIR JSON, as written.
    pub resource: String,
    /// The address that others refer to it by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full_url: Option<String>,
    /// The FHIR resource type; empty where the resource does not say.
    pub resource_type: String,
    /// Among what it is listed.
    pub kind: EntryKind,
    /// What it is about, in words: a person's name, how a note begins; never empty.
    pub title: String,
    /// When: a date as written, a period `start/end`, or words; of a person, the date of birth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The FHIR status as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// What turns the meaning round or may do so. Must be shown with the title.
    pub cautions: Vec<WarningCode>,
    /// What a search looks through, at most 1,000 characters; not yet in small letters, whose tables a platform has.
    pub words: String,
    /// Which of the pieces is the Patient that it is about, counted from 0; a Patient is about itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patient: Option<usize>,
}

impl fmt::Debug for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Piece(..)")
    }
}

listed! {
    /// Among what a piece is listed.
    pub enum EntryKind {
        /// `AllergyIntolerance`.
        Allergy = "allergy",
        /// `Binary`, `Composition`, `DocumentReference`, `Media`.
        Document = "document",
        /// `Immunization`.
        Immunisation = "immunisation",
        /// `MedicationStatement`, `MedicationRequest`, `MedicationAdministration`, `MedicationDispense`.
        Medicine = "medicine",
        /// `Observation` with the code of notes, LOINC 81338-6.
        Note = "note",
        /// Everything else; so also `Medication`, which says nothing without what refers to it.
        Other = "other",
        /// `Patient`.
        Patient = "patient",
        /// `Condition`.
        Problem = "problem",
        /// Any other `Observation`, `DiagnosticReport`, `ImagingStudy`.
        Result = "result",
        /// `Observation` of the category vital-signs.
        Vital = "vital",
    }
}

impl EntryKind {
    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == name)
    }

    /// The kind of a resource.
    pub(super) fn of(resource: &Value) -> Self {
        match get(resource, "resourceType").as_str().unwrap_or_default() {
            "Patient" => Self::Patient,
            "Condition" => Self::Problem,
            "AllergyIntolerance" => Self::Allergy,
            "MedicationStatement"
            | "MedicationRequest"
            | "MedicationAdministration"
            | "MedicationDispense" => Self::Medicine,
            "Immunization" => Self::Immunisation,
            "Observation" if has_code(get(resource, "category"), "vital-signs") => Self::Vital,
            "Observation" if has_code(get(resource, "code"), NOTES.0) => Self::Note,
            "Observation" | "DiagnosticReport" | "ImagingStudy" => Self::Result,
            "Binary" | "Composition" | "DocumentReference" | "Media" => Self::Document,
            _ => Self::Other,
        }
    }
}

/// What a bundle is made of: a resource's text, and its address if it has one.
#[derive(Clone)]
pub struct Part {
    /// The FHIR JSON.
    pub resource: String,
    /// The address that others refer to it by.
    pub full_url: Option<String>,
}

/// Takes a record apart: every resource of a bundle in its order, or the one resource that the text is.
///
/// # Errors
/// [`RecordError`], as a [`Record`] is refused; [`RecordError::NotFhir`] for what is neither a bundle nor a resource.
pub fn split(text: &str) -> Result<Vec<Piece>, RecordError> {
    text.parse().map(|record| read(&record))
}

/// Puts resources together to a record that reads as they do.
///
/// It is a document if one of them, and only one, is a Composition, which then comes first; else a collection. Texts
/// and addresses stay as they are. A resource without an address gets none: others find it by its type and `id`, which
/// an address made up here would not change, and one made up anew each time would hide from whoever gets the resource
/// twice that it is the same.
///
/// # Errors
/// [`RecordError`] where a part is no JSON object, or all of them are more than a record may be.
pub fn join(
    parts: &[Part],
    now: UnixSeconds,
    rng: &mut impl CryptoRng,
) -> Result<Record, RecordError> {
    let mut compositions = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        if text_at(&checked(&part.resource)?, "resourceType").as_deref() == Some("Composition") {
            compositions.push(index);
        }
    }
    let (kind, first) = match compositions[..] {
        [only] => ("document", Some(only)),
        _ => ("collection", None),
    };
    let (identifier, timestamp) = (form::address(rng), now.to_utc());
    let mut text = format!(
        r#"{{"resourceType":"Bundle","identifier":{{"system":"urn:ietf:rfc:3986","value":"{identifier}"}},"type":"{kind}","timestamp":"{timestamp}""#
    );
    // FHIR knows no empty arrays.
    let mut before = ",\"entry\":[";
    let others = (0..parts.len()).filter(|index| Some(*index) != first);
    for part in first.into_iter().chain(others).filter_map(|index| parts.get(index)) {
        text.push_str(before);
        before = ",";
        text.push('{');
        if let Some(full_url) = &part.full_url {
            text.push_str("\"fullUrl\":");
            text.push_str(&json!(full_url).to_string());
            text.push(',');
        }
        text.push_str("\"resource\":");
        text.push_str(without_mark(&part.resource));
        text.push('}');
    }
    text.push_str(if parts.is_empty() { "}" } else { "]}" });
    text.parse()
}

/// A resource that stands alone, as the record of one piece.
pub(super) fn alone(resource: &str) -> Result<Record, RecordError> {
    text_at(&checked(resource)?, "resourceType").ok_or(RecordError::NotFhir)?;
    let resource = without_mark(resource);
    format!("{{\"resourceType\":\"Bundle\",\"entry\":[{{\"resource\":{resource}}}]}}").parse()
}

/// A text as the parser reads it, if it is an object: real records have resources that do not say what they are.
fn checked(resource: &str) -> Result<Value, RecordError> {
    let resource = without_mark(resource);
    // Within the limits before anything is built of it.
    if resource.len() > RECORD_BYTES {
        return Err(RecordError::TooBig);
    }
    lexical::squeeze(resource)?.over.map_or(Ok(()), Err)?;
    let value: Value = serde_json::from_str(resource).map_err(|_| RecordError::NotJson)?;
    if value.is_object() { Ok(value) } else { Err(RecordError::NotFhir) }
}

/// A resource as it is written in a bundle, with its address.
pub(super) struct Cut<'a> {
    pub(super) resource: &'a str,
    full_url: Option<String>,
}

/// Cuts the resources out of a bundle. Where a key stands twice, both of its values are there.
pub(super) fn cut(record: &Record) -> Vec<Cut<'_>> {
    let mut cut = Vec::new();
    for member in raw::members(&record.text).iter().filter(|member| member.key == "entry") {
        for entry in raw::list(member.value) {
            let members = raw::members(entry);
            let mut full_url = None;
            for member in members.iter().filter(|member| member.key == "fullUrl") {
                full_url = text(&raw::read(member.value));
            }
            for member in members.iter().filter(|member| member.key == "resource") {
                if member.value.starts_with('{') {
                    cut.push(Cut { resource: member.value, full_url: full_url.clone() });
                }
            }
        }
    }
    cut
}

fn read(record: &Record) -> Vec<Piece> {
    let cut = cut(record);
    // Made of what was cut out, so that the reader counts the same resources.
    let mut entries = Vec::with_capacity(cut.len());
    for Cut { resource, full_url } in &cut {
        let mut entry = Map::new();
        entry.insert("resource".to_owned(), raw::read(resource));
        entry.insert("fullUrl".to_owned(), full_url.clone().into());
        entries.push(Value::Object(entry));
    }
    let mut bundle = Map::new();
    bundle.insert("entry".to_owned(), Value::Array(entries));
    let bundle = Value::Object(bundle);
    let warnings = Warnings::default();
    let bundle = Bundle::read(&bundle, &warnings);
    let patient = summary::patient_of(&bundle);
    let reader = Reader::new(bundle, warnings, patient.map(|patient| patient.index));
    let mut pieces = Vec::with_capacity(cut.len());
    for (cut, resource) in cut.into_iter().zip(reader.bundle.resources()) {
        pieces.push(piece(&reader, resource, cut));
    }
    pieces
}

fn piece<'a>(
    reader: &Reader<'a>,
    resource: Resource<'a>,
    Cut { resource: text, full_url }: Cut<'_>,
) -> Piece {
    let value = resource.value;
    let kind = EntryKind::of(value);
    let entry = reader.entry(resource);
    let title = match kind {
        EntryKind::Patient => patient::best_name(value),
        EntryKind::Note => text_at(value, "valueString")
            .map(|note| note.lines().next().unwrap_or_default().chars().take(NOTE_TITLE).collect()),
        _ => None,
    };
    let date = match kind {
        EntryKind::Patient => text_at(value, "birthDate"),
        // When it was made rather than when somebody filed it.
        EntryKind::Document => text_at(get(get(value, "content"), "attachment"), "creation"),
        _ => None,
    };
    let title = title.unwrap_or_else(|| entry.title.clone());
    Piece {
        resource: text.to_owned(),
        full_url,
        resource_type: resource.kind().to_owned(),
        kind,
        words: words(&title, value, &entry),
        title,
        date: date.or(entry.date),
        status: entry.status,
        cautions: entry.cautions,
        patient: reader.patient_of(resource),
    }
}

/// What a search looks through: title, codes, details and text; also the numbers that others know it by, and of a
/// document with sections what they say.
fn words(title: &str, resource: &Value, entry: &Entry) -> String {
    let mut words = Words { text: String::new(), left: WORDS };
    words.add(Some(title));
    words.add(Some(&entry.title));
    for code in &entry.codes {
        words.add(Some(&code.code));
        words.add(code.display.as_deref());
    }
    for identifier in list(get(resource, "identifier")) {
        words.add(text_at(identifier, "value").as_deref());
    }
    for detail in entry.details.iter().filter(|it| it.name.as_deref() != Some("section")) {
        words.add(Some(&detail.value));
    }
    words.add(entry.text.as_deref());
    each_object(get(resource, "section"), &mut |part| {
        words.add(part.get("title").and_then(Value::as_str));
        words.add(part.get("text").and_then(narrative::plain).as_deref());
    });
    words.text
}

/// Words, as long as there is room for them.
struct Words {
    text: String,
    left: usize,
}

impl Words {
    fn add(&mut self, part: Option<&str>) {
        let Some(part) = part.filter(|part| !self.text.contains(part)) else { return };
        if !self.text.is_empty() && self.left > 0 {
            self.text.push(' ');
            self.left -= 1;
        }
        for letter in part.chars().take(self.left) {
            self.text.push(letter);
            self.left -= 1;
        }
    }
}

impl<'a> Reader<'a> {
    /// The Patient that a resource is about.
    pub(super) fn patient_of(&self, resource: Resource<'a>) -> Option<usize> {
        if resource.kind() == "Patient" {
            return Some(resource.index);
        }
        ["subject", "patient", "beneficiary"].iter().find_map(|key| {
            let link = text_at(get(resource.value, key), "reference")?;
            let target = self.bundle.resolve(&link, resource)?;
            (target.kind() == "Patient" && !target.is_contained()).then_some(target.index)
        })
    }
}

/// Whether one of the codings of a concept, or of several, has this code.
pub(super) fn has_code(concepts: &Value, code: &str) -> bool {
    let codings = list(concepts).iter().flat_map(|concept| list(get(concept, "coding")));
    codings.into_iter().any(|coding| text_at(coding, "code").as_deref() == Some(code))
}
