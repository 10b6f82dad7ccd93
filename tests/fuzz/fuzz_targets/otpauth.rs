//! Links and secrets for authenticator apps: what is read is written to a link that reads the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mdawa::code::hotp::HotpKey;
use mdawa::code::otpauth::{Otpauth, totp_uri};
use mdawa::code::secret::Secret;

fuzz_target!(|text: &str| {
    if let Ok(secret) = Secret::read(text) {
        let again = Secret::read(&secret.to_base32()).expect("our own spelling");
        assert_eq!(*again.to_base32(), *secret.to_base32());
    }
    if let Ok(read) = Otpauth::read(text) {
        HotpKey::new(&read.secret, read.algorithm, read.digits).expect("a key");
        let issuer = read.issuer.unwrap_or_default();
        // A name of invisible characters is read with a warning, and never written.
        if let Ok(uri) = totp_uri(&read.secret, &issuer, &read.account) {
            let again = Otpauth::read(&uri).expect("our own link");
            assert_eq!(again.issuer.unwrap_or_default(), issuer);
            assert_eq!(again.account, read.account);
        }
    }
});
