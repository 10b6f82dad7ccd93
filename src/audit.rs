//! A log that tells when it was changed: each row is signed, and holds the hash of the row before.
//!
//! Who has the key can write another log from the start; who has the device can delete all of it. So the [`Head`] is
//! short enough to be printed, photographed or kept on another device, and [`verify`] holds the rows against it: what
//! was written before a head was given away can then neither be changed nor cut off unseen.
//!
//! What is signed, byte by byte; numbers are big-endian, texts are UTF-8 with their length in one byte before them:
//!
//! | size | field                                                         |
//! |-----:|---------------------------------------------------------------|
//! |   17 | `mdawa audit row 1`                                           |
//! |    8 | sequence number, from 1                                       |
//! |    8 | wall clock, Unix seconds                                      |
//! |    8 | monotonic clock, milliseconds                                 |
//! |    … | seven texts: event, tenant, actor, number, its tag, verifier, result; empty where there is none |
//! |   20 | hash of the row before, zeros in the first                    |
//!
//! The signature is HMAC-SHA-256 of this (RFC 2104). A row's hash is the first 20 bytes of SHA-256 over this and the
//! signature: 160 bits, so that a head can be typed, and no other row with the same hash can be found (2¹⁶⁰ tries for a
//! given row, 2⁸⁰ for any two).
//!
//! A row cannot hold a code or a telephone number: [`Event`]'s texts are words or random names, and a number goes in as
//! its mask and as a tag under the key, by which the owner of the key finds the rows of one number.

use serde::Serialize;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::contact::{E164, Fields};
use crate::hex;
use crate::mac::hmac_sha256;
use crate::time::Clocks;

mod event;
mod head;

pub use event::{Event, EventError, Name, Word};
pub use head::{Head, HeadError};

const ROW_LABEL: &[u8] = b"mdawa audit row 1";
const TAG_LABEL: &[u8] = b"mdawa audit number 1";
const TAG_BYTES: usize = 8;

/// The key of a log; it is kept in the vault.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct AuditKey([u8; 32]);

impl From<[u8; 32]> for AuditKey {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

/// What happened, as it is stored. Only [`append`] writes a row that [`verify`] accepts.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// 1, 2, 3 …
    pub seq: u64,
    /// By the calendar's clock, Unix seconds.
    pub at: u64,
    /// By the page's clock, milliseconds.
    pub monotonic_ms: u64,
    /// What happened.
    pub event: String,
    /// Whose data it happened to.
    pub tenant: String,
    /// Who did it.
    pub actor: String,
    /// The last two digits of the number: `…10`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The same for the same number under the same key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_tag: Option<String>,
    /// What compared the code or secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verifier: Option<String>,
    /// How it ended.
    pub result: String,
    /// The hash of the row before, in hexadecimal.
    pub previous: String,
    /// The signature, in hexadecimal.
    pub mac: String,
}

/// Whether a log is as it was written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verification {
    /// Every row is there, in order, unchanged.
    pub ok: bool,
    /// Where it first is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_bad: Option<Bad>,
}

/// The first place where a log is not as it was written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Bad {
    /// The sequence number of the row that should be there.
    pub seq: u64,
    /// What is wrong with it.
    pub why: Why,
}

/// What is wrong in a log.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Why {
    /// Not the row that was written, or one that was written elsewhere.
    Changed,
    /// Rows are missing.
    Gap,
    /// The log does not come to the head that it was at, or not by the same rows.
    Head,
    /// The row is there, in another place, or twice.
    Order,
}

/// Writes the next row behind `head`; the first where there is none. What comes back is the new head.
#[must_use]
#[allow(clippy::missing_panics_doc)] // It does not: the types of an event see to the lengths.
pub fn append(head: Option<&Head>, key: &AuditKey, event: &Event, now: Clocks) -> (Row, Head) {
    let word = |word: &Word| word.as_str().to_owned();
    let mut row = Row {
        seq: head.map_or(0, Head::seq).saturating_add(1),
        at: now.wall.0,
        monotonic_ms: now.monotonic.0,
        event: word(&event.event),
        tenant: event.tenant.as_str().to_owned(),
        actor: event.actor.as_str().to_owned(),
        number: event.phone.as_ref().map(|phone| phone.mask().log),
        number_tag: event.phone.as_ref().map(|phone| number_tag(key, phone)),
        verifier: event.verifier.as_ref().map(word),
        result: word(&event.result),
        previous: hex::write(&head.map_or([0; Head::HASH_BYTES], Head::hash)),
        mac: String::new(),
    };
    let signed = row.signed().expect("words, names and masks are shorter than 256 bytes");
    let mac = hmac_sha256(&key.0, &[&signed]);
    row.mac = hex::write(&mac);
    let head = Head::new(row.seq, row_hash(&signed, &mac));
    (row, head)
}

/// Looks through a log from its first row; with a head, also whether it is the log that the head was taken from. Rows
/// behind the head are those written since.
#[must_use]
pub fn verify(rows: &[Row], key: &AuditKey, head: Option<&Head>) -> Verification {
    let mut last = [0; Head::HASH_BYTES];
    for (expected, (place, row)) in (1..).zip(rows.iter().enumerate()) {
        let bad = |why| Verification { ok: false, first_bad: Some(Bad { seq: expected, why }) };
        let Some((signed, mac)) = row.authentic(key) else { return bad(Why::Changed) };
        if row.seq != expected {
            let is_elsewhere = rows[place..].iter().any(|row| row.seq == expected);
            return bad(if row.seq < expected || is_elsewhere { Why::Order } else { Why::Gap });
        }
        if row.previous != hex::write(&last) {
            return bad(Why::Changed);
        }
        last = row_hash(&signed, &mac);
        if head.is_some_and(|head| head.seq() == expected && head.hash() != last) {
            return bad(Why::Head);
        }
    }
    let missing = head.filter(|head| head.seq() > rows.len() as u64);
    let first_bad = missing.map(|_| Bad { seq: rows.len() as u64 + 1, why: Why::Head });
    Verification { ok: first_bad.is_none(), first_bad }
}

/// What rows of this number have as their tag.
#[must_use]
pub fn number_tag(key: &AuditKey, phone: &E164) -> String {
    hex::write(&hmac_sha256(&key.0, &[TAG_LABEL, phone.as_str().as_bytes()])[..TAG_BYTES])
}

impl Row {
    /// The row that a page kept. What is not there, or is none of ours, is empty: the signature does not fit that.
    #[must_use]
    pub fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.get(name).map(str::to_owned);
        let number = |name: &str| {
            fields.get(name).and_then(|number| number.parse().ok()).unwrap_or_default()
        };
        Self {
            seq: number("seq"),
            at: number("at"),
            monotonic_ms: number("monotonicMs"),
            event: text("event").unwrap_or_default(),
            tenant: text("tenant").unwrap_or_default(),
            actor: text("actor").unwrap_or_default(),
            number: text("number"),
            number_tag: text("numberTag"),
            verifier: text("verifier"),
            result: text("result").unwrap_or_default(),
            previous: text("previous").unwrap_or_default(),
            mac: text("mac").unwrap_or_default(),
        }
    }

    /// What is signed of the row; nothing where the row is none.
    fn signed(&self) -> Option<Vec<u8>> {
        let mut signed = ROW_LABEL.to_vec();
        for number in [self.seq, self.at, self.monotonic_ms] {
            signed.extend(number.to_be_bytes());
        }
        let number = [self.number.as_deref(), self.number_tag.as_deref(), self.verifier.as_deref()];
        // An empty text and none would be the same bytes; none is empty where it is there.
        if number.contains(&Some("")) {
            return None;
        }
        let [number, tag, verifier] = number.map(Option::unwrap_or_default);
        for text in [&self.event, &self.tenant, &self.actor, number, tag, verifier, &self.result] {
            signed.push(u8::try_from(text.len()).ok()?);
            signed.extend(text.as_bytes());
        }
        signed.extend(hex::read::<{ Head::HASH_BYTES }>(&self.previous)?);
        Some(signed)
    }

    /// What is signed, and the signature, where it is this key's.
    fn authentic(&self, key: &AuditKey) -> Option<(Vec<u8>, [u8; 32])> {
        let signed = self.signed()?;
        let mac = hex::read(&self.mac)?;
        let expected = hmac_sha256(&key.0, &[&signed]);
        bool::from(expected.ct_eq(&mac)).then_some((signed, mac))
    }
}

fn row_hash(signed: &[u8], mac: &[u8]) -> [u8; Head::HASH_BYTES] {
    let hash = Sha256::new().chain_update(signed).chain_update(mac).finalize();
    core::array::from_fn(|place| hash[place])
}

#[cfg(test)]
mod tests;
