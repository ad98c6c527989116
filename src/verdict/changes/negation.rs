//! A passage that says that it does not do what the task asks, or not now: 暂缓建设, 不再推行.

use std::ops::Range;
use std::sync::LazyLock;

use super::pieces::{Piece, PieceKind, beginning};
use super::side::Side;
use super::slots::Slots;
use super::{Difference, Subject};
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
    STOP.find(subject.opinion.part(beginning(best)), &mut stops);
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
    let shared = |range: &Range<usize>| {
        let pairs = slots.pairs.iter().filter(|pair| range.contains(&pair.1));
        let content = |pair: &&(usize, usize)| opinion.piece(pair.1).is_some_and(Piece::is_content);
        let all: Vec<(usize, usize)> = pairs.copied().collect();
        (all.iter().filter(content).count() >= SHARED).then_some(all)
    };
    let (pairs, range) = if let Some(pairs) = shared(&(stop.end..clause.end)) {
        let (first, last) = (pairs.first()?.1, pairs.last()?.1);
        if begins_anew(opinion, stop.end..first) {
            return None;
        }
        (pairs, stop.start..with_noun(opinion, last, clause.end))
    } else {
        let pairs = shared(&(clause.start..stop.start))?;
        let touches = pairs.last()?.1 + 1 == stop.start;
        let first = pairs.first()?.1;
        (touches.then_some(pairs)?, first..clause.end)
    };
    let text = opinion.text(opinion.range(&range));
    let is_burden = BURDENS.iter().any(|burden| text.contains(burden));
    let task = pairs.first()?.0..pairs.last()?.0 + 1;
    (!is_burden).then_some(Stopped {
        task,
        opinion: range,
    })
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

/// To the end of the noun that the last shared piece stands in.
fn with_noun(side: &Side, last: usize, end: usize) -> usize {
    let names = |piece: &&Piece| {
        !piece.is(WordKind::Mark) && !piece.is(WordKind::Function) && piece.kind != PieceKind::Value
            || piece.is_in("”》")
    };
    let rest = side.range(&(last + 1..end));
    last + 1 + rest.iter().take_while(names).count()
}

/// With the verb before it in the same part that nothing else explains.
fn with_verb(side: &Side, range: &Range<usize>) -> Range<usize> {
    let before = (0..range.start).rev().take_while(|at| {
        let parts = |piece: &Piece| piece.ends_clause() || piece.joins();
        side.open(*at).is_some_and(|piece| !parts(piece))
    });
    let is_verb = |at: &usize| {
        side.piece(*at)
            .is_some_and(|piece| piece.is(WordKind::Verb))
    };
    before.filter(is_verb).last().unwrap_or(range.start)..range.end
}
