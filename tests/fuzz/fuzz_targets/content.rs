//! What a seal may hold once it is open: padding, CBOR, deflate, record. As it comes, and padded as it has to be.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|content: &[u8]| {
    mdawa::package::read_content(content);
    let mut padded = (content.len() as u32).to_be_bytes().to_vec();
    padded.extend_from_slice(content);
    // The rule for up to 8 KiB, which is more than the fuzzer needs to reach everything.
    padded.resize(padded.len().next_multiple_of(512), 0);
    mdawa::package::read_content(&padded);
});
