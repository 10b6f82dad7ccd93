//! Builds dictionary 1, the 16 KiB of text that deflate may point back into before a record begins.
//!
//! ```sh
//! cargo run --example dictionary             # writes src/package/dictionary-1.bin, prints what it saves
//! cargo run --example dictionary -- --check  # writes nothing; fails where the committed bytes are others
//! ```
//!
//! The dictionary is frozen under its number: packages made with it must open for ever, so a better one is dictionary
//! 2. This program is kept to show where the bytes come from. A seeded generator writes bundles as different exporting
//! systems would ([`exporter`](dictionary::exporter), [`document`](dictionary::document)), most of them cut down as
//! records travel ([`compact`](dictionary::compact)), and [`cover`](dictionary::cover) picks what they share. The codes
//! and displays are the terminologies' own; no bundle of anybody else's goes in.
//!
//! Measured on 40 bundles that it was not made from: patient summaries traded at HL7 connectathons and published with
//! implementation guides (AR, AU, CA, CH, NZ, UK, US), SMART Health Cards and one synthetic record of 600 KB. Bytes,
//! mean (median), deflate level 9; "compact" is without `meta` and generated narratives. The generator and its three
//! lengths in `cover` were settled while looking at the totals of this table, never at the bundles' text.
//!
//! | input | class | bundles | before | deflate | with dictionary | of plain deflate | of input |
//! |---|---|---:|---:|---:|---:|---:|---:|
//! | minified | under 12 KB | 7 | 5941 (6530) | 1624 (2116) | 1067 (1263) | 65.7 % | 18.0 % |
//! | minified | 12 to 32 KB | 10 | 19708 (18047) | 3991 (3790) | 3093 (2854) | 77.5 % | 15.7 % |
//! | minified | over 32 KB | 23 | 88860 (46323) | 12035 (6449) | 11071 (5761) | 92.0 % | 12.5 % |
//! | minified | all | 40 | 57061 (36011) | 8202 (5705) | 7326 (4642) | 89.3 % | 12.8 % |
//! | compact | under 12 KB | 13 | 6172 (7162) | 1733 (2007) | 1092 (1284) | 63.1 % | 17.7 % |
//! | compact | 12 to 32 KB | 14 | 20034 (17847) | 3731 (3701) | 2788 (2582) | 74.7 % | 13.9 % |
//! | compact | over 32 KB | 13 | 97790 (52062) | 13939 (7269) | 12999 (6536) | 93.3 % | 13.3 % |
//! | compact | all | 40 | 40799 (17847) | 6399 (3627) | 5555 (2582) | 86.8 % | 13.6 % |

mod dictionary {
    pub mod compact;
    pub mod cover;
    pub mod dice;
    pub mod document;
    pub mod entries;
    pub mod exporter;
    pub mod measure;
    pub mod measures;
    pub mod narrative;
    pub mod observations;
    pub mod people;
    pub mod sections;
    pub mod vocabulary;
}

use std::{fs, path::Path, process::ExitCode};

use dictionary::{compact::compact, cover, dice::Dice, document, measure};
use sha2::{Digest, Sha256};

/// Half of deflate's window, so that the other half still reaches back into the record itself.
const DICTIONARY_BYTES: usize = 16_384;
const BUNDLES: usize = 600;
const SEED: u64 = 1;
/// Of so many bundles one keeps its narratives and `meta`; the rest are compact, as most records travel.
const FULL_EVERY: usize = 4;

fn build() -> Vec<u8> {
    let mut dice = Dice::new(SEED);
    let bundles: Vec<Vec<u8>> = (0..BUNDLES)
        .map(|index| {
            let bundle = document::write(&mut dice);
            let full = index % FULL_EVERY == 0;
            if full { bundle } else { compact(&bundle) }.to_string().into_bytes()
        })
        .collect();
    cover::select(&bundles, DICTIONARY_BYTES)
}

fn main() -> ExitCode {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = home.join("src/package/dictionary-1.bin");
    let built = build();
    let digest: String = Sha256::digest(&built).iter().map(|byte| format!("{byte:02x}")).collect();
    if std::env::args().any(|argument| argument == "--check") {
        if fs::read(&path).is_ok_and(|committed| committed == built) {
            println!("{} is what this program builds, SHA-256 {digest}", path.display());
            return ExitCode::SUCCESS;
        }
        eprintln!("{} is not what this program builds, SHA-256 {digest}", path.display());
        return ExitCode::FAILURE;
    }
    if let Err(error) =
        fs::create_dir_all(home.join("src/package")).and_then(|()| fs::write(&path, &built))
    {
        eprintln!("cannot write {}: {error}", path.display());
        return ExitCode::FAILURE;
    }
    println!("{}: {} bytes, SHA-256 {digest}", path.display(), built.len());
    measure::print(&built, &home.join("../shared/data"));
    ExitCode::SUCCESS
}
