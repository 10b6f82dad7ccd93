//! Health links: what is read without a warning is written to a link that reads the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mdawa::interop::link::HealthLink;

fuzz_target!(|text: &str| {
    let Ok(link) = HealthLink::decode(text) else { return };
    let expires = link.expires.map(|expires| expires as u64);
    let label = link.label.as_deref();
    if let Ok(written) = HealthLink::encode(&link.url, &link.key, label, &link.flag, expires) {
        let again = HealthLink::decode(&written).expect("our own");
        assert!(again.warnings.is_empty());
        assert_eq!((again.url, again.flag), (link.url, link.flag));
        assert!(again.key == link.key);
    }
});
