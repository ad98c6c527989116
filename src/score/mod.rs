//! How alike are the clauses of a document and a fixed set of patterns? The lexical core, usable
//! on its own.
//!
//! The measure is the longest common subsequence (LCS): the most characters that two texts have
//! in common in the same order. [`ratio`] turns its length into the normalized indel similarity.
//! The patterns are prepared once; every document is then scored against all of them at a time:
//!
//! ```
//! use cascade_align::score::{Clauses, Patterns, Scratch, ratio};
//!
//! let patterns = Patterns::new(["优化城市空间结构", "加快建设江北城市副中心"]);
//!
//! let mut clauses = Clauses::new();
//! clauses.push(patterns.alphabet(), "持续优化城区空间结构");
//! clauses.push(patterns.alphabet(), "办好环湖诗歌节");
//!
//! let mut best = [0.0_f64; 2];
//! patterns.lcs_all(&clauses, &mut Scratch::new(), |clause, lengths| {
//!     for (pattern, lcs) in lengths.iter().enumerate() {
//!         let pair = (patterns.characters(pattern), clauses.characters(clause));
//!         best[pattern] = best[pattern].max(ratio(lcs.into(), pair.0, pair.1));
//!     }
//! });
//! assert_eq!(best[0], 2.0 * 7.0 / (8.0 + 10.0));
//! assert!(best[1] < 0.4);
//! ```
//!
//! # How it works
//!
//! - An [`Alphabet`] numbers the characters of the patterns. A character of a document that no
//!   pattern has cannot be part of a common subsequence, so it is dropped when a clause is encoded.
//! - Each pattern owns a lane of 8, 16, 32 or 64 bits in a wide integer, the narrowest that
//!   holds it. One addition and three logical operations move all patterns of a wide integer over
//!   one character of a clause (the bit-parallel LCS of Crochemore and others, in Hyyrö's form).
//! - Patterns longer than 64 characters are chains of 64-bit blocks with a carry.
//! - [`Clauses`] holds a document as one arena. [`Patterns::lcs_all`] scores four clauses of about
//!   the same length side by side and reports them in their own order.
//!
//! The instruction set is chosen when the patterns are prepared and changes no result.

#![expect(
    clippy::inline_always,
    reason = "a kernel takes on the instruction set of the function that it is inlined into"
)]

mod alphabet;
mod clauses;
#[doc(hidden)]
pub mod naive;
mod patterns;
mod ratio;

pub use alphabet::Alphabet;
pub use clauses::Clauses;
#[doc(hidden)]
pub use patterns::Path;
pub use patterns::{Lengths, Patterns, Scratch};
pub use ratio::ratio;
