use super::*;
use proptest::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

fn system() -> impl CryptoRng {
    rand_core::UnwrapErr(getrandom::SysRng)
}

fn account(subject: u8) -> Account {
    let challenge = Challenge {
        id: Hex([1; 16]),
        mac: Hex([2; 32]),
        expires: 1_300,
        life: Life::Used,
        delivery: Report::Pending,
    };
    Account {
        sends: 1,
        last_sent: 1_000,
        challenge: Some(challenge),
        ..Account::new(Hex([subject; 16]))
    }
}

fn state() -> PolicyState {
    PolicyState {
        high_water: 1_000,
        accounts: vec![account(1), account(2)],
        numbers: vec![Number { number: Hex([3; 16]), sent: vec![900, 1_000] }],
        ..PolicyState::new(&mut system())
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_state_reads_back_and_a_damaged_one_is_refused() {
    let json = state().to_json();
    assert_eq!(PolicyState::from_json(&json).map(|state| state.to_json()), Ok(json.clone()));
    let far = format!("\"lastSent\":{}", LATEST + 999_999);
    for (damaged, error) in [
        (json.replace("\"version\":1", "\"version\":2"), StateError::Version),
        (json.replace("\"version\":1", "\"version\":true"), StateError::Malformed),
        (json.replace("\"revision\":0", "\"revision\":-1"), StateError::Malformed),
        (json.replace("\"revision\":0", "\"revision\":9007199254740992"), StateError::Malformed),
        (json.replace("\"revision\":0,", ""), StateError::Malformed),
        (json.replace("\"lastSent\":1000", &far), StateError::Malformed),
        (json.replace(&"01".repeat(16), &"02".repeat(16)), StateError::Malformed),
        (json.replace("\"used\"", "\"fresh\""), StateError::Malformed),
        (json.replace("\"sends\":1", "\"sends\":1,\"more\":1"), StateError::Malformed),
        (json.replace("[900,1000]", &format!("{:?}", [0; 17])), StateError::Malformed),
        (json[1..].to_owned(), StateError::Malformed),
        (String::new(), StateError::Malformed),
        ("null".to_owned(), StateError::Malformed),
        (" ".repeat(MOST_JSON_BYTES + 1), StateError::Malformed),
    ] {
        assert_eq!(PolicyState::from_json(&damaged).err(), Some(error), "{damaged:.200}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_state_of_the_largest_size_can_be_read() {
    let mut state = PolicyState { high_water: LATEST, ..state() };
    let name = |place: usize| {
        Hex(core::array::from_fn(|byte| {
            if byte < 2 { (place as u64).to_be_bytes()[6 + byte] } else { 255 }
        }))
    };
    let longest = Account {
        failures: u32::MAX,
        total_failures: u32::MAX,
        last_failure: LATEST,
        locked_until: LATEST,
        last_sent: LATEST,
        sends: u32::MAX,
        ..account(1)
    };
    state.accounts = (0..MOST_ACCOUNTS)
        .map(|place| Account { subject: name(place), ..longest.clone() })
        .collect();
    let sent = vec![LATEST; MOST_SENDS];
    state.numbers = (0..MOST_ACCOUNTS)
        .map(|place| Number { number: name(place), sent: sent.clone() })
        .collect();
    assert_eq!(PolicyState::from_json(&state.to_json()), Ok(state));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_no_rule_asks_for_is_forgotten_and_nothing_else() {
    let kept = |change: fn(&mut Account), now: u64| {
        let mut state = state();
        change(&mut state.accounts[0]);
        state.accounts.truncate(1);
        state.sweep(UnixSeconds(now));
        !state.accounts.is_empty()
    };
    let day = 86_400;
    assert!(kept(|_| {}, 1_300 + day - 1));
    assert!(!kept(|_| {}, 1_300 + day));
    assert!(kept(|it| it.disabled = true, 1_300 + 1_000 * day));
    assert!(kept(|it| it.locked_until = 1_302 + 2 * 86_400, 1_301 + 2 * day));
    assert!(kept(|it| (it.total_failures, it.last_failure) = (1, 1_000), 999 + 30 * day));
    assert!(!kept(|it| (it.total_failures, it.last_failure) = (1, 1_000), 1_000 + 30 * day));
    let mut state = state();
    state.sweep(UnixSeconds(4_500));
    assert_eq!(state.numbers[0].sent, [1_000]);
    state.sweep(UnixSeconds(4_600));
    assert_eq!(state.numbers, []);
    assert_eq!(state.revision(), 2);
}

#[wasm_bindgen_test(unsupported = test)]
fn correcting_the_clock_revives_no_code_and_shortens_no_lock() {
    let mut state = state();
    state.high_water = 900_000;
    state.accounts[0].locked_until = 900_060;
    state.correct_clock(UnixSeconds(500));
    assert_eq!(state.high_water, 500);
    assert_eq!(state.accounts[0].challenge, None);
    assert_eq!(state.accounts[0].locked_until, 560);
    assert_eq!(state.accounts[1].locked_until, 500);
    assert_eq!(state.accounts[0].last_sent, 500);
    assert_eq!(state.numbers[0].sent, [500, 500]);
}

#[wasm_bindgen_test(unsupported = test)]
fn fields_cannot_be_moved_across_their_bounds_unseen() {
    let state = state();
    assert_ne!(state.mac(&[b"ab", b"c"]), state.mac(&[b"a", b"bc"]));
    assert_ne!(state.mac(&[b"ab"]), state.mac(&[b"ab", b""]));
    assert_ne!(state.mac(&[b"ab"]), PolicyState::new(&mut system()).mac(&[b"ab"]));
}

proptest! {
    #[test]
    fn reading_never_panics(text in any::<String>()) {
        let _ = PolicyState::from_json(&text);
    }
}
