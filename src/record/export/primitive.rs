//! Values without parts, as FHIR R4 writes them.
//!
//! The formats: <https://hl7.org/fhir/R4/datatypes.html#primitive>.

use serde_json::{Number, Value};

use crate::record::form::is_date;
use crate::record::json::{get, list, text, text_at};

/// Digits of a number that programs can be expected to read.
const NUMBER_LENGTH: usize = 40;
/// The largest exponent of a number that a double can hold.
const EXPONENT: i32 = 300;

/// Whether a value is what its element can have.
#[derive(Debug, Eq, PartialEq)]
pub(super) enum Fit {
    /// It is, as it stands.
    Same(Value),
    /// The same could be said as FHIR says it.
    Converted(Value),
    /// It is not.
    Unfit,
}

/// Fits a value to a type; `codes` are the only ones it can have, where there are such.
pub(super) fn fit(kind: &str, value: &Value, codes: &[&str]) -> Fit {
    let made = match kind {
        "boolean" => boolean(value),
        "decimal" => decimal(value),
        "integer" => integer(value, i32::MIN.into()),
        "unsignedInt" => integer(value, 0),
        "positiveInt" => integer(value, 1),
        "code" => code(value, codes).map(Value::String),
        _ => text(value).and_then(|text| worded(kind, &text)).map(Value::String),
    };
    match made {
        Some(made) if made == *value => Fit::Same(made),
        // White space around a text is no content.
        Some(Value::String(made)) if value.as_str().is_some_and(|was| was.trim() == made) => {
            Fit::Same(Value::String(made))
        }
        Some(made) => Fit::Converted(made),
        None => Fit::Unfit,
    }
}

fn boolean(value: &Value) -> Option<Value> {
    match text(value)?.as_str() {
        "true" => Some(true.into()),
        "false" => Some(false.into()),
        _ => None,
    }
}

fn decimal(value: &Value) -> Option<Value> {
    let number = text(value)?;
    if number.len() > NUMBER_LENGTH {
        return None;
    }
    let exponent = number.split_once(['e', 'E']).map(|(_, exponent)| exponent.parse::<i32>());
    if !exponent.is_none_or(|it| it.is_ok_and(|it| it.abs() <= EXPONENT)) {
        return None;
    }
    // The number as it is written: 1.50 stays 1.50.
    number.parse::<Number>().ok().map(Value::Number)
}

fn integer(value: &Value, least: i64) -> Option<Value> {
    let number = text(value)?;
    let whole = number.split_once('.').map_or(Some(number.as_str()), |(whole, fraction)| {
        fraction.bytes().all(|digit| digit == b'0').then_some(whole)
    })?;
    let number: i64 = whole.parse().ok()?;
    (least..=i32::MAX.into()).contains(&number).then(|| number.into())
}

fn code(value: &Value, codes: &[&str]) -> Option<String> {
    // Later versions of FHIR have concepts where R4 has codes.
    let code = text(value).or_else(|| {
        list(get(value, "coding")).iter().chain([value]).find_map(|coding| text_at(coding, "code"))
    })?;
    let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
    if codes.is_empty() || codes.contains(&code.as_str()) {
        return Some(code).filter(|code| !code.is_empty());
    }
    let same = |known: &str| known.eq_ignore_ascii_case(&code.replace(['_', ' '], "-"));
    codes.iter().find(|known| same(known)).map(|known| (*known).to_owned())
}

fn worded(kind: &str, text: &str) -> Option<String> {
    let given = text.to_owned();
    match kind {
        "base64Binary" => base64(text),
        "date" => date(text),
        "dateTime" => date_time(text),
        "instant" => date_time(text).filter(|moment| moment.contains('T')),
        "time" => time(text),
        "id" => is_id(text).then_some(given),
        "oid" => {
            let numbers = text.strip_prefix("urn:oid:")?;
            let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            numbers.split('.').all(digits).then_some(given)
        }
        "uuid" => is_uuid(text).then_some(given),
        "uri" | "url" | "canonical" => {
            (!text.chars().any(|c| c.is_whitespace() || c.is_control())).then_some(given)
        }
        _ => printable(text),
    }
}

/// A text without what nobody can see or say; nothing where nothing is left.
pub(super) fn printable(text: &str) -> Option<String> {
    let said: String =
        text.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r')).collect();
    Some(said.trim().to_owned()).filter(|said| !said.is_empty())
}

/// Whether a text can be the id of a resource.
pub(super) fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'))
}

/// An id without the signs that no id can have.
pub(super) fn fixed_id(text: &str) -> Option<String> {
    let sound = |c: char| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' };
    let id: String = text.trim_start_matches('#').chars().map(sound).take(64).collect();
    Some(id).filter(|id| is_id(id))
}

/// Whether a text is a UUID as an address, RFC 9562 §4 in small letters.
pub(super) fn is_uuid(text: &str) -> bool {
    let Some(uuid) = text.strip_prefix("urn:uuid:") else { return false };
    let hex = |part: &str| part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let lengths = uuid.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && uuid.split('-').all(hex)
}

fn base64(text: &str) -> Option<String> {
    let mut base64: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if base64.contains(['-', '_']) {
        base64 = base64.replace('-', "+").replace('_', "/");
    }
    let digits = base64.trim_end_matches('=');
    let digits = digits.len();
    let sound = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/');
    if digits == 0 || digits % 4 == 1 || base64.len() > digits + 2 {
        return None;
    }
    if !base64.bytes().take(digits).all(sound) {
        return None;
    }
    base64.truncate(digits);
    base64.extend(core::iter::repeat_n('=', (4 - digits % 4) % 4));
    Some(base64)
}

/// A date; of a moment its day, of eight digits the day that they are.
fn date(text: &str) -> Option<String> {
    let day = text.split_once(['T', ' ']).map_or(text, |(day, _)| day);
    if is_date(day) {
        return Some(day.to_owned());
    }
    let [year, month, day] =
        [day.get(..4)?, day.get(4..6)?, day.get(6..).filter(|day| day.len() == 2)?];
    Some(format!("{year}-{month}-{day}")).filter(|date| is_date(date))
}

/// A moment. FHIR knows no time without a zone: of one that has none, the day is left, for a zone made up would say a
/// time that nobody meant.
fn date_time(text: &str) -> Option<String> {
    let Some((day, rest)) = text.split_once(['T', ' ', 't']) else { return date(text) };
    let day = Some(day).filter(|day| day.len() == 10 && is_date(day))?;
    let rest = rest.trim();
    let zone_at = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at_checked(zone_at)?;
    let (clock, zone) = (time(clock.trim())?, zone.trim());
    let zone = match zone {
        "Z" | "z" => "Z".to_owned(),
        "" => return Some(day.to_owned()),
        _ => self::zone(zone)?,
    };
    Some(format!("{day}T{clock}{zone}"))
}

/// `+05:30`, also where it is written `+0530` or `+05`.
fn zone(text: &str) -> Option<String> {
    let (sign, offset) = text.split_at_checked(1)?;
    let (hours, minutes) = offset.split_once(':').or_else(|| offset.split_at_checked(2))?;
    let minutes = if minutes.is_empty() { "00" } else { minutes };
    let number = |digits: &str| -> Option<u8> {
        let sound = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse().ok().filter(|_| sound)
    };
    let (h, m) = (number(hours)?, number(minutes)?);
    ((h < 14 && m < 60) || (h == 14 && m == 0)).then(|| format!("{sign}{hours}:{minutes}"))
}

/// A time of day; without seconds it is a whole minute.
fn time(text: &str) -> Option<String> {
    let (clock, fraction) = text.split_once('.').map_or((text, ""), |(clock, it)| (clock, it));
    let mut parts = clock.split(':');
    let mut part = |most: u8| -> Option<u8> {
        let digits = parts.next()?;
        let sound = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse().ok().filter(|number| sound && *number <= most)
    };
    let (hour, minute) = (part(23)?, part(59)?);
    // A leap second is a second that few programs can count.
    let second = if clock.len() == 5 { 0 } else { part(60)?.min(59) };
    if parts.next().is_some() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // More digits than a nanosecond has mean nothing.
    let fraction = fraction.get(..9).unwrap_or(fraction);
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{hour:02}:{minute:02}:{second:02}{point}{fraction}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn fitted(kind: &str, value: &Value) -> Option<Value> {
        match fit(kind, value, &[]) {
            Fit::Same(value) | Fit::Converted(value) => Some(value),
            Fit::Unfit => None,
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn moments_are_written_as_fhir_writes_them() {
        for (given, made) in [
            ("2020", Some("2020")),
            ("2020-02-30", None),
            ("20200229", Some("2020-02-29")),
            ("2020-01-02T03:04:05Z", Some("2020-01-02T03:04:05Z")),
            ("2020-01-02T03:04:05.123456789123+05:30", Some("2020-01-02T03:04:05.123456789+05:30")),
            ("2020-01-02T03:04Z", Some("2020-01-02T03:04:00Z")),
            ("2020-01-02 03:04:05 +0530", Some("2020-01-02T03:04:05+05:30")),
            ("2020-01-02T03:04:05", Some("2020-01-02")),
            ("2020-01-02T25:04:05Z", None),
            ("2020-01-02T03:04:05+15:00", None),
            ("2020-01T03:04:05Z", None),
            ("yesterday", None),
            ("é020-01-02", None),
        ] {
            assert_eq!(fitted("dateTime", &json!(given)), made.map(Value::from), "{given}");
        }
        assert_eq!(fitted("date", &json!("1980-05-06T00:00:00Z")), Some(json!("1980-05-06")));
        assert_eq!(fitted("instant", &json!("2020-01-02")), None);
        assert_eq!(fitted("instant", &json!("2020-01-02T03:04:05")), None);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn numbers_keep_their_spelling_and_have_bounds() {
        let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        assert_eq!(fit("decimal", &read("1.50"), &[]), Fit::Same(read("1.50")));
        assert_eq!(fit("decimal", &json!("1.50"), &[]), Fit::Converted(read("1.50")));
        for huge in ["1e999", "-1E-999", &"9".repeat(50)] {
            assert_eq!(fit("decimal", &read(huge), &[]), Fit::Unfit, "{huge}");
        }
        assert_eq!(fitted("integer", &read("5.0")), Some(json!(5)));
        assert_eq!(fitted("integer", &read("5.5")), None);
        assert_eq!(fitted("integer", &read("3000000000")), None);
        assert_eq!(fitted("positiveInt", &json!(0)), None);
        assert_eq!(fitted("boolean", &json!("true")), Some(json!(true)));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_code_is_one_of_those_that_there_are() {
        let codes = ["active", "entered-in-error"];
        assert_eq!(fit("code", &json!("active"), &codes), Fit::Same(json!("active")));
        assert_eq!(
            fit("code", &json!("Entered_In Error"), &codes),
            Fit::Converted(json!("entered-in-error"))
        );
        assert_eq!(fit("code", &json!("odd"), &codes), Fit::Unfit);
        let concept = json!({ "coding": [{ "code": "active" }] });
        assert_eq!(fit("code", &concept, &codes), Fit::Converted(json!("active")));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn base64_is_padded_and_an_address_has_no_space() {
        assert_eq!(fitted("base64Binary", &json!("aGk")), Some(json!("aGk=")));
        assert_eq!(fitted("base64Binary", &json!("aG\nk=")), Some(json!("aGk=")));
        assert_eq!(fitted("base64Binary", &json!("aGk*")), None);
        assert_eq!(fitted("base64Binary", &json!("a")), None);
        assert_eq!(fitted("uri", &json!("urn:x y")), None);
        assert_eq!(fitted("id", &json!("a_b")), None);
        assert!(is_uuid("urn:uuid:0d9f7a3e-3c9f-4b0a-8f0e-0123456789ab"));
        assert!(!is_uuid("urn:uuid:0D9F7A3E-3c9f-4b0a-8f0e-0123456789ab"));
    }
}
