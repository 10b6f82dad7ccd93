//! Records made to do harm: nothing runs, nothing is fetched, and everything ends soon.

use std::time::{Duration, Instant};

use mdawa::record::export::{Options, ips_document, ktc_collection, section_csv, transaction_of};
use mdawa::record::{Record, RecordError};
use mdawa::time::UnixSeconds;
use serde_json::{Value, json};

use super::form::Counter;
use super::{bundle_of, entry_of, summary, warnings};

/// As long as anything may take, on a machine that has other things to do.
const SOON: Duration = Duration::from_secs(20);

fn exports(text: &str) -> Vec<Result<Record, RecordError>> {
    let record: Record = text.parse().unwrap();
    let options = Options { created: UnixSeconds(0), evidence: None };
    let rng = &mut Counter(0);
    vec![
        ips_document(&record, &options, rng),
        ktc_collection(&record, &options, rng),
        transaction_of(&record, &options, rng),
    ]
}

#[test]
fn markup_that_runs_goes_out_as_its_text() {
    let div = "<div><script>alert(1)</script><svg onload='alert(2)'><text>drawn</text></svg>\
               <a href='javascript:alert(3)'>link</a><img src='https://tracker.example/x.png' onerror='alert(4)'/>\
               <iframe src='https://frame.example'>frame</iframe><p style='background:url(//x)'>plain &lt;script&gt;</p>\
               <form action='//form.example'><input value='x'/></form><style>@import 'x'</style></div>";
    let text = bundle_of(&[json!({
        "resourceType": "Flag", "status": "active", "code": { "text": "<script>alert(5)</script>" },
        "text": { "status": "additional", "div": div },
    })]);
    let shown = summary(&text);
    assert_eq!(shown["sections"][0]["entries"][0]["text"], "drawnlinkframe\nplain <script>");
    for export in exports(&text) {
        let export = export.unwrap();
        for harm in [
            "javascript:",
            "<svg",
            "<img",
            "<iframe",
            "onload",
            "onerror",
            "tracker.example",
            "style=",
            "<form",
            "@import",
        ] {
            assert!(!export.as_str().contains(harm), "{harm}");
        }
        // The name is text in JSON, and escaped where it is XHTML.
        let value: Value = serde_json::from_str(export.as_str()).unwrap();
        let divs = value["entry"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|it| it["resource"]["text"]["div"].as_str());
        for div in divs {
            assert!(!div.contains("<script"), "{div}");
        }
        let read = serde_json::to_value(export.summary()).unwrap();
        let entries = read["sections"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|it| it["entries"].as_array().unwrap());
        let entry = entries.into_iter().next().unwrap();
        assert_eq!(entry["title"], "<script>alert(5)</script>");
        assert_eq!(entry["text"], "drawnlinkframe\nplain <script>");
    }
}

#[test]
fn an_address_that_runs_is_text_only() {
    let entry = entry_of(
        json!({ "resourceType": "DocumentReference", "status": "current", "content": [
        { "attachment": { "url": "javascript:alert(1)", "title": "x" } },
        { "attachment": { "url": "data:text/html;base64,PHNjcmlwdD4=", "contentType": "text/html" } },
    ] }),
    );
    assert_eq!(entry["attachment"], Value::Null);
    assert_eq!(entry["attachments"], Value::Null);
}

#[test]
fn ten_megabytes_in_an_attachment_are_a_line_to_read() {
    let data = "QUJD".repeat(10 * 1024 * 1024 / 3);
    let text = bundle_of(&[
        json!({ "resourceType": "DocumentReference", "status": "current", "content": [
        { "attachment": { "contentType": "application/pdf", "data": data } },
    ] }),
    ]);
    let started = Instant::now();
    let record: Record = text.parse().unwrap();
    let read = serde_json::to_string(&record.summary()).unwrap();
    assert!(read.len() < 10_000, "{}", read.len());
    assert_eq!(
        record.file("entry[0].resource.content[0].attachment").unwrap().base64.len(),
        data.len()
    );
    for export in exports(&text) {
        assert!(export.unwrap().as_str().contains(&data));
    }
    assert!(started.elapsed() < SOON, "{:?}", started.elapsed());
}

#[test]
fn what_nests_without_end_or_has_a_million_entries_is_refused_soon() {
    let started = Instant::now();
    let deep =
        |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    for text in [
        deep("[", "]"),
        deep(r#"{"resourceType":"Bundle","entry":[{"resource":"#, "}]}"),
        deep(r#"{"resourceType":"Parameters","parameter":[{"resource":"#, "}]}"),
    ] {
        assert_eq!(text.parse::<Record>().unwrap_err(), RecordError::TooDeep);
    }
    let entry = r#"{"a":{}}"#;
    let wide = format!(
        r#"{{"resourceType":"Bundle","entry":[{}{entry}]}}"#,
        format!("{entry},").repeat(999_999)
    );
    assert_eq!(wide.parse::<Record>().unwrap_err(), RecordError::TooBig);
    let lines = "{\"resourceType\":\"Flag\"}\n".repeat(600_000);
    assert_eq!(lines.parse::<Record>().unwrap_err(), RecordError::TooBig);
    assert!(started.elapsed() < SOON, "{:?}", started.elapsed());
}

#[test]
fn as_many_entries_as_a_record_may_have_are_read_and_given_out_soon() {
    let started = Instant::now();
    let patient = json!({ "resourceType": "Patient", "id": "p", "name": [{ "text": "A" }], "birthDate": "1980" });
    let flags = (0..20_000).map(|id| {
        json!({ "resourceType": "Flag", "id": id.to_string(), "status": "active", "code": { "text": "x" },
                "subject": { "reference": "Patient/p" } })
    });
    let text = bundle_of(&[patient].into_iter().chain(flags).collect::<Vec<_>>());
    assert_eq!(summary(&text)["sections"][0]["entries"].as_array().unwrap().len(), 20_000);
    let exports = exports(&text);
    // So many entries are more than one section of a document may list.
    assert_eq!(exports[0].as_ref().unwrap_err(), &RecordError::TooBig);
    assert!(exports[1].is_ok() && exports[2].is_ok());
    assert!(started.elapsed() < SOON * 3, "{:?}", started.elapsed());
}

#[test]
fn numbers_without_end_and_halves_of_letters_are_refused_or_kept_as_text() {
    for text in [
        r#"{"resourceType":"Flag","code":{"text":"\ud800"}}"#,
        r#"{"resourceType":"Flag","code":{"text":"\udc00\ud800"}}"#,
    ] {
        assert_eq!(text.parse::<Record>().unwrap_err(), RecordError::NotJson);
    }
    let huge = format!(
        r#"{{"resourceType":"Observation","status":"final","code":{{"text":"x"}},"valueQuantity":{{"value":1e999,"unit":"{}"}},"issued":1{}}}"#,
        "u".repeat(1000),
        "0".repeat(5000)
    );
    for export in exports(&huge) {
        let export = export.unwrap();
        assert!(!export.as_str().contains("\"value\":1e"));
        let read = serde_json::to_string(&export.summary()).unwrap();
        assert!(read.contains("1e+999"), "kept as text");
    }
}

#[test]
fn a_key_that_stands_twice_is_said_and_does_not_go_out_twice() {
    let text =
        r#"{"resourceType":"Flag","status":"active","code":{"text":"A"},"code":{"text":"B"}}"#;
    assert_eq!(warnings(&summary(text))[0], "duplicate-key");
    for export in exports(text) {
        let export = export.unwrap();
        assert!(!warnings(&summary(export.as_str())).contains(&"duplicate-key"));
        assert!(export.as_str().contains("\"B\"") && !export.as_str().contains("\"A\""));
    }
}

#[test]
fn formulas_are_quoted_in_a_table() {
    let text = bundle_of(&[json!({ "resourceType": "Flag", "status": "active",
        "code": { "text": "=HYPERLINK(\"https://x.example\",\"y\")" }, "note": [{ "text": "@SUM(1)" }] })]);
    let table = section_csv(&text.parse().unwrap(), 0).unwrap();
    assert_eq!(
        table,
        "title,status,date,cautions,codes,note,text\r\n\
         \"'=HYPERLINK(\"\"https://x.example\"\",\"\"y\"\")\",active,,,,\"'@SUM(1)\",\r\n"
    );
    assert_eq!(section_csv(&text.parse().unwrap(), 1), None);
}
