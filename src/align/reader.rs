//! [`Reader`]: a text becomes [`Letters`], from left to right.

use super::characters::{Characters, Opens};
use super::letters::{Letter, Letters, Word, index};
use super::vocabulary::{BigramIds, Vocabulary};
use crate::lexicon::{Lexicon, WordKind};

/// A text whose characters are known and whose ids are being listed.
pub(super) struct Reader<'v> {
    ids: BigramIds<'v>,
    /// What was read; the lists of ids end at the place that was reached.
    letters: Letters,
    /// Characters before that place.
    reached: usize,
    /// The id of the character before it.
    before: u16,
}

/// A place in a text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    /// Characters before it.
    pub(super) letter: u32,
    /// Those of them that have an id.
    pub(super) characters: u32,
    /// The bigrams before it that have an id.
    pub(super) bigrams: u32,
}

impl<'v> Reader<'v> {
    /// Reads what each character of a text is on its own.
    pub(super) fn new(text: &str, vocabulary: &'v Vocabulary) -> Self {
        let letters = read_characters(text, vocabulary.characters());
        Self {
            ids: vocabulary.bigrams(),
            letters: Letters {
                characters: Vec::with_capacity(letters.text.len()),
                bigrams: Vec::with_capacity(letters.text.len()),
                ..letters
            },
            reached: 0,
            before: 0,
        }
    }

    /// Lists the ids of the characters up to a byte where one begins or the text ends, and those of
    /// the bigrams that they end; the place before it.
    pub(super) fn read_to(&mut self, byte: u32) -> Place {
        let (ids, mut before) = (self.ids, self.before);
        let Letters {
            text,
            characters,
            bigrams,
            ..
        } = &mut self.letters;
        let rest = text.get_mut(self.reached..).unwrap_or_default();
        for letter in rest {
            if letter.offset >= byte {
                break;
            }
            self.reached += 1;
            let id = letter.id;
            if id > 0 {
                characters.push(id);
                letter.bigram = ids.of(before, id);
                if letter.bigram > 0 {
                    bigrams.push(letter.bigram);
                }
            }
            before = id;
        }
        self.before = before;
        Place {
            letter: index(self.reached),
            characters: index(characters.len()),
            bigrams: index(bigrams.len()),
        }
    }

    /// What was read, with the words of the lexicon.
    pub(super) fn letters(self) -> Letters {
        let mut letters = self.letters;
        letters.words = Vec::with_capacity(letters.text.len() / 2);
        read_words(&mut letters);
        letters
    }
}

/// What each character of a text is on its own.
fn read_characters(text: &str, characters: &Characters) -> Letters {
    let mut letters = vec![characters.get('\0'); text.chars().count()];
    let mut opens = Openings::default();
    let prepared = characters.prepared();
    let (mut at, mut offset) = (0, 0);
    while let Some(slots) = letters.get_mut(at..) {
        let rest = text.get(offset as usize..).unwrap_or_default();
        // Nearly all characters have three bytes.
        let (triples, _) = rest.as_bytes().as_chunks();
        for (slot, &bytes) in slots.iter_mut().zip(triples) {
            let Some(letter) = code(bytes).and_then(|code| prepared.get(code)) else {
                break;
            };
            *slot = *letter;
            slot.offset = offset;
            opens.meet(slot.opens, at);
            at += 1;
            offset += 3;
        }
        let Some((letter, width)) = other_letter(text, offset, characters) else {
            break;
        };
        if let Some(slot) = letters.get_mut(at) {
            *slot = letter;
        }
        opens.meet(letter.opens, at);
        at += 1;
        offset += width;
    }
    Letters {
        text: letters,
        bytes: index(text.len()),
        numerals: opens.numerals,
        quotes: opens.quotes,
        ..Letters::default()
    }
}

/// The character of any number of bytes at a place, and that number; apart from the loop that
/// hardly ever asks.
#[inline(never)]
fn other_letter(text: &str, offset: u32, characters: &Characters) -> Option<(Letter, u32)> {
    let c = text.get(offset as usize..)?.chars().next()?;
    let letter = characters.get(c);
    Some((Letter { offset, ..letter }, index(c.len_utf8())))
}

/// The characters that may begin something.
#[derive(Default)]
struct Openings {
    numerals: Vec<u32>,
    quotes: Vec<u32>,
}

impl Openings {
    /// Notes what a character may begin; hardly any begins anything.
    #[inline]
    fn meet(&mut self, opens: Opens, at: usize) {
        if opens != Opens::Nothing {
            self.note(opens, index(at));
        }
    }

    #[inline(never)]
    fn note(&mut self, opens: Opens, at: u32) {
        match opens {
            Opens::Nothing => {}
            Opens::Number => self.numerals.push(at),
            Opens::Quotation => self.quotes.push(at),
        }
    }
}

/// The code point of three bytes if they are one character: what marks the first byte is shifted
/// out, and what marks the two others stands where it can be taken away at once.
fn code([first, second, third]: [u8; 3]) -> Option<usize> {
    const MARKS: u16 = 0x80 << 6 ^ 0x80;
    let bits = |byte: u8, shift: u32| u16::from(byte) << shift;
    let code = bits(first, 12) ^ bits(second, 6) ^ bits(third, 0) ^ MARKS;
    (first & 0xf0 == 0xe0).then_some(usize::from(code))
}

/// Finds the lexicon's words, and the kinds of the characters: those of the longest words, taken
/// from left to right.
fn read_words(letters: &mut Letters) {
    let lexicon = Lexicon::get();
    let mut known = 0;
    for start in beginnings(lexicon, &letters.text) {
        known = read_words_at(lexicon, letters, start as usize, known);
    }
}

/// The characters with which words may begin; apart from the words, so that the loop stays small.
fn beginnings(lexicon: &Lexicon, text: &[Letter]) -> Vec<u32> {
    let mut beginnings = Vec::with_capacity(text.len() / 2);
    let Some((first, later)) = text.split_first() else {
        return beginnings;
    };
    let mut own = first.spelling;
    let mut start = 0;
    for letter in later {
        if lexicon.begins(own, letter.spelling) {
            beginnings.push(start);
        }
        own = letter.spelling;
        start += 1;
    }
    if lexicon.begins(own, 0) {
        beginnings.push(start);
    }
    beginnings
}

/// Adds the words that begin at a character; returns how many characters have their kinds.
#[inline]
fn read_words_at(
    lexicon: &'static Lexicon,
    letters: &mut Letters,
    start: usize,
    known: usize,
) -> usize {
    let (text, words) = (&letters.text, &mut letters.words);
    let spelling = |at: usize| text.get(at).map_or(0, |letter| letter.spelling);
    let (mut longest, mut kind) = (start, WordKind::default());
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
            (longest, kind) = (end, entry.kind.unwrap_or_default());
        }
    });
    if start < known || longest == start {
        return known;
    }
    for letter in letters.text.get_mut(start..longest).unwrap_or_default() {
        letter.kind = kind;
    }
    longest
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
