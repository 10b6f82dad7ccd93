//! Other erasure codes behind one face for JavaScript, so that they run beside ours in one process.
//!
//! Each build has one code, chosen by a feature, so that the size of the file is what this code weighs. Frames stay in the
//! module's memory: a frame is made once, named by a number, and received as often as wanted. Only one package is sent
//! and one received at a time.

use std::cell::RefCell;

#[cfg(feature = "raptorq")]
#[path = "raptorq.rs"]
mod code;
#[cfg(feature = "reed-solomon-simd")]
#[path = "reed_solomon.rs"]
mod code;
#[cfg(feature = "ur")]
#[path = "ur.rs"]
mod code;

#[derive(Default)]
struct State {
    package: Vec<u8>,
    frame_bytes: usize,
    sender: Option<code::Sender>,
    frames: Vec<code::Frame>,
    receiver: Option<code::Receiver>,
    received: Vec<u8>,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

fn with<T>(change: impl FnOnce(&mut State) -> T) -> T {
    STATE.with_borrow_mut(change)
}

/// Makes room for a package; the caller writes it there.
#[unsafe(no_mangle)]
pub extern "C" fn room(package_bytes: usize) -> *mut u8 {
    with(|state| {
        state.package = vec![0; package_bytes];
        state.package.as_mut_ptr()
    })
}

/// Prepares the package for frames that carry so many bytes each, and forgets all frames.
#[unsafe(no_mangle)]
pub extern "C" fn send(frame_bytes: usize) {
    with(|state| {
        state.frames.clear();
        state.frame_bytes = frame_bytes;
        state.sender = Some(code::Sender::new(&state.package, frame_bytes));
    });
}

/// Makes the frame of an index, larger than the one before, and returns its name.
#[unsafe(no_mangle)]
pub extern "C" fn frame(index: usize) -> usize {
    with(|state| {
        let sender = state.sender.as_mut().expect("a package is prepared");
        state.frames.push(sender.frame(index));
        state.frames.len() - 1
    })
}

/// Starts with nothing received.
#[unsafe(no_mangle)]
pub extern "C" fn receive() {
    with(|state| {
        state.received.clear();
        state.receiver = Some(code::Receiver::new(state.package.len(), state.frame_bytes));
    });
}

/// Takes a frame in and says whether the package is whole.
#[unsafe(no_mangle)]
pub extern "C" fn push(name: usize) -> bool {
    with(|state| {
        let receiver = state.receiver.as_mut().expect("reception has started");
        let package = receiver.push(&state.frames[name]);
        state.received = package.unwrap_or_default();
        !state.received.is_empty()
    })
}

/// Whether what was received is what was sent.
#[unsafe(no_mangle)]
pub extern "C" fn same() -> bool {
    with(|state| state.received == state.package)
}
