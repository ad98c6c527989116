//! [`Page`]: a page whose lines were broken at a width.

use std::collections::BTreeMap;

use super::between::Break;
use super::lines::Line;
use super::marks;
use super::width::{Width, width};

/// A page whose lines were broken at a width.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub(super) edges: Vec<Edge<'a>>,
    /// Whether it was broken with care: no break parts a mark from its word, or a number.
    pub(super) careful: bool,
}

/// A break with what is known of the line before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge<'a> {
    pub(super) at: Break<'a>,
    /// Whether the line fills the width.
    pub(super) full: bool,
    /// Whether it does not follow a full line.
    pub(super) begins: bool,
}

/// Fewer full lines than this tell a broken page only with a break where nobody would put one, or
/// with the ends of its paragraphs.
const CONVINCING: usize = 12;
/// At most one full line in so many is torn from the next where the page was broken with care.
const CARELESS: usize = 32;
/// So many breaks are looked at for the words that they may have parted.
const SAMPLE: usize = 32;
/// The narrowest and the widest indent of a paragraph, in Han characters.
const INDENT: [usize; 2] = [2, 4];
/// So many paragraphs at least tell that their indent was taken away.
const FEWEST_LEADS: usize = 3;

impl<'a> Page<'a> {
    /// The page, if its lines were broken at a width.
    pub(super) fn of(text: &str, lines: &[Line<'a>]) -> Option<Self> {
        let width = width(lines)?;
        let breaks: Vec<Break<'a>> = Break::all(lines).collect();
        let full: Vec<_> = breaks.iter().filter(|at| at.has_exactly(width)).collect();
        let torn = full.iter().filter(|at| at.is_torn()).count();
        let is_sure = full.len() >= CONVINCING || torn > 0 || end_closed(&breaks, width);
        if !are_prose(&full) || !is_sure && !part_words(&full, text) {
            return None;
        }
        let careful = torn * CARELESS < full.len();
        let fills = if careful {
            Break::fills
        } else {
            Break::has_exactly
        };
        let first = first_width(&breaks, width);
        Some(Self {
            edges: edges(breaks, fills, width, first),
            careful,
        })
    }
}

/// Whether full lines are of prose: they end anywhere, and those of a list or a poem with their
/// sentence; marks stand in them, and not in headings.
fn are_prose(full: &[&Break<'_>]) -> bool {
    let open = full
        .iter()
        .filter(|at| !marks::ends_sentence(at.line.words()));
    let prose = full
        .iter()
        .filter(|at| marks::has_inner_mark(at.line.words()));
    open.count() * 2 >= full.len() && prose.count() * 4 >= full.len()
}

/// Whether one of the first full lines ends inside a word that the text has elsewhere.
fn part_words(full: &[&Break<'_>], text: &str) -> bool {
    full.iter().take(SAMPLE).any(|at| at.parts_a_word(text))
}

/// Whether most stretches of full lines go on to a shorter line that ends a sentence.
fn end_closed(breaks: &[Break<'_>], width: Width) -> bool {
    let next = breaks.iter().skip(1).map(Some).chain([None]);
    let ends = breaks
        .iter()
        .zip(next)
        .filter(|(at, next)| at.fills(width) && !next.is_some_and(|next| next.fills(width)));
    let (closed, open): (Vec<_>, Vec<_>) =
        ends.partition(|(at, _)| marks::ends_sentence(at.next.words()));
    closed.len() > open.len()
}

/// The breaks with what is known of the line before each; the first line of a paragraph may have
/// a width of its own.
fn edges<'a>(
    breaks: Vec<Break<'a>>,
    fills: fn(&Break<'a>, Width) -> bool,
    width: Width,
    first: Width,
) -> Vec<Edge<'a>> {
    let mut after_full = false;
    let edge = |at: Break<'a>| {
        let begins = !after_full;
        let full = fills(&at, width) || begins && fills(&at, first);
        after_full = full;
        Edge { at, full, begins }
    };
    breaks.into_iter().map(edge).collect()
}

/// The width of the first lines of paragraphs: less than that of others where their indent was
/// taken away after the page was broken.
fn first_width(breaks: &[Break<'_>], width: Width) -> Width {
    let [narrowest, widest] = INDENT.map(|indent| indent * width.ruler.unit());
    let mut counts = BTreeMap::new();
    let mut others = 0_usize;
    for (before, at) in breaks.iter().zip(breaks.iter().skip(1)) {
        let short = before.length(width) + widest < width.full;
        if before.has_exactly(width) || !short && !marks::ends_sentence(before.line.words()) {
            continue;
        }
        let length = at.length(width);
        if (width.full - widest..=width.full - narrowest).contains(&length) {
            *counts.entry(length).or_insert(0_usize) += 1;
        } else {
            others += 1;
        }
    }
    match most_frequent(counts) {
        Some((full, count)) if count >= FEWEST_LEADS && count * 3 > others => {
            Width { full, ..width }
        }
        _ => width,
    }
}

/// The key that was counted most often, with its count.
pub(super) fn most_frequent(counts: BTreeMap<usize, usize>) -> Option<(usize, usize)> {
    counts.into_iter().max_by_key(|&(_, count)| count)
}
