//! The textbook twin of the fast core, for tests and benches.

/// The length of the longest common subsequence of `a` and `b`, by the table of all prefixes in
/// time `O(a × b)`, two rows kept.
#[must_use]
pub fn lcs<T: PartialEq>(a: &[T], b: &[T]) -> usize {
    let mut above = vec![0; b.len() + 1];
    for x in a {
        let mut row = Vec::with_capacity(above.len());
        let mut left = 0;
        row.push(left);
        for (y, corner) in b.iter().zip(above.windows(2)) {
            left = match corner {
                [diagonal, _] if x == y => diagonal + 1,
                [_, up] => left.max(*up),
                _ => left,
            };
            row.push(left);
        }
        above = row;
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::lcs;

    #[test]
    fn known_lengths() {
        let cases: &[(&str, &str, usize)] = &[
            ("", "", 0),
            ("abc", "", 0),
            ("", "abc", 0),
            ("abc", "abc", 3),
            ("abc", "cba", 1),
            ("AGGTAB", "GXTXAYB", 4),
            ("优化城市空间结构", "优化城区空间结构", 7),
        ];
        for &(a, b, expected) in cases {
            let a: Vec<char> = a.chars().collect();
            let b: Vec<char> = b.chars().collect();
            assert_eq!(lcs(&a, &b), expected, "{a:?} {b:?}");
        }
    }
}
