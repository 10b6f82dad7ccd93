//! One guess for each live try: wrong codes, other people's requests, points that are none.

use super::{
    ANSWER_ENCAPSULATED, ANSWER_SHARE, RECORD, REQUEST_ID, REQUEST_LABEL, START, SUITES, after,
    answer, ask, code, label, open, record, refusal, system, try_answer,
};
use mdawa::code::CodeError;
use mdawa::package::OpenError;
use mdawa::package::answer::{AnswerError, read_code};
use mdawa::package::request::{ReceivedRequest, Request, Suite};
use mdawa::package::transfer_code::TransferCode;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn a_wrong_code_costs_a_try_and_the_third_takes_the_keys() {
    for suite in SUITES {
        let mut request = ask(suite);
        let right = answer(&request);
        for (wrong, left) in [("482914", 2), ("382913", 1), ("000000", 0)] {
            let wrong = try_answer(request.as_bytes(), wrong).expect("answered");
            assert_eq!(refusal(&mut request, &wrong), Some(OpenError::CannotOpen));
            assert_eq!(request.tries_left(), left);
        }
        assert_eq!(refusal(&mut request, &right), Some(OpenError::Gone));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_right_code_opens_at_the_last_try() {
    let mut request = ask(Suite::X25519);
    for wrong in ["111111", "222222"] {
        let wrong = try_answer(request.as_bytes(), wrong).expect("answered");
        assert_eq!(refusal(&mut request, &wrong), Some(OpenError::CannotOpen));
    }
    let right = answer(&request);
    assert_eq!(open(&mut request, &right).expect("opened").record.as_str(), RECORD);
}

#[wasm_bindgen_test(unsupported = test)]
fn digits_of_any_script_are_one_code_and_too_few_or_too_many_are_none() {
    for typed in ["४८२ ९१३", "٤٨٢-٩١٣", " 482913\u{a0}", "４８２９１３"] {
        assert_eq!(read_code(typed).expect("six digits").as_str(), "482913");
    }
    for typed in ["48291", "4829135", ""] {
        assert_eq!(read_code(typed).err(), Some(CodeError::Length { expected: 6 }), "{typed}");
    }
    assert_eq!(read_code("48291x").err(), Some(CodeError::Symbol));
}

#[wasm_bindgen_test(unsupported = test)]
fn who_puts_his_own_request_in_place_of_the_doctors_opens_nothing_without_the_code() {
    for suite in SUITES {
        let mut doctor = ask(suite);
        let mut attacker = Request::new(&code("123456"), &label(""), suite, START, &mut system());
        // The patient answers the attacker's request under the code that the doctor was told.
        let answer = try_answer(attacker.as_bytes(), "482913").expect("answered");
        assert_eq!(refusal(&mut attacker, &answer), Some(OpenError::CannotOpen));
        // Nor can the attacker send it on.
        let mut forwarded = answer.clone();
        forwarded[REQUEST_ID..][..16].copy_from_slice(&doctor.id().0);
        assert_eq!(refusal(&mut doctor, &answer), Some(OpenError::CannotOpen));
        assert_eq!(doctor.tries_left(), 3);
        assert_eq!(refusal(&mut doctor, &forwarded), Some(OpenError::CannotOpen));
        assert_eq!(doctor.tries_left(), 2);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_request_whose_keys_were_exchanged_on_its_way_opens_nothing() {
    for suite in SUITES {
        let (mut doctor, mut attacker) = (ask(suite), ask(suite));
        // The attacker's public key under the doctor's name and share.
        let keys = REQUEST_LABEL + 32;
        let mixed = [&doctor.as_bytes()[..keys], &attacker.as_bytes()[keys..]].concat();
        let answer = try_answer(&mixed, "482913").expect("answered");
        assert_eq!(refusal(&mut doctor, &answer), Some(OpenError::CannotOpen));
        let mut redirected = answer;
        redirected[REQUEST_ID..][..16].copy_from_slice(&attacker.id().0);
        assert_eq!(refusal(&mut attacker, &redirected), Some(OpenError::CannotOpen));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_transfer_code_answers_one_request_and_is_spent() {
    let (first, second) = (ask(Suite::X25519), ask(Suite::X25519));
    let mut spoken = TransferCode::draw(START, &mut system());
    let answer = |request: &Request, spoken: &mut TransferCode| {
        let request = ReceivedRequest::try_from(request.as_bytes()).expect("our own bytes");
        spoken.answer(&request, &record(), None, after(1_000), &mut system())
    };
    assert!(spoken.is_alive(after(0)));
    assert!(answer(&first, &mut spoken).is_ok());
    assert_eq!(answer(&second, &mut spoken), Err(AnswerError::Gone));
    assert_eq!(answer(&first, &mut spoken), Err(AnswerError::Gone));
    assert!(spoken.code().is_none());
}

#[wasm_bindgen_test(unsupported = test)]
fn a_transfer_codes_answer_opens_for_who_was_told_it() {
    let mut spoken = TransferCode::draw(START, &mut system());
    let told = spoken.code().expect("fresh").as_str().to_owned();
    let mut request = Request::new(&code(&told), &label(""), Suite::XWing, START, &mut system());
    let shown = ReceivedRequest::try_from(request.as_bytes()).expect("our own bytes");
    let answer =
        spoken.answer(&shown, &record(), None, after(2_000), &mut system()).expect("answered");
    let opened = open(&mut request, &answer).expect("opened");
    assert_eq!(opened.created, after(2_000).wall);
}

#[wasm_bindgen_test(unsupported = test)]
fn what_cannot_be_answered_does_not_spend_the_code() {
    let request = ask(Suite::X25519);
    let mut neutral = request.as_bytes().to_vec();
    neutral[REQUEST_LABEL..][..32].fill(0);
    let neutral = ReceivedRequest::try_from(&neutral[..]).expect("public bytes are in order");
    let mut spoken = TransferCode::draw(START, &mut system());
    let refused = spoken.answer(&neutral, &record(), None, after(1_000), &mut system());
    assert_eq!(refused, Err(AnswerError::CannotAnswer));
    assert!(spoken.code().is_some());
}

/// Encodings that no honest side sends: the neutral point, a second spelling of it, an odd number, all ones, and a
/// number over the field's modulus.
fn bad_shares() -> [[u8; 32]; 5] {
    let mut modulus = [0xff; 32];
    (modulus[0], modulus[31]) = (0xed, 0x7f);
    let mut odd = [0; 32];
    odd[0] = 1;
    let mut over = [0xff; 32];
    over[0] = 0xee;
    [[0; 32], modulus, odd, [0xff; 32], over]
}

#[wasm_bindgen_test(unsupported = test)]
fn points_that_may_not_be_used_do_not_open() {
    for suite in SUITES {
        for share in bad_shares() {
            let mut request = ask(suite);
            let mut answer = answer(&request);
            answer[ANSWER_SHARE..ANSWER_ENCAPSULATED].copy_from_slice(&share);
            assert_eq!(refusal(&mut request, &answer), Some(OpenError::CannotOpen), "{share:?}");
            assert_eq!(request.tries_left(), 2);

            let mut asked = request.as_bytes().to_vec();
            asked[REQUEST_LABEL..][..32].copy_from_slice(&share);
            assert_eq!(try_answer(&asked, "482913"), Err(AnswerError::CannotAnswer), "{share:?}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_share_that_is_held_up_as_in_a_mirror_does_not_open() {
    for suite in SUITES {
        let mut request = ask(suite);
        let mut mirrored = answer(&request);
        let share = &request.as_bytes()[REQUEST_LABEL..][..32];
        mirrored[ANSWER_SHARE..ANSWER_ENCAPSULATED].copy_from_slice(share);
        assert_eq!(refusal(&mut request, &mirrored), Some(OpenError::CannotOpen));
    }
}

/// The points of small order on Curve25519, and a second spelling of each of the first two:
/// <https://cr.yp.to/ecdh.html#validate>.
fn low_order_keys() -> [[u8; 32]; 6] {
    let mut one = [0; 32];
    one[0] = 1;
    let near = |last: u8| {
        let mut number = [0xff; 32];
        (number[0], number[31]) = (last, 0x7f);
        number
    };
    let mut order_8 = [0; 32];
    order_8.copy_from_slice(&[
        0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4,
        0x6a, 0xda, 0x09, 0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49,
        0xb8, 0x00,
    ]);
    [[0; 32], one, order_8, near(0xec), near(0xed), near(0xee)]
}

#[wasm_bindgen_test(unsupported = test)]
fn keys_of_low_order_open_nothing() {
    for key in low_order_keys() {
        let mut request = ask(Suite::X25519);
        let mut answer = answer(&request);
        answer[ANSWER_ENCAPSULATED..][..32].copy_from_slice(&key);
        assert_eq!(refusal(&mut request, &answer), Some(OpenError::CannotOpen), "{key:?}");
        let mut asked = request.as_bytes().to_vec();
        asked[REQUEST_LABEL + 32..].copy_from_slice(&key);
        assert_eq!(try_answer(&asked, "482913"), Err(AnswerError::CannotAnswer), "{key:?}");

        // X-Wing has its X25519 half at the end; the other half alone keeps the seal shut.
        let mut request = ask(Suite::XWing);
        let mut answer = super::answer(&request);
        answer[ANSWER_ENCAPSULATED + 1_088..][..32].copy_from_slice(&key);
        assert_eq!(refusal(&mut request, &answer), Some(OpenError::CannotOpen), "{key:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_thousand_answers_to_another_request_cost_no_try() {
    let (mut request, other) = (ask(Suite::X25519), ask(Suite::X25519));
    let foreign = answer(&other);
    for _ in 0..1_000 {
        assert_eq!(refusal(&mut request, &foreign), Some(OpenError::CannotOpen));
    }
    assert_eq!(request.tries_left(), 3);
    let answer = answer(&request);
    assert!(open(&mut request, &answer).is_ok());
}
