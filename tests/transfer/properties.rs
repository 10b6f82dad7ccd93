//! Whatever the record and whoever asks.

use super::{START, code, label, open, system};
use mdawa::package::answer::{Sender, SenderKey, seal_answer};
use mdawa::package::request::{Label, ReceivedRequest, Request, Suite};
use mdawa::record::Record;
use proptest::prelude::*;

/// Any text that is a label, by leaving out what is none.
fn any_label() -> impl Strategy<Value = String> {
    any::<String>().prop_map(|text| {
        let mut name = String::new();
        for it in text.chars() {
            name.push(it);
            if Label::try_from(name.as_str()).is_err() {
                name.pop();
            }
        }
        name
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_record_arrives_under_every_label_in_every_suite(
        note in any::<String>(),
        repeats in 0_usize..2_000,
        name in any_label(),
        digits in "[0-9]{6}",
        suite in prop::sample::select(&[Suite::X25519, Suite::XWing]),
        seed in any::<Option<[u8; 32]>>(),
    ) {
        let note = serde_json::to_string(&note.repeat(1 + repeats / (1 + note.len()))).expect("a string");
        let record: Record = format!(r#"{{"resourceType":"Bundle","note":{note}}}"#).parse().expect("a bundle");
        let mut request = Request::new(&code(&digits), &label(&name), suite, START, &mut system());
        let shown = ReceivedRequest::try_from(request.as_bytes()).expect("our own bytes");
        prop_assert_eq!(shown.label().as_str(), name);
        let key = seed.map(|seed| SenderKey::from_seed(&seed));
        let answer = seal_answer(&shown, &code(&digits), &record, START.wall, key.as_ref(), &mut system())
            .expect("answered");
        let opened = open(&mut request, &answer).expect("opened");
        prop_assert_eq!(opened.record, record);
        let sender = key.map(|key| Sender { public_key: key.public_key(), is_valid: true });
        prop_assert_eq!(opened.sender, sender);
    }

    #[test]
    fn opening_never_panics(bytes in any::<Vec<u8>>(), kind in 0x11_u8..0x14, suite in 0_u8..4) {
        let mut request = Request::new(&code("482913"), &label(""), Suite::X25519, START, &mut system());
        let ours = [&[b'M', b'D', b'W', kind, suite], &bytes[..]].concat();
        for bytes in [&bytes, &ours] {
            prop_assert!(open(&mut request, bytes).is_err());
            let _ = ReceivedRequest::try_from(&bytes[..]);
        }
    }
}
