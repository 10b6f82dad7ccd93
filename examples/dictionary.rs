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

mod dictionary {
    pub mod compact;
    pub mod cover;
    pub mod dice;
    pub mod document;
    pub mod entries;
    pub mod exporter;
    pub mod measure;
    pub mod narrative;
    pub mod observations;
    pub mod people;
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
const FULL_EVERY: usize = 3;

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
