//! The little of Protocol Buffers that an export needs: a reader of fields, strict about bounds.
//!
//! <https://protobuf.dev/programming-guides/encoding/>: varints of at most ten bytes, lengths that stay within their
//! message, no groups (which nothing has written for many years), no field number 0.

/// The bytes are no message.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Malformed;

/// What stands in a field.
#[derive(Debug, Eq, PartialEq)]
pub(super) enum Value<'a> {
    Bytes(&'a [u8]),
    /// 32 or 64 bits of a fixed width: nothing in an export has them.
    Fixed,
    Varint(u64),
}

impl<'a> Value<'a> {
    /// The field's bytes, where it must have some.
    pub(super) fn bytes(self) -> Result<&'a [u8], Malformed> {
        if let Self::Bytes(bytes) = self { Ok(bytes) } else { Err(Malformed) }
    }

    /// The field's number, where it must have one.
    pub(super) fn number(self) -> Result<u64, Malformed> {
        if let Self::Varint(number) = self { Ok(number) } else { Err(Malformed) }
    }
}

/// The fields of a message, one after another. After an error there are no more.
pub(super) struct Fields<'a>(pub(super) &'a [u8]);

impl<'a> Iterator for Fields<'a> {
    type Item = Result<(u64, Value<'a>), Malformed>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let field = self.field();
        if field.is_err() {
            self.0 = &[];
        }
        Some(field)
    }
}

impl<'a> Fields<'a> {
    fn field(&mut self) -> Result<(u64, Value<'a>), Malformed> {
        let key = self.varint()?;
        let value = match key & 7 {
            0 => Value::Varint(self.varint()?),
            1 => self.take(8).map(|_| Value::Fixed)?,
            2 => {
                let length = self.varint()?;
                Value::Bytes(self.take(length)?)
            }
            5 => self.take(4).map(|_| Value::Fixed)?,
            _ => return Err(Malformed),
        };
        if key >> 3 == 0 { Err(Malformed) } else { Ok((key >> 3, value)) }
    }

    fn varint(&mut self) -> Result<u64, Malformed> {
        let mut number = 0;
        for place in 0..10 {
            let (&byte, rest) = self.0.split_first().ok_or(Malformed)?;
            self.0 = rest;
            let bits = u64::from(byte & 0x7f);
            // The tenth byte has room for one bit.
            if place == 9 && byte > 1 {
                return Err(Malformed);
            }
            number |= bits << (7 * place);
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(Malformed)
    }

    fn take(&mut self, length: u64) -> Result<&'a [u8], Malformed> {
        let length = usize::try_from(length).map_err(|_| Malformed)?;
        let (taken, rest) = self.0.split_at_checked(length).ok_or(Malformed)?;
        self.0 = rest;
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn fields_are_read_within_their_bounds() {
        let read = |bytes| Fields(bytes).collect::<Result<Vec<_>, _>>();
        assert_eq!(
            read(b"\x0a\x02hi\x10\x96\x01\x1d1234\x2112345678"),
            Ok(vec![
                (1, Value::Bytes(b"hi")),
                (2, Value::Varint(150)),
                (3, Value::Fixed),
                (4, Value::Fixed)
            ])
        );
        let minus_one = b"\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01";
        assert_eq!(read(minus_one), Ok(vec![(1, Value::Varint(u64::MAX))]));
        for malformed in [
            &b"\x0a\x03hi"[..],
            b"\x0a\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01hi",
            b"\x08",
            b"\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02",
            b"\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
            b"\x1d123",
            b"\x21123",
            b"\x0b",
            b"\x00\x01",
        ] {
            assert_eq!(read(malformed), Err(Malformed), "{malformed:?}");
        }
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_ends(bytes in any::<Vec<u8>>()) {
            prop_assert!(Fields(&bytes).count() <= bytes.len());
        }
    }
}
