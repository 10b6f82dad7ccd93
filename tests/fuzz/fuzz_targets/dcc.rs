//! EU certificates: texts as they come, and any bytes behind the base45. What is read is a record.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mdawa::interop::base45;
use mdawa::interop::dcc::Certificate;
use mdawa::interop::keys::KeyRing;
use mdawa::record::Record;

fuzz_target!(|input: &[u8]| {
    let keys = KeyRing::default();
    if let Ok(text) = core::str::from_utf8(input) {
        let _ = Certificate::open(text, &keys);
    }
    let text = base45::encode(input);
    assert_eq!(base45::decode(&text).as_deref(), Some(input));
    if let Ok(certificate) = Certificate::open(&format!("HC1:{text}"), &keys) {
        assert!(certificate.record.parse::<Record>().is_ok());
    }
});
