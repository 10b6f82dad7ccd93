use proptest::prelude::*;
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;

/// Made by another implementation, see the script beside it.
fn made() -> Value {
    serde_json::from_str(include_str!("../../../tests/fixtures/interop.json")).expect("JSON")
}

fn pem(name: &str) -> String {
    made()["certificates"][name]["certificate"].as_str().expect("a text").to_owned()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_certificate_gives_its_key_and_what_it_may_sign() {
    for (name, kty, kinds) in [
        ("vaccination", "EC", Some(vec![Kind::Test, Kind::Vaccination, Kind::Recovery])),
        ("test", "RSA", Some(vec![Kind::Test])),
        ("recovery", "EC", None),
    ] {
        let CertificateKey { kid, jwk } = key_of_certificate(&pem(name)).expect("a certificate");
        assert_eq!(made()["certificates"][name]["kid"], kid, "{name}");
        assert_eq!((jwk.kid.as_ref(), jwk.kty.as_str(), jwk.kinds), (Some(&kid), kty, kinds));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_certificate_is_read_with_and_without_its_armour() {
    let pem = pem("vaccination");
    let bare: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    let key = key_of_certificate(&pem);
    assert!(key.is_ok());
    assert_eq!(key_of_certificate(&bare), key);
    assert_eq!(
        key_of_certificate(&format!("Subject: somebody\r\n{}", pem.replace('\n', "\r\n"))),
        key
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_no_certificate_is_refused() {
    let pem = pem("vaccination");
    let bare: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    let cut = &bare[..bare.len() - 4];
    let longer = format!("{}AAAA", bare.trim_end_matches('='));
    for text in
        ["", "AAAA", "no base64!", cut, &longer, &pem.replace("-----END", ""), &"A".repeat(70_000)]
    {
        assert_eq!(key_of_certificate(text), Err(CertificateError), "{text}");
    }
}

proptest! {
    #[test]
    fn reading_a_changed_certificate_never_panics(at in any::<prop::sample::Index>(), to in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let pem = pem("test");
        let bare: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
        let mut der = base64::decode(&bare).expect("base64").bytes.to_vec();
        let at = at.index(der.len());
        der[at] = to;
        let encode = <base64ct::Base64 as base64ct::Encoding>::encode_string;
        let _ = key_of_certificate(&encode(&der));
        der.truncate(cut.index(der.len()));
        let _ = key_of_certificate(&encode(&der));
    }
}
