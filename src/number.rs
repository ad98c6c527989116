//! Conversions between kinds of numbers, each with the reason why it loses nothing that counts.

/// A count as a real number.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of things in memory lie below 2^53"
)]
pub(crate) const fn real(count: usize) -> f64 {
    count as f64
}

/// A place, length or count in 32 bits: texts are shorter than 4 GiB (see
/// [`Document::parse`](crate::Document::parse)), and so are the lists that are made of them.
pub(crate) fn to_u32(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A small count as a real number of 24 bits; what is larger is rounded.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of characters, passages and tasks lie below 2^24, and a share of more may be rounded"
)]
pub(crate) const fn small(count: usize) -> f32 {
    count as f32
}

/// A real number, rounded to 24 bits.
#[expect(
    clippy::cast_possible_truncation,
    reason = "shares and weights lie near 1, and 24 bits are enough for them"
)]
pub(crate) const fn narrow(number: f64) -> f32 {
    number as f32
}

/// Steps of a fixed-point number: sums of integers are the same in any order.
const STEPS: f32 = 65_536.0;

/// A weight or share of at least 0 in fixed point, to the nearest step.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "weights and shares lie between 0 and 2"
)]
pub(crate) const fn fixed(weight: f32) -> u32 {
    (weight * STEPS + 0.5) as u32
}

/// A share of a weight, both in fixed point.
#[expect(
    clippy::cast_possible_truncation,
    reason = "no share is more than the whole"
)]
pub(crate) const fn part(weight: u32, share: u32) -> u32 {
    ((weight as u64 * share as u64) >> 16) as u32
}

/// A sum of fixed-point weights as it was before.
#[expect(
    clippy::cast_precision_loss,
    reason = "a passage or task of 100 characters weighs less than 2^24 steps; what weighs more may be rounded"
)]
pub(crate) fn unfixed(sum: impl Into<u64>) -> f32 {
    sum.into() as f32 / STEPS
}
