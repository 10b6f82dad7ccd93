//! The elements of resources that are more than one value: reactions, dosages, components, vaccine doses.

use serde_json::Value;

use super::entry::Detail;
use super::fields::Label;
use super::json::{get, list, object, text_at};
use super::rendering::{Place, Reader, join};

impl<'a> Reader<'a> {
    /// A part of a measurement under its own name: `Systolic blood pressure`, `120 mmHg`.
    pub(super) fn component(&self, place: &Place<'a>, component: &'a Value) -> Option<Detail> {
        let name = self.render(&place.at("code"), get(component, "code"));
        let parts = object(component)?.iter().filter(|(key, _)| key.starts_with("value"));
        let value = parts.filter_map(|(key, value)| self.render(&place.at(key), value));
        let value = join(", ", value.chain(self.said(place, component, &["dataAbsentReason"])));
        let beside = join(
            "; ",
            self.said(place, component, &["interpretation", "referenceRange", "extension"]),
        );
        let value = match (value, beside) {
            (Some(value), Some(beside)) => format!("{value} ({beside})"),
            (value, beside) => value.or(beside)?,
        };
        Some(Detail { label: Label::Component, name, value })
    }

    /// A reaction: what was seen, and in brackets how bad, to what and when.
    pub(super) fn reaction(&self, place: &Place<'a>, reaction: &'a Value) -> Option<String> {
        let seen = self.said(place, reaction, &["manifestation"]);
        let about =
            ["severity", "substance", "description", "onset", "exposureRoute", "note", "extension"];
        let about = join("; ", self.said(place, reaction, &about));
        match (join(", ", seen), about) {
            (Some(seen), Some(about)) => Some(format!("{seen} ({about})")),
            (seen, about) => seen.or(about),
        }
    }

    /// A dosage: its words, and its parts under labels of their own. The steps of a longer instruction are numbered.
    pub(super) fn dosage(&self, place: &Place<'a>, dosage: &'a Value) -> Vec<Detail> {
        let step = text_at(dosage, "sequence");
        let mut details = Vec::new();
        let mut add = |label: Label, values: Vec<String>| {
            let name = step.clone();
            details.extend(join(", ", values).map(|value| Detail { label, name, value }));
        };
        add(Label::Dosage, self.said(place, dosage, &["text"]));
        // Dose and rate stood in the dosage itself before R4, and do so in MedicationAdministration.
        let amounts = list(get(dosage, "doseAndRate"));
        for amount in amounts.iter().chain([dosage]) {
            add(Label::Dose, self.said(place, amount, &["doseQuantity", "doseRange", "dose"]));
            add(Label::Rate, self.said(place, amount, &["rateRatio", "rateRange", "rateQuantity"]));
        }
        add(
            Label::Timing,
            self.timing(&place.at("timing"), get(dosage, "timing")).into_iter().collect(),
        );
        add(
            Label::AsNeeded,
            self.said(
                place,
                dosage,
                &["asNeeded", "asNeededBoolean", "asNeededCodeableConcept", "asNeededFor"],
            ),
        );
        add(Label::Route, self.said(place, dosage, &["route"]));
        add(Label::Site, self.said(place, dosage, &["site"]));
        add(Label::Method, self.said(place, dosage, &["method"]));
        add(
            Label::Instruction,
            self.said(place, dosage, &["patientInstruction", "additionalInstruction"]),
        );
        let most = ["maxDosePerPeriod", "maxDosePerAdministration", "maxDosePerLifetime"];
        add(Label::MaximumDose, self.said(place, dosage, &most));
        add(Label::Extension, self.said(place, dosage, &["extension", "modifierExtension"]));
        details
    }

    /// Which dose of a series was given, and against what.
    pub(super) fn protocol(&self, place: &Place<'a>, protocol: &'a Value) -> Vec<Detail> {
        let number = |stem: &str| {
            let named = ["PositiveInt", "String", ""].map(|kind| format!("{stem}{kind}"));
            named.iter().find_map(|key| text_at(protocol, key))
        };
        let dose = join(" / ", number("doseNumber").into_iter().chain(number("seriesDoses")));
        let dose = dose.map(|value| Detail {
            label: Label::DoseNumber,
            name: text_at(protocol, "series"),
            value,
        });
        let disease = join(", ", self.said(place, protocol, &["targetDisease"]));
        let disease =
            disease.map(|value| Detail { label: Label::TargetDisease, name: None, value });
        dose.into_iter().chain(disease).collect()
    }

    /// What the elements say that are there.
    fn said(&self, place: &Place<'a>, value: &'a Value, elements: &[&str]) -> Vec<String> {
        elements.iter().filter_map(|key| self.render(&place.at(key), get(value, key))).collect()
    }
}
