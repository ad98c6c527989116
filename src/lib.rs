//! Which tasks of a Chinese city's directive did each district adopt, adapt or omit?
//!
//! ```
//! use cascade_align::{Aligner, Directive, Opinion, Verdict};
//!
//! let directive = Directive::parse(
//!     "要实施城市更新行动，2027年底前完成城镇老旧小区改造，盘活闲置厂房，建立城市体检评估制度。",
//! )?;
//! let opinion = Opinion::parse(
//!     "一区",
//!     "要深入实施城市更新行动，2028年底前完成城镇老旧小区改造，盘活闲置厂房，办好环湖诗歌节。",
//! )?;
//! let alignment = Aligner::new(&directive).align(&opinion);
//! let verdicts: Vec<Verdict> = alignment.findings().iter().map(|f| f.verdict()).collect();
//! assert_eq!(verdicts, [Verdict::Adopted, Verdict::Adapted, Verdict::Adopted, Verdict::Omitted]);
//! assert_eq!(alignment.findings()[1].changes()[0].note(), Some("later by 1 year"));
//! assert_eq!(alignment.additions()[0].text(), "办好环湖诗歌节");
//! # Ok::<(), cascade_align::Error>(())
//! ```
//!
//! # How it goes
//!
//! Data flows down one staircase; each step is a type:
//!
//! 1. A page, as it was crawled, becomes a [`Document`]: clean text, sections, sentences with a
//!    [`Role`] each, clauses. Whatever is found in it is a [`Span`] of the page's own bytes.
//! 2. A [`Directive`] is a document with its [`Task`]s: targets, tasks and measures, extracted or
//!    taken from the caller's [`TaskList`]. An [`Opinion`] is a document under a name.
//! 3. An [`Aligner`], prepared once from a directive and shared by threads, ranks the opinion's
//!    passages for every task ([`score`] is its lexical core) and puts each task as a
//!    [question](verdict::Question) to a [`Judge`](verdict::Judge).
//! 4. The answer is a [`Finding`]: the [`Verdict`], its calibrated confidence, the evidence, what
//!    [changed](report::Change), why, and whether a person should look. The findings of an opinion
//!    and its own additions are an [`Alignment`]; those of many a [`Cascade`] with its margins.
//! 5. [`report`] shows it as text, Markdown or JSON.
//!
//! Everything is pure: texts in, values out; no file, clock, network, environment or output. The
//! same input gives the same bits for any number of threads and any order of the opinions.
//!
//! # Features
//!
//! - `parallel` (on): [`Aligner::align_all`] and streams use all processors, through rayon.
//! - `serde` (on): results implement `Serialize`, and reports can be JSON.
//! - `opencc` (off): traditional script is converted by the system's `OpenCC`.
//!
//! No feature changes a result.

mod align;
mod aligner;
mod document;
mod error;
mod finder;
mod lexicon;
mod normalize;
mod number;
mod opinion;
pub mod report;
pub mod score;
mod segment;
mod span;
mod stops;
mod task;
pub mod verdict;

pub use aligner::{Aligner, AlignerBuilder};
pub use document::{Clause, Document, Section, Sentence};
pub use error::{Error, ErrorKind};
#[cfg(feature = "opencc")]
#[doc(hidden)]
pub use normalize::simplified_by_both;
pub use opinion::Opinion;
pub use report::{Alignment, Cascade, Finding, Verdict};
pub use segment::Role;
pub use span::Span;
pub use task::{Directive, Task, TaskKind, TaskList};

/// The README's examples, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
