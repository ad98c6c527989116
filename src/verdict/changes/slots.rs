//! [`Slots`]: a task and a passage, laid beside each other.

use super::pieces::{Piece, PieceKind};
use super::quantities::COUNTERS;
use crate::lexicon::WordKind;
use crate::number::small;

/// A task and a passage, laid beside each other: each piece has at most one partner, and partners
/// stand in the same order.
pub(super) struct Slots<'a, 't> {
    pub(super) task: &'a [Piece<'t>],
    pub(super) opinion: &'a [Piece<'t>],
    /// (piece of the task, piece of the passage), in order.
    pub(super) pairs: Vec<(usize, usize)>,
    /// Pieces of the task that need no other explanation: partners, and what stands elsewhere.
    pub(super) held: Vec<bool>,
    /// Pieces of the passage that need no other explanation.
    pub(super) used: Vec<bool>,
}

impl<'a, 't> Slots<'a, 't> {
    /// Lays the two beside each other.
    pub(super) fn new(task: &'a [Piece<'t>], opinion: &'a [Piece<'t>]) -> Self {
        let mut pairs = longest(task, opinion);
        // Cutting back to whole words in one text may leave half a word in the other.
        for _ in 0..3 {
            pairs = whole_words(task, &pairs, |pair| pair.0);
            pairs = whole_words(opinion, &pairs, |pair| pair.1);
            pairs = telling(task, &pairs);
        }
        let mut held = vec![false; task.len()];
        let mut used = vec![false; opinion.len()];
        for &(ours, theirs) in &pairs {
            mark(&mut held, ours..ours + 1);
            mark(&mut used, theirs..theirs + 1);
        }
        Self {
            task,
            opinion,
            pairs,
            held,
            used,
        }
    }

    /// Settles what stands in the other text at another place, or in another passage.
    pub(super) fn settle<'p>(&mut self, others: impl Iterator<Item = &'p str>) {
        let text = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text).collect::<String>();
        let others: Vec<String> = others
            .map(str::to_owned)
            .chain([text(self.opinion)])
            .collect();
        settle(self.task, &mut self.held, &others);
        settle(self.opinion, &mut self.used, &[text(self.task)]);
    }

    /// The share of the task's characters that stand in pairs.
    pub(super) fn shared(&self) -> f32 {
        small(self.pairs.len()) / small(self.task.len().max(1))
    }

    /// The share of the task's content that the passage holds in the same words and order.
    pub(super) fn coverage(&self) -> f32 {
        let content = self.task.iter().filter(|piece| piece.is_content()).count();
        let paired = self
            .pairs
            .iter()
            .filter(|pair| self.task.get(pair.0).is_some_and(Piece::is_content));
        small(paired.count()) / small(content.max(1))
    }
}

/// Sets some flags.
pub(super) fn mark(flags: &mut [bool], range: std::ops::Range<usize>) {
    for flag in flags.iter_mut().take(range.end).skip(range.start) {
        *flag = true;
    }
}

fn settle(pieces: &[Piece], flags: &mut [bool], others: &[String]) {
    let mut at = 0;
    for word in pieces.chunk_by(|a, b| a.word == b.word) {
        let text: String = word.iter().map(|piece| piece.text).collect();
        let is_word = text.chars().nth(1).is_some() && word.first().is_some_and(Piece::is_content);
        if is_word && others.iter().any(|other| other.contains(text.as_str())) {
            mark(flags, at..at + word.len());
        }
        at += word.len();
    }
}

fn weight(piece: &Piece) -> u32 {
    match piece.kind {
        PieceKind::Name => 20,
        PieceKind::Value => 6,
        PieceKind::Letter(WordKind::Content) => 4,
        PieceKind::Letter(WordKind::Verb | WordKind::Frame) => 3,
        PieceKind::Letter(_) => 1,
    }
}

/// Beside the weight of a pair, for following on the pair before.
const FOLLOWS: u32 = 3;

fn fits(a: &Piece, b: &Piece) -> bool {
    if a.text == b.text {
        return true;
    }
    if a.kind != PieceKind::Value || b.kind != PieceKind::Value {
        return false;
    }
    let units = (unit(a.text), unit(b.text));
    units.0 == units.1 || COUNTERS.contains(&units.0) && COUNTERS.contains(&units.1)
}

/// The character that a piece is, so that most pieces are compared as numbers.
fn letter(piece: &Piece) -> Option<char> {
    let is_letter = matches!(piece.kind, PieceKind::Letter(_));
    piece.text.chars().next().filter(|_| is_letter)
}

/// What is left of a value without its digits: 73% and 91% fit, 73% and 12万亩 do not.
fn unit(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        c.is_ascii_digit() || ".一二三四五六七八九十百千两半".contains(c)
    })
}

/// The weightiest common subsequence, runs before single pieces.
fn longest(task: &[Piece], opinion: &[Piece]) -> Vec<(usize, usize)> {
    let width = opinion.len() + 1;
    let mut best = Grid::new(task.len() + 1, width);
    let mut run = Grid::new(task.len() + 1, width);
    let letters: Vec<Option<char>> = opinion.iter().map(letter).collect();
    for (i, ours) in (1..).zip(task) {
        let own = letter(ours);
        for (j, (theirs, &other)) in (1..).zip(opinion.iter().zip(&letters)) {
            let fits = match (own, other) {
                (Some(own), Some(other)) => own == other,
                _ => fits(ours, theirs),
            };
            let paired = if fits {
                let follows = run.get(i - 1, j - 1);
                let follows = if follows > 0 { follows + FOLLOWS } else { 0 };
                best.get(i - 1, j - 1).max(follows) + weight(ours)
            } else {
                0
            };
            run.set(i, j, paired);
            best.set(i, j, paired.max(best.get(i - 1, j)).max(best.get(i, j - 1)));
        }
    }
    trace(&best, &run, task, (task.len(), opinion.len()))
}

fn trace(best: &Grid, run: &Grid, task: &[Piece], end: (usize, usize)) -> Vec<(usize, usize)> {
    let (mut i, mut j) = end;
    let mut pairs = Vec::new();
    let mut in_run = false;
    while i > 0 && j > 0 {
        let paired = run.get(i, j);
        if paired > 0 && (in_run || paired == best.get(i, j)) {
            pairs.push((i - 1, j - 1));
            let before = paired - task.get(i - 1).map_or(0, weight);
            let follows = run.get(i - 1, j - 1);
            in_run = follows > 0 && before == follows + FOLLOWS;
            (i, j) = (i - 1, j - 1);
        } else if best.get(i - 1, j) >= best.get(i, j - 1) {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    pairs.reverse();
    pairs
}

struct Grid {
    width: usize,
    cells: Vec<u32>,
}

impl Grid {
    fn new(height: usize, width: usize) -> Self {
        Self {
            width,
            cells: vec![0; height * width],
        }
    }

    fn get(&self, i: usize, j: usize) -> u32 {
        self.cells.get(i * self.width + j).copied().unwrap_or(0)
    }

    fn set(&mut self, i: usize, j: usize, value: u32) {
        if let Some(cell) = self.cells.get_mut(i * self.width + j) {
            *cell = value;
        }
    }
}

/// Known words of that many characters are made of shorter ones.
const COMPOUND: usize = 4;

/// Leaves out the pairs of words of which less than all stands in pairs. In a run of characters
/// that no word list knows, words have two characters: what is left over is at least that long.
fn whole_words(
    pieces: &[Piece],
    pairs: &[(usize, usize)],
    side: impl Fn(&(usize, usize)) -> usize,
) -> Vec<(usize, usize)> {
    let mut paired = vec![false; pieces.len()];
    for pair in pairs {
        mark(&mut paired, side(pair)..side(pair) + 1);
    }
    let mut at = 0;
    for word in pieces.chunk_by(|a, b| a.word == b.word) {
        let Some(flags) = paired.get_mut(at..at + word.len()) else {
            break;
        };
        at += word.len();
        if word.len() < COMPOUND && word.first().is_some_and(|piece| piece.entry.is_some()) {
            let whole = flags.iter().all(|flag| *flag);
            flags.fill(whole);
        } else {
            widen_gaps(flags);
        }
    }
    let keep = |pair: &&(usize, usize)| paired.get(side(pair)).copied().unwrap_or(false);
    pairs.iter().filter(keep).copied().collect()
}

/// A lone unpaired character takes its neighbour with it: the one before, if there is one.
fn widen_gaps(flags: &mut [bool]) {
    if flags.len() < 2 || flags.iter().all(|flag| *flag) {
        return;
    }
    let copy = flags.to_vec();
    let is_paired = |at: usize| copy.get(at).copied().unwrap_or(false);
    for (at, paired) in copy.iter().enumerate() {
        let alone = !paired
            && (at == 0 || is_paired(at - 1))
            && (at + 1 == copy.len() || is_paired(at + 1));
        if alone {
            let neighbour = if at == 0 { 1 } else { at - 1 };
            if let Some(flag) = flags.get_mut(neighbour) {
                *flag = false;
            }
        }
    }
}

/// Leaves out single characters and what says nothing by itself.
fn telling(task: &[Piece], pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    pairs
        .chunk_by(|a, b| a.0 + 1 == b.0 && a.1 + 1 == b.1)
        .filter(|run| {
            let pieces = || run.iter().filter_map(|pair| task.get(pair.0));
            let whole =
                pieces().any(|piece| matches!(piece.kind, PieceKind::Name | PieceKind::Value));
            let says = |piece: &&Piece| piece.is_content() || piece.is(WordKind::Frame);
            let letters =
                pieces().filter(|piece| !piece.is(WordKind::Mark) && !piece.is(WordKind::Function));
            let count = letters.count();
            whole || count >= COMPOUND || count >= 2 && pieces().any(|piece| says(&piece))
        })
        .flatten()
        .copied()
        .collect()
}
