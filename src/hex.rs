//! Bytes as small hexadecimal digits: one spelling only, so that a row has one too.

pub(crate) fn write(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(value.into(), 16);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).flatten().collect()
}

pub(crate) fn read<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let (pairs, []) = text.as_bytes().as_chunks::<2>() else { return None };
    if pairs.len() != N {
        return None;
    }
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = value(*high)? << 4 | value(*low)?;
    }
    Some(bytes)
}

fn value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn bytes_have_one_spelling() {
        assert_eq!(write(&[0, 0x9f, 0xa0]), "009fa0");
        assert_eq!(read("009fa0"), Some([0, 0x9f, 0xa0]));
        for text in ["009FA0", "009fa", "009fa00", "009fa0 ", "0x9fa0", "é9fa"] {
            assert_eq!(read::<3>(text), None, "{text}");
        }
    }
}
