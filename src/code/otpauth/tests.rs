use super::*;
use crate::time::UnixSeconds;
use proptest::prelude::*;
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

/// What the shared cases say in words, in our warnings and errors.
fn warning_of(words: &str) -> OtpauthWarning {
    for (part, warning) in [
        ("account contains a colon", OtpauthWarning::AccountWithColon),
        ("HTML-escaped ampersand", OtpauthWarning::EscapedAmpersand),
        ("differs", OtpauthWarning::IssuerDiffers),
        ("render as text only", OtpauthWarning::MarkupInName),
        ("no label", OtpauthWarning::NoLabel),
        ("non-standard parameter case", OtpauthWarning::ParameterCase),
        ("many apps ignore period", OtpauthWarning::PeriodUnusual),
        ("secret is 80 bits", OtpauthWarning::SecretShort),
        ("non-zero trailing bits", OtpauthWarning::SecretTrailingBits),
        ("stray percent sign", OtpauthWarning::StrayPercent),
        ("unescaped # in label", OtpauthWarning::UnescapedHash),
    ] {
        if words.contains(part) {
            return warning;
        }
    }
    panic!("{words}")
}

fn error_of(words: &str) -> OtpauthError {
    for (part, error) in [
        ("base32 has no 1", Base32Error::Character.into()),
        ("not base32 (looks like hex", Base32Error::Character.into()),
        ("impossible base32 length (33", Base32Error::Length { symbols: 33 }.into()),
        ("no secret", Base32Error::Empty.into()),
        ("duplicate parameter", OtpauthError::Duplicate),
        ("unsupported algorithm", KeyError::Algorithm.into()),
        ("TOTP digits must be 6..8", KeyError::Digits.into()),
        ("5 digits only for Steam", KeyError::Digits.into()),
        ("not a number", OtpauthError::NotANumber),
        ("period must be 1..3600", KeyError::Period.into()),
        ("unsupported type", OtpauthError::Type),
        ("use the migration importer", OtpauthError::IsMigration),
        ("label is not UTF-8", OtpauthError::NotUtf8),
        ("userinfo or port", OtpauthError::Authority),
        ("URI longer than 2048", OtpauthError::TooLong),
        ("empty", OtpauthError::NotOtpauth),
    ] {
        if words.contains(part) {
            return error;
        }
    }
    panic!("{words}")
}

#[wasm_bindgen_test(unsupported = test)]
fn links_are_read_and_refused_as_the_shared_cases_say() {
    let file: Value =
        serde_json::from_str(include_str!("../../../tests/vectors/otpauth-uris.json"))
            .expect("valid JSON");
    let cases = file["cases"].as_array().expect("cases");
    for case in cases {
        let (id, wanted) = (&case["id"], &case["recommended"]);
        let read = Otpauth::read(case["uri"].as_str().expect("a link"));
        if wanted["result"] == "reject" {
            let reason = wanted["reason"].as_str().expect("a reason");
            assert_eq!(read.err(), Some(error_of(reason)), "{id}");
            continue;
        }
        let read = read.unwrap_or_else(|error| panic!("{id}: {error}"));
        let warnings: Vec<_> = wanted["warning"].as_str().map(warning_of).into_iter().collect();
        assert_eq!(wanted["result"] == "accept", warnings.is_empty(), "{id}");
        assert_eq!(read.warnings.as_slice(), warnings, "{id}");
        let told = serde_json::to_value(&read).expect("JSON");
        for field in ["issuer", "account", "algorithm", "digits", "period", "counter"] {
            if let Some(wanted) = wanted.get(field) {
                assert_eq!(told.get(field).unwrap_or(&Value::Null), wanted, "{id}: {field}");
            }
        }
        assert_eq!(told["type"], *wanted.get("type").unwrap_or(&"totp".into()), "{id}");
    }
    assert_eq!(cases.len(), 53);
}

#[wasm_bindgen_test(unsupported = test)]
fn steam_keys_are_read_in_their_three_spellings() {
    const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    for uri in [
        format!("otpauth://steam/Steam:gordon?secret={SECRET}"),
        format!("otpauth://totp/Steam:gordon?secret={SECRET}&algorithm=Steam&digits=5"),
        format!("otpauth://totp/Steam:gordon?secret={SECRET}&encoder=steam&digits=5&period=30"),
    ] {
        let read = Otpauth::read(&uri).expect(&uri);
        assert_eq!((read.kind, read.algorithm, read.digits), (CodeKind::Totp, Algorithm::Steam, 5));
        assert_eq!(read.warnings, Warnings::default(), "{uri}");
    }
    let six = format!("otpauth://steam/x?secret={SECRET}&digits=6");
    assert_eq!(Otpauth::read(&six).err(), Some(KeyError::Digits.into()));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_counter_is_required_and_counted_exactly() {
    let read = |counter: &str| {
        let uri = format!("otpauth://hotp/a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ{counter}");
        Otpauth::read(&uri).map(|read| read.counter)
    };
    assert_eq!(read("&counter=9007199254740991"), Ok(Some(9_007_199_254_740_991)));
    for counter in ["", "&counter=", "&counter=9007199254740992", "&counter=-1", "&counter=x"] {
        assert_eq!(read(counter), Err(OtpauthError::Counter), "{counter}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn names_that_deceive_are_told() {
    let read = |label: &str| {
        let uri = format!("otpauth://totp/{label}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        Otpauth::read(&uri).expect("a key").warnings.as_slice().to_vec()
    };
    assert_eq!(read("X:a%0Ab"), [OtpauthWarning::InvisibleInName]);
    assert_eq!(read("X:%E2%80%AEknab"), [OtpauthWarning::InvisibleInName]);
    assert_eq!(read("john+tag@example.org"), []);
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_written_is_what_every_app_understands() {
    let secret = Secret::read("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").expect("base32");
    let uri = totp_uri(&secret, "ACME Co", "john.doe@email.com").expect("ordinary names");
    assert_eq!(
        *uri,
        "otpauth://totp/ACME%20Co:john.doe@email.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
         &issuer=ACME%20Co&algorithm=SHA1&digits=6&period=30"
    );
    let key = HotpKey::new(&secret, Algorithm::Sha1, 6).expect("a key");
    let key = TotpKey::new(key, 30).expect("a key");
    assert_eq!(key.code(UnixSeconds(59)).as_str(), "287082");
    assert_eq!(totp_uri(&secret, "a\nb", "c").err(), Some(NameError::Invisible));
    assert_eq!(totp_uri(&secret, "a", "\u{202e}c").err(), Some(NameError::Invisible));
    for (length, error) in
        [(960, None), (980, Some(NameError::TooLong)), (9_999, Some(NameError::TooLong))]
    {
        let uri = totp_uri(&secret, &"a".repeat(length), "c");
        assert_eq!(uri.as_ref().err(), error.as_ref(), "{length}");
        assert!(uri.is_err() || Otpauth::read(&uri.expect("a link")).is_ok());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_secret_never_shows_itself_in_debug_output() {
    let read = Otpauth::read("otpauth://totp/X:a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assert!(format!("{read:?}").contains("secret: Secret(..)"));
}

proptest! {
    #[test]
    fn reading_never_panics(
        text in any::<String>(),
        rest in "[a-zA-Z0-9%&=?/:#+. -]{0,80}",
    ) {
        let _ = Otpauth::read(&text);
        let _ = Otpauth::read(&format!("otpauth://{rest}"));
        let _ = Otpauth::read(&format!("otpauth://totp/{rest}?secret=ABCDEFGH&{text}"));
    }

    #[test]
    fn what_is_written_reads_back(
        bytes in proptest::collection::vec(any::<u8>(), 16..64),
        issuer in "\\PC{0,40}",
        account in "\\PC{0,40}",
    ) {
        let secret = Secret::from_bytes(&bytes);
        let Ok(uri) = totp_uri(&secret, &issuer, &account) else { return Ok(()) };
        let read = Otpauth::read(&uri).expect("our own");
        prop_assert_eq!(read.secret.as_bytes(), &bytes);
        prop_assert_eq!(read.issuer.as_deref().unwrap_or(""), issuer.trim());
        prop_assert_eq!(read.account, account.trim());
        prop_assert_eq!((read.kind, read.algorithm), (CodeKind::Totp, Algorithm::Sha1));
        prop_assert_eq!((read.digits, read.period), (6, 30));
    }
}
