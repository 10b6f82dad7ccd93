//! The one-way package, and packages as text.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::erasure::erasing;
use super::error::{ErrorCode, Thrown};
use super::{moment, object, plain, randomness, seconds};
use crate::package::armour;
use crate::package::letter::{KdfProfile, Letter, Lifetime, Way};
use crate::record::Record;
use crate::{recognise, time::UnixSeconds};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** How a letter is sent: `show` as QR codes under six digits, `send` as text or file under ten base32 symbols. */
export type Way = "show" | "send";

/** What a letter says of itself before it is opened. Times are Unix seconds, by the sender's clock. */
export interface LetterFace { way: Way; packageId: string; created: number; expires: number; }

/**
 * What a request says of itself; nothing of it is proved. `label` is who it says it is. `lifetimeSeconds` runs from a
 * moment that only its maker knows.
 */
export interface RequestFace { requestId: string; suite: Suite; label: string; lifetimeSeconds: number; }

/** What an answer says of itself: the request that it answers. */
export interface AnswerFace { requestId: string; suite: Suite; }

/** What an authenticator's key says beside its secret. */
export interface OtpauthFace { type: "hotp" | "totp"; issuer?: string; account: string; }

/** What an authenticator's export says beside its secrets. */
export interface MigrationFace { keys: number; batchIndex: number; batchSize: number; }

/** What a text or a package is, and what can be told of it without a secret. */
export type Recognised =
  | { kind: "letter" } & Partial<LetterFace>
  | { kind: "request" } & Partial<RequestFace>
  | { kind: "answer" } & Partial<AnswerFace>
  | { kind: "otpauth" } & Partial<OtpauthFace>
  | { kind: "otpauth-migration" } & Partial<MigrationFace>
  | { kind: "smart-health-card"; part?: { index: number; of: number } }
  | { kind: "frame" | "fhir-bundle" | "smart-health-link" | "health-link-file" | "eu-dcc" | "unknown" };

/** A letter, and the code to say to the one person who may open it. `send` codes are grouped `XXXXX-XXXXX`. */
export interface SealedLetter { package: Uint8Array; code: string; packageId: string; expires: number; }

/** What a letter held. `record` is FHIR JSON text. */
export interface OpenedLetter { record: string; packageId: string; created: number; expires: number; }
"#;

/// Seals a FHIR bundle under a fresh code. `lifetimeSeconds` is 1 to 3600, rounded up to whole minutes.
///
/// `kdfProfile` is 1 (64 MiB, the default) or 2 (19 MiB, for a device that threw `memory-short`).
#[wasm_bindgen(js_name = sealLetter, unchecked_return_type = "SealedLetter")]
pub fn seal_letter(
    #[wasm_bindgen(js_name = fhirJson)] fhir_json: &str,
    #[wasm_bindgen(unchecked_param_type = "Way")] way: &str,
    created: f64,
    #[wasm_bindgen(js_name = lifetimeSeconds)] lifetime_seconds: f64,
    #[wasm_bindgen(js_name = kdfProfile, unchecked_optional_param_type = "1 | 2")]
    kdf_profile: Option<u8>,
) -> Result<JsValue, Thrown> {
    erasing(|| {
        let way = match way {
            "show" => Way::Show,
            "send" => Way::Send,
            _ => return Err(ErrorCode::ArgumentInvalid.into()),
        };
        let profile = match kdf_profile {
            None | Some(1) => KdfProfile::Memory64MiB,
            Some(2) => KdfProfile::Memory19MiB,
            Some(_) => return Err(ErrorCode::ArgumentInvalid.into()),
        };
        let lifetime = match moment(lifetime_seconds) {
            Ok(UnixSeconds(seconds)) => Lifetime::from_seconds(seconds)?,
            Err(_) => return Err(ErrorCode::LifetimeOutOfRange.into()),
        };
        let record: Record = fhir_json.parse()?;
        let (letter, code) =
            Letter::seal(&record, way, moment(created)?, lifetime, profile, &mut randomness()?)?;
        let code = match way {
            Way::Show => code.as_str().to_owned(),
            Way::Send => code.to_grouped(5).to_string(),
        };
        Ok(object(&[
            ("package", js_sys::Uint8Array::from(letter.as_bytes()).into()),
            ("code", code.into()),
            ("packageId", letter.id().to_string().into()),
            ("expires", seconds(letter.expires())),
        ]))
    })
}

/// How many bytes the letter of a FHIR bundle has, without the cost of sealing it.
#[wasm_bindgen(js_name = letterBytes)]
pub fn letter_bytes(#[wasm_bindgen(js_name = fhirJson)] fhir_json: &str) -> Result<usize, Thrown> {
    erasing(|| Ok(Letter::bytes_for(&fhir_json.parse()?)))
}

/// Opens a letter with what was typed as its code.
#[wasm_bindgen(js_name = openLetter, unchecked_return_type = "OpenedLetter")]
pub fn open_letter(package: &[u8], code: &str, now: f64) -> Result<JsValue, Thrown> {
    erasing(|| {
        let letter = Letter::try_from(package)?;
        let code = letter.way().read_code(code)?;
        let record = letter.open(&code, moment(now)?)?;
        Ok(object(&[
            ("record", record.as_str().into()),
            ("packageId", letter.id().to_string().into()),
            ("created", seconds(letter.created())),
            ("expires", seconds(letter.expires())),
        ]))
    })
}

/// Throws `code-malformed` where what was typed cannot be this letter's code; it is not tried, and costs nothing.
#[wasm_bindgen(js_name = checkCode)]
pub fn check_code(package: &[u8], typed: &str) -> Result<(), Thrown> {
    erasing(|| {
        Letter::try_from(package)?.way().read_code(typed)?;
        Ok(())
    })
}

/// Says what a package is from its public bytes. Throws `package-not-ours`, `package-malformed`, `package-too-big`.
#[wasm_bindgen(js_name = inspectPackage, unchecked_return_type = "Recognised")]
pub fn inspect_package(package: &[u8]) -> Result<JsValue, Thrown> {
    plain(&recognise::recognise_package(package)?)
}

/// Writes a package as text: `MDW1.….` and a check. Throws `six-digits-in-text` for a letter made to be shown.
#[wasm_bindgen]
pub fn armour(package: &[u8]) -> Result<String, Thrown> {
    Ok(armour::armour(package)?)
}

/// Reads a package from text, from the end of a link, or from its JSON form; white space is repaired.
#[wasm_bindgen]
pub fn unarmour(text: &str) -> Result<Vec<u8>, Thrown> {
    Ok(armour::unarmour(text)?)
}
