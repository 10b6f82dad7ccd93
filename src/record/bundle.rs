//! The resources of a bundle, and where references between them lead.
//!
//! [Resolving references in bundles](https://hl7.org/fhir/R4/bundle.html#references) goes by `fullUrl`. Real bundles
//! refer by `Type/id` to resources with a `urn:uuid` address, leave the type out, add a version or use another server's
//! address; all of these are followed as long as they can mean only one resource.

use std::collections::BTreeMap;

use serde_json::Value;

use super::copies::is_copy;
use super::json::{each_object, get, list, nodes, text, text_at};
use super::warning::{WarningCode, Warnings};

/// A resource and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Resource<'a> {
    pub(super) value: &'a Value,
    /// Which of the bundle's resources it is, or is contained in.
    pub(super) index: usize,
    /// The resource whose `contained` this one is part of, or itself.
    pub(super) container: &'a Value,
}

impl<'a> Resource<'a> {
    /// The resource type; empty where it is not said.
    pub(super) fn kind(&self) -> &'a str {
        get(self.value, "resourceType").as_str().unwrap_or_default()
    }

    pub(super) fn is_contained(&self) -> bool {
        !core::ptr::eq(self.value, self.container)
    }
}

/// A resource of the bundle itself, with its address.
#[derive(Debug)]
struct Listed<'a> {
    value: &'a Value,
    full_url: Option<String>,
    path: String,
    nodes: usize,
    /// Whether a newer version of it stands before it.
    superseded: bool,
}

/// The resources of a bundle in their order.
#[derive(Debug)]
pub(super) struct Bundle<'a> {
    listed: Vec<Listed<'a>>,
    addresses: Addresses,
}

impl<'a> Bundle<'a> {
    /// Finds the resources; an entry that has none (a deletion, an outcome) is passed over.
    pub(super) fn read(value: &'a Value, warnings: &Warnings) -> Self {
        let mut listed: Vec<Listed<'a>> = Vec::new();
        let is_history = text_at(value, "type").is_some_and(|kind| kind == "history");
        let mut newer: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (index, entry) in list(get(value, "entry")).iter().enumerate() {
            let resource = get(entry, "resource");
            if entry.is_object() && resource.is_object() {
                let path = format!("entry[{index}].resource");
                let full_url = text_at(entry, "fullUrl");
                let name = format!(
                    "{}/{}",
                    text_at(resource, "resourceType").unwrap_or_default(),
                    text_at(resource, "id").unwrap_or_default()
                );
                // The newest version comes first.
                let superseded = is_history && newer.insert(name, None).is_some();
                let nodes = nodes(resource);
                listed.push(Listed { value: resource, full_url, path, nodes, superseded });
            } else if text_at(get(entry, "request"), "method").as_deref() == Some("DELETE") {
                let name = text_at(get(entry, "request"), "url").unwrap_or_default();
                warnings.add(WarningCode::Deleted, &format!("entry[{index}]"), Some(&name));
                newer.insert(name, None);
            } else if !entry.is_object() || !resource.is_null() {
                warnings.add(WarningCode::WrongType, &format!("entry[{index}]"), None);
            }
        }
        let addresses = Addresses::of(&listed, true);
        Self { listed, addresses }
    }

    /// Every resource that stands in an entry of its own.
    pub(super) fn resources(&self) -> impl Iterator<Item = Resource<'a>> {
        self.listed.iter().enumerate().map(|(index, listed)| Resource {
            value: listed.value,
            index,
            container: listed.value,
        })
    }

    /// Where a resource stands: `entry[3].resource`.
    pub(super) fn path(&self, resource: Resource<'_>) -> &str {
        self.listed.get(resource.index).map_or("", |listed| &listed.path)
    }

    /// How many values a resource has, its contained ones among them.
    pub(super) fn nodes(&self, resource: Resource<'_>) -> usize {
        self.listed.get(resource.index).map_or(0, |listed| listed.nodes)
    }

    /// Whether the bundle has a newer version of a resource, or says that there is no such resource any more.
    pub(super) fn is_superseded(&self, resource: Resource<'_>) -> bool {
        self.listed.get(resource.index).is_some_and(|listed| listed.superseded)
    }

    /// The resource that a reference in `from` leads to.
    pub(super) fn resolve(&self, reference: &str, from: Resource<'a>) -> Option<Resource<'a>> {
        let reference = reference.trim();
        if let Some(found) = contained(reference, from) {
            return Some(found);
        }
        let index = self.addresses.find(reference, self.full_url(from.index))?;
        let value = self.listed.get(index)?.value;
        Some(Resource { value, index, container: value })
    }

    /// Which resources cannot do without their `id`, because a reference finds them by it alone.
    pub(super) fn found_by_id(&self) -> Vec<bool> {
        let without = Addresses::of(&self.listed, false);
        let mut needed: Vec<bool> =
            self.listed.iter().map(|listed| listed.full_url.is_none()).collect();
        self.each_reference(&mut |reference, from| {
            let found = self.addresses.find(reference, from);
            if found != without.find(reference, from)
                && let Some(needed) = found.and_then(|index| needed.get_mut(index))
            {
                *needed = true;
            }
        });
        let kept = Addresses::where_ids(&self.listed, |index| needed.get(index) == Some(&true));
        // An id that makes a reference ambiguous must stay, or the reference would come to mean something.
        let mut all = false;
        self.each_reference(&mut |reference, from| {
            all |= self.addresses.find(reference, from) != kept.find(reference, from);
        });
        if all { vec![true; needed.len()] } else { needed }
    }

    pub(super) fn full_url(&self, index: usize) -> Option<&str> {
        self.listed.get(index)?.full_url.as_deref()
    }

    fn each_reference(&self, visit: &mut impl FnMut(&str, Option<&str>)) {
        for listed in &self.listed {
            each_object(listed.value, &mut |object| {
                // Sections are followed also where an entry is the address alone.
                let links = ["reference", "entry"].iter().filter_map(|key| object.get(*key));
                for link in links.flat_map(list).filter_map(text) {
                    visit(&link, listed.full_url.as_deref());
                }
            });
        }
    }
}

/// Looks among the resources that the one with the reference contains: `#id`, leniently also without the `#`.
fn contained<'a>(reference: &str, from: Resource<'a>) -> Option<Resource<'a>> {
    let id = reference.strip_prefix('#');
    if id == Some("") {
        return Some(Resource { value: from.container, ..from });
    }
    let id = id.or_else(|| (!reference.contains(['/', ':'])).then_some(reference))?;
    list(get(from.container, "contained"))
        .iter()
        .find(|inner| inner.is_object() && text_at(inner, "id").is_some_and(|inner| inner == id))
        .map(|value| Resource { value, ..from })
}

/// Addresses and which resource has them; `None` where two different resources have the same.
#[derive(Debug, Default)]
struct Addresses(BTreeMap<String, Option<usize>>);

impl Addresses {
    fn of(listed: &[Listed<'_>], ids: bool) -> Self {
        Self::where_ids(listed, |_| ids)
    }

    /// The addresses that follow from `fullUrl` and, for the resources chosen, from `id`.
    fn where_ids(listed: &[Listed<'_>], has_id: impl Fn(usize) -> bool) -> Self {
        let mut addresses: BTreeMap<String, Option<usize>> = BTreeMap::new();
        let same = |one: usize, other: usize| {
            let [one, other] = [one, other].map(|index| listed.get(index).map(|l| l.value));
            one.zip(other)
                .is_some_and(|(one, other)| core::ptr::eq(one, other) || is_copy(one, other))
        };
        let mut add = |address: String, index: usize| {
            let known = addresses.entry(address).or_insert(Some(index));
            if !known.is_some_and(|known| same(known, index)) {
                *known = None;
            }
        };
        for (index, resource) in listed.iter().enumerate().filter(|(_, it)| !it.superseded) {
            let id = has_id(index).then(|| text_at(resource.value, "id")).flatten();
            let full_url = resource.full_url.as_deref().map(unversioned);
            let kind = get(resource.value, "resourceType").as_str().unwrap_or_default();
            for id in id.as_deref().into_iter().chain(full_url.map(last_part)) {
                add(format!("{kind}/{id}"), index);
                add(id.to_owned(), index);
            }
            if let Some(full_url) = full_url {
                add(format!("={full_url}"), index);
            }
        }
        Self(addresses)
    }

    /// The only resource a reference can mean. `base` is the address of the resource that has the reference.
    fn find(&self, reference: &str, base: Option<&str>) -> Option<usize> {
        let reference = unversioned(reference);
        let exact = |url: &str| self.0.get(&format!("={url}"));
        if let Some(found) = exact(reference) {
            return *found;
        }
        let id = last_part(reference);
        let Some(kind) = reference.strip_suffix(id).and_then(|head| head.strip_suffix('/')) else {
            return self.0.get(id).copied().flatten();
        };
        let relative = format!("{}/{id}", last_part(kind));
        // A relative reference is relative to the server that the resource itself came from.
        let beside = base.and_then(|base| {
            let server = unversioned(base).rsplitn(3, '/').nth(2)?;
            exact(&format!("{server}/{relative}"))
        });
        beside.or_else(|| self.0.get(&relative)).copied().flatten()
    }
}

/// An address without `/_history/1` or `|1`.
fn unversioned(address: &str) -> &str {
    let address = address.split_once("/_history/").map_or(address, |(head, _)| head);
    address.split_once('|').map_or(address, |(head, _)| head)
}

/// What stands behind the last `/` or `:`.
fn last_part(address: &str) -> &str {
    address.rsplit(['/', ':']).next().unwrap_or(address)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn bundle() -> Value {
        json!({ "resourceType": "Bundle", "entry": [
            { "fullUrl": "https://a.example/fhir/Patient/1", "resource": { "resourceType": "Patient", "id": "1" } },
            { "fullUrl": "https://b.example/fhir/Patient/1", "resource": { "resourceType": "Patient", "id": "1", "active": true } },
            { "fullUrl": "urn:uuid:aa-bb", "resource": { "resourceType": "Condition", "id": "c",
                "contained": [{ "resourceType": "Medication", "id": "m" }] } },
            { "resource": { "resourceType": "Organization", "id": "o" } },
        ] })
    }

    fn found(reference: &str, from: usize) -> Option<(usize, String)> {
        let value = bundle();
        let bundle = Bundle::read(&value, &Warnings::default());
        let from = bundle.resources().nth(from).unwrap();
        let resource = bundle.resolve(reference, from)?;
        Some((resource.index, resource.kind().to_owned()))
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn references_lead_by_full_url_type_and_id_or_id() {
        for (reference, index) in [
            ("https://b.example/fhir/Patient/1", 1),
            ("https://b.example/fhir/Patient/1/_history/7", 1),
            ("urn:uuid:aa-bb", 2),
            ("Condition/aa-bb", 2),
            ("Condition/c", 2),
            ("https://elsewhere.example/Condition/c|4", 2),
            ("c", 2),
            ("Organization/o", 3),
            ("urn:uuid:o", 3),
        ] {
            assert_eq!(found(reference, 3).map(|found| found.0), Some(index), "{reference}");
        }
        assert_eq!(found("Observation/c", 3), None);
        assert_eq!(found("", 3), None);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_relative_reference_is_relative_to_its_own_server() {
        assert_eq!(found("Patient/1", 0).map(|found| found.0), Some(0));
        assert_eq!(found("Patient/1", 1).map(|found| found.0), Some(1));
        assert_eq!(found("Patient/1", 2), None, "it could mean either patient");
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_contained_resource_is_found_in_its_container_only() {
        assert_eq!(found("#m", 2), Some((2, "Medication".to_owned())));
        assert_eq!(found("m", 2), Some((2, "Medication".to_owned())));
        assert_eq!(found("#", 2), Some((2, "Condition".to_owned())));
        assert_eq!(found("#m", 0), None);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn only_what_is_found_by_its_id_alone_needs_it() {
        let mut value = bundle();
        value["entry"][0]["resource"]["link"] = json!({ "reference": "Patient/1" });
        value["entry"][2]["resource"]["subject"] = json!({ "reference": "urn:uuid:aa-bb" });
        let needed = |value: &Value| Bundle::read(value, &Warnings::default()).found_by_id();
        assert_eq!(needed(&value), [false, false, false, true]);
        value["entry"][0]["resource"]["link"] = json!({ "reference": "Condition/c" });
        assert_eq!(needed(&value), [false, false, true, true]);
    }
}
