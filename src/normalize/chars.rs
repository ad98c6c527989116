//! What each character of a page becomes, and the classes of characters that other files ask for.

use super::sets::Set;

/// What to do with one character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fold {
    /// It stays.
    Keep,
    /// It goes: zero width or control.
    Drop,
    /// It becomes another one.
    Replace(char),
    /// An ASCII mark: the full-width one, unless it stands between letters or digits.
    Mark(char),
    /// A round bracket, the full-width one; it may open a gloss.
    Bracket(char),
    /// A straight double quote.
    Double,
    /// A straight single quote.
    Single,
    /// A dash.
    Dash,
    /// A hyphen, a dash where two stand together.
    Hyphen,
    /// ∶
    Ratio,
    /// A blank of any width.
    Blank,
    /// A line break.
    Break,
}

/// What becomes of `ch`.
pub(super) fn fold(ch: char) -> Fold {
    match ASCII.get(ch as usize) {
        Some(&fold) => fold,
        None if matches!(ch, '\u{4e00}'..='\u{9fff}') => Fold::Keep,
        None => fold_any(ch),
    }
}

/// The length of a character that is known at once to stay: a letter or digit, or a mark that
/// nearly every clause has. `bytes` are its first three, or it and what follows.
pub(super) fn kept(bytes: [u8; 3]) -> Option<usize> {
    match bytes {
        [lead @ 0..0x80, ..] => (ASCII.get(usize::from(lead)) == Some(&Fold::Keep)).then_some(1),
        [0xe0..0xf0, ..] => MARKS.has(bytes).then_some(3),
        _ => None,
    }
}

static MARKS: Set = Set::of("，。、；：！？“”《》", 1);

/// What becomes of the characters of ASCII, which are asked most.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which rejects a bad index"
)]
static ASCII: [Fold; 128] = {
    let mut folds = [Fold::Keep; 128];
    let mut ch = 0_u8;
    while ch < 128 {
        folds[ch as usize] = fold_any(ch as char);
        ch += 1;
    }
    folds
};

const fn fold_any(ch: char) -> Fold {
    match ch {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fold::Break,
        ' '
        | '\t'
        | '\u{b}'
        | '\u{c}'
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => Fold::Blank,
        '\0'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffc}' => Fold::Drop,
        ',' => Fold::Mark('，'),
        ';' => Fold::Mark('；'),
        ':' => Fold::Mark('：'),
        '!' => Fold::Mark('！'),
        '?' => Fold::Mark('？'),
        '(' | '（' => Fold::Bracket('（'),
        ')' | '）' => Fold::Bracket('）'),
        '"' | '＂' => Fold::Double,
        '\'' | '＇' => Fold::Single,
        '‘' | '「' | '『' | '﹁' | '﹃' | '〝' => Fold::Replace('“'),
        '’' | '」' | '』' | '﹂' | '﹄' | '〞' | '〟' => Fold::Replace('”'),
        '•' | '・' | '･' | '‧' | '∙' | '⋅' => Fold::Replace('·'),
        '–' | '—' | '―' | '─' | '━' | '⸺' => Fold::Dash,
        '-' | '－' | '‐' | '‑' | '﹣' => Fold::Hyphen,
        '∶' => Fold::Ratio,
        '｡' => Fold::Replace('。'),
        '､' => Fold::Replace('、'),
        '！' | '，' | '：' | '；' | '？' | '～' => Fold::Keep,
        '\u{ff01}'..='\u{ff5e}' => narrow(ch),
        _ => Fold::Keep,
    }
}

const fn narrow(ch: char) -> Fold {
    match char::from_u32(ch as u32 - 0xfee0) {
        Some(narrow) => Fold::Replace(narrow),
        None => Fold::Keep,
    }
}

/// A Han character.
pub(crate) fn is_han(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// A letter or digit of ASCII, of either width.
pub(super) fn is_alphanumeric(ch: char) -> bool {
    ch.is_ascii_alphanumeric() || matches!(ch, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// A clean mark that ends a sentence or a line of its own.
pub(super) fn is_terminal(ch: char) -> bool {
    matches!(ch, '。' | '！' | '？' | '；' | '：' | '…')
}

/// A clean mark that no line begins with.
pub(super) fn is_closing(ch: char) -> bool {
    matches!(
        ch,
        '，' | '。' | '、' | '；' | '：' | '！' | '？' | '）' | '》' | '”' | '%'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_at_once_is_kept() {
        for ch in '\0'..='\u{10ffff}' {
            let text = format!("{ch}一");
            let bytes = text.as_bytes().first_chunk().copied().unwrap_or_default();
            if let Some(len) = kept(bytes) {
                assert_eq!((fold(ch), len), (Fold::Keep, ch.len_utf8()), "{ch}");
            }
        }
        assert_eq!(kept(*b"2027".first_chunk().unwrap()), Some(1));
    }
}
