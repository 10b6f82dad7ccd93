use proptest::prelude::*;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;
use crate::interop::fixtures::Issuer;

#[wasm_bindgen_test(unsupported = test)]
fn the_example_of_rfc_7638_has_its_thumbprint() {
    let key = Jwk {
        kty: "RSA".to_owned(),
        n: Some(
            "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw".to_owned(),
        ),
        e: Some("AQAB".to_owned()),
        ..Jwk::default()
    };
    assert_eq!(key.thumbprint().as_deref(), Some("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"));
    assert!(matches!(key.public_key(), Some(PublicKey::Rsa(_))));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_thumbprint_is_of_the_key_however_it_is_written() {
    let key = Issuer::new(7).jwk();
    let padded = Jwk { x: key.x.as_ref().map(|x| format!("{x}=")), ..key.clone() };
    assert_eq!(padded.thumbprint(), key.thumbprint());
    assert!(padded.public_key().is_some());
    for unusable in [
        Jwk { kty: "oct".to_owned(), ..key.clone() },
        Jwk { crv: Some("P-384".to_owned()), ..key.clone() },
        Jwk { x: None, ..key.clone() },
        Jwk { x: key.y.clone(), ..key },
    ] {
        assert!(unusable.public_key().is_none(), "{unusable:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn keys_are_read_from_whatever_holds_them() {
    let key = serde_json::to_value(Issuer::new(7).jwk()).expect("JSON");
    let kid = key["kid"].as_str();
    let found = |json: &serde_json::Value| {
        let ring: KeyRing = json.to_string().parse().expect("keys");
        ring.of_card("https://a.example", kid).keys.len()
    };
    assert_eq!(found(&key), 1);
    assert_eq!(found(&json!({ "keys": [key] })), 1);
    assert_eq!(found(&json!({ "issuers": [{ "iss": "https://a.example", "keys": [key] }] })), 1);
    assert_eq!(
        found(
            &json!({ "issuerInfo": [{ "issuer": { "iss": "https://a.example" }, "keys": [key] }] })
        ),
        1
    );
    assert_eq!(
        found(
            &json!({ "issuerInfo": [{ "issuer": { "iss": "https://b.example" }, "keys": [key] }] })
        ),
        0
    );
    assert_eq!(found(&json!([{ "keys": [] }, [{ "keys": [key] }], key])), 2);
    // One that is none does no harm to the others, and one to encrypt with is none to sign with.
    let mut other = key.clone();
    other["use"] = "enc".into();
    assert_eq!(found(&json!({ "keys": [5, {}, { "kty": 5 }, other, key] })), 1);
}

#[wasm_bindgen_test(unsupported = test)]
fn what_holds_no_keys_is_refused() {
    for malformed in ["{", "{}", "5", "\"\"", r#"{"keys":{}}"#, "[[{}]]"] {
        assert_eq!(
            malformed.parse::<KeyRing>().unwrap_err(),
            KeyRingError::Malformed,
            "{malformed}"
        );
    }
    assert_eq!(" ".repeat(5).parse::<KeyRing>().unwrap().issuers.len(), 0);
    let long = format!("[{}5]", " ".repeat(BYTES_MAX));
    assert_eq!(long.parse::<KeyRing>().unwrap_err(), KeyRingError::TooBig);
}

/// The directory that the pages bring along: a mistyped key would make every card of its issuer unknown.
#[wasm_bindgen_test(unsupported = test)]
fn every_bundled_key_can_be_used_and_has_its_thumbprint_for_a_name() {
    let directory = include_str!("../../../www/data/issuers.json");
    let ring: KeyRing = directory.parse().expect("a directory");
    assert!(ring.issuers.len() >= 20);
    for issuer in &ring.issuers {
        assert!(issuer.iss.as_ref().is_some_and(|iss| iss.starts_with("https://")));
        assert!(issuer.name.as_ref().is_some_and(|name| !name.is_empty()));
        assert!(!issuer.keys.is_empty());
        for key in &issuer.keys {
            assert_eq!(key.kid, key.thumbprint(), "{:?}", issuer.iss);
            assert!(key.public_key().is_some(), "{:?}", key.kid);
        }
    }
    let keys: usize = ring.issuers.iter().map(|issuer| issuer.keys.len()).sum();
    assert_eq!(directory.matches("\"kid\"").count(), keys, "no key is passed over");
}

proptest! {
    #[test]
    fn reading_keys_never_panics(text in "[\\[\\]{}\",:a-c0-9]{0,60}|.*") {
        let _ = text.parse::<KeyRing>();
    }

    #[test]
    fn keys_of_any_bytes_never_panic(x in any::<Vec<u8>>(), y in any::<Vec<u8>>()) {
        let _ = Jwk::of_point(String::new(), &x, &y).public_key();
        let _ = Jwk::of_modulus(String::new(), &x, &y).public_key();
    }
}
