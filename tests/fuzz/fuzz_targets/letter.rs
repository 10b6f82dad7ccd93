//! The public bytes of a letter: what is read is its own canonical form.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mdawa::package::letter::Letter;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(letter) = Letter::try_from(bytes) {
        assert_eq!(letter.as_bytes(), bytes);
        assert!(letter.expires() > letter.created());
    }
});
