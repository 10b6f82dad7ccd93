//! M-dawa transfer: sealed medical records that travel from one screen to another, with no server.
//!
//! The story of a transfer, and where each step lives:
//!
//! 1. The patient chooses what to share: [`record`] reads FHIR leniently and says what a person would read in it.
//! 2. The page draws a one-time code: [`code`]. The patient says it, the doctor types it.
//! 3. The record is sealed under that code: [`package`] turns it into bytes that tell a stranger nothing.
//! 4. The bytes cross from screen to camera: [`optical`] draws them as QR codes and reads them back from grey pixels.
//! 5. The doctor's page opens the package with the code and shows the record.
//!
//! Beside it, for clinics that send codes to telephones: [`contact`] reads numbers and writes messages and the requests
//! that gateways take, and [`audit`] keeps a log that tells when it was changed.
//!
//! And for what patients hold up that others wrote: [`interop`] reads SMART Health Cards and Links and EU certificates.
//!
//! Imports point downward only: `wasm` → `package`, `optical`, `interop` → `record`, `code` → `time`. `package` and `optical`
//! are strangers to each other: bytes are the contract between them. Nothing below `wasm` reads a clock, finds its own
//! randomness or touches a page: time and randomness come in as arguments, so the same tests run natively and in a
//! browser, and a page cannot be tricked by a global.

#![forbid(unsafe_code)]
#![warn(missing_docs, clippy::pedantic, unreachable_pub)]

pub mod audit;
pub mod code;
pub mod contact;
mod hex;
pub mod interop;
mod mac;
pub mod optical;
pub mod package;
mod percent;
pub mod recognise;
pub mod record;
pub mod time;

#[cfg(target_family = "wasm")]
pub mod wasm;
