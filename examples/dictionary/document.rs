//! A whole document bundle: the composition, the people it names and the sections' entries.

use serde_json::{Map, Value, json};

use super::dice::Dice;
use super::exporter::{Exporter, References};
use super::narrative;
use super::sections::{Key, SECTIONS, Section};
use super::vocabulary::{ABSENT, LOINC};

/// A bundle being written by one exporter.
pub struct Document<'a> {
    pub dice: &'a mut Dice,
    pub exporter: Exporter,
    pub patient: Value,
    pub practitioner: Value,
    pub organization: Value,
    entries: Vec<Value>,
}

/// One entry of a section: what the composition refers to and how its narrative words it.
pub struct Item {
    pub reference: Value,
    pub words: String,
}

/// Writes a patient summary, minified by nobody yet.
pub fn write(dice: &mut Dice) -> Value {
    let exporter = Exporter::draw(dice);
    let mut document = Document {
        dice,
        exporter,
        patient: Value::Null,
        practitioner: Value::Null,
        organization: Value::Null,
        entries: Vec::new(),
    };
    document.people();
    let sections = document.sections();
    let bundle = document.close(sections);
    document.exporter.ordered(bundle)
}

impl Document<'_> {
    /// Adds a resource as an entry and returns the reference others use for it.
    pub fn add(&mut self, profile: &str, words: &str, resource: Value) -> Value {
        let id = self.dice.uuid();
        self.add_as(&id, profile, words, resource)
    }

    pub fn add_as(&mut self, id: &str, profile: &str, words: &str, resource: Value) -> Value {
        let Value::Object(members) = resource else { unreachable!("resources are objects") };
        let kind = members["resourceType"].as_str().unwrap_or_default().to_owned();
        let mut full = Map::new();
        full.insert("resourceType".into(), kind.clone().into());
        if self.exporter.resource_ids {
            full.insert("id".into(), id.into());
        }
        if let Some(meta) = self.meta(profile) {
            full.insert("meta".into(), meta);
        }
        if self.exporter.narratives && kind != "Composition" {
            full.insert("text".into(), narrative::line(self.dice, &kind, words));
        }
        full.extend(members.into_iter().skip(1));
        let relative = format!("{kind}/{id}");
        let url = match self.exporter.references {
            References::Urn => format!("urn:uuid:{id}"),
            _ => format!("{}{relative}", self.exporter.base),
        };
        let mut entry = json!({ "fullUrl": url, "resource": full });
        if self.exporter.identified_entries && self.exporter.versions {
            entry["search"] = json!({ "mode": "match" });
        }
        if kind == "Composition" {
            self.entries.insert(0, entry);
        } else {
            self.entries.push(entry);
        }
        let target = if self.exporter.references == References::Relative { relative } else { url };
        let mut reference = json!({ "reference": target });
        if self.exporter.typed_references {
            reference["type"] = kind.into();
        }
        reference
    }

    fn meta(&mut self, profile: &str) -> Option<Value> {
        let exporter = &self.exporter;
        if !exporter.profiles && !exporter.versions {
            return None;
        }
        let mut meta = Map::new();
        if exporter.versions {
            meta.insert("versionId".into(), "1".into());
            meta.insert("lastUpdated".into(), exporter.instant(self.dice).into());
        }
        if exporter.profiles {
            let own = exporter.own_profiles.then(|| (exporter.region.profile)(profile)).flatten();
            let international =
                (super::exporter::REGIONS[super::exporter::REGIONS.len() - 1].profile)(profile);
            meta.insert("profile".into(), json!([own.or(international)?]));
        }
        Some(Value::Object(meta))
    }

    fn sections(&mut self) -> Vec<Value> {
        let size = self.dice.between(1, 6);
        SECTIONS
            .iter()
            .enumerate()
            .filter_map(|(index, section)| {
                let required = index < 3;
                let chance = match section.key {
                    Key::Immunizations | Key::Results | Key::Procedures => 65,
                    Key::Vitals => 40,
                    _ => 22,
                };
                (required || self.dice.percent(chance)).then(|| self.section(section, size))
            })
            .collect()
    }

    fn section(&mut self, section: &Section, size: usize) -> Value {
        let title = *self.dice.pick_early(section.titles);
        let display = *self.dice.pick_early(section.displays);
        let mut written = Map::new();
        written.insert("title".into(), title.into());
        let mut code =
            json!({ "coding": [self.exporter.coding(LOINC, section.code, Some(display))] });
        if self.exporter.codeable_text && self.dice.percent(30) {
            code["text"] = title.into();
        }
        written.insert("code".into(), code);
        if self.dice.percent(8) {
            return self.empty_section(written, title);
        }
        let count = self.dice.between(1, size);
        let items = if self.dice.percent(10) && section.key != Key::Plan {
            self.none_known(section.key)
        } else {
            self.items(section.key, count)
        };
        let words: Vec<_> = items.iter().map(|item| item.words.clone()).collect();
        if self.exporter.narratives || self.dice.percent(50) {
            written.insert("text".into(), narrative::section(self.dice, title, &words));
        }
        if !items.is_empty() {
            let entries: Vec<Value> = items
                .into_iter()
                .map(|item| {
                    let mut reference = item.reference;
                    if self.exporter.reference_display {
                        reference["display"] = item.words.into();
                    }
                    reference
                })
                .collect();
            written.insert("entry".into(), entries.into());
        }
        Value::Object(written)
    }

    fn empty_section(&mut self, mut written: Map<String, Value>, title: &str) -> Value {
        let (code, display) = *self.dice.pick(&[
            ("nilknown", "Nil Known"),
            ("unavailable", "Unavailable"),
            ("notasked", "Not Asked"),
        ]);
        written
            .insert("text".into(), narrative::none(&format!("No {title} information available")));
        written
            .insert("emptyReason".into(), self.exporter.status("list-empty-reason", code, display));
        Value::Object(written)
    }

    /// An entry that says the patient has none, or that nobody knows.
    fn none_known(&mut self, key: Key) -> Vec<Item> {
        let (none, unknown) = match key {
            Key::Allergies => (
                ("no-known-allergies", "No known allergies"),
                ("no-allergy-info", "No information about allergies"),
            ),
            Key::Medications => (
                ("no-known-medications", "No known medications"),
                ("no-medication-info", "No information about medications"),
            ),
            Key::Problems => (
                ("no-known-problems", "No known problems"),
                ("no-problem-info", "No information about problems"),
            ),
            Key::Immunizations => (
                ("no-known-immunizations", "No known immunizations"),
                ("no-immunization-info", "No information about immunizations"),
            ),
            Key::Procedures => (
                ("no-known-procedures", "No known procedures"),
                ("no-procedure-info", "No information about past history of procedures"),
            ),
            Key::Devices => (
                ("no-known-devices", "No known devices in use"),
                ("no-device-info", "No information about devices"),
            ),
            _ => return Vec::new(),
        };
        let absent = if self.dice.percent(50) { none } else { unknown };
        let concept = self.exporter.concept(ABSENT, absent);
        vec![self.absent(key, concept, absent.1)]
    }

    fn close(&mut self, sections: Vec<Value>) -> Value {
        let date = self.exporter.instant(self.dice);
        let author = if self.dice.percent(60) {
            self.practitioner.clone()
        } else {
            self.organization.clone()
        };
        let mut composition = json!({ "resourceType": "Composition" });
        if self.exporter.narratives && self.dice.percent(50) {
            composition["text"] = narrative::none("International Patient Summary");
        }
        if self.dice.percent(30) {
            let id = self.dice.uuid();
            composition["identifier"] =
                json!({ "system": "urn:oid:2.16.724.4.8.10.200.10", "value": id });
        }
        composition["status"] = "final".into();
        let code = self.exporter.coding(LOINC, "60591-5", Some("Patient summary Document"));
        composition["type"] = json!({ "coding": [code] });
        if self.exporter.codeable_text {
            composition["type"]["text"] = "Patient summary Document".into();
        }
        composition["subject"] = self.patient.clone();
        composition["date"] = date.clone().into();
        composition["author"] = json!([author]);
        composition["title"] = (*self.dice.pick(&[
            "International Patient Summary",
            "Patient Summary",
            "Patient summary Document",
            "IPS",
            "Patient Summary as of ",
        ]))
        .into();
        if self.dice.percent(45) {
            composition["confidentiality"] = "N".into();
        }
        if self.dice.percent(35) {
            composition["attester"] = json!([{ "mode": *self.dice.pick_early(&["legal", "professional"]), "time": date, "party": author }]);
        }
        if self.dice.percent(60) {
            composition["custodian"] = self.organization.clone();
        }
        if self.dice.percent(35) {
            composition["event"] = json!([{
                "code": [{ "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-ActClass", "code": "PCPR" }] }],
                "period": { "end": date },
            }]);
        }
        composition["section"] = sections.into();
        self.add("Composition", "", composition);
        let mut bundle = Map::new();
        bundle.insert("resourceType".into(), "Bundle".into());
        if self.dice.percent(85) {
            bundle.insert("id".into(), self.dice.uuid().into());
        }
        if let Some(meta) = self.meta("Bundle") {
            bundle.insert("meta".into(), meta);
        }
        if self.dice.percent(25) {
            bundle.insert("language".into(), self.exporter.region.language.into());
        }
        let id = format!("urn:uuid:{}", self.dice.uuid());
        bundle.insert("identifier".into(), json!({ "system": "urn:ietf:rfc:3986", "value": id }));
        bundle.insert("type".into(), "document".into());
        bundle.insert("timestamp".into(), date.into());
        bundle.insert("entry".into(), std::mem::take(&mut self.entries).into());
        Value::Object(bundle)
    }
}
