//! A FHIR value as a line of text.
//!
//! Datatypes are told by what they are made of, not by where they stand: `{"coding": …}` is a concept wherever it
//! occurs, so an element of the wrong type is still shown as what it is. Words come from the record; the few signs
//! between them belong to no language.

use serde_json::{Map, Value};

use super::bundle::Resource;
use super::json::{get, list, object, text, text_at};
use super::patient::human_name;
use super::reader::{Place, Reader};
use super::terminology::{bare_code, codes_are_words, known_name};
use super::warning::WarningCode;

impl<'a> Reader<'a> {
    /// Any value as text; `None` where it says nothing.
    pub(super) fn render(&self, place: &Place<'a>, value: &'a Value) -> Option<String> {
        match value {
            Value::Array(values) => {
                join(", ", values.iter().filter_map(|value| self.render(place, value)))
            }
            Value::Object(parts) => self.render_object(place, value, parts),
            _ => text(value),
        }
    }

    fn render_object(
        &self,
        place: &Place<'a>,
        value: &'a Value,
        parts: &'a Map<String, Value>,
    ) -> Option<String> {
        let has = |key: &str| parts.contains_key(key);
        let any = |keys: &[&str]| keys.iter().any(|key| has(key));
        if has("resourceType") {
            let inner = Resource { value, ..place.resource };
            return self.follow(place, inner, |there| self.name(there, inner));
        }
        if any(&["coding", "concept"])
            || (has("code") && any(&["system", "display"]) && !has("value"))
        {
            return self.concept(place, value);
        }
        if has("reference") || (has("display") && !has("code")) {
            return self.reference(place, value);
        }
        if any(&["numerator", "denominator"]) {
            return join(" / ", self.parts(place, value, &["numerator", "denominator"]));
        }
        if any(&["low", "high"]) {
            return self.range(place, value);
        }
        if any(&["start", "end"]) {
            return period(value);
        }
        if any(&["repeat", "event"]) {
            return self.timing(place, value);
        }
        if any(&["contentType", "attachment"]) || (has("url") && any(&["title", "size"])) {
            return self.attachment(place, value);
        }
        if any(&["family", "given"]) {
            return human_name(value);
        }
        if any(&["extension"]) && parts.keys().all(|key| matches!(key.as_str(), "extension" | "id"))
        {
            return self.extensions(place, get(value, "extension"));
        }
        if has("url") && parts.keys().any(|key| key.starts_with("value")) {
            return self.extensions(place, value);
        }
        if text_at(value, "value").is_some() {
            return self.quantity(place, value);
        }
        if has("text") {
            let said = text_at(value, "text");
            let rest = self.others(place, parts, &["text"]);
            return match (said, rest) {
                (Some(said), Some(rest)) => Some(format!("{said} ({rest})")),
                (said, rest) => said.or(rest),
            };
        }
        self.others(place, parts, &[])
    }

    /// The parts of an object that has no shape of its own; numbers and flags mean nothing without their name.
    pub(super) fn others(
        &self,
        place: &Place<'a>,
        parts: &'a Map<String, Value>,
        without: &[&str],
    ) -> Option<String> {
        let said = parts.iter().filter(|(key, _)| *key != "id" && !without.contains(&key.as_str()));
        join(
            "; ",
            said.filter_map(|(key, value)| {
                let place = place.at(key);
                let text = match key.as_str() {
                    "extension" | "modifierExtension" => self.extensions(&place, value)?,
                    _ => self.render(&place, value)?,
                };
                Some(match value {
                    Value::Bool(_) | Value::Number(_) => format!("{key}: {text}"),
                    _ => text,
                })
            }),
        )
    }

    fn parts(&self, place: &Place<'a>, value: &'a Value, keys: &[&str]) -> Vec<String> {
        keys.iter().filter_map(|key| self.render(&place.at(key), get(value, key))).collect()
    }

    /// A `CodeableConcept`, a `Coding` or a `CodeableReference`: its words, or its code where it has none.
    pub(super) fn concept(&self, place: &Place<'a>, value: &'a Value) -> Option<String> {
        if let Some(words) = text_at(value, "text") {
            return Some(words);
        }
        let codings = match get(value, "coding") {
            Value::Null => core::slice::from_ref(value),
            codings => list(codings),
        };
        if let Some(words) = codings.iter().find_map(|coding| text_at(coding, "display")) {
            return Some(words);
        }
        let coded = |coding| Some((text_at(coding, "system"), text_at(coding, "code")?));
        let coded: Vec<(Option<String>, String)> = codings.iter().filter_map(coded).collect();
        if let Some((system, code)) = coded.first() {
            if codes_are_words(system.as_deref()) {
                return Some(bare_code(system.as_deref(), code));
            }
            let known = coded.iter().find_map(|(system, code)| known_name(system.as_deref(), code));
            let shown = known.map_or_else(|| bare_code(system.as_deref(), code), str::to_owned);
            let missing = WarningCode::MissingDisplay;
            self.warnings.add_repair(missing, &place.path, Some(code), Some(&shown));
            return Some(shown);
        }
        join(", ", self.parts(place, value, &["concept", "reference", "extension"]))
    }

    /// A reference: what it says itself, or the name of what it leads to.
    fn reference(&self, place: &Place<'a>, value: &'a Value) -> Option<String> {
        let link = get(value, "reference");
        if link.is_object() {
            return self.reference(place, link);
        }
        let found = text(link).map(|link| (self.bundle.resolve(&link, place.resource), link));
        if let Some((None, link)) = &found {
            self.warnings.add(WarningCode::ReferenceUnresolved, &place.path, Some(link));
        }
        text_at(value, "display")
            .or_else(|| {
                let target = found.as_ref()?.0?;
                self.follow(place, target, |there| self.name(there, target))
            })
            .or_else(|| text_at(get(value, "identifier"), "value"))
            .or_else(|| found.map(|(_, link)| link))
    }

    /// What people call a resource.
    pub(super) fn name(&self, place: &Place<'a>, resource: Resource<'a>) -> Option<String> {
        let kind = resource.kind();
        if kind == "PractitionerRole" {
            let roles = ["practitioner", "organization", "code"];
            return join(", ", self.parts(place, resource.value, &roles));
        }
        let said = matches!(kind, "Patient" | "Practitioner" | "RelatedPerson" | "Person")
            .then(|| super::patient::best_name(resource.value))
            .flatten()
            .or_else(|| self.title(place, resource).map(|title| title.words));
        let caution = super::status::negation(resource.value);
        match (said, caution) {
            (Some(said), Some(caution)) => Some(format!("{said} ({caution})")),
            (said, _) => said,
        }
    }

    fn range(&self, place: &Place<'a>, value: &'a Value) -> Option<String> {
        let end = |key: &str| self.render(&place.at(key), get(value, key));
        let range = match (end("low"), end("high")) {
            (Some(low), Some(high)) => {
                // The unit is said once where both ends have the same.
                let unit = text_at(get(value, "low"), "unit")
                    .or_else(|| text_at(get(value, "low"), "code"));
                let bare = unit.and_then(|unit| {
                    let unit = format!(" {unit}");
                    high.ends_with(&unit)
                        .then(|| low.strip_suffix(&unit).map(str::to_owned))
                        .flatten()
                });
                Some(format!("{} – {high}", bare.unwrap_or(low)))
            }
            (Some(low), None) => Some(format!("≥ {low}")),
            (None, Some(high)) => Some(format!("≤ {high}")),
            (None, None) => None,
        };
        let said = text_at(value, "text").filter(|said| Some(said) != range.as_ref());
        let about = self.parts(place, value, &["type", "appliesTo", "age"]);
        join("; ", said.into_iter().chain(range).chain(about))
    }

    /// A Quantity, Money, Identifier or contact: comparator, value and unit.
    fn quantity(&self, place: &Place<'a>, value: &'a Value) -> Option<String> {
        let number = text_at(value, "value")?;
        let is_number = get(value, "value").is_number() || text_at(value, "unit").is_some();
        let unit = ["unit", "code", "currency"].iter().find_map(|key| text_at(value, key));
        let comparator = text_at(value, "comparator");
        let kind =
            if is_number { None } else { self.render(&place.at("type"), get(value, "type")) };
        join(
            " ",
            comparator
                .into_iter()
                .chain([number])
                .chain(unit)
                .chain(kind.map(|kind| format!("({kind})"))),
        )
    }

    /// A Timing, in signs: `2 × / 1 d`, the times of day, the moments of life.
    fn timing(&self, place: &Place<'a>, value: &'a Value) -> Option<String> {
        let repeat = get(value, "repeat");
        let span = |low: &str, high: &str| {
            let (low, high) = (text_at(repeat, low), text_at(repeat, high));
            match (low, high) {
                (Some(low), Some(high)) => Some(format!("{low}–{high}")),
                (low, high) => low.or(high),
            }
        };
        let unit = |key: &str| text_at(repeat, key).unwrap_or_default();
        let often = span("frequency", "frequencyMax");
        let per = span("period", "periodMax").map(|per| format!("/ {per} {}", unit("periodUnit")));
        let rate = match (often, per) {
            (None, None) => None,
            (often, per) => join(
                " ",
                [format!("{} ×", often.unwrap_or_else(|| "1".to_owned()))].into_iter().chain(per),
            ),
        };
        let lasts = span("duration", "durationMax")
            .map(|lasts| format!("{lasts} {}", unit("durationUnit")));
        let offset = text_at(repeat, "offset").map(|offset| format!("{offset} min"));
        let count = span("count", "countMax").map(|count| format!("Σ {count} ×"));
        let words = self.parts(place, value, &["code", "event"]);
        let moments = self.parts(place, repeat, &["when", "timeOfDay", "dayOfWeek"]);
        let bounds = self.parts(place, repeat, &["boundsPeriod", "boundsRange", "boundsDuration"]);
        join(
            "; ",
            words
                .into_iter()
                .chain(rate)
                .chain(moments)
                .chain(offset)
                .chain(lasts)
                .chain(count)
                .chain(bounds),
        )
    }

    /// A file by its title, type and size; never its bytes.
    pub(super) fn attachment(&self, place: &Place<'a>, value: &'a Value) -> Option<String> {
        let inner = get(value, "attachment");
        if !inner.is_null() {
            return self.render(&place.at("attachment"), inner);
        }
        let size = text_at(value, "size").or_else(|| {
            // Four characters of base64 are three bytes.
            let base64 = get(value, "data").as_str()?.trim_end_matches('=');
            Some((base64.len() * 3 / 4).to_string())
        });
        let said = self.parts(place, value, &["title", "contentType"]);
        let size = size.map(|size| format!("{size} B"));
        let parts =
            said.into_iter().chain(size).chain(self.parts(place, value, &["creation", "url"]));
        join("; ", parts)
    }

    /// Extensions by the last part of their address and their value.
    pub(super) fn extensions(&self, place: &Place<'a>, value: &'a Value) -> Option<String> {
        let said = list(value).iter().filter_map(|extension| {
            let (name, said) = self.extension(place, extension)?;
            // Why there is no value stands where the value would.
            Some(if name == "data-absent-reason" { said } else { format!("{name}: {said}") })
        });
        join("; ", said)
    }

    /// One extension's name and value.
    pub(super) fn extension(
        &self,
        place: &Place<'a>,
        extension: &'a Value,
    ) -> Option<(String, String)> {
        let url = text_at(extension, "url").unwrap_or_default();
        let name =
            url.trim_end_matches('/').rsplit(['/', ':']).next().unwrap_or_default().to_owned();
        // Which part of the narrative shows an element is no reading matter.
        let parts = object(extension).filter(|_| name != "narrativeLink")?;
        let said = parts.iter().filter(|(key, _)| key.starts_with("value") || *key == "extension");
        let said = join(
            "; ",
            said.filter_map(|(key, value)| match key.as_str() {
                "extension" => self.extensions(place, value),
                _ => self.render(place, value),
            }),
        )?;
        Some((name, said))
    }
}

/// A Period as an ISO 8601 interval, `..` for an end that is not said.
pub(super) fn period(value: &Value) -> Option<String> {
    let (start, end) = (text_at(value, "start"), text_at(value, "end"));
    match (start, end) {
        (None, None) => None,
        (start, end) => {
            let open = || "..".to_owned();
            Some(format!("{}/{}", start.unwrap_or_else(open), end.unwrap_or_else(open)))
        }
    }
}

/// The parts with a separator between them; `None` where there are none.
pub(super) fn join(separator: &str, parts: impl IntoIterator<Item = String>) -> Option<String> {
    let joined = parts.into_iter().collect::<Vec<_>>().join(separator);
    Some(joined).filter(|joined| !joined.is_empty())
}
