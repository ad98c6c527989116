//! Reads a text: what its characters are, the bigrams that the tasks hold, the lexicon's words.

use super::bigrams::Bigrams;
use super::characters::Characters;
use super::letter::{Bigram, Letter, Opens};
use super::letters::Letters;
use super::mask::set_bits;
use super::vocabulary::Vocabulary;
use super::words::WordReader;
use crate::number::to_u32;

impl Letters {
    /// Reads a text.
    pub(crate) fn read(text: &str, vocabulary: &Vocabulary) -> Self {
        let mut letters = Self::default();
        read(text, vocabulary, &mut WordReader::default(), &mut letters);
        letters
    }
}

/// Reads a text; what the letters were before does not matter.
pub(super) fn read(
    text: &str,
    vocabulary: &Vocabulary,
    words: &mut WordReader,
    letters: &mut Letters,
) {
    letters.begin(text);
    let characters = vocabulary.characters();
    CharacterReader::new(text, characters, letters).read();
    read_bigrams(letters, vocabulary.bigrams());
    words.read(&mut letters.text, &mut letters.words);
}

/// Reads what each character of a text is on its own.
struct CharacterReader<'r> {
    text: &'r str,
    characters: &'r Characters,
    letters: &'r mut Letters,
    /// The place that was reached, in characters and in bytes.
    at: usize,
    byte: u32,
}

impl<'r> CharacterReader<'r> {
    fn new(text: &'r str, characters: &'r Characters, letters: &'r mut Letters) -> Self {
        Self {
            text,
            characters,
            letters,
            at: 0,
            byte: 0,
        }
    }

    fn read(mut self) {
        self.read_plain();
        while let Some(c) = self.rest().chars().next() {
            self.read_any(c);
            self.read_plain();
        }
    }

    /// What was not read yet.
    fn rest(&self) -> &'r str {
        self.text.get(self.byte as usize..).unwrap_or_default()
    }

    /// Reads characters of three bytes that begin nothing, which are nearly all, up to another.
    fn read_plain(&mut self) {
        let (triples, _) = self.rest().as_bytes().as_chunks();
        let slots = self.letters.text.get_mut(self.at..).unwrap_or_default();
        let offsets = self.letters.offsets.get_mut(self.at..).unwrap_or_default();
        let prepared = self.characters.prepared();
        let mut byte = self.byte;
        for ((slot, offset), &bytes) in slots.iter_mut().zip(offsets).zip(triples) {
            let letter = prepared.get(code(bytes) as usize);
            let Some(letter) = letter.filter(|letter| letter.opens == Opens::Nothing) else {
                break;
            };
            (*slot, *offset) = (*letter, byte);
            byte += 3;
        }
        self.at += ((byte - self.byte) / 3) as usize;
        self.byte = byte;
    }

    /// Reads a character of any number of bytes.
    fn read_any(&mut self, c: char) {
        let letter = self.characters.get(c);
        if let Some(slot) = self.letters.text.get_mut(self.at)
            && let Some(offset) = self.letters.offsets.get_mut(self.at)
        {
            (*slot, *offset) = (letter, self.byte);
        }
        match letter.opens {
            Opens::Nothing => {}
            Opens::Number => self.letters.numerals.push(to_u32(self.at)),
            Opens::Quotation => self.letters.quotes.push(to_u32(self.at)),
        }
        self.at += 1;
        self.byte += to_u32(c.len_utf8());
    }
}

/// The code point of three bytes if they are one character, else a number above all of those: what
/// marks each byte stands where it can be taken away at once.
fn code([first, second, third]: [u8; 3]) -> u32 {
    const MARKS: u32 = 0xe0 << 12 ^ 0x80 << 6 ^ 0x80;
    u32::from(first) << 12 ^ u32::from(second) << 6 ^ u32::from(third) ^ MARKS
}

/// Characters of which it is asked at once whether something is to be done for them: no branch could
/// foresee for which ones, so that bits tell.
const BLOCK: usize = 64;

/// One bit for each character of a block.
fn bits(block: &[Letter], mut is: impl FnMut(&Letter) -> bool) -> u64 {
    let letters = (0..).zip(block.iter().take(BLOCK));
    letters.fold(0, |bits, (at, letter)| bits | u64::from(is(letter)) << at)
}

/// Finds the bigrams that have an id.
fn read_bigrams(letters: &mut Letters, bigrams: &Bigrams) {
    let mut before = 0;
    letters.bigrams.clear();
    for start in (0..letters.text.len()).step_by(BLOCK) {
        let block = letters.text.get(start..).unwrap_or_default();
        let may_end = bits(block, |letter| {
            let may = bigrams.may_hold(before, letter.id);
            before = letter.id;
            may
        });
        for bit in set_bits(may_end) {
            read_bigram(letters, bigrams, start + bit as usize);
        }
    }
}

/// Adds the bigram that ends at a character, if it has an id.
#[inline]
fn read_bigram(letters: &mut Letters, bigrams: &Bigrams, at: usize) {
    let pair = letters.text.get_mut(at.saturating_sub(1)..);
    if let Some([before, own, ..]) = pair {
        own.bigram = bigrams.of(before.id, own.id);
        if own.bigram > 0 {
            letters.bigrams.push(Bigram {
                at: to_u32(at),
                id: own.bigram,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::letter::Word;
    use super::super::letters::Places;
    use super::*;
    use crate::lexicon::WordKind::{Content, Frame, Mark, Verb};
    use crate::lexicon::{Entry, Lexicon, WordKind};

    #[test]
    fn the_longest_word_decides_the_kind() {
        let vocabulary = Vocabulary::new(["健全城市更新机制"], &[]);
        let letters = Letters::read("健全城市更新机制。", &vocabulary);
        let kinds: Vec<WordKind> = letters.iter().map(|letter| letter.kind).collect();
        assert_eq!(
            kinds,
            [
                Verb, Verb, Content, Content, Content, Content, Frame, Frame, Mark
            ]
        );
        assert_eq!(letters.len(), 9);
    }

    #[test]
    fn bigrams_of_the_tasks_are_known_and_others_are_not() {
        let vocabulary = Vocabulary::new(["城市更新"], &[]);
        let letters = Letters::read("更新城市", &vocabulary);
        let known: Vec<bool> = letters.iter().map(|letter| letter.bigram > 0).collect();
        assert_eq!(known, [false, true, false, true]);
    }

    const PIECES: &[&str] = &[
        "健全城市更新机制",
        "城市",
        "市",
        "更新",
        "的",
        "全市",
        "有序疏解老城",
        "，",
        "。\n",
        "5G",
        "é",
        "𠮷",
        "“六个新”",
        "20万",
    ];

    fn text() -> impl Strategy<Value = String> {
        let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..40);
        pieces.prop_map(|pieces| pieces.concat())
    }

    /// The kinds of the characters of a text, from its words by their ends.
    fn kinds(characters: &[char], vocabulary: &Vocabulary, words: &[Word]) -> Vec<WordKind> {
        let plain = |c: &char| vocabulary.characters().get(*c).kind;
        let mut kinds: Vec<WordKind> = characters.iter().map(plain).collect();
        let mut at = 0;
        while at < kinds.len() {
            let is_function = |word: &Word| word.entry().kind == Some(WordKind::Function);
            let longest = words.iter().rfind(|word| {
                let long = word.characters > 1;
                word.start as usize == at && (long || is_function(word))
            });
            let end = longest.map_or(at + 1, |word| word.end() as usize);
            if let Some(word) = longest {
                kinds[at..end].fill(word.entry().kind.unwrap_or_default());
            }
            at = end;
        }
        kinds
    }

    proptest! {
        #[test]
        fn letters_are_those_of_a_reader_by_characters(
            earlier in text(),
            text in text(),
            stops in prop::collection::vec(0_usize..200, 0..6),
        ) {
            let vocabulary = Vocabulary::new(["城市更新，𠮷城é", "有序疏解老城"], &[]);
            let (mut words, mut letters) = Default::default();
            read(&earlier, &vocabulary, &mut words, &mut letters);
            read(&text, &vocabulary, &mut words, &mut letters);
            let mut places = Places::new(&letters);
            let mut stops = stops;
            stops.sort_unstable();
            for stop in stops {
                let stop = text.floor_char_boundary(stop.min(text.len()));
                let characters = text[..stop].chars().count();
                prop_assert_eq!(places.at_byte(to_u32(stop)) as usize, characters);
            }

            let characters: Vec<char> = text.chars().collect();
            let ids: Vec<u16> = characters.iter().map(|&c| vocabulary.id(c)).collect();
            let pairs = |at: usize| at.checked_sub(1).map_or(0, |before| {
                vocabulary.bigrams().of(ids[before], ids[at])
            });
            let bigrams: Vec<u16> = (0..ids.len()).map(pairs).collect();
            let offsets: Vec<u32> = text.char_indices().map(|(at, _)| to_u32(at)).collect();
            let ends: Vec<u32> = offsets.iter().skip(1).copied().chain([to_u32(text.len())]).collect();
            let expected: Vec<(u32, &Entry)> =
                Lexicon::get().hits(&text).map(|hit| (to_u32(hit.end), hit.entry)).collect();
            let words = letters.words.all();

            let of = |value: fn(&Letter) -> u16| letters.iter().map(value).collect::<Vec<u16>>();
            prop_assert_eq!(of(|letter| letter.id), &ids[..]);
            prop_assert_eq!(of(|letter| letter.bigram), &bigrams[..]);
            prop_assert_eq!(&letters.offsets, &offsets);
            let found: Vec<WordKind> = letters.iter().map(|letter| letter.kind).collect();
            prop_assert_eq!(found, kinds(&characters, &vocabulary, words));
            let known: Vec<(u32, u16)> = (0..).zip(bigrams).filter(|&(_, id)| id > 0).collect();
            let found: Vec<_> = letters.bigrams.iter().map(|bigram| (bigram.at, bigram.id)).collect();
            prop_assert_eq!(found, known);
            prop_assert_eq!(words.len(), expected.len());
            for (word, (end, entry)) in words.iter().zip(expected) {
                prop_assert_eq!(ends[word.end() as usize - 1], end);
                prop_assert!(std::ptr::eq(word.entry(), entry));
            }
        }
    }
}
