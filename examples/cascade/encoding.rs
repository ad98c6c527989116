//! Why bytes are not UTF-8, and what to do about it.

use std::path::Path;
use std::str::Utf8Error;

/// What is wrong with a file's bytes, in one line.
pub(crate) fn complaint(path: &Path, bytes: &[u8], error: Utf8Error) -> String {
    let offset = error.valid_up_to();
    let encoding = match wide_encoding(bytes) {
        _ if is_chinese(bytes.get(..offset).unwrap_or_default()) => None,
        None if error.error_len().is_none() => None,
        wide => Some(wide.unwrap_or("GB18030")),
    };
    let Some(encoding) = encoding else {
        return damage(offset, error.error_len());
    };
    let name = quoted(&path.display().to_string());
    format!(
        "not UTF-8 at byte {offset}; convert it first, for example with \
         `iconv -f {encoding} -t UTF-8 {name}`"
    )
}

/// A text that is UTF-8 as far as it goes.
fn damage(offset: usize, wrong_bytes: Option<usize>) -> String {
    let what = match wrong_bytes {
        None => "UTF-8 that ends inside a character,",
        Some(_) => "UTF-8 that is damaged",
    };
    format!("{what} at byte {offset}; get the whole file anew, or repair it there")
}

/// Whether valid UTF-8 holds more than a few characters of three bytes: text in another encoding
/// has a few by chance.
fn is_chinese(valid: &[u8]) -> bool {
    valid.iter().filter(|byte| **byte >= 0xE0).take(3).count() == 3
}

/// The encoding of two or four bytes a character, if it is one, as `iconv` calls it.
fn wide_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some("UTF-32"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("UTF-16"),
        // Halves of wide characters are often control characters; other text has hardly one.
        _ if count(bytes, 0, 1, |byte| matches!(byte, 0..=8 | 14..=31)) * 100 > bytes.len() => {
            Some(unmarked(bytes))
        }
        _ => None,
    }
}

/// Which wide encoding it is, without a mark that says so.
fn unmarked(bytes: &[u8]) -> &'static str {
    let has_more_than = |most: u8, place| count(bytes, place, 4, |byte| byte > most) > 0;
    let is_four_bytes = |highest, next| !has_more_than(0, highest) && !has_more_than(0x10, next);
    // The higher halves of Chinese characters, of their marks and of ASCII.
    let higher = |place| {
        count(bytes, place, 2, |byte| {
            matches!(byte, 0 | 0x30 | 0x4E..=0x9F | 0xFF)
        })
    };
    if is_four_bytes(3, 2) {
        "UTF-32LE"
    } else if is_four_bytes(0, 1) {
        "UTF-32BE"
    } else if higher(0) > higher(1) {
        "UTF-16BE"
    } else {
        "UTF-16LE"
    }
}

/// How many bytes are such, of those at a place and every so many after it.
fn count(bytes: &[u8], place: usize, step: usize, is_such: impl Fn(u8) -> bool) -> usize {
    let some = bytes.iter().skip(place).step_by(step);
    some.filter(|byte| is_such(**byte)).count()
}

/// A path as a shell takes it for one word.
fn quoted(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '+' | ',');
    if path.chars().all(is_plain) {
        path.to_owned()
    } else {
        format!("'{}'", path.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "全会提出，到2027年，“新城”基本建成。\n要优化城市空间结构。\n";

    fn wide<const N: usize>(units: impl Iterator<Item = [u8; N]>) -> Vec<u8> {
        units.flatten().collect()
    }

    fn said_of(bytes: &[u8]) -> String {
        let error = std::str::from_utf8(bytes).expect_err("no UTF-8");
        complaint(Path::new("a.txt"), bytes, error)
    }

    #[test]
    fn encodings_are_told_apart() {
        let points = || TEXT.chars().map(u32::from);
        let cases: [(&str, Vec<u8>); 9] = [
            ("-f GB18030 ", b"ab\xD6\xD0\xB9\xFA\xA3\xAC\n".to_vec()),
            (
                "-f UTF-16LE ",
                wide(TEXT.encode_utf16().map(u16::to_le_bytes)),
            ),
            (
                "-f UTF-16BE ",
                wide(TEXT.encode_utf16().map(u16::to_be_bytes)),
            ),
            ("-f UTF-32LE ", wide(points().map(u32::to_le_bytes))),
            ("-f UTF-32BE ", wide(points().map(u32::to_be_bytes))),
            ("-f UTF-16 ", b"\xFF\xFE\x68\x51".to_vec()),
            ("-f UTF-32 ", b"\xFF\xFE\0\0\x68\x51\0\0".to_vec()),
            (
                "ends inside a character, at byte 6;",
                TEXT.as_bytes()[..8].to_vec(),
            ),
            (
                "damaged at byte 12;",
                [&TEXT.as_bytes()[..12], b"\xFF\0"].concat(),
            ),
        ];
        for (expected, bytes) in cases {
            let said = said_of(&bytes);
            assert!(said.contains(expected), "no `{expected}` in `{said}`");
        }
    }

    #[test]
    fn a_shell_takes_a_path_for_one_word() {
        for (path, expected) in [
            ("区/a-1.txt", "区/a-1.txt"),
            ("my file.txt", "'my file.txt'"),
            ("it's", r"'it'\''s'"),
            ("$a", "'$a'"),
        ] {
            assert_eq!(quoted(path), expected);
        }
    }
}
