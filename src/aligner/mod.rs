//! [`Aligner`]: the steps in their order.
//!
//! This is the only place that knows all of them; it decides nothing itself.

mod builder;
mod changes;
mod finding;
mod fragment;
mod others;
mod pool;
mod question;
mod stream;

use std::sync::Arc;

use crate::align::{self, Claim, Plan, Reading};
use crate::document::Document;
use crate::normalize::is_han;
use crate::opinion::Opinion;
use crate::report::{Addition, Alignment, Cascade, Finding, Note, Passage, Verdict};
use crate::segment::Role;
use crate::task::{Directive, Task};
use crate::verdict::{Judge, TaskFacts};

use pool::Room;

pub use builder::AlignerBuilder;

/// Aligns opinions with one directive.
///
/// Prepared once from a [`Directive`], immutable, cheap to clone and shared by threads.
#[derive(Debug, Clone)]
pub struct Aligner {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    tasks: Vec<Task>,
    plan: Plan,
    facts: Vec<TaskFacts>,
    judge: Box<dyn Judge>,
    settings: builder::Settings,
    pool: pool::Pool,
}

impl Aligner {
    /// An aligner with the embedded model and the usual settings.
    #[must_use]
    pub fn new(directive: &Directive) -> Self {
        Self::builder().prepare(directive)
    }

    /// An aligner with settings of one's own.
    #[must_use]
    pub fn builder() -> AlignerBuilder {
        AlignerBuilder::default()
    }

    /// The tasks, in the order of [`Alignment::findings`].
    #[must_use]
    pub fn tasks(&self) -> &[Task] {
        &self.inner.tasks
    }

    /// What one opinion did with every task. Never fails: an opinion without any commitment gives
    /// omissions and a [`Note`].
    #[must_use]
    pub fn align(&self, opinion: &Opinion) -> Alignment {
        let bytes = opinion.document().text().len();
        let pool = &self.inner.pool;
        pool.lend(bytes, |room| self.align_in(room, opinion))
    }

    fn align_in(&self, room: &mut Room, opinion: &Opinion) -> Alignment {
        let inner = &*self.inner;
        let memory = std::mem::take(&mut room.reading);
        let reading = Reading::new(opinion.document(), &inner.plan, memory);
        let candidates = &mut room.candidates;
        candidates.rank(&reading, &inner.plan, inner.settings.candidates);
        let mut cells = finding::cells(inner, &reading, candidates, &mut room.questions);
        changes::compare(inner, &reading, &mut cells, &mut room.changes);
        others::relate(inner, &reading, &mut cells);
        let claims: Vec<Claim> = cells.iter().flat_map(finding::Cell::claims).collect();
        let additions = align::additions(&reading, candidates, &claims)
            .into_iter()
            .map(|run| addition(&reading, run))
            .collect();
        room.reading = reading.into_room();
        Alignment {
            name: opinion.name().to_owned(),
            notes: notes(opinion.document()),
            findings: cells.into_iter().map(|cell| cell.finding).collect(),
            additions,
        }
    }

    /// What every opinion did with every task: the same bits for any number of threads.
    #[must_use]
    pub fn align_all(&self, opinions: &[Opinion]) -> Cascade {
        Cascade {
            tasks: self.inner.tasks.clone(),
            alignments: stream::map(opinions.iter().collect(), |opinion| self.align(opinion)),
        }
    }
}

fn notes(document: &Document) -> Vec<Note> {
    let commits = document
        .sentences()
        .any(|sentence| matches!(sentence.role(), Role::Action | Role::Target));
    let has_han = document.text().contains(is_han);
    let notes = [(Note::NoCommitment, !commits), (Note::NoHan, !has_han)];
    notes
        .into_iter()
        .filter_map(|(note, applies)| applies.then_some(note))
        .collect()
}

fn addition(reading: &Reading, run: (u32, u32)) -> Addition {
    let (start, end) = reading.range(run);
    let heading = reading
        .clauses
        .get(run.0 as usize)
        .and_then(|clause| clause.heading_before);
    Addition {
        passage: Passage::new(reading.document.source(), reading.span(start, end)),
        section: heading.map(|clause| {
            let (start, end) = reading.range((clause, clause + 1));
            reading.text(start, end).to_owned()
        }),
    }
}

/// Whether a finding took its passages up.
fn is_uptake(finding: &Finding) -> bool {
    finding.verdict != Verdict::Omitted
}
