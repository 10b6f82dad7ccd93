//! One-time codes: drawn, spoken, typed.
