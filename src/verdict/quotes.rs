//! Quoted names.

/// The quoted names of a text with their byte offsets, at most 24 characters long. No name holds
/// a quotation mark, so that each is looked for no further than the next one.
pub(super) fn quoted(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('“').filter_map(move |(at, mark)| {
        let start = at + mark.len();
        let rest = text.get(start..)?;
        let (name, after) = rest.split_at_checked(rest.find(['“', '”'])?)?;
        let closes = after.starts_with('”');
        (closes && !name.is_empty() && name.chars().count() <= 24).then_some((start, name))
    })
}
