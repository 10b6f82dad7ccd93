//! Letters, from the outside: what opens, what does not, and what a refusal says.

use mdawa::code::OneTimeCode;
use mdawa::package::armour::{ArmourError, armour, unarmour};
use mdawa::package::letter::{KdfProfile, Letter, Lifetime, Way};
use mdawa::package::{OpenError, PACKAGE_BYTES_MAX, SealError};
use mdawa::record::Record;
use mdawa::time::UnixSeconds;
use rand_core::CryptoRng;
use wasm_bindgen_test::wasm_bindgen_test;

const NOW: UnixSeconds = UnixSeconds(1_790_000_000);
const RECORD: &str = r#"{"resourceType":"Bundle","type":"collection","total":1.50}"#;

fn system() -> impl CryptoRng {
    rand_core::UnwrapErr(getrandom::SysRng)
}

/// Seals under the lighter profile, which is enough where the strength of the derivation is not the point.
fn seal(way: Way) -> (Letter, OneTimeCode) {
    let record: Record = RECORD.parse().expect("a bundle");
    let lifetime = Lifetime::from_seconds(900).expect("15 minutes");
    Letter::seal(&record, way, NOW, lifetime, KdfProfile::Memory19MiB, &mut system())
        .expect("sealed")
}

fn refusal(bytes: &[u8], code: &OneTimeCode) -> Option<OpenError> {
    Letter::try_from(bytes).and_then(|letter| letter.open(code, NOW)).err()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_letter_opens_only_with_its_own_code() {
    for way in [Way::Show, Way::Send] {
        let (letter, code) = seal(way);
        let received = Letter::try_from(letter.as_bytes()).expect("our own bytes");
        assert_eq!(received.open(&code, NOW).expect("opened").as_str(), RECORD);

        let (_, other) = seal(way);
        assert_eq!(received.open(&other, NOW).err(), Some(OpenError::CannotOpen));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_letters_length_is_known_before_it_is_sealed() {
    let record: Record = RECORD.parse().expect("a bundle");
    for way in [Way::Show, Way::Send] {
        assert_eq!(seal(way).0.as_bytes().len(), Letter::bytes_for(&record));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn letters_made_by_other_libraries_open() {
    let file: serde_json::Value =
        serde_json::from_str(include_str!("vectors/letter.json")).expect("valid JSON");
    let letters = file["letters"].as_array().expect("letters");
    assert_eq!(letters.len(), 3);
    for vector in letters {
        let text = |key: &str| vector[key].as_str().expect("text");
        let hex = text("package");
        let bytes: Vec<u8> = (0..hex.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal"))
            .collect();
        let letter = Letter::try_from(&bytes[..]).expect("a letter");
        assert_eq!(letter.way(), if text("way") == "show" { Way::Show } else { Way::Send });
        assert_eq!(letter.id().to_string(), text("packageId"));
        assert_eq!(Some(letter.created().0), file["created"].as_u64());
        assert_eq!(Some(letter.expires().0), file["expires"].as_u64());
        let code = letter.way().read_code(text("code")).expect("a code");
        assert_eq!(
            letter.open(&code, NOW).expect("opened").as_str(),
            file["record"].as_str().expect("text")
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_letter_is_gone_from_the_second_its_lifetime_ends() {
    let (letter, code) = seal(Way::Show);
    assert_eq!(letter.expires(), UnixSeconds(NOW.0 + 900));
    assert!(letter.open(&code, UnixSeconds(NOW.0 + 899)).is_ok());
    assert_eq!(letter.open(&code, UnixSeconds(NOW.0 + 900)).err(), Some(OpenError::Gone));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_lifetime_is_one_minute_to_an_hour_in_whole_minutes() {
    for seconds in [0, 3601, u64::MAX] {
        assert_eq!(
            Lifetime::from_seconds(seconds),
            Err(SealError::LifetimeOutOfRange),
            "{seconds}"
        );
    }
    assert_eq!(Lifetime::from_seconds(1), Lifetime::from_seconds(60));
    assert_eq!(Lifetime::from_seconds(3541), Lifetime::from_seconds(3600));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_flipped_bit_anywhere_is_refused() {
    let (letter, code) = seal(Way::Show);
    let bytes = letter.as_bytes();
    // Every byte of the head, and places all over the ciphertext and the tag.
    for place in (0..45).chain((45..bytes.len()).step_by(97)).chain([bytes.len() - 1]) {
        let bit = 1 << (place % 8);
        let mut changed = bytes.to_vec();
        changed[place] ^= bit;
        let expected: &[OpenError] = match place {
            0..=6 => &[OpenError::NotOurs],
            23..=26 => &[OpenError::CannotOpen, OpenError::Gone],
            27..=28 => &[OpenError::CannotOpen, OpenError::Malformed, OpenError::Gone],
            _ => &[OpenError::CannotOpen],
        };
        // Bits of code kind and profile may name the other one of two.
        let named_other =
            matches!(place, 5 | 6) && refusal(&changed, &code) == Some(OpenError::CannotOpen);
        assert!(
            named_other || refusal(&changed, &code).is_some_and(|error| expected.contains(&error)),
            "{place}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_raised_lifetime_does_not_open() {
    let (letter, code) = seal(Way::Show);
    let mut raised = letter.as_bytes().to_vec();
    raised[28] = 60;
    assert_eq!(refusal(&raised, &code), Some(OpenError::CannotOpen));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_cut_or_stretched_is_told_from_public_bytes() {
    let (letter, code) = seal(Way::Show);
    let bytes = letter.as_bytes();
    for length in 0..bytes.len() {
        let expected = if length < 4 { OpenError::NotOurs } else { OpenError::Malformed };
        // A ciphertext of no bytes at all has a padded length of its own: 512.
        assert_eq!(refusal(&bytes[..length], &code), Some(expected), "{length}");
    }
    assert_eq!(refusal(&[bytes, &[0]].concat(), &code), Some(OpenError::Malformed));
    assert_eq!(refusal(&vec![0; PACKAGE_BYTES_MAX + 1], &code), Some(OpenError::TooBig));
}

#[wasm_bindgen_test(unsupported = test)]
fn unknown_numbers_are_not_ours_and_zero_lifetimes_malformed() {
    let (letter, code) = seal(Way::Show);
    for (place, value, expected) in [
        (3, 0x11, OpenError::NotOurs),
        (3, 0x23, OpenError::NotOurs),
        (4, 0x22, OpenError::NotOurs),
        (5, 0, OpenError::NotOurs),
        (5, 200, OpenError::NotOurs),
        (6, 0, OpenError::NotOurs),
        (6, 3, OpenError::NotOurs),
        (28, 0, OpenError::Malformed),
        (28, 61, OpenError::Malformed),
    ] {
        let mut changed = letter.as_bytes().to_vec();
        changed[place] = value;
        assert_eq!(refusal(&changed, &code), Some(expected), "byte {place} = {value}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn six_digits_are_refused_as_text_both_ways() {
    let (letter, _) = seal(Way::Show);
    assert_eq!(armour(letter.as_bytes()), Err(ArmourError::SixDigits));

    // A text that some other program made of it, with everything right.
    let (sent, code) = seal(Way::Send);
    let text = armour(sent.as_bytes()).expect("the way for text");
    assert_eq!(unarmour(&text).as_deref(), Ok(sent.as_bytes()));
    assert_eq!(refusal(&unarmour(&text).expect("whole"), &code), None);
    let shown = other_programs_armour(letter.as_bytes());
    assert_eq!(other_programs_armour(sent.as_bytes()), text);
    assert_eq!(unarmour(&shown), Err(ArmourError::SixDigits));
}

fn other_programs_armour(package: &[u8]) -> String {
    use base64ct::{Base64UrlUnpadded, Encoding};
    use sha2::{Digest, Sha256};
    let hash = Sha256::digest(package);
    let [a, b, c, d, ..] = hash[..] else { unreachable!("32 bytes") };
    format!("MDW1.{}.{a:02x}{b:02x}{c:02x}{d:02x}", Base64UrlUnpadded::encode_string(package))
}

#[wasm_bindgen_test(unsupported = test)]
fn two_letters_of_one_record_share_nothing_but_their_public_facts() {
    let (first, second) = (seal(Way::Send).0, seal(Way::Send).0);
    assert_ne!(first.id(), second.id());
    assert_eq!(first.as_bytes().len(), second.as_bytes().len());
    let same =
        first.as_bytes()[29..].iter().zip(&second.as_bytes()[29..]).filter(|(a, b)| a == b).count();
    // 544 random bytes agree in two places on average.
    assert!(same < 20, "{same}");
}

#[cfg(not(target_family = "wasm"))]
#[test]
fn real_records_come_out_as_they_went_in() {
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let files: Vec<_> = ["ips", "synthea"]
        .iter()
        .filter_map(|folder| std::fs::read_dir(data.join(folder)).ok())
        .flat_map(|files| files.map(|file| file.expect("a readable folder").path()))
        .collect();
    if files.is_empty() {
        println!("skipped: no real records in {}", data.display());
        return;
    }
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a text file");
        let record: Record = text.parse().expect("a readable bundle");
        let lifetime = Lifetime::from_seconds(60).expect("a minute");
        let (letter, code) =
            Letter::seal(&record, Way::Send, NOW, lifetime, KdfProfile::Memory19MiB, &mut system())
                .expect("sealed");
        let opened = letter.open(&code, NOW).expect("opened");
        // Values compare with their numbers' spelling: 1.50 is not 1.5.
        let value = |json: &str| {
            serde_json::from_str::<serde_json::Value>(json.trim_start_matches('\u{feff}'))
                .expect("JSON")
        };
        assert_eq!(value(opened.as_str()), value(&text), "{}", file.display());
    }
}
