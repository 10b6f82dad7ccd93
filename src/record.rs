//! What is sent: FHIR R4, read leniently and kept exactly.
//!
//! * [`Record`] is the text itself: checked to be FHIR of bearable size, then kept as it was written. What is no bundle
//!   becomes one around its resources.
//! * [`Record::summary`] is what a person reads in it. Real records are imperfect: the summary says so in warnings
//!   and shows what there is.
//! * [`Record::compact`] is the same record without what machines wrote for other machines.
//! * [`pieces`] takes a record apart, a text for each resource, and puts such texts together again.
//! * [`export`] gives it to others: as a summary document, a collection, a transaction for a server, a table.
//! * [`form::Form`] makes a record from what patients write about themselves.
//!
//! FHIR R4: <https://hl7.org/fhir/R4/>. International Patient Summary (IPS) 2.0: <https://hl7.org/fhir/uv/ips/STU2/>.

pub mod export;
pub mod form;
pub mod pieces;

mod attachment;
mod bundle;
mod clinical;
mod compact;
mod copies;
mod details;
mod entry;
mod fields;
mod json;
mod label;
mod lexical;
mod listed;
mod narrative;
mod patient;
mod raw;
mod reader;
mod rendering;
mod section;
mod status;
mod summary;
mod terminology;
mod warning;
mod wrapping;

pub use attachment::{Attachment, File};
pub use details::Detail;
pub use entry::{Code, Entry};
pub use label::Label;
pub use patient::{Identifier, Patient};
pub use section::{Origin, Section};
pub use summary::Summary;
pub use warning::{Warning, WarningCode};

use core::fmt;
use core::str::FromStr;

use serde_json::Value;
use zeroize::{Zeroize, ZeroizeOnDrop};

use self::lexical::Squeezed;
use self::wrapping::Shape;

/// The longest text that is read at all. The largest real record at hand has 1 MB.
const RECORD_BYTES: usize = 16 * 1024 * 1024;

/// A FHIR bundle as its author wrote it, without white space between the tokens.
///
/// The order of keys, the spelling of numbers, escapes and repeated keys are all kept. A record is sensitive: it has
/// no `Display`, its `Debug` says nothing and its memory is wiped on drop.
#[derive(Clone, Eq, PartialEq, Zeroize, ZeroizeOnDrop)]
pub struct Record {
    text: String,
    nodes: usize,
}

/// Why a text is not taken for a record.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum RecordError {
    /// JSON, but no FHIR resource.
    #[error("the text is JSON but no object with a resourceType")]
    NotFhir,
    /// Not JSON.
    #[error("the text is not JSON")]
    NotJson,
    /// More than 16 MiB, more than 10,000 values in a resource or more than 1,000,000 in all.
    #[error(
        "the text has more than {RECORD_BYTES} bytes, {} values in a resource or {} values in all",
        lexical::RESOURCE_NODES,
        lexical::NODES
    )]
    TooBig,
    /// A resource nests more than 16 objects and arrays.
    #[error("a resource is more than {} objects and arrays deep", lexical::RESOURCE_DEPTH)]
    TooDeep,
}

impl Record {
    /// The FHIR JSON.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What a person reads in the record.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let value = self.value();
        summary::read(&value, json::nodes(&value) == self.nodes)
    }

    /// The record without generated narrative, technical metadata and unreferenced ids.
    ///
    /// Nothing clinical is lost: every code and display, value, extension, note and contained resource stays, and so
    /// does the way a number is spelled. Compacting a compact record changes nothing.
    #[must_use]
    pub fn compact(&self) -> Self {
        let mut value = self.value();
        // A key that stands twice in an object has two values, of which the parser keeps one: such a record stays
        // as it is.
        if json::nodes(&value) != self.nodes {
            return self.clone();
        }
        compact::compact(&mut value);
        Self::of_bundle(&value)
    }

    /// The record of a bundle that the code of this crate made or cut down.
    fn of_bundle(bundle: &Value) -> Self {
        Self { text: bundle.to_string(), nodes: json::nodes(bundle) }
    }

    fn value(&self) -> Value {
        serde_json::from_str(&self.text).expect("the text was parsed when the record was made")
    }
}

impl FromStr for Record {
    type Err = RecordError;

    /// Checks a text and keeps it. A byte order mark in front is passed over. What is no bundle of resources, but a resource, several one
    /// after another or bundles in one another, becomes a collection of them.
    fn from_str(text: &str) -> Result<Self, RecordError> {
        let text = without_mark(text);
        if text.len() > RECORD_BYTES {
            return Err(RecordError::TooBig);
        }
        let Squeezed { text: squeezed, nodes, over } = lexical::squeeze(text)?;
        let wrapped = match serde_json::from_str(text) {
            Ok(value) => match wrapping::shape(&value).ok_or(RecordError::NotFhir)? {
                Shape::Bundle => return over.map_or(Ok(Self { text: squeezed, nodes }), Err),
                Shape::Other => wrapping::wrap(raw::list(&squeezed)),
            },
            Err(_) => wrapping::wrap(wrapping::several(text)?.iter().map(String::as_str)),
        };
        // What stood in others was measured with them before.
        let Squeezed { text, nodes, over } = lexical::squeeze(&wrapped)?;
        over.map_or(Ok(Self { text, nodes }), Err)
    }
}

/// A text without the byte order mark in front of it.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Record(..)")
    }
}
