//! A labelled cell: a question with what the right answer is.

use std::sync::Arc;

use cascade_align::report::Verdict;
use cascade_align::verdict::features::Features;
use cascade_align::verdict::{Passage, Question};
use cascade_align::{Role, Span, TaskKind};

/// A question that owns its texts.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) task: String,
    pub(crate) text: String,
    pub(crate) kind: TaskKind,
    pub(crate) passages: Vec<AskedPassage>,
}

/// A passage that owns its text.
#[derive(Debug, Clone)]
pub(crate) struct AskedPassage {
    pub(crate) span: Span,
    pub(crate) text: String,
    pub(crate) role: Role,
    pub(crate) features: Features,
}

impl Asked {
    pub(crate) fn of(question: &Question<'_>) -> Self {
        Self {
            task: question.task.to_owned(),
            text: question.text.to_owned(),
            kind: question.kind,
            passages: question
                .passages
                .iter()
                .map(|passage| AskedPassage {
                    span: passage.span,
                    text: passage.text.to_owned(),
                    role: passage.role,
                    features: passage.features.clone(),
                })
                .collect(),
        }
    }

    pub(crate) fn question(&self) -> Question<'_> {
        Question {
            task: &self.task,
            text: &self.text,
            kind: self.kind,
            passages: self
                .passages
                .iter()
                .map(|passage| Passage {
                    span: passage.span,
                    text: &passage.text,
                    role: passage.role,
                    features: passage.features.clone(),
                })
                .collect(),
        }
    }
}

/// A labelled cell of the matrix, or a labelled pair (a cell whose opinion is one passage).
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    /// The set it belongs to.
    pub(crate) set: String,
    /// The set and the opinion.
    pub(crate) document: String,
    pub(crate) gold: Verdict,
    pub(crate) asked: Asked,
    /// For each passage: whether it overlaps the labelled evidence.
    pub(crate) hits: Vec<bool>,
    /// Where the labelled evidence stands.
    pub(crate) evidence: Vec<Span>,
    /// All clauses of the opinion; none for a pair.
    pub(crate) clauses: Arc<[Clause]>,
}

/// A clause of an opinion.
#[derive(Debug, Clone)]
pub(crate) struct Clause {
    pub(crate) span: Span,
    pub(crate) text: String,
}

impl Cell {
    /// Whether there is labelled evidence.
    pub(crate) fn has_evidence(&self) -> bool {
        !self.evidence.is_empty()
    }

    /// Whether a passage shares at least half of the shorter with a piece of labelled evidence.
    pub(crate) fn is_evidence(&self, span: Span) -> bool {
        is_evidence(&self.evidence, span)
    }

    /// What a passage of the cell shows: the cell's verdict where it overlaps the evidence.
    pub(crate) fn label(&self, passage: usize) -> Verdict {
        if self.hits.get(passage).copied().unwrap_or(false) {
            self.gold
        } else {
            Verdict::Omitted
        }
    }
}

/// Whether a passage shares at least half of the shorter with a piece of evidence.
pub(crate) fn is_evidence(evidence: &[Span], span: Span) -> bool {
    evidence.iter().any(|piece| {
        let shared = piece
            .end()
            .min(span.end())
            .saturating_sub(piece.start().max(span.start()));
        shared > 0 && 2 * shared >= piece.len().min(span.len())
    })
}
