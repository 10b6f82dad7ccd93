//! What people type as a telephone number: what is read has one spelling, and what is valid is read from that again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mdawa::contact::{E164, Phone, countries};

fuzz_target!(|input: (u8, &str)| {
    let (country, typed) = input;
    let countries = countries();
    let country = countries[usize::from(country) % countries.len()].country;
    if let Ok(phone) = Phone::normalise(typed, country) {
        let digits = phone.e164.strip_prefix('+').expect("a plus sign");
        assert!(digits.bytes().all(|digit| digit.is_ascii_digit()));
        if phone.valid {
            let number = E164::try_from(phone.e164.as_str());
            assert!(
                number.is_ok_and(|number| number.mask().display.contains('•')) || digits.len() < 7
            );
        }
    }
});
