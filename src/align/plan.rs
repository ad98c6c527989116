//! [`Plan`]: a directive's tasks, prepared once for any number of opinions.

use std::collections::HashMap;

use super::known::Known;
use super::postings::{Added, BigramPosts, Meaning, Postings};
use super::posts::{Posts, told_words};
use super::profile::TaskProfile;
use super::seats::{Rows, Seats};
use super::vocabulary::Vocabulary;
use crate::lexicon::{Lexicon, WordId};
use crate::number::small;
use crate::score::Patterns;
use crate::task::{Directive, Task};

/// A directive's tasks, prepared for alignment.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) tasks: Vec<TaskProfile>,
    /// The tasks' texts for the scoring core.
    pub(crate) patterns: Patterns,
    /// For each slot of the patterns: one over the characters of its task; 0 up to whole [`LANES`].
    pub(super) scales: Vec<f32>,
    known: Vec<Known>,
    /// Where the bits of the tasks stand.
    seats: Seats,
    /// Where the tasks hold each character.
    characters: Rows,
    /// What each bigram adds to the bits of a clause: which tasks it tells, and, behind those, which
    /// bits of the tasks it is.
    bigrams: BigramPosts,
    meanings: Postings<Meaning>,
}

/// Characters of a task or clause that are compared letter by letter. Nobody writes a longer one
/// by intent, and the comparison of two of `n` characters takes `n²` steps.
pub(super) const COMPARED: usize = 333;

fn patterns(directive: &Directive, vocabulary: &Vocabulary) -> Patterns {
    let beginnings = directive.tasks().iter().map(|task| {
        let text = task.text();
        let end = text.char_indices().nth(COMPARED);
        end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
    });
    Patterns::with_alphabet(beginnings, vocabulary.alphabet().clone())
}

/// A shorter task counts as one of so many characters: a character of two in common says little.
const SHORT: u32 = 4;

/// Tasks that are looked at side by side.
pub(super) const LANES: usize = 8;

/// For each slot of some patterns: one over the characters of its task.
fn scales(patterns: &Patterns, tasks: &[TaskProfile]) -> Vec<f32> {
    let mut scales = vec![0.0; tasks.len().next_multiple_of(LANES)];
    for (at, task) in tasks.iter().enumerate() {
        let length = task.letters.len().max(SHORT);
        let slot = patterns.slot(at).and_then(|slot| scales.get_mut(slot));
        if let Some(scale) = slot {
            *scale = 1.0 / small(length as usize);
        }
    }
    scales
}

impl Plan {
    /// Prepares a directive.
    pub(crate) fn new(directive: &Directive) -> Self {
        let texts = directive.tasks().iter().map(Task::text);
        let sentences: Vec<&str> = directive.document().sentences().map(|s| s.text()).collect();
        let vocabulary = Vocabulary::new(texts, &sentences);
        let places: HashMap<&str, usize> =
            directive.tasks().iter().map(Task::id).zip(0..).collect();
        let tasks: Vec<TaskProfile> = directive
            .tasks()
            .iter()
            .map(|task| {
                let parent = task.parent().and_then(|id| places.get(id)).copied();
                TaskProfile::new(task, parent, &vocabulary)
            })
            .collect();
        let seats = Seats::new(tasks.iter().map(|task| task.letters.len()));
        let mut posts = Posts::new(&vocabulary, &seats, tasks.len());
        for (task, profile) in (0..).zip(&tasks) {
            posts.add(task, profile, &seats);
        }
        let patterns = patterns(directive, &vocabulary);
        Self {
            scales: scales(&patterns, &tasks),
            patterns,
            known: tasks
                .iter()
                .map(|task| Known::new(&task.letters, &vocabulary))
                .collect(),
            seats,
            characters: posts.characters,
            bigrams: BigramPosts::new(vocabulary.bigram_ids(), posts.bigrams),
            meanings: Postings::new(Lexicon::get().len(), posts.meanings),
            vocabulary,
            tasks,
        }
    }

    /// Which characters and bigrams a task holds.
    pub(crate) fn known(&self, task: usize) -> Option<&Known> {
        self.known.get(task)
    }

    /// Where the bits of the tasks stand.
    pub(super) fn seats(&self) -> &Seats {
        &self.seats
    }

    /// Where the tasks hold each character.
    pub(super) fn characters(&self) -> &Rows {
        &self.characters
    }

    /// The words that have one bit for each task.
    pub(super) fn told_words(&self) -> usize {
        told_words(self.tasks.len())
    }

    /// What a bigram adds to the bits of a clause: first [`Plan::told_words`], which tell the tasks
    /// of which the clause holds something, then those of the [seats](Plan::seats).
    pub(super) fn bigrams(&self, id: u16) -> Added<'_> {
        self.bigrams.get(id)
    }

    /// What a word of the lexicon means to the tasks.
    pub(super) fn meanings(&self, word: WordId) -> &[Meaning] {
        self.meanings.get(word)
    }
}
