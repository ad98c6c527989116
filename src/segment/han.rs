//! Han characters and digits, told with one look.

/// A Han character of the main block, asked first where nearly every character is one: it is no
/// mark and no white space, and alphanumeric.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// A digit in Han characters, as numbering has them.
pub(super) fn is_han_digit(c: char) -> bool {
    BY_LAST_BITS.get(c as usize % 64) == Some(&c)
}

const HAN_DIGITS: [char; 13] = [
    '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百',
];

/// Each of the digits where its last six bits say, in which they all differ: one look tells them
/// from all other characters.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which rejects a bad index"
)]
static BY_LAST_BITS: [char; 64] = {
    let mut places = ['\0'; 64];
    let mut at = 0;
    while at < HAN_DIGITS.len() {
        places[HAN_DIGITS[at] as usize % 64] = HAN_DIGITS[at];
        at += 1;
    }
    places
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_look_tells_digits() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_han_digit(c), HAN_DIGITS.contains(&c), "{c}");
        }
    }
}
