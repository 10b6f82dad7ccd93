//! A resource as FHIR R4 has it, whatever it was before.
//!
//! What R4 says in other words is said in these, what it lacks and must have is said to be unknown, and what it cannot say
//! is taken out and kept as text in the narrative. Every such change is listed.

use serde_json::{Map, Value, json};

use super::definitions::{Definitions, Element, Named, PRIMITIVES, is_resource, may_be_modified};
use super::primitive::{Fit, fit, fixed_id, printable};
use super::repair::{Repair, RepairCode, spoken};
use super::{older, rules, xhtml};
use crate::record::json::{get, list, text, text_at};

/// Says why there is no value: <https://hl7.org/fhir/R4/extension-data-absent-reason.html>.
const ABSENT_REASON: &str = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
/// Where a resource says whom it is about.
const SUBJECTS: &[&str] = &["beneficiary", "patient", "subject"];

/// What makes resources valid, and what it did so far.
pub(super) struct Conformer<'a> {
    pub(super) definitions: &'a Definitions,
    /// The patient of the record, for resources that must be about somebody and do not say.
    pub(super) patient: Option<String>,
    pub(super) repairs: Vec<Repair>,
    /// What the resource at hand can no longer say but as text.
    pub(super) kept: Vec<String>,
}

impl Conformer<'_> {
    /// Makes a resource valid. A kind that R4 does not know becomes a `Basic` resource that says it as text.
    pub(super) fn resource(&mut self, resource: &Value, path: &str) -> Map<String, Value> {
        self.kept.clear();
        self.inner_resource(resource, path)
    }

    fn inner_resource(&mut self, resource: &Value, path: &str) -> Map<String, Value> {
        let mut given = resource.as_object().cloned().unwrap_or_default();
        older::rename_resource(&mut given);
        let kind = text(given.get("resourceType").unwrap_or(&Value::Null)).unwrap_or_default();
        let Some(kind) = self.definitions.resource(&kind) else {
            self.note(RepairCode::Converted, path, Some(kind.clone()), Some("Basic".to_owned()));
            self.kept.push(format!("{kind}: {}", spoken(resource)));
            let named = printable(&kind).unwrap_or_else(|| "unknown".to_owned());
            let mut basic = Map::new();
            basic.insert("resourceType".to_owned(), "Basic".into());
            let id = text_at(resource, "id").and_then(|id| fixed_id(&id));
            basic.extend(id.map(|id| ("id".to_owned(), id.into())));
            basic.insert("code".to_owned(), json!({ "text": named }));
            basic.extend(
                self.patient
                    .as_ref()
                    .map(|link| ("subject".to_owned(), json!({ "reference": link }))),
            );
            return basic;
        };
        let mut made = self.object(kind, given, path);
        // First, as everybody writes it.
        made.shift_insert(0, "resourceType".to_owned(), kind.into());
        rules::apply_to_resource(self, &mut made, path);
        made
    }

    /// Makes an object of a type valid.
    fn object(
        &mut self,
        kind: &'static str,
        mut given: Map<String, Value>,
        path: &str,
    ) -> Map<String, Value> {
        let definitions = self.definitions;
        let Some(elements) = definitions.of(kind) else { return Map::new() };
        let resource = is_resource(kind);
        for (old, new) in older::rename(kind, elements, &mut given) {
            self.note(RepairCode::Converted, &format!("{path}.{old}"), Some(old), Some(new));
        }
        let mut made = Map::new();
        let keys: Vec<String> = given.keys().cloned().collect();
        let is_given = !keys.is_empty();
        for key in keys {
            let Some(value) = given.get_mut(&key).map(Value::take) else { continue };
            let place = format!("{path}.{key}");
            if let Some(base) = key.strip_prefix('_') {
                if given.get(base).is_none_or(Value::is_null) && !made.contains_key(base) {
                    self.member(elements, base, Value::Null, &value, path, &mut made);
                }
                continue;
            }
            match key.as_str() {
                "resourceType" => {}
                "id" => {
                    let id = text(&value).filter(|id| !id.contains(char::is_whitespace));
                    let fixed = if resource { id.as_deref().and_then(fixed_id) } else { id };
                    if fixed.as_deref() != value.as_str() {
                        let code = if fixed.is_some() {
                            RepairCode::Converted
                        } else {
                            RepairCode::Dropped
                        };
                        self.note(code, &place, Some(spoken(&value)), fixed.clone());
                    }
                    made.extend(fixed.map(|id| (key, id.into())));
                }
                "extension" => self.many("Extension", value, &place, &key, &mut made),
                "modifierExtension" if may_be_modified(kind) => {
                    self.many("Extension", value, &place, &key, &mut made);
                }
                "text" if resource && kind != "Binary" => {
                    if let Some(narrative) = self.narrative(&value, &place) {
                        made.insert(key, narrative);
                    }
                }
                "contained" if resource && kind != "Binary" => {
                    let inner: Vec<Value> = list(&value)
                        .iter()
                        .enumerate()
                        .filter(|(_, inner)| inner.is_object())
                        .map(|(index, inner)| self.contained(inner, &format!("{place}[{index}]")))
                        .collect();
                    if !inner.is_empty() {
                        made.insert(key, inner.into());
                    }
                }
                "meta" if resource => self.one("Meta", value, &place, &key, &mut made),
                "implicitRules" | "language" if resource => {
                    let kind = if key == "language" { "code" } else { "uri" };
                    match fit(kind, &value, &[]) {
                        Fit::Same(value) | Fit::Converted(value) => drop(made.insert(key, value)),
                        Fit::Unfit => self.lose(&value, &place),
                    }
                }
                _ => {
                    let beside =
                        given.get_mut(&format!("_{key}")).map(Value::take).unwrap_or_default();
                    self.member(elements, &key, value, &beside, path, &mut made);
                }
            }
        }
        rules::apply(self, kind, &mut made, path);
        // Of what nothing is left, nothing must be there.
        if is_given && made.is_empty() && !resource {
            return made;
        }
        for element in elements.iter().filter(|element| element.required) {
            self.require(kind, element, path, &mut made);
        }
        made
    }

    /// Adds an element with its value, and what is said beside a value without parts.
    fn member(
        &mut self,
        elements: &[Element],
        key: &str,
        value: Value,
        beside: &Value,
        path: &str,
        made: &mut Map<String, Value>,
    ) {
        let place = format!("{path}.{key}");
        let Some(Named { element, kind }) = self.definitions.named(elements, key) else {
            return self.lose(&value, &place);
        };
        let is_other = |other: &String| {
            let other = other.strip_prefix('_').unwrap_or(other);
            other != key
                && element.stem().is_some_and(|stem| {
                    self.definitions
                        .named(elements, other)
                        .is_some_and(|it| it.element.stem() == Some(stem))
                })
        };
        if made.keys().any(is_other) {
            return self.lose(&value, &place);
        }
        if PRIMITIVES.contains(&kind) {
            let (values, besides) = self.primitives(element, kind, &value, beside, &place);
            for (key, values) in [(key.to_owned(), values), (format!("_{key}"), besides)] {
                if values.iter().all(Value::is_null) {
                    continue;
                }
                let first = |values: Vec<Value>| values.into_iter().next().unwrap_or_default();
                made.insert(key, if element.repeats { values.into() } else { first(values) });
            }
        } else if element.repeats {
            self.many(kind, value, &place, key, made);
        } else {
            self.one(kind, value, &place, key, made);
        }
    }

    /// The values of an element without parts, and what is said beside each.
    fn primitives(
        &mut self,
        element: &Element,
        kind: &'static str,
        value: &Value,
        beside: &Value,
        place: &str,
    ) -> (Vec<Value>, Vec<Value>) {
        let (values, besides) = (list(value), list(beside));
        let mut fitted: Vec<(Value, Value)> = Vec::new();
        for index in 0..values.len().max(besides.len()) {
            let value = values.get(index).unwrap_or(&Value::Null);
            let beside = besides.get(index).and_then(|beside| self.beside(beside, place));
            let value = match value {
                Value::Null => Value::Null,
                Value::String(text) if text.trim().is_empty() => Value::Null,
                _ if kind == "xhtml" => {
                    text(value).and_then(|div| xhtml::clean(&div)).map_or(Value::Null, Value::from)
                }
                _ => match fit(kind, value, &element.codes) {
                    Fit::Same(value) => value,
                    Fit::Converted(fit) => {
                        self.note(
                            RepairCode::Converted,
                            place,
                            Some(spoken(value)),
                            Some(spoken(&fit)),
                        );
                        // Of a moment without a zone only the day is left: the time is kept as it was said.
                        if matches!(kind, "date" | "dateTime") {
                            self.keep(value, place);
                        }
                        fit
                    }
                    Fit::Unfit => {
                        self.lose(value, place);
                        Value::Null
                    }
                },
            };
            if value.is_null() && beside.is_none() {
                continue;
            }
            if !element.repeats && !fitted.is_empty() {
                self.lose(&value, place);
                continue;
            }
            fitted.push((value, beside.unwrap_or_default()));
        }
        fitted.into_iter().unzip()
    }

    /// What is said beside a value without parts: extensions, an id.
    fn beside(&mut self, beside: &Value, place: &str) -> Option<Value> {
        let mut made = Map::new();
        if let Some(id) = text_at(beside, "id") {
            made.insert("id".to_owned(), id.into());
        }
        self.many("Extension", get(beside, "extension").clone(), place, "extension", &mut made);
        (!made.is_empty()).then(|| made.into())
    }

    fn many(
        &mut self,
        kind: &'static str,
        value: Value,
        place: &str,
        key: &str,
        made: &mut Map<String, Value>,
    ) {
        let values = match value {
            Value::Null => return,
            Value::Array(values) => values,
            alone => vec![alone],
        };
        let mut fitted = Vec::with_capacity(values.len());
        for (index, value) in values.into_iter().enumerate() {
            fitted.extend(self.complex(kind, value, &format!("{place}[{index}]")));
        }
        if !fitted.is_empty() {
            made.insert(key.to_owned(), fitted.into());
        }
    }

    fn one(
        &mut self,
        kind: &'static str,
        value: Value,
        place: &str,
        key: &str,
        made: &mut Map<String, Value>,
    ) {
        let mut values = match value {
            Value::Array(values) => values,
            alone => vec![alone],
        }
        .into_iter();
        if let Some(fitted) = values.by_ref().find_map(|value| self.complex(kind, value, place)) {
            made.insert(key.to_owned(), fitted);
        }
        for value in values {
            self.lose(&value, place);
        }
    }

    fn complex(&mut self, kind: &'static str, value: Value, place: &str) -> Option<Value> {
        if kind == "Resource" {
            return Some(self.inner_resource(&value, place).into());
        }
        // Without words it would be none.
        if kind == "Narrative" {
            return self.narrative(&value, place);
        }
        let given = match older::reshape(kind, value) {
            Ok((given, is_same)) => {
                if !is_same {
                    self.note(
                        RepairCode::Converted,
                        place,
                        None,
                        Some(kind.trim_start_matches('@').to_owned()),
                    );
                }
                given
            }
            Err(value) => {
                self.lose(&value, place);
                return None;
            }
        };
        let is_empty = given.values().all(Value::is_null);
        if is_empty {
            return None;
        }
        let made = self.object(kind, given, place);
        (!made.is_empty()).then(|| made.into())
    }

    fn narrative(&mut self, value: &Value, place: &str) -> Option<Value> {
        let div = text_at(value, "div").or_else(|| text(value))?;
        let clean = xhtml::clean(&div)?;
        let status = text_at(value, "status");
        let known = ["generated", "extensions", "additional"];
        let status = status.filter(|status| known.contains(&status.as_str()));
        if status.is_none() {
            self.note(RepairCode::Added, place, None, Some("additional".to_owned()));
        }
        Some(json!({ "status": status.unwrap_or_else(|| "additional".to_owned()), "div": clean }))
    }

    fn contained(&mut self, inner: &Value, path: &str) -> Value {
        let mut made = self.inner_resource(inner, path);
        // What is contained contains nothing, and has no storage of its own (dom-2, dom-4, dom-5).
        if let Some(within) = made.shift_remove("contained") {
            self.lose(&within, path);
        }
        let is_empty = made.get_mut("meta").and_then(Value::as_object_mut).is_some_and(|meta| {
            meta.retain(|key, _| !matches!(key.as_str(), "lastUpdated" | "security" | "versionId"));
            meta.is_empty()
        });
        if is_empty {
            made.shift_remove("meta");
        }
        made.into()
    }

    /// Says what must be there and is not.
    fn require(
        &mut self,
        kind: &'static str,
        element: &Element,
        path: &str,
        made: &mut Map<String, Value>,
    ) {
        let Some(first) = element.kinds.first().copied() else { return };
        let place = format!("{path}.{}", element.name);
        let Some(stem) = element.stem() else {
            let beside = format!("_{}", element.name);
            if made.contains_key(element.name) || made.contains_key(&beside) {
                return;
            }
            let subject = self.patient.clone().filter(|_| SUBJECTS.contains(&element.name));
            let subject = subject.filter(|_| first == "Reference" && is_resource(kind));
            let known = rules::default_code(kind, element);
            let (key, value, said) = match (subject, known) {
                (Some(link), _) => (element.name.to_owned(), json!({ "reference": link }), link),
                (None, Some(code)) => (element.name.to_owned(), code.into(), code.to_owned()),
                _ if PRIMITIVES.contains(&first) => (beside, absent(), "unknown".to_owned()),
                _ if first.starts_with('@') => {
                    let part = self.object(first, Map::new(), &place);
                    (element.name.to_owned(), part.into(), "unknown".to_owned())
                }
                _ => (element.name.to_owned(), absent(), "unknown".to_owned()),
            };
            self.note(RepairCode::Added, &place, None, Some(said));
            made.insert(key, if element.repeats { vec![value].into() } else { value });
            return;
        };
        let of_stem = |key: &String| {
            key.strip_prefix(stem)
                .is_some_and(|kind| kind.starts_with(|c: char| c.is_ascii_uppercase()))
        };
        if made.keys().any(of_stem) {
            return;
        }
        // A value that only says why it is missing is valid, and yet refused by programs in use.
        let key = |kind: &str| {
            let (first, rest) = kind.split_at_checked(1).unwrap_or_default();
            format!("{stem}{}{rest}", first.to_ascii_uppercase())
        };
        made.retain(|key, _| !key.strip_prefix('_').is_some_and(|key| of_stem(&key.to_owned())));
        let has = |kind: &str| element.kinds.contains(&kind);
        let (key, value) = if has("CodeableConcept") {
            (key("CodeableConcept"), absent())
        } else if has("string") || has("*") {
            (key("string"), "unknown".into())
        } else if PRIMITIVES.contains(&first) {
            (format!("_{}", key(first)), absent())
        } else {
            (key(first), absent())
        };
        self.note(RepairCode::Added, &place, None, Some("unknown".to_owned()));
        made.insert(key, value);
    }

    pub(super) fn note(
        &mut self,
        code: RepairCode,
        path: &str,
        was: Option<String>,
        is: Option<String>,
    ) {
        self.repairs.push(Repair { code, path: path.to_owned(), was, is });
    }

    /// Takes a value out and keeps it as text.
    pub(super) fn lose(&mut self, value: &Value, place: &str) {
        let said = spoken(value);
        if said.is_empty() {
            return;
        }
        self.note(RepairCode::Dropped, place, Some(said), None);
        // How a resource was stored is no reading matter.
        if !place.contains(".meta.") {
            self.keep(value, place);
        }
    }

    fn keep(&mut self, value: &Value, place: &str) {
        let element = place.split_once(".resource.").map_or(place, |(_, element)| element);
        self.kept.push(format!("{element}: {}", spoken(value)));
    }
}

/// Nothing, and that it is not known.
pub(super) fn absent() -> Value {
    json!({ "extension": [{ "url": ABSENT_REASON, "valueCode": "unknown" }] })
}

/// Takes out what is contained and that nothing refers to (dom-3).
pub(super) fn drop_unused_contained(
    conformer: &mut Conformer<'_>,
    made: &mut Map<String, Value>,
    path: &str,
) {
    let Some(Value::Array(contained)) = made.get("contained") else { return };
    let mut links: Vec<String> = Vec::new();
    let mut uses_container = Vec::new();
    for (key, value) in made.iter() {
        if key != "contained" {
            collect_links(value, &mut links);
        }
    }
    for inner in contained {
        let mut own = Vec::new();
        collect_links(inner, &mut own);
        uses_container.push(own.iter().any(|link| link == "#"));
        links.extend(own);
    }
    let used: Vec<bool> = contained
        .iter()
        .zip(uses_container)
        .map(|(inner, back)| {
            back || text_at(inner, "id")
                .is_some_and(|id| links.iter().any(|link| link.strip_prefix('#') == Some(&id)))
        })
        .collect();
    let Some(Value::Array(contained)) = made.get_mut("contained").map(Value::take) else { return };
    let mut left = Vec::new();
    for ((index, inner), used) in contained.into_iter().enumerate().zip(used) {
        if used {
            left.push(inner);
        } else {
            conformer.lose(&inner, &format!("{path}.contained[{index}]"));
        }
    }
    if left.is_empty() {
        made.shift_remove("contained");
    } else {
        made.insert("contained".to_owned(), left.into());
    }
}

fn collect_links(value: &Value, links: &mut Vec<String>) {
    crate::record::json::each_object(value, &mut |object| {
        for key in ["reference", "url", "valueUri", "valueUrl", "valueCanonical"] {
            links.extend(object.get(key).and_then(text));
        }
    });
}
