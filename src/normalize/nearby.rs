//! Whether a blank or a break parts a word: the text around shows it.

use super::chars;

/// So many bytes before and after a place are searched; the bound keeps the work linear in the
/// length of a page.
const NEARBY: usize = 16 * 1024;

/// Whether the text near a byte has two Han characters side by side.
pub(super) fn has_word(text: &str, at: usize, left: Option<char>, right: Option<char>) -> bool {
    let (Some(left), Some(right)) = (left, right) else {
        return false;
    };
    let start = text.floor_char_boundary(at.saturating_sub(NEARBY));
    let end = text.floor_char_boundary(at + NEARBY);
    let nearby = text.get(start..end).unwrap_or_default();
    let word = String::from_iter([left, right]);
    chars::is_han(left)
        && chars::is_han(right)
        && memchr::memmem::find(nearby.as_bytes(), word.as_bytes()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_looked_for_around() {
        let text = format!("{}城市，a1。", "优".repeat(6_000));
        for (at, left, right, expected) in [
            (18_000, '城', '市', true),
            (18_000, '市', '城', false),
            (0, '城', '市', false),
            (18_000, 'a', '1', false),
            (usize::MAX / 2, '城', '市', false),
        ] {
            assert_eq!(
                has_word(&text, at, Some(left), Some(right)),
                expected,
                "{left}{right}"
            );
        }
        assert!(!has_word(&text, 0, None, Some('市')));
    }
}
