//! CBOR (RFC 8949) as a tree, within bounds; tags are passed over.

use minicbor::Decoder;
use minicbor::data::Type;
use serde_json::{Map, Number, Value};

/// Containers within one another. A certificate has six.
const DEPTH: usize = 16;
/// Items in all. A certificate has about 60.
const ITEMS: usize = 10_000;

/// One item.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    Array(Vec<Item>),
    Bool(bool),
    Bytes(Vec<u8>),
    Float(f64),
    Integer(i128),
    Map(Vec<(Item, Item)>),
    Null,
    Text(String),
}

impl Item {
    /// Reads the item that `bytes` begins with, and says whether something stands behind it.
    pub(super) fn read(bytes: &[u8]) -> Option<(Self, bool)> {
        let mut decoder = Decoder::new(bytes);
        let mut budget = ITEMS;
        let item = item(&mut decoder, DEPTH, &mut budget)?;
        Some((item, decoder.position() < bytes.len()))
    }

    /// The value under a number; the first, where it is there twice.
    pub(super) fn at(&self, key: i128) -> Option<&Self> {
        let Self::Map(members) = self else { return None };
        members.iter().find(|(name, _)| *name == Self::Integer(key)).map(|(_, value)| value)
    }

    pub(super) fn as_bytes(&self) -> Option<&[u8]> {
        if let Self::Bytes(bytes) = self { Some(bytes) } else { None }
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(super) fn as_integer(&self) -> Option<i128> {
        if let Self::Integer(number) = self { Some(*number) } else { None }
    }

    /// The item as JSON: keys that are numbers as texts, bytes as base64.
    pub(super) fn to_json(&self) -> Value {
        match self {
            Self::Array(items) => items.iter().map(Self::to_json).collect(),
            Self::Bool(flag) => Value::Bool(*flag),
            Self::Bytes(bytes) => {
                Value::String(<base64ct::Base64 as base64ct::Encoding>::encode_string(bytes))
            }
            Self::Float(number) => Number::from_f64(*number).map_or(Value::Null, Value::Number),
            Self::Integer(number) => Number::from_i128(*number).map_or(Value::Null, Value::Number),
            Self::Map(members) => {
                let member = |(key, value): &(Self, Self)| {
                    let key = match key {
                        Self::Text(text) => text.clone(),
                        other => other.to_json().to_string(),
                    };
                    (key, value.to_json())
                };
                Value::Object(members.iter().map(member).collect::<Map<_, _>>())
            }
            Self::Null => Value::Null,
            Self::Text(text) => Value::String(text.clone()),
        }
    }
}

fn item(decoder: &mut Decoder<'_>, depth: usize, budget: &mut usize) -> Option<Item> {
    *budget = budget.checked_sub(1)?;
    let depth = depth.checked_sub(1)?;
    match decoder.datatype().ok()? {
        Type::Bool => decoder.bool().ok().map(Item::Bool),
        Type::Null => decoder.null().ok().map(|()| Item::Null),
        Type::Undefined => decoder.undefined().ok().map(|()| Item::Null),
        Type::F32 => decoder.f32().ok().map(|number| Item::Float(number.into())),
        Type::F64 => decoder.f64().ok().map(Item::Float),
        Type::Bytes => decoder.bytes().ok().map(|bytes| Item::Bytes(bytes.to_vec())),
        Type::BytesIndef => {
            let parts: Result<Vec<_>, _> = decoder.bytes_iter().ok()?.collect();
            parts.ok().map(|parts| Item::Bytes(parts.concat()))
        }
        Type::String => decoder.str().ok().map(|text| Item::Text(text.to_owned())),
        Type::StringIndef => {
            let parts: Result<Vec<_>, _> = decoder.str_iter().ok()?.collect();
            parts.ok().map(|parts| Item::Text(parts.concat()))
        }
        Type::Tag => {
            decoder.tag().ok()?;
            item(decoder, depth, budget)
        }
        Type::Array | Type::ArrayIndef => {
            let count = decoder.array().ok()?;
            let mut items = Vec::new();
            while more(decoder, count, items.len())? {
                items.push(item(decoder, depth, budget)?);
            }
            Some(Item::Array(items))
        }
        Type::Map | Type::MapIndef => {
            let count = decoder.map().ok()?;
            let mut members = Vec::new();
            while more(decoder, count, members.len())? {
                members.push((item(decoder, depth, budget)?, item(decoder, depth, budget)?));
            }
            Some(Item::Map(members))
        }
        Type::U8
        | Type::U16
        | Type::U32
        | Type::U64
        | Type::I8
        | Type::I16
        | Type::I32
        | Type::I64
        | Type::Int => decoder.int().ok().map(|number| Item::Integer(number.into())),
        _ => None,
    }
}

/// Whether a container goes on; where it does not say how long it is, a break ends it.
fn more(decoder: &mut Decoder<'_>, count: Option<u64>, have: usize) -> Option<bool> {
    if let Some(count) = count {
        return Some(u64::try_from(have).ok()? < count);
    }
    let ends = decoder.datatype().ok()? == Type::Break;
    if ends {
        decoder.set_position(decoder.position() + 1);
    }
    Some(!ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn json(bytes: &[u8]) -> Option<Value> {
        Item::read(bytes).map(|(item, _)| item.to_json())
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn items_are_read_with_and_without_lengths() {
        // {"a": [1, -2], 3: h'00', "b": 0("x")}, once with lengths, once with breaks.
        let definite = b"\xa3\x61a\x82\x01\x21\x03\x41\x00\x61b\xc0\x61x";
        let indefinite = b"\xbf\x61a\x9f\x01\x21\xff\x03\x5f\x41\x00\xff\x61b\xc0\x7f\x61x\xff\xff";
        for bytes in [&definite[..], &indefinite[..]] {
            assert_eq!(json(bytes), Some(json!({"a": [1, -2], "3": "AA==", "b": "x"})));
        }
        assert_eq!(Item::read(b"\x01\x02"), Some((Item::Integer(1), true)));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_nests_too_deep_or_claims_too_much_is_refused() {
        assert!(Item::read(&[[0x81; 15].to_vec(), vec![1]].concat()).is_some());
        assert_eq!(Item::read(&[[0x81; 16].to_vec(), vec![1]].concat()), None);
        assert_eq!(Item::read(&vec![0xc1; 100_000]), None);
        // Arrays of 2^64 - 1 items, and of 10,000 that are there.
        assert_eq!(Item::read(b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff\x01"), None);
        assert_eq!(Item::read(&[b"\x99\x27\x10".to_vec(), vec![1; 10_000]].concat()), None);
        assert_eq!(Item::read(b"\xbf\x01"), None);
    }

    proptest! {
        #[test]
        fn reading_never_panics(bytes in any::<Vec<u8>>()) {
            let _ = json(&bytes);
        }
    }
}
