//! [`Paragraphs`]: how the paragraphs of a broken page are told from each other.

use std::collections::BTreeMap;

use super::breaks::Break;
use super::lines::Line;
use super::marks;
use super::page::{Edge, Page};
use super::width::Ruler;
use crate::normalize::leads::starts_numbered;
use crate::normalize::{chars, words};

/// How the paragraphs of a page are told from each other, where the last line of one is full.
#[derive(Debug)]
pub(super) struct Paragraphs {
    /// The columns before lines that continue one.
    pub(super) margin: usize,
    /// Whether many begin with blanks and not behind an empty line.
    indents: bool,
    /// Whether an empty line stands after every line.
    doubled: bool,
    /// Whether most begin with blanks or stand behind an empty line.
    marked: bool,
    /// Whether more sentences end inside lines than at the end of paragraphs.
    long: bool,
    openings: Openings,
}

impl Paragraphs {
    pub(super) fn of(page: &Page<'_>, lines: &[Line<'_>]) -> Self {
        let part = |wanted: bool| {
            let edges = page.edges.iter().filter(|edge| edge.full == wanted);
            edges.map(|edge| edge.at).collect::<Vec<_>>()
        };
        let (full, ends) = (part(true), part(false));
        let margin = most_frequent(full.iter().map(|at| columns(&at.next)));
        let doubled = full.iter().filter(|at| at.next.after_blank).count() * 2 > full.len();
        let is_apart = |at: &&Break<'_>| !doubled && at.next.after_blank;
        let is_indented = |at: &&Break<'_>| columns(&at.next) > margin + 1;
        let indented = ends.iter().filter(|at| is_indented(at) && !is_apart(at));
        let marked = ends.iter().filter(|at| is_indented(at) || is_apart(at));
        let inner = lines
            .iter()
            .map(|line| marks::inner_stops(line.words()).count());
        let closed = ends
            .iter()
            .filter(|at| marks::ends_sentence(at.line.words()));
        Self {
            margin,
            indents: indented.count() * 8 > ends.len(),
            doubled,
            marked: marked.count() * 4 > ends.len() * 3,
            long: inner.sum::<usize>() > closed.count(),
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
        let is_heading = || edge.begins && line.chars().all(chars::is_han);
        starts_row(at)
            || starts_numbered(&head)
            || words::label(&head)
            || closed && !self.long
            || (closed || is_heading()) && self.openings.has(next)
    }
}

/// With which two characters paragraphs begin more often than the sentences inside them.
#[derive(Debug, Default)]
struct Openings(BTreeMap<[char; 2], isize>);

impl Openings {
    fn of(ends: &[Break<'_>], lines: &[Line<'_>]) -> Self {
        let mut openings = Self::default();
        for end in ends {
            openings.count(end.next.words(), 1);
        }
        for line in lines {
            for sentence in marks::inner_stops(line.words()) {
                openings.count(sentence, -1);
            }
        }
        openings
    }

    fn count(&mut self, words: &str, one: isize) {
        if let Some(opening) = opening(words) {
            *self.0.entry(opening).or_default() += one;
        }
    }

    fn has(&self, words: &str) -> bool {
        let count = opening(words).and_then(|opening| self.0.get(&opening));
        count.is_some_and(|&count| count > 0)
    }
}

fn opening(words: &str) -> Option<[char; 2]> {
    let mut characters = words.chars();
    let opening = [characters.next()?, characters.next()?];
    opening.into_iter().all(chars::is_han).then_some(opening)
}

/// Whether the next line begins with the number of a table's row.
fn starts_row(at: &Break<'_>) -> bool {
    let is_border = |ch| matches!(marks::folded(ch), '\t' | '|');
    let next = at.next.words();
    let cell = next.trim_start_matches(|ch: char| ch.is_ascii_digit());
    cell.len() < next.len() && cell.starts_with(is_border) && !at.line.text.ends_with(is_border)
}

/// The columns of the blanks before a line.
fn columns(line: &Line<'_>) -> usize {
    let blanks = line.text.get(..line.indent()).unwrap_or_default();
    Ruler::Columns.length(blanks)
}

fn most_frequent(numbers: impl Iterator<Item = usize>) -> usize {
    let mut counts = BTreeMap::new();
    for number in numbers {
        *counts.entry(number).or_insert(0_usize) += 1;
    }
    let most = counts.into_iter().max_by_key(|&(_, count)| count);
    most.map_or(0, |(number, _)| number)
}
