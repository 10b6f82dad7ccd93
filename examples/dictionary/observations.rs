//! Vital signs, laboratory results and what patients say of themselves.

use serde_json::{Value, json};

use super::document::{Document, Item};
use super::measures::{CODED_RESULTS, LABS, Measure, REPORTS, SMOKING, VITALS};
use super::vocabulary::{Concept, LOINC, SNOMED, UCUM};

impl Document<'_> {
    pub fn results(&mut self, count: usize) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for measure in self.dice.draw(LABS, count) {
            items.push(self.measured("Observation-lab", ("laboratory", "Laboratory"), measure));
        }
        if self.dice.percent(25) {
            let (question, answer) = *self.dice.pick(CODED_RESULTS);
            let mut observation = self.observation(("laboratory", "Laboratory"), question);
            observation["valueCodeableConcept"] = self.exporter.concept(SNOMED, answer);
            items.push(self.observed("Observation-lab", question.1, observation));
        }
        if self.dice.percent(35) {
            let members: Vec<Value> = items.iter().map(|item| item.reference.clone()).collect();
            items.push(self.report(members));
        }
        items
    }

    pub fn vitals(&mut self, count: usize) -> Vec<Item> {
        let mut items = Vec::new();
        if self.dice.percent(70) {
            items.push(self.blood_pressure());
        }
        for measure in self.dice.draw(VITALS, count) {
            items.push(self.measured(
                "Observation-vitals",
                ("vital-signs", "Vital Signs"),
                measure,
            ));
        }
        items
    }

    pub fn smoking(&mut self) -> Item {
        let question = ("72166-2", "Tobacco smoking status");
        let mut observation = self.observation(("social-history", "Social History"), question);
        observation["valueCodeableConcept"] =
            self.exporter.concept(SNOMED, *self.dice.pick(SMOKING));
        self.observed("Observation-smoking", question.1, observation)
    }

    pub fn pregnancy(&mut self) -> Item {
        let question = ("82810-3", "Pregnancy status");
        let mut observation = self.observation(("social-history", "Social History"), question);
        observation["valueCodeableConcept"] =
            self.exporter.concept(SNOMED, ("60001007", "Not pregnant"));
        self.observed("Observation", question.1, observation)
    }

    fn observed(&mut self, profile: &str, words: &str, observation: Value) -> Item {
        Item { reference: self.add(profile, words, observation), words: words.into() }
    }

    /// What all observations begin with.
    fn observation(&mut self, (category, shown): Concept, (code, display): Concept) -> Value {
        let mut observation = json!({ "resourceType": "Observation", "status": "final" });
        if self.dice.percent(88) {
            observation["category"] =
                json!([self.exporter.status("observation-category", category, shown)]);
        }
        observation["code"] = self.exporter.concept(LOINC, (code, display));
        observation["subject"] = self.patient.clone();
        observation["effectiveDateTime"] = self.exporter.moment(self.dice).into();
        if self.dice.percent(25) {
            observation["issued"] = self.exporter.instant(self.dice).into();
        }
        if self.dice.percent(45) {
            observation["performer"] = json!([if self.dice.percent(50) {
                &self.organization
            } else {
                &self.practitioner
            }]);
        }
        observation
    }

    fn measured(&mut self, profile: &str, category: Concept, measure: &Measure) -> Item {
        let mut observation = self.observation(category, measure.code);
        let value = self.dice.between(measure.span.0, measure.span.1);
        let value = match measure.decimals {
            0 => value.to_string(),
            _ => format!("{}.{}", value / 10, value % 10),
        };
        if self.dice.percent(4) {
            observation["dataAbsentReason"] =
                self.exporter.status("data-absent-reason", "unknown", "Unknown");
        } else {
            observation["valueQuantity"] = valued(&value, measure.unit);
        }
        if profile == "Observation-lab" && self.dice.percent(35) {
            let (code, shown) =
                *self.dice.pick_early(&[("N", "Normal"), ("H", "High"), ("L", "Low")]);
            observation["interpretation"] =
                json!([self.exporter.status("v3-ObservationInterpretation", code, shown)]);
        }
        if let Some((low, high)) = measure.range
            && self.dice.percent(50)
        {
            observation["referenceRange"] =
                json!([{ "low": valued(low, measure.unit), "high": valued(high, measure.unit) }]);
        }
        self.observed(profile, measure.code.1, observation)
    }

    fn blood_pressure(&mut self) -> Item {
        let panel = ("85354-9", "Blood pressure panel with all children optional");
        let mut observation = self.observation(("vital-signs", "Vital Signs"), panel);
        let unit = ("mmHg", "mm[Hg]");
        let mut component = |concept: Concept, low: usize, high: usize| {
            let value = self.dice.between(low, high).to_string();
            json!({ "code": self.exporter.concept(LOINC, concept), "valueQuantity": valued(&value, unit) })
        };
        observation["component"] = json!([
            component(("8480-6", "Systolic blood pressure"), 102, 168),
            component(("8462-4", "Diastolic blood pressure"), 62, 102),
        ]);
        self.observed("Observation-bp", "Blood pressure", observation)
    }

    fn report(&mut self, members: Vec<Value>) -> Item {
        let (code, display) = *self.dice.pick(REPORTS);
        let report = json!({
            "resourceType": "DiagnosticReport",
            "status": "final",
            "category": [self.exporter.status("v2-0074", "LAB", "Laboratory")],
            "code": self.exporter.concept(LOINC, (code, display)),
            "subject": self.patient.clone(),
            "effectiveDateTime": self.exporter.moment(self.dice),
            "performer": [self.organization.clone()],
            "result": members,
        });
        Item { reference: self.add("DiagnosticReport", display, report), words: display.into() }
    }
}

fn valued(value: &str, (unit, code): (&str, &str)) -> Value {
    let number: serde_json::Number = value.parse().expect("measures are written as numbers");
    json!({ "value": number, "unit": unit, "system": UCUM, "code": code })
}
