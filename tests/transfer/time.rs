//! Once, and for 15 minutes: what no clock and no second attempt brings back.

use super::{
    RECORD, START, SUITES, after, answer, ask, code, label, open, record, refusal, system,
};
use mdawa::package::OpenError;
use mdawa::package::answer::AnswerError;
use mdawa::package::letter::Letter;
use mdawa::package::request::{ReceivedRequest, Request, Suite};
use mdawa::package::transfer_code::TransferCode;
use mdawa::time::{Clocks, Milliseconds, UnixSeconds};
use wasm_bindgen_test::wasm_bindgen_test;

/// The two clocks apart: seconds of one and milliseconds of the other after the start.
fn apart(wall: u64, monotonic: u64) -> Clocks {
    Clocks {
        wall: UnixSeconds(START.wall.0 + wall),
        monotonic: Milliseconds(START.monotonic.0 + monotonic),
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_answer_opens_once() {
    for suite in SUITES {
        let mut request = ask(suite);
        let (first, second) = (answer(&request), answer(&request));
        assert!(open(&mut request, &first).is_ok());
        assert_eq!(request.tries_left(), 0);
        assert_eq!(refusal(&mut request, &first), Some(OpenError::Gone));
        assert_eq!(refusal(&mut request, &second), Some(OpenError::Gone));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_request_opens_until_900_seconds_by_the_clock_that_is_ahead() {
    for (now, expected) in [
        (after(899_900), None),
        (after(900_000), Some(OpenError::Gone)),
        (apart(0, 899_999), None),
        (apart(899, 0), None),
        (apart(0, 900_000), Some(OpenError::Gone)),
        // A device that slept for 20 minutes, whose monotonic clock stood still.
        (apart(1_200, 0), Some(OpenError::Gone)),
    ] {
        let mut request = ask(Suite::X25519);
        let answer = answer(&request);
        assert_eq!(request.open(&answer, now).err(), expected, "{now:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_clock_that_is_set_back_ends_the_request_at_once() {
    let before = Clocks { wall: UnixSeconds(START.wall.0 - 1), ..after(60_000) };
    let mut request = ask(Suite::X25519);
    let answer = answer(&request);
    assert_eq!(request.open(&answer, before).err(), Some(OpenError::Gone));

    // Seen forward, then back, though still after the start.
    let mut request = ask(Suite::X25519);
    let answer = super::answer(&request);
    assert_eq!(request.open(b"", after(600_000)).err(), Some(OpenError::NotOurs));
    assert_eq!(request.open(&answer, apart(599, 600_001)).err(), Some(OpenError::Gone));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_ended_is_not_revived_by_a_clock() {
    let mut request = ask(Suite::X25519);
    let answer = answer(&request);
    // Whatever comes after the end takes the keys, an answer or not.
    assert_eq!(request.open(b"", after(900_000)).err(), Some(OpenError::NotOurs));
    assert_eq!(request.tries_left(), 0);
    assert_eq!(request.open(&answer, after(1_000)).err(), Some(OpenError::Gone));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_cancelled_request_has_no_keys() {
    let mut request = ask(Suite::X25519);
    let answer = answer(&request);
    request.cancel();
    assert_eq!(refusal(&mut request, &answer), Some(OpenError::Gone));
    assert_eq!(request.tries_left(), 0);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_transfer_code_answers_until_900_seconds_and_is_forgotten() {
    let request = ask(Suite::X25519);
    let shown = ReceivedRequest::try_from(request.as_bytes()).expect("our own bytes");
    let before = Clocks { wall: UnixSeconds(START.wall.0 - 1), ..after(60_000) };
    for (now, expected) in [
        (after(899_900), None),
        (after(900_000), Some(AnswerError::Gone)),
        (apart(0, 900_000), Some(AnswerError::Gone)),
        (apart(900, 0), Some(AnswerError::Gone)),
        (before, Some(AnswerError::Gone)),
    ] {
        let mut spoken = TransferCode::draw(START, &mut system());
        let sealed = spoken.answer(&shown, &record(), None, now, &mut system());
        assert_eq!(sealed.err(), expected, "{now:?}");
        assert!(spoken.code().is_none());
        assert!(!spoken.is_alive(after(1_000)));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn after_a_transfer_the_products_own_functions_cannot_open_the_recording() {
    for suite in SUITES {
        let mut request = ask(suite);
        let (recorded_request, recorded_answer) = (request.as_bytes().to_vec(), answer(&request));
        let opened = open(&mut request, &recorded_answer).expect("opened");
        assert_eq!(opened.record.as_str(), RECORD);
        drop(request);

        // The code has become known, and everything that was shown was filmed.
        let code = code("482913");
        let mut again = Request::new(&code, &label(""), suite, START, &mut system());
        assert_eq!(refusal(&mut again, &recorded_answer), Some(OpenError::CannotOpen));
        // Under the new request's name it is one more wrong answer.
        let mut renamed = recorded_answer.clone();
        renamed[super::REQUEST_ID..][..16].copy_from_slice(&again.id().0);
        assert_eq!(refusal(&mut again, &renamed), Some(OpenError::CannotOpen));
        assert_eq!(refusal(&mut again, &recorded_request), Some(OpenError::NotOurs));
        // What is public reads as before, and holds nothing that opens.
        assert!(ReceivedRequest::try_from(&recorded_request[..]).is_ok());
        let as_letter = Letter::try_from(&recorded_answer[..]);
        assert_eq!(as_letter.err(), Some(OpenError::NotOurs));
        let renamed = super::with(&recorded_answer, 3, 0x13);
        assert_eq!(Letter::try_from(&renamed[..]).err(), Some(OpenError::NotOurs));
    }
}
