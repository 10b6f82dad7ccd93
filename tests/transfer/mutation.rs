//! Requests and answers with every bit flipped, and with worse done to them.

use core::convert::Infallible;

use super::{
    ANSWER_SHARE, REQUEST_FLAGS, REQUEST_ID, REQUEST_LABEL, REQUEST_LIFETIME, SUITES, answer, ask,
    ask_as, code, label, open, record, refusal, try_answer,
};
use mdawa::package::OpenError;
use mdawa::package::answer::{AnswerError, seal_answer};
use mdawa::package::request::{ReceivedRequest, Request, Suite};
use rand_core::{Rng as _, TryCryptoRng, TryRng};
use wasm_bindgen_test::wasm_bindgen_test;

/// Every bit in the small suite. In the large one, which takes longer, one bit of every byte, each of the eight in turn;
/// so too in the browser, and there of the large suite every fifth.
fn bits(bytes: usize, suite: Suite) -> impl Iterator<Item = (usize, u8)> {
    let in_browser = cfg!(target_family = "wasm");
    let step = match suite {
        Suite::X25519 if in_browser => 9,
        Suite::X25519 => 1,
        Suite::XWing if in_browser => 45,
        Suite::XWing => 9,
    };
    (0..8 * bytes).step_by(step).map(|bit| (bit / 8, 1 << (bit % 8)))
}

#[wasm_bindgen_test(unsupported = test)]
fn an_answer_with_a_flipped_bit_never_opens() {
    for suite in SUITES {
        let (mut request, mut answer_bytes) = (ask(suite), Vec::new());
        let length = answer(&request).len();
        for (place, bit) in bits(length, suite) {
            if request.tries_left() < 3 || answer_bytes.is_empty() {
                request = ask(suite);
                answer_bytes = answer(&request);
            }
            answer_bytes[place] ^= bit;
            let refused = refusal(&mut request, &answer_bytes);
            answer_bytes[place] ^= bit;
            let expected =
                if place < REQUEST_ID { OpenError::NotOurs } else { OpenError::CannotOpen };
            assert_eq!(refused, Some(expected), "{suite:?}: byte {place}, bit {bit:#x}");
            let left = if place < ANSWER_SHARE { 3 } else { 2 };
            assert_eq!(request.tries_left(), left, "{suite:?}: byte {place}, bit {bit:#x}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_answer_to_a_request_with_a_flipped_bit_never_opens() {
    const NAME: &str = "Dr. Asha";
    for suite in SUITES {
        let mut request = ask_as(NAME, suite);
        for (place, bit) in bits(request.as_bytes().len(), suite) {
            if request.tries_left() < 3 {
                request = ask_as(NAME, suite);
            }
            let what = format!("{suite:?}: byte {place}, bit {bit:#x}");
            let mut changed = request.as_bytes().to_vec();
            changed[place] ^= bit;
            if let Err(error) = ReceivedRequest::try_from(&changed[..]) {
                let expected = match place {
                    0..REQUEST_ID => OpenError::NotOurs,
                    REQUEST_LIFETIME..REQUEST_LABEL => OpenError::Malformed,
                    _ if place < REQUEST_LABEL + NAME.len() => OpenError::Malformed,
                    _ => unreachable!("{what}: {error}"),
                };
                assert_eq!(error, expected, "{what}");
                continue;
            }
            assert!(
                place >= REQUEST_ID && place != REQUEST_FLAGS && place != REQUEST_LABEL - 1,
                "{what}"
            );
            match try_answer(&changed, "482913") {
                Ok(answer) => {
                    assert_eq!(
                        refusal(&mut request, &answer),
                        Some(OpenError::CannotOpen),
                        "{what}"
                    );
                    let left = if place < REQUEST_LIFETIME { 3 } else { 2 };
                    assert_eq!(request.tries_left(), left, "{what}");
                }
                Err(error) => {
                    assert_eq!(error, AnswerError::CannotAnswer, "{what}");
                    assert!(place >= REQUEST_LABEL + NAME.len(), "{what}");
                }
            }
        }
    }
}

/// Numbers that are the same each time (SplitMix64), so that a failure can be met again.
struct Seeded(u64);

impl TryRng for Seeded {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        self.try_next_u64().map(|number| (number >> 32) as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Ok(mixed ^ (mixed >> 31))
    }

    fn try_fill_bytes(&mut self, wanted: &mut [u8]) -> Result<(), Infallible> {
        for chunk in wanted.chunks_mut(8) {
            let bytes = self.try_next_u64()?.to_le_bytes();
            chunk.copy_from_slice(&bytes[..chunk.len()]);
        }
        Ok(())
    }
}

impl TryCryptoRng for Seeded {}

impl Seeded {
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next_u64() % end as u64).expect("below a usize")
    }

    /// Does one to four things to bytes: changes some, cuts, repeats or adds.
    fn mutate(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(4) {
            let (from, to) = (self.below(bytes.len() + 1), self.below(bytes.len() + 1));
            let (from, to) = (from.min(to), from.max(to).min(from.min(to) + 64));
            match self.below(5) {
                0 => bytes.truncate(from),
                1 => drop(bytes.drain(from..to)),
                2 => bytes.extend_from_within(from..to),
                3 => self.fill_bytes(&mut bytes[from..to]),
                _ => {
                    if let Some(byte) = bytes.get_mut(from) {
                        *byte ^= 1 << self.below(8);
                    }
                }
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_made_of_a_request_or_an_answer_never_panics_and_never_opens() {
    // Four mutants a round. script/fuzz asks for 75,000 rounds, which take some minutes.
    let asked = std::env::var("MUTATION_ROUNDS").ok().and_then(|rounds| rounds.parse().ok());
    let rounds = asked.unwrap_or(if cfg!(target_family = "wasm") { 300 } else { 6_000 });
    let mut rng = Seeded(20_261_121);
    for suite in SUITES {
        let fresh = |rng: &mut Seeded| {
            let request =
                Request::new(&code("482913"), &label("Dr. Asha"), suite, super::START, rng);
            let answer = answer(&request);
            (request, answer)
        };
        let (mut request, mut sealed) = fresh(&mut rng);
        for round in 0..rounds {
            if request.tries_left() == 0 {
                (request, sealed) = fresh(&mut rng);
            }
            let mut mutant = sealed.clone();
            rng.mutate(&mut mutant);
            assert!(mutant == sealed || open(&mut request, &mutant).is_err(), "{round}");

            let mut mutant = request.as_bytes().to_vec();
            rng.mutate(&mut mutant);
            let Ok(shown) = ReceivedRequest::try_from(&mutant[..]) else { continue };
            let answered =
                seal_answer(&shown, &code("482913"), &record(), super::START.wall, None, &mut rng);
            if let Ok(answer) = answered {
                let unchanged = mutant == request.as_bytes();
                assert!(unchanged || open(&mut request, &answer).is_err(), "{round}");
            }
        }
    }
}
