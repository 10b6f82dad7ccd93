//! What links and forms percent-encode.

use crate::percent::encode;

/// As ECMAScript's `encodeURIComponent` writes it.
pub(super) fn uri_component(text: &str) -> String {
    encode(text, b"-_.!~*'()")
}

/// Strictly: only RFC 3986's unreserved characters stay. AWS signatures demand it, and every reader of forms takes it.
pub(super) fn strict(text: &str) -> String {
    encode(text, b"-_.~")
}

/// Names and values as a query or as the body of a form.
pub(super) fn form(fields: &[(&str, &str)]) -> String {
    let mut form = String::new();
    for (name, value) in fields {
        if !form.is_empty() {
            form.push('&');
        }
        form.push_str(&strict(name));
        form.push('=');
        form.push_str(&strict(value));
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn only_what_is_unreserved_stays() {
        assert_eq!(
            uri_component("a-_.!~*'() é€😀\n"),
            "a-_.!~*'()%20%C3%A9%E2%82%AC%F0%9F%98%80%0A"
        );
        assert_eq!(strict("a-_.!~*'()"), "a-_.%21~%2A%27%28%29");
        assert_eq!(form(&[("To", "+91 98"), ("a&b", "=")]), "To=%2B91%2098&a%26b=%3D");
    }
}
