//! Records that go out to others: valid, and they read back as they were.

use core::convert::Infallible;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mdawa::record::export::{
    Evidence, EvidenceKind, Options, RepairCode, ips_document, ktc_collection, repairs,
    transaction_of,
};
use mdawa::record::{Entry, Record};
use mdawa::time::UnixSeconds;
use rand_core::{TryCryptoRng, TryRng};
use serde_json::{Value, json};

use super::real::real_bundles;
use super::{CLINICAL, bundle_of};

const CREATED: UnixSeconds = UnixSeconds(1_714_557_600);

/// A generator that never gives the same address twice.
pub(super) struct Counter(pub(super) u64);

impl TryRng for Counter {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        rand_core::utils::next_word_via_fill(self)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        rand_core::utils::next_word_via_fill(self)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.0 += 1;
        bytes.fill(7);
        bytes.iter_mut().zip(self.0.to_be_bytes()).for_each(|(byte, number)| *byte = number);
        Ok(())
    }
}

impl TryCryptoRng for Counter {}

fn options() -> Options {
    Options { created: CREATED, evidence: None }
}

/// An export without the name that it alone has.
pub(super) fn without_identifier(record: &Record) -> Value {
    let mut value = parsed(record);
    value["identifier"] = Value::Null;
    value
}

fn parsed(record: &Record) -> Value {
    serde_json::from_str(record.as_str()).unwrap()
}

/// The entries of a summary with where they stand; paths are left out of the entries themselves.
fn entries(record: &Record) -> Vec<(Option<String>, Entry)> {
    let sections = record.summary().sections.into_iter();
    let entries = sections.flat_map(|section| section.entries).map(|mut entry| {
        let files = entry.attachment.iter_mut().chain(&mut entry.attachments);
        files.for_each(|file| file.path.clear());
        (entry.path.take(), entry)
    });
    entries.collect()
}

/// Every record at hand: real ones, where these are there, one of ours with everything in it, and spoilt ones.
fn records() -> Vec<(String, String)> {
    let real = real_bundles().into_iter().map(|(file, text, _)| (file.replace('/', "__"), text));
    let ours = [
        ("clinical.json", CLINICAL.to_owned()),
        ("spoilt.json", spoilt()),
        ("empty.json", bundle_of(&[])),
    ];
    ours.map(|(file, text)| (file.to_owned(), text)).into_iter().chain(real).collect()
}

/// What no version of FHIR has, what other versions have, and what hasty people write.
fn spoilt() -> String {
    let coding = json!({ "system": "http://x.example", "code": "c" });
    bundle_of(&[
        json!({ "resourceType": "Patient", "id": "p_1", "name": "Asha Rao", "birthDate": "1980-05-06T00:00:00Z", "gender": "Female",
                "telecom": { "value": "asha@mail.example" }, "active": "true", "photo": [{ "data": "aGk" }], "contact": [{ "gender": "male" }] }),
        json!({ "resourceType": "Condition", "subject": "Patient/p_1", "code": "Gout", "clinicalStatus": "active", "abatementDateTime": "2020",
                "onsetDateTime": "2019-01-02 10:00", "dateRecorded": "20190102", "severity": coding }),
        json!({ "resourceType": "AllergyIntolerance", "substance": { "text": "Nuts" }, "patient": { "reference": "Patient/gone" },
                "reaction": [{ "description": "rash" }], "verificationStatus": "entered-in-error", "clinicalStatus": "active" }),
        json!({ "resourceType": "MedicationOrder", "medication": { "concept": { "text": "Aspirin" } }, "dateWritten": "2020", "status": "ACTIVE",
                "reason": [{ "concept": { "text": "Pain" } }], "dosageInstruction": "one a day" }),
        json!({ "resourceType": "Immunization", "date": "2021-02-03", "vaccineCode": { "text": "MMR" }, "notGiven": true }),
        json!({ "resourceType": "Observation", "value": 7.10, "code": [{ "text": "Pulse" }], "comments": "resting", "effective": "2020-01-01",
                "dataAbsentReason": { "text": "none" }, "referenceRange": [{ "appliesTo": [{ "text": "adults" }] }],
                "contained": [{ "resourceType": "Device", "id": "d_1" }, { "resourceType": "Device", "id": "unused" }], "device": { "reference": "d_1" } }),
        json!({ "resourceType": "Encounter", "class": [{ "coding": [coding] }], "actualPeriod": { "start": "2021", "end": "2020" } }),
        json!({ "resourceType": "Medication", "ingredient": [{ "code": { "text": "A" } }], "extension": [{ "url": "x" }, { "valueString": "y" }] }),
        json!({ "resourceType": "Procedure", "occurrenceDateTime": "2020", "unknown": { "deep": ["kept", 1] }, "status": "odd" }),
        json!({ "resourceType": "Starship", "name": "Enterprise" }),
        json!({ "resourceType": "Organization" }),
        json!({ "resourceType": "DocumentReference", "content": [{ "attachment": { "url": "a b" } }] }),
        json!({ "resourceType": "CarePlan", "activity": [{ "detail": { "status": "unknown" }, "reference": { "display": "x" } }] }),
        json!({ "resourceType": "FamilyMemberHistory", "ageAge": { "value": 7, "code": "a" }, "bornDate": "1950", "relationship": "mother" }),
        json!({ "resourceType": "QuestionnaireResponse", "item": [{ "linkId": "1", "answer": [{ "valueString": "a" }], "item": [{ "linkId": "2" }] }] }),
        json!({ "resourceType": "MedicationStatement", "taken": "n", "medicationReference": { "reference": "Medication/gone", "display": "Lost" },
                "dosage": [{ "timing": { "repeat": { "period": 1, "offset": 5 } }, "maxDosePerPeriod": { "numerator": { "value": 1 } } }] }),
        json!({ "resourceType": "OperationOutcome", "issue": [{ "severity": "warning", "code": "informational", "diagnostics": "cached" }] }),
        json!({ "id": "no-type", "code": { "text": "?" } }),
    ])
}

/// Where an independent validator finds what was exported: `tests/fhir/validate.py`.
fn write(name: &str, record: &Record) {
    let folder: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exports");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(name), record.as_str()).unwrap();
}

#[test]
fn every_record_goes_out_and_reads_back_with_the_same_entries() {
    for (file, text) in records() {
        let record: Record = text.parse().unwrap();
        let document = ips_document(&record, &options(), &mut Counter(0)).unwrap();
        write(&format!("ips__{file}"), &document);
        let changed: BTreeSet<String> = repairs(&record, true, &mut Counter(0))
            .into_iter()
            .filter(|it| it.code != RepairCode::ReferenceUnresolved)
            .filter_map(|it| Some(it.path.split_once(".resource")?.0.to_owned()))
            .collect();
        let (before, mut after) = (entries(&record), entries(&document));
        assert_eq!(before.len(), after.len(), "{file}");
        for (path, entry) in before {
            // What was repaired says so; everything else is as it was.
            let path = path.unwrap_or_default();
            let is_repaired =
                path.split_once(".resource").is_some_and(|(it, _)| changed.contains(it));
            let same = after.iter().position(|(_, it)| {
                if is_repaired {
                    it.title == entry.title || it.text.is_some()
                } else {
                    *it == entry
                }
            });
            let Some(same) = same else { panic!("{file}: {path} {entry:?}") };
            after.remove(same);
        }
        for (kind, export) in [
            ("ktc", ktc_collection(&record, &options(), &mut Counter(0)).unwrap()),
            ("transaction", transaction_of(&record, &options(), &mut Counter(0)).unwrap()),
        ] {
            write(&format!("{kind}__{file}"), &export);
        }
    }
}

#[test]
fn an_export_of_an_export_is_the_same_but_for_its_name() {
    for (file, text) in records() {
        let document = ips_document(&text.parse().unwrap(), &options(), &mut Counter(0)).unwrap();
        let again = ips_document(&document, &options(), &mut Counter(1 << 40)).unwrap();
        assert!(without_identifier(&document) == without_identifier(&again), "{file}");
        assert_eq!(repairs(&document, true, &mut Counter(0)), [], "{file}");
    }
}

/// A document of these resources, and the resources of a kind that it holds.
fn document_of(resources: &[Value]) -> Value {
    parsed(
        &ips_document(&bundle_of(resources).parse().unwrap(), &options(), &mut Counter(0)).unwrap(),
    )
}

fn resource<'a>(bundle: &'a Value, kind: &str) -> &'a Value {
    let entries = bundle["entry"].as_array().unwrap();
    let found =
        entries.iter().map(|entry| &entry["resource"]).find(|it| it["resourceType"] == kind);
    found.unwrap_or_else(|| panic!("no {kind} in {bundle}"))
}

#[test]
fn what_other_versions_say_is_said_as_r4_says_it() {
    let spoilt: Record = spoilt().parse().unwrap();
    let document = parsed(&ips_document(&spoilt, &options(), &mut Counter(0)).unwrap());
    let patient = resource(&document, "Patient");
    assert_eq!(patient["name"], json!([{ "text": "Asha Rao" }]));
    assert_eq!(
        (&patient["birthDate"], &patient["gender"], &patient["active"]),
        (&json!("1980-05-06"), &json!("female"), &json!(true))
    );
    assert_eq!(patient["telecom"], json!([{ "value": "asha@mail.example", "system": "email" }]));
    let address = document["entry"][1]["fullUrl"].clone();
    let condition = resource(&document, "Condition");
    assert_eq!(condition["subject"]["reference"], address);
    assert_eq!(condition["code"], json!({ "text": "Gout" }));
    assert_eq!(condition["clinicalStatus"]["coding"][0]["code"], "inactive");
    assert_eq!(
        (&condition["onsetDateTime"], &condition["recordedDate"]),
        (&json!("2019-01-02"), &json!("2019-01-02"))
    );
    assert!(
        condition["text"]["div"].as_str().unwrap().contains("2019-01-02 10:00"),
        "the time is kept"
    );
    let allergy = resource(&document, "AllergyIntolerance");
    assert_eq!(allergy["code"], json!({ "text": "Nuts" }));
    assert_eq!(allergy["clinicalStatus"], Value::Null, "ait-2");
    assert_eq!(allergy["patient"], json!({ "display": "Patient/gone" }));
    let order = resource(&document, "MedicationRequest");
    assert_eq!(order["medicationCodeableConcept"], json!({ "text": "Aspirin" }));
    assert_eq!((&order["authoredOn"], &order["status"]), (&json!("2020"), &json!("active")));
    assert_eq!(order["reasonCode"], json!([{ "text": "Pain" }]));
    assert_eq!(order["subject"]["reference"], address, "the patient of the record");
    let vaccine = resource(&document, "Immunization");
    assert_eq!(
        (&vaccine["occurrenceDateTime"], &vaccine["status"]),
        (&json!("2021-02-03"), &json!("not-done"))
    );
    let observation = resource(&document, "Observation");
    assert_eq!(observation["valueQuantity"], json!({ "value": 7.10 }));
    assert_eq!(observation["contained"].as_array().unwrap().len(), 1, "dom-3");
    assert_eq!(observation["device"]["reference"], "#d-1");
    let basic = resource(&document, "Basic");
    assert!(basic["text"]["div"].as_str().unwrap().contains("Enterprise"));
    assert_eq!(resource(&document, "MedicationStatement")["status"], "not-taken");
}

#[test]
fn a_document_has_every_section_that_it_must_have_and_says_where_nothing_is_known() {
    let document = document_of(&[]);
    let composition = &document["entry"][0]["resource"];
    assert_eq!(composition["resourceType"], "Composition");
    let sections = composition["section"].as_array().unwrap();
    let codes: Vec<&Value> = sections.iter().map(|it| &it["code"]["coding"][0]["code"]).collect();
    assert_eq!(codes, ["11450-4", "48765-2", "10160-0"]);
    assert!(sections.iter().all(|it| it["emptyReason"]["coding"][0]["code"] == "unavailable"));
    assert_eq!(document["entry"][1]["resource"]["resourceType"], "Patient");
    assert_eq!(composition["subject"]["reference"], document["entry"][1]["fullUrl"]);
}

#[test]
fn what_is_in_another_section_is_not_said_to_be_unknown() {
    let prescription = |entries: Value| {
        document_of(&[
            json!({ "resourceType": "Composition", "status": "final", "title": "Prescription", "date": "2020", "author": [{ "display": "A" }],
                    "type": { "text": "Prescription" }, "section": [{ "title": "Prescription", "entry": entries }] }),
            json!({ "resourceType": "MedicationRequest", "id": "m", "status": "active", "intent": "order", "medicationCodeableConcept": { "text": "X" } }),
            json!({ "resourceType": "Binary", "id": "b", "contentType": "application/pdf", "data": "JVBERg==" }),
            json!({ "resourceType": "Flag", "id": "f", "status": "active", "code": { "text": "Y" } }),
        ])
    };
    let medicines = |document: &Value| -> Vec<Value> {
        let sections = document["entry"][0]["resource"]["section"].as_array().unwrap();
        sections.iter().filter(|it| it["code"]["coding"][0]["code"] == "10160-0").cloned().collect()
    };
    let [section] = &medicines(&prescription(
        json!([{ "reference": "MedicationRequest/m" }, { "reference": "Binary/b" }]),
    ))[..] else {
        panic!("one section of medicines")
    };
    assert_eq!(
        (&section["title"], section["entry"].as_array().unwrap().len()),
        (&json!("Prescription"), 2)
    );
    // Among other things it is listed once more, where machines look for it.
    let [section] = &medicines(&prescription(
        json!([{ "reference": "MedicationRequest/m" }, { "reference": "Flag/f" }]),
    ))[..] else {
        panic!("one section of medicines")
    };
    assert_eq!(
        (&section["emptyReason"], section["entry"].as_array().unwrap().len()),
        (&Value::Null, 1)
    );
}

#[test]
fn somebody_elses_entries_stay_out_of_a_document() {
    let person = |id: &str, name: &str| json!({ "resourceType": "Patient", "id": id, "name": [{ "text": name }], "birthDate": "1980" });
    let flag = |id: &str| json!({ "resourceType": "Flag", "status": "active", "code": { "text": id }, "subject": { "reference": format!("Patient/{id}") } });
    let record: Record = bundle_of(&[
        person("a", "Asha"),
        person("b", "Ben"),
        person("c", "ASHA"),
        flag("a"),
        flag("b"),
        flag("c"),
    ])
    .parse()
    .unwrap();
    let document = ips_document(&record, &options(), &mut Counter(0)).unwrap();
    let titles: Vec<String> =
        entries(&document).into_iter().map(|(_, entry)| entry.title).collect();
    assert_eq!(titles, ["a", "c", "ASHA"], "the same name and birthday are the same person");
    assert!(!document.as_str().contains("Ben"));
    let others: Vec<String> = repairs(&record, true, &mut Counter(0))
        .into_iter()
        .filter(|it| it.code == RepairCode::AnotherPatient)
        .map(|it| it.path)
        .collect();
    assert_eq!(others, ["entry[1].resource", "entry[4].resource"]);
    assert!(ktc_collection(&record, &options(), &mut Counter(0)).unwrap().as_str().contains("Ben"));
}

#[test]
fn a_transaction_creates_everything_once() {
    let same = json!([{ "system": "https://a.example", "value": "1|2,$" }]);
    let transaction = transaction_of(
        &bundle_of(&[
            json!({ "resourceType": "Patient", "id": "p", "identifier": same, "meta": { "versionId": "1" } }),
            json!({ "resourceType": "Flag", "status": "active", "code": { "text": "x" }, "subject": { "reference": "Patient/p" }, "identifier": same }),
            json!({ "resourceType": "Flag", "status": "active", "code": { "text": "y" }, "subject": { "reference": "Patient/p" }, "identifier": same }),
        ])
        .parse()
        .unwrap(),
        &options(),
        &mut Counter(0),
    );
    let transaction = parsed(&transaction.unwrap());
    let entries = transaction["entry"].as_array().unwrap();
    let condition = "identifier=https%3A%2F%2Fa.example|1%5C%7C2%5C%2C%5C%24";
    assert_eq!(
        entries[0]["request"],
        json!({ "method": "POST", "url": "Patient", "ifNoneExist": condition })
    );
    assert_eq!(
        entries[1]["request"],
        json!({ "method": "POST", "url": "Flag", "ifNoneExist": condition })
    );
    assert_eq!(
        entries[2]["request"],
        json!({ "method": "POST", "url": "Flag" }),
        "it would become the other"
    );
    for entry in entries {
        assert!(entry["fullUrl"].as_str().unwrap().starts_with("urn:uuid:"));
        assert_eq!(
            (&entry["resource"]["id"], &entry["resource"]["meta"]),
            (&Value::Null, &Value::Null)
        );
    }
    assert_eq!(entries[1]["resource"]["subject"]["reference"], entries[0]["fullUrl"]);
}

fn evidence() -> Evidence {
    Evidence {
        kind: EvidenceKind::IssuerVerified,
        issuer: Some("https://issuer.example".to_owned()),
        issuer_name: Some("The issuer".to_owned()),
        key_id: Some("key".to_owned()),
        issued: Some(1_600_000_000.0),
        read: 1_700_000_000.0,
        signature_text: Some("a.b.c".to_owned()),
    }
}

#[test]
fn a_record_says_where_it_comes_from_and_says_it_once() {
    let options = Options { created: CREATED, evidence: Some(evidence()) };
    let record: Record = CLINICAL.parse().unwrap();
    for (name, made) in [
        ("ips", ips_document(&record, &options, &mut Counter(0))),
        ("ktc", ktc_collection(&record, &options, &mut Counter(0))),
        ("transaction", transaction_of(&record, &options, &mut Counter(0))),
    ] {
        let made = made.unwrap();
        write(&format!("{name}__evidence.json"), &made);
        let value = parsed(&made);
        let provenance = resource(&value, "Provenance");
        assert_eq!(
            (&provenance["recorded"], &provenance["occurredDateTime"]),
            (&json!("2023-11-14T22:13:20Z"), &json!("2020-09-13T12:26:40Z"))
        );
        assert_eq!(provenance["agent"][0]["who"]["identifier"]["value"], "https://issuer.example");
        assert_eq!(provenance["signature"][0]["data"], "YS5iLmM=");
        assert_eq!(provenance["target"][0]["reference"], value["entry"][0]["fullUrl"]);
    }
    let document = ips_document(&record, &options, &mut Counter(0)).unwrap();
    let again = ips_document(&document, &options, &mut Counter(1 << 40)).unwrap();
    assert_eq!(
        document.summary().resource_counts["Provenance"],
        again.summary().resource_counts["Provenance"]
    );
    // Who signed what nobody wrote is its author.
    let unsigned = bundle_of(&[
        json!({ "resourceType": "Flag", "status": "active", "code": { "text": "x" } }),
    ]);
    let document = ips_document(&unsigned.parse().unwrap(), &options, &mut Counter(0)).unwrap();
    assert_eq!(document.summary().authors, ["The issuer"]);
}
