//! The bytes of a request: what is read is its own canonical form, can be shown, and is answered or refused.
#![no_main]

mod transfer;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mdawa::package::request::ReceivedRequest;
use transfer::{SUITES, answer, ask, lay_over};

static GOOD: LazyLock<[Vec<u8>; 2]> =
    LazyLock::new(|| SUITES.map(|suite| ask(suite).as_bytes().to_vec()));

fn read(bytes: &[u8]) {
    let Ok(request) = ReceivedRequest::try_from(bytes) else { return };
    assert_eq!(request.as_bytes(), bytes);
    assert!(request.label().as_str().len() <= 48);
    assert!(!request.label().as_str().chars().any(char::is_control));
    assert!((1..=3_600).contains(&request.lifetime_seconds()));
    let _ = answer(&request);
}

fuzz_target!(|bytes: &[u8]| {
    read(bytes);
    if let Some((&[suite, high, low], input)) = bytes.split_first_chunk() {
        read(&lay_over(&GOOD[usize::from(suite % 2)], [high, low], input));
    }
});
