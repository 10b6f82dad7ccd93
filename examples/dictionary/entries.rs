//! The clinical entries of each section.

use serde_json::{Value, json};

use super::document::{Document, Item};
use super::exporter::Exporter;
use super::sections::Key;
use super::vocabulary::*;

impl Document<'_> {
    pub fn items(&mut self, key: Key, count: usize) -> Vec<Item> {
        match key {
            Key::Problems => self
                .dice
                .draw(PROBLEMS, count)
                .into_iter()
                .map(|problem| self.problem(problem, "active"))
                .collect(),
            Key::PastIllness => self
                .dice
                .draw(PROBLEMS, count)
                .into_iter()
                .map(|problem| self.problem(problem, "resolved"))
                .collect(),
            Key::Allergies => self
                .dice
                .draw(ALLERGENS, count)
                .into_iter()
                .map(|allergen| self.allergy(*allergen))
                .collect(),
            Key::Medications => self
                .dice
                .draw(MEDICINES, count)
                .into_iter()
                .map(|medicine| self.medicine(medicine))
                .collect(),
            Key::Immunizations => self
                .dice
                .draw(VACCINES, count)
                .into_iter()
                .map(|vaccine| self.immunization(*vaccine))
                .collect(),
            Key::Results => self.results(count),
            Key::Procedures => self
                .dice
                .draw(PROCEDURES, count)
                .into_iter()
                .map(|procedure| self.procedure(*procedure))
                .collect(),
            Key::Devices => {
                self.dice.draw(DEVICES, 1).into_iter().map(|device| self.device(*device)).collect()
            }
            Key::Vitals => self.vitals(count),
            Key::SocialHistory => vec![self.smoking()],
            Key::Pregnancy => vec![self.pregnancy()],
            Key::FunctionalStatus | Key::Directives => Vec::new(),
            Key::Plan => vec![self.plan()],
        }
    }

    pub fn absent(&mut self, key: Key, concept: Value, words: &str) -> Item {
        let patient = self.patient.clone();
        let resource = match key {
            Key::Allergies => {
                let clinical =
                    self.exporter.status("allergyintolerance-clinical", "active", "Active");
                json!({ "resourceType": "AllergyIntolerance", "clinicalStatus": clinical, "code": concept, "patient": patient })
            }
            Key::Medications => {
                json!({ "resourceType": "MedicationStatement", "status": "unknown", "medicationCodeableConcept": concept, "subject": patient,
                        "_effectiveDateTime": Exporter::unknown_date() })
            }
            Key::Immunizations => {
                json!({ "resourceType": "Immunization", "status": "not-done", "vaccineCode": concept, "patient": patient,
                        "_occurrenceDateTime": Exporter::unknown_date() })
            }
            Key::Procedures => {
                json!({ "resourceType": "Procedure", "status": "unknown", "code": concept, "subject": patient,
                        "_performedDateTime": Exporter::unknown_date() })
            }
            Key::Devices => {
                let device =
                    json!({ "resourceType": "Device", "type": concept, "patient": patient });
                let device = self.add("Device", words, device);
                json!({ "resourceType": "DeviceUseStatement", "status": "active", "subject": patient, "device": device,
                        "_timingDateTime": Exporter::unknown_date() })
            }
            _ => {
                let clinical = self.exporter.status("condition-clinical", "active", "Active");
                json!({ "resourceType": "Condition", "clinicalStatus": clinical, "code": concept, "subject": patient })
            }
        };
        self.item(words, resource)
    }

    /// Adds a resource under the profile of its own type.
    fn item(&mut self, words: &str, resource: Value) -> Item {
        let kind = resource["resourceType"].as_str().unwrap_or_default().to_owned();
        let reference = self.add(&kind, words, resource);
        Item { reference, words: words.into() }
    }

    fn identifier(&mut self, resource: &mut Value) {
        if self.exporter.identified_entries {
            let value = format!("urn:uuid:{}", self.dice.uuid());
            resource["identifier"] = json!([{ "system": "urn:ietf:rfc:3986", "value": value }]);
        }
    }

    fn note(&mut self, resource: &mut Value) {
        if self.dice.percent(12) {
            let text =
                *self.dice.pick(&["Reported by the patient.", "Well controlled.", "Under review."]);
            resource["note"] = json!([{ "text": text }]);
        }
    }

    fn problem(
        &mut self,
        (snomed, display, icd, title): &(&str, &str, &str, &str),
        status: &str,
    ) -> Item {
        let mut condition = json!({ "resourceType": "Condition" });
        self.identifier(&mut condition);
        let shown = if status == "active" { "Active" } else { "Resolved" };
        condition["clinicalStatus"] = self.exporter.status("condition-clinical", status, shown);
        if self.dice.percent(85) {
            condition["verificationStatus"] =
                self.exporter.status("condition-ver-status", "confirmed", "Confirmed");
        }
        if self.dice.percent(75) {
            let (code, shown) = ("problem-list-item", "Problem List Item");
            condition["category"] =
                json!([self.exporter.status("condition-category", code, shown)]);
            if self.dice.percent(20) {
                let problem = self.exporter.coding(LOINC, "75326-9", Some("Problem"));
                condition["category"][0]["coding"] = json!([problem]);
            }
        }
        if self.dice.percent(35) {
            condition["severity"] = match self.dice.below(2) {
                0 => self.exporter.concept(LOINC, ("LA6751-7", "Moderate")),
                _ => self.exporter.concept(SNOMED, ("6736007", "Moderate")),
            };
        }
        let mut codings = vec![self.exporter.coding(SNOMED, snomed, Some(display))];
        if self.exporter.second_coding {
            let system = if self.exporter.region.country == "US" { ICD10_CM } else { ICD10 };
            codings.push(self.exporter.coding(system, icd, Some(title)));
        }
        condition["code"] = self.exporter.concept_of(codings, display);
        condition["subject"] = self.patient.clone();
        if self.dice.percent(80) {
            condition["onsetDateTime"] = self.exporter.moment(self.dice).into();
        }
        if status == "resolved" {
            condition["abatementDateTime"] = self.exporter.moment(self.dice).into();
        }
        if self.dice.percent(45) {
            condition["recordedDate"] = self.exporter.moment(self.dice).into();
        }
        if self.dice.percent(20) {
            condition["recorder"] = self.practitioner.clone();
        }
        if self.dice.percent(20) {
            condition["asserter"] = self.practitioner.clone();
        }
        self.note(&mut condition);
        self.item(display, condition)
    }

    fn allergy(&mut self, (code, display, category): (&str, &str, &str)) -> Item {
        let mut allergy = json!({ "resourceType": "AllergyIntolerance" });
        self.identifier(&mut allergy);
        allergy["clinicalStatus"] =
            self.exporter.status("allergyintolerance-clinical", "active", "Active");
        if self.dice.percent(80) {
            allergy["verificationStatus"] =
                self.exporter.status("allergyintolerance-verification", "confirmed", "Confirmed");
        }
        if self.dice.percent(70) {
            allergy["type"] = (*self.dice.pick_early(&["allergy", "intolerance"])).into();
        }
        if self.dice.percent(70) {
            allergy["category"] = json!([category]);
        }
        if self.dice.percent(70) {
            allergy["criticality"] = (*self.dice.pick(&["high", "low", "unable-to-assess"])).into();
        }
        allergy["code"] = self.exporter.concept(SNOMED, (code, display));
        allergy["patient"] = self.patient.clone();
        if self.dice.percent(60) {
            allergy["onsetDateTime"] = self.exporter.moment(self.dice).into();
        }
        if self.dice.percent(35) {
            allergy["recordedDate"] = self.exporter.moment(self.dice).into();
        }
        if self.dice.percent(65) {
            let (reaction, shown) = *self.dice.pick_early(REACTIONS);
            allergy["reaction"] =
                json!([{ "manifestation": [self.exporter.concept(SNOMED, (reaction, shown))] }]);
            if self.dice.percent(60) {
                allergy["reaction"][0]["severity"] =
                    (*self.dice.pick(&["moderate", "severe", "mild"])).into();
            }
        }
        self.item(display, allergy)
    }

    fn medicine(&mut self, medicine: &Medicine) -> Item {
        let exporter = &self.exporter;
        let preferred = if exporter.region.country == "US" {
            (RXNORM, medicine.rxnorm)
        } else {
            (SNOMED, medicine.snomed)
        };
        let (system, (code, display)) = preferred;
        let mut codings = vec![exporter.coding(system, code, Some(display))];
        if exporter.second_coding {
            codings.push(exporter.coding(ATC, medicine.atc.0, Some(medicine.atc.1)));
        }
        let concept = exporter.concept_of(codings, display);
        let request = exporter.requests;
        let mut statement = json!({ "resourceType": if request { "MedicationRequest" } else { "MedicationStatement" } });
        self.identifier(&mut statement);
        let completed = self.dice.percent(15);
        statement["status"] = if completed { "completed" } else { "active" }.into();
        if request {
            statement["intent"] = "order".into();
        }
        if self.exporter.inline_medication {
            statement["medicationCodeableConcept"] = concept;
        } else {
            let mut medication = json!({ "resourceType": "Medication", "code": concept });
            if self.dice.percent(40) {
                medication["status"] = "active".into();
            }
            if self.dice.percent(40) {
                medication["form"] = self.exporter.concept(SNOMED, *self.dice.pick(FORMS));
            }
            if self.dice.percent(35) {
                let ingredient = self.exporter.concept(SNOMED, medicine.snomed);
                medication["ingredient"] = json!([{
                    "itemCodeableConcept": ingredient,
                    "strength": {
                        "numerator": quantity(medicine.dose),
                        "denominator": { "value": 1, "unit": "tablet", "system": "http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm", "code": "TAB" },
                    },
                }]);
            }
            let reference = self.add("Medication", display, medication);
            statement["medicationReference"] = reference;
        }
        statement["subject"] = self.patient.clone();
        if request {
            statement["authoredOn"] = self.exporter.moment(self.dice).into();
            statement["requester"] = self.practitioner.clone();
            if self.dice.percent(30) {
                let category =
                    self.exporter.status("medicationrequest-category", "community", "Community");
                statement["category"] = json!([category]);
            }
        } else if self.dice.percent(50) {
            statement["effectivePeriod"] = json!({ "start": self.exporter.moment(self.dice) });
        } else if self.dice.percent(80) {
            statement["effectiveDateTime"] = self.exporter.moment(self.dice).into();
        } else {
            statement["_effectivePeriod"] = Exporter::unknown_date();
        }
        if self.dice.percent(25) {
            let problem = self.dice.pick_early(PROBLEMS);
            statement["reasonCode"] =
                json!([self.exporter.concept(SNOMED, (problem.0, problem.1))]);
        }
        self.note(&mut statement);
        if self.dice.percent(75) {
            statement[if request { "dosageInstruction" } else { "dosage" }] =
                json!([self.dosage(medicine.dose)]);
        }
        self.item(display, statement)
    }

    fn dosage(&mut self, dose: (&str, &str)) -> Value {
        let (words, frequency) = *self.dice.pick(&[
            ("Take one tablet once daily", 1),
            ("1 tablet twice a day", 2),
            ("Take 1 tablet by mouth daily", 1),
        ]);
        let mut dosage = json!({});
        if self.dice.percent(30) {
            dosage["sequence"] = 1.into();
        }
        if self.dice.percent(65) {
            dosage["text"] = words.into();
        }
        if self.dice.percent(75) {
            dosage["timing"] =
                json!({ "repeat": { "frequency": frequency, "period": 1, "periodUnit": "d" } });
            if self.dice.percent(15) {
                dosage["timing"]["code"] = self.exporter.status("v3-GTSAbbreviation", "BID", "BID");
            }
        }
        if self.dice.percent(15) {
            dosage["asNeededBoolean"] = false.into();
        }
        if self.dice.percent(60) {
            dosage["route"] = self.exporter.concept(SNOMED, *self.dice.pick_early(ROUTES));
        }
        if self.dice.percent(60) {
            let mut rate = json!({});
            if self.dice.percent(50) {
                rate["type"] = self.exporter.status("dose-rate-type", "ordered", "Ordered");
            }
            rate["doseQuantity"] = quantity(dose);
            dosage["doseAndRate"] = json!([rate]);
        }
        dosage
    }

    fn immunization(&mut self, (cvx, snomed, disease): (Concept, Concept, Concept)) -> Item {
        let mut immunization = json!({ "resourceType": "Immunization" });
        self.identifier(&mut immunization);
        immunization["status"] = "completed".into();
        let mut codings = Vec::new();
        if self.exporter.region.country == "US"
            || self.exporter.second_coding
            || self.dice.percent(30)
        {
            codings.push(self.exporter.coding(CVX, cvx.0, Some(cvx.1)));
        } else {
            codings.push(self.exporter.coding(SNOMED, snomed.0, Some(snomed.1)));
        }
        immunization["vaccineCode"] = self.exporter.concept_of(codings, snomed.1);
        immunization["patient"] = self.patient.clone();
        immunization["occurrenceDateTime"] = self.exporter.moment(self.dice).into();
        if self.dice.percent(40) {
            immunization["primarySource"] = true.into();
        }
        if self.dice.percent(35) {
            immunization["lotNumber"] = format!("EX{}", self.dice.between(1000, 9999)).into();
        }
        if self.dice.percent(30) {
            let (code, display) = ("78421000", "Intramuscular route");
            immunization["route"] = self.exporter.concept(SNOMED, (code, display));
        }
        if self.dice.percent(25) {
            immunization["site"] =
                self.exporter.concept(SNOMED, ("368208006", "Left upper arm structure"));
        }
        if self.dice.percent(35) {
            immunization["performer"] = json!([{ "actor": self.organization.clone() }]);
        }
        if self.dice.percent(40) {
            let target = self.exporter.concept(SNOMED, disease);
            let number = self.dice.between(1, 3);
            immunization["protocolApplied"] =
                json!([{ "targetDisease": [target], "doseNumberPositiveInt": number }]);
        }
        self.item(snomed.1, immunization)
    }

    fn procedure(&mut self, (code, display): Concept) -> Item {
        let mut procedure = json!({ "resourceType": "Procedure" });
        self.identifier(&mut procedure);
        procedure["status"] = "completed".into();
        procedure["code"] = self.exporter.concept(SNOMED, (code, display));
        procedure["subject"] = self.patient.clone();
        if self.dice.percent(75) {
            procedure["performedDateTime"] = self.exporter.moment(self.dice).into();
        } else {
            let start = self.exporter.moment(self.dice);
            procedure["performedPeriod"] = json!({ "start": start, "end": start });
        }
        if self.dice.percent(25) {
            procedure["performer"] = json!([{ "actor": self.practitioner.clone() }]);
        }
        self.item(display, procedure)
    }

    fn device(&mut self, (code, display): Concept) -> Item {
        let device = json!({
            "resourceType": "Device",
            "type": self.exporter.concept(SNOMED, (code, display)),
            "patient": self.patient.clone(),
        });
        let device = self.add("Device", display, device);
        let statement = json!({
            "resourceType": "DeviceUseStatement",
            "status": "active",
            "subject": self.patient.clone(),
            "timingDateTime": self.exporter.moment(self.dice),
            "device": device,
        });
        self.item(display, statement)
    }

    fn plan(&mut self) -> Item {
        let plan = json!({
            "resourceType": "CarePlan",
            "status": "active",
            "intent": "plan",
            "title": "Care plan",
            "subject": self.patient.clone(),
            "period": { "start": self.exporter.moment(self.dice) },
            "activity": [{ "detail": { "status": "not-started", "description": "Follow up with general practitioner" } }],
        });
        self.item("Care plan", plan)
    }
}

pub fn quantity((value, unit): (&str, &str)) -> Value {
    let number: serde_json::Number = value.parse().expect("the vocabulary's doses are numbers");
    json!({ "value": number, "unit": unit, "system": UCUM, "code": unit })
}
