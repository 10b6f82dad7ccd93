//! A record for others: a summary document, a collection, a transaction for a server, a table.
//!
//! Records of strangers are imperfect, and read leniently; what goes out to others is valid FHIR R4. What was invalid is
//! said in the words of R4, or taken out and kept as text in the narrative; [`repairs`] lists every such change. Narrative
//! goes out without scripts, links and pictures, saying the same. References lead to resources of the record, or are text.

mod composition;
mod conform;
mod csv;
mod definitions;
mod evidence;
mod gather;
mod older;
mod primitive;
mod repair;
mod rules;
mod sections;
mod xhtml;

pub use evidence::{Evidence, EvidenceKind};
pub use repair::{Repair, RepairCode};

use std::collections::BTreeSet;

use rand_core::CryptoRng;
use serde_json::{Map, Value, json};

use self::gather::{Addresses, Gathered, Part, gather};
use super::form::{self, IPS};
use super::json::{get, list, text_at};
use super::{Record, RecordError};
use crate::percent;
use crate::time::UnixSeconds;

/// What goes with a record.
#[derive(Clone, Debug)]
pub struct Options {
    /// When the export is made.
    pub created: UnixSeconds,
    /// Where the record comes from; nothing is said of it where this is not known.
    pub evidence: Option<Evidence>,
}

/// The record as an [IPS 2.0](https://hl7.org/fhir/uv/ips/STU2/) document.
///
/// The sections of a document stay; other resources get sections by what they are. What is about somebody else than the
/// patient is left out; what was entered in error stays, marked so.
///
/// # Errors
/// [`RecordError::TooBig`] and [`RecordError::TooDeep`] where the document would be more than a record may be.
pub fn ips_document(
    record: &Record,
    options: &Options,
    rng: &mut impl CryptoRng,
) -> Result<Record, RecordError> {
    let mut gathered = gather(record, Addresses::Own, rng);
    composition::compose(&mut gathered, options.created, options.evidence.as_ref(), rng);
    let head = json!({ "profile": [format!("{IPS}Bundle-uv-ips")] });
    bundle("document", Some(head), &gathered, options.created, rng)
}

/// The record as a collection, the patient first: what check-in desks take.
///
/// # Errors
/// As [`ips_document`].
pub fn ktc_collection(
    record: &Record,
    options: &Options,
    rng: &mut impl CryptoRng,
) -> Result<Record, RecordError> {
    let mut gathered = gather(record, Addresses::Own, rng);
    if let Some(patient) = gathered.patient.filter(|patient| *patient < gathered.parts.len()) {
        let part = gathered.parts.remove(patient);
        gathered.parts.insert(0, part);
        gathered.patient = Some(0);
    }
    add_evidence(&mut gathered, options, rng);
    bundle("collection", None, &gathered, options.created, rng)
}

/// The record as a transaction that creates every resource on a server; one that has an identifier only where the server
/// has none with the same.
///
/// # Errors
/// As [`ips_document`].
pub fn transaction_of(
    record: &Record,
    options: &Options,
    rng: &mut impl CryptoRng,
) -> Result<Record, RecordError> {
    let mut gathered = gather(record, Addresses::New, rng);
    add_evidence(&mut gathered, options, rng);
    let mut asked = BTreeSet::new();
    let entries: Vec<Value> =
        gathered.parts.into_iter().map(|part| request(part, &mut asked)).collect();
    let mut made = Map::new();
    made.insert("resourceType".to_owned(), "Bundle".into());
    made.insert("type".to_owned(), "transaction".into());
    // FHIR knows no empty arrays.
    if !entries.is_empty() {
        made.insert("entry".to_owned(), entries.into());
    }
    Value::Object(made).to_string().parse()
}

/// A section of the record's summary as a table; `None` where there is no such section.
///
/// Lines end with CR LF (RFC 4180), the first has the names of the columns. A cell that a spreadsheet would take for a
/// formula has an apostrophe in front.
#[must_use]
pub fn section_csv(record: &Record, section: usize) -> Option<String> {
    record.summary().sections.get(section).map(csv::table)
}

/// What an [`ips_document`] changes, or, where `as_document` is not asked for, the other exports.
pub fn repairs(record: &Record, as_document: bool, rng: &mut impl CryptoRng) -> Vec<Repair> {
    let mut gathered = gather(record, Addresses::Own, rng);
    if as_document {
        composition::compose(&mut gathered, UnixSeconds(0), None, rng);
    }
    gathered.repairs
}

fn add_evidence(gathered: &mut Gathered, options: &Options, rng: &mut impl CryptoRng) {
    if let Some(evidence) = &options.evidence {
        let parts = gathered.parts.iter().filter(|part| part.kind() != "Provenance");
        let about: Vec<String> = parts.map(|part| part.full_url.clone()).collect();
        evidence::add(gathered, evidence, &about, rng);
    }
}

fn bundle(
    kind: &str,
    meta: Option<Value>,
    gathered: &Gathered,
    created: UnixSeconds,
    rng: &mut impl CryptoRng,
) -> Result<Record, RecordError> {
    let mut made = Map::new();
    let mut put = |key: &str, value: Value| drop(made.insert(key.to_owned(), value));
    put("resourceType", "Bundle".into());
    if let Some(meta) = meta {
        put("meta", meta);
    }
    if let Some(language) = &gathered.language {
        put("language", language.clone().into());
    }
    put("identifier", json!({ "system": "urn:ietf:rfc:3986", "value": form::address(rng) }));
    put("type", kind.into());
    put("timestamp", created.to_utc().to_string().into());
    let entries: Vec<Value> = gathered.parts.iter().map(Part::entry).collect();
    if !entries.is_empty() {
        put("entry", entries.into());
    }
    Value::Object(made).to_string().parse()
}

/// An entry that asks a server to create a resource.
fn request(part: Part, asked: &mut BTreeSet<String>) -> Value {
    let Part { full_url, mut resource, .. } = part;
    if let Some(meta) = resource.get_mut("meta").and_then(Value::as_object_mut) {
        meta.retain(|key, _| !matches!(key.as_str(), "lastUpdated" | "source" | "versionId"));
        if meta.is_empty() {
            resource.as_object_mut().and_then(|resource| resource.shift_remove("meta"));
        }
    }
    let kind = get(&resource, "resourceType").as_str().unwrap_or_default().to_owned();
    let mut request = Map::new();
    request.insert("method".to_owned(), "POST".into());
    request.insert("url".to_owned(), kind.clone().into());
    let condition = list(get(&resource, "identifier")).iter().find_map(|identifier| {
        let (system, value) = (text_at(identifier, "system")?, text_at(identifier, "value")?);
        Some(format!("identifier={}|{}", encoded(&system), encoded(&value)))
    });
    // Two resources under one condition would become one.
    if let Some(condition) =
        condition.filter(|condition| asked.insert(format!("{kind}?{condition}")))
    {
        request.insert("ifNoneExist".to_owned(), condition.into());
    }
    json!({ "fullUrl": full_url, "resource": resource, "request": request })
}

/// A value in a search, where `\`, `|`, `,` and `$` mean something (<https://hl7.org/fhir/R4/search.html#escaping>), in
/// an address, where most signs do.
fn encoded(value: &str) -> String {
    let mut escaped = String::new();
    for c in value.chars() {
        if matches!(c, '\\' | '|' | ',' | '$') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    percent::encode(&escaped, b"-_.~")
}
