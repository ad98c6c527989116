//! A phrase that stands on its own, as the task of a list.

use super::clean;

/// The clean text of a phrase, in one piece. A blank or line break in it parts at most words of
/// letters, or the halves of a name in quotes: there is no headline, table or menu around it in
/// which it could mean more.
pub(crate) fn phrase(source: &str) -> String {
    let text = clean(source).text;
    let text = text.trim();
    let mut phrase = String::with_capacity(text.len());
    let mut quotes = 0_usize;
    let mut rest = text.chars();
    while let Some(ch) = rest.next() {
        match ch {
            '“' | '《' => quotes += 1,
            '”' | '》' => quotes = quotes.saturating_sub(1),
            ' ' | '\n' if quotes == 0 => {
                let is_letter = |ch: char| ch.is_ascii_alphanumeric();
                if phrase.ends_with(is_letter) && rest.as_str().starts_with(is_letter) {
                    phrase.push(' ');
                }
                continue;
            }
            _ => {}
        }
        phrase.push(ch);
    }
    phrase
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_in_one_piece() {
        for (source, expected) in [
            (" 优 化 布 局 ", "优化布局"),
            (
                "优化城市 空间\n布局，提升 5G 水平",
                "优化城市空间布局，提升5G水平",
            ),
            ("推广Smart City和Open\nData", "推广Smart City和Open Data"),
            ("唱响“湖光山色 四季如歌”品牌", "唱响“湖光山色 四季如歌”品牌"),
            ("優化(huà) 佈局", "优化布局"),
            ("", ""),
        ] {
            assert_eq!(phrase(source), expected);
        }
    }
}
