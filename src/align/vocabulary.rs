//! [`Vocabulary`]: the characters and bigrams of a directive's tasks, and how much each weighs.

use super::bigrams::Bigrams;
use super::characters::Characters;
use crate::number::{fixed, narrow};
use crate::score::Alphabet;

/// The characters and bigrams of a directive's tasks, with how many sentences of the directive
/// hold each.
#[derive(Debug, Clone)]
pub(crate) struct Vocabulary {
    characters: Characters,
    bigrams: Bigrams,
    /// Sentences of the directive that hold the character or bigram of this id.
    frequencies: Frequencies,
}

/// In how many sentences each character and bigram occurs.
#[derive(Debug, Clone, Default)]
pub(crate) struct Frequencies {
    characters: Counts,
    bigrams: Counts,
    sentences: u32,
}

/// For each id: how many sentences hold it, and the last of them, counted from 1.
#[derive(Debug, Clone, Default)]
struct Counts(Vec<(u32, u32)>);

impl Counts {
    /// Counts what a sentence holds: each id once.
    fn count(&mut self, id: u16, sentence: u32) {
        if let Some((count, last)) = self.0.get_mut(usize::from(id)) {
            *count += u32::from(*last != sentence);
            *last = sentence;
        }
    }
}

/// Inverse document frequencies in fixed point, between [`LEAST`] and about 1.
#[derive(Debug, Clone, Default)]
pub(crate) struct Weights {
    characters: Vec<u32>,
    bigrams: Vec<u32>,
}

/// Counts below this one are usual.
const USUAL: usize = 32;

/// The weight of what stands in every sentence.
const LEAST: f32 = 0.15;

impl Vocabulary {
    /// The vocabulary of some task texts, counted over the sentences of their directive.
    pub(crate) fn new<'t>(
        tasks: impl IntoIterator<Item = &'t str> + Clone,
        sentences: &[&str],
    ) -> Self {
        let alphabet = Alphabet::new(tasks.clone());
        let bigrams = Bigrams::new(tasks, &alphabet);
        let mut vocabulary = Self {
            frequencies: Frequencies::none(alphabet.len(), bigrams.len()),
            characters: Characters::new(alphabet),
            bigrams,
        };
        let mut frequencies = vocabulary.frequencies.clone();
        for sentence in sentences {
            frequencies.begin_sentence();
            let mut before = 0;
            for c in sentence.chars() {
                let id = vocabulary.id(c);
                frequencies.count_character(id);
                frequencies.count_bigram(vocabulary.bigrams().of(before, id));
                before = id;
            }
        }
        vocabulary.frequencies = frequencies;
        vocabulary
    }

    /// The id of a character; 0 where no task holds it.
    pub(crate) fn id(&self, c: char) -> u16 {
        self.alphabet().id(c)
    }

    /// What is known of characters.
    pub(super) fn characters(&self) -> &Characters {
        &self.characters
    }

    /// Its bigrams.
    pub(super) fn bigrams(&self) -> &Bigrams {
        &self.bigrams
    }

    /// Number of bigram ids, 0 included.
    pub(crate) fn bigram_ids(&self) -> usize {
        self.bigrams.len() + 1
    }

    /// Number of character ids, 0 included.
    pub(crate) fn character_ids(&self) -> usize {
        self.alphabet().len() + 1
    }

    /// Its characters.
    pub(crate) fn alphabet(&self) -> &Alphabet {
        self.characters.alphabet()
    }

    /// The counts of the directive, to which an opinion's are added.
    pub(crate) fn frequencies(&self) -> &Frequencies {
        &self.frequencies
    }
}

impl Frequencies {
    fn none(characters: usize, bigrams: usize) -> Self {
        Self {
            characters: Counts(vec![(0, 0); characters + 1]),
            bigrams: Counts(vec![(0, 0); bigrams + 1]),
            sentences: 0,
        }
    }

    /// Begins again with the counts of others.
    pub(super) fn begin(&mut self, others: &Self) {
        self.characters.0.clone_from(&others.characters.0);
        self.bigrams.0.clone_from(&others.bigrams.0);
        self.sentences = others.sentences;
    }

    /// What is counted from now on stands in another sentence.
    pub(crate) fn begin_sentence(&mut self) {
        self.sentences += 1;
    }

    /// Counts a character of the sentence.
    #[inline]
    pub(super) fn count_character(&mut self, id: u16) {
        self.characters.count(id, self.sentences);
    }

    /// Counts a bigram of the sentence.
    #[inline]
    pub(super) fn count_bigram(&mut self, id: u16) {
        self.bigrams.count(id, self.sentences);
    }

    /// ln((n + 1) / (df + ½)) / (ln(n + 1) + 0.7), at least [`LEAST`]: 1 for what one sentence
    /// holds, whatever the length of the text. What no task holds counts as held once.
    pub(super) fn weigh(&self, weights: &mut Weights) {
        let sentences = f64::from(self.sentences) + 1.0;
        let scale = libm::log(sentences) + 0.7;
        let weight = |count: u32| {
            let weight = libm::log(sentences / (f64::from(count) + 0.5)) / scale;
            fixed(narrow(weight).max(LEAST))
        };
        // Logarithms are slow, and most counts are small.
        let mut usual = [0; USUAL];
        for (count, slot) in (0..).zip(&mut usual) {
            *slot = weight(count);
        }
        let of = |&(count, _): &(u32, u32)| {
            let usual = usual.get(count as usize).copied();
            usual.unwrap_or_else(|| weight(count))
        };
        for (counts, weights) in [
            (&self.characters, &mut weights.characters),
            (&self.bigrams, &mut weights.bigrams),
        ] {
            weights.clear();
            weights.extend(counts.0.iter().map(of));
            if let Some(foreign) = weights.first_mut() {
                *foreign = weight(1);
            }
        }
    }
}

impl Weights {
    /// The weight of a character.
    pub(crate) fn character(&self, id: u16) -> u32 {
        self.characters.get(usize::from(id)).copied().unwrap_or(0)
    }

    /// The weight of a bigram.
    pub(crate) fn bigram(&self, id: u16) -> u32 {
        self.bigrams.get(usize::from(id)).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_sentence_holds_weighs_least() {
        let vocabulary = Vocabulary::new(["城市更新"], &["城市", "城市", "城市更新", "城市"]);
        let mut weights = Weights::default();
        vocabulary.frequencies().weigh(&mut weights);
        let of = |c| weights.character(vocabulary.id(c));
        assert!(of('城') < of('更'), "{} {}", of('城'), of('更'));
        assert!(of('城') >= fixed(LEAST) && of('更') <= fixed(1.1));
    }

    #[test]
    fn bigram_ids_are_unique() {
        let vocabulary = Vocabulary::new(["城市城市更新", "更城"], &[]);
        let id = |a, b| vocabulary.bigrams().of(vocabulary.id(a), vocabulary.id(b));
        let mut ids = vec![
            id('城', '市'),
            id('市', '城'),
            id('市', '更'),
            id('更', '新'),
            id('更', '城'),
        ];
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids, [1, 2, 3, 4, 5]);
        assert_eq!(id('新', '城'), 0);
    }
}
