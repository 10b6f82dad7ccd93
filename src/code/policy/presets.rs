//! The presets: one for each of the systems that the project brings together, and the one to choose.

use super::{Policy, Session};

/// What all presets have in common; most of it is switched off.
const PLAIN: Policy = Policy {
    id: "",
    digits: 6,
    life_seconds: 300,
    max_attempts: Some(3),
    single_use: true,
    cooldowns_seconds: &[],
    max_sends_per_minute: None,
    max_sends_per_hour: None,
    locks_seconds: &[],
    failures_forgotten_after_seconds: None,
    failures_survive_resend: true,
    disable_after_total_failures: None,
    session: None,
};

/// Every preset. Four are kept as the systems that they come from had them, for who must match one;
/// [`conformance`](super::conformance) says where they fall short.
pub const PRESETS: &[Policy] = &[
    // A confirmation beside a transfer: the transfer's own code counts its tries elsewhere.
    Policy { id: "mdawa-transfer", life_seconds: 900, max_attempts: None, ..PLAIN },
    Policy {
        id: "vet-whatsapp",
        digits: 4,
        life_seconds: 600,
        cooldowns_seconds: &[30],
        locks_seconds: &[60, 300, 900],
        ..PLAIN
    },
    Policy {
        id: "clinic-sms",
        life_seconds: 180,
        max_sends_per_minute: Some(3),
        session: Some(Session { access_seconds: 900, refresh_seconds: Some(604_800) }),
        ..PLAIN
    },
    // Counts its sends by number: a page does not learn the address that a request comes from.
    Policy {
        id: "officer-login",
        life_seconds: 120,
        max_sends_per_minute: Some(3),
        locks_seconds: &[300],
        failures_forgotten_after_seconds: Some(300),
        session: Some(Session { access_seconds: 28_800, refresh_seconds: None }),
        ..PLAIN
    },
    Policy {
        id: "recommended",
        cooldowns_seconds: &[30, 60, 120],
        max_sends_per_hour: Some(5),
        locks_seconds: &[30, 60, 300, 900, 3_600, 21_600, 86_400],
        disable_after_total_failures: Some(100),
        ..PLAIN
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn presets_are_those_of_the_shared_file() {
        let file: Value =
            serde_json::from_str(include_str!("../../../tests/vectors/otp-policy.json"))
                .expect("valid JSON");
        let presets = file["presets"].as_array().expect("presets");
        assert_eq!(presets.len(), PRESETS.len());
        for (preset, ours) in presets.iter().zip(PRESETS) {
            let told = serde_json::to_value(ours).expect("JSON");
            for (name, wanted) in preset.as_object().expect("an object") {
                let told = &told[name];
                match name.as_str() {
                    // Prose, or where it comes from.
                    "hash" | "note" | "phone" | "source" => {}
                    "rate" => assert_eq!(ours.max_sends_per_minute, Some(3), "{}", ours.id),
                    "resend_cooldown_s" if wanted.is_number() => {
                        assert_eq!(*told, json!([wanted]), "{}", ours.id);
                    }
                    // A session that cannot be prolonged calls its one span otherwise.
                    "session" => {
                        let access = wanted.get("access_s").or(wanted.get("token_s"));
                        assert_eq!(told.get("access_s"), access, "{}", ours.id);
                        assert_eq!(told.get("refresh_s"), wanted.get("refresh_s"), "{}", ours.id);
                    }
                    _ => assert_eq!(told, wanted, "{}: {name}", ours.id),
                }
            }
        }
    }
}
