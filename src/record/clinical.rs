//! The elements of resources that are more than one value: reactions, dosages, components, vaccine doses.

use serde_json::Value;

use super::details::Detail;
use super::fields::is_named;
use super::json::{get, list, object};
use super::label::Label;
use super::reader::{Place, Reader};
use super::rendering::join;

/// The elements of a dosage that are shown before the amount.
const DOSAGE_BEFORE: &[(Label, &[&str])] = &[(Label::Dosage, &["text"])];
/// The amount.
const DOSE_AND_RATE: &[(Label, &[&str])] = &[
    (Label::Dose, &["dose", "doseQuantity", "doseRange"]),
    (Label::Rate, &["rateQuantity", "rateRange", "rateRatio"]),
];
/// The elements of a dosage that are shown after the amount.
const DOSAGE_AFTER: &[(Label, &[&str])] = &[
    (Label::Timing, &["timing"]),
    (Label::AsNeeded, &["asNeeded", "asNeededBoolean", "asNeededCodeableConcept", "asNeededFor"]),
    (Label::Route, &["route"]),
    (Label::Site, &["site"]),
    (Label::Method, &["method"]),
    (Label::Instruction, &["patientInstruction", "additionalInstruction"]),
    (Label::MaximumDose, &["maxDosePerPeriod", "maxDosePerAdministration", "maxDosePerLifetime"]),
];

impl<'a> Reader<'a> {
    /// A part of a measurement under its own name: `Systolic blood pressure`, `120 mmHg`.
    pub(super) fn component(&self, place: &Place<'a>, component: &'a Value) -> Option<Detail> {
        let parts = object(component)?;
        let name = self.render(&place.at("code"), get(component, "code"));
        let is_value = |key: &str| is_named("value[x]", key) || key == "dataAbsentReason";
        let values: Vec<&str> =
            parts.keys().map(String::as_str).filter(|key| is_value(key)).collect();
        let value = join(", ", self.said(place, component, &values));
        let beside = self.others(place, parts, &[values.as_slice(), &["code"]].concat());
        Some(Detail { label: Label::Component, name, value: bracketed(value, beside)? })
    }

    /// A reaction: what was seen, and in brackets how bad, to what and when.
    pub(super) fn reaction(&self, place: &Place<'a>, reaction: &'a Value) -> Option<String> {
        const SEEN: &[&str] = &["manifestation"];
        let seen = join(", ", self.said(place, reaction, SEEN));
        bracketed(seen, self.others(place, object(reaction)?, SEEN))
    }

    /// A dosage: its words, and its parts under labels of their own, with the number of the step as their name.
    pub(super) fn dosage(
        &self,
        place: &Place<'a>,
        dosage: &'a Value,
        step: Option<&str>,
    ) -> Vec<Detail> {
        let mut details = Vec::new();
        let mut add = |label: Label, values: Vec<String>| {
            let name = step.map(str::to_owned);
            details.extend(join(", ", values).map(|value| Detail { label, name, value }));
        };
        for (label, elements) in DOSAGE_BEFORE {
            add(*label, self.said(place, dosage, elements));
        }
        // Dose and rate stand in the dosage itself in MedicationAdministration, and did so everywhere before R4.
        for amount in list(get(dosage, "doseAndRate")).iter().chain([dosage]) {
            for (label, elements) in DOSE_AND_RATE {
                add(*label, self.said(place, amount, elements));
            }
        }
        for (label, elements) in DOSAGE_AFTER {
            add(*label, self.said(place, dosage, elements));
        }
        let tables = [DOSAGE_BEFORE, DOSE_AND_RATE, DOSAGE_AFTER].into_iter().flatten();
        let read = tables.flat_map(|(_, elements)| *elements).copied();
        let read: Vec<&str> = read.chain(["doseAndRate", "sequence"]).collect();
        let others = object(dosage).and_then(|parts| self.others(place, parts, &read));
        add(Label::Instruction, others.into_iter().collect());
        details
    }

    /// Which dose of a series was given, and against what.
    pub(super) fn protocol(&self, place: &Place<'a>, protocol: &'a Value) -> Vec<Detail> {
        let Some(parts) = object(protocol) else { return Vec::new() };
        let keys = |field: &str| -> Vec<&'a str> {
            parts.keys().map(String::as_str).filter(|key| is_named(field, key)).collect()
        };
        let (number, of) = (keys("doseNumber[x]"), keys("seriesDoses[x]"));
        let dose =
            self.said(place, protocol, &number).into_iter().chain(self.said(place, protocol, &of));
        let dose = join(" / ", dose).map(|dose| (Label::DoseNumber, dose));
        let disease = join(", ", self.said(place, protocol, &["targetDisease"]));
        let disease = disease.map(|disease| (Label::TargetDisease, disease));
        let read = [number.as_slice(), &of, &["targetDisease"]].concat();
        let others = self.others(place, parts, &read).map(|others| (Label::Series, others));
        let details = dose.into_iter().chain(others).chain(disease);
        details.map(|(label, value)| Detail { label, name: None, value }).collect()
    }

    /// What the elements say that are there.
    fn said(&self, place: &Place<'a>, value: &'a Value, elements: &[&str]) -> Vec<String> {
        elements.iter().filter_map(|key| self.render(&place.at(key), get(value, key))).collect()
    }
}

/// A value with what is said beside it in brackets.
fn bracketed(value: Option<String>, beside: Option<String>) -> Option<String> {
    match (value, beside) {
        (Some(value), Some(beside)) => Some(format!("{value} ({beside})")),
        (value, beside) => value.or(beside),
    }
}
