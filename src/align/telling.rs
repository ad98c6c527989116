//! [`Telling`]: the words of the clauses that say or mean something, which are fewer than half.

use super::clauses::ReadClause;
use super::letter::Word;
use super::letters::Letters;
use super::sieve::Sieve;
use crate::lexicon::Tells;

/// The words that lie inside clauses and tell something, clause by clause, by their ends.
#[derive(Debug, Default)]
pub(crate) struct Telling {
    saying: Sieve<Word>,
    meaning: Sieve<Word>,
}

impl Telling {
    /// Tells each clause which words are its own.
    pub(super) fn read(&mut self, letters: &Letters, clauses: &mut [ReadClause]) {
        self.saying.clear();
        self.meaning.clear();
        for clause in clauses {
            let (saying, meaning) = (self.saying.len(), self.meaning.len());
            self.add(clause.start, letters.words.of((clause.start, clause.end)));
            clause.saying = (saying, self.saying.len());
            clause.meaning = (meaning, self.meaning.len());
        }
    }

    /// Adds the words of a clause among those that end in it.
    fn add(&mut self, start: u32, words: &[Word]) {
        let Self { saying, meaning } = self;
        saying.add(words.len(), |saying| {
            meaning.add(words.len(), |meaning| {
                for word in words {
                    let is_inside = word.start >= start;
                    saying.add(*word, is_inside & word.tells.has(Tells::SAYS));
                    meaning.add(*word, is_inside & word.tells.has(Tells::MEANS));
                }
            });
        });
    }

    /// Words that say something: `first..last` in order.
    pub(super) fn saying(&self, range: (u32, u32)) -> &[Word] {
        part(&self.saying, range)
    }

    /// Words that mean something: `first..last` in order.
    pub(super) fn meaning(&self, range: (u32, u32)) -> &[Word] {
        part(&self.meaning, range)
    }
}

fn part(words: &Sieve<Word>, (first, last): (u32, u32)) -> &[Word] {
    let part = words.kept().get(first as usize..last as usize);
    part.unwrap_or_default()
}
