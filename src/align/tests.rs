//! The fast ways of ranking against their naive twins, on any text.

use proptest::prelude::*;

use super::candidates::Candidates;
use super::letter::Word;
use super::mask::Mask;
use super::plan::Plan;
use super::reading::{Reading, ReadingRoom};
use super::said::Said;
use crate::document::Document;
use crate::lexicon::Cues;
use crate::number::{small, unfixed};
use crate::score::naive;
use crate::segment::Role;
use crate::task::{Directive, quantity};

const DIRECTIVE: &str = "要优化城市空间结构，有序疏解老城功能，建设城市副中心。\
    要健全城市更新机制，盘活闲置厂房，提升城市生活品质。";

const PIECES: &[&str] = &[
    "优化城区空间结构",
    "疏解老城",
    "要建设城市副中心",
    "学习城市工作会议精神",
    "盘活厂房",
    "更新机制",
    "提升品质",
    "办好诗歌节",
    "到2027年盘活20万平方米",
    "，",
    "，",
    "，",
    "。",
    "\n",
];

fn page() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 1..60);
    pieces.prop_map(|pieces| format!("城{}", pieces.concat()))
}

/// What some clauses hold of a task, share by share.
fn held(reading: &Reading, task: usize, (first, last): (u32, u32)) -> Mask {
    let mut mask = Mask::default();
    for share in &reading.shares {
        if share.task as usize == task && (first..last).contains(&share.clause) {
            mask.add(&share.mask);
        }
    }
    mask
}

/// All windows of a task, fully sorted: clauses and scores of the best that do not overlap and are
/// not far behind the first.
fn exhaustive(
    reading: &Reading,
    ranked: &Candidates,
    task: usize,
    most: usize,
) -> Vec<((u32, u32), u32)> {
    let holds = |clause: u32| held(reading, task, (clause, clause + 1)) != Mask::default();
    let count = u32::try_from(reading.clauses.len()).unwrap();
    let mut windows = Vec::new();
    for first in 0..count {
        for last in first + 1..=count.min(first + 3) {
            let (a, b) = (
                reading.clauses[first as usize],
                reading.clauses[last as usize - 1],
            );
            let long = b.end - a.start > 118 && last - first > 1;
            if a.sentence != b.sentence || long || !holds(first) || !holds(last - 1) {
                continue;
            }
            let mask = held(reading, task, (first, last));
            let weights = &ranked.of(task).unwrap().weights;
            let coverage = weights.coverage(&mask);
            let total = reading.weight((first, last));
            let precision = if total > 0.0 {
                unfixed(weights.steps(&mask)) / total
            } else {
                0.0
            }
            .min(1.0);
            let role = match a.role {
                Role::Action | Role::Target => 1.0,
                Role::Deferral => 0.95,
                Role::Background => 0.6,
                Role::Chrome => 0.3,
            };
            let score = (0.8 * coverage + 0.2 * (precision * coverage).sqrt()) * role;
            windows.push(((first, last), score));
        }
    }
    windows.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let floor = windows.first().map_or(0.0, |first| 0.3 * first.1);
    let mut kept: Vec<((u32, u32), u32)> = Vec::new();
    for (clauses, score) in windows {
        if score < floor {
            break;
        }
        let (start, end) = reading.range(clauses);
        let overlaps = |&(other, _): &((u32, u32), u32)| {
            let (from, to) = reading.range(other);
            let shared = end.min(to).saturating_sub(start.max(from));
            shared > 0 && 2 * shared >= (end - start).min(to - from)
        };
        if kept.len() < most && !kept.iter().any(overlaps) {
            kept.push((clauses, score.to_bits()));
        }
    }
    kept
}

/// How much of a task stands in the same order in one of some clauses, and how much of the task
/// that fares best beside it, each character by itself.
fn order(reading: &Reading, plan: &Plan, (first, last): (u32, u32), task: usize) -> (f32, f32) {
    let characters = |text: &str| text.chars().collect::<Vec<_>>();
    let share = |clause: u32, task: usize| {
        let (start, end) = reading.range((clause, clause + 1));
        let own = characters(reading.text(start, end));
        let asked = characters(&plan.tasks[task].text);
        // A shorter task counts as one of four characters.
        small(naive::lcs(&own, &asked)) * (1.0 / small(asked.len().max(4)))
    };
    let best = |task: usize| {
        (first..last)
            .map(|clause| share(clause, task))
            .fold(0.0, f32::max)
    };
    let others = (0..plan.tasks.len()).filter(|&other| other != task);
    (best(task), others.map(best).fold(0.0, f32::max))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn quantities_are_those_of_each_clause(page in page()) {
        let plan = Plan::new(&Directive::parse(DIRECTIVE).unwrap());
        let document = Document::parse(page).unwrap();
        let reading = Reading::new(&document, &plan, ReadingRoom::default());
        for (at, clause) in (0..).zip(&reading.clauses) {
            let text = reading.text(clause.start, clause.end);
            let expected: Vec<_> = quantity::quantities(text).collect();
            prop_assert_eq!(reading.quantities((at, at + 1)), expected.as_slice());
        }
    }

    #[test]
    fn bigrams_and_words_are_those_inside_each_clause(page in page()) {
        let plan = Plan::new(&Directive::parse(DIRECTIVE).unwrap());
        let document = Document::parse(page).unwrap();
        let reading = Reading::new(&document, &plan, ReadingRoom::default());
        for (at, clause) in (0..).zip(&reading.clauses) {
            let own = (at, at + 1);
            let bigrams = clause.letters(&reading.letters).iter().map(|letter| letter.bigram);
            let found = reading.bigrams(own).iter().map(|bigram| bigram.id);
            prop_assert!(found.eq(bigrams.filter(|&id| id > 0)));
            let words: Vec<Word> = reading.letters.words().copied().collect();
            let is_inside = |word: &&Word| word.start >= clause.start && word.end() <= clause.end;
            let inside = || words.iter().filter(is_inside);
            let starts = |words: &[Word]| words.iter().map(|word| word.start).collect::<Vec<_>>();
            let meaning: Vec<Word> = inside().filter(|word| !word.entry().concepts.is_empty()).copied().collect();
            prop_assert_eq!(starts(reading.meaning(own)), starts(&meaning));
            let says = |word: &&Word| word.entry().verb.is_some() || word.entry().cues != Cues::default();
            let saying: Vec<Word> = inside().filter(says).copied().collect();
            prop_assert_eq!(starts(reading.saying(own)), starts(&saying));
            prop_assert_eq!(reading.said(own), Said::new(inside()));
        }
    }

    #[test]
    fn ranking_is_that_of_all_windows(page in page(), most in 1_usize..6) {
        let plan = Plan::new(&Directive::parse(DIRECTIVE).unwrap());
        let document = Document::parse(page).unwrap();
        let reading = Reading::new(&document, &plan, ReadingRoom::default());
        let mut ranked = Candidates::default();
        ranked.rank(&reading, &plan, most);
        for task in 0..plan.tasks.len() {
            let list = ranked.passages(task);
            let found: Vec<_> = list.iter().map(|c| (c.clauses, c.score.to_bits())).collect();
            prop_assert_eq!(found, exhaustive(&reading, &ranked, task, most));
            for candidate in list {
                prop_assert_eq!(candidate.mask, held(&reading, task, candidate.clauses));
                let found = ranked.order(&plan, candidate.clauses, task);
                let expected = order(&reading, &plan, candidate.clauses, task);
                prop_assert_eq!((found.own, found.rival), expected);
            }
        }
    }
}
