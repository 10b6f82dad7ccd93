//! Codes that are sent to a telephone number, under a policy.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::erasure::erasing;
use super::error::{ErrorCode, Thrown};
use super::{json_text, moment, object, parsed_json, plain, randomness, seconds, text_property};
use crate::code::policy::{
    Delivery, Operation, PRESETS, Policy, PolicyState, StateError, Step, Subject, apply,
    conformance,
};
use crate::contact::Phone;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** The names of the presets. */
export type PolicyId = "mdawa-transfer" | "vet-whatsapp" | "clinic-sms" | "officer-login" | "recommended";

/** The rules for one kind of code; spans in seconds. `conformance` lists the rules of the standards that it breaks. */
export interface Policy {
  id: PolicyId;
  digits: number;
  ttl_s: number;
  max_attempts: number | null;
  single_use: true;
  resend_cooldown_s?: number[];
  max_sends_per_minute?: number;
  max_sends_per_hour?: number;
  lockout?: number[];
  attempt_window_s?: number;
  failures_survive_resend: true;
  disable_after_total_failures?: number;
  session?: { access_s: number; refresh_s?: number };
  conformance: { code: string; rule: string; note: string }[];
}

/**
 * Who a code is for; what is left out is empty. `number` is the telephone number in any spelling, `country` (two
 * letters, India when left out) is for numbers without a calling code.
 */
export interface Subject { number?: string; tenant?: string; purpose?: string; country?: string; }

/**
 * What is remembered between calls: plain JSON that holds no code and no number in clear, but the key of their hashes:
 * keep it in the vault. Replace the stored state of one `revision` by the next in one transaction, and nothing else:
 * where the stored revision is not the one that was passed in, another page was faster and the outcome counts for
 * nothing.
 */
export interface PolicyState { readonly version: 1; readonly revision: number; }

/** What came of a call, in a word. */
export type CodeOutcome =
  | "already_used" | "bad_format" | "clock_error" | "cooldown" | "delivery_failed" | "disabled" | "expired"
  | "locked" | "no_challenge" | "ok" | "rate_limited" | "wrong";

/**
 * Store `state` first, then act on `outcome`. `attemptsLeft` is absent where the policy sets no limit,
 * `retryAfterSeconds` where waiting does not help (`locked` without it: until a new code). `resendAfterSeconds` is how
 * long the next code has to wait; `expires` (Unix seconds) is there while a code can be typed.
 */
export interface CodeStep {
  outcome: CodeOutcome;
  attemptsLeft?: number;
  retryAfterSeconds?: number;
  resendAfterSeconds?: number;
  expires?: number;
  state: PolicyState;
}

/** `code` and `challengeId` are there when `outcome` is `ok`. */
export interface IssuedCode extends CodeStep { code?: string; challengeId?: string; }
"#;

/// Every policy, with what each falls short of.
#[wasm_bindgen(unchecked_return_type = "Policy[]")]
pub fn policies() -> Result<js_sys::Array, Thrown> {
    let list = js_sys::Array::new();
    for policy in PRESETS {
        let listed = plain(policy)?;
        let shortfalls: Vec<_> = conformance::shortfalls(policy).collect();
        // Setting a property of a fresh object does not fail.
        let _ = Reflect::set(&listed, &"conformance".into(), &plain(&shortfalls)?);
        list.push(&listed);
    }
    Ok(list)
}

/// Makes a code, in the place of any before it. Without a state, one is begun.
///
/// Throws `policy-unknown`, `policy-state-malformed` and `policy-state-version`, as all calls with a state do.
#[wasm_bindgen(js_name = issueCode, unchecked_return_type = "IssuedCode")]
pub fn issue_code(
    #[wasm_bindgen(unchecked_param_type = "PolicyId")] policy: &str,
    #[wasm_bindgen(unchecked_param_type = "Subject")] subject: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "PolicyState | undefined")] state: &JsValue,
    now: f64,
) -> Result<JsValue, Thrown> {
    step(policy, subject, state, Operation::Issue, now)
}

/// Makes another code, but only for who waits for one: else `no_challenge`.
#[wasm_bindgen(js_name = resendCode, unchecked_return_type = "IssuedCode")]
pub fn resend_code(
    #[wasm_bindgen(unchecked_param_type = "PolicyId")] policy: &str,
    #[wasm_bindgen(unchecked_param_type = "Subject")] subject: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "PolicyState")] state: &JsValue,
    now: f64,
) -> Result<JsValue, Thrown> {
    step(policy, subject, state, Operation::Resend, now)
}

/// Checks what was typed. The returned state has spent the try, whatever came of it: store it before acting on `ok`.
#[wasm_bindgen(js_name = verifyCode, unchecked_return_type = "CodeStep")]
pub fn verify_code(
    #[wasm_bindgen(unchecked_param_type = "PolicyId")] policy: &str,
    #[wasm_bindgen(unchecked_param_type = "Subject")] subject: &JsValue,
    typed: &str,
    #[wasm_bindgen(unchecked_param_type = "PolicyState | undefined")] state: &JsValue,
    now: f64,
) -> Result<JsValue, Thrown> {
    step(policy, subject, state, Operation::Verify(typed), now)
}

/// Takes the code back.
#[wasm_bindgen(js_name = cancelCode, unchecked_return_type = "CodeStep")]
pub fn cancel_code(
    #[wasm_bindgen(unchecked_param_type = "PolicyId")] policy: &str,
    #[wasm_bindgen(unchecked_param_type = "Subject")] subject: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "PolicyState")] state: &JsValue,
    now: f64,
) -> Result<JsValue, Thrown> {
    step(policy, subject, state, Operation::Cancel, now)
}

/// Asks whether a code can be typed (`ok`), and how long it and the waits last; changes nothing.
#[wasm_bindgen(js_name = codeStatus, unchecked_return_type = "CodeStep")]
pub fn code_status(
    #[wasm_bindgen(unchecked_param_type = "PolicyId")] policy: &str,
    #[wasm_bindgen(unchecked_param_type = "Subject")] subject: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "PolicyState | undefined")] state: &JsValue,
    now: f64,
) -> Result<JsValue, Thrown> {
    step(policy, subject, state, Operation::Status, now)
}

/// Lifts a lock, and enables what too many failures disabled: for a person who is sure of the other person.
#[wasm_bindgen(js_name = enableCodes, unchecked_return_type = "CodeStep")]
pub fn enable_codes(
    #[wasm_bindgen(unchecked_param_type = "PolicyId")] policy: &str,
    #[wasm_bindgen(unchecked_param_type = "Subject")] subject: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "PolicyState")] state: &JsValue,
    now: f64,
) -> Result<JsValue, Thrown> {
    step(policy, subject, state, Operation::Enable, now)
}

/// Tells what became of the message with a code. `delivery_failed` is for what certainly did not go out: the code dies,
/// another can be sent at once, and both count. `unknown` is for a network that broke after the request.
#[wasm_bindgen(js_name = reportDelivery, unchecked_return_type = "CodeStep")]
pub fn report_delivery(
    #[wasm_bindgen(unchecked_param_type = "PolicyId")] policy: &str,
    #[wasm_bindgen(unchecked_param_type = "Subject")] subject: &JsValue,
    #[wasm_bindgen(js_name = challengeId)] challenge_id: &str,
    #[wasm_bindgen(unchecked_param_type = "\"delivered\" | \"delivery_failed\" | \"unknown\"")]
    delivery: &str,
    #[wasm_bindgen(unchecked_param_type = "PolicyState")] state: &JsValue,
    now: f64,
) -> Result<JsValue, Thrown> {
    let delivery = match delivery {
        "delivered" => Delivery::Delivered,
        "delivery_failed" => Delivery::Failed,
        "unknown" => Delivery::Unknown,
        _ => return Err(ErrorCode::ArgumentInvalid.into()),
    };
    step(policy, subject, state, Operation::Report(challenge_id, delivery), now)
}

/// Forgets what no rule asks for any more; issuing a code does so too.
#[wasm_bindgen(js_name = sweepCodes, unchecked_return_type = "PolicyState")]
pub fn sweep_codes(
    #[wasm_bindgen(unchecked_param_type = "PolicyState")] state: &JsValue,
    now: f64,
) -> Result<JsValue, Thrown> {
    erasing(|| {
        let mut state = read(state)?;
        state.sweep(moment(now)?);
        Ok(parsed_json(&state.to_json()))
    })
}

/// Takes `now` for right after a clock had gone ahead, for a person who has compared it with another one. No code
/// outlives it, and what is left of a lock runs from now.
#[wasm_bindgen(js_name = correctClock, unchecked_return_type = "PolicyState")]
pub fn correct_clock(
    #[wasm_bindgen(unchecked_param_type = "PolicyState")] state: &JsValue,
    now: f64,
) -> Result<JsValue, Thrown> {
    erasing(|| {
        let mut state = read(state)?;
        state.correct_clock(moment(now)?);
        Ok(parsed_json(&state.to_json()))
    })
}

fn step(
    policy: &str,
    subject: &JsValue,
    state: &JsValue,
    operation: Operation<'_>,
    now: f64,
) -> Result<JsValue, Thrown> {
    erasing(|| {
        let policy = Policy::named(policy).ok_or(ErrorCode::PolicyUnknown)?;
        let mut rng = randomness()?;
        let now = moment(now)?;
        let state = if state.is_undefined() || state.is_null() {
            PolicyState::new(&mut rng)
        } else {
            read(state)?
        };
        let part = |name| text_property(subject, name);
        let (number, tenant) = (part("number")?, part("tenant")?);
        let (purpose, country) = (part("purpose")?, part("country")?);
        // All spellings of a number share one count; what is no number stays as it is.
        let country = if country.is_empty() { "IN" } else { &country };
        let number = match Phone::normalise(&number, country) {
            Ok(phone) => phone.e164,
            Err(_) => number,
        };
        let subject = Subject { number: &number, tenant: &tenant, purpose: &purpose };
        subject.check()?;
        told(&apply(policy, state, &subject, operation, now, &mut rng))
    })
}

fn read(state: &JsValue) -> Result<PolicyState, StateError> {
    PolicyState::from_json(&json_text(state).ok_or(StateError::Malformed)?)
}

fn told(step: &Step) -> Result<JsValue, Thrown> {
    let mut fields = vec![("outcome", plain(&step.outcome)?)];
    if let Some(issued) = &step.issued {
        fields.push(("code", issued.code.as_str().into()));
        fields.push(("challengeId", issued.challenge_id.as_str().into()));
    }
    let counts = [
        ("attemptsLeft", step.attempts_left.map(JsValue::from)),
        ("retryAfterSeconds", step.retry_after_seconds.map(count)),
        ("resendAfterSeconds", step.resend_after_seconds.map(count)),
        ("expires", step.expires.map(seconds)),
    ];
    fields.extend(counts.into_iter().filter_map(|(name, value)| Some((name, value?))));
    fields.push(("state", parsed_json(&step.state.to_json())));
    Ok(object(&fields))
}

/// A number of seconds, which is never near 2^53.
#[allow(clippy::cast_precision_loss)]
fn count(seconds: u64) -> JsValue {
    (seconds as f64).into()
}
