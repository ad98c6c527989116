//! What an opinion commits to on its own.

use std::sync::LazyLock;

use super::candidates::Candidates;
use super::clauses::ReadClause;
use super::letter::Letter;
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
    let has_rows = has_rows(reading);
    let mut said = Vec::new();
    let mut additions = runs(reading, candidates, &claimed);
    additions.retain_mut(|run| {
        said.clear();
        said.extend((run.0..run.1).map(|at| says(reading, at)));
        let said = trim(reading, &said, run, has_rows);
        let content = said.iter().sum();
        content >= LEAST_CONTENT
            && !leans(reading, &claimed, *run)
            && (!has_rows || opens_row(reading, *run))
            && commits(reading, content, *run)
    });
    additions
}

/// The runs of clauses of one sentence that are the opinion's own and that no task has a claim on.
fn runs(reading: &Reading, candidates: &Candidates, claimed: &Claimed) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    let mut before = None;
    for (at, clause) in (0..).zip(&reading.clauses) {
        if !is_own(candidates, (at, clause)) || !claimed.is_free(at, clause) {
            continue;
        }
        match runs
            .last_mut()
            .filter(|run| run.1 == at && before == Some(clause.sentence))
        {
            Some(run) => run.1 = at + 1,
            None => runs.push((at, at + 1)),
        }
        before = Some(clause.sentence);
    }
    runs
}

/// Which clauses belong to tasks.
struct Claimed(Vec<Claims>);

/// What claims there are on a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Claims {
    None,
    OfTask,
    /// Of a measure: what stands under the clause, if it is a heading, says how.
    OfMeasure,
}

impl Claimed {
    fn new(reading: &Reading, claims: &[Claim]) -> Self {
        let mut claimed = vec![Claims::None; reading.clauses.len()];
        for claim in claims {
            let (first, last) = (claim.clauses.0 as usize, claim.clauses.1 as usize);
            let new = if claim.measure {
                Claims::OfMeasure
            } else {
                Claims::OfTask
            };
            for claims in claimed.get_mut(first..last).unwrap_or_default() {
                *claims = new.max(*claims);
            }
        }
        Self(claimed)
    }

    fn of(&self, at: u32) -> Claims {
        self.0.get(at as usize).copied().unwrap_or(Claims::None)
    }

    fn is_free(&self, at: u32, clause: &ReadClause) -> bool {
        let explains = |heading| self.of(heading) == Claims::OfMeasure;
        self.of(at) == Claims::None && !clause.heading_before.is_some_and(explains)
    }
}

fn is_own(candidates: &Candidates, (at, clause): (u32, &ReadClause)) -> bool {
    matches!(clause.role, Role::Action | Role::Target)
        && !clause.heading
        && candidates.covered(at) < OWN_BELOW
}

/// Takes from a run what only announces (全会强调) or dates (到2027年) at its start, and offices and
/// dates in later cells of a row at its end; returns what the clauses say that are left.
fn trim<'s>(
    reading: &Reading,
    mut said: &'s [usize],
    run: &mut (u32, u32),
    has_rows: bool,
) -> &'s [usize] {
    while let [says, later @ ..] = said
        && (*says == 0 || announces(reading, run.0))
    {
        (said, run.0) = (later, run.0 + 1);
    }
    while let [earlier @ .., says] = said
        && (*says == 0 || has_rows && is_bare_cell(reading, run.1 - 1))
    {
        (said, run.1) = (earlier, run.1 - 1);
    }
    said
}

/// Characters of a clause's content outside values, [`PLAIN_CONTENT`] at most: more of them make no
/// difference.
fn says(reading: &Reading, at: u32) -> usize {
    let Some(clause) = reading.clauses.get(at as usize) else {
        return 0;
    };
    let amounts = reading.amounts((at, at + 1));
    let valued: usize = amounts.map(|amount| content(reading, amount)).sum();
    let all = content(reading, (clause.start, clause.end));
    all.saturating_sub(valued).min(PLAIN_CONTENT)
}

/// Characters of a range that say something.
fn content(reading: &Reading, range: (u32, u32)) -> usize {
    use WordKind::{Content, Frame, Verb};
    let letters = reading.letters.range(range).iter();
    let says = |letter: &&Letter| matches!(letter.kind, Content | Frame | Verb);
    letters.filter(says).count()
}

/// 全会强调, 会议要求: who speaks, not what is to be done.
fn announces(reading: &Reading, at: u32) -> bool {
    let Some(clause) = reading.clauses.get(at as usize) else {
        return false;
    };
    if clause.len() > 16 {
        return false;
    }
    let text = reading.text(clause.start, clause.end);
    ["全会", "会议"].iter().any(|body| text.starts_with(body))
        && [
            "强调", "提出", "要求", "指出", "确定", "明确", "号召", "认为",
        ]
        .iter()
        .any(|verb| text.contains(verb))
}

/// Clauses of a commitment that a neighbour in the same sentence makes.
fn leans(reading: &Reading, claimed: &Claimed, (first, last): (u32, u32)) -> bool {
    let sentence = |at: u32| {
        reading
            .clauses
            .get(at as usize)
            .map(|clause| clause.sentence)
    };
    let is_claimed = |at: u32| claimed.of(at) > Claims::None && sentence(at) == sentence(first);
    let (start, end) = reading.range((first, last));
    let text = || reading.text(start, end);
    // 要擦亮文化名片: what a sentence of several commitments begins with, alone.
    let leads =
        || last == first + 1 && sentence(last) == sentence(first) && text().starts_with('要');
    // 让…, 形成…: what a commitment of a task is good for.
    let serves = || {
        first.checked_sub(1).is_some_and(is_claimed)
            && PURPOSE.iter().any(|word| text().starts_with(word))
    };
    // 实施…行动: under which name a task is taken up.
    let names = || {
        let programmes = ["行动", "工程", "计划"];
        is_claimed(last) && programmes.iter().any(|word| text().ends_with(word))
    };
    leads() || serves() || names()
}

/// Whether a run of so much content holds an action verb or a value, or so much that a verb must
/// be among it; and is no procedure.
fn commits(reading: &Reading, content: usize, run: (u32, u32)) -> bool {
    let (start, end) = reading.range(run);
    let text = reading.text(start, end);
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
