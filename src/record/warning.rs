//! What is imperfect about a record: said, never a reason to refuse it.

use core::cell::RefCell;

use serde::Serialize;

use super::listed::listed;

/// More than this many warnings tell a reader nothing more; one [`WarningCode::More`] follows.
const MOST_WARNINGS: usize = 200;

listed! {
    /// What a warning is about.
    pub enum WarningCode {
        /// Somebody else's: the resource is about another patient than the document.
        AnotherPatient = "another-patient",
        /// A resource was deleted where it came from; older versions of it do not hold.
        Deleted = "deleted",
        /// Something must *not* be done, for instance a medicine that must not be given.
        DoNotPerform = "do-not-perform",
        /// An object has the same key twice; the last one is shown.
        DuplicateKey = "duplicate-key",
        /// The resource was made by mistake and does not hold.
        EnteredInError = "entered-in-error",
        /// The reader was made for a newer or narrower kind of resource and may misread this one.
        ModifierNotUnderstood = "modifier-not-understood",
        /// There were more warnings than are listed.
        More = "more",
        /// A code without any text; a name that is known for it is shown, or the code itself.
        MissingDisplay = "missing-display",
        /// The bundle has no table of contents (Composition).
        NoComposition = "no-composition",
        /// The bundle has no Patient.
        NoPatient = "no-patient",
        /// What the resource describes was not done, not given or not taken.
        NotDone = "not-done",
        /// A reference leads to nothing in this record.
        ReferenceUnresolved = "reference-unresolved",
        /// What the resource describes was looked into and is ruled out.
        Refuted = "refuted",
        /// The server that the record comes from has something to say about it.
        ServerMessage = "server-message",
        /// The bundle has several tables of contents; all their sections are shown.
        SeveralCompositions = "several-compositions",
        /// The bundle has several patients; the one the document is about is shown.
        SeveralPatients = "several-patients",
        /// There is a newer version of the resource, or it was deleted.
        Superseded = "superseded",
        /// The record refers to itself so often that some references are shown without what they lead to.
        TooManyReferences = "too-many-references",
        /// A kind of resource this reader does not know; what it holds is shown under its own names.
        UnknownResource = "unknown-resource",
        /// A value is of the wrong type and not shown.
        WrongType = "wrong-type",
    }
}

/// One imperfection, and where it is.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Warning {
    /// What is wrong.
    pub code: WarningCode,
    /// Where, as a path into the bundle: `entry[3].resource.code`; empty for the bundle itself.
    pub path: String,
    /// What stands there, for instance the reference that leads nowhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// What is shown instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown: Option<String>,
}

/// The warnings so far.
#[derive(Debug, Default)]
pub(super) struct Warnings(RefCell<Vec<Warning>>);

impl Warnings {
    /// Adds a warning, unless there are enough.
    pub(super) fn add(&self, code: WarningCode, path: &str, detail: Option<&str>) {
        self.add_repair(code, path, detail, None);
    }

    /// The same, of something that is shown in another way.
    pub(super) fn add_repair(
        &self,
        code: WarningCode,
        path: &str,
        detail: Option<&str>,
        shown: Option<&str>,
    ) {
        let mut warnings = self.0.borrow_mut();
        let warning = match warnings.len() {
            0..MOST_WARNINGS => {
                let [detail, shown] = [detail, shown].map(|said| said.map(str::to_owned));
                Warning { code, path: path.to_owned(), detail, shown }
            }
            MOST_WARNINGS => {
                Warning { code: WarningCode::More, path: String::new(), detail: None, shown: None }
            }
            _ => return,
        };
        if !warnings.contains(&warning) {
            warnings.push(warning);
        }
    }

    /// All of them, in the order they were found.
    pub(super) fn into_list(self) -> Vec<Warning> {
        self.0.into_inner()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn warnings_are_bounded_and_the_last_says_so() {
        let warnings = Warnings::default();
        for index in 0..300 {
            warnings.add(WarningCode::WrongType, &index.to_string(), Some("7"));
            warnings.add(WarningCode::WrongType, &index.to_string(), Some("7"));
        }
        let list = warnings.into_list();
        assert_eq!(list.len(), 201);
        assert_eq!(list[199].path, "199");
        assert_eq!(list[200].code, WarningCode::More);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn codes_are_spelled_in_kebab_case_and_sorted() {
        let spelled: Vec<String> = WarningCode::ALL
            .iter()
            .map(|code| serde_json::to_value(code).unwrap().as_str().unwrap().to_owned())
            .collect();
        assert_eq!(spelled[0], "another-patient");
        assert!(
            spelled.iter().all(|code| code.chars().all(|c| c == '-' || c.is_ascii_lowercase()))
        );
    }
}
