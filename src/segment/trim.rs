//! White space at the ends of pieces: as `str::trim`, but asked first whether there is any, for
//! clean text hardly has some but for line breaks.

/// The text without white space at its start.
pub(super) fn start(text: &str) -> &str {
    match text.chars().next() {
        Some(first) if first.is_whitespace() => text.trim_start(),
        _ => text,
    }
}

/// The text without white space at its end.
pub(super) fn end(text: &str) -> &str {
    match text.chars().next_back() {
        Some(last) if last.is_whitespace() => text.trim_end(),
        _ => text,
    }
}

/// The text without white space at its ends.
pub(super) fn both(text: &str) -> &str {
    end(start(text))
}

#[cfg(test)]
mod tests {
    #[test]
    fn trims_as_the_library_does() {
        for text in [
            "",
            " ",
            "\n\u{3000}",
            "城市",
            " 城市",
            "城市。\n",
            "\t城 市\u{3000}\n",
        ] {
            assert_eq!(super::start(text), text.trim_start());
            assert_eq!(super::end(text), text.trim_end());
            assert_eq!(super::both(text), text.trim());
        }
    }
}
