//! A section of a record as a table, RFC 4180.

use crate::record::details::Detail;
use crate::record::entry::Entry;
use crate::record::section::Section;

/// What makes spreadsheets take a cell for a formula.
const FORMULA: &[char] =
    &['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
/// Columns that every table has.
const COLUMNS: &[&str] = &["title", "status", "date", "cautions", "codes"];

/// A line for each entry, a column for each kind of detail.
pub(super) fn table(section: &Section) -> String {
    let mut labels: Vec<&'static str> = Vec::new();
    for detail in section.entries.iter().flat_map(|entry| &entry.details) {
        let label = detail.label.as_str();
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    let mut table = String::new();
    let heads = COLUMNS.iter().chain(&labels).chain(&["text"]);
    push_line(&mut table, heads.map(|head| head.replace('-', " ")));
    for entry in &section.entries {
        push_line(&mut table, cells(entry, &labels));
    }
    table
}

fn cells(entry: &Entry, labels: &[&'static str]) -> Vec<String> {
    let cautions: Vec<&str> = entry.cautions.iter().map(|caution| caution.as_str()).collect();
    let codes: Vec<String> = entry
        .codes
        .iter()
        .map(|code| {
            [code.system.as_deref(), Some(code.code.as_str())]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join("|")
        })
        .collect();
    let said = |value: &Option<String>| value.clone().unwrap_or_default();
    let mut cells = vec![
        entry.title.clone(),
        said(&entry.status),
        said(&entry.date),
        cautions.join("; "),
        codes.join("; "),
    ];
    for label in labels {
        let values: Vec<String> = entry
            .details
            .iter()
            .filter(|detail| detail.label.as_str() == *label)
            .map(named)
            .collect();
        cells.push(values.join("; "));
    }
    cells.push(said(&entry.text));
    cells
}

fn named(detail: &Detail) -> String {
    match &detail.name {
        Some(name) => format!("{name}: {}", detail.value),
        None => detail.value.clone(),
    }
}

fn push_line(table: &mut String, cells: impl IntoIterator<Item = String>) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            table.push(',');
        }
        push_cell(table, &cell);
    }
    table.push_str("\r\n");
}

fn push_cell(table: &mut String, cell: &str) {
    let is_formula = cell.trim_start_matches(' ').starts_with(FORMULA);
    if !is_formula && !cell.contains(['"', ',', '\r', '\n']) {
        table.push_str(cell);
        return;
    }
    table.push('"');
    if is_formula {
        // An apostrophe in front makes it text to every spreadsheet in use.
        table.push('\'');
    }
    table.push_str(&cell.replace('"', "\"\""));
    table.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn what_a_spreadsheet_would_run_is_text() {
        for (cell, made) in [
            ("plain", "plain"),
            ("a,b \"c\"", "\"a,b \"\"c\"\"\""),
            ("a\nb", "\"a\nb\""),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            ("+1", "\"'+1\""),
            ("-1", "\"'-1\""),
            ("@x", "\"'@x\""),
            ("\tx", "\"'\tx\""),
            ("\rx", "\"'\rx\""),
            (" =x", "\"' =x\""),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            let mut table = String::new();
            push_cell(&mut table, cell);
            assert_eq!(table, made, "{cell}");
        }
    }
}
