//! A receiver takes any text, line by line, without a panic and without a package that was never sent.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mdawa::optical::FrameReceiver;

fuzz_target!(|text: &str| {
    let mut receiver = FrameReceiver::new();
    for line in text.lines() {
        if let Ok(progress) = receiver.push(line) {
            assert_eq!(progress.done, receiver.package().is_some());
            assert_eq!(progress.done, progress.received == progress.needed);
        }
    }
});
