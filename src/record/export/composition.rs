//! An International Patient Summary of any record.
//!
//! Of a document, the sections stay as they are; what its table of contents does not mention, and the sections that every
//! summary must have, come behind them. Of anything else, resources are put into sections by what they are.

use std::collections::BTreeSet;

use rand_core::CryptoRng;
use serde_json::{Map, Value, json};

use super::conform::absent;
use super::evidence::{self, Evidence, EvidenceKind};
use super::gather::{Gathered, Part, become_text, line};
use super::repair::{Repair, RepairCode};
use super::sections::{self, REQUIRED, SECTIONS, Section};
use super::xhtml;
use crate::record::bundle::Resource;
use crate::record::entry::Entry;
use crate::record::form::{EMPTY_REASON, IPS, LOINC, address};
use crate::record::json::{get, list, text_at};
use crate::record::narrative::to_text;
use crate::record::patient::best_name;
use crate::record::section;
use crate::time::UnixSeconds;

const TITLE: &str = "Patient summary";
const NOTHING_KNOWN: &str = "No information";
/// Who put together what nobody is known to have written.
const UNKNOWN_AUTHOR: &str = "Author not known; put together by M-dawa transfer";

/// Makes a document of what was gathered, with the Composition first and the patient behind it.
pub(super) fn compose(
    gathered: &mut Gathered,
    created: UnixSeconds,
    evidence: Option<&Evidence>,
    rng: &mut impl CryptoRng,
) {
    let patient = person(gathered, rng);
    leave_out_others(gathered);
    let found = find(gathered);
    let mut compositions = Vec::new();
    let mut parts = core::mem::take(&mut gathered.parts).into_iter();
    let mut person = None;
    for part in parts.by_ref() {
        if part.kind() == "Composition" {
            compositions.push(part);
        } else if part.full_url == patient {
            person = Some(part);
        } else {
            gathered.parts.push(part);
        }
    }
    let mut flat = Vec::new();
    let mut gone = BTreeSet::new();
    for (index, composition) in compositions.iter_mut().enumerate() {
        let sections =
            composition.resource.as_object_mut().and_then(|it| it.shift_remove("section"));
        flatten(sections.unwrap_or_default(), &composition.path, &found, &mut flat);
        if index > 0 {
            gone.insert(composition.full_url.clone());
        }
    }
    let mut sections = finish(flat, &mut gathered.repairs);
    claim_required(&mut sections, &gathered.parts);
    add_unlisted(&mut sections, &found);
    add_required(&mut sections);
    let mut composition = compositions.into_iter().next().unwrap_or_else(|| Part {
        full_url: address(rng),
        resource: json!({ "resourceType": "Composition" }),
        path: String::new(),
    });
    let author = author(evidence, &patient);
    if let Some(resource) = composition.resource.as_object_mut() {
        complete(resource, &patient, created, &author, &mut gathered.repairs);
        let sections: Vec<Value> = sections.into_iter().map(Value::Object).collect();
        resource.insert("section".to_owned(), sections.into());
    }
    gathered.parts.splice(0..0, [composition].into_iter().chain(person));
    gathered.patient = Some(1);
    for part in &mut gathered.parts {
        forget(&mut part.resource, &gone);
    }
    gathered.write_narratives(&[]);
    if let Some(evidence) = evidence {
        let about = gathered.parts.first().map(|part| part.full_url.clone());
        evidence::add(gathered, evidence, about.as_slice(), rng);
    }
}

/// The address of the patient, who must be there with a name and a date of birth, be it that these are not known.
fn person(gathered: &mut Gathered, rng: &mut impl CryptoRng) -> String {
    let index = gathered.patient.unwrap_or_else(|| {
        let full_url = address(rng);
        let resource = json!({ "resourceType": "Patient" });
        gathered.parts.push(Part { full_url, resource, path: String::new() });
        gathered.parts.len() - 1
    });
    gathered.patient = Some(index);
    let Some(part) = gathered.parts.get_mut(index) else { return String::new() };
    let mut added = Vec::new();
    if let Some(patient) = part.resource.as_object_mut() {
        if !list(get(&Value::Object(patient.clone()), "name")).iter().any(is_name) {
            let names = patient.entry("name").or_insert_with(|| json!([]));
            if let Some(names) = names.as_array_mut() {
                names.insert(0, json!({ "text": "unknown" }));
            }
            added.push("name");
        }
        if !patient.contains_key("birthDate") && !patient.contains_key("_birthDate") {
            patient.insert("_birthDate".to_owned(), absent());
            added.push("birthDate");
        }
    }
    for element in added {
        let path = format!("{}.{element}", part.path);
        let is = Some("unknown".to_owned());
        gathered.repairs.push(Repair { code: RepairCode::Added, path, was: None, is });
    }
    part.full_url.clone()
}

/// ips-pat-1: a name has parts, or a text.
fn is_name(name: &Value) -> bool {
    ["family", "given", "text"].iter().any(|key| !get(name, key).is_null())
}

/// A summary is about one person: what is about somebody else stays out.
fn leave_out_others(gathered: &mut Gathered) {
    let (others, names): (Vec<bool>, Vec<Option<String>>) = gathered.read(|reader| {
        let persons: Vec<&Value> =
            reader.bundle.resources().map(|resource| resource.value).collect();
        let main = reader.patient.and_then(|index| persons.get(index));
        let resources = reader.bundle.resources().map(|resource| {
            let person = reader.patient_of(resource).and_then(|index| persons.get(index));
            let other = person.zip(main).is_some_and(|(one, main)| !is_same_person(one, main));
            (other, best_name(resource.value))
        });
        resources.unzip()
    });
    let mut index = 0;
    let mut gone = BTreeSet::new();
    let main =
        gathered.patient.and_then(|index| gathered.parts.get(index)).map(|it| it.full_url.clone());
    let repairs = &mut gathered.repairs;
    gathered.parts.retain(|part| {
        let (other, name) = (others.get(index) == Some(&true), names.get(index).cloned().flatten());
        index += 1;
        if other {
            gone.insert(part.full_url.clone());
            repairs.push(Repair {
                code: RepairCode::AnotherPatient,
                path: part.path.clone(),
                was: name.or_else(|| Some(part.kind().to_owned())),
                is: None,
            });
        }
        !other
    });
    gathered.patient = gathered.parts.iter().position(|part| Some(&part.full_url) == main.as_ref());
    for part in &mut gathered.parts {
        forget(&mut part.resource, &gone);
    }
}

fn is_same_person(one: &Value, other: &Value) -> bool {
    let name = |person| best_name(person).map(|name| name.to_lowercase());
    let born = |person| text_at(person, "birthDate");
    name(one) == name(other) && born(one) == born(other)
}

/// Makes references to what is gone say their text.
fn forget(value: &mut Value, gone: &BTreeSet<String>) {
    if gone.is_empty() {
        return;
    }
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| forget(value, gone)),
        Value::Object(object) => {
            if let Some(link) = object.get("reference").and_then(Value::as_str)
                && gone.contains(link)
            {
                let link = link.to_owned();
                become_text(object, &link);
            }
            object.values_mut().for_each(|value| forget(value, gone));
        }
        _ => {}
    }
}

/// What a summary of the record lists, with the resources it is made of.
struct Found {
    /// For each section of each Composition, outer before inner: its narrative, made of its entries.
    narratives: Vec<String>,
    unlisted: Vec<Unlisted>,
}

struct Unlisted {
    full_url: String,
    line: String,
    section: Option<&'static Section>,
    kind: String,
}

fn find(gathered: &Gathered) -> Found {
    gathered.read(|reader| {
        let resources: Vec<Resource<'_>> = reader.bundle.resources().collect();
        let mut narratives = Vec::new();
        for composition in resources.iter().filter(|resource| resource.kind() == "Composition") {
            reader.cover_authors(*composition);
            for section in section::listed(reader, *composition) {
                narratives.push(narrative(section.entries.iter()));
            }
        }
        let mut unlisted = Vec::new();
        for section in section::unlisted(reader) {
            for entry in section.entries {
                let at = resources
                    .iter()
                    .find(|it| entry.path.as_deref() == Some(reader.bundle.path(**it)));
                let part = at.and_then(|resource| gathered.parts.get(resource.index));
                let Some(part) = part else { continue };
                unlisted.push(Unlisted {
                    full_url: part.full_url.clone(),
                    line: line(&entry),
                    section: sections::of_resource(&part.resource),
                    kind: part.kind().to_owned(),
                });
            }
        }
        Found { narratives, unlisted }
    })
}

fn narrative<'a>(entries: impl Iterator<Item = &'a Entry>) -> String {
    let lines: Vec<String> = entries.map(line).collect();
    xhtml::of_list("", lines.iter().map(String::as_str))
}

/// Sections one behind another: summaries have none within others.
fn flatten(
    sections: Value,
    path: &str,
    found: &Found,
    flat: &mut Vec<(Map<String, Value>, String)>,
) {
    let Value::Array(sections) = sections else { return };
    for (index, section) in sections.into_iter().enumerate() {
        let Value::Object(mut section) = section else { continue };
        let path = format!("{path}.section[{index}]");
        let within = section.shift_remove("section").unwrap_or_default();
        if !section.contains_key("text") {
            let entries = found.narratives.get(flat.len()).cloned().unwrap_or_default();
            let is_empty = list(section.get("entry").unwrap_or(&Value::Null)).is_empty();
            let titles = list(&within).iter().filter_map(|inner| text_at(inner, "title"));
            let titles = titles.collect::<Vec<_>>();
            let div = match (is_empty, titles.is_empty()) {
                (false, _) => entries,
                (true, false) => xhtml::of_list("", titles.iter().map(String::as_str)),
                (true, true) => xhtml::of_lines([NOTHING_KNOWN]),
            };
            let place =
                section.keys().take_while(|key| matches!(key.as_str(), "title" | "code")).count();
            section.shift_insert(
                place,
                "text".to_owned(),
                json!({ "status": "generated", "div": div }),
            );
        }
        flat.push((section, path.clone()));
        flatten(within, &path, found, flat);
    }
}

/// Gives sections what a summary's sections must have: a title, a code where one is meant, and that once only.
fn finish(
    flat: Vec<(Map<String, Value>, String)>,
    repairs: &mut Vec<Repair>,
) -> Vec<Map<String, Value>> {
    let mut used = BTreeSet::new();
    let mut finished = Vec::new();
    for (mut section, path) in flat {
        let concept = section.get("code").cloned().unwrap_or_default();
        let meant = sections::of_concept(&concept);
        if !section.contains_key("title") {
            let title = text_at(&concept, "text");
            let mut codings = list(get(&concept, "coding")).iter();
            let title = title.or_else(|| codings.find_map(|coding| text_at(coding, "display")));
            let title = title.or_else(|| meant.map(|meant| meant.title.to_owned()));
            let title = title.unwrap_or_else(|| "Section".to_owned());
            section.shift_insert(0, "title".to_owned(), title.into());
        }
        if let Some(meant) = meant {
            let is_first = used.insert(meant.code);
            let codings = list(get(&concept, "coding"));
            let is_ips = |coding: &Value| {
                text_at(coding, "system").as_deref() == Some(LOINC)
                    && text_at(coding, "code").as_deref() == Some(meant.code)
            };
            let has_code = codings.iter().any(is_ips);
            if is_first != has_code {
                let mut codings: Vec<Value> =
                    codings.iter().filter(|coding| is_first || !is_ips(coding)).cloned().collect();
                if is_first {
                    codings.insert(0, meant.coding());
                }
                let is = is_first.then(|| meant.code.to_owned());
                repairs.push(Repair {
                    code: RepairCode::Converted,
                    path: path.clone(),
                    was: None,
                    is,
                });
                let mut concept = concept.as_object().cloned().unwrap_or_default();
                concept.shift_remove("coding");
                if !codings.is_empty() {
                    concept.shift_insert(0, "coding".to_owned(), codings.into());
                }
                if concept.is_empty() {
                    section.shift_remove("code");
                } else {
                    section.insert("code".to_owned(), concept.into());
                }
            }
            let must_say = SECTIONS.iter().take(REQUIRED).any(|section| section == meant);
            if must_say
                && is_first
                && !section.contains_key("entry")
                && !section.contains_key("emptyReason")
            {
                // ips-comp-1: what is known stands in the narrative only.
                section.insert("emptyReason".to_owned(), empty_reason());
                let is = Some("unavailable".to_owned());
                repairs.push(Repair { code: RepairCode::Added, path, was: None, is });
            }
        }
        finished.push(section);
    }
    finished
}

/// What every summary must have and other sections hold: a section that holds little else gets the code; from others,
/// the resources are listed once more where machines look for them.
fn claim_required(sections: &mut Vec<Map<String, Value>>, parts: &[Part]) {
    for section in SECTIONS.iter().take(REQUIRED) {
        if codes(sections).contains(section.code) {
            continue;
        }
        let part = |entry: &Value| {
            let link = text_at(entry, "reference")?;
            parts.iter().find(|part| part.full_url == link)
        };
        let belongs = |part: &Part| sections::of_resource(&part.resource) == Some(section);
        let mut members: Vec<&Value> = Vec::new();
        let mut own = None;
        for (index, listed) in sections.iter().enumerate() {
            let entries = listed.get("entry").map(list).unwrap_or_default();
            let here: Vec<&Value> =
                entries.iter().filter(|entry| part(entry).is_some_and(belongs)).collect();
            let fits = |entry: &Value| {
                part(entry).is_some_and(|part| {
                    belongs(part) || matches!(part.kind(), "Binary" | "DocumentReference")
                })
            };
            let is_free =
                listed.get("code").is_none_or(|code| sections::of_concept(code).is_none());
            if own.is_none() && !here.is_empty() && is_free && entries.iter().all(fits) {
                own = Some(index);
            }
            for entry in here {
                if !members.contains(&entry) {
                    members.push(entry);
                }
            }
        }
        if let Some(own) = own {
            if let Some(listed) = sections.get_mut(own) {
                let mut concept =
                    listed.get("code").and_then(Value::as_object).cloned().unwrap_or_default();
                let mut codings =
                    concept.shift_remove("coding").map(|it| list(&it).to_vec()).unwrap_or_default();
                codings.insert(0, section.coding());
                concept.shift_insert(0, "coding".to_owned(), codings.into());
                listed.insert("code".to_owned(), concept.into());
            }
        } else if !members.is_empty() {
            let entries: Vec<Value> = members.into_iter().cloned().collect();
            let titles: Vec<String> = entries.iter().filter_map(part).map(named).collect();
            let div = xhtml::of_list("", titles.iter().map(String::as_str));
            let made = json!({
                "title": section.title,
                "code": section.concept(),
                "text": { "status": "generated", "div": div },
                "entry": entries,
            });
            sections.extend(made.as_object().cloned());
        }
    }
}

/// The heading of a resource's narrative.
fn named(part: &Part) -> String {
    let div = get(get(&part.resource, "text"), "div").as_str().unwrap_or_default();
    to_text(div).lines().next().unwrap_or_default().to_owned()
}

fn add_unlisted(sections: &mut Vec<Map<String, Value>>, found: &Found) {
    let used: BTreeSet<&str> = codes(sections);
    let place = |unlisted: &Unlisted| {
        let section = unlisted.section.filter(|section| !used.contains(section.code));
        let rank = section.and_then(|section| SECTIONS.iter().position(|it| it == section));
        (rank.unwrap_or(SECTIONS.len()), section)
    };
    let mut groups: Vec<(usize, Option<&'static Section>, &str, Vec<&Unlisted>)> = Vec::new();
    for unlisted in &found.unlisted {
        let (rank, section) = place(unlisted);
        let same = groups
            .iter_mut()
            .find(|(of, _, kind, _)| *of == rank && (section.is_some() || *kind == unlisted.kind));
        match same {
            Some((.., members)) => members.push(unlisted),
            None => groups.push((rank, section, &unlisted.kind, vec![unlisted])),
        }
    }
    groups.sort_by_key(|(rank, ..)| *rank);
    for (_, section, kind, members) in groups {
        let title = section.map_or(kind, |section| section.title);
        let code = section.map_or_else(|| sections::of_kind(kind), Section::concept);
        let entries: Vec<Value> =
            members.iter().map(|member| json!({ "reference": member.full_url })).collect();
        let div = xhtml::of_list("", members.iter().map(|member| member.line.as_str()));
        let made = json!({
            "title": title, "code": code, "text": { "status": "generated", "div": div }, "entry": entries,
        });
        sections.extend(made.as_object().cloned());
    }
}

/// The section codes of summaries that these sections have.
fn codes(sections: &[Map<String, Value>]) -> BTreeSet<&'static str> {
    let concepts = sections.iter().filter_map(|section| section.get("code"));
    concepts.filter_map(sections::of_concept).map(|section| section.code).collect()
}

fn add_required(sections: &mut Vec<Map<String, Value>>) {
    let used = codes(sections);
    for section in SECTIONS.iter().take(REQUIRED).filter(|section| !used.contains(section.code)) {
        let made = json!({
            "title": section.title,
            "code": section.concept(),
            "text": { "status": "generated", "div": xhtml::of_lines([NOTHING_KNOWN]) },
            "emptyReason": empty_reason(),
        });
        sections.extend(made.as_object().cloned());
    }
}

fn empty_reason() -> Value {
    json!({ "coding": [{ "system": EMPTY_REASON, "code": "unavailable", "display": "Unavailable" }] })
}

/// Gives a Composition what that of a summary must have.
fn complete(
    resource: &mut Map<String, Value>,
    patient: &str,
    created: UnixSeconds,
    author: &Value,
    repairs: &mut Vec<Repair>,
) {
    // The profiles that it claimed asked for other sections.
    resource.insert("meta".to_owned(), json!({ "profile": [format!("{IPS}Composition-uv-ips")] }));
    resource.entry("status").or_insert_with(|| "final".into());
    let kind = json!({ "system": LOINC, "code": "60591-5", "display": "Patient summary Document" });
    let was = resource.get("type").filter(|it| **it != absent()).cloned().unwrap_or_default();
    let mut codings = list(get(&was, "coding")).to_vec();
    let is_summary = |coding: &Value| {
        text_at(coding, "system").as_deref() == Some(LOINC)
            && text_at(coding, "code").as_deref() == Some("60591-5")
    };
    if !codings.iter().any(is_summary) {
        codings.insert(0, kind);
        if !was.is_null() {
            let (was, is) = (Some(super::repair::spoken(&was)), Some("60591-5".to_owned()));
            repairs.push(Repair {
                code: RepairCode::Converted,
                path: "Composition.type".to_owned(),
                was,
                is,
            });
        }
    }
    let mut concept = was.as_object().cloned().unwrap_or_default();
    concept.shift_remove("coding");
    concept.shift_insert(0, "coding".to_owned(), codings.into());
    resource.insert("type".to_owned(), concept.into());
    resource.insert("subject".to_owned(), json!({ "reference": patient }));
    resource.shift_remove("_date");
    resource.entry("date").or_insert_with(|| created.to_utc().to_string().into());
    let authors = resource.get("author").map(list).unwrap_or_default();
    if authors.iter().all(|author| *author == absent()) {
        resource.insert("author".to_owned(), json!([author]));
    }
    resource.shift_remove("_title");
    resource.entry("title").or_insert_with(|| TITLE.into());
}

/// Who answers for what nobody signed as its author.
fn author(evidence: Option<&Evidence>, patient: &str) -> Value {
    match evidence {
        Some(evidence) if evidence.kind == EvidenceKind::PatientSupplied => {
            json!({ "reference": patient })
        }
        Some(evidence) if evidence.kind == EvidenceKind::IssuerVerified => {
            evidence.issuer_reference()
        }
        _ => json!({ "display": UNKNOWN_AUTHOR }),
    }
}
