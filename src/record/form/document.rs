//! The bundle around what a patient wrote: addresses, sections, narrative.

use rand_core::CryptoRng;
use serde_json::{Value, json};

use super::{Form, resources};
use crate::record::pieces::NOTES;
use crate::time::UnixSeconds;

const LOINC: &str = "http://loinc.org";
const IPS: &str = "http://hl7.org/fhir/uv/ips/StructureDefinition/";

/// A document in the making.
pub(super) struct Document<'a, R> {
    created: String,
    rng: &'a mut R,
    entries: Vec<Value>,
    sections: Vec<Value>,
}

/// One item of a section: the resource, and what a person reads of it.
pub(super) struct Item {
    pub(super) resource: Value,
    pub(super) narrative: String,
}

/// A section that every summary must have.
struct Required {
    code: &'static str,
    title: &'static str,
    display: &'static str,
}

const PROBLEMS: Required =
    Required { code: "11450-4", title: "Problems", display: "Problem list - Reported" };
const ALLERGIES: Required = Required {
    code: "48765-2",
    title: "Allergies",
    display: "Allergies and adverse reactions Document",
};
const MEDICINES: Required = Required {
    code: "10160-0",
    title: "Medicines",
    display: "History of Medication use Narrative",
};

impl<'a, R: CryptoRng> Document<'a, R> {
    pub(super) fn new(created: UnixSeconds, rng: &'a mut R) -> Self {
        Self {
            created: created.to_utc().to_string(),
            rng,
            entries: Vec::new(),
            sections: Vec::new(),
        }
    }

    /// The bundle. The Composition comes first, as FHIR documents must have it.
    pub(super) fn write(mut self, form: &Form) -> Value {
        let patient = address(self.rng);
        let subject = json!({ "reference": patient });
        let composition = address(self.rng);
        let identifier = address(self.rng);
        self.entries
            .push(json!({ "fullUrl": patient, "resource": resources::patient(&form.patient) }));

        let problems = form.problems.iter().map(|problem| resources::condition(problem, &patient));
        let none = form.no_known_problems.then(|| resources::no_known_problems(&patient));
        self.required(&PROBLEMS, problems.chain(none).collect());
        let allergies = form.allergies.iter().map(|allergy| resources::allergy(allergy, &patient));
        let none = form.no_known_allergies.then(|| resources::no_known_allergies(&patient));
        self.required(&ALLERGIES, allergies.chain(none).collect());
        let medicines =
            form.medicines.iter().map(|medicine| resources::medication(medicine, &patient));
        let none = form.no_known_medicines.then(|| resources::no_known_medicines(&patient));
        self.required(&MEDICINES, medicines.chain(none).collect());
        self.notes(&form.notes);

        let composition = json!({
            "fullUrl": composition,
            "resource": {
                "resourceType": "Composition",
                "meta": { "profile": [format!("{IPS}Composition-uv-ips")] },
                "status": "final",
                "type": concept("60591-5", "Patient summary Document"),
                "subject": subject,
                "date": self.created,
                "author": [subject],
                "title": "Patient summary",
                "section": self.sections,
            },
        });
        self.entries.insert(0, composition);
        json!({
            "resourceType": "Bundle",
            "meta": { "profile": [format!("{IPS}Bundle-uv-ips")] },
            "identifier": { "system": "urn:ietf:rfc:3986", "value": identifier },
            "type": "document",
            "timestamp": self.created,
            "entry": self.entries,
        })
    }

    fn required(&mut self, section: &Required, items: Vec<Item>) {
        let mut written =
            json!({ "title": section.title, "code": concept(section.code, section.display) });
        if items.is_empty() {
            written["text"] = narrative("generated", ["No information".to_owned()]);
            written["emptyReason"] = json!({ "coding": [{
                "system": "http://terminology.hl7.org/CodeSystem/list-empty-reason",
                "code": "unavailable",
                "display": "Unavailable",
            }] });
        } else {
            written["text"] =
                narrative("generated", items.iter().map(|item| item.narrative.clone()));
            let references: Vec<Value> =
                items.into_iter().map(|item| self.entry(&item.resource)).collect();
            written["entry"] = Value::Array(references);
        }
        self.sections.push(written);
    }

    /// Notes have no structure to be repeated: their narrative is the content.
    fn notes(&mut self, notes: &[String]) {
        let notes: Vec<String> = notes
            .iter()
            .map(|note| note.trim().to_owned())
            .filter(|note| !note.is_empty())
            .collect();
        if !notes.is_empty() {
            self.sections.push(json!({
                "title": "Notes",
                "code": concept(NOTES.0, NOTES.1),
                "text": narrative("additional", notes),
            }));
        }
    }

    fn entry(&mut self, resource: &Value) -> Value {
        let address = address(self.rng);
        self.entries.push(json!({ "fullUrl": address, "resource": resource }));
        json!({ "reference": address })
    }
}

/// A random UUID, RFC 9562 §5.4, as an address.
pub(in crate::record) fn address(rng: &mut impl CryptoRng) -> String {
    let mut bytes = [0; 16];
    rng.fill_bytes(&mut bytes);
    let random = u128::from_be_bytes(bytes);
    let version_4 = random & !(0xf << 76) | 4 << 76;
    let uuid = version_4 & !(0b11 << 62) | 0b10 << 62;
    let hex = format!("{uuid:032x}");
    let mut address = "urn:uuid:".to_owned();
    for (index, digit) in hex.chars().enumerate() {
        if matches!(index, 8 | 12 | 16 | 20) {
            address.push('-');
        }
        address.push(digit);
    }
    address
}

/// A concept with a code of LOINC.
pub(super) fn concept(code: &str, display: &str) -> Value {
    json!({ "coding": [{ "system": LOINC, "code": code, "display": display }] })
}

/// A list of lines as XHTML.
fn narrative(status: &str, lines: impl IntoIterator<Item = String>) -> Value {
    let items: String = lines
        .into_iter()
        .flat_map(|line| ["<li>".to_owned(), escape(&line), "</li>".to_owned()])
        .collect();
    json!({ "status": status, "div": format!("<div xmlns=\"http://www.w3.org/1999/xhtml\"><ul>{items}</ul></div>") })
}

/// Text as XHTML: what would be markup is escaped, lines stay lines, and what XML cannot say is left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\n' => escaped.push_str("<br/>"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn what_a_patient_writes_is_never_markup() {
        assert_eq!(escape("<b> & \u{1} \n>"), "&lt;b&gt; &amp;   <br/>&gt;");
    }
}
