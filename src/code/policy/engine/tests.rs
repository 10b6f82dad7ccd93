use super::*;
use crate::code::policy::state::MOST_ACCOUNTS;
use crate::contact::Phone;
use proptest::prelude::*;
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

const NUMBER: &str = "+919876543210";

fn system() -> impl CryptoRng {
    rand_core::UnwrapErr(getrandom::SysRng)
}

/// A policy, its state, and the last code that went out.
struct Desk {
    policy: &'static Policy,
    state: PolicyState,
    code: String,
    challenge_id: String,
}

impl Desk {
    fn new(policy: &str) -> Self {
        Self {
            policy: Policy::named(policy).expect(policy),
            state: PolicyState::new(&mut system()),
            code: String::new(),
            challenge_id: String::new(),
        }
    }

    /// Does one operation, and tells it as the shared cases do: `cooldown:20`, `wrong:2`.
    fn step(&mut self, subject: &Subject, operation: Operation, now: u64) -> String {
        let step = self.apply(subject, operation, now);
        let name = serde_json::to_value(step.outcome).expect("JSON");
        let name = name.as_str().expect("a text");
        match (step.outcome, step.retry_after_seconds, step.attempts_left) {
            (Outcome::Wrong, _, Some(left)) => format!("{name}:{left}"),
            (_, Some(seconds), _) => format!("{name}:{seconds}"),
            _ => name.to_owned(),
        }
    }

    fn apply(&mut self, subject: &Subject, operation: Operation, now: u64) -> Step {
        let before = self.state.clone();
        let mut step =
            apply(self.policy, before.clone(), subject, operation, UnixSeconds(now), &mut system());
        // What is kept is what a page would keep: the text.
        self.state = PolicyState::from_json(&step.state.to_json()).expect("our own");
        assert_eq!(self.state, step.state);
        if matches!(operation, Operation::Status) {
            assert_eq!(self.state, before);
        } else {
            assert_eq!(self.state.revision(), before.revision() + 1);
        }
        if let Some(issued) = step.issued.take() {
            self.code = issued.code.as_str().to_owned();
            self.challenge_id = issued.challenge_id;
        }
        step
    }

    fn issue(&mut self, now: u64) -> String {
        self.step(&subject(), Operation::Issue, now)
    }

    fn right(&mut self, now: u64) -> String {
        let code = self.code.clone();
        self.step(&subject(), Operation::Verify(&code), now)
    }

    fn wrong(&mut self, now: u64) -> String {
        let code = other(&self.code);
        self.step(&subject(), Operation::Verify(&code), now)
    }
}

fn subject() -> Subject<'static> {
    Subject { number: NUMBER, ..Subject::default() }
}

/// Another code of the same length.
fn other(code: &str) -> String {
    code.bytes().map(|digit| char::from(b'0' + (digit - b'0' + 1) % 10)).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn every_shared_case_comes_out_as_it_says() {
    let file: Value =
        serde_json::from_str(include_str!("../../../../tests/vectors/otp-policy.json"))
            .expect("valid JSON");
    let cases = file["cases"].as_array().expect("cases");
    for case in cases {
        let name = &case["name"];
        let mut desk = Desk::new(case["policy"].as_str().expect("a policy"));
        for operation in case["ops"].as_array().expect("operations") {
            let words = operation[0].as_str().expect("a name");
            let (verb, rest) = words.split_once(' ').unwrap_or((words, ""));
            let mut subject = subject();
            match rest.split_once('=') {
                Some(("tenant", tenant)) => subject.tenant = tenant,
                _ if verb == "issue" && !rest.is_empty() => subject.number = rest,
                _ => {}
            }
            let spelled = Phone::normalise(subject.number, "IN");
            let spelled = spelled.map(|phone| phone.e164);
            if let Ok(number) = &spelled {
                subject.number = number;
            }
            let now = operation[1].as_u64().expect("a time");
            let told = match verb {
                "issue" => {
                    let told = desk.step(&subject, Operation::Issue, now);
                    if operation[2] == "delivery_failed" {
                        assert_eq!(told, "ok", "{name}");
                        let id = desk.challenge_id.clone();
                        desk.step(&subject, Operation::Report(&id, Delivery::Failed), now)
                    } else {
                        told
                    }
                }
                "verify" => {
                    let code = desk.code.clone();
                    let code = if operation[2] == "right" { code } else { other(&code) };
                    desk.step(&subject, Operation::Verify(&code), now)
                }
                "fail" => {
                    assert_eq!(desk.issue(now), "ok", "{name}");
                    (0..3).map(|_| desk.wrong(now)).last().expect("three")
                }
                _ => panic!("{operation}"),
            };
            let wanted = if verb == "verify" { &operation[3] } else { &operation[2] };
            let Some(wanted) = wanted.as_str() else {
                assert_eq!(told, "ok", "{name}: {operation}");
                continue;
            };
            let (wanted, remark) = wanted.split_once(',').unwrap_or((wanted, ""));
            // A wait is part of the answer; where the case leaves it out, any will do.
            let said =
                if wanted.contains(':') { &*told } else { told.split(':').next().expect("a word") };
            assert_eq!(said, wanted, "{name}: {operation}");
            if remark.contains("counted") {
                assert_eq!(desk.state.numbers[0].sent, [0, 1], "{name}");
            }
        }
    }
    assert_eq!(cases.len(), 11);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_code_ends_with_its_life_and_costs_nothing_when_it_cannot_be_right() {
    let mut desk = Desk::new("clinic-sms");
    assert_eq!(desk.right(0), "bad_format");
    assert_eq!(desk.step(&subject(), Operation::Verify("123456"), 0), "no_challenge");
    assert_eq!(desk.issue(0), "ok");
    for typed in ["12345", "1234567", "12345x", ""] {
        assert_eq!(desk.step(&subject(), Operation::Verify(typed), 1), "bad_format");
    }
    assert_eq!(desk.right(180), "expired");
    assert_eq!(desk.wrong(180), "expired");
    assert_eq!(desk.apply(&subject(), Operation::Status, 181).attempts_left, Some(3));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_code_is_good_for_its_number_its_purpose_and_its_tenant_alone() {
    let mut desk = Desk::new("recommended");
    assert_eq!(desk.issue(0), "ok");
    let code = desk.code.clone();
    for other in [
        Subject { number: "9876543211", ..subject() },
        Subject { tenant: "b", ..subject() },
        Subject { purpose: "export", ..subject() },
        Subject { number: "", ..subject() },
    ] {
        assert_eq!(desk.step(&other, Operation::Verify(&code), 1), "no_challenge");
    }
    let typed = format!("{} {}", &code[..3], &code[3..]);
    assert_eq!(desk.step(&subject(), Operation::Verify(&typed), 2), "ok");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_state_holds_neither_codes_nor_names_in_clear() {
    let mut desk = Desk::new("recommended");
    let subject = Subject { tenant: "Rao & Rao", purpose: "new-number", ..subject() };
    desk.step(&subject, Operation::Issue, 0);
    let json = desk.state.to_json();
    for clear in [NUMBER, "Rao", "new-number", &format!("\"{}\"", desk.code)] {
        assert!(!json.contains(clear), "{clear}");
    }
    assert!(json.contains(&desk.challenge_id));
}

#[wasm_bindgen_test(unsupported = test)]
fn locks_grow_and_a_hundred_failures_in_all_disable_until_a_person_enables() {
    let mut desk = Desk::new("recommended");
    let (mut now, mut failures) = (0, 0);
    let mut waits = Vec::new();
    let last = loop {
        if let Some((_, seconds)) = desk.issue(now).split_once(':') {
            now += seconds.parse::<u64>().expect("seconds");
            continue;
        }
        let told = desk.wrong(now);
        failures += 1;
        match told.split_once(':') {
            Some(("locked", seconds)) => {
                let seconds = seconds.parse::<u64>().expect("seconds");
                waits.push(seconds);
                assert_eq!(desk.right(now), told);
                now += seconds;
            }
            Some(("wrong", _)) => {}
            _ => break told,
        }
    };
    assert_eq!((failures, &*last), (100, "disabled"));
    assert_eq!(waits[..8], [30, 60, 300, 900, 3_600, 21_600, 86_400, 86_400]);
    let years_later = now + 100_000_000;
    assert_eq!(desk.issue(years_later), "disabled");
    assert_eq!(desk.right(years_later), "disabled");
    assert_eq!(desk.step(&subject(), Operation::Enable, years_later), "ok");
    assert_eq!(desk.issue(years_later + 3_600), "ok");
    assert_eq!(desk.right(years_later + 3_600), "ok");
}

#[wasm_bindgen_test(unsupported = test)]
fn without_locks_a_dead_code_is_followed_by_one_try_at_a_time() {
    let mut desk = Desk::new("clinic-sms");
    desk.issue(0);
    for told in ["wrong:2", "wrong:1", "locked", "locked"] {
        assert_eq!(desk.wrong(1), told);
    }
    assert_eq!(desk.issue(2), "ok");
    assert_eq!(desk.wrong(3), "locked");
    assert_eq!(desk.issue(4), "ok");
    assert_eq!(desk.right(5), "ok");
    assert_eq!(desk.issue(60), "ok");
    assert_eq!(desk.wrong(61), "wrong:2");
}

#[wasm_bindgen_test(unsupported = test)]
fn failures_are_forgotten_where_the_policy_says_so() {
    let mut desk = Desk::new("officer-login");
    desk.issue(0);
    for told in ["wrong:2", "wrong:1", "locked:300"] {
        assert_eq!(desk.wrong(10), told);
    }
    assert_eq!(desk.issue(309), "locked:1");
    assert_eq!(desk.issue(310), "ok");
    assert_eq!(desk.wrong(311), "wrong:2");
    assert_eq!(desk.wrong(312), "wrong:1");
    assert_eq!(desk.issue(612), "ok");
    assert_eq!(desk.wrong(612), "wrong:2");
}

#[wasm_bindgen_test(unsupported = test)]
fn five_codes_an_hour_go_to_a_number_whatever_they_are_for() {
    let mut desk = Desk::new("recommended");
    for (place, purpose) in ["a", "b", "c", "d", "e"].into_iter().enumerate() {
        let subject = Subject { purpose, ..subject() };
        assert_eq!(desk.step(&subject, Operation::Issue, place as u64), "ok");
    }
    assert_eq!(desk.issue(100), "rate_limited:3500");
    assert_eq!(desk.issue(3_599), "rate_limited:1");
    assert_eq!(desk.issue(3_600), "ok");
    assert_eq!(desk.issue(3_600), "rate_limited:1");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_message_that_did_not_go_out_is_told_counted_and_followed_at_once() {
    let mut desk = Desk::new("recommended");
    desk.issue(0);
    let (code, id) = (desk.code.clone(), desk.challenge_id.clone());
    let report = |delivery| Operation::Report(&id, delivery);
    assert_eq!(desk.step(&subject(), report(Delivery::Unknown), 1), "ok");
    assert_eq!(desk.issue(2), "cooldown:28");
    assert_eq!(desk.step(&subject(), report(Delivery::Failed), 3), "delivery_failed");
    assert_eq!(desk.step(&subject(), Operation::Verify(&code), 4), "no_challenge");
    assert_eq!(desk.issue(5), "ok");
    // A late report on the first message does not kill the code of the second.
    assert_eq!(desk.step(&subject(), report(Delivery::Failed), 6), "no_challenge");
    assert_eq!(desk.issue(7), "cooldown:58");
    let id = desk.challenge_id.clone();
    assert_eq!(desk.step(&subject(), Operation::Report(&id, Delivery::Delivered), 8), "ok");
    assert_eq!(desk.right(9), "ok");
    assert_eq!(desk.step(&subject(), Operation::Report("x", Delivery::Failed), 10), "no_challenge");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_code_can_be_taken_back_and_only_who_waits_for_one_gets_another() {
    let mut desk = Desk::new("recommended");
    assert_eq!(desk.step(&subject(), Operation::Resend, 0), "no_challenge");
    assert_eq!(desk.step(&subject(), Operation::Cancel, 0), "no_challenge");
    assert_eq!(desk.state.accounts, []);
    desk.issue(0);
    assert_eq!(desk.step(&subject(), Operation::Resend, 10), "cooldown:20");
    let first = desk.code.clone();
    assert_eq!(desk.step(&subject(), Operation::Resend, 30), "ok");
    if first != desk.code {
        assert_eq!(desk.step(&subject(), Operation::Verify(&first), 31), "wrong:2");
    }
    assert_eq!(desk.step(&subject(), Operation::Cancel, 32), "ok");
    assert_eq!(desk.right(33), "no_challenge");
    assert_eq!(desk.step(&subject(), Operation::Resend, 90), "no_challenge");
    assert_eq!(desk.issue(90), "ok");
    assert_eq!(desk.right(91), "ok");
    assert_eq!(desk.step(&subject(), Operation::Resend, 500), "no_challenge");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_clock_that_goes_back_revives_nothing_and_far_back_opens_nothing() {
    let mut desk = Desk::new("clinic-sms");
    desk.issue(1_000);
    assert_eq!(desk.step(&subject(), Operation::Verify("x"), 1_180), "bad_format");
    assert_eq!(desk.right(1_100), "expired");
    assert_eq!(desk.right(880), "expired");
    assert_eq!(desk.right(879), "clock_error");
    assert_eq!(desk.issue(879), "clock_error");
    assert_eq!(desk.issue(880), "ok");
    assert_eq!(desk.right(881), "ok");
}

#[wasm_bindgen_test(unsupported = test)]
fn status_tells_what_a_page_shows_and_changes_nothing() {
    let mut desk = Desk::new("recommended");
    assert_eq!(desk.apply(&subject(), Operation::Status, 0).outcome, Outcome::NoChallenge);
    desk.issue(100);
    let step = desk.apply(&subject(), Operation::Status, 110);
    assert_eq!(step.outcome, Outcome::Ok);
    assert_eq!(step.expires, Some(UnixSeconds(400)));
    assert_eq!((step.attempts_left, step.resend_after_seconds), (Some(3), Some(20)));
    desk.right(111);
    let step = desk.apply(&subject(), Operation::Status, 112);
    assert_eq!((step.outcome, step.expires), (Outcome::AlreadyUsed, None));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_full_state_forgets_who_has_nothing_to_lose_and_else_refuses() {
    let mut desk = Desk::new("vet-whatsapp");
    let numbers: Vec<String> = (0..=MOST_ACCOUNTS).map(|number| format!("user{number}")).collect();
    let subject = |place: usize| Subject { number: &numbers[place], ..Subject::default() };
    for place in 0..MOST_ACCOUNTS {
        let step = apply(
            desk.policy,
            desk.state,
            &subject(place),
            Operation::Issue,
            UnixSeconds(1_000 + place as u64 / 100),
            &mut system(),
        );
        assert_eq!(step.outcome, Outcome::Ok);
        desk.state = step.state;
    }
    assert_eq!(desk.step(&subject(MOST_ACCOUNTS), Operation::Issue, 1_100), "rate_limited:3600");
    // The first codes have ended: one of them gives way.
    assert_eq!(desk.step(&subject(MOST_ACCOUNTS), Operation::Issue, 1_605), "ok");
    assert_eq!(desk.state.accounts.len(), MOST_ACCOUNTS);
}

/// What a person, or somebody else, may do.
#[derive(Clone, Debug)]
enum Act {
    Cancel,
    Issue,
    Report(bool),
    Resend,
    Right,
    Sweep,
    Wrong,
}

fn acts() -> impl Strategy<Value = Vec<(Act, i64)>> {
    let act = prop_oneof![
        1 => Just(Act::Cancel),
        3 => Just(Act::Issue),
        1 => any::<bool>().prop_map(Act::Report),
        2 => Just(Act::Resend),
        3 => Just(Act::Right),
        1 => Just(Act::Sweep),
        4 => Just(Act::Wrong),
    ];
    let step = prop_oneof![
        6 => 0_i64..40,
        2 => 0_i64..4_000,
        1 => -400_i64..0,
        1 => Just(i64::MAX / 4),
        1 => Just(i64::MIN / 4),
    ];
    proptest::collection::vec((act, step), 1..60)
}

proptest! {
    #[test]
    fn no_sequence_opens_twice_with_one_code_nor_gets_tries_from_a_new_one(
        policy in 0..super::super::PRESETS.len(),
        acts in acts(),
    ) {
        let policy = &super::super::PRESETS[policy];
        let mut desk = Desk::new(policy.id);
        let mut now = 1_000_000_i64;
        let mut opened = std::collections::BTreeSet::new();
        // Wrong codes since the last right one, or since so long a time that they are forgotten.
        let mut wrong_in_a_row = 0;
        for (act, step) in acts {
            now = now.saturating_add(step).max(0);
            let moment = u64::try_from(now).expect("not below zero");
            if step > 30 * 86_400 {
                wrong_in_a_row = 0;
            }
            let id = desk.challenge_id.clone();
            let told = match act {
                Act::Cancel => desk.step(&subject(), Operation::Cancel, moment),
                Act::Issue => desk.issue(moment),
                Act::Report(went) => {
                    let delivery = if went { Delivery::Delivered } else { Delivery::Failed };
                    desk.step(&subject(), Operation::Report(&id, delivery), moment)
                }
                Act::Resend => desk.step(&subject(), Operation::Resend, moment),
                Act::Right => desk.right(moment),
                Act::Sweep => {
                    desk.state.sweep(UnixSeconds(moment));
                    continue;
                }
                Act::Wrong => desk.wrong(moment),
            };
            match (&act, &*told) {
                (Act::Right, "ok") => {
                    prop_assert!(opened.insert(id), "one challenge opened twice");
                    wrong_in_a_row = 0;
                }
                (Act::Wrong, "ok") => prop_assert!(false, "a wrong code opened"),
                (Act::Wrong, _) if told.starts_with("wrong:") => {
                    wrong_in_a_row += 1;
                    let left: u32 = told["wrong:".len()..].parse().expect("a number");
                    if policy.failures_forgotten_after_seconds.is_none() {
                        let most = policy.max_attempts.expect("it was told");
                        prop_assert!(wrong_in_a_row + left <= most, "tries were refilled");
                    }
                }
                _ => {}
            }
        }
    }

    #[test]
    fn a_clock_that_only_goes_back_never_revives_an_ended_code(
        backs in proptest::collection::vec(0_u64..2_000, 1..20)
    ) {
        let mut desk = Desk::new("recommended");
        desk.issue(1_000);
        prop_assert_eq!(desk.right(1_300), "expired");
        for back in backs {
            let told = desk.right(1_300 - back.min(1_300));
            prop_assert!(told == "expired" || told == "clock_error", "{}", told);
        }
    }

    #[test]
    fn no_operation_panics(
        number in any::<String>(),
        tenant in any::<String>(),
        typed in any::<String>(),
        now in any::<u64>(),
    ) {
        let mut desk = Desk::new("recommended");
        let subject = Subject { number: &number, tenant: &tenant, ..Subject::default() };
        for operation in [Operation::Issue, Operation::Verify(&typed), Operation::Report(&typed, Delivery::Failed)] {
            desk.step(&subject, operation, now);
        }
    }
}
