//! Keys, revocation lists and certificates: a key that can be used has a name.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mdawa::interop::certificate::key_of_certificate;
use mdawa::interop::keys::KeyRing;

const SYMBOLS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fuzz_target!(|input: &[u8]| {
    if let Ok(text) = core::str::from_utf8(input) {
        let _ = text.parse::<KeyRing>();
        let _ = key_of_certificate(text);
    }
    // By chance alone little would be base64: three bytes choose four symbols.
    let mut text = String::new();
    for group in input.chunks_exact(3) {
        let bits = group.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte));
        text.extend([18, 12, 6, 0].map(|place| char::from(SYMBOLS[(bits >> place & 63) as usize])));
    }
    if let Ok(key) = key_of_certificate(&text) {
        assert!(key.jwk.thumbprint().is_some());
        assert_eq!(key.jwk.kid, Some(key.kid));
    }
});
