//! Reads a text: what its characters are, the bigrams that the tasks hold, the lexicon's words.

use super::bigrams::Bigrams;
use super::characters::{Characters, Opens};
use super::letters::{Bigram, Letter, Letters, Word};
use super::mask::set_bits;
use super::vocabulary::Vocabulary;
use crate::lexicon::{Gist, Lexicon, WordKind};
use crate::number::to_u32;

/// Reads a text; what the letters were before does not matter.
pub(super) fn read(text: &str, vocabulary: &Vocabulary, letters: &mut Letters) {
    letters.begin(text);
    let characters = vocabulary.characters();
    CharacterReader::new(text, characters, letters).read();
    read_bigrams(letters, vocabulary.bigrams());
    read_words(letters);
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

/// Finds the lexicon's words, and the kinds of the characters: those of the longest words, taken
/// from left to right.
fn read_words(letters: &mut Letters) {
    let lexicon = Lexicon::get();
    let (mut before, mut known) = (0, 0);
    letters.words.clear();
    for start in (0..letters.text.len()).step_by(BLOCK) {
        let block = letters.text.get(start..).unwrap_or_default();
        let follow_beginning = bits(block, |letter| {
            let begins = lexicon.begins(before, letter.spelling);
            before = letter.spelling;
            begins
        });
        for bit in set_bits(follow_beginning) {
            let at = (start + bit as usize).saturating_sub(1);
            known = read_words_at(lexicon, letters, at, known);
        }
    }
    if let Some(last) = letters.text.len().checked_sub(1) {
        read_words_at(lexicon, letters, last, known);
    }
}

/// Adds the words that begin at a character; returns how many characters have their kinds.
#[inline]
fn read_words_at(
    lexicon: &'static Lexicon,
    letters: &mut Letters,
    at: usize,
    known: usize,
) -> usize {
    let (rest, start) = (letters.text.get_mut(at..).unwrap_or_default(), to_u32(at));
    let (mut longest, mut longest_kind) = (0, WordKind::default());
    let spelled = rest.iter().map(|letter| letter.spelling);
    lexicon.begin(spelled, |begun| {
        let Gist { kind, tells } = begun.gist;
        let word = Word {
            start,
            id: begun.word,
            characters: begun.characters,
            tells,
        };
        add(&mut letters.words, word);
        if begun.characters > 1 || kind == WordKind::Function {
            (longest, longest_kind) = (usize::from(begun.characters), kind);
        }
    });
    if at < known || longest == 0 {
        return known;
    }
    for letter in rest.get_mut(..longest).unwrap_or_default() {
        letter.kind = longest_kind;
    }
    at + longest
}

/// Adds a word to some by their ends, of which those that end together come by their starts. None
/// begins behind it, so that its place is near the end.
fn add(words: &mut Vec<Word>, word: Word) {
    words.push(word);
    let mut rest = words.as_mut_slice();
    while let [.., before, last] = rest
        && before.end() > last.end()
    {
        std::mem::swap(before, last);
        rest = rest.split_last_mut().map_or(&mut [], |(_, rest)| rest);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::letters::Places;
    use super::*;
    use crate::lexicon::Entry;

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
            let mut letters = Letters::read(&earlier, &vocabulary);
            read(&text, &vocabulary, &mut letters);
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
            let words: Vec<(u32, &Entry)> =
                Lexicon::get().hits(&text).map(|hit| (to_u32(hit.end), hit.entry)).collect();

            let of = |value: fn(&Letter) -> u16| letters.iter().map(value).collect::<Vec<u16>>();
            prop_assert_eq!(of(|letter| letter.id), &ids[..]);
            prop_assert_eq!(of(|letter| letter.bigram), &bigrams[..]);
            prop_assert_eq!(&letters.offsets, &offsets);
            let found: Vec<WordKind> = letters.iter().map(|letter| letter.kind).collect();
            prop_assert_eq!(found, kinds(&characters, &vocabulary, &letters.words));
            let known: Vec<(u32, u16)> = (0..).zip(bigrams).filter(|&(_, id)| id > 0).collect();
            let found: Vec<_> = letters.bigrams.iter().map(|bigram| (bigram.at, bigram.id)).collect();
            prop_assert_eq!(found, known);
            prop_assert_eq!(letters.words.len(), words.len());
            for (word, (end, entry)) in letters.words.iter().zip(words) {
                prop_assert_eq!(ends[word.end() as usize - 1], end);
                prop_assert!(std::ptr::eq(word.entry(), entry));
            }
        }
    }
}
