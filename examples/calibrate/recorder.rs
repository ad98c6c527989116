//! [`Recorder`]: a judge that writes down what it is asked.

use std::sync::{Arc, Mutex};

use cascade_align::verdict::{Judge, Judgement, Question};

use crate::cells::Asked;

/// A judge that writes down what it is asked and says nothing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Recorder {
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Recorder {
    /// What was asked since the last call.
    pub(crate) fn take(&self) -> Vec<Asked> {
        self.asked
            .lock()
            .map(|mut asked| std::mem::take(&mut *asked))
            .unwrap_or_default()
    }
}

impl Judge for Recorder {
    fn judge(&self, questions: &[Question<'_>]) -> Vec<Judgement> {
        if let Ok(mut asked) = self.asked.lock() {
            asked.extend(questions.iter().map(Asked::of));
        }
        Vec::new()
    }
}
