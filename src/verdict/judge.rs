//! [`Judge`]: the one place where probabilities are made, and what it sees and says.

use std::fmt::Debug;

use super::features::Features;
use crate::report::{Contribution, Probabilities};
use crate::segment::Role;
use crate::span::Span;
use crate::task::TaskKind;

/// What a judge is asked: what did this opinion do with this task?
#[derive(Debug, Clone)]
pub struct Question<'a> {
    /// The id of the task.
    pub task: &'a str,
    /// The words of the task, as clean text.
    pub text: &'a str,
    /// What kind of thing the task is.
    pub kind: TaskKind,
    /// The passages that could show uptake, as the aligner ranked them; at most as many as
    /// [`AlignerBuilder::candidates`](crate::AlignerBuilder::candidates) says, perhaps none.
    pub passages: Vec<Passage<'a>>,
}

/// A passage of an opinion beside a task.
#[derive(Debug, Clone)]
pub struct Passage<'a> {
    /// Where it stands in the opinion's source.
    pub span: Span,
    /// Its words, as clean text.
    pub text: &'a str,
    /// What its sentence does in the opinion.
    pub role: Role,
    /// What a person would say about the two, as numbers.
    pub features: Features,
}

/// What a judge says.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The probability of each verdict.
    pub probabilities: Probabilities,
    /// For each passage of the question, in its order: the probability that it shows uptake.
    /// Evidence is ordered by it; a missing value counts as 0.
    pub uptake: Vec<f64>,
    /// What the probabilities rest on, weightiest first; may be empty.
    pub why: Vec<Contribution>,
}

/// Turns passages with their features into probabilities and reasons.
///
/// The embedded [`Calibrated`](super::Calibrated) model is one; a sentence encoder or a language
/// model behind this trait can take its place without touching the rest:
///
/// ```
/// use cascade_align::verdict::{Judge, Judgement, Question};
/// use cascade_align::report::Probabilities;
/// use cascade_align::{Aligner, Directive, Opinion, Verdict};
///
/// /// Believes every passage that holds the task's last two characters.
/// #[derive(Debug)]
/// struct LastWord;
///
/// impl Judge for LastWord {
///     fn judge(&self, question: &Question<'_>) -> Judgement {
///         let tail: String = question.text.chars().rev().take(2).collect();
///         let tail: String = tail.chars().rev().collect();
///         let uptake: Vec<f64> = question
///             .passages
///             .iter()
///             .map(|passage| if passage.text.contains(&tail) { 0.9 } else { 0.1 })
///             .collect();
///         let best = uptake.iter().copied().fold(0.1, f64::max);
///         Judgement {
///             probabilities: Probabilities::new(best, 0.0, 1.0 - best),
///             uptake,
///             why: Vec::new(),
///         }
///     }
/// }
///
/// let directive = Directive::parse("要优化城市空间结构，有序疏解老城功能，建设城市副中心。")?;
/// let aligner = Aligner::builder().judge(LastWord).build(&directive)?;
/// let opinion = Opinion::parse("一区", "要加快城市副中心建设。优化城区空间结构。")?;
/// let alignment = aligner.align(&opinion);
/// assert_eq!(alignment.findings()[0].verdict(), Verdict::Adopted);
/// # Ok::<(), cascade_align::Error>(())
/// ```
pub trait Judge: Debug + Send + Sync {
    /// Judges one task in one opinion. Must be a pure function of the question, or reports will
    /// differ from run to run.
    fn judge(&self, question: &Question<'_>) -> Judgement;
}
