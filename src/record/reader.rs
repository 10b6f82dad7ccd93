//! What reading needs beside the value that is read: where references lead, and how far they may lead.

use core::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use super::bundle::{Bundle, Resource};
use super::warning::{WarningCode, Warnings};

/// How many values of other resources are read, and characters of them copied, to say what a reference leads to. A
/// record whose resources all refer to all others would otherwise grow without bounds; the 1 MB record needs 0.3 million.
const REFERENCE_BUDGET: usize = 8 * 1024 * 1024;

/// How many references are followed one after another for a name: a device's statement, its device.
const NAME_HOPS: usize = 3;

/// What reading needs: the bundle to follow references in, and a place for warnings.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) bundle: Bundle<'a>,
    pub(super) warnings: Warnings,
    /// The patient that the document is about.
    pub(super) patient: Option<usize>,
    /// Resources that were read as part of another one.
    pub(super) covered: RefCell<BTreeSet<usize>>,
    budget: Cell<usize>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bundle: Bundle<'a>, warnings: Warnings, patient: Option<usize>) -> Self {
        let covered = RefCell::default();
        Self { bundle, warnings, patient, covered, budget: Cell::new(REFERENCE_BUDGET) }
    }

    /// Reads what a reference leads to, unless the record has led to too much already.
    pub(super) fn follow(
        &self,
        place: &Place<'a>,
        target: Resource<'a>,
        read: impl FnOnce(&Place<'a>) -> Option<String>,
    ) -> Option<String> {
        let there = place.behind(self, target)?;
        let said = self
            .spend(self.bundle.nodes(target))
            .then(|| read(&there))
            .filter(|said| self.spend(said.as_ref().map_or(0, String::len)));
        if said.is_none() {
            self.warnings.add(WarningCode::TooManyReferences, &place.path, None);
        }
        said?
    }

    fn spend(&self, cost: usize) -> bool {
        let left = self.budget.get().checked_sub(cost);
        self.budget.set(left.unwrap_or(0));
        left.is_some()
    }
}

/// Where a value stands: the resource that references start from, and the path for warnings.
#[derive(Clone, Debug)]
pub(super) struct Place<'a> {
    pub(super) resource: Resource<'a>,
    pub(super) path: String,
    hops: usize,
}

impl<'a> Place<'a> {
    pub(super) fn of(reader: &Reader<'a>, resource: Resource<'a>) -> Self {
        Self { resource, path: reader.bundle.path(resource).to_owned(), hops: NAME_HOPS }
    }

    /// The same place, one element further in.
    pub(super) fn at(&self, element: &str) -> Self {
        Self { path: format!("{}.{element}", self.path), ..self.clone() }
    }

    /// Whether what stands here is read for itself, not because something refers to it.
    pub(super) fn is_outermost(&self) -> bool {
        self.hops == NAME_HOPS
    }

    fn behind(&self, reader: &Reader<'a>, resource: Resource<'a>) -> Option<Self> {
        let hops = self.hops.checked_sub(1)?;
        Some(Self { hops, ..Self::of(reader, resource) })
    }
}
