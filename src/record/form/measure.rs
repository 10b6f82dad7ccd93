//! What was measured, as people write it down: a number and its unit, two numbers of a blood pressure, or words.

use serde_json::{Map, Value, json};

use super::document::concept;
use super::place;
use crate::record::json::{get, list, text, text_at};
use crate::record::pieces::has_code;

/// Something that patients measure themselves; [HL7's profiles](https://hl7.org/fhir/R4/observation-vitalsigns.html) of
/// it say by which code and in which units.
pub(super) struct Vital {
    name: &'static str,
    loinc: &'static str,
    display: &'static str,
    /// Where no unit is written.
    unit: &'static str,
}

const fn vital(
    name: &'static str,
    loinc: &'static str,
    display: &'static str,
    unit: &'static str,
) -> Vital {
    Vital { name, loinc, display, unit }
}

const GLUCOSE: &str = "Blood glucose";
const VITALS: &[Vital] = &[
    vital(GLUCOSE, "2339-0", "Glucose [Mass/volume] in Blood", "mg/dL"),
    vital(GLUCOSE, "15074-8", "Glucose [Moles/volume] in Blood", "mmol/L"),
    vital("Blood pressure", PRESSURE, "Blood pressure panel with all children optional", "mmHg"),
    vital("Body height", "8302-2", "Body height", "cm"),
    vital("Body temperature", "8310-5", "Body temperature", "°C"),
    vital("Body weight", "29463-7", "Body weight", "kg"),
    vital("Heart rate", "8867-4", "Heart rate", "/min"),
    vital(
        "Oxygen saturation",
        "59408-5",
        "Oxygen saturation in Arterial blood by Pulse oximetry",
        "%",
    ),
];

const PRESSURE: &str = "85354-9";
/// The two numbers of a blood pressure.
const PRESSURES: [(&str, &str); 2] =
    [("8480-6", "Systolic blood pressure"), ("8462-4", "Diastolic blood pressure")];

/// Units as they are written, and as [UCUM](https://ucum.org) has them.
const UNITS: &[(&str, &str)] = &[
    ("%", "%"),
    ("/min", "/min"),
    ("cm", "cm"),
    ("g/dL", "g/dL"),
    ("in", "[in_i]"),
    ("kg", "kg"),
    ("lb", "[lb_av]"),
    ("mg/dL", "mg/dL"),
    ("mmHg", "mm[Hg]"),
    ("mmol/L", "mmol/L"),
    ("°C", "Cel"),
    ("°F", "[degF]"),
];

impl Vital {
    /// The one of this name; of two for two units, the one for this unit or the first.
    pub(super) fn named(name: &str, unit: Option<&str>) -> Option<&'static Self> {
        let mut named = VITALS.iter().filter(|vital| vital.name.eq_ignore_ascii_case(name));
        named.clone().find(|vital| Some(vital.unit) == unit).or_else(|| named.next())
    }

    /// Whether an observation says by its code that it is one of these.
    pub(super) fn is_named_in(observation: &Value) -> bool {
        VITALS.iter().any(|vital| has_code(get(observation, "code"), vital.loinc))
    }

    /// Says by its code what was measured.
    pub(super) fn name(&self, observation: &mut Value) {
        let mut code = concept(self.loinc, self.display);
        code["text"] = self.name.into();
        place::set(observation, "code", code);
    }
}

/// What was measured, and its unit.
pub(super) fn read(observation: &Value) -> (Option<String>, Option<String>) {
    let components = list(get(observation, "component"));
    let part = |code| {
        let part = components.iter().find(|part| has_code(get(part, "code"), code));
        part.and_then(|part| amount(get(part, "valueQuantity")))
    };
    if let [Some((systolic, unit)), Some((diastolic, _))] = PRESSURES.map(|(code, _)| part(code)) {
        return (Some(format!("{systolic}/{diastolic}")), unit);
    }
    let value = |key| get(observation, key);
    match amount(value("valueQuantity")) {
        Some((value, unit)) => (Some(value), unit),
        None => (["valueString", "valueInteger"].iter().find_map(|key| text(value(key))), None),
    }
}

/// A number as it is written, with what it is compared with, and its unit.
fn amount(quantity: &Value) -> Option<(String, Option<String>)> {
    let value = text_at(quantity, "value")?;
    let value = text_at(quantity, "comparator").unwrap_or_default() + &value;
    Some((value, text_at(quantity, "unit").or_else(|| text_at(quantity, "code"))))
}

/// Writes what was measured: as numbers with a unit where it is such, else as words.
pub(super) fn write(
    observation: &mut Value,
    vital: Option<&Vital>,
    value: Option<&str>,
    unit: Option<&str>,
) {
    let unit = unit.or(vital.map(|vital| vital.unit));
    place::remove(observation, "dataAbsentReason");
    let mut components = list(get(observation, "component")).to_vec();
    components.retain(|part| !PRESSURES.iter().any(|(code, _)| has_code(get(part, "code"), code)));
    let pressures = value
        .filter(|_| vital.is_some_and(|vital| vital.loinc == PRESSURE))
        .and_then(|value| value.split_once('/'))
        .and_then(|(systolic, diastolic)| {
            Some([quantity(systolic, unit)?, quantity(diastolic, unit)?])
        });
    let mut key = "";
    if let Some(pressures) = pressures {
        let parts = PRESSURES.iter().zip(pressures).map(|((code, display), quantity)| {
            json!({ "code": concept(code, display), "valueQuantity": quantity })
        });
        components.extend(parts);
    } else if let Some(value) = value {
        let quantity = quantity(value, unit);
        key = if quantity.is_some() { "valueQuantity" } else { "valueString" };
        let words = || [value, unit.unwrap_or_default()].join(" ").trim_end().into();
        place::set(observation, key, quantity.unwrap_or_else(words));
    }
    place::drop_others(observation, "value[x]", key);
    if components.is_empty() {
        place::remove(observation, "component");
    } else {
        place::set(observation, "component", Value::Array(components));
    }
}

/// A number, with the signs for less and more before it, and a unit.
fn quantity(value: &str, unit: Option<&str>) -> Option<Value> {
    let value = value.trim();
    let comparator = ["<=", ">=", "<", ">"].into_iter().find(|sign| value.starts_with(sign));
    let number = value.get(comparator.map_or(0, str::len)..)?;
    let number: Value = serde_json::from_str(number).ok().filter(Value::is_number)?;
    let mut quantity = Map::new();
    let mut add = |key: &str, value: Value| quantity.insert(key.to_owned(), value);
    add("value", number);
    if let Some(comparator) = comparator {
        add("comparator", comparator.into());
    }
    if let Some(unit) = unit {
        add("unit", unit.into());
        if let Some((_, ucum)) = UNITS.iter().find(|(written, _)| *written == unit) {
            add("system", "http://unitsofmeasure.org".into());
            add("code", (*ucum).into());
        }
    }
    Some(Value::Object(quantity))
}
