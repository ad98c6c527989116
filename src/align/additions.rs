//! What an opinion commits to on its own.

use std::sync::LazyLock;

use super::candidates::Candidates;
use super::clauses::ReadClause;
use super::reading::Reading;
use super::rows::{has_rows, is_bare_cell, opens_row};
use crate::finder::Finder;
use crate::lexicon::WordKind;
use crate::segment::Role;
use crate::task::quantity::QuantityKind;

/// A commitment counts as the opinion's own below this share of any task.
const OWN_BELOW: f32 = 0.22;

/// Characters that a commitment says at least, beside its values.
const LEAST_CONTENT: usize = 4;

/// Characters that it says at least without a verb or a value that the lexicon knows.
const PLAIN_CONTENT: usize = 7;

/// Words of sentences that say who sees to it that the others do what they promised.
static PROCEDURE: LazyLock<Finder> = LazyLock::new(|| {
    Finder::new([
        "督查",
        "督办",
        "抓总",
        "牵头单位",
        "责任单位",
        "配合单位",
        "有关落实情况",
        "号召",
        "问责",
        "动态管理",
        "一盘棋",
        "任务分解",
        "本意见",
        "本清单",
        "本方案",
    ])
});

/// What the aim or the manner of the clause before begins with.
const PURPOSE: &[&str] = &["让", "使", "形成", "确保", "做到", "实现", "不再", "通过"];

/// Without a verb of the lexicon, one of these opens what is to be done.
const OPENS: &[&str] = &["把", "跟", "每", "为", "给", "对"];

/// Without a verb of the lexicon, one of these binds.
static BINDS: LazyLock<Finder> =
    LazyLock::new(|| Finder::new(["必须", "一律", "不再", "不得", "务必"]));

/// A passage that a task takes up, or may.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Claim {
    /// Clauses `first..last` of [`Reading::clauses`].
    pub(crate) clauses: (u32, u32),
    /// Whether the task is one concrete thing to do: what stands under a heading that takes it up
    /// says how.
    pub(crate) measure: bool,
}

/// Runs of clauses of one sentence that commit to something of which no task holds much and on
/// which no task has a claim; as ranges of [`Reading::clauses`].
pub(crate) fn additions(
    reading: &Reading,
    candidates: &Candidates,
    claims: &[Claim],
) -> Vec<(u32, u32)> {
    let claimed = Claimed::new(reading, claims);
    let mut runs: Vec<(u32, u32)> = Vec::new();
    let mut before: Option<&ReadClause> = None;
    for (at, clause) in (0..).zip(&reading.clauses) {
        let is_own = claimed.is_free(at, clause) && is_own(candidates, clause);
        let joins = before.is_some_and(|before| before.sentence == clause.sentence);
        before = is_own.then_some(clause);
        match runs.last_mut().filter(|run| joins && run.1 == at) {
            _ if !is_own => {}
            Some(run) => run.1 = at + 1,
            None => runs.push((at, at + 1)),
        }
    }
    let said = said(reading, &runs);
    let has_rows = has_rows(reading);
    runs.into_iter()
        .map(|run| trimmed(reading, &said, run))
        .filter(|&run| run.0 < run.1 && !leans(reading, &claimed, run))
        .filter(|&run| !has_rows || opens_row(reading, run))
        .filter(|&run| commits(reading, &said, run))
        .collect()
}

/// Which clauses belong to tasks, and which headings to measures.
struct Claimed {
    clauses: Vec<bool>,
    by_measure: Vec<bool>,
}

impl Claimed {
    fn new(reading: &Reading, claims: &[Claim]) -> Self {
        let mut claimed = Self {
            clauses: vec![false; reading.clauses.len()],
            by_measure: vec![false; reading.clauses.len()],
        };
        for claim in claims {
            let (first, last) = (claim.clauses.0 as usize, claim.clauses.1 as usize);
            for at in first..last {
                mark(&mut claimed.clauses, at);
                if claim.measure {
                    mark(&mut claimed.by_measure, at);
                }
            }
        }
        claimed
    }

    fn is_free(&self, at: u32, clause: &ReadClause) -> bool {
        let is = |flags: &[bool], at: u32| flags.get(at as usize).copied().unwrap_or(false);
        let explains = clause
            .heading_before
            .is_some_and(|heading| is(&self.by_measure, heading));
        !is(&self.clauses, at) && !explains
    }
}

fn mark(flags: &mut [bool], at: usize) {
    if let Some(flag) = flags.get_mut(at) {
        *flag = true;
    }
}

fn is_own(candidates: &Candidates, clause: &ReadClause) -> bool {
    matches!(clause.role, Role::Action | Role::Target)
        && !clause.heading
        && candidates
            .covered(clause.shares)
            .iter()
            .all(|&share| share < OWN_BELOW)
}

/// Without what only announces (全会强调) or dates (到2027年) at its start, and without offices and
/// dates in later cells of a row at its end.
fn trimmed(reading: &Reading, said: &[usize], (mut first, mut last): (u32, u32)) -> (u32, u32) {
    let says = |at: u32| said.get(at as usize).copied().unwrap_or(0);
    while first < last && (says(first) == 0 || announces(reading, first)) {
        first += 1;
    }
    while first < last && (says(last - 1) == 0 || is_bare_cell(reading, last - 1)) {
        last -= 1;
    }
    (first, last)
}

/// For each clause of some runs: the characters of its content outside values, so far as more of
/// them make a difference.
fn said(reading: &Reading, runs: &[(u32, u32)]) -> Vec<usize> {
    let mut said = vec![0; reading.clauses.len()];
    for at in runs.iter().flat_map(|&(first, last)| first..last) {
        if let Some(said) = said.get_mut(at as usize) {
            *said = says(reading, at);
        }
    }
    said
}

/// Characters of a clause's content outside values, [`PLAIN_CONTENT`] at most.
fn says(reading: &Reading, at: u32) -> usize {
    let Some(clause) = reading.clauses.get(at as usize) else {
        return 0;
    };
    let start = reading.letters.byte(clause.start);
    let mut values = reading.quantities((at, at + 1));
    let mut is_value = |at: u32| {
        let byte = (reading.letters.byte(at) - start) as usize;
        while let [first, later @ ..] = values
            && first.end <= byte
        {
            values = later;
        }
        values.first().is_some_and(|value| value.start <= byte)
    };
    let letters = reading.letters.range((clause.start, clause.end));
    let said = (clause.start..).zip(letters).filter(|(at, letter)| {
        use WordKind::{Content, Frame, Verb};
        matches!(letter.kind, Content | Frame | Verb) && !is_value(*at)
    });
    said.take(PLAIN_CONTENT).count()
}

/// 全会强调, 会议要求: who speaks, not what is to be done.
fn announces(reading: &Reading, at: u32) -> bool {
    let Some(clause) = reading.clauses.get(at as usize) else {
        return false;
    };
    let text = reading.text(clause.start, clause.end);
    ["全会", "会议"].iter().any(|body| text.starts_with(body))
        && [
            "强调", "提出", "要求", "指出", "确定", "明确", "号召", "认为",
        ]
        .iter()
        .any(|verb| text.contains(verb))
        && clause.len() <= 16
}

/// Clauses of a commitment that a neighbour in the same sentence makes.
fn leans(reading: &Reading, claimed: &Claimed, (first, last): (u32, u32)) -> bool {
    let sentence = |at: u32| {
        reading
            .clauses
            .get(at as usize)
            .map(|clause| clause.sentence)
    };
    let is_claimed = |at: u32| {
        sentence(at) == sentence(first) && claimed.clauses.get(at as usize) == Some(&true)
    };
    let (start, end) = reading.range((first, last));
    let text = reading.text(start, end);
    // 要擦亮文化名片: what a sentence of several commitments begins with, alone.
    let leads = last == first + 1 && sentence(last) == sentence(first) && text.starts_with('要');
    // 让…, 形成…: what a commitment of a task is good for.
    let serves = PURPOSE.iter().any(|word| text.starts_with(word))
        && first.checked_sub(1).is_some_and(is_claimed);
    // 实施…行动: under which name a task is taken up.
    let names = ["行动", "工程", "计划"]
        .iter()
        .any(|word| text.ends_with(word))
        && is_claimed(last);
    leads || serves || names
}

/// Whether a run holds content and an action verb or a value, or so much content that a verb must
/// be among it; and is no procedure.
fn commits(reading: &Reading, said: &[usize], run: (u32, u32)) -> bool {
    let (start, end) = reading.range(run);
    let text = reading.text(start, end);
    let said = said.get(run.0 as usize..run.1 as usize);
    let content: usize = said.unwrap_or_default().iter().sum();
    if content < LEAST_CONTENT {
        return false;
    }
    let letters = reading.letters.range((start, end));
    let acts = letters.iter().any(|letter| letter.kind == WordKind::Verb);
    // A number in words may just be a way of speaking: 一处一个办法.
    let valued = || {
        let mut values = reading.quantities(run).iter();
        text.bytes().any(|byte| byte.is_ascii_digit())
            || values.any(|value| value.kind == QuantityKind::Percent)
    };
    let orders = || OPENS.iter().any(|word| text.starts_with(word)) || holds(&BINDS, text);
    let enough = acts || valued() || content >= PLAIN_CONTENT && orders();
    enough && !holds(&PROCEDURE, text)
}

/// Whether one of some words stands in a text.
fn holds(words: &Finder, text: &str) -> bool {
    let mut found = Vec::new();
    words.find(text, &mut found);
    !found.is_empty()
}
