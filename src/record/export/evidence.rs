//! Where a record comes from, as a `Provenance` that goes with it.

use rand_core::CryptoRng;
use serde::Deserialize;
use serde_json::{Value, json};

use super::gather::{Gathered, Part};
use crate::record::form::address;
use crate::record::json::get;
use crate::time::UnixSeconds;

/// Who did what for a resource.
const PARTICIPANT: &str = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
/// Why something was signed: ASTM E1762-95.
const SIGNATURE_TYPE: &str = "urn:iso-astm:E1762-95:2013";
/// The names of authorities are addresses.
const ADDRESSES: &str = "urn:ietf:rfc:3986";

/// What is known of where a record comes from.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// It is signed by somebody whose key is known, and nothing was changed.
    IssuerVerified,
    /// Nobody checked where it comes from.
    NotChecked,
    /// The patient says so.
    PatientSupplied,
}

/// Where a record comes from.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// What is known of it.
    pub kind: EvidenceKind,
    /// The address that the issuer signs under.
    pub issuer: Option<String>,
    /// What the issuer is called.
    pub issuer_name: Option<String>,
    /// Which of the issuer's keys signed.
    pub key_id: Option<String>,
    /// When it was signed, in Unix seconds.
    pub issued: Option<f64>,
    /// When it was read and checked, in Unix seconds.
    pub read: f64,
    /// What was signed, with its signature: the card's own text.
    pub signature_text: Option<String>,
}

impl Evidence {
    /// The issuer, as a reference to somebody outside of the record.
    pub(super) fn issuer_reference(&self) -> Value {
        let name = self.issuer_name.as_deref().or(self.issuer.as_deref()).unwrap_or("unknown");
        match &self.issuer {
            Some(issuer) => json!({
                "type": "Organization", "identifier": { "system": ADDRESSES, "value": issuer }, "display": name,
            }),
            None => json!({ "display": name }),
        }
    }

    fn activity(&self) -> &'static str {
        match self.kind {
            EvidenceKind::IssuerVerified => "Signature of the issuer checked with a known key",
            EvidenceKind::NotChecked => "Not checked",
            EvidenceKind::PatientSupplied => "Supplied by the patient",
        }
    }
}

/// Adds a `Provenance` about what stands at these addresses, unless the record says the same already.
pub(super) fn add(
    gathered: &mut Gathered,
    evidence: &Evidence,
    about: &[String],
    rng: &mut impl CryptoRng,
) {
    let patient = gathered.patient.and_then(|index| gathered.parts.get(index));
    let resource = provenance(evidence, about, patient.map(|part| part.full_url.as_str()));
    let is_same = |part: &Part| {
        ["agent", "activity", "entity", "signature"]
            .iter()
            .all(|key| get(&part.resource, key) == get(&resource, key))
    };
    if !gathered.parts.iter().any(|part| part.kind() == "Provenance" && is_same(part)) {
        gathered.parts.push(Part { full_url: address(rng), resource, path: String::new() });
    }
}

fn provenance(evidence: &Evidence, about: &[String], patient: Option<&str>) -> Value {
    let targets: Vec<Value> = about.iter().map(|url| json!({ "reference": url })).collect();
    let patient =
        patient.map_or_else(|| json!({ "display": "unknown" }), |url| json!({ "reference": url }));
    let agent = |role: &str, who: &Value| json!({ "type": { "coding": [{ "system": PARTICIPANT, "code": role }] }, "who": who });
    let issuer = evidence.issuer_reference();
    let product = json!({ "display": "M-dawa transfer" });
    let agents = match evidence.kind {
        EvidenceKind::IssuerVerified => vec![agent("author", &issuer), agent("verifier", &product)],
        EvidenceKind::PatientSupplied => vec![agent("informant", &patient)],
        EvidenceKind::NotChecked if evidence.issuer.is_some() => {
            vec![agent("informant", &issuer), agent("assembler", &product)]
        }
        EvidenceKind::NotChecked => vec![agent("assembler", &product)],
    };
    let mut made = json!({
        "resourceType": "Provenance",
        "target": targets,
        "recorded": moment(evidence.read),
        "activity": { "text": evidence.activity() },
        "agent": agents,
    });
    let Some(members) = made.as_object_mut() else { return made };
    if let Some(issued) = evidence.issued {
        members.insert("occurredDateTime".to_owned(), moment(issued).into());
    }
    if let Some(key) = &evidence.key_id {
        let what = json!({ "identifier": { "value": key }, "display": format!("Signed with the key {key}") });
        members.insert("entity".to_owned(), json!([{ "role": "source", "what": what }]));
    }
    if let Some(signed) = &evidence.signature_text {
        let kind = json!({
            "system": SIGNATURE_TYPE, "code": "1.2.840.10065.1.12.1.1", "display": "Author's Signature",
        });
        members.insert(
            "signature".to_owned(),
            json!([{
                "type": [kind],
                "when": moment(evidence.issued.unwrap_or(evidence.read)),
                "who": issuer,
                "sigFormat": "application/jose",
                "data": base64(signed.as_bytes()),
            }]),
        );
    }
    made
}

/// A moment as FHIR writes it; what no calendar has is its beginning or its end.
fn moment(unix_seconds: f64) -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // within the bounds set here
    let seconds = unix_seconds.clamp(0.0, 253_402_300_799.0) as u64;
    UnixSeconds(seconds).to_utc().to_string()
}

fn base64(bytes: &[u8]) -> String {
    use base64ct::{Base64, Encoding as _};
    Base64::encode_string(bytes)
}
