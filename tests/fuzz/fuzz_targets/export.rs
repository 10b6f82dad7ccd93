//! Any record goes out in every form without a panic, and what went out needs no repair.

#![no_main]

use mdawa::record::Record;
use mdawa::record::export::{
    Options, ips_document, ktc_collection, repairs, section_csv, transaction_of,
};
use mdawa::time::UnixSeconds;

use counted::Counted;

mod counted;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Ok(text) = core::str::from_utf8(data) else { return };
    let Ok(record) = text.parse::<Record>() else { return };
    let options = Options { created: UnixSeconds(0), evidence: None };
    let rng = &mut Counted(0);
    if let Ok(document) = ips_document(&record, &options, rng) {
        assert_eq!(repairs(&document, true, rng), []);
    }
    let _ = ktc_collection(&record, &options, rng);
    let _ = transaction_of(&record, &options, rng);
    let _ = section_csv(&record, 0);
    let _ = record.file(text.get(..40).unwrap_or(text));
});
