//! What is taken for a record, and that it is kept as it was written.

use mdawa::record::{Record, RecordError};
use wasm_bindgen_test::wasm_bindgen_test;

fn refusal(text: &str) -> RecordError {
    text.parse::<Record>().unwrap_err()
}

#[wasm_bindgen_test(unsupported = test)]
fn only_white_space_between_tokens_is_lost() {
    let text = "\u{feff}{ \"b\" : 1.50,\n\t\"resourceType\" : \"Bundle\",\r\n \"a\" : [ -0.0e+7 , \"x  \\u00e9 \\/ \\\" y\" ],\
                \"b\":1.5000000000000000000001, \"b\" : { } }";
    let record: Record = text.parse().unwrap();
    assert_eq!(
        record.as_str(),
        "{\"b\":1.50,\"resourceType\":\"Bundle\",\"a\":[-0.0e+7,\"x  \\u00e9 \\/ \\\" y\"],\
         \"b\":1.5000000000000000000001,\"b\":{}}"
    );
    let again: Record = record.as_str().parse().unwrap();
    assert_eq!(again, record);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_record_is_a_fhir_bundle_of_any_type() {
    for kind in ["document", "collection", "transaction", "batch", "searchset", "no such type"] {
        let text = format!("{{\"resourceType\":\"Bundle\",\"type\":\"{kind}\"}}");
        assert_eq!(text.parse::<Record>().unwrap().as_str(), text);
    }
    assert_eq!("{\"resourceType\":\"Bundle\"}".parse::<Record>().unwrap().summary().kind, None);
}

#[wasm_bindgen_test(unsupported = test)]
fn other_json_is_not_fhir() {
    for text in [
        "null",
        "[]",
        "{}",
        "\"Bundle\"",
        "{\"resourceType\":\"\"}",
        "{\"resourceType\":7}",
        "[{\"resourceType\":\"Patient\"},{}]",
        "{\"resourceType\":[\"Bundle\"]}",
    ] {
        assert_eq!(refusal(text), RecordError::NotFhir, "{text}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn other_text_is_not_json() {
    for text in [
        "",
        " ",
        "\u{feff}",
        "{\"resourceType\":\"Bundle\"",
        "{\"resourceType\":\"Bundle\"} x",
        "{\"resourceType\":\"Bundle\",\"a\":1 2}",
        "{\"resourceType\":\"Bundle\",\"a\":tr ue}",
        "{\"resourceType\":\"Bundle\",\"a\":01}",
        "{\"resourceType\":\"Bundle\",\"a\":\"\n\"}",
        "{\"resourceType\":\"Bundle\",}",
        "{'resourceType':'Bundle'}",
        "MDW1.abc",
    ] {
        assert_eq!(refusal(text), RecordError::NotJson, "{text}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn sixteen_mebibytes_are_read_and_no_more() {
    let head = "{\"resourceType\":\"Bundle\",\"a\":\"";
    let text = |bytes: usize| format!("{head}{}\"}}", "a".repeat(bytes - head.len() - 2));
    assert_eq!(text(16 * 1024 * 1024).parse::<Record>().unwrap().as_str().len(), 16 * 1024 * 1024);
    assert_eq!(refusal(&text(16 * 1024 * 1024 + 1)), RecordError::TooBig);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_hundred_thousand_containers_in_one_another_are_refused() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        let text = format!(
            "{{\"resourceType\":\"Bundle\",\"entry\":[{{\"resource\":{{\"a\":{deep}}}}}]}}"
        );
        assert_eq!(refusal(&text), RecordError::TooDeep);
        assert_eq!(refusal(&open.repeat(100_000)), RecordError::TooDeep);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_resource_with_a_hundred_thousand_values_is_refused() {
    let text = format!(
        "{{\"resourceType\":\"Bundle\",\"entry\":[{{\"resource\":{{\"a\":[{}0]}}}}]}}",
        "0,".repeat(99_999)
    );
    assert_eq!(refusal(&text), RecordError::TooBig);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_record_is_mute_about_its_contents() {
    let record: Record = "{\"resourceType\":\"Bundle\",\"a\":\"secret\"}".parse().unwrap();
    assert_eq!(format!("{record:?}"), "Record(..)");
    for error in
        [RecordError::NotFhir, RecordError::NotJson, RecordError::TooBig, RecordError::TooDeep]
    {
        assert!(!error.to_string().contains("secret"));
    }
}
