//! Bytes that are not what is due, and what they are told to be. None of it costs a try, unless it says so.

use super::{
    ANSWER_ENCAPSULATED, REQUEST_FLAGS, REQUEST_LABEL, REQUEST_LIFETIME, SUITES, answer, ask,
    ask_as, open, refusal, with,
};
use mdawa::package::answer::ReceivedAnswer;
use mdawa::package::armour::{ArmourError, armour, unarmour};
use mdawa::package::request::{ReceivedRequest, Suite};
use mdawa::package::{OpenError, PACKAGE_BYTES_MAX};
use mdawa::recognise::{AnswerFace, Recognised, RequestFace, recognise, recognise_package};
use wasm_bindgen_test::wasm_bindgen_test;

fn unread(request: &[u8]) -> Option<OpenError> {
    ReceivedRequest::try_from(request).err()
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_too_short_is_told_so_and_costs_no_try() {
    for suite in SUITES {
        let mut request = ask(suite);
        let answer = answer(&request);
        let overhead = answer.len() - 512;
        for length in 0..overhead {
            let expected = if length < 4 { OpenError::NotOurs } else { OpenError::Malformed };
            assert_eq!(refusal(&mut request, &answer[..length]), Some(expected), "{length}");
            let read = ReceivedAnswer::try_from(&answer[..length]);
            assert_eq!(read.err(), Some(expected), "{length}");
        }
        for length in 0..request.as_bytes().len() {
            let expected = if length < 4 { OpenError::NotOurs } else { OpenError::Malformed };
            assert_eq!(unread(&request.as_bytes()[..length]), Some(expected), "{length}");
        }
        assert_eq!(request.tries_left(), 3);
        assert!(open(&mut request, &answer).is_ok());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn another_magic_version_type_or_suite_is_not_ours() {
    let mut request = ask(Suite::X25519);
    let answer = answer(&request);
    for (place, value) in
        [(0, b'm'), (2, b'Q'), (3, 0x21), (3, 0x22), (3, 0x10), (4, 0), (4, 3), (4, 0x21), (4, 255)]
    {
        let what = format!("byte {place} = {value}");
        let changed = with(&answer, place, value);
        assert_eq!(refusal(&mut request, &changed), Some(OpenError::NotOurs), "{what}");
        let changed = with(request.as_bytes(), place, value);
        assert_eq!(unread(&changed), Some(OpenError::NotOurs), "{what}");
    }
    assert_eq!(request.tries_left(), 3);
}

#[wasm_bindgen_test(unsupported = test)]
fn an_answer_in_another_suite_does_not_open_and_costs_no_try() {
    for (suite, other) in [(Suite::X25519, 2), (Suite::XWing, 1)] {
        let mut request = ask(suite);
        let swapped = with(&answer(&request), 4, other);
        assert_eq!(refusal(&mut request, &swapped), Some(OpenError::CannotOpen));
        assert_eq!(request.tries_left(), 3);
        // A request says how long it must be: its suite cannot be another.
        let swapped = with(request.as_bytes(), 4, other);
        assert_eq!(unread(&swapped), Some(OpenError::Malformed));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_request_is_no_answer_and_an_answer_no_request() {
    for suite in SUITES {
        let mut request = ask(suite);
        let bytes = request.as_bytes().to_vec();
        assert_eq!(refusal(&mut request, &bytes), Some(OpenError::NotOurs));
        assert_eq!(unread(&answer(&request)), Some(OpenError::NotOurs));
        assert_eq!(request.tries_left(), 3);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_trailing_byte_makes_a_request_malformed_and_an_answer_not_open() {
    for suite in SUITES {
        let mut request = ask(suite);
        let longer = [request.as_bytes(), &[0]].concat();
        assert_eq!(unread(&longer), Some(OpenError::Malformed));
        let longer = [&answer(&request)[..], &[0]].concat();
        assert_eq!(refusal(&mut request, &longer), Some(OpenError::CannotOpen));
        assert_eq!(request.tries_left(), 2);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn more_than_4_mib_is_too_big_whatever_it_is() {
    let mut request = ask(Suite::X25519);
    let mut answer = answer(&request);
    for mut bytes in [answer.clone(), request.as_bytes().to_vec(), Vec::new()] {
        bytes.resize(PACKAGE_BYTES_MAX + 1, 0);
        assert_eq!(refusal(&mut request, &bytes), Some(OpenError::TooBig));
        assert_eq!(unread(&bytes), Some(OpenError::TooBig));
    }
    assert_eq!(request.tries_left(), 3);
    answer.resize(PACKAGE_BYTES_MAX, 0);
    assert_eq!(refusal(&mut request, &answer), Some(OpenError::CannotOpen));
}

#[wasm_bindgen_test(unsupported = test)]
fn flags_are_malformed_and_so_is_a_lifetime_of_nothing_or_more_than_an_hour() {
    let request = ask(Suite::X25519);
    for bit in 0..8 {
        let flagged = with(request.as_bytes(), REQUEST_FLAGS, 1 << bit);
        assert_eq!(unread(&flagged), Some(OpenError::Malformed));
    }
    for (seconds, expected) in [
        (0_u16, Some(OpenError::Malformed)),
        (1, None),
        (3_600, None),
        (3_601, Some(OpenError::Malformed)),
        (u16::MAX, Some(OpenError::Malformed)),
    ] {
        let mut bytes = request.as_bytes().to_vec();
        bytes[REQUEST_LIFETIME..REQUEST_FLAGS].copy_from_slice(&seconds.to_be_bytes());
        assert_eq!(unread(&bytes), expected, "{seconds}");
    }
}

/// A request with these bytes for a label, as a hostile program would write it.
fn labelled(text: &[u8]) -> Vec<u8> {
    let request = ask(Suite::X25519);
    let (head, rest) = request.as_bytes().split_at(REQUEST_LABEL);
    let length = u8::try_from(text.len()).expect("short");
    [&with(head, REQUEST_LABEL - 1, length), text, rest].concat()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_label_that_hides_or_turns_text_is_malformed_and_markup_is_text() {
    for text in [
        &b"x".repeat(49)[..],
        &b"x".repeat(255),
        b"Dr\0",
        b"Dr\x1b[31m",
        b"Dr\nAsha",
        "Dr\u{202e}ahsA".as_bytes(),
        "Dr\u{200b}Asha".as_bytes(),
        "Dr\u{feff}".as_bytes(),
        "Dr\u{2028}Asha".as_bytes(),
        b"Dr\xff",
        b"\xed\xa0\x80",
        b"\xc0\x80",
    ] {
        assert_eq!(unread(&labelled(text)), Some(OpenError::Malformed), "{text:?}");
    }
    for text in ["<img onerror=alert(1)>", "डॉ. आशा", &"x".repeat(48)] {
        let bytes = labelled(text.as_bytes());
        assert_eq!(ReceivedRequest::try_from(&bytes[..]).expect("read").label().as_str(), text);
    }
    // A length that reaches into the keys, and past the end.
    let request = ask_as("Dr. Asha", Suite::X25519);
    for length in [0, 7, 9, 48, 49, 255] {
        let changed = with(request.as_bytes(), REQUEST_LABEL - 1, length);
        assert_eq!(unread(&changed), Some(OpenError::Malformed), "{length}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn requests_and_answers_travel_as_text_too() {
    for suite in SUITES {
        let request = ask(suite);
        for package in [request.as_bytes(), &answer(&request)] {
            let text = armour(package).expect("may be text");
            assert_eq!(unarmour(&text).as_deref(), Ok(package));
            let spaced = text.replace('E', "E \u{a0}\r\n");
            assert_eq!(unarmour(&spaced).as_deref(), Ok(package));
            let other = if text.as_bytes()[20] == b'A' { "B" } else { "A" };
            let changed = [&text[..20], other, &text[21..]].concat();
            for damaged in [&text[..text.len() / 2], &text.repeat(2), &changed] {
                assert_eq!(unarmour(damaged), Err(ArmourError::Incomplete));
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_a_request_and_an_answer_are_is_told_before_they_are_used() {
    let request = ask_as("Dr. Asha", Suite::XWing);
    let request_id = request.id().to_string();
    let face = RequestFace {
        request_id: request_id.clone(),
        suite: 2,
        label: "Dr. Asha".to_owned(),
        lifetime_seconds: 900,
    };
    let asked = Recognised::Request { face: Some(face) };
    let answered = Recognised::Answer { face: Some(AnswerFace { request_id, suite: 2 }) };
    for (package, recognised, cut) in [
        (request.as_bytes().to_vec(), asked, Recognised::Request { face: None }),
        (answer(&request), answered, Recognised::Answer { face: None }),
    ] {
        let text = armour(&package).expect("may be text");
        assert_eq!(recognise(&text), recognised);
        assert_eq!(recognise_package(&package), Ok(recognised));
        assert_eq!(recognise(&text[..text.len() - 1]), cut);
        let short = &package[..ANSWER_ENCAPSULATED];
        assert_eq!(recognise_package(short), Err(OpenError::Malformed));
    }
}
