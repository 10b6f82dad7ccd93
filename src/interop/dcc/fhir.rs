//! A certificate as FHIR: what it says, in the words of its value sets, and where that comes from. Nothing is added.

use serde_json::{Map, Value, json};

use super::names;

const SNOMED: &str = "http://snomed.info/sct";
const PATIENT: &str = "resource:0";

/// The certificate as a bundle: whom it is about, then each of its entries.
pub(super) fn bundle(health: &Value) -> Value {
    let mut resources = vec![patient(health)];
    let entries = |key: &str| health.get(key).and_then(Value::as_array).into_iter().flatten();
    resources.extend(entries("v").map(immunization));
    resources.extend(entries("t").map(observation));
    resources.extend(entries("r").map(condition));
    let entries: Vec<Value> = resources
        .into_iter()
        .enumerate()
        .map(|(index, resource)| {
            json!({ "fullUrl": format!("resource:{index}"), "resource": resource })
        })
        .collect();
    json!({ "resourceType": "Bundle", "type": "collection", "entry": entries })
}

fn text<'a>(of: &'a Value, key: &str) -> Option<&'a str> {
    of.get(key)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}

/// The members that are there.
fn object(members: impl IntoIterator<Item = (&'static str, Option<Value>)>) -> Value {
    let there = members.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(there.collect::<Map<_, _>>())
}

fn patient(health: &Value) -> Value {
    let name = health.get("nam").unwrap_or(&Value::Null);
    // What machines of passports write is shown only where the name itself is missing.
    let or_machine = |key, machine| text(name, key).or_else(|| text(name, machine));
    let name = object([
        ("family", or_machine("fn", "fnt").map(Value::from)),
        ("given", or_machine("gn", "gnt").map(|given| json!([given]))),
    ]);
    let named = name.as_object().is_some_and(|name| !name.is_empty());
    object([
        ("resourceType", Some("Patient".into())),
        ("name", named.then(|| json!([name]))),
        ("birthDate", text(health, "dob").and_then(date).map(Value::from)),
    ])
}

/// A date without the time that some countries write behind it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn date(written: &str) -> Option<&str> {
    let date = written.split_once('T').map_or(written, |(date, _)| date);
    let fits = matches!(date.len(), 4 | 7 | 10)
        && date.bytes().enumerate().all(|(at, it)| match at {
            4 | 7 => it == b'-',
            _ => it.is_ascii_digit(),
        });
    fits.then_some(date)
}

fn coding((system, display): (&str, Option<&str>), code: &str) -> Value {
    object([
        ("system", Some(system).filter(|it| !it.is_empty()).map(Value::from)),
        ("code", Some(code.into())),
        ("display", display.map(Value::from)),
    ])
}

fn disease(entry: &Value) -> Option<Value> {
    let code = text(entry, "tg")?;
    Some(json!({ "coding": [coding((SNOMED, names::disease(code)), code)] }))
}

fn identifier(entry: &Value) -> Option<Value> {
    let id = text(entry, "ci")?;
    Some(json!([{ "type": { "text": "EU Digital COVID Certificate" }, "value": id }]))
}

/// Where all this comes from, in words.
fn note(entry: &Value, before: &str) -> Value {
    let issuer: Vec<&str> = ["is", "co"].iter().filter_map(|key| text(entry, key)).collect();
    let by = if issuer.is_empty() { String::new() } else { format!(" by {}", issuer.join(", ")) };
    json!([{ "text": format!("{before}From an EU Digital COVID Certificate issued{by}.") }])
}

fn immunization(entry: &Value) -> Value {
    let vaccines = [
        text(entry, "mp").map(|code| coding(names::product(code), code)),
        text(entry, "vp").map(|code| coding(names::vaccine(code), code)),
    ];
    let vaccines: Vec<Value> = vaccines.into_iter().flatten().collect();
    let manufacturer = text(entry, "ma").map(|code| {
        let (system, display) = names::manufacturer(code);
        json!({
            "identifier": { "system": system, "value": code },
            "display": display.unwrap_or(code)
        })
    });
    let count = |key: &str| entry.get(key)?.as_u64().filter(|count| *count > 0).map(Value::from);
    let protocol = object([
        ("targetDisease", disease(entry).map(|disease| json!([disease]))),
        ("doseNumberPositiveInt", count("dn")),
        ("seriesDosesPositiveInt", count("sd")),
    ]);
    object([
        ("resourceType", Some("Immunization".into())),
        ("identifier", identifier(entry)),
        ("status", Some("completed".into())),
        ("vaccineCode", Some(json!({ "coding": vaccines }))),
        ("patient", Some(json!({ "reference": PATIENT }))),
        ("occurrenceDateTime", text(entry, "dt").map(|it| date(it).unwrap_or(it).into())),
        ("primarySource", Some(false.into())),
        ("manufacturer", manufacturer),
        ("note", Some(note(entry, ""))),
        ("protocolApplied", count("dn").map(|_| json!([protocol]))),
    ])
}

fn observation(entry: &Value) -> Value {
    let code = text(entry, "tt").unwrap_or_default();
    let result = text(entry, "tr")
        .map(|code| json!({ "coding": [coding((SNOMED, names::result(code)), code)] }));
    let device = text(entry, "ma").map(|id| json!({ "value": id }));
    let name = text(entry, "nm").map(Value::from);
    let device = (device.is_some() || name.is_some())
        .then(|| object([("identifier", device), ("display", name)]));
    let disease = text(entry, "tg").map(|code| names::disease(code).unwrap_or(code));
    let category = "http://terminology.hl7.org/CodeSystem/observation-category";
    let test = names::test(code);
    let words: Vec<&str> = disease.into_iter().chain(test).collect();
    object([
        ("resourceType", Some("Observation".into())),
        ("identifier", identifier(entry)),
        ("status", Some("final".into())),
        ("category", Some(json!([{ "coding": [{ "system": category, "code": "laboratory" }] }]))),
        (
            "code",
            Some(json!({
                "coding": [coding(("http://loinc.org", test), code)],
                "text": words.join(": ")
            })),
        ),
        ("subject", Some(json!({ "reference": PATIENT }))),
        ("effectiveDateTime", text(entry, "sc").map(Value::from)),
        ("performer", text(entry, "tc").map(|centre| json!([{ "display": centre }]))),
        ("valueCodeableConcept", result),
        ("note", Some(note(entry, ""))),
        ("device", device),
    ])
}

fn condition(entry: &Value) -> Value {
    let status = |kind: &str, code: &str| {
        let system = format!("http://terminology.hl7.org/CodeSystem/condition-{kind}");
        json!({ "coding": [{ "system": system, "code": code }] })
    };
    let first = text(entry, "fr").map(|day| date(day).unwrap_or(day));
    let validity: Vec<String> = [("from", "df"), ("until", "du")]
        .iter()
        .filter_map(|(word, key)| Some(format!("{word} {}", text(entry, key)?)))
        .collect();
    let validity =
        if validity.is_empty() { String::new() } else { format!("Valid {}. ", validity.join(" ")) };
    object([
        ("resourceType", Some("Condition".into())),
        ("identifier", identifier(entry)),
        ("clinicalStatus", Some(status("clinical", "resolved"))),
        ("verificationStatus", Some(status("ver-status", "confirmed"))),
        ("code", disease(entry)),
        ("subject", Some(json!({ "reference": PATIENT }))),
        // The day of the test, which is not the day on which it began.
        ("onsetString", first.map(|day| format!("First positive test on {day}").into())),
        ("note", Some(note(entry, &validity))),
    ])
}
