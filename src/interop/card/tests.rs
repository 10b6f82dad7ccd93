use proptest::prelude::*;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;
use crate::interop::fixtures::{BUNDLE, ISSUER, Issuer, base64url, claims};
use crate::interop::inflate::deflate;
use crate::interop::numeric::numeric;

fn ring(json: &str) -> KeyRing {
    json.parse().expect("keys")
}

fn open(texts: &[&str], keys: &str) -> Result<HealthCard, CardError> {
    HealthCard::open(texts, &ring(keys))
}

fn state(card: &HealthCard) -> (&'static str, Option<Fault>) {
    (card.signature.signature, card.signature.fault)
}

/// A card's text as so many chunks.
fn chunks(jws: &str, of: usize) -> Vec<String> {
    let digits = numeric(jws).expect("characters of a JWS").split_off(SCHEME.len());
    let each = digits.len().div_ceil(2 * of) * 2;
    let parts = (0..of).map(|index| {
        let part = &digits[index * each..digits.len().min((index + 1) * each)];
        format!("shc:/{}/{of}/{part}", index + 1)
    });
    parts.collect()
}

const SCHEME: &str = "shc:/";

#[wasm_bindgen_test(unsupported = test)]
fn a_card_is_read_and_its_signature_proved() {
    let issuer = Issuer::new(7);
    let jws = issuer.card(&claims(r#","exp":1800000000"#, r#","rid":"abc""#));
    let card = open(&[&jws], &issuer.jwks()).expect("a card");
    assert_eq!(
        card,
        HealthCard {
            record: BUNDLE.to_owned(),
            issuer: ISSUER.to_owned(),
            issuer_name: None,
            key_id: issuer.jwk().kid,
            signature: Signature::Valid.into(),
            issued: Some(1_700_000_000.25),
            expires: Some(1_800_000_000.0),
            types: vec![HEALTH_CARD.to_owned()],
            revocation_id: Some("abc".to_owned()),
            revoked: false,
            warnings: vec![],
            jws,
        }
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn every_form_of_a_card_is_the_same_card() {
    let issuer = Issuer::new(7);
    let jws = issuer.card(&claims("", ""));
    let card = open(&[&jws], &issuer.jwks()).expect("a card");
    let whole = numeric(&jws).expect("characters of a JWS");
    let parts = chunks(&jws, 3);
    let [first, second, third] = parts.each_ref_of_three();
    let broken: Vec<String> = jws.as_bytes().chunks(76).map(lossless).collect();
    let file = json!({ "verifiableCredential": [jws] }).to_string();
    let answer = json!({ "resourceType": "Parameters", "parameter": [
        { "name": "verifiableCredential", "valueString": jws },
        { "name": "resourceLink", "part": [] },
    ]});
    let texts: [&[&str]; 9] = [
        &[&whole],
        &[third, first, second, first],
        &[&[third, first, second].join("\n")],
        &[&broken.join("\r\n")],
        &[&file],
        &[&format!("\u{feff}{file}")],
        &[&answer.to_string()],
        &[&format!("https://wallet.example/SMARTHealthCard/#({jws})")],
        &[&jws, &jws],
    ];
    for texts in texts {
        assert_eq!(open(texts, &issuer.jwks()).as_ref(), Ok(&card), "{texts:?}");
    }
    assert_eq!(open(&[first, third], ""), Err(CardError::Incomplete { have: 2, of: 3 }));
    assert_eq!(CardError::Incomplete { have: 2, of: 3 }.to_string(), "2 of 3");
}

fn lossless(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("ASCII")
}

trait OfThree {
    fn each_ref_of_three(&self) -> [&str; 3];
}

impl OfThree for Vec<String> {
    fn each_ref_of_three(&self) -> [&str; 3] {
        let texts: Vec<&str> = self.iter().map(String::as_str).collect();
        texts.try_into().expect("three")
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn parts_of_two_cards_are_never_one_card() {
    let issuer = Issuer::new(7);
    let [one, other] = ["", r#","exp":1800000000"#].map(|more| issuer.card(&claims(more, "")));
    let [ones, others] = [&one, &other].map(|jws| chunks(jws, 2));
    assert_eq!(open(&[&ones[0], &others[1]], ""), Err(CardError::Mixed));
    assert_eq!(open(&[&ones[0], &ones[1], &others[1]], ""), Err(CardError::Mixed));
    assert_eq!(open(&[&one, &other], ""), Err(CardError::Mixed));
    assert_eq!(open(&[&one, &ones[0]], ""), Err(CardError::Mixed));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_file_of_several_cards_gives_its_first_and_says_so() {
    let issuer = Issuer::new(7);
    let cards = ["", r#","exp":1800000000"#].map(|more| issuer.card(&claims(more, "")));
    let file = json!({ "verifiableCredential": cards }).to_string();
    assert_eq!(health_cards_in(&file), Ok(cards.to_vec()));
    let first = open(&[&file], "").expect("a card");
    assert_eq!((&first.jws, first.warnings), (&cards[0], vec![CardWarning::SeveralCards]));
}

#[wasm_bindgen_test(unsupported = test)]
fn whatever_is_wrong_with_a_signature_is_said_and_the_card_read_all_the_same() {
    let issuer = Issuer::new(7);
    let payload = deflate(claims("", "").as_bytes());
    let with = |alg: &str| {
        let mut header = issuer.header();
        header["alg"] = alg.into();
        issuer.card_of(&header, &payload)
    };
    let good = with("ES256");
    let (signed, signature) = good.rsplit_once('.').expect("three parts");
    let der = base64url(issuer.sign(signed.as_bytes()).to_der().as_bytes());
    let changed = issuer.card(&claims(r#","exp":1"#, ""));
    let changed = changed.rsplit_once('.').expect("three parts").0;
    for (jws, fault) in [
        (with("none"), Fault::AlgorithmNone),
        (format!("{}.", with("None").rsplit_once('.').expect("parts").0), Fault::AlgorithmNone),
        (with("HS256"), Fault::AlgorithmUnsupported),
        (with("ES384"), Fault::AlgorithmUnsupported),
        (with(""), Fault::AlgorithmUnsupported),
        (format!("{signed}.{der}"), Fault::SignatureDer),
        (format!("{signed}."), Fault::SignatureLength),
        (format!("{signed}.{}", &signature[..80]), Fault::SignatureLength),
        (format!("{changed}.{signature}"), Fault::SignatureWrong),
        (Issuer::new(8).card_of(&issuer.header(), &payload), Fault::SignatureWrong),
    ] {
        let card = open(&[&jws], &issuer.jwks()).expect("a card");
        assert_eq!(state(&card), ("invalid", Some(fault)), "{jws}");
        assert_eq!(card.record, BUNDLE);
    }
    // What is wrong whatever the key is said without one.
    let card = open(&[&format!("{signed}.{der}")], "").expect("a card");
    assert_eq!(state(&card), ("invalid", Some(Fault::SignatureDer)));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_key_counts_for_its_issuer_and_under_its_thumbprint_alone() {
    let issuer = Issuer::new(7);
    let jws = issuer.card(&claims("", ""));
    let of = |keys: &str| open(&[&jws], keys).expect("a card");
    let directory = |iss: &str, jwk: &serde_json::Value| {
        json!({ "date": "2026-11-29", "issuers": [{ "iss": iss, "name": "Clinic", "keys": [jwk] }] })
            .to_string()
    };
    let jwk = serde_json::to_value(issuer.jwk()).expect("JSON");
    let known = of(&directory(ISSUER, &jwk));
    assert_eq!((known.issuer_name.as_deref(), state(&known)), (Some("Clinic"), ("valid", None)));
    assert_eq!(state(&of(&directory("https://issuer.example/cards/", &jwk))), ("valid", None));
    let other = of(&directory("https://other.example", &jwk));
    assert_eq!((other.issuer_name.as_deref(), state(&other)), (None, ("unknown-key", None)));
    assert_eq!(state(&of("")), ("unknown-key", None));
    assert_eq!(state(&of(&Issuer::new(8).jwks())), ("unknown-key", None));

    // Another key under the name that the card gives: whoever planted it would be believed.
    let mut planted = serde_json::to_value(Issuer::new(8).jwk()).expect("JSON");
    planted["kid"] = jwk["kid"].clone();
    let card = of(&directory(ISSUER, &planted));
    assert_eq!(state(&card), ("unknown-key", None));
    assert_eq!(card.warnings, [CardWarning::KeyIdWrong]);

    let mut header = issuer.header();
    header.as_object_mut().expect("an object").remove("kid");
    let nameless = issuer.card_of(&header, &deflate(claims("", "").as_bytes()));
    let card = open(&[&nameless], &issuer.jwks()).expect("a card");
    assert_eq!((card.key_id.as_deref(), state(&card)), (None, ("unknown-key", None)));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_card_is_revoked_by_its_name_and_where_a_moment_is_given_only_if_it_is_older() {
    let issuer = Issuer::new(7);
    let kid = issuer.jwk().kid.expect("a name");
    let revoked = |card: &str, list: serde_json::Value| {
        let card = open(&[card], &list.to_string()).expect("a card");
        (card.revoked, card.warnings)
    };
    let inner = issuer.card(&claims("", r#","rid":"abc""#));
    let outer = issuer.card(&claims(r#","rid":"abc""#, ""));
    let list = |rids: &[&str]| json!({ "kid": kid, "method": "rid", "ctr": 1, "rids": rids });
    for card in [&inner, &outer] {
        let of = |rids: &[&str]| revoked(card, list(rids));
        assert_eq!(of(&["x", "abc"]), (true, vec![]));
        // It was issued at 1700000000.25.
        assert_eq!(of(&["abc.1700000001"]), (true, vec![]));
        assert_eq!(of(&["abc.1700000000"]), (false, vec![CardWarning::OlderRevoked]));
        assert_eq!(of(&["abc.1700000000", "abc"]), (true, vec![]));
        assert_eq!(of(&["abc.soon"]), (true, vec![]));
        assert_eq!(of(&["abcd", "ab", "ab.c", ""]), (false, vec![]));
    }
    let mut other = list(&["abc"]);
    other["kid"] = "other".into();
    assert_eq!(revoked(&inner, other), (false, vec![]));
    let mut other = list(&["abc"]);
    other["method"] = "hash-fhir".into();
    assert_eq!(revoked(&inner, other), (false, vec![]));
    let of = |iss: &str| json!({ "issuers": [{ "iss": iss, "crls": [list(&["abc"])] }] });
    assert_eq!(revoked(&inner, of(ISSUER)), (true, vec![]));
    assert_eq!(revoked(&inner, of("https://other.example")), (false, vec![]));
}

#[wasm_bindgen_test(unsupported = test)]
fn slips_of_an_issuer_are_repaired_and_said() {
    use CardWarning as Is;
    let issuer = Issuer::new(7);
    let plain = claims("", "");
    let stream = deflate(plain.as_bytes());
    let zlib = miniz_oxide::deflate::compress_to_vec_zlib(plain.as_bytes(), 6);
    let mut unsaid = issuer.header();
    unsaid.as_object_mut().expect("an object").remove("zip");
    let more = |text: &str| deflate([&plain, text].concat().as_bytes()).to_vec();
    let said = issuer.header();
    let open_stream = {
        // A stored block that is not the last, and nothing behind it (RFC 1951 §3.2.4).
        let length = u16::try_from(plain.len()).expect("short");
        [&[0][..], &length.to_le_bytes(), &(!length).to_le_bytes(), plain.as_bytes()].concat()
    };
    for (header, payload, warnings) in [
        (&said, [&stream[..], b"\0"].concat(), vec![Is::TrailingBytes]),
        (&said, more("x"), vec![Is::TrailingBytes]),
        (&said, more(" \n"), vec![]),
        (&said, zlib, vec![Is::ZlibHeader]),
        (&said, plain.as_bytes().to_vec(), vec![Is::NotCompressed]),
        (&unsaid, plain.as_bytes().to_vec(), vec![Is::NotCompressed]),
        (&unsaid, stream.to_vec(), vec![Is::NotCompressed]),
        (&said, open_stream, vec![Is::CompressionUnfinished]),
    ] {
        let card = open(&[&issuer.card_of(header, &payload)], &issuer.jwks()).expect("a card");
        assert_eq!((state(&card), card.warnings), (("valid", None), warnings));
        assert_eq!(card.record, BUNDLE);
    }
    for (from, to, warnings) in [
        ("1700000000.25", r#""1700000000""#, vec![Is::TimeAsText]),
        ("1700000000.25", "1700000000000", vec![Is::TimeInMilliseconds]),
        (r#""nbf":1700000000.25,"#, "", vec![Is::IssuedMissing]),
        (r#""nbf":1700"#, r#""nbf":-1700"#, vec![Is::IssuedMissing]),
        (r#""iss":"https://issuer.example/cards","#, "", vec![Is::IssuerMissing]),
        ("#health-card", "#other", vec![Is::CardTypeMissing]),
    ] {
        assert!(plain.contains(from));
        let card = open(&[&issuer.card(&plain.replace(from, to))], "").expect("a card");
        assert_eq!(card.warnings, warnings, "{from}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_no_card_is_refused() {
    let issuer = Issuer::new(7);
    let plain = claims("", "");
    let bomb = issuer.card_of(&issuer.header(), &deflate(&vec![b' '; BYTES_MAX + 1]));
    assert_eq!(open(&[&bomb], ""), Err(CardError::TooBig));
    assert_eq!(open(&[&"a".repeat(BYTES_MAX + 1)], ""), Err(CardError::TooBig));
    let cards = [
        issuer.card("{}"),
        issuer.card("[]"),
        issuer.card(&plain.replace("fhirBundle", "bundle")),
        issuer.card(&plain.replace(BUNDLE, "[]")),
        // Which of two issuers, or of two records, would it be?
        issuer.card(&plain.replace(r#""nbf""#, r#""iss":"https://other.example","nbf""#)),
        issuer.card(&plain.replace(r#""fhirVersion":"4.0.1""#, r#""fhirBundle":{}"#)),
        issuer.card_of(&issuer.header(), b"no deflate"),
        "eyJ.YQ.YQ".to_owned(),
        "shc:/56".to_owned(),
        r#"{"verifiableCredential":[]}"#.to_owned(),
        r#"{"verifiableCredential":"a.b.c"}"#.to_owned(),
        "{".to_owned(),
        String::new(),
    ];
    for card in &cards {
        assert_eq!(open(&[card], ""), Err(CardError::Malformed), "{card}");
    }
    assert_eq!(HealthCard::open::<&str>(&[], &KeyRing::default()), Err(CardError::Malformed));
}

proptest! {
    #[test]
    fn a_changed_card_is_never_valid(at in 0_usize..400, to in "[A-Za-z0-9_-]") {
        let issuer = Issuer::new(7);
        let jws = issuer.card(&claims("", ""));
        let (signed, signature) = jws.rsplit_once('.').expect("three parts");
        let at = at % signed.len();
        if signed.as_bytes()[at] != b'.' && signed[at..=at] != to {
            let changed = [&signed[..at], &to, &signed[at + 1..], ".", signature].concat();
            if let Ok(card) = open(&[&changed], &issuer.jwks()) {
                prop_assert_ne!(state(&card).0, "valid");
            }
        }
    }

    #[test]
    fn opening_never_panics(texts in prop::collection::vec(".*|shc:/[0-9/]*|eyJ[A-Za-z0-9_.]*", 0..3)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let _ = open(&texts, "");
    }

    #[test]
    fn claims_never_panic(payload in any::<Vec<u8>>(), json in "[\\[\\]{}\",:a-c0-9]{0,60}") {
        let issuer = Issuer::new(7);
        for payload in [&payload[..], &deflate(json.as_bytes())] {
            let _ = open(&[&issuer.card_of(&issuer.header(), payload)], "");
        }
    }
}
