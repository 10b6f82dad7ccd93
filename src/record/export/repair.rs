//! What was changed so that a record is valid FHIR R4.

use serde::Serialize;
use serde_json::Value;

use crate::record::listed::listed;
use crate::record::narrative;

/// How much of a value is said of it, in characters.
const SPOKEN: usize = 500;

listed! {
    /// What was done.
    pub enum RepairCode {
        /// Something that must be there was not: it is said to be unknown, or what is plain from the record.
        Added = "added",
        /// What is about somebody else than the patient of the document is not in it.
        AnotherPatient = "another-patient",
        /// The same is said in the words of R4.
        Converted = "converted",
        /// What R4 cannot say is no longer said but as text in the narrative.
        Dropped = "dropped",
        /// What a server said, and older versions of what is there, are not in it.
        LeftOut = "left-out",
        /// A reference that leads nowhere is its text only.
        ReferenceUnresolved = "reference-unresolved",
    }
}

/// One change, and where it was made.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Repair {
    /// What was done.
    pub code: RepairCode,
    /// Where in the record as it came: `entry[3].resource.code`.
    pub path: String,
    /// What stood there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// What stands there now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is: Option<String>,
}

/// Everything that a value says, in its order, as far as there is room.
pub(super) fn spoken(value: &Value) -> String {
    let mut said = String::new();
    add(value, &mut said);
    if let Some((end, _)) = said.char_indices().nth(SPOKEN) {
        said.truncate(end);
        said.push('…');
    }
    said
}

fn add(value: &Value, said: &mut String) {
    // Four bytes are the longest that a character has.
    if said.len() > SPOKEN * 4 {
        return;
    }
    let word = match value {
        Value::Array(values) => return values.iter().for_each(|value| add(value, said)),
        Value::Object(members) => {
            for (key, value) in members {
                match (key.as_str(), value) {
                    ("resourceType", _) => {}
                    ("div", Value::String(div)) => add(&narrative::to_text(div).into(), said),
                    _ => add(value, said),
                }
            }
            return;
        }
        Value::Null => return,
        Value::String(text) => text.trim().chars().take(SPOKEN + 1).collect(),
        other => other.to_string(),
    };
    if word.is_empty() {
        return;
    }
    if !said.is_empty() {
        said.push_str(", ");
    }
    said.push_str(&word);
}
