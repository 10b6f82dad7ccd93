//! What was measured, as people write it down: a number and its unit, two numbers of a blood pressure, or words.

use serde_json::Value;

use super::document::{LOINC, concept};
use super::place;
use crate::record::json::{get, list, text, text_at};
use crate::record::pieces::has_code;
use crate::record::raw;

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
        place::set(observation, "code", raw::read(&concept(LOINC, self.loinc, self.display)));
        place::set(observation, "code.text", self.name.into());
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
    let is_pressure = vital.is_some_and(|vital| vital.loinc == PRESSURE);
    let pressures = value.filter(|_| is_pressure).and_then(|value| value.split_once('/'));
    let pressures = pressures.and_then(|(systolic, diastolic)| {
        Some([quantity(systolic, unit)?, quantity(diastolic, unit)?])
    });
    let mut components = match observation.get_mut("component").map(Value::take) {
        Some(Value::Array(components)) => components,
        _ => Vec::new(),
    };
    components.retain(|part| !PRESSURES.iter().any(|(code, _)| has_code(get(part, "code"), code)));
    let mut key = "";
    if let Some(pressures) = pressures {
        for ((code, display), quantity) in PRESSURES.iter().zip(pressures) {
            let mut component = Value::Null;
            place::set(&mut component, "code", raw::read(&concept(LOINC, code, display)));
            place::set(&mut component, "valueQuantity", quantity);
            components.push(component);
        }
    } else if let Some(value) = value {
        let quantity = quantity(value, unit);
        key = if quantity.is_some() { "valueQuantity" } else { "valueString" };
        let words = || format!("{value} {}", unit.unwrap_or_default()).trim_end().into();
        place::set(observation, key, quantity.unwrap_or_else(words));
    }
    place::drop_others(observation, "value[x]", key);
    let are_some = !components.is_empty();
    place::set(observation, "component", Value::Array(components));
    if !are_some {
        place::remove(observation, "component");
    }
}

/// A number, with the signs for less and more before it, and a unit.
fn quantity(value: &str, unit: Option<&str>) -> Option<Value> {
    let value = value.trim();
    let comparator = ["<=", ">=", "<", ">"].into_iter().find(|sign| value.starts_with(sign));
    let number = value.get(comparator.map_or(0, str::len)..)?;
    let number: Value = serde_json::from_str(number).ok().filter(Value::is_number)?;
    let mut quantity = Value::Null;
    let mut add = |key, value: &str| place::set(&mut quantity, key, value.into());
    add("value", "");
    if let Some(comparator) = comparator {
        add("comparator", comparator);
    }
    if let Some(unit) = unit {
        add("unit", unit);
        if let Some((_, ucum)) = UNITS.iter().find(|(written, _)| *written == unit) {
            add("system", "http://unitsofmeasure.org");
            add("code", ucum);
        }
    }
    place::set(&mut quantity, "value", number);
    Some(quantity)
}
