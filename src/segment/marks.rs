//! The marks of a text: every character that can end a piece, quotes and brackets with their
//! partners.

use crate::number::to_u32;
use crate::stops::stops;

/// What a mark does to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkKind {
    /// 。
    FullStop,
    /// ！？；
    Stop,
    /// . ! ? in ASCII, which end a sentence only in certain company.
    AsciiStop,
    /// ，：
    Comma,
    /// A comma or colon in ASCII.
    AsciiComma,
    /// 、 and the ideographic comma's half-width form: continues a sentence, ends nothing.
    Pause,
    /// A tab or a bar: the border of a table cell.
    Tab,
    /// A blank, ideographic or not.
    Blank,
    /// A dash — of any number of characters.
    Dash,
    /// An opening quote or bracket of one of [`PAIRS`]; `true` if it holds its content together.
    Open(u8, bool),
    /// A closing quote or bracket; `true` if its partner holds its content together.
    Close(u8, bool),
}

/// A mark and where it stands in its text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    /// First byte.
    pub(super) start: u32,
    /// Length in bytes.
    pub(super) len: u32,
    /// What it does.
    pub(super) kind: MarkKind,
}

impl Mark {
    /// One past the last byte.
    pub(super) fn end(&self) -> u32 {
        self.start + self.len
    }
}

/// Quotes and brackets: a pair of the same index belongs together.
pub(super) const PAIRS: [(char, char); 8] = [
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('（', '）'),
    ('【', '】'),
    ('「', '」'),
    ('『', '』'),
    ('〔', '〕'),
];

/// A pair with more bytes between its marks than this is taken as speech, in which sentences end
/// as elsewhere: some 120 Han characters.
const SPEECH_BYTES: u32 = 360;

/// A mark hardly comes more often than every so many bytes: room for the marks is made at once.
const MARK_BYTES: usize = 24;

/// The marks of a text in order, quotes and brackets not yet paired.
pub(super) fn find(text: &str) -> Vec<Mark> {
    let bytes = text.as_bytes();
    let mut marks = Vec::with_capacity(bytes.len() / MARK_BYTES);
    for at in stops(text) {
        if let Some((len, kind)) = bytes.get(at..).and_then(mark_at) {
            push(&mut marks, to_u32(at), len, kind);
        }
    }
    marks
}

/// Appends a mark; dashes in a row are one mark.
fn push(marks: &mut Vec<Mark>, start: u32, len: u32, kind: MarkKind) {
    if let (MarkKind::Dash, Some(last)) = (kind, marks.last_mut())
        && last.kind == MarkKind::Dash
        && last.end() == start
    {
        last.len += len;
        return;
    }
    marks.push(Mark { start, len, kind });
}

/// Pairs the quotes and brackets of a line; the buffer is reused from line to line.
#[derive(Debug, Default)]
pub(super) struct Pairing {
    open: Vec<u32>,
}

impl Pairing {
    /// Pairs the marks of short quotes and brackets until the end of a line, and says how many marks
    /// stand before it. Every opening mark is pushed and popped once; one without a partner stays
    /// without effect, and so does a closing mark.
    pub(super) fn pair(&mut self, marks: &mut [Mark], line_end: u32) -> usize {
        self.open.clear();
        let mut unclosed = [0u32; PAIRS.len()];
        let mut index = 0;
        while let Some(&Mark { start, kind, .. }) = marks.get(index)
            && start < line_end
        {
            match kind {
                MarkKind::Open(pair, _) => {
                    self.open.push(to_u32(index));
                    bump(&mut unclosed, pair, 1);
                }
                MarkKind::Close(pair, _) if count(&unclosed, pair) > 0 => {
                    self.close(marks, index, pair, &mut unclosed);
                }
                _ => {}
            }
            index += 1;
        }
        index
    }

    /// Closes the innermost open mark of this pair; marks opened after it have no partner.
    fn close(
        &mut self,
        marks: &mut [Mark],
        closing: usize,
        pair: u8,
        unclosed: &mut [u32; PAIRS.len()],
    ) {
        while let Some(opening) = self.open.pop() {
            let Some(&Mark {
                start,
                kind: MarkKind::Open(other, _),
                ..
            }) = marks.get(opening as usize)
            else {
                return;
            };
            bump(unclosed, other, -1);
            if other != pair {
                continue;
            }
            let end = marks.get(closing).map_or(u32::MAX, |mark| mark.start);
            if end.saturating_sub(start) <= SPEECH_BYTES {
                set_kind(marks, opening as usize, MarkKind::Open(pair, true));
                set_kind(marks, closing, MarkKind::Close(pair, true));
            }
            return;
        }
    }
}

fn set_kind(marks: &mut [Mark], index: usize, kind: MarkKind) {
    if let Some(mark) = marks.get_mut(index) {
        mark.kind = kind;
    }
}

fn count(unclosed: &[u32; PAIRS.len()], pair: u8) -> u32 {
    unclosed.get(usize::from(pair)).copied().unwrap_or(0)
}

fn bump(unclosed: &mut [u32; PAIRS.len()], pair: u8, by: i32) {
    if let Some(count) = unclosed.get_mut(usize::from(pair)) {
        *count = count.saturating_add_signed(by);
    }
}

/// The length and the kind of the mark that some bytes begin with.
fn mark_at(bytes: &[u8]) -> Option<(u32, MarkKind)> {
    match *bytes {
        [byte @ 0..0x80, ..] => {
            let kind = ASCII.get(usize::from(byte)).copied().flatten();
            kind.map(|kind| (1, kind))
        }
        [lead, second, third, ..] => {
            // Counted without a branch: which block it is cannot be foreseen.
            let block = BLOCKS.iter().filter(|[other, _]| *other < lead).count();
            let is_known = BLOCKS.get(block) == Some(&[lead, second]);
            let kinds = WIDE.get(block).filter(|_| is_known)?;
            let kind = kinds.get(usize::from(third & 63)).copied().flatten();
            kind.map(|kind| (3, kind))
        }
        _ => None,
    }
}

/// The kinds of ASCII marks: a look into a table costs less than a jump that depends on the mark.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which rejects a bad index"
)]
static ASCII: [Option<MarkKind>; 128] = {
    let mut kinds = [None; 128];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte as usize] = ascii_kind(byte);
        byte += 1;
    }
    kinds
};

/// The first two bytes of all wide marks, in order: general punctuation, CJK punctuation, full-width
/// forms. No two have the same first byte.
const BLOCKS: [[u8; 2]; 3] = [[0xe2, 0x80], [0xe3, 0x80], [0xef, 0xbc]];

/// The kinds of wide marks by their blocks and their third bytes.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which rejects a bad index"
)]
static WIDE: [[Option<MarkKind>; 64]; BLOCKS.len()] = {
    let mut kinds = [[None; 64]; BLOCKS.len()];
    let mut block = 0;
    while block < BLOCKS.len() {
        let [lead, second] = BLOCKS[block];
        let mut third = 0x80;
        while third < 0xc0 {
            kinds[block][(third & 63) as usize] = wide_kind([lead, second, third]);
            third += 1;
        }
        block += 1;
    }
    kinds
};

const fn ascii_kind(byte: u8) -> Option<MarkKind> {
    match byte {
        b'.' | b'!' | b'?' => Some(MarkKind::AsciiStop),
        b';' => Some(MarkKind::Stop),
        b',' | b':' => Some(MarkKind::AsciiComma),
        b'\t' | b'|' => Some(MarkKind::Tab),
        b' ' | b'\r' => Some(MarkKind::Blank),
        b'(' => Some(MarkKind::Open(3, false)),
        b')' => Some(MarkKind::Close(3, false)),
        b'[' => Some(MarkKind::Open(7, false)),
        b']' => Some(MarkKind::Close(7, false)),
        _ => None,
    }
}

const fn wide_kind(character: [u8; 3]) -> Option<MarkKind> {
    match &character {
        b"\xe3\x80\x82" => Some(MarkKind::FullStop),
        b"\xef\xbc\x81" | b"\xef\xbc\x9f" | b"\xef\xbc\x9b" => Some(MarkKind::Stop),
        b"\xef\xbc\x8c" | b"\xef\xbc\x9a" => Some(MarkKind::Comma),
        b"\xe3\x80\x81" => Some(MarkKind::Pause),
        b"\xe3\x80\x80" => Some(MarkKind::Blank),
        b"\xe2\x80\x94" | b"\xe2\x80\x95" => Some(MarkKind::Dash),
        b"\xe2\x80\x9c" => Some(MarkKind::Open(0, false)),
        b"\xe2\x80\x9d" => Some(MarkKind::Close(0, false)),
        b"\xe2\x80\x98" => Some(MarkKind::Open(1, false)),
        b"\xe2\x80\x99" => Some(MarkKind::Close(1, false)),
        b"\xe3\x80\x8a" => Some(MarkKind::Open(2, false)),
        b"\xe3\x80\x8b" => Some(MarkKind::Close(2, false)),
        b"\xef\xbc\x88" => Some(MarkKind::Open(3, false)),
        b"\xef\xbc\x89" => Some(MarkKind::Close(3, false)),
        b"\xe3\x80\x90" => Some(MarkKind::Open(4, false)),
        b"\xe3\x80\x91" => Some(MarkKind::Close(4, false)),
        b"\xe3\x80\x8c" => Some(MarkKind::Open(5, false)),
        b"\xe3\x80\x8d" => Some(MarkKind::Close(5, false)),
        b"\xe3\x80\x8e" => Some(MarkKind::Open(6, false)),
        b"\xe3\x80\x8f" => Some(MarkKind::Close(6, false)),
        b"\xe3\x80\x94" => Some(MarkKind::Open(7, false)),
        b"\xe3\x80\x95" => Some(MarkKind::Close(7, false)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held_together(line: &str) -> usize {
        let mut marks = find(line);
        Pairing::default().pair(&mut marks, u32::MAX);
        marks
            .iter()
            .filter(|mark| matches!(mark.kind, MarkKind::Open(_, true)))
            .count()
    }

    #[test]
    fn pairs_hold_together_only_when_closed_and_short() {
        let speech = format!("“{}”", "说".repeat(130));
        for (line, expected) in [
            ("“一核引领”", 1),
            ("《关于“三城联动”的意见》", 2),
            ("“一核引领", 0),
            ("一核引领”", 0),
            ("（一“二）三”", 1),
            (speech.as_str(), 0),
        ] {
            assert_eq!(held_together(line), expected, "{line}");
        }
    }

    #[test]
    fn a_hundred_thousand_open_brackets_take_no_time() {
        assert_eq!(held_together(&"（".repeat(100_000)), 0);
        assert_eq!(
            held_together(&("《".repeat(100_000) + &"”）".repeat(100_000))),
            0
        );
    }

    #[test]
    fn dashes_in_a_row_are_one_mark() {
        assert_eq!(find("核心——节点").len(), 1);
    }
}
