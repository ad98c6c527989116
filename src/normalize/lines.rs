//! Folded lines become the lines of the clean text: chrome and rows are told apart, and the lines
//! of one paragraph are put together.

use super::fold::{Folded, RawLine};
use super::layout::Layout;
use super::{Clean, Line, LineKind, OffsetMap, chrome, join, leads, zhu};
use crate::number::to_u32;

/// What becomes of a folded line.
#[derive(Debug, Clone, Copy)]
struct Plan {
    kind: LineKind,
    /// It continues the line before.
    joined: bool,
}

/// Puts the clean text together.
pub(super) fn assemble(folded: Folded) -> Clean {
    let plans = plan(&folded);
    let rewrites = |(plan, raw): (&Plan, &RawLine)| {
        plan.joined || (raw.tabs > 0 && plan.kind != LineKind::Row)
    };
    if plans.iter().zip(&folded.lines).any(rewrites) {
        return Assembly::of(&folded, &plans);
    }
    let lines = plans
        .iter()
        .zip(&folded.lines)
        .map(|(plan, raw)| Line {
            start: raw.start,
            end: raw.end,
            kind: plan.kind,
        })
        .collect();
    Clean {
        text: folded.text,
        map: folded.map,
        lines,
    }
}

fn plan(folded: &Folded) -> Vec<Plan> {
    let texts: Vec<&str> = folded
        .lines
        .iter()
        .map(|raw| slice(&folded.text, raw.start, raw.end))
        .collect();
    let chrome = chrome::mark(&texts);
    let rows = rows(&folded.lines, &texts);
    let mut plans: Vec<Plan> = chrome
        .iter()
        .zip(&rows)
        .zip(&folded.lines)
        .map(|((&chrome, &row), raw)| Plan {
            // Bars part the links of a page too.
            kind: match (row, chrome, raw.bars) {
                (true, ..) => LineKind::Row,
                (_, true, _) => LineKind::Chrome,
                (.., true) => LineKind::Row,
                _ => LineKind::Prose,
            },
            joined: false,
        })
        .collect();
    plan_joins(folded, &texts, &mut plans);
    plans
}

/// Chrome and rows part paragraphs: what stands between two of them is looked at alone.
fn plan_joins(folded: &Folded, texts: &[&str], plans: &mut [Plan]) {
    let lines: Vec<(RawLine, &str)> = folded
        .lines
        .iter()
        .copied()
        .zip(texts.iter().copied())
        .collect();
    let prose: Vec<(RawLine, &str)> = lines
        .iter()
        .zip(plans.iter())
        .filter(|(_, plan)| plan.kind == LineKind::Prose)
        .map(|(line, _)| *line)
        .collect();
    let layout = Layout::of(&prose);
    let mut start = 0;
    for group in plans.chunk_by_mut(|a, b| a.kind == b.kind) {
        let end = start + group.len();
        if group
            .first()
            .is_some_and(|plan| plan.kind == LineKind::Prose)
        {
            let joins = join::joins(
                lines.get(start..end).unwrap_or_default(),
                layout,
                &folded.text,
            );
            for (plan, joined) in group.iter_mut().zip(joins) {
                plan.joined = joined;
            }
        }
        start = end;
    }
}

/// A row has two tabs between texts, or one where a neighbour has one too; a tab after a number
/// only sets the number off.
fn rows(lines: &[RawLine], texts: &[&str]) -> Vec<bool> {
    let tabbed: Vec<bool> = lines
        .iter()
        .zip(texts)
        .map(|(raw, text)| raw.tabs > 1 || (raw.tabs == 1 && !sets_number_off(text)))
        .collect();
    let has = |index: Option<usize>| {
        index
            .and_then(|index| tabbed.get(index).copied())
            .unwrap_or_default()
    };
    lines
        .iter()
        .enumerate()
        .map(|(index, raw)| {
            raw.tabs > 1
                || (has(Some(index)) && (has(index.checked_sub(1)) || has(Some(index + 1))))
        })
        .collect()
}

fn sets_number_off(text: &str) -> bool {
    text.split('\t')
        .next()
        .is_some_and(|head| leads::starts_numbered(head) && head.chars().nth(5).is_none())
}

fn slice(text: &str, start: u32, end: u32) -> &str {
    text.get(start as usize..end as usize).unwrap_or_default()
}

/// The clean text in the making, where lines of the folded text have to be changed; what stands
/// between those is copied in one piece.
struct Assembly<'a> {
    folded: &'a Folded,
    clean: Clean,
    /// Folded bytes before this one are in the clean text, or left out.
    copied: u32,
}

impl<'a> Assembly<'a> {
    fn of(folded: &'a Folded, plans: &[Plan]) -> Clean {
        let mut assembly = Self {
            folded,
            clean: Clean {
                text: String::with_capacity(folded.text.len()),
                map: OffsetMap::for_source(folded.text.len()),
                lines: Vec::with_capacity(plans.len()),
            },
            copied: 0,
        };
        for (plan, raw) in plans.iter().zip(&folded.lines) {
            assembly.add(*plan, raw);
        }
        assembly.copy_until(to_u32(folded.text.len()));
        assembly.clean
    }

    fn add(&mut self, plan: Plan, raw: &RawLine) {
        if plan.joined {
            self.join(raw);
        } else {
            self.start_line(raw, plan.kind);
        }
        let untabbed = raw.tabs > 0 && plan.kind != LineKind::Row;
        if plan.joined || untabbed {
            self.copy_until(raw.start);
            let joint = self.clean.text.len();
            if untabbed {
                self.add_untabbed(raw);
            }
            self.copy_until(raw.end);
            zhu::settle_at(&mut self.clean.text, joint);
        }
        let end = self.place(raw.end);
        if let Some(line) = self.clean.lines.last_mut() {
            line.end = end;
        }
    }

    fn start_line(&mut self, raw: &RawLine, kind: LineKind) {
        let start = self.place(raw.start);
        let end = start;
        self.clean.lines.push(Line { start, end, kind });
    }

    /// Where a folded byte comes to stand, if what lies before it is copied as it is.
    fn place(&self, folded: u32) -> u32 {
        to_u32(self.clean.text.len()) + (folded - self.copied)
    }

    fn copy_until(&mut self, end: u32) {
        self.copy(self.copied, end);
        self.copied = end;
    }

    fn copy(&mut self, start: u32, end: u32) {
        self.clean
            .text
            .push_str(slice(&self.folded.text, start, end));
        self.clean.map.append(&self.folded.map, start, end);
    }

    /// Leaves out the line break before a line; a blank stands for it only where two words of
    /// letters meet.
    fn join(&mut self, raw: &RawLine) {
        let line_break = raw.start.saturating_sub(1);
        self.copy_until(line_break);
        self.copied = raw.start;
        let next = slice(&self.folded.text, raw.start, raw.end);
        let is_letter = |ch: char| ch.is_ascii_alphabetic();
        if self.clean.text.ends_with(is_letter) && next.starts_with(is_letter) {
            self.clean.text.push(' ');
            let span = self.folded.map.span(line_break, raw.start);
            self.clean
                .map
                .push(1, to_u32(span.start()), to_u32(span.len()));
        }
    }

    /// Adds a line with one blank for each stretch of tabs.
    fn add_untabbed(&mut self, raw: &RawLine) {
        let text = slice(&self.folded.text, raw.start, raw.end);
        let mut at = raw.start;
        for piece in text.split_inclusive('\t') {
            let words = to_u32(piece.trim_end_matches('\t').len());
            let end = at + to_u32(piece.len());
            self.copy(at, at + words);
            if at + words < end && !self.clean.text.ends_with(' ') {
                let span = self.folded.map.span(at + words, end);
                self.clean.text.push(' ');
                self.clean
                    .map
                    .push(1, to_u32(span.start()), to_u32(span.len()));
            }
            at = end;
        }
        self.copied = raw.end;
    }
}
