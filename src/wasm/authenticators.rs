//! Authenticator apps: keys, their codes, and the links that keys travel in.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::erasure::erasing;
use super::error::{ErrorCode, Thrown};
use super::{moment, object, plain, property, randomness, text_property};
use crate::code::hotp::{HotpKey, Verdict};
use crate::code::migration::Migration;
use crate::code::otpauth::{Otpauth, totp_uri as uri};
use crate::code::secret::Secret;
use crate::code::totp::TotpKey;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** How codes are computed; `Steam` is SHA1 written in Steam's five symbols. */
export type CodeAlgorithm = "SHA1" | "SHA256" | "SHA512" | "Steam";

/**
 * A key whose codes change with time. `secret` is base32 as people write it; `algorithm` is read in either case, with
 * or without dashes. What is left out is SHA1, 6 digits and 30 seconds.
 */
export interface TotpKey { secret: string; algorithm?: string; digits?: number; period?: number; }

/** A key whose codes a counter moves on. */
export interface HotpKey { secret: string; algorithm?: string; digits?: number; }

/** What came of a typed code. `step` is the one to keep as the last that is spent; `malformed` costs no try. */
export interface TotpVerdict { outcome: "accepted" | "replay" | "wrong" | "malformed"; step?: number; }

/** What came of a typed code. `nextCounter` is the one to keep. */
export interface HotpVerdict { outcome: "accepted" | "wrong" | "malformed"; nextCounter?: bigint; }

/** What a person should know of a key that was read all the same. */
export type OtpauthWarning =
  | "account-with-colon" | "escaped-ampersand" | "invisible-in-name" | "issuer-differs" | "markup-in-name"
  | "no-label" | "parameter-case" | "period-unusual" | "secret-short" | "secret-trailing-bits" | "stray-percent"
  | "unescaped-hash" | "unspecified";

/** What an `otpauth` link says. `secret` is base32, `counter` is there for `hotp` alone. */
export interface Otpauth {
  type: "hotp" | "totp";
  secret: string;
  issuer?: string;
  account: string;
  algorithm: CodeAlgorithm;
  digits: number;
  period: number;
  counter?: number;
  warnings: OtpauthWarning[];
}

/** A key of an export; `name` as the app had it, `account` without the issuer. `issuer` may be empty. */
export interface MigrationEntry {
  type: "hotp" | "totp";
  secret: string;
  name: string;
  issuer: string;
  account: string;
  algorithm: CodeAlgorithm;
  digits: number;
  period: number;
  counter: number;
  warnings: OtpauthWarning[];
}

/** One batch of an export. What stands in `refused` cannot be used and has to be renewed at its source. */
export interface Migration {
  entries: MigrationEntry[];
  refused: {
    name: string;
    issuer: string;
    reason: "algorithm-unsupported" | "counter-out-of-range" | "digits-out-of-range" | "secret-missing"
          | "secret-too-long" | "type-unsupported";
  }[];
  version: number;
  batchIndex: number;
  batchSize: number;
  batchId: number;
}
"#;

/// Draws a secret of 160 bits for an authenticator app, in base32.
#[wasm_bindgen(js_name = totpSecret)]
pub fn totp_secret() -> Result<String, Thrown> {
    erasing(|| Ok(Secret::draw(&mut randomness()?).to_base32().to_string()))
}

/// Writes the link that an authenticator app scans: SHA1, 6 digits, 30 seconds, which is what all of them understand.
/// Throws `secret-malformed`, `secret-missing` and `name-malformed`.
#[wasm_bindgen(js_name = totpUri)]
pub fn totp_uri(secret: &str, issuer: &str, account: &str) -> Result<String, Thrown> {
    erasing(|| Ok(uri(&Secret::read(secret)?, issuer, account)?.to_string()))
}

/// Reads an `otpauth` link, as leniently as it can have one meaning only. Throws what was wrong with it.
#[wasm_bindgen(js_name = parseOtpauth, unchecked_return_type = "Otpauth")]
pub fn parse_otpauth(uri: &str) -> Result<JsValue, Thrown> {
    erasing(|| plain(&Otpauth::read(uri)?))
}

/// Reads one batch of an authenticator app's export. Throws `migration-malformed`, `migration-not-migration` and
/// `migration-too-long`; a single key that cannot be used stands in `refused`.
#[wasm_bindgen(js_name = parseOtpauthMigration, unchecked_return_type = "Migration")]
pub fn parse_otpauth_migration(uri: &str) -> Result<JsValue, Thrown> {
    erasing(|| plain(&Migration::read(uri)?))
}

/// The code of this moment. Throws `secret-malformed`, `secret-missing`, `algorithm-unsupported`, `digits-out-of-range`
/// and `period-out-of-range`.
#[wasm_bindgen(js_name = totpCode)]
pub fn totp_code(
    #[wasm_bindgen(unchecked_param_type = "TotpKey")] key: &JsValue,
    now: f64,
) -> Result<String, Thrown> {
    erasing(|| Ok(totp_key(key)?.code(moment(now)?).as_str().to_owned()))
}

/// Checks what was typed against the codes of this moment and one step on either side, and never accepts one twice.
///
/// Store `step` as the next `lastUsedStep` before acting on `accepted`, and count what is `wrong`.
#[wasm_bindgen(js_name = totpVerify, unchecked_return_type = "TotpVerdict")]
pub fn totp_verify(
    #[wasm_bindgen(unchecked_param_type = "TotpKey")] key: &JsValue,
    typed: &str,
    now: f64,
    #[wasm_bindgen(js_name = lastUsedStep)] last_used_step: Option<f64>,
) -> Result<JsValue, Thrown> {
    erasing(|| {
        let last = last_used_step.map(moment).transpose()?.map(|step| step.0);
        let verdict = totp_key(key)?.verify(typed, moment(now)?, last);
        #[allow(clippy::cast_precision_loss)]
        Ok(told(verdict, |step| ("step", (step as f64).into())))
    })
}

/// The code of a counter. Throws `secret-malformed`, `secret-missing`, `algorithm-unsupported` and
/// `digits-out-of-range`.
#[wasm_bindgen(js_name = hotpCode)]
pub fn hotp_code(
    secret: &str,
    algorithm: &str,
    digits: u8,
    counter: u64,
) -> Result<String, Thrown> {
    erasing(|| {
        let key = HotpKey::new(&Secret::read(secret)?, algorithm.parse()?, digits)?;
        Ok(key.code(counter).as_str().to_owned())
    })
}

/// Checks what was typed against the codes of the next ten counters, from the first that is not spent.
///
/// Store `nextCounter` before acting on `accepted`, and count what is `wrong`.
#[wasm_bindgen(js_name = hotpVerify, unchecked_return_type = "HotpVerdict")]
pub fn hotp_verify(
    #[wasm_bindgen(unchecked_param_type = "HotpKey")] key: &JsValue,
    typed: &str,
    #[wasm_bindgen(js_name = nextCounter)] next_counter: u64,
) -> Result<JsValue, Thrown> {
    erasing(|| Ok(told(hotp_key(key)?.verify(typed, next_counter), next)))
}

/// Finds a device whose counter has run out of reach, by two of its codes in a row.
#[wasm_bindgen(js_name = hotpResynchronise, unchecked_return_type = "HotpVerdict")]
pub fn hotp_resynchronise(
    #[wasm_bindgen(unchecked_param_type = "HotpKey")] key: &JsValue,
    first: &str,
    second: &str,
    #[wasm_bindgen(js_name = nextCounter)] next_counter: u64,
) -> Result<JsValue, Thrown> {
    erasing(|| Ok(told(hotp_key(key)?.resynchronise(first, second, next_counter), next)))
}

fn next(counter: u64) -> (&'static str, JsValue) {
    ("nextCounter", (counter + 1).into())
}

fn told(verdict: Verdict, kept: fn(u64) -> (&'static str, JsValue)) -> JsValue {
    let outcome = match verdict {
        Verdict::Accepted(counter) => {
            return object(&[("outcome", "accepted".into()), kept(counter)]);
        }
        Verdict::Malformed => "malformed",
        Verdict::Replay => "replay",
        Verdict::Wrong => "wrong",
    };
    object(&[("outcome", outcome.into())])
}

fn totp_key(key: &JsValue) -> Result<TotpKey, Thrown> {
    let period = number(key, "period", 30, ErrorCode::PeriodOutOfRange)?;
    Ok(TotpKey::new(hotp_key(key)?, period)?)
}

fn hotp_key(key: &JsValue) -> Result<HotpKey, Thrown> {
    let secret = Secret::read(&text_property(key, "secret")?)?;
    let algorithm = match text_property(key, "algorithm")? {
        name if name.is_empty() => "SHA1".to_owned(),
        name => name,
    }
    .parse()?;
    let ordinary = if algorithm == crate::code::hotp::Algorithm::Steam { 5 } else { 6 };
    let digits = number(key, "digits", ordinary, ErrorCode::DigitsOutOfRange)?;
    let digits = u8::try_from(digits).map_err(|_| ErrorCode::DigitsOutOfRange)?;
    Ok(HotpKey::new(&secret, algorithm, digits)?)
}

/// A whole number of a plain object, or what it is when left out.
fn number(of: &JsValue, name: &str, otherwise: u64, error: ErrorCode) -> Result<u64, ErrorCode> {
    let value = property(of, name)?;
    match value.as_f64() {
        None if value.is_undefined() => Ok(otherwise),
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Some(number) if number.fract() == 0.0 && (0.0..1e9).contains(&number) => Ok(number as u64),
        _ => Err(error),
    }
}
