//! Who a code is for: a number, for a purpose, of a tenant.

/// A tenant's name, a purpose, a number: nobody's is longer.
const MOST_BYTES: usize = 256;

/// Who a code is for. A code is good for exactly the subject that it was issued to (ASVS 5.0 6.6.2).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Subject<'a> {
    /// The telephone number in its one spelling (E.164), so that all spellings share one count; or another name for
    /// whoever gets the code.
    pub number: &'a str,
    /// Which of several practices on one device; empty where there is one.
    pub tenant: &'a str,
    /// What the code is to open; empty where there is one purpose.
    pub purpose: &'a str,
}

/// A part of a subject is longer than any.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a part of a subject is longer than {MOST_BYTES} bytes")]
pub struct SubjectError;

impl Subject<'_> {
    /// Refuses what is too long to be a name.
    ///
    /// # Errors
    /// [`SubjectError`].
    pub fn check(&self) -> Result<(), SubjectError> {
        let parts = [self.number, self.tenant, self.purpose];
        if parts.iter().any(|part| part.len() > MOST_BYTES) { Err(SubjectError) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn nobody_has_a_name_of_more_than_256_bytes() {
        let long = "x".repeat(257);
        assert_eq!(Subject { tenant: &long, ..Subject::default() }.check(), Err(SubjectError));
        assert_eq!(Subject { tenant: &long[1..], ..Subject::default() }.check(), Ok(()));
    }
}
