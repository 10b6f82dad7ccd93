use proptest::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;
use crate::interop::fixtures::{Counted, Issuer, base64url, claims};

fn seal(body: &str) -> (String, LinkKey) {
    LinkFile::seal(body, "application/fhir+json", &mut Counted(0)).expect("a file")
}

fn malformed(what: &'static str) -> Result<LinkFile, LinkFileError> {
    Err(LinkFileError::Malformed(what))
}

/// A file of this head and content, sealed as it should be.
fn sealed(header: &Value, content: &[u8]) -> (String, LinkKey) {
    let key = LinkKey::draw(&mut Counted(0));
    let head = base64url(header.to_string());
    let mut content = content.to_vec();
    let tag = Aes256Gcm::new(key.as_bytes().into())
        .encrypt_inout_detached(&Nonce::default(), head.as_bytes(), content.as_mut_slice().into())
        .expect("short");
    let [nonce, content, tag] = [&[0; 12][..], &content, &tag].map(base64url);
    (format!("{head}..{nonce}.{content}.{tag}"), key)
}

fn open(header: &Value, content: &[u8]) -> Result<LinkFile, LinkFileError> {
    let (jwe, key) = sealed(header, content);
    LinkFile::open(&jwe, &key)
}

#[wasm_bindgen_test(unsupported = test)]
fn a_file_that_another_implementation_sealed_is_opened() {
    let made: Value =
        serde_json::from_str(include_str!("../../../tests/fixtures/interop.json")).expect("JSON");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let key = LinkKey::read(&text(&made["link"]["payload"]["key"])).expect("a key");
    let file = LinkFile::open(&text(&made["link"]["jwe"]), &key).expect("a file");
    assert_eq!(file.content_type.as_deref(), Some("application/fhir+json"));
    assert_eq!(*file.body, text(&made["link"]["body"]));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_file_opens_with_its_own_key_and_unchanged_alone() {
    let (jwe, key) = seal(&claims("", ""));
    let other = LinkKey::draw(&mut Counted(1));
    assert_eq!(LinkFile::open(&jwe, &other), Err(LinkFileError::CannotOpen));
    let parts: Vec<&str> = jwe.split('.').collect();
    for at in [0, 2, 3, 4] {
        let bytes = base64::decode(parts[at]).expect("base64").bytes;
        // In the head a space, which JSON passes over.
        let mut changed = bytes.to_vec();
        match at {
            0 => changed.push(b' '),
            _ => changed[0] ^= 1,
        }
        let changed = base64url(&changed);
        let mut parts = parts.clone();
        parts[at] = &changed;
        let opened = LinkFile::open(&parts.join("."), &key);
        assert_eq!(opened, Err(LinkFileError::CannotOpen), "part {at}");
    }
    let broken: Vec<String> =
        jwe.as_bytes().chunks(76).map(|line| String::from_utf8_lossy(line).into_owned()).collect();
    assert!(LinkFile::open(&broken.join("\r\n"), &key).is_ok());
}

#[wasm_bindgen_test(unsupported = test)]
fn two_files_have_two_keys_and_say_nothing_of_what_they_hold() {
    let mut rng = Counted(0);
    let [one, other] = [(); 2].map(|()| LinkFile::seal("the same", "", &mut rng).expect("a file"));
    assert_ne!(one.0, other.0);
    assert_ne!(one.1, other.1);
    assert!(!one.0.contains(&base64url("the same")));
    let opened = LinkFile::open(&one.0, &one.1).expect("a file");
    assert_eq!((opened.content_type, &**opened.body), (None, "the same"));
    assert_eq!(
        LinkFile::seal(&"a".repeat(BYTES_MAX + 1), "", &mut rng).unwrap_err(),
        LinkFileError::TooBig
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn forms_that_are_met_are_opened() {
    let said = json!({ "alg": "dir", "enc": "A256GCM", "zip": "DEF" });
    let plain = json!({ "kid": "x", "alg": "dir", "enc": "A256GCM" });
    let zlib = miniz_oxide::deflate::compress_to_vec_zlib(b"{}", 6);
    for (header, content) in [
        (&plain, &b"{}"[..]),
        (&plain, b"\xef\xbb\xbf{}"),
        (&said, &deflate(b"{}")),
        (&said, &zlib),
    ] {
        let opened = open(header, content).expect("a file");
        assert_eq!((opened.content_type, &**opened.body), (None, "{}"));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_no_sealed_file_is_refused_by_name() {
    let header = json!({ "alg": "dir", "enc": "A256GCM" });
    let zipped = json!({ "alg": "dir", "enc": "A256GCM", "zip": "DEF" });
    for (member, value) in [("alg", "RSA-OAEP"), ("enc", "A128GCM"), ("zip", "GZ")] {
        let mut other = header.clone();
        other[member] = value.into();
        assert_eq!(open(&other, b"{}"), malformed("algorithm"), "{member}");
    }
    assert_eq!(open(&json!({ "enc": "A256GCM" }), b"{}"), malformed("header"));
    assert_eq!(open(&header, b"\xff"), malformed("UTF-8"));
    assert_eq!(open(&zipped, b"no deflate"), malformed("compression"));
    assert_eq!(open(&zipped, &deflate(&vec![0; BYTES_MAX + 1])), Err(LinkFileError::TooBig));
    assert_eq!(
        open(&zipped, &deflate(&vec![b' '; BYTES_MAX])).map(|it| it.body.len()),
        Ok(BYTES_MAX)
    );

    let (jwe, key) = seal("{}");
    let [head, _, nonce, content, tag] = jwe.split('.').collect::<Vec<_>>()[..] else {
        panic!("five parts")
    };
    for (jwe, what) in [
        (String::new(), "parts"),
        ("a.b".to_owned(), "parts"),
        (format!("{head}.{head}.{nonce}.{content}.{tag}"), "parts"),
        (format!("{head}..{nonce}.{content}.{tag}.{tag}"), "parts"),
        (format!("{head}..!.{content}.{tag}"), "base64"),
        (format!("{head}..{nonce}AAAA.{content}.{tag}"), "iv"),
        (format!("{head}..{nonce}.{content}.{}", &tag[..20]), "tag"),
        (format!("e30..{nonce}.{content}.{tag}"), "header"),
    ] {
        assert_eq!(LinkFile::open(&jwe, &key), malformed(what), "{jwe}");
    }
    assert_eq!(LinkFile::open(&"a".repeat(TEXT_BYTES_MAX + 1), &key), Err(LinkFileError::TooBig));
    let card = Issuer::new(7).card(&claims("", ""));
    for bare in [card.as_str(), r#"{"resourceType":"Bundle"}"#, "[]"] {
        assert_eq!(LinkFile::open(bare, &key), Err(LinkFileError::NotEncrypted));
    }
}

proptest! {
    #[test]
    fn what_is_sealed_opens_the_same(body in any::<String>(), content_type in "[a-z/+]{0,20}", seed: u8) {
        let (jwe, key) = LinkFile::seal(&body, &content_type, &mut Counted(seed))?;
        prop_assert!(is_link_file(&jwe));
        let opened = LinkFile::open(&jwe, &key)?;
        prop_assert_eq!(opened.content_type.unwrap_or_default(), content_type);
        prop_assert_eq!(&**opened.body, body.trim_start_matches('\u{feff}'));
    }

    #[test]
    fn opening_never_panics(text in ".*|eyJ[A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]{0,20}){4}", content in any::<Vec<u8>>()) {
        let _ = LinkFile::open(&text, &LinkKey::draw(&mut Counted(0)));
        let _ = open(&json!({ "alg": "dir", "enc": "A256GCM", "zip": "DEF" }), &content);
    }
}
