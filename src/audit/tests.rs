//! Logs as they are written, and as they are after somebody was at them.

use proptest::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;
use crate::time::{Milliseconds, UnixSeconds};

fn key() -> AuditKey {
    AuditKey::from([7; 32])
}

fn event(event: &str, phone: Option<&str>) -> Event {
    Event {
        event: event.parse().expect("a word"),
        tenant: "0123456789abcdef0123456789abcdef".parse().expect("a name"),
        actor: "reception".parse().expect("a name"),
        phone: phone.map(|phone| phone.try_into().expect("a number")),
        verifier: Some("clinic-device".parse().expect("a word")),
        result: "accepted".parse().expect("a word"),
    }
}

fn clocks(second: u64) -> Clocks {
    Clocks { wall: UnixSeconds(1_790_000_000 + second), monotonic: Milliseconds(second * 1_000) }
}

/// A log of this many rows, and the head after each.
fn log(rows: u64) -> (Vec<Row>, Vec<Head>) {
    let mut heads: Vec<Head> = Vec::new();
    let mut log = Vec::new();
    for second in 0..rows {
        let phone = (second % 2 == 0).then_some("+919876543210");
        let (row, head) = append(heads.last(), &key(), &event("code-sent", phone), clocks(second));
        log.push(row);
        heads.push(head);
    }
    (log, heads)
}

fn first_bad(rows: &[Row], head: Option<&Head>) -> Option<(u64, Why)> {
    let Verification { ok, first_bad } = verify(rows, &key(), head);
    assert_eq!(ok, first_bad.is_none());
    first_bad.map(|Bad { seq, why }| (seq, why))
}

/// Computed apart from this crate, by Python's `hmac` and `hashlib`, from the table in the module's documentation.
#[wasm_bindgen_test(unsupported = test)]
fn a_row_is_signed_as_the_documentation_says() {
    let (row, head) = append(None, &key(), &event("code-sent", Some("+919876543210")), clocks(0));
    assert_eq!((row.seq, row.number.as_deref()), (1, Some("…10")));
    assert_eq!(row.number_tag.as_deref(), Some("ff8964df0410ed00"));
    assert_eq!(row.previous, "0".repeat(40));
    assert_eq!(row.mac, "0b0ac001dadc126b8bd59175474e2224bb992a0da184a0c65aeddaff6375a840");
    assert_eq!(head.to_string(), "00000-0BGQ5-VR4YY-DPR86-VB1X7-7RRFQ-ZJ5YD-M41R0");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_log_as_it_was_written_is_in_order() {
    let (rows, heads) = log(6);
    assert_eq!(first_bad(&rows, None), None);
    // Rows written since the head was given away are no fault.
    for head in &heads {
        assert_eq!(first_bad(&rows, Some(head)), None);
    }
    assert_eq!(first_bad(&[], None), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_row_holds_neither_the_number_nor_a_code() {
    let (rows, _) = log(2);
    let written = serde_json::to_string(&rows).expect("rows");
    assert!(!written.contains("98765") && written.contains("…10"), "{written}");
    assert_eq!(
        rows[0].number_tag,
        Some(number_tag(&key(), &"+919876543210".try_into().expect("a number")))
    );
    assert_eq!((&rows[1].number, &rows[1].number_tag), (&None, &None));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_kept_row_is_read_as_it_was_written() {
    for row in log(2).0 {
        let kept = serde_json::to_string(&row).expect("a row");
        assert_eq!(Row::read(&Fields::from_json(&kept)), row);
    }
    let not_ours = Row::read(&Fields::from_json(r#"{"seq":1.5,"at":-1,"event":7,"mac":null}"#));
    assert_eq!(not_ours, Row { event: "7".to_owned(), ..Row::default() });
}

#[wasm_bindgen_test(unsupported = test)]
fn what_was_done_to_a_log_is_named() {
    let (rows, heads) = log(6);
    let mut removed = rows.clone();
    removed.remove(2);
    assert_eq!(first_bad(&removed, None), Some((3, Why::Gap)));
    assert_eq!(first_bad(&rows[1..], None), Some((1, Why::Gap)));
    let mut swapped = rows.clone();
    swapped.swap(2, 3);
    assert_eq!(first_bad(&swapped, None), Some((3, Why::Order)));
    let mut twice = rows.clone();
    twice.insert(3, rows[2].clone());
    assert_eq!(first_bad(&twice, None), Some((4, Why::Order)));
    let mut changed = rows.clone();
    changed[4].result = "wrong".to_owned();
    assert_eq!(first_bad(&changed, None), Some((5, Why::Changed)));
    assert_eq!(first_bad(&rows[..4], heads.last()), Some((5, Why::Head)));
    assert_eq!(first_bad(&[], heads.last()), Some((1, Why::Head)));
    // Nothing but a head shows that the end was cut off.
    assert_eq!(first_bad(&rows[..4], None), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_row_of_another_log_under_the_same_key_does_not_fit() {
    let (rows, heads) = log(3);
    let (other, _) = append(Some(&heads[0]), &key(), &event("code-sent", None), clocks(9));
    let (after, _) = append(heads.get(1), &key(), &event("code-sent", None), clocks(9));
    // The second row's place is taken by one that was written there too: the third shows it.
    assert_eq!(
        first_bad(&[rows[0].clone(), other, rows[2].clone()], None),
        Some((3, Why::Changed))
    );
    // At the end, only a head shows it.
    let forked = [rows[0].clone(), rows[1].clone(), after];
    assert_eq!(first_bad(&forked, None), None);
    assert_eq!(first_bad(&forked, heads.last()), Some((3, Why::Head)));
}

#[wasm_bindgen_test(unsupported = test)]
fn another_key_signs_nothing_here() {
    let (rows, _) = log(2);
    let verification = verify(&rows, &AuditKey::from([8; 32]), None);
    assert_eq!(verification.first_bad, Some(Bad { seq: 1, why: Why::Changed }));
}

#[wasm_bindgen_test(unsupported = test)]
fn moving_text_from_one_field_to_the_next_is_a_change() {
    let (rows, _) = log(1);
    let mut moved = rows[0].clone();
    moved.event = "code-sen".to_owned();
    moved.tenant = format!("t{}", moved.tenant);
    assert_eq!(first_bad(&[moved], None), Some((1, Why::Changed)));
    let mut emptied = log(2).0[1].clone();
    emptied.seq = 1;
    emptied.number = Some(String::new());
    assert_eq!(first_bad(&[emptied], None), Some((1, Why::Changed)));
}

proptest! {
    #[test]
    fn whatever_is_done_to_rows_that_a_head_covers_is_found(
        count in 2_u64..12, at in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(), what in 0..6,
        field in 0..10, flip in 1_u8..=255,
    ) {
        let (rows, heads) = log(count);
        let (at, other) = (at.index(rows.len()), other.index(rows.len()));
        let mut touched = rows.clone();
        match what {
            0 => { touched.remove(at); }
            1 => touched.swap(at, other),
            2 => touched.insert(at, rows[other].clone()),
            3 => touched.truncate(at),
            4 => {
                let row = &mut touched[at];
                match field {
                    0 => row.seq ^= u64::from(flip),
                    1 => row.at ^= u64::from(flip),
                    2 => row.monotonic_ms ^= u64::from(flip),
                    3 => row.event.push('x'),
                    4 => row.tenant.push('x'),
                    5 => row.actor.push('x'),
                    6 => row.result.push('x'),
                    7 => row.number = Some("…11".to_owned()),
                    8 => row.verifier = None,
                    _ => row.previous = hex::write(&[flip; Head::HASH_BYTES]),
                }
            }
            _ => {
                let forged = append(None, &AuditKey::from([flip; 32]), &event("code-sent", None), clocks(at as u64)).0;
                if flip == 7 { return Ok(()); }
                touched.insert(at, forged);
            }
        }
        if touched == rows {
            return Ok(());
        }
        let found = verify(&touched, &key(), heads.last());
        let first = found.first_bad.expect("found");
        prop_assert!(!found.ok);
        let same = rows.iter().zip(&touched).take_while(|(row, touched)| row == touched).count();
        prop_assert_eq!(first.seq, same as u64 + 1);
    }

    #[test]
    fn verifying_never_panics(seq in any::<u64>(), text in any::<String>(), mac in "[0-9a-f]{0,70}") {
        let row = Row { seq, event: text.clone(), number: Some(text), mac: mac.clone(), previous: mac, ..Row::default() };
        prop_assert!(!verify(&[row], &key(), None).ok);
    }
}
