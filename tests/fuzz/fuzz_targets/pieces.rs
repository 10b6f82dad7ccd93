//! Any text is taken apart or refused; pieces make a record of the same pieces; and what fills a form changes nothing.

#![no_main]

use mdawa::record::form::entry::{fields, revise};
use mdawa::record::pieces::{Part, Piece, join, split};
use mdawa::time::UnixSeconds;

use counted::Counted;

mod counted;

fn texts(pieces: &[Piece]) -> Vec<(&str, Option<&str>)> {
    let mut texts: Vec<_> =
        pieces.iter().map(|piece| (piece.resource.as_str(), piece.full_url.as_deref())).collect();
    // A Composition comes to the front.
    texts.sort_unstable();
    texts
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Ok(text) = core::str::from_utf8(data) else { return };
    if let Ok(form) = fields(text) {
        let resource = revise(text, &form).expect("its own form");
        assert_eq!(revise(&resource, &form).as_ref(), Ok(&resource));
        for said in ["", "7", "2024", "120/80"] {
            let mut form = form.clone();
            for value in form.as_object_mut().expect("a form").values_mut() {
                *value = said.into();
            }
            let _ = revise(text, &form);
        }
    }
    let Ok(pieces) = split(text) else { return };
    // What holds others is laid open again, where a key that stands twice hid it.
    if pieces.iter().any(|piece| matches!(&*piece.resource_type, "Bundle" | "Parameters")) {
        return;
    }
    let parts: Vec<Part> = pieces
        .iter()
        .map(|piece| Part { resource: piece.resource.clone(), full_url: piece.full_url.clone() })
        .collect();
    if let Ok(record) = join(&parts, UnixSeconds(0), &mut Counted(0)) {
        let again = split(record.as_str()).expect("our own");
        assert_eq!(texts(&again), texts(&pieces));
    }
});
