//! The bundle around what a patient wrote: addresses, sections, narrative.

use rand_core::CryptoRng;
use serde_json::{Value, json};

use super::entry::begin;
use super::{Field, FormError, place};
use crate::record::json::{get, is_true, list, text, text_at};
use crate::record::pieces::{EntryKind, NOTES};
use crate::record::raw;
use crate::time::UnixSeconds;

pub(in crate::record) const LOINC: &str = "http://loinc.org";
const ABSENT_UNKNOWN: &str = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
pub(in crate::record) const EMPTY_REASON: &str =
    "http://terminology.hl7.org/CodeSystem/list-empty-reason";
pub(in crate::record) const IPS: &str = "http://hl7.org/fhir/uv/ips/StructureDefinition/";
const BIRTH_DATE: &str = "patient.birthDate";

/// A section that every summary must have.
struct Section {
    code: &'static str,
    title: &'static str,
    display: &'static str,
    kind: EntryKind,
    /// Where the form lists its items, and where it says that there are none.
    items: &'static str,
    none: &'static str,
    /// The element that names an item, and the code and words for none.
    element: &'static str,
    none_code: &'static str,
    none_display: &'static str,
    /// What a line of the narrative tells beside the name.
    told: [&'static str; 2],
}

const SECTIONS: &[Section] = &[
    Section {
        code: "11450-4",
        title: "Problems",
        display: "Problem list - Reported",
        kind: EntryKind::Problem,
        items: "problems",
        none: "noKnownProblems",
        element: "code",
        none_code: "no-known-problems",
        none_display: "No known problems",
        told: ["since", "status"],
    },
    Section {
        code: "48765-2",
        title: "Allergies",
        display: "Allergies and adverse reactions Document",
        kind: EntryKind::Allergy,
        items: "allergies",
        none: "noKnownAllergies",
        element: "code",
        none_code: "no-known-allergies",
        none_display: "No known allergies",
        told: ["reaction", "criticality"],
    },
    Section {
        code: "10160-0",
        title: "Medicines",
        display: "History of Medication use Narrative",
        kind: EntryKind::Medicine,
        items: "medicines",
        none: "noKnownMedicines",
        element: "medicationCodeableConcept",
        none_code: "no-known-medications",
        none_display: "No known medications",
        told: ["dose", "since"],
    },
];

/// The bundle, as text. The Composition comes first, as FHIR documents must have it.
pub(super) fn write(
    form: &Value,
    created: UnixSeconds,
    rng: &mut impl CryptoRng,
) -> Result<String, FormError> {
    let (patient, composition, identifier) = (address(rng), address(rng), address(rng));
    let created = created.to_utc().to_string();
    let mut entries = String::new();
    let mut sections = String::new();
    add_entry(&mut entries, &patient, &person(form)?);
    for section in SECTIONS {
        let written = section.items(form, &patient)?;
        let mut lines = String::new();
        let mut references = String::new();
        for (resource, line) in &written {
            let address = address(rng);
            add_entry(&mut entries, &address, resource);
            add_line(&mut lines, line);
            add(&mut references, &format!(r#"{{"reference":"{address}"}}"#));
        }
        let more = if written.is_empty() {
            add_line(&mut lines, "No information");
            format!(r#","emptyReason":{}"#, concept(EMPTY_REASON, "unavailable", "Unavailable"))
        } else {
            format!(r#","entry":[{references}]"#)
        };
        let code = concept(LOINC, section.code, section.display);
        add_section(&mut sections, section.title, &code, "generated", &lines, &more);
    }
    // Notes have no structure to be repeated: their narrative is the content.
    let mut lines = String::new();
    for note in list(get(form, "notes")).iter().filter_map(text) {
        add_line(&mut lines, &note);
    }
    if !lines.is_empty() {
        let code = concept(LOINC, NOTES.0, NOTES.1);
        add_section(&mut sections, "Notes", &code, "additional", &lines, "");
    }
    let kind = concept(LOINC, "60591-5", "Patient summary Document");
    let composition = format!(
        r#"{{"fullUrl":"{composition}","resource":{{"resourceType":"Composition","meta":{{"profile":["{IPS}Composition-uv-ips"]}},"status":"final","type":{kind},"subject":{{"reference":"{patient}"}},"date":"{created}","author":[{{"reference":"{patient}"}}],"title":"Patient summary","section":[{sections}]}}}}"#
    );
    Ok(format!(
        r#"{{"resourceType":"Bundle","meta":{{"profile":["{IPS}Bundle-uv-ips"]}},"identifier":{{"system":"urn:ietf:rfc:3986","value":"{identifier}"}},"type":"document","timestamp":"{created}","entry":[{composition},{entries}]}}"#
    ))
}

fn person(form: &Value) -> Result<Value, FormError> {
    let person = begin(EntryKind::Patient, get(form, "patient"), None, None);
    let mut person = person.map_err(|error| {
        error.within(Field::alone(match error.field().map(|field| field.key) {
            Some("birthDate") => BIRTH_DATE,
            Some("name") => "patient.name",
            _ => "patient",
        }))
    })?;
    if get(&person, "birthDate").is_null() {
        return Err(FormError::Missing(Field::alone(BIRTH_DATE)));
    }
    // IPS wants to know; a patient need not say.
    if get(&person, "gender").is_null() {
        place::set(&mut person, "gender", "unknown".into());
    }
    Ok(person)
}

impl Section {
    /// The resources of the section, each with its line: what the patient lists, or that there is nothing.
    fn items(&self, form: &Value, patient: &str) -> Result<Vec<(Value, String)>, FormError> {
        let listed = list(get(form, self.items));
        let mut written = Vec::new();
        if is_true(get(form, self.none)) {
            if !listed.is_empty() {
                return Err(FormError::Contradiction(Field::alone(self.items)));
            }
            let mut none = self.item(&json!({ "text": self.none_display }), patient)?;
            let code = concept(ABSENT_UNKNOWN, self.none_code, self.none_display);
            place::set(&mut none.0, self.element, raw::read(&code));
            written.push(none);
        }
        for (index, fields) in listed.iter().enumerate() {
            let field = Field { key: self.items, item: Some(index) };
            written.push(self.item(fields, patient).map_err(|error| error.within(field))?);
        }
        Ok(written)
    }

    fn item(&self, fields: &Value, patient: &str) -> Result<(Value, String), FormError> {
        let mut line = text_at(fields, "text").unwrap_or_default();
        for said in self.told.iter().filter_map(|field| text_at(fields, field)) {
            line.push_str(", ");
            line.push_str(&said);
        }
        Ok((begin(self.kind, fields, Some(patient), None)?, line))
    }
}

/// Adds to the items of an array.
pub(super) fn add(items: &mut String, item: &str) {
    if !items.is_empty() {
        items.push(',');
    }
    items.push_str(item);
}

fn add_entry(entries: &mut String, address: &str, resource: &Value) {
    add(entries, &format!(r#"{{"fullUrl":"{address}","resource":{resource}}}"#));
}

/// Adds a section with these lines of narrative; `more` are other members.
fn add_section(
    sections: &mut String,
    title: &str,
    code: &str,
    status: &str,
    lines: &str,
    more: &str,
) {
    let narrative =
        json!(format!("<div xmlns=\"http://www.w3.org/1999/xhtml\"><ul>{lines}</ul></div>"));
    add(
        sections,
        &format!(
            r#"{{"title":"{title}","code":{code},"text":{{"status":"{status}","div":{narrative}}}{more}}}"#
        ),
    );
}

/// Adds an item of a list in XHTML.
fn add_line(lines: &mut String, line: &str) {
    lines.push_str("<li>");
    lines.push_str(&escape(line));
    lines.push_str("</li>");
}

/// A concept with one code, as text; none of these holds a sign that JSON escapes.
pub(super) fn concept(system: &str, code: &str, display: &str) -> String {
    format!(r#"{{"coding":[{{"system":"{system}","code":"{code}","display":"{display}"}}]}}"#)
}

/// A random UUID, RFC 9562 §5.4, as an address.
pub(in crate::record) fn address(rng: &mut impl CryptoRng) -> String {
    let mut bytes = [0; 16];
    rng.fill_bytes(&mut bytes);
    let random = u128::from_be_bytes(bytes);
    let version_4 = random & !(0xf << 76) | 4 << 76;
    let uuid = version_4 & !(0b11 << 62) | 0b10 << 62;
    let mut address = format!("urn:uuid:{uuid:032x}");
    for place in [17, 22, 27, 32] {
        address.insert(place, '-');
    }
    address
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
