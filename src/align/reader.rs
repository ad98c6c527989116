//! [`Reader`]: a text becomes [`Letters`], from left to right.

use super::characters::Opens;
use super::letters::{Letter, Letters, Word, index};
use super::vocabulary::Vocabulary;
use crate::lexicon::{Entry, Lexicon, WordKind};

/// A text that is being read.
pub(super) struct Reader<'t> {
    text: &'t str,
    vocabulary: &'t Vocabulary,
    /// What was read; the lists are as long as they may become.
    letters: Letters,
    /// The place that was reached.
    place: Place,
    /// The id of the character before it.
    before: u16,
}

/// A place in a text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    /// Bytes before it.
    byte: u32,
    /// Characters before it.
    pub(super) letter: u32,
    /// Those of them that have an id.
    pub(super) characters: u32,
    /// The bigrams before it that have an id.
    pub(super) bigrams: u32,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, vocabulary: &'t Vocabulary) -> Self {
        let count = text.chars().count();
        Self {
            text,
            vocabulary,
            letters: Letters {
                text: vec![Letter::default(); count],
                bytes: index(text.len()),
                characters: vec![0; count],
                bigrams: vec![0; count],
                ..Letters::default()
            },
            place: Place::default(),
            before: 0,
        }
    }

    /// Reads on to a byte where a character begins or the text ends; the place before it.
    pub(super) fn read_to(&mut self, byte: u32) -> Place {
        let bytes = self.place.byte as usize..byte as usize;
        let text = self.text.get(bytes).unwrap_or_default();
        let first = self.place.letter;
        self.read_characters(text);
        self.read_ids(first);
        self.place
    }

    /// What each character is on its own.
    fn read_characters(&mut self, text: &str) {
        let (letters, mut place) = (&mut self.letters, self.place);
        let slots = letters.text.get_mut(place.letter as usize..);
        let characters = self.vocabulary.characters();
        let prepared = characters.prepared();
        let mut rest = text.as_bytes();
        for slot in slots.unwrap_or_default() {
            let character;
            let character = match rest {
                // Nearly all characters have three bytes.
                [first @ 0xe0..=0xef, second, third, others @ ..]
                    if let Some(character) = prepared.get(code(*first, *second, *third)) =>
                {
                    rest = others;
                    slot.offset = place.byte;
                    place.byte += 3;
                    character
                }
                [] => break,
                _ => {
                    let c = text.get(text.len() - rest.len()..);
                    let c = c.and_then(|rest| rest.chars().next()).unwrap_or_default();
                    rest = rest.get(c.len_utf8()..).unwrap_or_default();
                    slot.offset = place.byte;
                    place.byte += index(c.len_utf8());
                    character = characters.get(c);
                    &character
                }
            };
            slot.id = character.id;
            slot.spelling = character.spelling;
            slot.kind = character.kind;
            match character.opens {
                Opens::Nothing => {}
                Opens::Number => letters.numerals.push(place.letter),
                Opens::Quotation => letters.quotes.push(place.letter),
            }
            place.letter += 1;
        }
        self.place = place;
    }

    /// Lists the ids from one character on, and those of the bigrams that they end.
    fn read_ids(&mut self, first: u32) {
        let ids = self.vocabulary.bigrams();
        let (letters, place) = (&mut self.letters, &mut self.place);
        let characters = letters.characters.as_mut_slice();
        let bigrams = letters.bigrams.as_mut_slice();
        let (mut known, mut pairs) = (place.characters as usize, place.bigrams as usize);
        let mut before = self.before;
        let read = letters.text.get_mut(first as usize..place.letter as usize);
        for letter in read.unwrap_or_default() {
            let id = letter.id;
            // Written always and kept if known: which characters are known cannot be predicted.
            if let Some(slot) = characters.get_mut(known) {
                *slot = id;
            }
            known += usize::from(id > 0);
            let bigram = ids.of(before, id);
            if let Some(slot) = bigrams.get_mut(pairs).filter(|_| bigram > 0) {
                letter.bigram = bigram;
                *slot = bigram;
                pairs += 1;
            }
            before = id;
        }
        self.before = before;
        (place.characters, place.bigrams) = (index(known), index(pairs));
    }

    /// What was read, with the words of the lexicon.
    pub(super) fn letters(self) -> Letters {
        let mut letters = self.letters;
        letters.characters.truncate(self.place.characters as usize);
        letters.bigrams.truncate(self.place.bigrams as usize);
        letters.words = Vec::with_capacity(letters.text.len() / 3);
        read_words(&mut letters);
        letters
    }
}

/// The code point of a character of three bytes.
fn code(first: u8, second: u8, third: u8) -> usize {
    let bits = |byte: u8, mask: u8| usize::from(byte & mask);
    bits(first, 0x0f) << 12 | bits(second, 0x3f) << 6 | bits(third, 0x3f)
}

/// Finds the lexicon's words, and the kinds of the characters: those of the longest words, taken
/// from left to right.
fn read_words(letters: &mut Letters) {
    let lexicon = Lexicon::get();
    let spelling = |text: &[Letter], at: usize| text.get(at).map_or(0, |letter| letter.spelling);
    let mut own = spelling(&letters.text, 0);
    let mut known = 0;
    for start in 0..letters.text.len() {
        let next = spelling(&letters.text, start + 1);
        if lexicon.begins(own, next) {
            known = read_words_at(lexicon, letters, start, known);
        }
        own = next;
    }
}

/// Adds the words that begin at a character; returns how many characters have their kinds.
#[inline(never)]
fn read_words_at(
    lexicon: &'static Lexicon,
    letters: &mut Letters,
    start: usize,
    known: usize,
) -> usize {
    let (text, words) = (&letters.text, &mut letters.words);
    let spelling = |at: usize| text.get(at).map_or(0, |letter| letter.spelling);
    let mut longest: Option<(usize, &Entry)> = None;
    lexicon.begin(start, spelling, |end, entry| {
        add(
            words,
            Word {
                start: index(start),
                end: index(end),
                entry,
            },
        );
        if end > start + 1 || entry.kind == Some(WordKind::Function) {
            longest = Some((end, entry));
        }
    });
    let Some((end, entry)) = longest.filter(|_| start >= known) else {
        return known;
    };
    let kind = entry.kind.unwrap_or_default();
    for letter in letters.text.get_mut(start..end).unwrap_or_default() {
        letter.kind = kind;
    }
    end
}

/// Adds a word to some by their ends, of which those that end together come by their starts. None
/// begins behind it, so that its place is near the end.
fn add(words: &mut Vec<Word>, word: Word) {
    words.push(word);
    let mut rest = words.as_mut_slice();
    while let [.., before, last] = rest
        && before.end > last.end
    {
        std::mem::swap(before, last);
        rest = rest.split_last_mut().map_or(&mut [], |(_, rest)| rest);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
            let is_function = |word: &Word| word.entry.kind == Some(WordKind::Function);
            let longest = words.iter().rfind(|word| {
                let long = word.end - word.start > 1;
                word.start as usize == at && (long || is_function(word))
            });
            let end = longest.map_or(at + 1, |word| word.end as usize);
            if let Some(word) = longest {
                kinds[at..end].fill(word.entry.kind.unwrap_or_default());
            }
            at = end;
        }
        kinds
    }

    proptest! {
        #[test]
        fn letters_are_those_of_a_reader_by_characters(
            text in text(),
            stops in prop::collection::vec(0_usize..200, 0..6),
        ) {
            let vocabulary = Vocabulary::new(["城市更新，𠮷城é", "有序疏解老城"], &[]);
            let mut reader = Reader::new(&text, &vocabulary);
            let mut stops = stops;
            stops.sort_unstable();
            for stop in stops {
                let stop = text.floor_char_boundary(stop.min(text.len()));
                let place = reader.read_to(index(stop));
                prop_assert_eq!(place.letter as usize, text[..stop].chars().count());
            }
            reader.read_to(index(text.len()));
            let letters = reader.letters();

            let characters: Vec<char> = text.chars().collect();
            let ids: Vec<u16> = characters.iter().map(|&c| vocabulary.id(c)).collect();
            let pairs = |at: usize| at.checked_sub(1).map_or(0, |before| {
                vocabulary.bigrams().of(ids[before], ids[at])
            });
            let bigrams: Vec<u16> = (0..ids.len()).map(pairs).collect();
            let offsets: Vec<u32> = text.char_indices().map(|(at, _)| index(at)).collect();
            let ends: Vec<u32> = offsets.iter().skip(1).copied().chain([index(text.len())]).collect();
            let words: Vec<(u32, &Entry)> =
                Lexicon::get().hits(&text).map(|hit| (index(hit.end), hit.entry)).collect();

            let of = |value: fn(&Letter) -> u16| letters.iter().map(value).collect::<Vec<u16>>();
            prop_assert_eq!(of(|letter| letter.id), &ids[..]);
            prop_assert_eq!(of(|letter| letter.bigram), &bigrams[..]);
            let found: Vec<u32> = letters.iter().map(|letter| letter.offset).collect();
            prop_assert_eq!(found, offsets);
            let found: Vec<WordKind> = letters.iter().map(|letter| letter.kind).collect();
            prop_assert_eq!(found, kinds(&characters, &vocabulary, &letters.words));
            let known = |ids: &[u16]| ids.iter().copied().filter(|&id| id > 0).collect::<Vec<_>>();
            prop_assert_eq!(&letters.characters, &known(&ids));
            prop_assert_eq!(&letters.bigrams, &known(&bigrams));
            prop_assert_eq!(letters.words.len(), words.len());
            for (word, (end, entry)) in letters.words.iter().zip(words) {
                prop_assert_eq!(ends[word.end as usize - 1], end);
                prop_assert!(std::ptr::eq(word.entry, entry));
            }
        }
    }
}
