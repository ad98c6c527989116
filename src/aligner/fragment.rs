//! The words of a task that some of its characters make up.

use crate::align::{Mask, TaskProfile};
use crate::report::TaskFragment;

/// Letters that say something.
const PART: usize = 2;

/// The first run of a task's characters whose bits are set and that says something, in whole words;
/// `None` too for a task so long that its characters share bits.
pub(super) fn fragment(task: &TaskProfile, mut bits: u128) -> Option<TaskFragment> {
    let byte = |at: u32| task.letters.byte(at) as usize;
    while bits != 0 && task.letters.len() <= Mask::BITS {
        let first = bits.trailing_zeros();
        let length = (bits >> first).trailing_ones();
        let run = task.text.get(byte(first)..byte(first + length))?;
        if run.chars().filter(|c| c.is_alphabetic()).count() >= PART {
            let (start, end) = in_whole_words(task, (first, first + length));
            let (start, end) = (byte(start), byte(end));
            return Some(TaskFragment {
                start,
                end,
                text: task.text.get(start..end)?.to_owned(),
            });
        }
        bits &= !(u128::MAX >> (Mask::BITS - length) << first);
    }
    None
}

/// Known words of more characters are made of shorter ones.
const WORD: u32 = 3;

/// A range of a task's characters without half a word at its ends. Where known words end and begin,
/// nothing is cut: 提高 and 职工, whatever 高职 says.
fn in_whole_words(task: &TaskProfile, (start, end): (u32, u32)) -> (u32, u32) {
    let words = || {
        let words = task.letters.words().map(|word| (word.start, word.end()));
        words.filter(|(start, end)| end - start > 1)
    };
    let is_joint = |at| words().any(|word| word.1 == at) && words().any(|word| word.0 == at);
    let short = || words().filter(|(start, end)| end - start <= WORD);
    let cut = |at| short().filter(move |word| word.0 < at && at < word.1);
    let before = cut(start).map(|word| word.0).min();
    let after = cut(end).map(|word| word.1).max();
    (
        before.filter(|_| !is_joint(start)).unwrap_or(start),
        after.filter(|_| !is_joint(end)).unwrap_or(end),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Plan;
    use crate::task::{Directive, TaskList};

    #[test]
    fn a_fragment_holds_no_half_of_a_word() {
        for (name, task, part, expected) in [
            ("before and behind", "盘活闲置厂房", "活闲", "盘活闲置"),
            ("whole words", "提高职工宿舍品质", "职工宿舍", "职工宿舍"),
            ("a part of a longer word", "推动产城融合", "产城", "产城"),
        ] {
            let list = TaskList::from_tsv(&format!("id\ttext\n1\t{task}\n")).unwrap();
            let directive = Directive::with_tasks(task, list).unwrap();
            let plan = Plan::new(&directive);
            let task = plan.tasks.first().unwrap();
            let start = task.text.find(part).unwrap() / 3;
            let bits = (1 << part.chars().count()) - 1;
            let fragment = fragment(task, bits << start).unwrap();
            assert_eq!(fragment.text(), expected, "{name}");
        }
    }
}
