//! Reaching a person: telephone numbers, messages, and the requests that gateways take.
//!
//! Nothing here sends anything. A number is read and written in one way ([`Phone`], [`E164`]), a text is filled and
//! counted ([`message`]), and how it can leave is worked out as plain values: a link that a person opens ([`Links`]),
//! or a request that a relay or a page may send ([`gateway`]).

mod automaton;
mod e164;
mod fields;
pub mod gateway;
mod kind;
mod links;
pub mod message;
mod pattern;
mod percent;
mod phone;
mod secret;
mod table;
mod typed;

pub use e164::{E164, Mask};
pub use fields::Fields;
pub use kind::Kind;
pub use links::Links;
pub use phone::{Country, Phone, PhoneError, countries};
pub use secret::Secret;
