//! A record without what machines wrote for other machines.
//!
//! What goes: narrative that was generated from the structured part, `meta` but for labels and extensions, and ids that
//! nothing refers to. Everything else stays as it is; `fullUrl`s stay because they are what references and other
//! systems know a resource by.

use serde_json::Value;

use super::bundle::{Bundle, Resource};
use super::copies::is_storage;
use super::json::{get, list, text_at};
use super::narrative;
use super::section::repeats_entries;
use super::warning::Warnings;

/// Drops from a bundle what nobody reads.
pub(super) fn compact(bundle: &mut Value) {
    let narratives = plan_narratives(bundle);
    remove_id(bundle);
    trim_meta(bundle);
    for (resource, plan) in resources(bundle).zip(narratives) {
        if plan.drop_text {
            remove(resource, "text");
        }
        drop_section_text(resource, &mut plan.repeating_sections.into_iter());
        trim_meta(resource);
        for inner in each(resource, "contained") {
            if narrative::repeats_structure(inner) {
                remove(inner, "text");
            }
            trim_meta(inner);
        }
    }
    // Judged last: what has gone refers to nothing.
    let found_by_id = Bundle::read(bundle, &Warnings::default()).found_by_id();
    for (resource, found_by_id) in resources(bundle).zip(found_by_id) {
        if !found_by_id {
            remove_id(resource);
        }
    }
}

/// Which narrative may go from one resource, decided while nothing has gone yet.
struct Narratives {
    drop_text: bool,
    /// For each section, outer before inner, whether its narrative only repeats its entries.
    repeating_sections: Vec<bool>,
}

fn plan_narratives(value: &Value) -> Vec<Narratives> {
    let bundle = Bundle::read(value, &Warnings::default());
    let plans = bundle.resources().map(|resource| {
        let mut repeating_sections = Vec::new();
        judge_sections(&bundle, resource, resource.value, &mut repeating_sections);
        let drop_text = narrative::repeats_structure(resource.value);
        Narratives { drop_text, repeating_sections }
    });
    plans.collect()
}

fn judge_sections<'a>(
    bundle: &Bundle<'a>,
    from: Resource<'a>,
    parent: &'a Value,
    repeating: &mut Vec<bool>,
) {
    for section in list(get(parent, "section")).iter().filter(|section| section.is_object()) {
        repeating.push(repeats_entries(bundle, from, section));
        judge_sections(bundle, from, section, repeating);
    }
}

/// Drops the narrative of the sections that were judged to repeat, in the order in which they were judged.
fn drop_section_text(parent: &mut Value, repeating: &mut impl Iterator<Item = bool>) {
    for section in each(parent, "section") {
        if repeating.next() == Some(true) {
            remove(section, "text");
        }
        drop_section_text(section, repeating);
    }
}

fn trim_meta(resource: &mut Value) {
    let Some(meta) = resource.get_mut("meta").and_then(Value::as_object_mut) else { return };
    meta.retain(|key, value| !is_storage(key, value));
    if meta.is_empty() {
        remove(resource, "meta");
    }
}

/// Drops an id; what is no text is none and may be anything.
fn remove_id(value: &mut Value) {
    if text_at(value, "id").is_some() {
        remove(value, "id");
    }
}

fn remove(value: &mut Value, key: &str) {
    if let Some(object) = value.as_object_mut() {
        object.shift_remove(key);
    }
}

/// The resources as [`Bundle::resources`] counts them.
fn resources(bundle: &mut Value) -> impl Iterator<Item = &mut Value> {
    let resources = each(bundle, "entry").filter_map(|entry| entry.get_mut("resource"));
    resources.filter(|resource| resource.is_object())
}

/// The objects under a key, one or several.
fn each<'a>(parent: &'a mut Value, key: &str) -> impl Iterator<Item = &'a mut Value> {
    let values = match parent.get_mut(key) {
        Some(Value::Array(values)) => values.as_mut_slice(),
        Some(alone) => core::slice::from_mut(alone),
        None => &mut [],
    };
    values.iter_mut().filter(|value| value.is_object())
}
