//! What a page remembers of codes that were sent: a good state with input laid over it, and any operation on what can
//! still be read. By chance alone nothing would be a state.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mdawa::code::backup::BackupSet;
use mdawa::code::policy::{Operation, PRESETS, Policy, PolicyState, Subject, apply};
use mdawa::time::UnixSeconds;

use counted::Counted;

mod counted;

fuzz_target!(|input: (Vec<(u16, u8)>, &str, &str, u64, u8)| {
    let (changes, number, typed, now, choice) = input;
    let _ = BackupSet::from_json(typed);
    let _ = PolicyState::from_json(typed);
    let mut json = good().to_json().into_bytes();
    for (place, byte) in changes {
        let place = usize::from(place) % json.len();
        json[place] = byte;
    }
    let Ok(json) = String::from_utf8(json) else { return };
    let Ok(state) = PolicyState::from_json(&json) else { return };
    assert_eq!(PolicyState::from_json(&state.to_json()).as_ref(), Ok(&state));
    let policy = &PRESETS[usize::from(choice) % PRESETS.len()];
    let operation = match choice / 8 % 6 {
        0 => Operation::Cancel,
        1 => Operation::Enable,
        2 => Operation::Issue,
        3 => Operation::Resend,
        4 => Operation::Status,
        _ => Operation::Verify(typed),
    };
    let number = if choice & 128 == 0 { number } else { "1" };
    let step = run(policy, state, number, operation, now);
    assert_eq!(PolicyState::from_json(&step.to_json()).as_ref(), Ok(&step));
    for correct in [false, true] {
        let mut state = step.clone();
        if correct {
            state.correct_clock(UnixSeconds(now / 2));
        } else {
            state.sweep(UnixSeconds(now));
        }
        assert_eq!(PolicyState::from_json(&state.to_json()), Ok(state));
    }
});

fn run(policy: &Policy, state: PolicyState, number: &str, operation: Operation, now: u64) -> PolicyState {
    let subject = Subject { number, ..Subject::default() };
    apply(policy, state, &subject, operation, UnixSeconds(now), &mut Counted(now)).state
}

/// Two numbers with a code, one of them with failures.
fn good() -> PolicyState {
    let policy = Policy::named("recommended").expect("a preset");
    let mut state = PolicyState::new(&mut Counted(0));
    for (number, operation) in [
        ("1", Operation::Issue),
        ("2", Operation::Issue),
        ("2", Operation::Verify("000000")),
        ("2", Operation::Verify("111111")),
    ] {
        state = run(policy, state, number, operation, 1_000);
    }
    state
}
