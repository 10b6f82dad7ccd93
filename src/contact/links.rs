//! Links that open a messenger with a number and a text: a person still has to send it.

use serde::Serialize;

use super::e164::E164;
use super::percent::uri_component;

/// The ways to hand a text to a messenger. None tells whether anything was sent.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Links {
    /// WhatsApp by its website, which opens the app where there is one; the number and text can reach that site.
    pub whatsapp: String,
    /// WhatsApp's app alone: nothing happens where it is not installed.
    pub whatsapp_app: String,
    /// The device's own messages, RFC 5724.
    pub sms: String,
    /// The same as iPhones took it before iOS 8 and since.
    pub sms_ios: String,
    /// A spelling that Android and iPhones both take.
    pub sms_both: String,
}

impl Links {
    /// The links that offer `text` for sending to this number.
    #[must_use]
    pub fn new(to: &E164, text: &str) -> Self {
        let (number, digits, text) = (to.as_str(), to.digits(), uri_component(text));
        Self {
            whatsapp: ["https://wa.me/", digits, "?text=", &text].concat(),
            whatsapp_app: ["whatsapp://send?phone=", digits, "&text=", &text].concat(),
            sms: ["sms:", number, "?body=", &text].concat(),
            sms_ios: ["sms:", number, "&body=", &text].concat(),
            sms_both: ["sms:", number, "?&body=", &text].concat(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn links_are_written_as_the_shared_cases_say() {
        let file: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/vectors/deeplinks.json")).expect("JSON");
        let rows = file["rows"].as_array().expect("rows");
        assert_eq!(rows.len(), 2);
        for row in rows {
            let to = E164::try_from(row["to"].as_str().expect("to")).expect("a number");
            let links = Links::new(&to, row["text"].as_str().expect("text"));
            for (link, field) in [
                (&links.whatsapp, "wa_me"),
                (&links.whatsapp_app, "wa_app"),
                (&links.sms, "sms_rfc5724"),
                (&links.sms_ios, "sms_ios"),
                (&links.sms_both, "sms_both"),
            ] {
                assert_eq!(Some(link.as_str()), row[field].as_str(), "{field}");
            }
        }
    }
}
