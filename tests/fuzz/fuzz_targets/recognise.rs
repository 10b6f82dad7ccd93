//! Any text at the one door.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mdawa::recognise::{recognise, recognise_package};

fuzz_target!(|text: &str| {
    let _ = recognise(text);
    let _ = recognise_package(text.as_bytes());
});
