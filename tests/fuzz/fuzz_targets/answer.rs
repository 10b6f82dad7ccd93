//! Answers for a request that waits for one: as they come, and laid over a good one. None opens but the good one.
#![no_main]

mod transfer;

use core::cell::RefCell;

use libfuzzer_sys::fuzz_target;
use mdawa::package::answer::ReceivedAnswer;
use mdawa::package::request::{ReceivedRequest, Request};
use transfer::{NOW, SUITES, answer, ask, lay_over};

thread_local! {
    /// A request of each suite with its answer, until three tries have used it up.
    static WAITING: RefCell<[(Request, Vec<u8>); 2]> = RefCell::new([pair(0), pair(1)]);
}

fn pair(suite: usize) -> (Request, Vec<u8>) {
    let request = ask(SUITES[suite]);
    let received = ReceivedRequest::try_from(request.as_bytes()).unwrap();
    let answer = answer(&received).unwrap();
    (request, answer)
}

fuzz_target!(|bytes: &[u8]| {
    let _ = ReceivedAnswer::try_from(bytes);
    let Some((&[suite, high, low], input)) = bytes.split_first_chunk() else { return };
    WAITING.with_borrow_mut(|waiting| {
        let suite = usize::from(suite % 2);
        let (request, good) = &mut waiting[suite];
        let changed = lay_over(good, [high, low], input);
        if changed != *good {
            assert!(request.open(&changed, NOW).is_err());
        }
        assert!(request.open(bytes, NOW).is_err());
        if request.tries_left() == 0 {
            waiting[suite] = pair(suite);
        }
    });
});
