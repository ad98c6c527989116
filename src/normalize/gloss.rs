//! Pinyin glosses: 國(guó), 構（gòu）.

use std::cell::OnceCell;

/// Tells glosses from other brackets.
///
/// A gloss with a tone mark is one anywhere. Without (了(le)), it is one only in a text that has
/// others with tone marks: elsewhere a short lowercase bracket is more likely a unit or a name.
#[derive(Debug)]
pub(super) struct Glosses<'a> {
    source: &'a str,
    /// Whether the text has a gloss with a tone mark; few texts have a reason to ask.
    toned: OnceCell<bool>,
}

/// zhuāng has six letters; every one may carry a combining mark or two.
const LONGEST_SYLLABLE: usize = 6;

impl<'a> Glosses<'a> {
    pub(super) fn of(source: &'a str) -> Self {
        Self {
            source,
            toned: OnceCell::new(),
        }
    }

    /// The bytes of the gloss that `rest` starts with.
    pub(super) fn length(&self, rest: &str) -> Option<usize> {
        parse(rest)
            .filter(|gloss| gloss.toned || *self.toned.get_or_init(|| has_toned(self.source)))
            .map(|gloss| gloss.bytes)
    }
}

/// Whether a text has a gloss with a tone mark.
fn has_toned(source: &str) -> bool {
    let marked = |open: &str| {
        memchr::memmem::find_iter(source.as_bytes(), open).any(|at| {
            source
                .get(at..)
                .and_then(parse)
                .is_some_and(|gloss| gloss.toned)
        })
    };
    marked("(") || marked("（")
}

#[derive(Debug, Clone, Copy)]
struct Gloss {
    bytes: usize,
    toned: bool,
}

fn parse(rest: &str) -> Option<Gloss> {
    let mut base = [0_u8; LONGEST_SYLLABLE];
    let mut letters = 0;
    let mut toned = false;
    let mut marks = 0;
    for (at, ch) in rest.char_indices().skip(1) {
        match ch {
            ')' | '）' => {
                let syllable = std::str::from_utf8(base.get(..letters)?).ok()?;
                return is_syllable(syllable).then_some(Gloss {
                    bytes: at + ch.len_utf8(),
                    toned,
                });
            }
            '\u{300}' | '\u{301}' | '\u{304}' | '\u{306}' | '\u{308}' | '\u{30c}' => {
                marks += 1;
                toned |= ch != '\u{308}';
                if marks > LONGEST_SYLLABLE {
                    return None;
                }
            }
            _ => {
                let (letter, tone) = plain(ch)?;
                *base.get_mut(letters)? = letter;
                letters += 1;
                toned |= tone;
            }
        }
    }
    None
}

/// The letter without its tone mark, `v` for ü.
fn plain(ch: char) -> Option<(u8, bool)> {
    Some(match ch {
        'ɑ' => (b'a', false),
        'ɡ' => (b'g', false),
        'ü' => (b'v', false),
        'ê' => (b'e', false),
        'ā' | 'á' | 'ǎ' | 'ă' | 'à' => (b'a', true),
        'ē' | 'é' | 'ě' | 'ĕ' | 'è' => (b'e', true),
        'ī' | 'í' | 'ǐ' | 'ĭ' | 'ì' => (b'i', true),
        'ō' | 'ó' | 'ǒ' | 'ŏ' | 'ò' => (b'o', true),
        'ū' | 'ú' | 'ǔ' | 'ŭ' | 'ù' => (b'u', true),
        'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => (b'v', true),
        'ń' | 'ň' | 'ǹ' => (b'n', true),
        'ḿ' => (b'm', true),
        'a'..='z' => (u8::try_from(ch).ok()?, false),
        _ => return None,
    })
}

/// Whether the letters are an initial and a final of Mandarin.
fn is_syllable(letters: &str) -> bool {
    const INITIALS: [&str; 24] = [
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x",
        "r", "z", "c", "s", "y", "w", "",
    ];
    const FINALS: [&str; 38] = [
        "a", "o", "e", "i", "u", "v", "ai", "ei", "ui", "ao", "ou", "iu", "ie", "ue", "ve", "er",
        "an", "en", "in", "un", "vn", "ang", "eng", "ing", "ong", "ia", "iao", "ian", "iang",
        "iong", "ua", "uo", "uai", "uan", "uang", "ueng", "ê", "van",
    ];
    matches!(letters, "n" | "m" | "ng" | "hm")
        || INITIALS
            .iter()
            .filter_map(|initial| letters.strip_prefix(initial))
            .any(|rest| FINALS.contains(&rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_glosses() {
        for gloss in [
            "(guó)",
            "（zhuāng）",
            "(lǜ)",
            "(lü)",
            "(ér)",
            "(shi)",
            "(ń)",
            "(xiong)",
            "(ɡe)",
            "(guo\u{301})",
            "(lu\u{308}\u{304})",
        ] {
            assert!(parse(gloss).is_some(), "{gloss}");
        }
    }

    #[test]
    fn brackets_with_other_things_are_not() {
        for bracket in [
            "(AI)",
            "(Guó)",
            "(app)",
            "(km)",
            "()",
            "(guó",
            "(guó jiā)",
            "(guo1)",
            "(市)",
            "(abcdefghij)",
            "(\u{301})",
        ] {
            assert!(parse(bracket).is_none(), "{bracket}");
        }
    }

    #[test]
    fn a_gloss_ends_with_its_bracket() {
        let glosses = Glosses::of("（fa）展");
        assert_eq!(glosses.length("（fā）展"), Some("（fā）".len()));
        assert_eq!(glosses.length("(le)"), None);
        assert_eq!(Glosses::of("國(guó)").length("(le)"), Some(4));
    }

    #[test]
    fn tone_marks_are_looked_for() {
        assert!(has_toned("國(guó)"));
        assert!(has_toned("发（fa\u{304}）"));
        assert!(!has_toned("好了(le)，(AI)（讨论稿）"));
    }
}
