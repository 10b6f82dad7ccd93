//! What the dictionary saves on bundles that it was not made from.

use std::path::Path;

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output, create_comp_flags_from_zip_params,
};
use serde_json::Value;

use super::compact::compact;

const LEVEL: i32 = 9;
/// Size classes by the bytes that go into the compressor.
const CLASSES: &[(&str, usize, usize)] = &[
    ("under 12 KB", 0, 12_000),
    ("12 to 32 KB", 12_000, 32_000),
    ("over 32 KB", 32_000, usize::MAX),
    ("all", 0, usize::MAX),
];

/// One bundle's bytes: before, deflated alone, deflated after the dictionary.
struct Sizes {
    input: usize,
    plain: usize,
    primed: usize,
}

/// Prints a table for every folder of bundles under `folder`, or why there is none.
pub fn print(dictionary: &[u8], folder: &Path) {
    let bundles = bundles(folder);
    if bundles.is_empty() {
        println!("not measured: no FHIR bundles under {}", folder.display());
        return;
    }
    println!("deflate level {LEVEL}, bytes, mean (median), {} bundles", bundles.len());
    println!(
        "| input | class | bundles | before | deflate | with dictionary | of plain deflate | of input |"
    );
    println!("|---|---|---:|---:|---:|---:|---:|---:|");
    table("minified", &bundles, dictionary);
    let compacted: Vec<Value> = bundles.iter().map(compact).collect();
    table("compact", &compacted, dictionary);
}

/// The bundles in the folder's JSON files, each content once.
fn bundles(folder: &Path) -> Vec<Value> {
    let mut paths: Vec<_> = ["ips", "shc", "shl", "synthea"]
        .iter()
        .filter_map(|name| folder.join(name).read_dir().ok())
        .flat_map(|entries| entries.filter_map(Result::ok).map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    let mut found: Vec<Value> = Vec::new();
    for path in paths {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let Ok(value) = serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) else {
            continue;
        };
        if value["resourceType"] == "Bundle" && !found.contains(&value) {
            found.push(value);
        }
    }
    found
}

fn table(input: &str, bundles: &[Value], dictionary: &[u8]) {
    let sizes: Vec<Sizes> = bundles
        .iter()
        .map(|bundle| {
            let text = bundle.to_string();
            Sizes {
                input: text.len(),
                plain: deflated(text.as_bytes(), &[]),
                primed: deflated(text.as_bytes(), dictionary),
            }
        })
        .collect();
    for &(class, low, high) in CLASSES {
        let members: Vec<&Sizes> =
            sizes.iter().filter(|sizes| (low..high).contains(&sizes.input)).collect();
        if members.is_empty() {
            continue;
        }
        let column = |of: fn(&Sizes) -> usize| {
            let mut values: Vec<usize> = members.iter().map(|sizes| of(sizes)).collect();
            values.sort_unstable();
            format!(
                "{} ({})",
                values.iter().sum::<usize>() / values.len(),
                values[values.len() / 2]
            )
        };
        let total = |of: fn(&Sizes) -> usize| members.iter().map(|sizes| of(sizes)).sum::<usize>();
        println!(
            "| {input} | {class} | {} | {} | {} | {} | {} | {} |",
            members.len(),
            column(|sizes| sizes.input),
            column(|sizes| sizes.plain),
            column(|sizes| sizes.primed),
            share(total(|sizes| sizes.primed), total(|sizes| sizes.plain)),
            share(total(|sizes| sizes.primed), total(|sizes| sizes.input)),
        );
    }
}

fn share(part: usize, whole: usize) -> String {
    let per_mille = (part * 1000 + whole / 2) / whole;
    format!("{}.{} %", per_mille / 10, per_mille % 10)
}

/// The length of `text` as raw deflate that continues after `dictionary`.
fn deflated(text: &[u8], dictionary: &[u8]) -> usize {
    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(LEVEL, 0, 0));
    if !dictionary.is_empty() {
        // The dictionary's own bytes, up to a byte boundary, are what both sides know and nobody sends.
        let (status, _) =
            compress_to_output(&mut compressor, dictionary, TDEFLFlush::Sync, |_| true);
        assert_eq!(status, TDEFLStatus::Okay, "a sync flush leaves the stream open");
    }
    let mut length = 0;
    let (status, _) = compress_to_output(&mut compressor, text, TDEFLFlush::Finish, |bytes| {
        length += bytes.len();
        true
    });
    assert_eq!(status, TDEFLStatus::Done, "finishing ends the stream");
    length
}
