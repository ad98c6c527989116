//! The questions that are put to the judge, one a task.

use super::Inner;
use crate::align::{Candidates, Reading};
use crate::verdict::{Common, Pair, Passage, Question, features};

/// The memory of the questions about one opinion, for those about the next one.
#[derive(Debug, Default)]
pub(super) struct Spare {
    /// Empty lists, the one for the first task last.
    passages: Vec<Vec<Passage<'static>>>,
    runs: Vec<f32>,
}

impl Spare {
    /// Takes the memory of questions that are answered.
    pub(super) fn keep(&mut self, questions: Vec<Question>) {
        let passages = questions.into_iter().map(|question| question.passages);
        self.passages.extend(passages.rev().map(emptied));
    }
}

/// The memory of a list: collected in place, without the passages that nobody may keep.
fn emptied(mut passages: Vec<Passage>) -> Vec<Passage<'static>> {
    passages.clear();
    passages.into_iter().map_while(|_| None).collect()
}

/// One question a task.
pub(super) fn questions<'a>(
    inner: &'a Inner,
    reading: &'a Reading<'a>,
    candidates: &'a Candidates,
    spare: &mut Spare,
) -> Vec<Question<'a>> {
    let tasks = inner.tasks.iter().enumerate();
    tasks
        .map(|(at, task)| Question {
            task: task.id(),
            text: task.text(),
            kind: task.kind(),
            passages: passages(inner, reading, candidates, at, spare),
        })
        .collect()
}

/// The passages of a task with their features, as ranked.
fn passages<'a>(
    inner: &Inner,
    reading: &'a Reading<'a>,
    candidates: &Candidates,
    task: usize,
    spare: &mut Spare,
) -> Vec<Passage<'a>> {
    let mut passages = spare.passages.pop().unwrap_or_default();
    let facts = inner.facts.get(task);
    let common = facts.and_then(|facts| {
        Common::new(
            reading,
            &inner.plan,
            facts,
            candidates,
            task,
            &mut spare.runs,
        )
    });
    let Some(common) = common else {
        return passages;
    };
    passages.reserve(common.ranked.len());
    for (rank, candidate) in common.ranked.iter().enumerate() {
        if let Some(pair) = Pair::new(&common, rank, candidate) {
            let (start, end) = candidate.range;
            passages.push(Passage {
                span: reading.span(start, end),
                text: reading.text(start, end),
                role: pair.clause.role,
                features: features(&pair),
            });
        }
    }
    passages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emptied_list_keeps_its_memory() {
        let passages: Vec<Passage> = Vec::with_capacity(7);
        let memory = passages.as_ptr();
        let emptied = emptied(passages);
        assert_eq!(
            (emptied.as_ptr(), emptied.len(), emptied.capacity()),
            (memory, 0, 7)
        );
    }
}
