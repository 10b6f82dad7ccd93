//! The habits of a system that writes patient summaries: the same facts come out differently from each.

use serde_json::{Map, Value, json};

use super::dice::Dice;

/// A country's ways: names, places, identifier systems and the profiles it asks for.
pub struct Region {
    pub country: &'static str,
    pub language: &'static str,
    pub zone: &'static str,
    pub families: &'static [&'static str],
    pub givens: &'static [&'static str],
    pub cities: &'static [(&'static str, &'static str, &'static str)],
    pub patient_system: &'static str,
    pub practitioner_system: &'static str,
    pub organization_system: &'static str,
    /// Where the profile's name goes, `{}` for the resource's type as that country spells it.
    pub profile: fn(&str) -> Option<String>,
}

fn ips(resource: &str) -> Option<String> {
    let name = match resource {
        "Observation" => "Observation-results-uv-ips",
        "Observation-lab" => "Observation-results-laboratory-pathology-uv-ips",
        "Observation-smoking" => "Observation-tobaccouse-uv-ips",
        "Observation-vitals" => {
            return Some("http://hl7.org/fhir/StructureDefinition/vitalsigns".into());
        }
        "Observation-bp" => return Some("http://hl7.org/fhir/StructureDefinition/bp".into()),
        "DeviceUseStatement"
        | "DiagnosticReport"
        | "Medication"
        | "MedicationRequest"
        | "MedicationStatement"
        | "Patient"
        | "Practitioner"
        | "Organization"
        | "Composition"
        | "Bundle"
        | "Condition"
        | "AllergyIntolerance"
        | "Immunization"
        | "Procedure"
        | "Device" => {
            return Some(format!(
                "http://hl7.org/fhir/uv/ips/StructureDefinition/{resource}-uv-ips"
            ));
        }
        _ => return None,
    };
    Some(format!("http://hl7.org/fhir/uv/ips/StructureDefinition/{name}"))
}

fn us_core(resource: &str) -> Option<String> {
    let name = match resource {
        "Condition" => "condition-problems-health-concerns",
        "Observation" | "Observation-lab" => "observation-lab",
        "Observation-smoking" => "smokingstatus",
        "Observation-vitals" => "vital-signs",
        "Observation-bp" => "blood-pressure",
        "DiagnosticReport" => "diagnosticreport-lab",
        "Bundle" | "Composition" | "MedicationStatement" | "DeviceUseStatement" => {
            return ips(resource);
        }
        other => {
            return Some(format!(
                "http://hl7.org/fhir/us/core/StructureDefinition/us-core-{}",
                other.to_ascii_lowercase()
            ));
        }
    };
    Some(format!("http://hl7.org/fhir/us/core/StructureDefinition/us-core-{name}"))
}

fn au_ps(resource: &str) -> Option<String> {
    let name = match resource {
        "Observation" | "Observation-lab" => "diagnosticresult-path".into(),
        "Observation-smoking" => "smokingstatus".into(),
        "Observation-vitals" | "Observation-bp" => return ips(resource),
        other => other.to_ascii_lowercase(),
    };
    Some(format!("http://hl7.org.au/fhir/ps/StructureDefinition/au-ps-{name}"))
}

fn uk_core(resource: &str) -> Option<String> {
    let name = resource.split('-').next()?;
    Some(format!("https://fhir.hl7.org.uk/StructureDefinition/UKCore-{name}"))
}

fn ca_ps(resource: &str) -> Option<String> {
    let name = resource.split('-').next()?.to_ascii_lowercase();
    Some(format!("http://fhir.infoway-inforoute.ca/io/psca/StructureDefinition/{name}-ca-ps"))
}

fn nrces(resource: &str) -> Option<String> {
    let name = match resource {
        "Bundle" => "DocumentBundle",
        "Observation-vitals" | "Observation-bp" => "ObservationVitalSigns",
        "Observation-smoking" => "ObservationLifestyle",
        "DiagnosticReport" => "DiagnosticReportLab",
        other => other.split('-').next()?,
    };
    Some(format!("https://nrces.in/ndhm/fhir/r4/StructureDefinition/{name}"))
}

fn eu(resource: &str) -> Option<String> {
    match resource {
        "Patient" | "Practitioner" | "Organization" => Some(format!(
            "http://hl7.eu/fhir/base/StructureDefinition/{}-eu-core",
            resource.to_ascii_lowercase()
        )),
        other => ips(other),
    }
}

pub const REGIONS: &[Region] = &[
    Region {
        country: "US",
        language: "en-US",
        zone: "-05:00",
        families: &["Smith", "Johnson", "Garcia", "Miller", "Davis"],
        givens: &["John", "Mary", "Robert", "Linda", "Maria", "James"],
        cities: &[
            ("Seattle", "WA", "98101"),
            ("Boston", "MA", "02118"),
            ("Madison", "WI", "53703"),
        ],
        patient_system: "http://hl7.org/fhir/sid/us-ssn",
        practitioner_system: "http://hl7.org/fhir/sid/us-npi",
        organization_system: "http://hl7.org/fhir/sid/us-npi",
        profile: us_core,
    },
    Region {
        country: "AU",
        language: "en-AU",
        zone: "+10:00",
        families: &["Nguyen", "Wilson", "Taylor", "Brown"],
        givens: &["Olivia", "Jack", "Mia", "Noah"],
        cities: &[
            ("Sydney", "NSW", "2000"),
            ("Brisbane", "QLD", "4000"),
            ("Melbourne", "VIC", "3000"),
        ],
        patient_system: "http://ns.electronichealth.net.au/id/hi/ihi/1.0",
        practitioner_system: "http://ns.electronichealth.net.au/id/hi/hpii/1.0",
        organization_system: "http://ns.electronichealth.net.au/id/hi/hpio/1.0",
        profile: au_ps,
    },
    Region {
        country: "IN",
        language: "en-IN",
        zone: "+05:30",
        families: &["Sharma", "Patil", "Deshmukh", "Rao", "Iyer"],
        givens: &["Asha", "Ravi", "Meera", "Sanjay", "Lakshmi"],
        cities: &[
            ("Pune", "Maharashtra", "411001"),
            ("Bengaluru", "Karnataka", "560001"),
            ("New Delhi", "Delhi", "110001"),
        ],
        patient_system: "https://healthid.abdm.gov.in",
        practitioner_system: "https://doctor.ndhm.gov.in",
        organization_system: "https://facility.ndhm.gov.in",
        profile: nrces,
    },
    Region {
        country: "GB",
        language: "en-GB",
        zone: "+01:00",
        families: &["Jones", "Evans", "Patel", "Walker"],
        givens: &["Oliver", "Amelia", "George", "Isla"],
        cities: &[("Leeds", "West Yorkshire", "LS1 4AP"), ("London", "Greater London", "SE1 7EH")],
        patient_system: "https://fhir.nhs.uk/Id/nhs-number",
        practitioner_system: "https://fhir.hl7.org.uk/Id/gmc-number",
        organization_system: "https://fhir.nhs.uk/Id/ods-organization-code",
        profile: uk_core,
    },
    Region {
        country: "CA",
        language: "en-CA",
        zone: "-07:00",
        families: &["Tremblay", "Roy", "MacDonald", "Singh"],
        givens: &["Liam", "Emma", "Chloe", "William"],
        cities: &[("Victoria", "BC", "V8V 1Z4"), ("Toronto", "ON", "M5G 2C4")],
        patient_system: "https://fhir.infoway-inforoute.ca/NamingSystem/ca-bc-patient-healthcare-id",
        practitioner_system: "https://fhir.infoway-inforoute.ca/NamingSystem/ca-bc-license-physician",
        organization_system: "https://fhir.infoway-inforoute.ca/NamingSystem/ca-on-provider-upi",
        profile: ca_ps,
    },
    Region {
        country: "DE",
        language: "en",
        zone: "+02:00",
        families: &["Müller", "DeLarosa", "Rossi", "van Dijk"],
        givens: &["Martha", "Anna", "Luca", "Sofia"],
        cities: &[("Berlin", "Berlin", "10115"), ("Amsterdam", "Noord-Holland", "1012 AB")],
        patient_system: "urn:oid:2.16.840.1.113883.2.4.6.3",
        practitioner_system: "urn:oid:2.16.528.1.1007.3.1",
        organization_system: "urn:oid:2.16.528.1.1007.3.3",
        profile: eu,
    },
    Region {
        country: "KE",
        language: "en",
        zone: "+03:00",
        families: &["Otieno", "Wanjiku", "Mwangi", "Achieng"],
        givens: &["Amina", "Joseph", "Grace", "Peter"],
        cities: &[("Nairobi", "Nairobi", "00100"), ("Mombasa", "Mombasa", "80100")],
        patient_system: "urn:oid:2.16.840.1.113883.4.330.404",
        practitioner_system: "urn:ietf:rfc:3986",
        organization_system: "urn:ietf:rfc:3986",
        profile: ips,
    },
];

#[derive(Clone, Copy, Eq, PartialEq)]
pub enum KeyOrder {
    /// As the FHIR specification lists the elements: most libraries.
    Specification,
    /// By name: sorted maps.
    Alphabetical,
    /// By length, then by name: a database's binary JSON.
    ShortestFirst,
    /// `id` before `resourceType`, `resource` before `fullUrl`: hand-made objects.
    IdFirst,
}

#[derive(Clone, Copy, Eq, PartialEq)]
pub enum References {
    Urn,
    Relative,
    Absolute,
}

#[derive(Clone, Copy, Eq, PartialEq)]
pub enum Clock {
    Zulu,
    ZuluMillis,
    Local,
    DateOnly,
}

/// One exporting system, drawn at random.
pub struct Exporter {
    pub region: &'static Region,
    pub keys: KeyOrder,
    pub references: References,
    pub clock: Clock,
    pub base: &'static str,
    pub profiles: bool,
    pub own_profiles: bool,
    pub versions: bool,
    pub narratives: bool,
    pub codeable_text: bool,
    pub status_display: bool,
    pub reference_display: bool,
    pub second_coding: bool,
    pub requests: bool,
    pub inline_medication: bool,
    pub typed_references: bool,
    pub terminology_versions: bool,
    pub identified_entries: bool,
    pub resource_ids: bool,
    /// What a person typed into a form has words and no codes.
    pub typed_by_patient: bool,
}

impl Exporter {
    pub fn draw(dice: &mut Dice) -> Self {
        Self {
            region: dice.pick(REGIONS),
            keys: match dice.below(100) {
                0..80 => KeyOrder::Specification,
                80..92 => KeyOrder::IdFirst,
                92..96 => KeyOrder::Alphabetical,
                _ => KeyOrder::ShortestFirst,
            },
            references: *dice.pick(&[
                References::Urn,
                References::Relative,
                References::Relative,
                References::Absolute,
            ]),
            clock: *dice.pick(&[Clock::Zulu, Clock::ZuluMillis, Clock::Local, Clock::DateOnly]),
            base: *dice.pick(&[
                "http://hapi.fhir.org/baseR4/",
                "https://example.org/fhir/",
                "https://fhir.example.com/R4/",
            ]),
            profiles: dice.percent(80),
            own_profiles: dice.percent(50),
            versions: dice.percent(40),
            narratives: dice.percent(60),
            codeable_text: dice.percent(60),
            status_display: dice.percent(45),
            reference_display: dice.percent(30),
            second_coding: dice.percent(35),
            requests: dice.percent(35),
            inline_medication: dice.percent(50),
            typed_references: dice.percent(12),
            terminology_versions: dice.percent(8),
            identified_entries: dice.percent(25),
            resource_ids: dice.percent(65),
            typed_by_patient: dice.percent(10),
        }
    }

    /// A moment some years back, as this system writes it.
    pub fn moment(&self, dice: &mut Dice) -> String {
        let date = Self::date(dice);
        let (hour, minute, second) = (dice.between(7, 19), dice.below(60), dice.below(60));
        let whole = dice.percent(40);
        let (minute, second) = if whole { (0, 0) } else { (minute, second) };
        match self.clock {
            Clock::Zulu => format!("{date}T{hour:02}:{minute:02}:{second:02}Z"),
            Clock::ZuluMillis => {
                format!("{date}T{hour:02}:{minute:02}:{second:02}.{:03}Z", dice.below(1000))
            }
            Clock::Local => format!("{date}T{hour:02}:{minute:02}:{second:02}{}", self.region.zone),
            Clock::DateOnly => date,
        }
    }

    /// Documents and bundles need a full instant even where clinical dates are short.
    pub fn instant(&self, dice: &mut Dice) -> String {
        let moment = self.moment(dice);
        if moment.contains('T') { moment } else { format!("{moment}T09:30:00{}", self.region.zone) }
    }

    pub fn date(dice: &mut Dice) -> String {
        let year = 2026 - dice.below(6).min(dice.below(14));
        format!("{year}-{:02}-{:02}", dice.between(1, 12), dice.between(1, 28))
    }

    /// Puts every object's keys in this system's order.
    pub fn ordered(&self, value: Value) -> Value {
        match value {
            Value::Array(items) => items.into_iter().map(|item| self.ordered(item)).collect(),
            Value::Object(members) => {
                let mut members: Vec<_> =
                    members.into_iter().map(|(key, value)| (key, self.ordered(value))).collect();
                match self.keys {
                    KeyOrder::Specification => {}
                    KeyOrder::Alphabetical => members.sort_by(|a, b| a.0.cmp(&b.0)),
                    KeyOrder::ShortestFirst => {
                        members
                            .sort_by(|a, b| a.0.len().cmp(&b.0.len()).then_with(|| a.0.cmp(&b.0)));
                    }
                    KeyOrder::IdFirst => members.sort_by_key(|(key, _)| match key.as_str() {
                        "id" => 0,
                        "resource" => 1,
                        _ => 2,
                    }),
                }
                Value::Object(members.into_iter().collect::<Map<_, _>>())
            }
            other => other,
        }
    }

    pub fn coding(&self, system: &str, code: &str, display: Option<&str>) -> Value {
        let mut coding = Map::new();
        coding.insert("system".into(), system.into());
        if self.terminology_versions && system == super::vocabulary::SNOMED {
            coding.insert("version".into(), "http://snomed.info/sct/900000000000207008".into());
        }
        coding.insert("code".into(), code.into());
        if let Some(display) = display {
            coding.insert("display".into(), display.into());
        }
        Value::Object(coding)
    }

    /// A concept with one coding and, where this system does so, its words repeated as text.
    pub fn concept(&self, system: &str, (code, display): (&str, &str)) -> Value {
        self.concept_of(vec![self.coding(system, code, Some(display))], display)
    }

    pub fn concept_of(&self, codings: Vec<Value>, text: &str) -> Value {
        if self.typed_by_patient {
            return json!({ "text": text });
        }
        let mut concept = json!({ "coding": codings });
        if self.codeable_text {
            concept["text"] = text.into();
        }
        concept
    }

    /// A status or category from HL7's own code systems, often without a display.
    pub fn status(&self, system: &str, code: &str, display: &str) -> Value {
        let system = format!("http://terminology.hl7.org/CodeSystem/{system}");
        json!({ "coding": [self.coding(&system, code, self.status_display.then_some(display))] })
    }
}
