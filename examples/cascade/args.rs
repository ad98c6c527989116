//! What can be asked for on the command line.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::failure::Failure;

const EXAMPLES: &str = "\
Examples:
  cascade                                      the report on the invented city of the fixtures
  cascade tasks city.txt                       what the city asks
  cascade align city.txt north.txt south.txt   what two districts made of it
  cascade align city.txt districts/*.txt --tasks tasks.tsv --format json --output report.json

Texts are UTF-8. TASKS.tsv has a header with the columns id and text, and perhaps kind (target,
task or measure) and parent; it replaces the extraction of tasks. Byte offsets in reports count
from the first byte of the opinion's file. The directive and the task table, where a pattern names
them among the opinions, and a file that is named twice are left out with a warning.";

/// Which tasks of a directive did each opinion adopt, adapt or omit?
#[derive(Debug, Parser)]
#[command(name = "cascade", version, after_help = EXAMPLES)]
struct CommandLine {
    #[command(subcommand)]
    job: Option<Job>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Job {
    /// Show what a directive asks
    Tasks(TasksArgs),
    /// Show what each opinion made of it
    Align(AlignArgs),
}

#[derive(Debug, Args)]
pub(crate) struct TasksArgs {
    /// The upper text
    pub(crate) directive: PathBuf,
    /// The form of the list
    #[arg(long, value_enum, default_value_t = TasksFormat::Text)]
    pub(crate) format: TasksFormat,
}

#[derive(Debug, Args)]
pub(crate) struct AlignArgs {
    /// The upper text
    pub(crate) directive: PathBuf,
    /// The lower texts, reported under their file names
    #[arg(required = true, value_name = "OPINION")]
    pub(crate) opinions: Vec<PathBuf>,
    /// The tasks to look for, instead of those that the directive is found to hold
    #[arg(long, value_name = "TASKS.tsv")]
    pub(crate) tasks: Option<PathBuf>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Where to write the report, instead of standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

impl AlignArgs {
    /// Every file that is read.
    pub(crate) fn inputs(&self) -> impl Iterator<Item = &Path> {
        let others = self.tasks.iter().chain(&self.opinions);
        std::iter::once(&self.directive)
            .chain(others)
            .map(PathBuf::as_path)
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// Tables and quotations for a terminal
    Text,
    /// Everything, for programs
    Json,
    /// A document fit to print
    Markdown,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum TasksFormat {
    /// A table
    Text,
    /// For programs
    Json,
}

/// What the command line asks for.
pub(crate) enum Request {
    /// The report on the fixtures.
    Fixture,
    Job(Job),
    /// Help or the version, which are printed by now.
    Help,
}

/// Reads the command line, and prints help or the version where it asks for them.
pub(crate) fn parse() -> Result<Request, Failure> {
    let parsed = CommandLine::command()
        .try_get_matches()
        .and_then(|matches| CommandLine::from_arg_matches(&matches));
    match parsed {
        Ok(line) => Ok(line.job.map_or(Request::Fixture, Request::Job)),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => show(&error),
            _ => Err(usage(&error)),
        },
    }
}

fn show(help: &clap::Error) -> Result<Request, Failure> {
    help.print()
        .and_then(|()| io::stdout().flush())
        .map_err(|error| Failure::stdout(&error))?;
    Ok(Request::Help)
}

/// What is wrong, in one line: clap's first paragraph without its lists of hints.
fn usage(error: &clap::Error) -> Failure {
    let rendered = error.render().to_string();
    let lines = rendered.lines().take_while(|line| !line.is_empty());
    let what = lines.map(str::trim).collect::<Vec<_>>().join(" ");
    let what = what.strip_prefix("error: ").unwrap_or(&what);
    Failure::new(format!("{what}; see `cascade --help`"))
}
