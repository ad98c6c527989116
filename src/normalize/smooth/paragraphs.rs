//! [`Paragraphs`]: how the paragraphs of a broken page are told from each other.

use std::collections::BTreeMap;

use super::between::Break;
use super::lines::Line;
use super::marks;
use super::page::{Edge, Page, most_frequent};
use super::width::Ruler;
use crate::normalize::leads::starts_numbered;
use crate::normalize::{chars, words};

/// How the paragraphs of a page are told from each other, where the last line of one is full.
#[derive(Debug)]
pub(super) struct Paragraphs<'a> {
    text: &'a str,
    /// The columns before lines that continue one.
    pub(super) margin: usize,
    /// Whether many begin with blanks and not behind an empty line.
    indents: bool,
    /// Whether an empty line stands after every line.
    doubled: bool,
    /// Whether most begin with blanks or stand behind an empty line.
    marked: bool,
    openings: Openings,
}

impl<'a> Paragraphs<'a> {
    pub(super) fn of(text: &'a str, page: &Page<'_>, lines: &[Line<'_>]) -> Self {
        let full = of_kind(page, true);
        let ends = of_kind(page, false);
        let margin = margin(&full);
        let doubled = full.iter().filter(|at| at.next.after_blank).count() * 2 > full.len();
        let is_apart = |at: &&Break<'_>| !doubled && at.next.after_blank;
        let is_indented = |at: &&Break<'_>| columns(&at.next) > margin + 1;
        let indented = ends.iter().filter(|at| is_indented(at) && !is_apart(at));
        let marked = ends.iter().filter(|at| is_indented(at) || is_apart(at));
        Self {
            text,
            margin,
            indents: indented.count() * 8 > ends.len(),
            doubled,
            marked: marked.count() * 4 > ends.len() * 3,
            openings: Openings::of(&ends, lines),
        }
    }

    /// Whether a paragraph ends at a break, though its last line is full.
    pub(super) fn part_at(&self, edge: &Edge<'_>) -> bool {
        let at = &edge.at;
        let indented = self.indents && columns(&at.next) > self.margin + 1;
        if indented || at.next.after_blank && !self.doubled {
            return true;
        }
        if self.marked {
            return starts_row(at);
        }
        let (line, next) = (at.line.words(), at.next.words());
        let head = marks::head(next);
        let closed = marks::ends_sentence(line);
        let is_heading =
            || edge.begins && line.chars().all(chars::is_han) && !at.parts_a_word(self.text);
        starts_row(at)
            || starts_numbered(&head)
            || words::label(&head)
            || closed && self.openings.most
            || self.openings.has(next) && (closed || is_heading())
    }
}

/// How paragraphs begin.
#[derive(Debug)]
struct Openings {
    /// How much more often paragraphs begin with two characters than sentences inside lines.
    counts: BTreeMap<[char; 2], isize>,
    /// Whether more sentences begin a paragraph than stand inside lines.
    most: bool,
}

impl Openings {
    fn of(ends: &[Break<'_>], lines: &[Line<'_>]) -> Self {
        let mut counts = BTreeMap::new();
        let begin = ends.iter().map(|at| (at.next.words(), 1));
        let inside = inner_sentences(lines).map(|sentence| (sentence, -1));
        for (words, one) in begin.chain(inside) {
            if let Some(opening) = opening(words) {
                *counts.entry(opening).or_insert(0) += one;
            }
        }
        let closed = ends
            .iter()
            .filter(|at| marks::ends_sentence(at.line.words()));
        Self {
            counts,
            most: closed.count() >= inner_sentences(lines).count(),
        }
    }

    fn has(&self, words: &str) -> bool {
        let count = opening(words).and_then(|opening| self.counts.get(&opening));
        count.is_some_and(|&count| count > 0)
    }
}

/// The two Han characters that some words begin with.
fn opening(words: &str) -> Option<[char; 2]> {
    let mut characters = words.chars();
    let opening = [characters.next()?, characters.next()?];
    opening.into_iter().all(chars::is_han).then_some(opening)
}

/// The breaks behind full lines, or behind others.
fn of_kind<'a>(page: &Page<'a>, full: bool) -> Vec<Break<'a>> {
    let edges = page.edges.iter().filter(|edge| edge.full == full);
    edges.map(|edge| edge.at).collect()
}

/// The sentences that begin inside lines, each with the rest of its line.
fn inner_sentences<'a>(lines: &[Line<'a>]) -> impl Iterator<Item = &'a str> {
    lines
        .iter()
        .flat_map(|line| marks::inner_stops(line.words()))
}

/// Whether the next line begins with the number of a table's row.
fn starts_row(at: &Break<'_>) -> bool {
    let is_border = |ch| matches!(marks::folded(ch), '\t' | '|');
    let next = at.next.words();
    let cell = next.trim_start_matches(|ch: char| ch.is_ascii_digit());
    cell.len() < next.len() && cell.starts_with(is_border) && !at.line.text.ends_with(is_border)
}

/// The columns before most lines that follow full ones.
fn margin(full: &[Break<'_>]) -> usize {
    let mut counts = BTreeMap::new();
    for at in full {
        *counts.entry(columns(&at.next)).or_insert(0) += 1;
    }
    most_frequent(counts).map_or(0, |(margin, _)| margin)
}

/// The columns of the blanks before a line.
fn columns(line: &Line<'_>) -> usize {
    let blanks = line.text.get(..line.indent()).unwrap_or_default();
    Ruler::Columns.of_text(blanks)
}
