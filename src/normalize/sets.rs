//! Sets of characters, made by the compiler and asked by the bytes of UTF-8.

/// A set of characters of three bytes, 64 to a word: the word is what the first two bytes say, the
/// bit what the third one says.
#[derive(Debug)]
pub(super) struct Set([u64; 1024]);

#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which rejects a bad index"
)]
impl Set {
    /// Every `step`th character of a list, beginning with the first. Shorter characters are passed
    /// over, longer ones are counted but not taken; a line that starts with # is a comment.
    pub(super) const fn of(list: &str, step: usize) -> Self {
        let list = list.as_bytes();
        let mut set = Self([0; 1024]);
        let mut at = 0;
        let mut comment = false;
        let mut count = 0;
        while at < list.len() {
            let lead = list[at];
            comment = lead == b'#' || (comment && lead != b'\n');
            if !comment && lead >= 0xe0 {
                if count % step == 0 && lead < 0xf0 {
                    set = set.with([lead, list[at + 1], list[at + 2]]);
                }
                count += 1;
            }
            at += match lead {
                0xf0.. => 4,
                0xe0.. => 3,
                _ => 1,
            };
        }
        set
    }

    /// The set with one more character.
    pub(super) const fn with(mut self, [lead, second, third]: [u8; 3]) -> Self {
        self.0[word(lead, second)] |= bit(third);
        self
    }

    const fn holds(&self, lead: u8, second: u8, third: u8) -> bool {
        self.0[word(lead, second)] & bit(third) != 0
    }
}

impl Set {
    /// Whether a character of three bytes is in the set.
    pub(super) fn has(&self, [lead, second, third]: [u8; 3]) -> bool {
        let bits = self.0.get(word(lead, second));
        bits.is_some_and(|bits| bits & bit(third) != 0)
    }
}

const fn bit(third: u8) -> u64 {
    1 << (third & 63)
}

const fn word(lead: u8, second: u8) -> usize {
    ((lead & 15) as usize) << 6 | (second & 63) as usize
}

/// The Han characters of a [`Set`], from U+4000 to U+9FFF, in a form that takes fewer steps to ask:
/// the byte is what the last two bytes of a character say, the bit what the last three bits of its
/// first byte do. From e4 to e9 those differ.
#[derive(Debug)]
pub(super) struct HanSet([u8; ROWS]);

/// One more than the last [`row`].
const ROWS: usize = 0x3f40;

impl HanSet {
    #[expect(
        clippy::indexing_slicing,
        reason = "evaluated by the compiler, which rejects a bad index"
    )]
    pub(super) const fn of(set: &Set) -> Self {
        let mut rows = [0; ROWS];
        let mut lead = 0xe4;
        while lead <= 0xe9 {
            let mut rest = [0x80, 0x80];
            while rest[0] < 0xc0 {
                if set.holds(lead, rest[0], rest[1]) {
                    rows[row(rest)] |= 1 << (lead & 7);
                }
                rest = if rest[1] == 0xbf {
                    [rest[0] + 1, 0x80]
                } else {
                    [rest[0], rest[1] + 1]
                };
            }
            lead += 1;
        }
        Self(rows)
    }

    /// Whether a run of characters of three bytes holds one of the set. Those that are no Han
    /// characters may be taken for some.
    #[expect(
        clippy::indexing_slicing,
        reason = "the mask keeps the index below the length"
    )]
    pub(super) fn has_any(&self, run: &[u8]) -> bool {
        let (characters, _) = run.as_chunks();
        let characters = characters
            .iter()
            .map(|[lead, rest @ ..]: &[u8; 3]| (*lead, *rest));
        let found = characters.fold(0, |found, (lead, rest)| {
            found | self.0[row(rest)].rotate_right(u32::from(lead))
        });
        found & 1 != 0
    }
}

const fn row(rest: [u8; 2]) -> usize {
    (u16::from_le_bytes(rest) & 0x3f3f) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "# 一\n一丁\n，丂\n㐀七a𠀀龥䀀";

    #[test]
    fn a_set_has_what_its_list_has() {
        let set = Set::of(LIST, 1).with(*b"\xe3\x80\x82");
        for ch in '\u{800}'..='\u{ffff}' {
            let mut bytes = [0; 3];
            ch.encode_utf8(&mut bytes);
            let listed = "一丁，丂㐀七龥䀀。".contains(ch);
            // E0 to EF are told by their last four bits, so that all of the plane differ.
            assert_eq!(set.has(bytes), listed, "{ch}");
        }
        assert!(!Set::of(LIST, 2).has(*"丁".as_bytes().first_chunk().unwrap()));
    }

    #[test]
    fn runs_are_asked_as_their_characters_are() {
        let set = Set::of(LIST, 1);
        let of_han = HanSet::of(&set);
        for ch in '\u{4000}'..='\u{9fff}' {
            let run = format!("城{ch}市");
            assert_eq!(of_han.has_any(run.as_bytes()), LIST.contains(ch), "{ch}");
        }
        assert!(!of_han.has_any(b""));
    }
}
