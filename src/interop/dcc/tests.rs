use proptest::prelude::*;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;
use crate::interop::certificate::key_of_certificate;
use crate::interop::fixtures::Issuer;
use crate::record::Record;

/// Made by another implementation, see the script beside it.
fn made(name: &str) -> Value {
    let all: Value =
        serde_json::from_str(include_str!("../../../tests/fixtures/interop.json")).expect("JSON");
    all["certificates"][name].clone()
}

fn keys_of(made: &Value) -> String {
    let key = key_of_certificate(made["certificate"].as_str().expect("a text"));
    json!({ "keys": [key.expect("a certificate").jwk] }).to_string()
}

fn open(text: &str, keys: &str) -> Result<Certificate, DccError> {
    Certificate::open(text, &keys.parse().expect("keys"))
}

fn opened(name: &str) -> Certificate {
    let made = made(name);
    open(made["text"].as_str().expect("a text"), &keys_of(&made)).expect("a certificate")
}

#[wasm_bindgen_test(unsupported = test)]
fn a_certificate_is_read_and_its_signature_proved() {
    for (name, kind, warnings) in [
        ("vaccination", Kind::Vaccination, vec![]),
        ("test", Kind::Test, vec![]),
        ("recovery", Kind::Recovery, vec![DccWarning::NotCompressed]),
    ] {
        let certificate = opened(name);
        assert_eq!(certificate.signature, Signature::Valid.into(), "{name}");
        assert_eq!((certificate.kind, certificate.warnings), (kind, warnings));
        assert_eq!(
            (certificate.issuer.as_str(), certificate.issued),
            ("XX", Some(1_714_550_400.0))
        );
        assert_eq!(certificate.expires, Some(1_800_000_000.0));
        assert_eq!(certificate.certificate_id.as_deref(), Some("URN:UVCI:01:XX:1#A"));
        assert_eq!(certificate.key_id.as_deref(), made(name)["kid"].as_str());
        let payload: Value = serde_json::from_str(&certificate.payload).expect("JSON");
        assert_eq!(payload, made(name)["payload"]);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_signature_counts_by_the_key_that_it_names_for_what_that_key_may_sign() {
    let state = |name: &str, keys: &str| {
        open(made(name)["text"].as_str().expect("a text"), keys).expect("a certificate").signature
    };
    let usage = Signature::Invalid(Fault::KeyUsage).into();
    assert_eq!(state("notAllowed", &keys_of(&made("notAllowed"))), usage);
    assert_eq!(state("vaccination", ""), Signature::UnknownKey.into());
    assert_eq!(state("vaccination", &keys_of(&made("recovery"))), Signature::UnknownKey.into());
    for (name, other) in
        [("vaccination", "recovery"), ("test", "recovery"), ("vaccination", "test")]
    {
        // Another's key under the same name.
        let mut keys: Value = serde_json::from_str(&keys_of(&made(other))).expect("JSON");
        keys["keys"][0]["kid"] = made(name)["kid"].clone();
        let wrong = Signature::Invalid(Fault::SignatureWrong).into();
        assert_eq!(state(name, &keys.to_string()), wrong, "{name}");
    }
    let keys: Value = serde_json::from_str(&keys_of(&made("vaccination"))).expect("JSON");
    let of = |iss: &str| json!({ "issuers": [{ "iss": iss, "keys": keys["keys"] }] }).to_string();
    assert_eq!(state("vaccination", &of("XX")), Signature::Valid.into());
    assert_eq!(state("vaccination", &of("YY")), Signature::UnknownKey.into());
}

/// A certificate of these parts, signed.
fn signed(protected: &[u8], unprotected: &[u8], claims: &[u8], tags: &[u8]) -> String {
    let signature = Issuer::new(7).sign(&to_be_signed(protected, claims));
    let mut cose = tags.to_vec();
    let mut encoder = minicbor::Encoder::new(&mut cose);
    encoder.array(4).unwrap().bytes(protected).unwrap();
    cose.extend_from_slice(unprotected);
    let mut encoder = minicbor::Encoder::new(&mut cose);
    encoder.bytes(claims).unwrap().bytes(&signature.to_bytes()).unwrap();
    format!("HC1:{}", base45::encode(&cose))
}

/// `{-260: {1: {"t": [{}]}}}`
const CLAIMS: &[u8] = b"\xa1\x39\x01\x03\xa1\x01\xa1\x61t\x81\xa0";
/// `{1: -7, 4: 'key'}`
const HEAD: &[u8] = b"\xa2\x01\x26\x04\x43key";

fn jwks(name: &[u8]) -> String {
    let mut jwk = Issuer::new(7).jwk();
    jwk.kid = Some(<base64ct::Base64 as base64ct::Encoding>::encode_string(name));
    json!({ "keys": [jwk] }).to_string()
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_protected_comes_first_and_tags_may_be_missing() {
    let keys = jwks(b"key");
    let state = |text: &str| open(text, &keys).expect("a certificate").signature;
    for tags in [&b"\xd2"[..], b"", b"\xd8\x3d\xd2"] {
        assert_eq!(state(&signed(HEAD, b"\xa0", CLAIMS, tags)), Signature::Valid.into());
    }
    // All of it unprotected, and another name there, which anybody could have written.
    assert_eq!(state(&signed(b"", HEAD, CLAIMS, b"\xd2")), Signature::Valid.into());
    let other = b"\xa2\x01\x38\x24\x04\x43xxx";
    assert_eq!(state(&signed(HEAD, other, CLAIMS, b"\xd2")), Signature::Valid.into());
    assert_eq!(state(&signed(other, HEAD, CLAIMS, b"\xd2")), Signature::UnknownKey.into());
    // HMAC, and nothing said.
    let unsupported = Signature::Invalid(Fault::AlgorithmUnsupported).into();
    assert_eq!(state(&signed(b"\xa2\x01\x05\x04\x43key", b"\xa0", CLAIMS, b"\xd2")), unsupported);
    assert_eq!(state(&signed(b"\xa0", b"\xa0", CLAIMS, b"\xd2")), unsupported);
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_missing_is_said() {
    let certificate = open(&signed(HEAD, b"\xa0", CLAIMS, b"\xd2"), "").expect("a certificate");
    assert_eq!(
        certificate.warnings,
        [
            DccWarning::ExpiresMissing,
            DccWarning::IssuedMissing,
            DccWarning::IssuerMissing,
            DccWarning::NotCompressed,
        ]
    );
    let followed = [CLAIMS, b"\x00"].concat();
    let certificate = open(&signed(HEAD, b"\xa0", &followed, b"\xd2"), "").expect("a certificate");
    assert!(certificate.warnings.contains(&DccWarning::TrailingBytes));
}

#[wasm_bindgen_test(unsupported = test)]
fn each_step_that_fails_is_named() {
    let text = made("vaccination")["text"].as_str().expect("a text").to_owned();
    let cut = base45::decode(&text[4..]).expect("base45");
    let cut = format!("HC1:{}", base45::encode(&cut[..cut.len() - 8]));
    let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&vec![0; CBOR_BYTES_MAX + 1], 9);
    for (text, error) in [
        (text.replace("HC1:", "HC2:"), DccError::Malformed("prefix")),
        (text[4..].to_owned(), DccError::Malformed("prefix")),
        (String::new(), DccError::Malformed("prefix")),
        ("HC1".to_owned(), DccError::Malformed("prefix")),
        (text.to_lowercase(), DccError::Malformed("base45")),
        (cut, DccError::Malformed("compression")),
        (format!("HC1:{}", base45::encode(&bomb)), DccError::TooBig),
        (format!("HC1:{}", "0".repeat(TEXT_BYTES_MAX)), DccError::TooBig),
        ("HC1:".to_owned(), DccError::Malformed("CBOR")),
        (format!("HC1:{}", base45::encode(b"\x84\x40\xa0\x40")), DccError::Malformed("CBOR")),
        (format!("HC1:{}", base45::encode(b"\x83\x40\xa0\x40")), DccError::Malformed("COSE")),
        (signed(HEAD, b"\xa0", b"\xa0", b"\xd2"), DccError::Malformed("CWT")),
        (signed(HEAD, b"\xa0", b"\xff", b"\xd2"), DccError::Malformed("CWT")),
        (
            signed(HEAD, b"\xa0", b"\xa1\x39\x01\x03\xa1\x01\xa0", b"\xd2"),
            DccError::Malformed("schema"),
        ),
    ] {
        assert_eq!(open(&text, ""), Err(error), "{text:.60}");
    }
    assert!(open(&format!("\u{feff} {text}\r\n"), "").is_ok());
}

fn resources(name: &str) -> Vec<Value> {
    let record = opened(name).record;
    assert!(record.parse::<Record>().is_ok());
    let bundle: Value = serde_json::from_str(&record).expect("JSON");
    let entries = bundle["entry"].as_array().expect("entries");
    entries.iter().map(|entry| entry["resource"].clone()).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_certificate_says_in_fhir_what_it_says_itself() {
    let [patient, dose] = &resources("vaccination")[..] else { panic!("two resources") };
    assert_eq!(
        *patient,
        json!({ "resourceType": "Patient", "name": [{ "family": "Múster", "given": ["Anna"] }], "birthDate": "1980-02-29" })
    );
    let identifier = json!([{ "type": { "text": "EU Digital COVID Certificate" }, "value": "URN:UVCI:01:XX:1#A" }]);
    let disease =
        json!({ "coding": [{ "system": SNOMED, "code": "840539006", "display": "COVID-19" }] });
    let note = |before: &str| json!([{ "text": format!("{before}From an EU Digital COVID Certificate issued by Ministry of Tests, XX.") }]);
    assert_eq!(
        *dose,
        json!({
            "resourceType": "Immunization",
            "identifier": identifier,
            "status": "completed",
            "vaccineCode": { "coding": [
                { "system": "https://ec.europa.eu/health/documents/community-register/html/", "code": "EU/1/20/1528", "display": "Comirnaty" },
                { "system": SNOMED, "code": "1119349007", "display": "SARS-CoV-2 mRNA vaccine" },
            ] },
            "patient": { "reference": "resource:0" },
            "occurrenceDateTime": "2024-04-01",
            "primarySource": false,
            "manufacturer": {
                "identifier": { "system": "https://spor.ema.europa.eu/v1/organisations", "value": "ORG-100030215" },
                "display": "Biontech Manufacturing GmbH",
            },
            "note": note(""),
            "protocolApplied": [{ "targetDisease": [disease], "doseNumberPositiveInt": 2, "seriesDosesPositiveInt": 2 }],
        })
    );
    assert_eq!(
        resources("test")[1],
        json!({
            "resourceType": "Observation",
            "identifier": identifier,
            "status": "final",
            "category": [{ "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "laboratory" }] }],
            "code": {
                "coding": [{ "system": "http://loinc.org", "code": "LP6464-4", "display": "Nucleic acid amplification with probe detection" }],
                "text": "COVID-19: Nucleic acid amplification with probe detection",
            },
            "subject": { "reference": "resource:0" },
            "effectiveDateTime": "2024-04-02T08:00:00Z",
            "performer": [{ "display": "Centre 1" }],
            "valueCodeableConcept": { "coding": [{ "system": SNOMED, "code": "260415000", "display": "Not detected" }] },
            "note": note(""),
            "device": { "display": "PCR" },
        })
    );
    let status = |kind: &str, code: &str| json!({ "coding": [{ "system": format!("http://terminology.hl7.org/CodeSystem/condition-{kind}"), "code": code }] });
    assert_eq!(
        resources("recovery")[1],
        json!({
            "resourceType": "Condition",
            "identifier": identifier,
            "clinicalStatus": status("clinical", "resolved"),
            "verificationStatus": status("ver-status", "confirmed"),
            "code": disease,
            "subject": { "reference": "resource:0" },
            "onsetString": "First positive test on 2024-03-01",
            "note": note("Valid from 2024-03-12 until 2024-09-01. "),
        })
    );
}

const SNOMED: &str = "http://snomed.info/sct";

#[wasm_bindgen_test(unsupported = test)]
fn what_a_certificate_leaves_out_or_spells_its_own_way_is_left_out_or_kept() {
    let bundle = fhir::bundle(&json!({
        "nam": { "fnt": "MUSTER" },
        "dob": "1980-02-29T00:00:00",
        "v": [{ "mp": "<b>new</b>", "ma": "Somebody", "dt": "May", "dn": 0, "sd": "2" }, 5],
    }));
    assert_eq!(
        bundle["entry"][0]["resource"],
        json!({ "resourceType": "Patient", "name": [{ "family": "MUSTER" }], "birthDate": "1980-02-29" })
    );
    let dose = &bundle["entry"][1]["resource"];
    assert_eq!(dose["vaccineCode"]["coding"][0]["code"], "<b>new</b>");
    assert_eq!(dose["manufacturer"]["display"], "Somebody");
    assert_eq!(dose["occurrenceDateTime"], "May");
    assert_eq!(dose.get("protocolApplied"), None);
    let bundle = fhir::bundle(&json!({ "dob": "", "r": [{}] }));
    assert_eq!(bundle["entry"][0]["resource"], json!({ "resourceType": "Patient" }));
}

proptest! {
    #[test]
    fn opening_never_panics(text in "HC1:[0-9A-Z $%*+./:-]{0,80}|.*", bytes in any::<Vec<u8>>()) {
        let _ = open(&text, "");
        let _ = open(&format!("HC1:{}", base45::encode(&bytes)), "");
        let _ = open(&signed(HEAD, b"\xa0", &bytes, b"\xd2"), "");
    }

    #[test]
    fn a_changed_certificate_is_never_valid(at in any::<prop::sample::Index>(), bit in 0..8) {
        let text = signed(HEAD, b"\xa0", CLAIMS, b"\xd2");
        let mut bytes = base45::decode(&text[4..]).expect("base45");
        let at = 2 + at.index(bytes.len() - 2);
        bytes[at] ^= 1_u8 << bit;
        let changed = open(&format!("HC1:{}", base45::encode(&bytes)), &jwks(b"key"));
        if let Ok(changed) = changed && changed.signature == Signature::Valid.into() {
            // The unprotected header, which is empty, is not signed.
            prop_assert_eq!(at, 2 + 1 + HEAD.len());
        }
    }
}
