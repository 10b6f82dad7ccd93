//! What a call was done with is gone from the module's memory when it returns.
//!
//! The types of the crate wipe the secrets that they hold. What they are computed with passes through other hands: the
//! parser's tree of a record, buffers that were outgrown, the strings that the glue brings and takes, the state of a
//! cipher, polynomials of ML-KEM. So all that is freed is overwritten, and so is the stack that a call has left. What
//! stays is what is alive: a [`Request`](super::transfers::Request) that waits for its answer has its keys.
//!
//! A call that traps wipes nothing; its instance is good for nothing more and goes with its worker.

use core::hint::black_box;
use std::alloc::System;

use zeroizing_alloc::ZeroAlloc;

#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

/// A quarter of the stack. The deepest calls, those of X-Wing, take 67 KiB. Overwriting it takes some microseconds.
const STACK_BYTES: usize = 256 << 10;

/// Does what handles codes, keys or records, and overwrites the stack that it used.
///
/// What `work` returns is all that is left of it: handles of JavaScript, and owners of memory on the heap.
pub(super) fn erasing<T>(work: impl FnOnce() -> T) -> T {
    let outcome = run(work);
    overwrite_stack();
    outcome
}

/// Never part of its caller's frame, which lies above all that is overwritten.
#[inline(never)]
fn run<T>(work: impl FnOnce() -> T) -> T {
    work()
}

/// Its frame begins where that of [`run`] began.
#[inline(never)]
#[allow(clippy::large_stack_arrays)] // To be large is what it is for.
fn overwrite_stack() {
    black_box(&mut [0_u8; STACK_BYTES]);
}
