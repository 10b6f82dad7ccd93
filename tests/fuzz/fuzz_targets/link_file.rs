//! Files behind links: texts as they come, none of which opens, and any text sealed and opened.
#![no_main]

mod counted;

use counted::Counted;
use libfuzzer_sys::fuzz_target;
use mdawa::interop::link::LinkKey;
use mdawa::interop::link_file::LinkFile;

fuzz_target!(|text: &str| {
    let key = LinkKey::draw(&mut Counted(1));
    assert!(LinkFile::open(text, &key).is_err());
    let (jwe, key) = LinkFile::seal(text, "text/plain", &mut Counted(7)).expect("not that long");
    let opened = LinkFile::open(&jwe, &key).expect("our own");
    assert_eq!(opened.body.as_str(), text.trim_start_matches('\u{feff}'));
});
