//! Text that may hold a package: what is read is written back to text that reads the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mdawa::package::armour::{armour, unarmour};

fuzz_target!(|text: &str| {
    if let Ok(package) = unarmour(text) {
        let text = armour(&package).expect("it came as text");
        assert_eq!(unarmour(&text), Ok(package));
    }
});
