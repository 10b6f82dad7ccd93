//! The bytes of a request: what is read is its own canonical form, can be shown, and is answered or refused.
#![no_main]

mod counted;

use counted::Counted;
use libfuzzer_sys::fuzz_target;
use mdawa::package::answer::{read_code, seal_answer};
use mdawa::package::request::ReceivedRequest;
use mdawa::time::UnixSeconds;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(request) = ReceivedRequest::try_from(bytes) {
        assert_eq!(request.as_bytes(), bytes);
        assert!(request.label().as_str().len() <= 48);
        assert!(!request.label().as_str().chars().any(char::is_control));
        assert!((1..=3_600).contains(&request.lifetime_seconds()));
        let code = read_code("482913").unwrap();
        let record = r#"{"resourceType":"Bundle"}"#.parse().unwrap();
        let _ = seal_answer(&request, &code, &record, UnixSeconds(0), None, &mut Counted(0));
    }
});
