//! Any text is a record or refused, and a record is read and made smaller without a panic.

#![no_main]

use mdawa::record::Record;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Ok(text) = core::str::from_utf8(data) else { return };
    let Ok(record) = text.parse::<Record>() else { return };
    let _ = record.summary();
    let compact = record.compact();
    assert_eq!(compact.compact(), compact);
    assert_eq!(compact.as_str().parse::<Record>(), Ok(compact));
});
