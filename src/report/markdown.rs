//! Markdown: a document fit to print, with every quotation and where it stands.

use std::fmt;

use super::quote::Markdown;
use super::words;
use crate::report::{Addition, Alignment, Cascade, Evidence, Finding, Margins, Rejection, Verdict};
use crate::task::Task;

/// Writes the report as a Markdown document (`CommonMark` with tables).
///
/// # Errors
///
/// Only those of `out`.
pub fn markdown(cascade: &Cascade, out: &mut impl fmt::Write) -> fmt::Result {
    let tasks = words::counted(cascade.tasks.len(), "task");
    let opinions = words::counted(cascade.alignments.len(), "opinion");
    writeln!(out, "# {tasks} in {opinions}\n\n{}\n", words::LEGEND)?;
    write_matrix(cascade, out)?;
    write_margins(cascade, out)?;
    cascade
        .alignments
        .iter()
        .try_for_each(|alignment| write_alignment(cascade, alignment, out))
}

fn write_matrix(cascade: &Cascade, out: &mut impl fmt::Write) -> fmt::Result {
    out.write_str("## Matrix\n\n|  | Task |")?;
    for alignment in cascade.alignments() {
        write!(out, " {} |", Markdown(alignment.name()))?;
    }
    out.write_str(" adopted | adapted | omitted |\n|---|---|")?;
    for _ in cascade.alignments() {
        out.write_str(":-:|")?;
    }
    out.write_str("--:|--:|--:|\n")?;
    for row in cascade.matrix() {
        let task = row.task();
        write!(
            out,
            "| {} | {} |",
            Markdown(task.id()),
            Markdown(task.text())
        )?;
        for finding in row.findings() {
            write!(out, " {} |", words::cell(finding))?;
        }
        let tally = row.tally();
        for verdict in Verdict::ALL {
            write!(out, " {} |", tally.of(verdict))?;
        }
        out.write_char('\n')?;
    }
    out.write_char('\n')
}

fn write_margins(cascade: &Cascade, out: &mut impl fmt::Write) -> fmt::Result {
    out.write_str("## Margins\n\n")?;
    out.write_str("| Opinion | Kind | adopted | adapted | omitted | of | to review |\n")?;
    out.write_str("|---|---|--:|--:|--:|--:|--:|\n")?;
    for alignment in cascade.alignments() {
        write_margin(Markdown(alignment.name()), alignment.margins(), out)?;
    }
    if cascade.alignments.len() > 1 {
        write_margin(Markdown("all"), cascade.margins(), out)?;
    }
    writeln!(out, "\n{}", words::ROUNDED)
}

fn write_margin(name: Markdown<'_>, margins: Margins, out: &mut impl fmt::Write) -> fmt::Result {
    for kind in words::KINDS {
        let tally = margins.of(kind);
        if tally.total() == 0 {
            continue;
        }
        write!(out, "| {name} | {} |", words::kinds(kind))?;
        for verdict in Verdict::ALL {
            write!(out, " {} |", words::share(tally, verdict))?;
        }
        writeln!(out, " {} | {} |", tally.total(), tally.needs_review())?;
    }
    Ok(())
}

fn write_alignment(
    cascade: &Cascade,
    alignment: &Alignment,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    writeln!(out, "\n## {}", Markdown(alignment.name()))?;
    for note in alignment.notes() {
        writeln!(out, "\n*Note: {note}.*")?;
    }
    for (task, finding) in cascade.tasks.iter().zip(alignment.findings()) {
        write_finding(task, finding, out)?;
    }
    write_additions(alignment.additions(), out)
}

fn write_finding(task: &Task, finding: &Finding, out: &mut impl fmt::Write) -> fmt::Result {
    writeln!(
        out,
        "\n### {} {}\n",
        Markdown(task.id()),
        Markdown(task.text())
    )?;
    let mark = words::mark(finding.verdict);
    write!(
        out,
        "{mark} **{}**, confidence {:.2}",
        finding.verdict, finding.confidence
    )?;
    if finding.needs_review() {
        write!(out, "; **to review:** {}", words::review(finding))?;
    }
    out.write_char('\n')?;
    if let Some(rejection) = finding.rejected() {
        write_rejection(rejection, out)?;
    }
    if words::is_without_passage(finding) {
        writeln!(out, "\n*{}*", words::NONE_NEAR)?;
    }
    if finding.verdict == Verdict::Omitted && words::evidence(finding).next().is_some() {
        writeln!(out, "\n{}:", words::NEXT_NEAREST)?;
    }
    for evidence in words::evidence(finding) {
        write_evidence(evidence, out)?;
    }
    if !finding.changes().is_empty() {
        out.write_char('\n')?;
    }
    for change in finding.changes() {
        writeln!(out, "- {}", words::change(change, Markdown))?;
    }
    let why = words::why(finding);
    if !why.is_empty() {
        writeln!(out, "\nWhy: {}", Markdown(&why))?;
    }
    Ok(())
}

fn write_evidence(evidence: &Evidence, out: &mut impl fmt::Write) -> fmt::Result {
    let (start, end) = (evidence.span().start(), evidence.span().end());
    let quotation = Markdown(evidence.text());
    writeln!(out, "\n> {quotation}  ")?;
    writeln!(out, "> (bytes {start}–{end}, score {:.2})", evidence.score)
}

fn write_rejection(rejection: &Rejection, out: &mut impl fmt::Write) -> fmt::Result {
    let evidence = rejection.evidence();
    let (start, end) = (evidence.span().start(), evidence.span().end());
    let reason = rejection.reason().to_string();
    let quotation = Markdown(evidence.text());
    let reason = Markdown(&reason);
    writeln!(
        out,
        "\nNot counted: 「{quotation}」 (bytes {start}–{end}): {reason}"
    )
}

fn write_additions(additions: &[Addition], out: &mut impl fmt::Write) -> fmt::Result {
    if additions.is_empty() {
        return Ok(());
    }
    out.write_str("\n### Its own additions\n\n")?;
    for addition in additions {
        let (start, end) = (addition.span().start(), addition.span().end());
        write!(
            out,
            "- 「{}」 (bytes {start}–{end}",
            Markdown(addition.text())
        )?;
        if let Some(section) = addition.section() {
            write!(out, "; {}", Markdown(section))?;
        }
        out.write_str(")\n")?;
    }
    Ok(())
}
