//! What a seal may hold once it is open: padding, CBOR, deflate, record.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|content: &[u8]| mdawa::package::read_content(content));
