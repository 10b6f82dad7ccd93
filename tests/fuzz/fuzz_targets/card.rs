//! Health cards: texts as they come, one a line, and any claims in a card that is otherwise whole.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mdawa::interop::card::{HealthCard, health_cards_in};
use mdawa::interop::keys::KeyRing;
use mdawa::interop::numeric::{Chunk, assemble, numeric};

const SYMBOLS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// `{"alg":"ES256"}`: without `zip` the payload may be plain.
const HEAD: &str = "eyJhbGciOiJFUzI1NiJ9";

fn base64url(bytes: &[u8]) -> String {
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let bits = group.iter().chain([0; 2].iter()).take(3).fold(0, |bits, byte| bits << 8 | u32::from(*byte));
        for place in 0..=group.len() {
            text.push(char::from(SYMBOLS[(bits >> (18 - 6 * place) & 63) as usize]));
        }
    }
    text
}

fuzz_target!(|input: &[u8]| {
    let keys = KeyRing::default();
    if let Ok(text) = core::str::from_utf8(input) {
        let lines: Vec<&str> = text.lines().collect();
        let _ = HealthCard::open(&lines, &keys);
        let _ = health_cards_in(text);
    }
    let jws = format!("{HEAD}.{}.AA", base64url(input));
    let code = numeric(&jws).expect("characters of a JWS");
    let chunk = Chunk::read(&code).expect("a whole card");
    assert_eq!(assemble(&[chunk]).as_ref(), Ok(&jws));
    if let Ok(card) = HealthCard::open(&[&code], &keys) {
        assert_eq!(card.jws, jws);
        assert!(card.record.starts_with('{') && card.record.ends_with('}'));
    }
});
