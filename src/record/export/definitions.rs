//! What FHIR R4 lets a resource be made of.
//!
//! `r4.txt` is written by `script/fhir-table` from the definitions that HL7 publishes with the specification (CC0): first the
//! lists of codes that some elements are bound to, each behind its number, then an empty line, then a line for each type
//! or part of one, with its elements: `name`, `!` where it must be there, `*` where it can repeat, `:` and the types it
//! can have, `=` and the number of its codes. `@` and a path is a part that is defined on a line of its own.

use std::collections::BTreeMap;

const TABLE: &str = include_str!("r4.txt");

/// The elements of a type.
pub(super) type Elements = Vec<Element>;

/// An element of a type.
#[derive(Debug)]
pub(super) struct Element {
    /// As in FHIR, with `[x]` behind it where its type is part of its name.
    pub(super) name: &'static str,
    pub(super) required: bool,
    pub(super) repeats: bool,
    pub(super) kinds: Vec<&'static str>,
    /// The only codes it can have.
    pub(super) codes: Vec<&'static str>,
}

impl Element {
    /// The name before the type.
    pub(super) fn stem(&self) -> Option<&'static str> {
        self.name.strip_suffix("[x]")
    }
}

/// An element as a key names it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named<'a> {
    pub(super) element: &'a Element,
    pub(super) kind: &'static str,
}

/// Every type that records are made of.
#[derive(Debug)]
pub(super) struct Definitions(BTreeMap<&'static str, Elements>);

impl Definitions {
    pub(super) fn read() -> Self {
        let (codes, types) = TABLE.split_once("\n\n").unwrap_or_default();
        let codes: BTreeMap<&str, &'static str> =
            codes.lines().filter_map(|line| line.split_once(' ')).collect();
        let element = |said: &'static str| {
            let (name, kinds) = said.split_once(':')?;
            let (kinds, list) = kinds.split_once('=').unwrap_or((kinds, ""));
            let codes = codes.get(list).map(|codes| codes.split(' ').collect());
            Some(Element {
                name: name.trim_end_matches(['!', '*']),
                required: name.contains('!'),
                repeats: name.ends_with('*'),
                kinds: kinds.split('|').collect(),
                codes: codes.unwrap_or_default(),
            })
        };
        let types = types.lines().filter_map(|line| {
            let (name, elements) = line.split_once(' ')?;
            Some((name, elements.split(' ').filter_map(element).collect()))
        });
        Self(types.collect())
    }

    /// The elements of a type or part, if records are made of it.
    pub(super) fn of(&self, kind: &str) -> Option<&Elements> {
        self.0.get(kind.strip_prefix('@').unwrap_or(kind))
    }

    /// The resource type of this name.
    pub(super) fn resource(&self, kind: &str) -> Option<&'static str> {
        let (name, _) = self.0.get_key_value(kind)?;
        (is_resource(name) && !name.contains('.')).then_some(*name)
    }

    /// The element that a key of an object of this type names.
    pub(super) fn named<'a>(&self, elements: &'a [Element], key: &str) -> Option<Named<'a>> {
        elements.iter().find_map(|element| {
            let Some(stem) = element.stem() else {
                let kind = element.kinds.first().copied()?;
                return (element.name == key).then_some(Named { element, kind });
            };
            let suffix = key.strip_prefix(stem).filter(|suffix| !suffix.is_empty())?;
            let kind = match element.kinds.as_slice() {
                ["*"] => self.any(suffix),
                kinds => kinds.iter().copied().find(|kind| is_called(kind, suffix)),
            };
            Some(Named { element, kind: kind? })
        })
    }

    /// The type that an extension can have for its value.
    fn any(&self, suffix: &str) -> Option<&'static str> {
        let complex = self.0.get_key_value(suffix).map(|(name, _)| *name);
        let complex = complex.filter(|name| !is_resource(name) && !name.contains('.'));
        complex.or_else(|| PRIMITIVES.iter().copied().find(|kind| is_called(kind, suffix)))
    }
}

/// The types without parts.
pub(super) const PRIMITIVES: &[&str] = &[
    "base64Binary",
    "boolean",
    "canonical",
    "code",
    "date",
    "dateTime",
    "decimal",
    "id",
    "instant",
    "integer",
    "markdown",
    "oid",
    "positiveInt",
    "string",
    "time",
    "unsignedInt",
    "uri",
    "url",
    "uuid",
    "xhtml",
];

/// The types with parts that are no resources.
const DATATYPES: &[&str] = &[
    "Address",
    "Age",
    "Annotation",
    "Attachment",
    "CodeableConcept",
    "Coding",
    "ContactDetail",
    "ContactPoint",
    "Count",
    "Distance",
    "Dosage",
    "Duration",
    "Extension",
    "HumanName",
    "Identifier",
    "Meta",
    "Money",
    "Narrative",
    "Period",
    "Quantity",
    "Range",
    "Ratio",
    "Reference",
    "SampledData",
    "Signature",
    "Timing",
];

/// Whether a defined type is a resource.
pub(super) fn is_resource(kind: &str) -> bool {
    !kind.starts_with('@') && !DATATYPES.contains(&kind) && !PRIMITIVES.contains(&kind)
}

/// Whether a type may have extensions that change its meaning.
pub(super) fn may_be_modified(kind: &str) -> bool {
    match kind {
        "Dosage" | "Timing" => true,
        "@Dosage.doseAndRate" | "@Timing.repeat" => false,
        _ => kind.starts_with('@') || (is_resource(kind) && kind != "Binary"),
    }
}

/// Whether a type is called so behind the name of an element: `valueQuantity`, `valueString`.
fn is_called(kind: &str, suffix: &str) -> bool {
    let mut letters = kind.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.is_some_and(|first| suffix.strip_prefix(first) == Some(letters.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn every_type_of_an_element_is_defined() {
        let definitions = Definitions::read();
        for (name, elements) in &definitions.0 {
            for element in elements {
                for kind in &element.kinds {
                    let known = PRIMITIVES.contains(kind)
                        || matches!(*kind, "*" | "Resource")
                        || definitions.of(kind).is_some();
                    assert!(known, "{name}.{}: {kind}", element.name);
                }
            }
        }
        for kind in DATATYPES {
            assert!(definitions.of(kind).is_some(), "{kind}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_key_names_an_element_and_its_type() {
        let definitions = Definitions::read();
        let kind = |of: &str, key: &str| {
            let named = definitions.named(definitions.of(of).unwrap(), key);
            named.map(|named| named.kind)
        };
        assert_eq!(kind("Observation", "valueQuantity"), Some("Quantity"));
        assert_eq!(kind("Observation", "valueString"), Some("string"));
        assert_eq!(kind("Observation", "valueBase64Binary"), None);
        assert_eq!(kind("Observation", "value"), None);
        assert_eq!(kind("Observation", "component"), Some("@Observation.component"));
        assert_eq!(kind("Extension", "valueBase64Binary"), Some("base64Binary"));
        assert_eq!(kind("Extension", "valueDosage"), Some("Dosage"));
        assert_eq!(kind("Extension", "valuePatient"), None);
        let status = definitions.of("Immunization").unwrap();
        let status = definitions.named(status, "status").unwrap().element;
        assert!(status.required && !status.repeats);
        assert_eq!(status.codes, ["completed", "entered-in-error", "not-done"]);
    }
}
