//! Rows as a page kept them: none that the key did not sign is accepted, and a head has one spelling.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mdawa::audit::{AuditKey, Head, Row, verify};
use mdawa::contact::Fields;

fuzz_target!(|input: (Vec<Vec<(String, String)>>, &str)| {
    let (rows, head) = input;
    let rows: Vec<Row> = rows
        .into_iter()
        .map(|row| {
            let mut fields = Fields::default();
            for (name, value) in row {
                fields.push(name, value.into());
            }
            Row::read(&fields)
        })
        .collect();
    let head = head.parse::<Head>().ok();
    if let Some(head) = &head {
        assert_eq!(head.to_string().parse().as_ref(), Ok(head));
    }
    let verification = verify(&rows, &AuditKey::from([7; 32]), head.as_ref());
    assert_eq!(verification.ok, rows.is_empty() && head.is_none());
});
