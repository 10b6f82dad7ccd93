//! A record as a person reads it.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::bundle::{Bundle, Resource};
use super::details::Detail;
use super::json::{get, list, text_at};
use super::narrative;
use super::patient::{self, Patient};
use super::reader::{Place, Reader};
use super::section::{self, Section};
use super::status::cautions;
use super::warning::{Warning, WarningCode, Warnings};
use super::wrapping;

/// Elements of a Composition that are read as such; the others become details.
const READ: &[&str] = &["author", "custodian", "date", "section", "status", "title"];

/// What a person reads in a record.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// The type of the bundle: `document`, `collection` and so on.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The heading of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The status of the document: `final`, `preliminary` and so on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// When it was made, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The language it is written in, as a tag (BCP 47).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who keeps it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custodian: Option<String>,
    /// What the document says as a whole, where a person wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What else is said of the document.
    pub details: Vec<Detail>,
    /// Whose record it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patient: Option<Patient>,
    /// The sections of the document, then what they do not mention.
    pub sections: Vec<Section>,
    /// What is imperfect.
    pub warnings: Vec<Warning>,
    /// How many resources of each type the bundle has.
    pub resource_counts: BTreeMap<String, usize>,
}

/// Reads a bundle; `keys_are_unique` says whether the parser kept everything that was written.
pub(super) fn read(value: &Value, keys_are_unique: bool) -> Summary {
    let warnings = Warnings::default();
    if !keys_are_unique {
        warnings.add(WarningCode::DuplicateKey, "", None);
    }
    let bundle = Bundle::read(value, &warnings);
    let of_kind = |kind: &str| -> Vec<_> {
        let current = bundle.resources().filter(|resource| !bundle.is_superseded(*resource));
        current.filter(|resource| resource.kind() == kind).collect()
    };
    let (compositions, patients) = (of_kind("Composition"), of_kind("Patient"));
    for (found, none, several) in [
        (&compositions, WarningCode::NoComposition, WarningCode::SeveralCompositions),
        (&patients, WarningCode::NoPatient, WarningCode::SeveralPatients),
    ] {
        match found.len() {
            0 => warnings.add(none, "", None),
            1 => {}
            _ => warnings.add(several, "", None),
        }
    }
    let composition = compositions.first().copied();
    let patient = patient_of(&bundle);
    let reader = Reader::new(bundle, warnings, patient.map(|patient| patient.index));
    let mut summary = Summary {
        kind: text_at(value, "type"),
        title: None,
        status: None,
        date: text_at(value, "timestamp"),
        language: text_at(value, "language"),
        authors: Vec::new(),
        custodian: None,
        text: None,
        details: Vec::new(),
        patient: patient.map(|patient| patient::read(&reader, patient)),
        sections: Vec::new(),
        warnings: Vec::new(),
        resource_counts: BTreeMap::new(),
    };
    if let Some(composition) = composition {
        read_composition(&reader, composition, &mut summary);
    }
    for composition in compositions {
        summary.sections.extend(section::listed(&reader, composition));
    }
    summary.sections.extend(section::unlisted(&reader));
    for resource in reader.bundle.resources() {
        if resource.kind() == "OperationOutcome" {
            let said = wrapping::server_said(resource.value);
            let path = reader.bundle.path(resource);
            reader.warnings.add(WarningCode::ServerMessage, path, said.as_deref());
        }
        *summary.resource_counts.entry(resource.kind().to_owned()).or_default() += 1;
    }
    summary.warnings = reader.warnings.into_list();
    summary
}

/// The Patient that a record is about: of several, the one that its document says, or the first.
pub(super) fn patient_of<'a>(bundle: &Bundle<'a>) -> Option<Resource<'a>> {
    let first = |kind: &str| {
        let mut current = bundle.resources().filter(|it| !bundle.is_superseded(*it));
        current.find(|resource| resource.kind() == kind)
    };
    let told = first("Composition").and_then(|composition| subject(bundle, composition));
    told.or_else(|| first("Patient"))
}

/// The Patient that a document says it is about.
fn subject<'a>(bundle: &Bundle<'a>, composition: Resource<'a>) -> Option<Resource<'a>> {
    let link = text_at(get(composition.value, "subject"), "reference")?;
    bundle
        .resolve(&link, composition)
        .filter(|subject| subject.kind() == "Patient" && !subject.is_contained())
}

fn read_composition<'a>(reader: &Reader<'a>, composition: Resource<'a>, summary: &mut Summary) {
    let place = Place::of(reader, composition);
    let value = composition.value;
    reader.cover_authors(composition);
    let said = |key: &str| text_at(value, key);
    summary.title = said("title").or_else(|| reader.concept(&place.at("type"), get(value, "type")));
    summary.status = said("status");
    summary.date = said("date").or_else(|| summary.date.take());
    summary.language = said("language").or_else(|| summary.language.take());
    let authors = list(get(value, "author")).iter();
    summary.authors =
        authors.filter_map(|author| reader.render(&place.at("author"), author)).collect();
    summary.custodian = reader.render(&place.at("custodian"), get(value, "custodian"));
    summary.details = reader.details(&place, composition, READ);
    let told = !narrative::repeats_structure(value);
    summary.text = told.then(|| narrative::plain(get(value, "text"))).flatten();
    for caution in cautions(value) {
        reader.warnings.add(caution, &place.path, None);
    }
}
