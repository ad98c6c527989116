//! Plain text for a terminal: the matrix first, then the margins, then what each opinion did.

use std::fmt;

use super::grid::{Cell, Grid};
use super::matrix::write_matrix;
use super::quote::one_line;
use super::style::{Ink, Style, ink};
use super::words;
use crate::report::{Addition, Alignment, Cascade, Evidence, Finding, Tally, Verdict};
use crate::task::{Task, TaskKind};

/// Writes the report as plain text.
///
/// # Errors
///
/// Only those of `out`.
pub fn text(cascade: &Cascade, style: Style, out: &mut impl fmt::Write) -> fmt::Result {
    let tasks = words::counted(cascade.tasks.len(), "task");
    let opinions = words::counted(cascade.alignments.len(), "opinion");
    style.write(Ink::Heading, format_args!("{tasks} in {opinions}"), out)?;
    writeln!(out, "\n{}\n", words::LEGEND)?;
    write_matrix(cascade, style, out)?;
    write_margins(cascade, style, out)?;
    cascade
        .alignments
        .iter()
        .try_for_each(|alignment| write_alignment(cascade, alignment, style, out))
}

/// Writes what a directive asks as plain text.
///
/// # Errors
///
/// Only those of `out`.
pub fn tasks_text(tasks: &[Task], style: Style, out: &mut impl fmt::Write) -> fmt::Result {
    let mut grid = Grid::default();
    grid.push(["id", "kind", "bytes", "text"].map(|title| Cell::left(title, Ink::Heading)));
    for task in tasks {
        let place = task
            .span()
            .map_or_else(|| "-".to_owned(), |span| place(span.start(), span.end()));
        grid.push([
            Cell::left(one_line(task.id()), Ink::Plain),
            Cell::left(words::kind(task.kind()), Ink::Plain),
            Cell::left(place, Ink::Faint),
            Cell::left(one_line(task.text()), Ink::Plain),
        ]);
    }
    grid.write(style, out)
}

fn place(start: usize, end: usize) -> String {
    format!("{start}..{end}")
}

/// One line an opinion and kind of task, with the denominator of its counts.
fn write_margins(cascade: &Cascade, style: Style, out: &mut impl fmt::Write) -> fmt::Result {
    let mut grid = Grid::default();
    let titles = ["", "adopted", "adapted", "omitted", "of", "?", "kind"];
    grid.push(
        titles
            .map(|title| Cell::right(title, Ink::Heading))
            .into_iter()
            .chain([Cell::left("opinion", Ink::Heading)]),
    );
    let all = (cascade.alignments.len() > 1).then(|| (String::new(), "all", cascade.margins()));
    let each = cascade
        .alignments
        .iter()
        .enumerate()
        .map(|(index, alignment)| {
            (
                (index + 1).to_string(),
                alignment.name(),
                alignment.margins(),
            )
        });
    for (number, name, margins) in each.chain(all) {
        for kind in words::KINDS {
            let tally = margins.of(kind);
            if tally.total() > 0 {
                grid.push(margin_row(&number, tally, kind, name));
            }
        }
    }
    grid.write(style, out)?;
    style.write(Ink::Faint, words::ROUNDED, out)?;
    out.write_char('\n')
}

fn margin_row(number: &str, tally: Tally, kind: TaskKind, name: &str) -> Vec<Cell> {
    [Cell::right(number, Ink::Faint)]
        .into_iter()
        .chain(Verdict::ALL.map(|verdict| Cell::right(words::share(tally, verdict), ink(verdict))))
        .chain([
            Cell::right(tally.total().to_string(), Ink::Plain),
            Cell::right(tally.needs_review().to_string(), Ink::Review),
            Cell::left(words::kinds(kind), Ink::Plain),
            Cell::left(one_line(name), Ink::Plain),
        ])
        .collect()
}

fn write_alignment(
    cascade: &Cascade,
    alignment: &Alignment,
    style: Style,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    out.write_char('\n')?;
    style.write(Ink::Heading, one_line(alignment.name()), out)?;
    out.write_char('\n')?;
    for note in alignment.notes() {
        style.write(Ink::Review, format_args!("  note: {note}"), out)?;
        out.write_char('\n')?;
    }
    for (task, finding) in cascade.tasks.iter().zip(alignment.findings()) {
        write_finding(task, finding, style, out)?;
    }
    write_additions(alignment.additions(), style, out)
}

fn write_finding(
    task: &Task,
    finding: &Finding,
    style: Style,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let verdict = finding.verdict;
    let id = one_line(task.id());
    let words = one_line(task.text());
    write!(out, "  {id} {words}\n    ")?;
    let mark = words::mark(verdict);
    let confidence = finding.confidence;
    style.write(
        ink(verdict),
        format_args!("{mark} {verdict} {confidence:.2}"),
        out,
    )?;
    if finding.needs_review() {
        let reasons = words::review(finding);
        style.write(Ink::Review, format_args!("  ? {reasons}"), out)?;
    }
    out.write_char('\n')?;
    write_rejection(finding, style, out)?;
    if verdict == Verdict::Omitted && words::evidence(finding).next().is_some() {
        writeln!(out, "      {}:", words::NEXT_NEAREST)?;
    }
    for evidence in words::evidence(finding) {
        write_evidence(evidence, style, out)?;
    }
    for change in finding.changes() {
        writeln!(out, "      {}", words::change(change, one_line))?;
    }
    write_why(finding, style, out)
}

fn write_evidence(evidence: &Evidence, style: Style, out: &mut impl fmt::Write) -> fmt::Result {
    let place = place(evidence.span().start(), evidence.span().end());
    write!(out, "      「{}」 ", one_line(evidence.text()))?;
    let score = evidence.score;
    style.write(
        Ink::Faint,
        format_args!("bytes {place}, score {score:.2}"),
        out,
    )?;
    out.write_char('\n')
}

/// The nearest passage of an omission, or that there is none.
fn write_rejection(finding: &Finding, style: Style, out: &mut impl fmt::Write) -> fmt::Result {
    let Some(rejection) = finding.rejected() else {
        return if words::is_without_passage(finding) {
            writeln!(out, "      {}", words::NONE_NEAR)
        } else {
            Ok(())
        };
    };
    let evidence = rejection.evidence();
    let place = place(evidence.span().start(), evidence.span().end());
    let reason = rejection.reason();
    write!(out, "      not counted: 「{}」 ", one_line(evidence.text()))?;
    style.write(Ink::Faint, format_args!("bytes {place}: {reason}"), out)?;
    out.write_char('\n')
}

fn write_why(finding: &Finding, style: Style, out: &mut impl fmt::Write) -> fmt::Result {
    let why = words::why(finding);
    if why.is_empty() {
        return Ok(());
    }
    style.write(Ink::Faint, format_args!("      why: {why}"), out)?;
    out.write_char('\n')
}

fn write_additions(additions: &[Addition], style: Style, out: &mut impl fmt::Write) -> fmt::Result {
    if additions.is_empty() {
        return Ok(());
    }
    let count = words::counted(additions.len(), "addition");
    writeln!(out, "  {count} of its own")?;
    for addition in additions {
        let place = place(addition.span().start(), addition.span().end());
        write!(out, "    + 「{}」 ", one_line(addition.text()))?;
        style.write(Ink::Faint, format_args!("bytes {place}"), out)?;
        if let Some(section) = addition.section() {
            style.write(Ink::Faint, format_args!(", {}", one_line(section)), out)?;
        }
        out.write_char('\n')?;
    }
    Ok(())
}
