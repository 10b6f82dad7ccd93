//! A transfer that is the same each time, and input laid over its good bytes: by chance alone nothing would get past
//! the magic.

use mdawa::package::answer::{read_code, seal_answer};
use mdawa::package::request::{Label, ReceivedRequest, Request, Suite};
use mdawa::time::{Clocks, Milliseconds, UnixSeconds};

use counted::Counted;

#[path = "counted.rs"]
mod counted;

pub const NOW: Clocks = Clocks { wall: UnixSeconds(1_790_000_000), monotonic: Milliseconds(0) };
pub const SUITES: [Suite; 2] = [Suite::X25519, Suite::XWing];

pub fn ask(suite: Suite) -> Request {
    let code = read_code("482913").unwrap();
    let label = Label::try_from("Dr. Asha").unwrap();
    Request::new(&code, &label, suite, NOW, &mut Counted(0))
}

/// The answer to a request; nothing where its keys are none.
pub fn answer(request: &ReceivedRequest<'_>) -> Option<Vec<u8>> {
    let code = read_code("482913").unwrap();
    let record = r#"{"resourceType":"Bundle"}"#.parse().unwrap();
    seal_answer(request, &code, &record, NOW.wall, None, &mut Counted(1 << 32)).ok()
}

/// The bytes with the input's over them from a place that it names; longer where it reaches past their end.
pub fn lay_over(bytes: &[u8], place: [u8; 2], input: &[u8]) -> Vec<u8> {
    let from = usize::from(u16::from_be_bytes(place)) % (bytes.len() + 1);
    let mut changed = bytes.to_vec();
    changed.resize(bytes.len().max(from + input.len()), 0);
    for (byte, other) in changed[from..].iter_mut().zip(input) {
        *byte ^= other;
    }
    changed
}
