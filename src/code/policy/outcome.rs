//! What came of an operation, in one word.

use serde::Serialize;

/// What came of an operation. To a stranger, a page says the same for all that did not open; the word is for the log.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The code opened before and does not again.
    AlreadyUsed,
    /// It cannot be a code of this policy; it cost no try.
    BadFormat,
    /// The clock is more than five minutes behind a time that was seen before.
    ClockError,
    /// The next code can be sent later.
    Cooldown,
    /// The message did not go out; the code is dead and another can be sent at once.
    DeliveryFailed,
    /// Too many failures in all: a person must enable it again.
    Disabled,
    /// The code has come to its end.
    Expired,
    /// Too many wrong codes: until `retryAfterSeconds`, or, without it, until a new code.
    Locked,
    /// No code was issued to this number, for this purpose, by this tenant.
    NoChallenge,
    /// Done; of a typed code: right.
    Ok,
    /// Too many codes were sent to this number.
    RateLimited,
    /// Not the code.
    Wrong,
}

/// What is known of a message that carries a code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Delivery {
    /// It reached the telephone.
    Delivered,
    /// It certainly did not go out.
    Failed,
    /// It may have gone out: the network broke after the request. Sending again may send twice.
    Unknown,
}
