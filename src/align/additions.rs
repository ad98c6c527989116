//! What an opinion commits to on its own.

use super::candidates::Candidates;
use super::reading::{ReadClause, Reading};
use crate::lexicon::WordKind;
use crate::segment::Role;

/// A commitment counts as the opinion's own below this share of any task.
const OWN_BELOW: f32 = 0.34;

/// Characters of content that a commitment has at least.
const LEAST_CONTENT: usize = 4;

/// Runs of clauses of one sentence that commit to something of which no task holds much and that
/// are not among the `taken` clauses; as ranges of [`Reading::clauses`].
pub(crate) fn additions(
    reading: &Reading,
    candidates: &Candidates,
    taken: &[(u32, u32)],
) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for (at, clause) in (0..).zip(&reading.clauses) {
        let is_taken = taken.iter().any(|&(first, last)| first <= at && at < last);
        if is_taken || !is_own(reading, candidates, clause) {
            continue;
        }
        let previous = runs
            .last()
            .and_then(|&(_, last)| reading.clauses.get(last as usize - 1));
        let joins = previous.is_some_and(|before| before.sentence == clause.sentence)
            && runs.last().is_some_and(|&(_, last)| last == at);
        match runs.last_mut().filter(|_| joins) {
            Some(run) => run.1 = at + 1,
            None => runs.push((at, at + 1)),
        }
    }
    runs.retain(|&run| commits(reading, run));
    runs
}

fn is_own(reading: &Reading, candidates: &Candidates, clause: &ReadClause) -> bool {
    matches!(clause.role, Role::Action | Role::Target)
        && !clause.heading
        && reading
            .shares_of(clause)
            .iter()
            .all(|share| candidates.coverage(share.task as usize, share.mask) < OWN_BELOW)
}

/// Whether a run holds content and an action verb or a value.
fn commits(reading: &Reading, run: (u32, u32)) -> bool {
    let (start, end) = reading.range(run);
    let range = start as usize..end as usize;
    let kinds = reading.letters.kinds.get(range).unwrap_or_default();
    let content = kinds
        .iter()
        .filter(|kind| **kind == WordKind::Content)
        .count();
    let acts = kinds.contains(&WordKind::Verb);
    let valued = reading
        .text(start, end)
        .bytes()
        .any(|byte| byte.is_ascii_digit());
    content >= LEAST_CONTENT && (acts || valued)
}
