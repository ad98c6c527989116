//! [`ReadClause`]: a clause of an opinion, with all that its passages and tasks share.

use super::letter::Letter;
use super::letters::{Letters, Places};
use crate::document::Document;
use crate::number::{small, to_u32, unfixed};
use crate::segment::{Role, SentencePiece};
use crate::task::quantity::{self, Quantity, QuantityKind};

/// A clause of an opinion.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReadClause {
    /// First character of its content.
    pub(crate) start: u32,
    /// One past the last character of its content.
    pub(crate) end: u32,
    /// Index of its sentence in the document.
    pub(crate) sentence: u32,
    /// Index of its line in the document.
    line: u32,
    /// What its sentence does; background where it only gives the reason.
    pub(crate) role: Role,
    /// Whether its sentence is a heading.
    pub(crate) heading: bool,
    /// The last clause of the heading that it stands under.
    pub(crate) heading_before: Option<u32>,
    /// Its shares: `first..last` in [`Reading::shares`](super::Reading::shares), ordered by task.
    pub(crate) shares: (u32, u32),
    /// The clauses of its sentence.
    pub(crate) in_sentence: (u32, u32),
    /// The share of its line's clauses that are background.
    pub(crate) background: f32,
    /// The words that lie inside it and say something: `first..last` in [`Telling`](super::telling::Telling).
    pub(super) saying: (u32, u32),
    /// Those that mean something, in the same way.
    pub(super) meaning: (u32, u32),
    /// The bigrams with an id that end in it: `first..last` in [`Letters::bigrams`].
    pub(super) bigrams: (u32, u32),
    /// Its quotations: `first..last` in order.
    pub(super) quotes: (u32, u32),
    /// Its quantities: `first..last` in order.
    pub(super) quantities: (u32, u32),
    /// The year that it is due.
    pub(super) due: Option<u16>,
    /// What weighs in its sentence before it, and what does up to its end, in fixed point; known
    /// from the first clause of the sentence that shares something with a task to the last one.
    pub(super) weighed: (u64, u64),
}

impl ReadClause {
    /// Characters of its content.
    pub(crate) fn len(&self) -> u32 {
        self.end - self.start
    }

    /// The weight of the passage from this clause to another of its sentence; both share something
    /// with a task.
    pub(super) fn weight_to(&self, last: &Self) -> f32 {
        unfixed(last.weighed.1 - self.weighed.0)
    }

    /// Its characters.
    pub(super) fn letters<'l>(&self, letters: &'l Letters) -> &'l [Letter] {
        letters.range((self.start, self.end))
    }

    /// The ids of its first characters, as many as `most`.
    pub(super) fn beginning(
        &self,
        letters: &Letters,
        most: usize,
    ) -> impl ExactSizeIterator<Item = u16> {
        let first = self.letters(letters).iter().take(most);
        first.map(|letter| letter.id)
    }

    fn new(sentence: &SentencePiece, index: u32, (start, end): (u32, u32)) -> Self {
        Self {
            start,
            end,
            saying: (0, 0),
            meaning: (0, 0),
            bigrams: (0, 0),
            sentence: index,
            line: sentence.line,
            role: sentence.role,
            heading: sentence.heading,
            heading_before: None,
            shares: (0, 0),
            in_sentence: (0, 0),
            background: 0.0,
            quotes: (0, 0),
            quantities: (0, 0),
            due: None,
            weighed: (0, 0),
        }
    }
}

/// Reads the clauses of a document that hold something.
pub(super) fn read_clauses(document: &Document, letters: &Letters, clauses: &mut Vec<ReadClause>) {
    let outline = document.outline();
    let mut headings = Headings::new(document);
    let mut places = Places::new(letters);
    clauses.clear();
    clauses.reserve(outline.clauses.len());
    for (at, clause) in (0..).zip(&outline.clauses) {
        let (start, end) = clause.content;
        let sentence = outline.sentences.get(clause.sentence as usize);
        let Some(sentence) = sentence.filter(|sentence| sentence.role != Role::Chrome) else {
            continue;
        };
        if start == end {
            continue;
        }
        let range = (places.at_byte(start), places.at_byte(end));
        let mut read = ReadClause::new(sentence, clause.sentence, range);
        if at < sentence.clauses.0 + sentence.reasons {
            read.role = Role::Background;
        }
        read.heading_before = headings.over(sentence);
        headings.meet(sentence, to_u32(clauses.len()));
        clauses.push(read);
    }
    find_quotes(letters, clauses);
    stand_together(clauses);
}

/// The last clause of the heading of each section, as far as it was met.
struct Headings<'d> {
    document: &'d Document,
    clauses: Vec<Option<u32>>,
}

impl<'d> Headings<'d> {
    fn new(document: &'d Document) -> Self {
        Self {
            clauses: vec![None; document.outline().sections.len()],
            document,
        }
    }

    /// The heading that a sentence stands under.
    fn over(&self, sentence: &SentencePiece) -> Option<u32> {
        let own = sentence.section?;
        let section = if sentence.heading {
            let sections = &self.document.outline().sections;
            sections.get(own as usize)?.parent?
        } else {
            own
        };
        self.clauses.get(section as usize).copied().flatten()
    }

    /// Meets a clause of a sentence.
    fn meet(&mut self, sentence: &SentencePiece, clause: u32) {
        let section = sentence.section.filter(|_| sentence.heading);
        if let Some(slot) = section.and_then(|at| self.clauses.get_mut(at as usize)) {
            *slot = Some(clause);
        }
    }
}

/// Tells each clause which quotations are its own.
fn find_quotes(letters: &Letters, clauses: &mut [ReadClause]) {
    let mut count = 0;
    let mut before = |end| {
        while letters.quotes.get(count).is_some_and(|&at| at < end) {
            count += 1;
        }
        to_u32(count)
    };
    for clause in clauses {
        clause.quotes = (before(clause.start), before(clause.end));
    }
}

/// Tells each clause which others stand in its sentence, and how much of its line is background.
fn stand_together(clauses: &mut [ReadClause]) {
    let mut first = 0;
    for group in clauses.chunk_by_mut(|a, b| a.sentence == b.sentence) {
        let last = first + to_u32(group.len());
        for clause in group {
            clause.in_sentence = (first, last);
        }
        first = last;
    }
    for group in clauses.chunk_by_mut(|a, b| a.line == b.line) {
        let is_background = |clause: &&ReadClause| clause.role == Role::Background;
        let background = group.iter().filter(is_background).count();
        let share = small(background) / small(group.len());
        for clause in group {
            clause.background = share;
        }
    }
}

/// The quantities of all clauses, in order; their offsets count from the start of the clause.
pub(super) fn read_quantities(
    document: &Document,
    letters: &Letters,
    clauses: &mut [ReadClause],
) -> Vec<Quantity> {
    let mut quantities = Vec::with_capacity(letters.numerals.len());
    let mut numerals = letters.numerals.as_slice();
    for clause in clauses.iter_mut() {
        let first = to_u32(quantities.len());
        let own = between(&mut numerals, (clause.start, clause.end));
        if !own.is_empty() {
            let start = letters.byte(clause.start);
            let text = document.clean_slice((start, letters.byte(clause.end)));
            let places = own.iter().map(|&at| (letters.byte(at) - start) as usize);
            quantities.extend(quantity::quantities_at(text, places));
        }
        clause.quantities = (first, to_u32(quantities.len()));
    }
    date(clauses, &quantities);
    quantities
}

/// Those of some ascending places that lie in a range; they and what lies before are left behind.
fn between<'p>(places: &mut &'p [u32], (start, end): (u32, u32)) -> &'p [u32] {
    while let [first, rest @ ..] = *places
        && *first < start
    {
        *places = rest;
    }
    let inside = places.iter().take_while(|&&place| place < end).count();
    let (own, rest) = places.split_at(inside);
    *places = rest;
    own
}

/// When each clause is due: the last deadline of its sentence so far, or of the sentence before
/// where that states an aim in the same paragraph.
fn date(clauses: &mut [ReadClause], quantities: &[Quantity]) {
    let mut before: Option<&ReadClause> = None;
    for clause in clauses {
        let goes_on = |before: &&ReadClause| {
            before.sentence == clause.sentence
                || clause.role == Role::Target
                    && before.role == Role::Target
                    && before.line == clause.line
        };
        let earlier = before.filter(goes_on).and_then(|before| before.due);
        let (first, last) = clause.quantities;
        let own = quantities.get(first as usize..last as usize);
        clause.due = own.and_then(deadline).or(earlier);
        before = Some(clause);
    }
}

/// The last deadline, as a year.
fn deadline(quantities: &[Quantity]) -> Option<u16> {
    let mut last = quantities.iter().rev();
    let last = last.find(|quantity| quantity.kind == QuantityKind::Deadline)?;
    u16::try_from(last.value / quantity::ONE).ok()
}
