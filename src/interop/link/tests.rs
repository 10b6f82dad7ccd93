use proptest::prelude::*;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;
use crate::interop::fixtures::{Counted, base64url};

/// 32 bytes of 7.
const KEY: &str = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc";

fn link_of(payload: &Value) -> String {
    format!("shlink:/{}", base64url(payload.to_string()))
}

fn warnings(link: &str) -> Vec<LinkWarning> {
    HealthLink::decode(link).expect("a link").warnings
}

#[wasm_bindgen_test(unsupported = test)]
fn a_link_says_where_and_with_which_key() {
    let made: Value =
        serde_json::from_str(include_str!("../../../tests/fixtures/interop.json")).expect("JSON");
    let payload = &made["link"]["payload"];
    let link = HealthLink::decode(made["link"]["link"].as_str().expect("a text"));
    assert_eq!(
        link,
        Ok(HealthLink {
            url: "https://files.example/f/1".to_owned(),
            key: LinkKey::read(payload["key"].as_str().expect("a text")).expect("a key"),
            expires: Some(1_800_000_000.0),
            flag: "LU".to_owned(),
            label: Some("Anna’s record".to_owned()),
            version: 1,
            warnings: vec![],
        })
    );
    assert_eq!(format!("{:?}", link.expect("a link").key), "LinkKey(..)");
}

#[wasm_bindgen_test(unsupported = test)]
fn faults_that_leave_no_doubt_are_repaired_and_said() {
    use LinkWarning as Is;
    let good = json!({ "url": "https://a.example/???>>", "key": KEY });
    let link = link_of(&good);
    let base64 = link.strip_prefix("shlink:/").expect("the scheme");
    let standard =
        <base64ct::Base64 as base64ct::Encoding>::encode_string(good.to_string().as_bytes());
    assert!(standard.ends_with('='));
    assert_eq!(warnings(&link), []);
    for (link, warnings) in [
        (format!("https://viewer.example/v#{link}"), vec![Is::ViewerPrefix]),
        (format!("SHLink:/{base64}"), vec![Is::SchemeMisspelt]),
        (format!("shlink://{base64}"), vec![Is::SchemeMisspelt]),
        (format!("shlink:/{standard}"), vec![Is::Base64NotUrl]),
        (
            format!("shlink:/{}", standard.replace('=', "%3D")),
            vec![Is::Base64NotUrl, Is::PercentEncoded],
        ),
        (format!("shlink:/{}\n {}", &base64[..20], &base64[20..]), vec![Is::WhiteSpace]),
        (format!("\u{feff} {link}\n"), vec![]),
    ] {
        let read = HealthLink::decode(&link).expect("a link");
        assert_eq!(
            (read.url.as_str(), read.warnings),
            ("https://a.example/???>>", warnings),
            "{link}"
        );
    }
    let with = |member: &str, value: Value| {
        let mut payload = good.clone();
        payload[member] = value;
        HealthLink::decode(&link_of(&payload)).expect("a link")
    };
    for (member, value, warnings) in [
        ("exp", json!("1767225600000"), vec![Is::TimeAsText, Is::TimeInMilliseconds]),
        ("exp", json!("1767225600"), vec![Is::TimeAsText]),
        ("exp", json!(1_767_225_600_000_u64), vec![Is::TimeInMilliseconds]),
        ("exp", json!(1_767_225_600), vec![]),
    ] {
        let link = with(member, value);
        assert_eq!((link.expires, link.warnings), (Some(1_767_225_600.0), warnings));
    }
    for (member, value, warnings) in [
        ("exp", json!("soon"), vec![Is::TimeMalformed]),
        ("exp", json!(null), vec![]),
        ("flag", json!("PU"), vec![Is::FlagContradiction]),
        ("flag", json!("LX"), vec![Is::FlagUnknown]),
        ("label", json!("é".repeat(80)), vec![]),
        ("label", json!("é".repeat(81)), vec![Is::LabelTooLong]),
        ("v", json!("1"), vec![]),
        ("v", json!(2), vec![Is::VersionUnknown]),
        ("url", json!("http://localhost:8000/"), vec![Is::UrlNotHttps]),
        ("url", json!(format!("https://{}", "a".repeat(121))), vec![Is::UrlTooLong]),
        ("labelzzz", json!("of another kind"), vec![]),
    ] {
        assert_eq!(with(member, value.clone()).warnings, warnings, "{member} {value}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_leads_nowhere_or_opens_nothing_is_refused() {
    let malformed = |text: &str, what| {
        assert_eq!(HealthLink::decode(text), Err(LinkError::Malformed(what)), "{text}");
    };
    for text in ["", "shlink", "https://a.example", "x shlink:/e30"] {
        malformed(text, "scheme");
    }
    malformed("shlink:/!", "base64");
    malformed("shlink:/", "JSON");
    for payload in [json!({}), json!([]), json!({ "url": 5, "key": KEY }), json!({ "key": KEY })] {
        malformed(&link_of(&payload), "JSON");
    }
    for url in ["javascript:alert(1)", "data:text/html,x", "", "//a.example", "https://a example"] {
        malformed(&link_of(&json!({ "url": url, "key": KEY })), "url");
    }
    for key in ["", "BwcH", &format!("{KEY}BwcH"), "no base64!"] {
        malformed(&link_of(&json!({ "url": "https://a.example", "key": key })), "key");
    }
    let twice = format!(r#"{{"url":"https://a.example","url":"https://b.example","key":"{KEY}"}}"#);
    malformed(&format!("shlink:/{}", base64url(twice)), "JSON");
    assert_eq!(HealthLink::decode(&"a".repeat(TEXT_BYTES_MAX + 1)), Err(LinkError::TooBig));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_would_be_warned_of_is_not_written() {
    let key = LinkKey::draw(&mut Counted(0));
    let write = |url: &str, label: Option<&str>, flag: &str| {
        HealthLink::encode(url, &key, label, flag, None).map(|link| link.to_string())
    };
    assert!(write("https://a.example", Some("  "), "").is_ok());
    for (url, label, flag, what) in [
        ("http://a.example", None, "", "url"),
        ("ftp://a.example", None, "", "url"),
        (&*format!("https://{}", "a".repeat(121)), None, "", "url"),
        ("https://a.example", Some(&*"x".repeat(81)), "", "label"),
        ("https://a.example", None, "UL", "flag"),
        ("https://a.example", None, "LL", "flag"),
        ("https://a.example", None, "PU", "flag"),
        ("https://a.example", None, "X", "flag"),
    ] {
        assert_eq!(write(url, label, flag), Err(LinkError::Malformed(what)), "{url} {flag}");
    }
}

proptest! {
    #[test]
    fn what_is_written_reads_back(
        path in "[!-~]{0,100}",
        label in prop::option::of("[^\\s]{1,80}"),
        flag in "L?(P|U)?",
        expires in prop::option::of(0_u64..99_999_999_999),
        seed: u8,
    ) {
        let url = format!("https://a.example/{path}");
        let key = LinkKey::draw(&mut Counted(seed));
        let link = HealthLink::encode(&url, &key, label.as_deref(), &flag, expires)?;
        #[allow(clippy::cast_precision_loss)]
        let expires = expires.map(|expires| expires as f64);
        let read = HealthLink::decode(&link)?;
        prop_assert_eq!(
            read,
            HealthLink { url, key, expires, flag, label, version: 1, warnings: vec![] }
        );
    }

    #[test]
    fn reading_never_panics(text in ".*|shlink:/[A-Za-z0-9+/=%_-]{0,60}", payload in "\\{[\"a-z:,0-9]{0,60}") {
        let _ = HealthLink::decode(&text);
        let _ = HealthLink::decode(&format!("shlink:/{}", base64url(payload)));
    }
}
