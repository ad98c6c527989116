//! The command line: reads a directive and opinions, prints which tasks each opinion adopted,
//! adapted or omitted. Without arguments it does so for the invented city of `fixtures/lanjin`.
//!
//! Exit status: 0 done, 2 bad usage or unreadable input, with one line on standard error that
//! says where, why and what to do. Warnings go there too and change no status.

mod args;
mod encoding;
mod failure;
mod fixture;
mod input;
mod opinions;
mod output;

use std::process::ExitCode;

use cascade_align::report::{Cascade, render};
use cascade_align::{Aligner, Directive};

use args::{AlignArgs, Format, Job, Request, TasksArgs, TasksFormat};
use failure::Failure;
use output::Output;

fn main() -> ExitCode {
    match args::parse().and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn run(request: Request) -> Result<(), Failure> {
    match request {
        Request::Fixture => show_fixture(),
        Request::Job(Job::Tasks(args)) => show_tasks(&args),
        Request::Job(Job::Align(args)) => align(&args),
        Request::Help => Ok(()),
    }
}

fn show_fixture() -> Result<(), Failure> {
    let (directive, opinions) = fixture::lanjin()?;
    let cascade = Aligner::new(&directive).align_all(&opinions);
    write_report(&cascade, Format::Text, Output::stdout())
}

fn show_tasks(args: &TasksArgs) -> Result<(), Failure> {
    let source = input::read(&args.directive)?;
    let directive = Directive::parse(source).map_err(|e| Failure::at(&args.directive, &e))?;
    let output = Output::stdout();
    let mut text = String::new();
    match args.format {
        TasksFormat::Text => render::tasks_text(directive.tasks(), output.style(), &mut text),
        TasksFormat::Json => render::tasks_json(directive.tasks(), &mut text),
    }?;
    output.write(&text)
}

fn align(args: &AlignArgs) -> Result<(), Failure> {
    let directive = input::directive(&args.directive, args.tasks.as_deref())?;
    let output = open_output(args)?;
    let opinions = opinions::read(args, &directive)?;
    let spinner = output::spinner(opinions.len());
    let cascade = Aligner::new(&directive).align_all(&opinions);
    spinner.finish_and_clear();
    write_report(&cascade, args.format, output)
}

/// Opened before the work, so that a path that cannot be written is known at once.
fn open_output(args: &AlignArgs) -> Result<Output, Failure> {
    let Some(path) = &args.output else {
        return Ok(Output::stdout());
    };
    let file = input::canonical(path);
    if file.is_some() && args.inputs().any(|input| input::canonical(input) == file) {
        let what = "is one of the texts to read; name another file for the report";
        return Err(Failure::at(path, &what));
    }
    Output::file(path)
}

fn write_report(cascade: &Cascade, format: Format, output: Output) -> Result<(), Failure> {
    let mut text = String::new();
    match format {
        Format::Text => render::text(cascade, output.style(), &mut text),
        Format::Json => render::json(cascade, &mut text),
        Format::Markdown => render::markdown(cascade, &mut text),
    }?;
    output.write(&text)
}
