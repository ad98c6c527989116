//! What single characters are worth.

/// 万, from which on magnitudes multiply all that stands before them.
pub(super) const WAN: i128 = 10_000;

/// Whether a number can begin with this character.
pub(crate) fn may_begin(c: char) -> bool {
    c.is_ascii_digit() || is_numeral(c)
}

fn is_numeral(c: char) -> bool {
    // Most characters are told by one bit.
    LIKELY >> (u32::from(c) % 64) & 1 == 1
        && (c == '半' || digit_value(c).is_some() || magnitude(c).is_some())
}

/// The last six bits of the numerals, as a set.
const LIKELY: u64 = likely(&[
    '半', '零', '〇', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千',
    '万', '亿',
]);

const fn likely(numerals: &[char]) -> u64 {
    let (mut set, mut rest) = (0, numerals);
    while let [numeral, others @ ..] = rest {
        set |= 1 << (*numeral as u32 % 64);
        rest = others;
    }
    set
}

pub(super) const fn digit_value(c: char) -> Option<i128> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

pub(super) const fn magnitude(c: char) -> Option<i128> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => WAN,
        '亿' => 100_000_000,
        _ => return None,
    })
}

/// Behind a number: and some more.
pub(super) const fn is_more(c: char) -> bool {
    matches!(c, '多' | '余' | '几')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_and_magnitude_is_likely() {
        for c in '\0'..=char::MAX {
            let is = c == '半' || digit_value(c).is_some() || magnitude(c).is_some();
            assert_eq!(is_numeral(c), is, "{c}");
        }
    }
}
