//! What a page remembers of codes that were sent: any text as a state, and any operation on one that can be read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mdawa::code::backup::BackupSet;
use mdawa::code::policy::{Operation, PRESETS, PolicyState, Subject, apply};
use mdawa::time::UnixSeconds;

mod counted;

fuzz_target!(|input: (&str, &str, &str, u64, u8)| {
    let (json, number, typed, now, choice) = input;
    let _ = BackupSet::from_json(json);
    let Ok(state) = PolicyState::from_json(json) else { return };
    assert_eq!(PolicyState::from_json(&state.to_json()).as_ref(), Ok(&state));
    let policy = &PRESETS[usize::from(choice) % PRESETS.len()];
    let operation = match choice / 8 % 5 {
        0 => Operation::Cancel,
        1 => Operation::Issue,
        2 => Operation::Resend,
        3 => Operation::Status,
        _ => Operation::Verify(typed),
    };
    let subject = Subject { number, ..Subject::default() };
    let rng = &mut counted::Counted(now);
    let step = apply(policy, state, &subject, operation, UnixSeconds(now), rng);
    assert_eq!(PolicyState::from_json(&step.state.to_json()), Ok(step.state));
});
