//! Territory and level, where nothing else differs: 全省 → 全市, 先行市 → 先行区.

use std::ops::Range;

use super::difference::Difference;
use super::pieces::Piece;
use super::side::Side;
use super::slots::Slots;
use super::substance::bytes;
use super::words::known;
use crate::lexicon::WordKind;
use crate::report::ChangeKind;

/// The words of scope and the titles that name another level.
pub(super) fn differences(slots: &Slots) -> Vec<Difference> {
    let words = words(&slots.task).zip(words(&slots.opinion));
    let titles = slots.pairs.iter().filter_map(|&(ours, theirs)| {
        let ours = title(&slots.task, ours)?;
        Some((ours, title(&slots.opinion, theirs)?))
    });
    words
        .chain(titles)
        .filter_map(|(ours, theirs)| {
            let levels = (level(&slots.task, &ours)?, level(&slots.opinion, &theirs)?);
            let kind = match levels.0.cmp(&levels.1) {
                std::cmp::Ordering::Equal => return None,
                std::cmp::Ordering::Greater => ChangeKind::Narrowed,
                std::cmp::Ordering::Less => ChangeKind::Widened,
            };
            let (ours, theirs) = (bytes(&slots.task, &ours), bytes(&slots.opinion, &theirs));
            Some(Difference::new(kind, ours, theirs))
        })
        .collect()
}

/// The words of scope that stand in one text alone, inside a longer word too.
fn words<'a>(side: &'a Side) -> impl Iterator<Item = Range<usize>> + use<'a> {
    let runs = side.words().flat_map(|word| side.open_runs(word));
    runs.filter(|run| {
        let entry = known(side.text(side.range(run)));
        entry.is_some_and(|entry| entry.kind == Some(WordKind::Scope))
    })
}

/// A shared word with the level behind it that is not shared.
fn title(side: &Side, last: usize) -> Option<Range<usize>> {
    let is_level = |piece: &Piece| piece.is_content() && piece.is_in(LEVELS);
    side.open(last + 1).filter(|piece| is_level(piece))?;
    let word = side.piece(last)?.word;
    Some(word as usize..last + 2)
}

/// Levels from the lowest to the highest; two characters a level.
const LEVELS: &[char] = &['镇', '乡', '区', '县', '市', '市', '省', '省', '国', '国'];

/// Words that end like a level and name none.
const NONE: &[&str] = &["城乡", "地区", "各地区"];

fn level(side: &Side, range: &Range<usize>) -> Option<usize> {
    let text = side.text(side.range(range));
    let last = text
        .chars()
        .rev()
        .find_map(|c| LEVELS.iter().position(|level| *level == c));
    last.filter(|_| !NONE.contains(&text)).map(|at| at / 2)
}
