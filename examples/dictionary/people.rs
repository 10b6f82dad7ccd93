//! The patient, who wrote the document and where they work.

use serde_json::{Value, json};

use super::document::Document;
use super::exporter::Exporter;
use super::vocabulary::ABSENT_EXTENSION;

impl Document<'_> {
    pub fn people(&mut self) {
        let patient = self.patient_resource();
        self.patient = self.add("Patient", "Patient", patient);
        let organization = self.organization_resource();
        self.organization = self.add("Organization", "Organization", organization);
        let practitioner = self.practitioner_resource();
        self.practitioner = self.add("Practitioner", "Practitioner", practitioner);
    }

    fn name(&mut self) -> Value {
        let region = self.exporter.region;
        let (family, given) = (*self.dice.pick(region.families), *self.dice.pick(region.givens));
        let mut name = json!({});
        if self.dice.percent(50) {
            name["use"] = "official".into();
        }
        if self.dice.percent(40) {
            name["text"] = format!("{given} {family}").into();
        }
        name["family"] = family.into();
        name["given"] = json!([given]);
        name
    }

    fn address(&mut self) -> Value {
        let region = self.exporter.region;
        let (city, state, postcode) = *self.dice.pick(region.cities);
        let mut address = json!({});
        if self.dice.percent(50) {
            address["use"] = "home".into();
        }
        if self.dice.percent(25) {
            address["type"] = "physical".into();
        }
        address["line"] = json!([format!("{} Example Street", self.dice.between(1, 200))]);
        address["city"] = city.into();
        address["state"] = state.into();
        address["postalCode"] = postcode.into();
        address["country"] = region.country.into();
        address
    }

    fn patient_resource(&mut self) -> Value {
        let region = self.exporter.region;
        let number = 1_000_000_000 + self.dice.below(900_000_000);
        let mut identifier = json!({});
        if self.dice.percent(40) {
            identifier["use"] = (*self.dice.pick(&["usual", "official"])).into();
        }
        if self.dice.percent(55) {
            let (code, display) = *self.dice.pick(&[
                ("MR", "Medical record number"),
                ("MR", "Medical Record Number"),
                ("NI", "National unique individual identifier"),
                ("JHN", "Jurisdictional health number"),
            ]);
            identifier["type"] = self.exporter.status("v2-0203", code, display);
        }
        identifier["system"] = region.patient_system.into();
        identifier["value"] = number.to_string().into();
        let mut patient = json!({ "resourceType": "Patient" });
        if region.country == "US" && self.dice.percent(60) {
            patient["extension"] = race_and_ethnicity();
        }
        patient["identifier"] = json!([identifier]);
        if self.dice.percent(60) {
            patient["active"] = true.into();
        }
        patient["name"] = json!([self.name()]);
        if self.dice.percent(60) {
            let telecom = json!([{ "system": "phone", "value": "555-0100", "use": *self.dice.pick(&["home", "mobile"]) }]);
            patient["telecom"] = telecom;
        }
        patient["gender"] = (*self.dice.pick(&["female", "male"])).into();
        if self.dice.percent(94) {
            let year = 1935 + self.dice.below(80);
            patient["birthDate"] =
                format!("{year}-{:02}-{:02}", self.dice.between(1, 12), self.dice.between(1, 28))
                    .into();
        } else {
            patient["_birthDate"] =
                json!({ "extension": [{ "url": ABSENT_EXTENSION, "valueCode": "unknown" }] });
        }
        if self.dice.percent(15) {
            patient["deceasedBoolean"] = false.into();
        }
        if self.dice.percent(70) {
            patient["address"] = json!([self.address()]);
        }
        if self.dice.percent(20) {
            patient["maritalStatus"] = self.exporter.status("v3-MaritalStatus", "M", "Married");
        }
        if self.dice.percent(25) {
            let relationship = self.exporter.status("v3-RoleCode", "MTH", "mother");
            patient["contact"] = json!([{
                "relationship": [relationship],
                "name": self.name(),
                "telecom": [{ "system": "phone", "value": "555-0101", "use": "mobile" }],
            }]);
        }
        if self.dice.percent(35) {
            let coding = self.exporter.coding("urn:ietf:bcp:47", region.language, Some("English"));
            patient["communication"] =
                json!([{ "language": { "coding": [coding] }, "preferred": true }]);
        }
        if self.dice.percent(25) {
            patient["generalPractitioner"] = json!([{ "display": "Example General Practitioner" }]);
        }
        patient
    }

    fn organization_resource(&mut self) -> Value {
        let region = self.exporter.region;
        let name =
            *self.dice.pick(&["Example Hospital", "Example Medical Centre", "Example Clinic"]);
        let mut organization = json!({
            "resourceType": "Organization",
            "identifier": [{ "system": region.organization_system, "value": self.dice.between(10_000, 99_999).to_string() }],
            "active": true,
        });
        if self.dice.percent(40) {
            organization["type"] =
                json!([self.exporter.status("organization-type", "prov", "Healthcare Provider")]);
        }
        organization["name"] = name.into();
        organization["telecom"] =
            json!([{ "system": "phone", "value": "555-0102", "use": "work" }]);
        organization["address"] = json!([self.address()]);
        organization
    }

    fn practitioner_resource(&mut self) -> Value {
        let region = self.exporter.region;
        let mut practitioner = json!({
            "resourceType": "Practitioner",
            "identifier": [{ "system": region.practitioner_system, "value": self.dice.between(100_000, 999_999).to_string() }],
            "active": true,
            "name": [self.name()],
        });
        practitioner["name"][0]["prefix"] = json!(["Dr"]);
        if self.dice.percent(30) {
            practitioner["telecom"] =
                json!([{ "system": "phone", "value": "555-0103", "use": "work" }]);
        }
        if self.dice.percent(40) {
            practitioner["qualification"] =
                json!([{ "code": self.exporter.status("v2-0360", "MD", "Doctor of Medicine") }]);
        }
        if self.dice.percent(25) {
            let role = json!({
                "resourceType": "PractitionerRole",
                "practitioner": { "display": "Example Practitioner" },
                "organization": self.organization.clone(),
                "code": [self.exporter.concept(super::vocabulary::SNOMED, ("62247001", "General practitioner"))],
            });
            self.add("PractitionerRole", "PractitionerRole", role);
        }
        practitioner
    }
}

fn race_and_ethnicity() -> Value {
    const CORE: &str = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";
    let race = |kind: &str, code: &str, display: &str| {
        json!({
            "extension": [
                { "url": "ombCategory", "valueCoding": { "system": "urn:oid:2.16.840.1.113883.6.238", "code": code, "display": display } },
                { "url": "text", "valueString": display },
            ],
            "url": format!("{CORE}{kind}"),
        })
    };
    json!([
        race("race", "2106-3", "White"),
        race("ethnicity", "2186-5", "Not Hispanic or Latino"),
        { "url": format!("{CORE}birthsex"), "valueCode": "F" },
    ])
}

impl Exporter {
    /// What stands in place of a date that nobody wrote down.
    pub fn unknown_date() -> Value {
        json!({ "extension": [{ "url": ABSENT_EXTENSION, "valueCode": "unknown" }] })
    }
}
