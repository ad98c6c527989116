//! A passage that says that it does not do what the task asks, or not now: 暂缓建设, 不再推行.

use std::ops::Range;
use std::sync::LazyLock;

use super::difference::Difference;
use super::pieces::{Piece, PieceKind};
use super::side::Side;
use super::slots::Slots;
use super::subject::Subject;
use crate::finder::Finder;
use crate::lexicon::WordKind;
use crate::report::ChangeKind;

/// Words that stop or put off what stands in their clause.
const STOPS: &[&str] = &[
    "不再",
    "暂不",
    "暂缓",
    "暂停",
    "缓建",
    "停建",
    "停止",
    "叫停",
    "终止",
    "取消",
    "撤销",
    "搁置",
    "推迟",
    "延缓",
    "不予",
    "不纳入",
    "不单独",
    "不新建",
    "不新设",
];

/// A task with one of these words asks that something stop or shrink: to stop it does the task.
const RESTRAINTS: &[&str] = &[
    "防止", "严控", "控制", "禁止", "严禁", "遏制", "淘汰", "压减", "压降", "整治", "清理", "减少",
    "减轻", "降低", "破除", "打破", "化解", "精简", "放宽", "疏解", "腾退", "关停",
];

/// What is lifted with these is a burden: 取消准入限制 opens.
const BURDENS: &[&str] = &[
    "限制", "壁垒", "收费", "审批", "门槛", "证明", "束缚", "歧视", "障碍", "费用",
];

static STOP: LazyLock<Finder> = LazyLock::new(|| Finder::new(STOPS.iter().copied()));
static RESTRAINT: LazyLock<Finder> =
    LazyLock::new(|| Finder::new(STOPS.iter().chain(RESTRAINTS).copied()));

/// The first clause that stops what the task asks; its words are settled.
pub(super) fn difference(
    slots: &mut Slots,
    subject: &Subject,
    best: (u32, u32),
) -> Option<Difference> {
    let mut stops = Vec::new();
    STOP.find(subject.beginning(best), &mut stops);
    if stops.is_empty() || holds(&RESTRAINT, subject.task) {
        return None;
    }
    let offset = subject.opinion.bytes(best).start;
    let (stop, stopped) = stops.iter().find_map(|stop| {
        let stop = pieces(&slots.opinion, stop.start + offset..stop.end + offset)?;
        Some((stop.clone(), stopped(slots, &stop)?))
    })?;
    let ours = with_verb(&slots.task, &stopped.task);
    slots.opinion.settle(stop);
    let bytes = |side: &Side, range: &Range<usize>| {
        let pieces = side.range(range);
        Some(pieces.first()?.start..pieces.last()?.end)
    };
    Some(Difference::new(
        ChangeKind::Negation,
        bytes(&slots.task, &ours),
        bytes(&slots.opinion, &stopped.opinion),
    ))
}

fn holds(words: &Finder, text: &str) -> bool {
    let mut found = Vec::new();
    words.find(text, &mut found);
    !found.is_empty()
}

/// The pieces of a word; `None` inside a name.
fn pieces(side: &Side, word: Range<usize>) -> Option<Range<usize>> {
    let start = side
        .pieces
        .partition_point(|piece| piece.start < word.start);
    let end = side.pieces.partition_point(|piece| piece.end <= word.end);
    let is_named = side.piece(start)?.kind == PieceKind::Name;
    (start < end && !is_named).then_some(start..end)
}

/// What is stopped, as ranges of pieces.
struct Stopped {
    task: Range<usize>,
    opinion: Range<usize>,
}

/// Pieces that must be shared with the task: a word.
const SHARED: usize = 2;

/// What a word stops in its clause: what it stands before, or else what it stands directly behind.
fn stopped(slots: &Slots, stop: &Range<usize>) -> Option<Stopped> {
    let opinion = &slots.opinion;
    let clause = clause(opinion, stop.start);
    let before = shared(slots, stop.end..clause.end);
    let before = before.filter(|shared| !begins_anew(opinion, stop.end..shared.opinion.start));
    let stopped = if let Some(shared) = before {
        let end = with_noun(opinion, shared.opinion.end, clause.end);
        Stopped {
            opinion: stop.start..end,
            ..shared
        }
    } else {
        let shared = shared(slots, clause.start..stop.start)?;
        let touches = shared.opinion.end == stop.start;
        Stopped {
            opinion: touches.then_some(shared.opinion.start..clause.end)?,
            ..shared
        }
    };
    let text = opinion.text(opinion.range(&stopped.opinion));
    let is_burden = BURDENS.iter().any(|burden| text.contains(burden));
    (!is_burden).then_some(stopped)
}

/// What a range of the passage shares with the task: its pairs, or else the longest run of content
/// that stands in the task at another place.
fn shared(slots: &Slots, range: Range<usize>) -> Option<Stopped> {
    let is_content = |at: usize| slots.opinion.piece(at).is_some_and(Piece::is_content);
    let pairs = || slots.pairs.iter().filter(|pair| range.contains(&pair.1));
    if pairs().filter(|pair| is_content(pair.1)).count() >= SHARED {
        let (first, last) = (pairs().next()?, pairs().next_back()?);
        return Some(Stopped {
            task: first.0..last.0 + 1,
            opinion: first.1..last.1 + 1,
        });
    }
    let runs = range.clone().filter_map(|start| {
        let ends = (start + 1..=range.end).take_while(|end| is_content(end - 1));
        let found = ends.map_while(|end| Some((end, in_task(slots, &(start..end))?)));
        let (end, task) = found.last()?;
        Some(Stopped {
            task,
            opinion: start..end,
        })
    });
    let longest = runs.reduce(|best, run| {
        if best.opinion.len() >= run.opinion.len() {
            best
        } else {
            run
        }
    });
    longest.filter(|run| run.opinion.len() >= SHARED)
}

/// The pieces of the task with the words of some pieces of the passage.
fn in_task(slots: &Slots, range: &Range<usize>) -> Option<Range<usize>> {
    let (task, opinion) = (&slots.task, &slots.opinion);
    let first = task.pieces.first()?.start;
    let words = opinion.text(opinion.range(range));
    let start = first + task.text(task.pieces).find(words)?;
    pieces(task, start..start + words.len())
}

fn clause(side: &Side, at: usize) -> Range<usize> {
    let (before, after) = (side.range(&(0..at)), side.range(&(at..side.pieces.len())));
    let start = before.iter().rposition(Piece::ends_clause);
    let end = after.iter().position(Piece::ends_clause);
    start.map_or(0, |mark| mark + 1)..end.map_or(side.pieces.len(), |mark| at + mark)
}

/// Whether another verb begins behind a joint: 取消甲、建设乙 stops 甲 alone.
fn begins_anew(side: &Side, range: Range<usize>) -> bool {
    let pieces = side.range(&range);
    let mut pairs = pieces.iter().zip(pieces.iter().skip(1));
    pairs.any(|(joint, verb)| joint.joins() && verb.is(WordKind::Verb))
}

/// To the end of the noun that the shared pieces before `from` stand in.
fn with_noun(side: &Side, from: usize, end: usize) -> usize {
    let names = |piece: &&Piece| {
        !piece.is(WordKind::Mark) && !piece.is(WordKind::Function) && piece.kind != PieceKind::Value
            || piece.is_in(&['”', '》'])
    };
    let rest = side.range(&(from..end));
    from + rest.iter().take_while(names).count()
}

/// With the verb directly before it that nothing else explains.
fn with_verb(side: &Side, range: &Range<usize>) -> Range<usize> {
    let is_verb = |piece: &Piece| piece.is(WordKind::Verb);
    let before = (0..range.start).rev();
    let verb = before.take_while(|at| side.open(*at).is_some_and(is_verb));
    range.start - verb.count()..range.end
}
