//! [`Places`]: where a text stands in the directive, whatever its marks and blanks.

use crate::document::Document;
use crate::number::to_u32;

/// The directive's letters and digits with their places, to find a text whatever its marks.
pub(super) struct Places<'a> {
    text: &'a str,
    letters: String,
    /// For each byte of `letters` that starts a character: its clean offset.
    offsets: Vec<u32>,
}

impl<'a> Places<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let text = document.text();
        let mut letters = String::new();
        let mut offsets = Vec::new();
        for (at, c) in letters_of(text) {
            letters.push(c);
            offsets.resize(letters.len(), to_u32(at));
        }
        Self {
            text,
            letters,
            offsets,
        }
    }

    /// The clean range of a text's first occurrence that cuts no number, with the marks that the
    /// text has at its ends where they stand there too.
    pub(super) fn find(&self, text: &str) -> Option<(u32, u32)> {
        let (first, _) = letters_of(text).next()?;
        let (last, last_letter) = letters_of(text).last()?;
        let (before, _) = text.split_at_checked(first)?;
        let after = text.get(last + last_letter.len_utf8()..)?;
        let needle: String = letters_of(text).map(|(_, c)| c).collect();
        self.letters.match_indices(&needle).find_map(|(at, _)| {
            let start = *self.offsets.get(at)? as usize;
            let last = *self
                .offsets
                .get(at + needle.len() - last_letter.len_utf8())? as usize;
            let (head, rest) = self.text.split_at_checked(start)?;
            let (body, tail) = rest.split_at_checked(last + last_letter.len_utf8() - start)?;
            let whole = !cuts_number(head, body) && !cuts_number(body, tail);
            whole.then(|| {
                (
                    to_u32(start - common_end(head, before)),
                    to_u32(start + body.len() + common_start(tail, after)),
                )
            })
        })
    }
}

/// The characters that tell one text from another: letters, digits, and the signs of a value.
fn letters_of(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut before = None;
    text.char_indices().filter(move |(at, c)| {
        let in_number = before.replace(*c).is_some_and(|c| c.is_ascii_digit());
        c.is_alphanumeric()
            || matches!(c, '%' | '‰' | '℃')
            || *c == '.' && in_number && starts_with_digit(text.get(at + 1..).unwrap_or_default())
    })
}

/// Whether a number goes on from one text into the other.
fn cuts_number(left: &str, right: &str) -> bool {
    let number = left.strip_suffix(['.', ',']).unwrap_or(left);
    let further = right.strip_prefix(['.', ',']).unwrap_or(right);
    number.ends_with(|c: char| c.is_ascii_digit()) && starts_with_digit(further)
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// How many bytes two texts share at their start.
fn common_start(a: &str, b: &str) -> usize {
    let pairs = a.chars().zip(b.chars());
    pairs
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum()
}

/// How many bytes two texts share at their end.
fn common_end(a: &str, b: &str) -> usize {
    let pairs = a.chars().rev().zip(b.chars().rev());
    pairs
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_with_its_marks_and_whole_numbers() {
        let cases = [
            (
                "要推进“新城”建设，完善‘水网’。",
                "推进“新城”建设",
                "推进“新城”建设",
            ),
            ("要推进“新城”建设，完善‘水网’。", "完善“水网”", "完善‘水网’"),
            ("要推进“新城”建设，完善‘水网’。", "完善水网", "完善‘水网"),
            (
                "要推进“新城”建设，完善‘水网’。",
                "“新城” 建设；",
                "“新城”建设",
            ),
            ("到2012年有12家，达到112%、12.5%和12%。", "12%", "12%"),
            ("达到112%和1,012%。", "12%", ""),
            ("增长35%、3.5%。", "3.5%", "3.5%"),
            ("增长3.5%、13.5‰。", "3.5‰", ""),
            (
                "建成12家，2027年完成。",
                "建成12家，2027年",
                "建成12家，2027年",
            ),
            ("建成12家，2027年完成。", "2027年", "2027年"),
            ("建设新城。", "。", ""),
        ];
        for (directive, text, expected) in cases {
            let document = Document::parse(directive).unwrap();
            let text = crate::normalize::clean(text).text;
            let found = Places::new(&document).find(&text);
            let found = found.map(|range| document.span_of(range));
            let found = found.and_then(|span| span.slice(directive));
            assert_eq!(found.unwrap_or_default(), expected, "{text} in {directive}");
        }
    }
}
