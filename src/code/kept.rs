//! Plain JSON that a page keeps for us between calls: written by us, read back strictly.
//!
//! By hand and not by derived code, which costs a phone 30 KB more: what is kept has numbers, flags, hexadecimal texts
//! and lists.

use serde_json::{Map, Value};

use super::hex::Hex;

/// The fields of an object, each of which must be asked for once.
pub(super) struct Fields<'a> {
    object: &'a Map<String, Value>,
    asked: usize,
}

impl<'a> Fields<'a> {
    pub(super) fn of(value: &'a Value) -> Option<Self> {
        Some(Self { object: value.as_object()?, asked: 0 })
    }

    pub(super) fn value(&mut self, name: &str) -> Option<&'a Value> {
        self.asked += 1;
        self.object.get(name)
    }

    pub(super) fn number(&mut self, name: &str) -> Option<u64> {
        self.value(name)?.as_u64()
    }

    pub(super) fn small_number(&mut self, name: &str) -> Option<u32> {
        self.number(name)?.try_into().ok()
    }

    pub(super) fn flag(&mut self, name: &str) -> Option<bool> {
        self.value(name)?.as_bool()
    }

    pub(super) fn hex<const N: usize>(&mut self, name: &str) -> Option<Hex<N>> {
        Hex::read(self.value(name)?.as_str()?)
    }

    /// One of some names, by its place.
    pub(super) fn choice(&mut self, name: &str, names: &[&str]) -> Option<usize> {
        let chosen = self.value(name)?.as_str()?;
        names.iter().position(|&known| known == chosen)
    }

    pub(super) fn list(&mut self, name: &str) -> Option<&'a [Value]> {
        self.value(name)?.as_array().map(Vec::as_slice)
    }

    /// Refuses what was not asked for.
    pub(super) fn end(self) -> Option<()> {
        (self.asked == self.object.len()).then_some(())
    }
}

/// Writes one value after another.
#[derive(Default)]
pub(super) struct Writer(String);

impl Writer {
    /// Opens the object or the list that a field or, without a name, an item is.
    pub(super) fn open(&mut self, name: &str, bracket: char) -> &mut Self {
        self.name(name).0.push(bracket);
        self
    }

    pub(super) fn close(&mut self, bracket: char) -> &mut Self {
        self.0.push(bracket);
        self
    }

    pub(super) fn number(&mut self, name: &str, number: u64) -> &mut Self {
        self.name(name);
        let (mut digits, mut rest) = ([b'0'; 20], number);
        let mut place = digits.len();
        while place == digits.len() || rest > 0 {
            place -= 1;
            digits[place] = b'0' + (rest % 10).to_le_bytes()[0];
            rest /= 10;
        }
        self.0.extend(digits[place..].iter().map(|&digit| char::from(digit)));
        self
    }

    pub(super) fn flag(&mut self, name: &str, flag: bool) -> &mut Self {
        self.name(name).0.push_str(if flag { "true" } else { "false" });
        self
    }

    pub(super) fn null(&mut self, name: &str) -> &mut Self {
        self.name(name).0.push_str("null");
        self
    }

    /// A text that needs no escapes: hexadecimal digits, or one of our own names.
    pub(super) fn text(&mut self, name: &str, text: &str) -> &mut Self {
        self.name(name).quoted(text);
        self
    }

    pub(super) fn into_json(self) -> String {
        self.0
    }

    /// A comma where something stands before, and a field's name.
    fn name(&mut self, name: &str) -> &mut Self {
        if !self.0.is_empty() && !self.0.ends_with(['{', '[']) {
            self.0.push(',');
        }
        if !name.is_empty() {
            self.quoted(name);
            self.0.push(':');
        }
        self
    }

    fn quoted(&mut self, text: &str) {
        self.0.push('"');
        self.0.push_str(text);
        self.0.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn what_is_written_is_json_and_reads_back() {
        let mut writer = Writer::default();
        writer.open("", '{').number("a", 0).number("b", u64::MAX).flag("c", true).text("d", "0f");
        writer.open("e", '[').open("", '{').flag("x", false).close('}').number("", 10).close(']');
        writer.null("f").close('}');
        let json = writer.into_json();
        assert_eq!(
            json,
            r#"{"a":0,"b":18446744073709551615,"c":true,"d":"0f","e":[{"x":false},10],"f":null}"#
        );
        let value: Value = serde_json::from_str(&json).expect("JSON");
        let mut fields = Fields::of(&value).expect("an object");
        assert_eq!((fields.number("a"), fields.number("b")), (Some(0), Some(u64::MAX)));
        assert_eq!(fields.flag("c"), Some(true));
        assert_eq!(fields.hex("d"), Some(Hex([15])));
        assert_eq!(fields.list("e").map(<[Value]>::len), Some(2));
        assert_eq!(fields.value("f"), Some(&Value::Null));
        assert_eq!(fields.end(), Some(()));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_is_missing_of_another_kind_or_more_than_was_asked_for_is_refused() {
        let value = serde_json::json!({ "a": -1, "b": 4_294_967_296_u64, "c": "x" });
        let mut fields = Fields::of(&value).expect("an object");
        assert_eq!(fields.number("a"), None);
        assert_eq!(fields.small_number("b"), None);
        assert_eq!(fields.end(), None);
        let mut fields = Fields::of(&value).expect("an object");
        assert_eq!(fields.choice("c", &["w", "x"]), Some(1));
        assert_eq!(fields.choice("c", &["w"]), None);
        assert_eq!(fields.flag("d"), None);
        assert!(Fields::of(&value["c"]).is_none());
    }

    proptest! {
        #[test]
        fn numbers_read_back(number in any::<u64>()) {
            let mut writer = Writer::default();
            writer.number("", number);
            prop_assert_eq!(writer.into_json(), number.to_string());
        }
    }
}
