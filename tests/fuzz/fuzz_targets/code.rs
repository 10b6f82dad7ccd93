//! What people type: a code that is read has one spelling.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mdawa::code::{Alphabet, OneTimeCode};

fuzz_target!(|typed: &str| {
    for (alphabet, length) in [(Alphabet::Digits, 6), (Alphabet::Crockford, 10)] {
        if let Ok(code) = OneTimeCode::read(typed, alphabet, length) {
            assert_eq!(code.as_str().len(), length);
            let again = OneTimeCode::read(&code.to_grouped(5), alphabet, length).expect("its own spelling");
            assert_eq!(again.as_str(), code.as_str());
        }
    }
});
