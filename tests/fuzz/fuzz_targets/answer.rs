//! Answers for a request that waits for one: as they come, and laid over a good one. None opens but the good one.
#![no_main]

mod counted;

use core::cell::RefCell;

use counted::Counted;
use libfuzzer_sys::fuzz_target;
use mdawa::package::answer::{ReceivedAnswer, read_code, seal_answer};
use mdawa::package::request::{Label, ReceivedRequest, Request, Suite};
use mdawa::time::{Clocks, Milliseconds, UnixSeconds};

const NOW: Clocks = Clocks { wall: UnixSeconds(1_790_000_000), monotonic: Milliseconds(0) };

thread_local! {
    /// A request of each suite with its answer, until three tries have used it up.
    static WAITING: RefCell<Vec<(Request, Vec<u8>)>> = RefCell::new(vec![ask(Suite::X25519), ask(Suite::XWing)]);
}

fn ask(suite: Suite) -> (Request, Vec<u8>) {
    let code = read_code("482913").unwrap();
    let label = Label::try_from("Dr. Asha").unwrap();
    let request = Request::new(&code, &label, suite, NOW, &mut Counted(0));
    let record = r#"{"resourceType":"Bundle"}"#.parse().unwrap();
    let shown = ReceivedRequest::try_from(request.as_bytes()).unwrap();
    let answer =
        seal_answer(&shown, &code, &record, NOW.wall, None, &mut Counted(1 << 32)).unwrap();
    (request, answer)
}

fuzz_target!(|bytes: &[u8]| {
    let _ = ReceivedAnswer::try_from(bytes);
    let Some((&[suite, high, low], laid_over)) = bytes.split_first_chunk() else { return };
    WAITING.with_borrow_mut(|waiting| {
        let suite = usize::from(suite % 2);
        let (request, answer) = &mut waiting[suite];
        let from = usize::from(u16::from_be_bytes([high, low]));
        let mut changed = answer.clone();
        changed.resize(answer.len().max((from + laid_over.len()).min(1 << 12)), 0);
        for (byte, other) in changed.iter_mut().skip(from).zip(laid_over) {
            *byte ^= other;
        }
        if changed != *answer {
            assert!(request.open(&changed, NOW).is_err());
        }
        assert!(request.open(bytes, NOW).is_err());
        if request.tries_left() == 0 {
            waiting[suite] = ask([Suite::X25519, Suite::XWing][suite]);
        }
    });
});
