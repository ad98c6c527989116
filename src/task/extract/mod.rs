//! Extraction of the task tree from a directive.
//!
//! Target sentences give targets (`targets`). Action sentences give tasks and measures
//! (`measures`); how finely they are cut depends on how the directive is written, see [`Style`].

mod measures;
mod style;
mod targets;
mod wording;

use super::types::{Task, TaskKind};
use crate::document::Document;
use crate::number::to_u32;
use crate::segment::{ClausePiece, Role, SentencePiece};

use style::Style;
use wording::Wording;

/// The tasks of a directive, in text order.
pub(super) fn tasks(document: &Document) -> Vec<Task> {
    let reader = Reader::new(document);
    let mut tree = Tree::default();
    for paragraph in reader.paragraphs() {
        let (aims, actions): (Vec<_>, Vec<_>) = paragraph
            .iter()
            .filter(|sentence| matches!(sentence.role, Role::Target | Role::Action))
            .partition(|sentence| {
                sentence.role == Role::Target && targets::is_aim(&reader, sentence)
            });
        targets::read(&reader, &aims, &mut tree);
        measures::read(&reader, &actions, &mut tree);
    }
    tree.into_tasks(document)
}

/// A directive with what extraction needs to read it.
struct Reader<'a> {
    document: &'a Document,
    wording: Wording,
    style: Style,
}

impl<'a> Reader<'a> {
    fn new(document: &'a Document) -> Self {
        Self {
            document,
            wording: Wording::load(),
            style: Style::of(document),
        }
    }

    /// The sentences of each line.
    fn paragraphs(&self) -> impl Iterator<Item = &'a [SentencePiece]> {
        self.document
            .outline()
            .sentences
            .chunk_by(|a, b| a.line == b.line)
    }

    /// The clauses of a sentence that hold something.
    fn clauses(&self, sentence: &SentencePiece) -> Vec<ClausePiece> {
        let (first, last) = sentence.clauses;
        let all = &self.document.outline().clauses;
        all.get(first as usize..last as usize)
            .unwrap_or_default()
            .iter()
            .filter(|clause| clause.content.0 < clause.content.1)
            .copied()
            .collect()
    }

    /// Where what a sentence itself commits to begins.
    fn end_of_reasons(&self, sentence: &SentencePiece) -> u32 {
        let first = sentence.clauses.0 + sentence.reasons;
        let clause = self.document.outline().clauses.get(first as usize);
        clause.map_or(sentence.end, |clause| clause.start)
    }

    fn text(&self, range: (u32, u32)) -> &'a str {
        self.document.clean_slice(range)
    }

    /// A range without the words at its beginning that are no part of a commitment.
    fn without_lead(&self, range: (u32, u32)) -> (u32, u32) {
        let text = self.text(range);
        let kept = self.wording.strip_lead(text);
        (range.1 - byte_len(kept), range.1)
    }
}

fn byte_len(text: &str) -> u32 {
    to_u32(text.len())
}

/// The tasks found so far, as a flat tree.
#[derive(Default)]
struct Tree {
    nodes: Vec<Node>,
}

struct Node {
    kind: TaskKind,
    parent: Option<usize>,
    range: (u32, u32),
    year: Option<u16>,
}

impl Tree {
    fn push(&mut self, kind: TaskKind, parent: Option<usize>, range: (u32, u32)) -> usize {
        self.push_due(kind, parent, range, None)
    }

    fn push_due(
        &mut self,
        kind: TaskKind,
        parent: Option<usize>,
        range: (u32, u32),
        year: Option<u16>,
    ) -> usize {
        self.nodes.push(Node {
            kind,
            parent,
            range,
            year,
        });
        self.nodes.len() - 1
    }

    /// Numbers the nodes: targets G1, G2, G2.1; everything else 1, 1.1, 1.1.1.
    fn into_tasks(self, document: &Document) -> Vec<Task> {
        let mut ids: Vec<String> = Vec::with_capacity(self.nodes.len());
        let mut children = vec![0_usize; self.nodes.len()];
        let (mut targets, mut others) = (0, 0);
        for node in &self.nodes {
            let siblings = match (node.parent.and_then(|p| children.get_mut(p)), node.kind) {
                (Some(count), _) => count,
                (None, TaskKind::Target) => &mut targets,
                (None, _) => &mut others,
            };
            *siblings += 1;
            ids.push(match (node.parent.and_then(|p| ids.get(p)), node.kind) {
                (Some(parent), _) => format!("{parent}.{siblings}"),
                (None, TaskKind::Target) => format!("G{siblings}"),
                (None, _) => siblings.to_string(),
            });
        }
        self.nodes
            .iter()
            .zip(&ids)
            .map(|(node, id)| Task {
                id: id.clone(),
                parent: node.parent.and_then(|p| ids.get(p)).cloned(),
                kind: node.kind,
                text: document.clean_slice(node.range).to_owned(),
                year: node.year,
                span: Some(document.span_of(node.range)),
            })
            .collect()
    }
}
