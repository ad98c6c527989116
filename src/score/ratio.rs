//! The similarity of two texts from the length of their longest common subsequence.

/// The normalized indel similarity, `2 · lcs / (a + b)`, for texts of `a` and `b` characters: 1 for equal
/// texts, 0 for texts that share no character. Two empty texts are equal.
///
/// ```
/// use cascade_align::score::ratio;
/// assert_eq!(ratio(7, 8, 8), 0.875);
/// ```
#[must_use]
#[expect(
    clippy::cast_precision_loss,
    reason = "lengths of texts in memory are below 2^53"
)]
pub fn ratio(lcs: usize, a: usize, b: usize) -> f64 {
    match a.saturating_add(b) {
        0 => 1.0,
        total => (2.0 * lcs as f64) / total as f64,
    }
}
