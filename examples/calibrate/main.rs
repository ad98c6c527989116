//! Learns the weights of the embedded model from labelled texts, and measures the model on sets
//! that it did not learn from.
//!
//! ```text
//! cargo run --release --example calibrate -- measure CORPUS…     the tables of docs/accuracy.md
//! cargo run --release --example calibrate -- errors CORPUS…      the cells judged wrongly, to read
//! cargo run --release --example calibrate -- learn FILE CORPUS…  writes the weights to FILE
//! ```
//!
//! A CORPUS holds a folder a set (`directive.txt`, `tasks.tsv`, `NAME.txt` with `NAME.gold.tsv`) and
//! `pairs/*.tsv` (columns `set_id`, `measure`, `passage`, `verdict`, `kind`, `role`). The same
//! texts give the same bytes.

#![expect(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program of the command line prints, and may stop at a mistake of its own"
)]

mod ablation;
mod baseline;
mod calibration;
mod cells;
mod corpus;
mod errors;
mod figures;
mod logistic;
mod recorder;
mod review;
mod tables;
mod train;

use std::path::Path;
use std::process::ExitCode;

use crate::corpus::Data;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["measure", corpora @ ..] => print(corpora, tables::accuracy),
        ["errors", corpora @ ..] => print(corpora, errors::wrong_cells),
        ["learn", file, corpora @ ..] => learn(Path::new(file), corpora),
        _ => Err("usage: calibrate measure|errors CORPUS… | calibrate learn FILE CORPUS…".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("calibrate: {message}");
            ExitCode::from(2)
        }
    }
}

fn print(corpora: &[&str], report: impl Fn(&Data) -> String) -> Result<(), String> {
    print!("{}", report(&load(corpora)?));
    Ok(())
}

fn learn(file: &Path, corpora: &[&str]) -> Result<(), String> {
    let data = load(corpora)?;
    let model = train::fit(&data.cells, &data.pairs, &train::Settings::default());
    std::fs::write(file, model.to_text()).map_err(|error| format!("{}: {error}", file.display()))
}

fn load(corpora: &[&str]) -> Result<Data, String> {
    let folders: Vec<&Path> = corpora.iter().map(Path::new).collect();
    corpus::load(&folders)
}
