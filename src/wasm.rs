//! The module's public face in JavaScript: convert, call, convert.
