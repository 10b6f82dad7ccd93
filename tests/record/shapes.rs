//! FHIR in whatever it comes: alone, line by line, within answers of servers.

use mdawa::recognise::{Recognised, recognise};
use mdawa::record::pieces::split;
use mdawa::record::{Record, RecordError};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{bundle_of, summary, warnings};

const FLAG: &str = r#"{"resourceType":"Flag","id":"f","code":{"text":"Falls"},"n":1.50}"#;
const PATIENT: &str = r#"{"resourceType":"Patient","id":"p","birthDate":"1980"}"#;

fn text(given: &str) -> String {
    given.parse::<Record>().unwrap().as_str().to_owned()
}

fn collection(entries: &str) -> String {
    format!(r#"{{"resourceType":"Bundle","type":"collection","entry":[{entries}]}}"#)
}

#[wasm_bindgen_test(unsupported = test)]
fn a_resource_alone_lines_of_them_and_an_array_are_collections_of_their_own_text() {
    let one = format!(r#"{{"resource":{FLAG}}}"#);
    let two = format!(r#"{{"resource":{PATIENT}}},{{"resource":{FLAG}}}"#);
    assert_eq!(text(FLAG), collection(&one));
    assert_eq!(text(&format!("\u{feff} {FLAG}\n")), collection(&one));
    for lines in [
        format!("{PATIENT}\n{FLAG}"),
        format!("{PATIENT}\r\n\r\n  {FLAG}\n"),
        format!("{PATIENT}{FLAG}"),
        format!("[{PATIENT}, {FLAG}]"),
    ] {
        assert_eq!(text(&lines), collection(&two), "{lines}");
        assert_eq!(recognise(&lines), Recognised::FhirBundle, "{lines}");
        assert_eq!(split(&lines).unwrap().len(), 2, "{lines}");
    }
    assert_eq!(recognise(FLAG), Recognised::FhirBundle);
    assert_eq!(summary(FLAG)["sections"][0]["entries"][0]["title"], "Falls");
}

#[wasm_bindgen_test(unsupported = test)]
fn lines_that_are_not_all_resources_are_refused() {
    for lines in [
        format!("{FLAG}\n{{}}"),
        format!("{FLAG}\n{{\"resourceType\":\"Flag\""),
        format!("{FLAG}\nx"),
        format!("{FLAG}\n{{\"resourceType\":\"Flag\",\"a\":1 2}}"),
        format!("x{FLAG}"),
        format!("{FLAG}]"),
    ] {
        assert_eq!(lines.parse::<Record>().unwrap_err(), RecordError::NotJson, "{lines}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn bundles_within_bundles_and_parameters_are_laid_open() {
    let inner = format!(
        r#"{{"resourceType":"Bundle","type":"searchset","entry":[{{"fullUrl":"https://a.example/Flag/f","resource":{FLAG},"search":{{"mode":"match"}}}}]}}"#
    );
    let found = format!(
        r#"{{"fullUrl":"https://a.example/Flag/f","resource":{FLAG},"search":{{"mode":"match"}}}}"#
    );
    let answer = format!(
        r#"{{"resourceType":"Bundle","type":"batch-response","entry":[{{"resource":{inner},"response":{{"status":"200"}}}},{{"resource":{PATIENT}}}]}}"#
    );
    assert_eq!(text(&answer), collection(&format!(r#"{found},{{"resource":{PATIENT}}}"#)));
    // One bundle in an envelope is what was meant.
    for envelope in [
        format!(
            r#"{{"resourceType":"Bundle","type":"batch-response","entry":[{{"resource":{inner}}}]}}"#
        ),
        format!(
            r#"{{"resourceType":"Parameters","parameter":[{{"name":"return","resource":{inner}}}]}}"#
        ),
        format!(
            r#"{{"resourceType":"Parameters","parameter":{{"name":"a","part":[{{"name":"b","resource":{inner}}}]}}}}"#
        ),
    ] {
        assert_eq!(text(&envelope), inner, "{envelope}");
    }
    let parameters = format!(
        r#"{{"resourceType":"Parameters","parameter":[{{"name":"a","resource":{PATIENT}}},{{"name":"b","valueString":"x"}},{{"name":"c","resource":{FLAG}}}]}}"#
    );
    assert_eq!(
        text(&parameters),
        collection(&format!(r#"{{"resource":{PATIENT}}},{{"resource":{FLAG}}}"#))
    );
    let nothing = r#"{"resourceType":"Parameters","parameter":[{"name":"b","valueString":"x"}]}"#;
    assert_eq!(text(nothing), collection(&format!(r#"{{"resource":{nothing}}}"#)));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_bundle_in_another_may_have_more_values_than_a_resource_and_not_more_than_a_record() {
    let flags = vec![format!(r#"{{"resource":{FLAG}}}"#); 3_000];
    let inner = collection(&flags.join(","));
    let outer = collection(&format!(r#"{{"resource":{inner}}}"#));
    assert_eq!(text(&outer), inner);
    let resource = format!(r#"{{"resourceType":"Flag","a":[{}0]}}"#, "0,".repeat(20_000));
    assert_eq!(resource.parse::<Record>().unwrap_err(), RecordError::TooBig);
    let deep = format!(r#"{{"resourceType":"Flag","a":{}{}}}"#, "[".repeat(17), "]".repeat(17));
    assert_eq!(deep.parse::<Record>().unwrap_err(), RecordError::TooDeep);
}

#[wasm_bindgen_test(unsupported = test)]
fn what_a_server_says_is_a_remark_and_no_entry() {
    let outcome = json!({ "resourceType": "OperationOutcome", "issue": [
        { "severity": "warning", "code": "not-found", "details": { "text": "Two results are missing" } },
        { "severity": "information", "code": "informational", "diagnostics": "from cache" },
    ] });
    let flag: Value = serde_json::from_str(FLAG).unwrap();
    let summary = summary(&bundle_of(&[flag, outcome]));
    assert_eq!(summary["sections"].as_array().unwrap().len(), 1);
    let remark = &summary["warnings"].as_array().unwrap()[2];
    assert_eq!(
        *remark,
        json!({ "code": "server-message", "path": "entry[1].resource",
                "detail": "Two results are missing; from cache" })
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn of_a_history_the_newest_version_holds() {
    let flag = |text: &str| json!({ "resourceType": "Flag", "id": "f", "code": { "text": text } });
    let history = json!({ "resourceType": "Bundle", "type": "history", "entry": [
        { "request": { "method": "DELETE", "url": "Patient/old" } },
        { "resource": flag("Newer"), "request": { "method": "PUT", "url": "Flag/f" } },
        { "resource": flag("Older"), "request": { "method": "POST", "url": "Flag" } },
        { "resource": { "resourceType": "Patient", "id": "old" } },
        { "resource": { "resourceType": "Patient", "id": "new" } },
    ] });
    let summary = summary(&history.to_string());
    let entries = summary["sections"][0]["entries"].as_array().unwrap();
    assert_eq!((&entries[0]["title"], &entries[0]["cautions"]), (&json!("Newer"), &json!([])));
    assert_eq!(
        (&entries[1]["title"], &entries[1]["cautions"]),
        (&json!("Older"), &json!(["superseded"]))
    );
    assert_eq!(summary["patient"]["path"], "entry[4].resource");
    assert_eq!(warnings(&summary), ["deleted", "no-composition", "superseded", "superseded"]);
    assert_eq!(summary["warnings"][0]["detail"], "Patient/old");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_code_without_a_name_gets_its_common_one_and_a_remark() {
    let coded = |system: &str, code: &str| {
        summary(&bundle_of(&[json!({ "resourceType": "Observation", "code": { "coding": [
                { "system": "urn:oid:1.2.3", "code": "local" }, { "system": system, "code": code } ] } })]))
    };
    let read = coded("http://loinc.org", "8867-4");
    assert_eq!(read["sections"][0]["entries"][0]["title"], "Heart rate");
    let remark = read["warnings"].as_array().unwrap().last().unwrap();
    assert_eq!(
        *remark,
        json!({ "code": "missing-display", "path": "entry[0].resource.code", "detail": "local", "shown": "Heart rate" })
    );
    let read = coded("http://loinc.org", "0-0");
    assert_eq!(read["sections"][0]["entries"][0]["title"], "local");
}

#[wasm_bindgen_test(unsupported = test)]
fn sections_of_indian_records_have_names() {
    let section = json!({ "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "722446000" }] } });
    let composition = json!({ "resourceType": "Composition", "section": [section] });
    let summary = summary(&bundle_of(&[composition]));
    assert_eq!(summary["sections"][0]["title"], "Allergies");
    assert_eq!(summary["sections"][0]["code"], "722446000");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_file_is_found_in_the_record_and_never_at_an_address() {
    let bundle = json!({ "resourceType": "Bundle", "entry": [
        { "resource": { "resourceType": "DocumentReference", "description": "Report", "content": [
            { "attachment": { "contentType": "application/pdf", "title": "Scan", "data": "JVBERg==" } },
            { "attachment": { "contentType": "image/png", "url": "Binary/b" } },
            { "attachment": { "contentType": "text/html", "url": "javascript:alert(1)", "title": "bad" } },
        ] } },
        { "fullUrl": "https://a.example/Binary/b",
          "resource": { "resourceType": "Binary", "id": "b", "contentType": "image/jpeg", "data": "/9j/" } },
        { "resource": { "resourceType": "Binary", "contentType": "application/pdf", "data": "JVBERg==" } },
    ] });
    let text = bundle.to_string();
    let summary = summary(&text);
    let report = &summary["sections"][0]["entries"][0];
    let scan = json!({ "contentType": "application/pdf", "title": "Scan", "path": "entry[0].resource.content[0].attachment" });
    assert_eq!(report["attachment"], scan);
    assert_eq!(
        report["attachments"],
        json!([scan, { "contentType": "image/png", "path": "entry[1].resource" }])
    );
    assert!(
        report["details"]
            .as_array()
            .unwrap()
            .iter()
            .any(|detail| { detail["value"].as_str().unwrap().contains("javascript:alert(1)") })
    );
    // Of the two that stand for themselves, one belongs to the report.
    assert_eq!(summary["sections"].as_array().unwrap().len(), 2);
    let binary = &summary["sections"][1]["entries"][0];
    assert_eq!(
        binary["details"],
        json!([{ "label": "attachment", "value": "application/pdf; 4 B" }])
    );
    assert_eq!(binary["attachment"]["path"], "entry[2].resource");

    let record: Record = text.parse().unwrap();
    let file = record.file("entry[1].resource").unwrap();
    assert_eq!((file.content_type.as_deref(), file.base64.as_str()), (Some("image/jpeg"), "/9j/"));
    assert_eq!(record.file("entry[0].resource.content[0].attachment").unwrap().base64, "JVBERg==");
    for path in [
        "",
        "entry",
        "entry[0].resource",
        "entry[0].resource.content[2].attachment",
        "entry[9].resource",
        "entry[x].resource",
        "entry[0.resource",
        "entry[18446744073709551616]",
        "..[[",
    ] {
        assert!(record.file(path).is_none(), "{path}");
    }
}
