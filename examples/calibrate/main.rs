//! Learns the weights of the embedded model from labelled texts, and measures the model on sets
//! that it did not learn from.
//!
//! ```text
//! cargo run --release --example calibrate -- measure CORPUS     the tables of docs/accuracy.md
//! cargo run --release --example calibrate -- learn CORPUS FILE  writes the weights to FILE
//! ```
//!
//! CORPUS holds a folder a set (`directive.txt`, `tasks.tsv`, `NAME.txt` with `NAME.gold.tsv`) and
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
mod boost;
mod cells;
mod corpus;
mod figures;
mod logistic;
mod recorder;
mod tables;
mod train;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["measure", corpus] => measure(Path::new(corpus)),
        ["learn", corpus, file] => learn(Path::new(corpus), Path::new(file)),
        _ => Err("usage: calibrate measure CORPUS | calibrate learn CORPUS FILE".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("calibrate: {message}");
            ExitCode::from(2)
        }
    }
}

fn measure(corpus: &Path) -> Result<(), String> {
    print!("{}", tables::accuracy(&corpus::load(corpus)?));
    Ok(())
}

fn learn(corpus: &Path, file: &Path) -> Result<(), String> {
    let data = corpus::load(corpus)?;
    let model = train::fit(&data.cells, &data.pairs, &train::Settings::default());
    std::fs::write(file, model.to_text()).map_err(|error| format!("{}: {error}", file.display()))
}
