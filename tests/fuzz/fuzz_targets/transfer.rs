//! A transfer that is the same each time, and input laid over its good bytes: by chance alone nothing would get past
//! the magic.

use core::convert::Infallible;

use mdawa::package::answer::{read_code, seal_answer};
use mdawa::package::request::{Label, ReceivedRequest, Request, Suite};
use mdawa::time::{Clocks, Milliseconds, UnixSeconds};
use rand_core::{TryCryptoRng, TryRng};

pub const NOW: Clocks = Clocks { wall: UnixSeconds(1_790_000_000), monotonic: Milliseconds(0) };
pub const SUITES: [Suite; 2] = [Suite::X25519, Suite::XWing];

/// Bytes that count up instead of random ones.
struct Counted(u64);

impl TryRng for Counted {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.try_next_u64()? as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        self.0 += 1;
        Ok(self.0)
    }

    fn try_fill_bytes(&mut self, wanted: &mut [u8]) -> Result<(), Infallible> {
        for chunk in wanted.chunks_mut(8) {
            let bytes = self.try_next_u64()?.to_le_bytes();
            chunk.copy_from_slice(&bytes[..chunk.len()]);
        }
        Ok(())
    }
}

impl TryCryptoRng for Counted {}

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
