//! Exports of authenticator apps: as a link, and as the message within one. What is handed out can be used.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mdawa::code::hotp::HotpKey;
use mdawa::code::migration::Migration;
use mdawa::code::secret::Secret;

const SYMBOLS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fuzz_target!(|message: &[u8]| {
    if let Ok(text) = core::str::from_utf8(message) {
        let _ = Migration::read(text);
    }
    // By chance alone little would be base64: six bits of each byte choose a symbol.
    let data: String = message.iter().map(|byte| char::from(SYMBOLS[usize::from(byte & 63)])).collect();
    if let Ok(read) = Migration::read(&format!("otpauth-migration://offline?data={data}")) {
        for entry in read.entries {
            let secret = Secret::read(&entry.secret.to_base32()).expect("base32");
            HotpKey::new(&secret, entry.algorithm, entry.digits).expect("a key");
        }
    }
});
