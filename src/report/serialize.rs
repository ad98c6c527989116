//! The JSON form of the types whose keys differ from their fields.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::report::{Alignment, Cascade, Contribution, Finding, Margins, Tally, Verdict};
use crate::span::Span;
use crate::task::Task;

impl Serialize for Task {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Task", 7)?;
        fields.serialize_field("id", &self.id)?;
        fields.serialize_field("parent", &self.parent)?;
        fields.serialize_field("kind", &self.kind)?;
        fields.serialize_field("text", &self.text)?;
        fields.serialize_field("year", &self.year)?;
        fields.serialize_field("start", &self.span.map(Span::start))?;
        fields.serialize_field("end", &self.span.map(Span::end))?;
        fields.end()
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Finding", 12)?;
        fields.serialize_field("task", &self.task)?;
        fields.serialize_field("kind", &self.kind)?;
        fields.serialize_field("verdict", &self.verdict)?;
        fields.serialize_field("confidence", &self.confidence)?;
        fields.serialize_field("probabilities", &self.probabilities)?;
        fields.serialize_field("runner_up", &self.runner_up)?;
        fields.serialize_field("needs_review", &self.needs_review())?;
        fields.serialize_field("review_reasons", &self.review_reasons)?;
        fields.serialize_field("evidence", &self.evidence)?;
        fields.serialize_field("changes", &self.changes)?;
        fields.serialize_field("rejected", &self.rejected)?;
        fields.serialize_field("why", &self.why)?;
        fields.end()
    }
}

impl Serialize for Contribution {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Contribution", 5)?;
        fields.serialize_field("feature", self.feature)?;
        fields.serialize_field("value", &self.value)?;
        fields.serialize_field("adopted", &self.log_odds(Verdict::Adopted))?;
        fields.serialize_field("adapted", &self.log_odds(Verdict::Adapted))?;
        fields.serialize_field("omitted", &self.log_odds(Verdict::Omitted))?;
        fields.end()
    }
}

impl Serialize for Tally {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Tally", 5)?;
        fields.serialize_field("adopted", &self.adopted)?;
        fields.serialize_field("adapted", &self.adapted)?;
        fields.serialize_field("omitted", &self.omitted)?;
        fields.serialize_field("total", &self.total())?;
        fields.serialize_field("needs_review", &self.needs_review)?;
        fields.end()
    }
}

impl Serialize for Cascade {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Cascade", 4)?;
        fields.serialize_field("schema_version", &Self::SCHEMA_VERSION)?;
        fields.serialize_field("tasks", &self.tasks)?;
        fields.serialize_field("margins", &MarginsForm::of(self))?;
        fields.serialize_field("opinions", &self.alignments)?;
        fields.end()
    }
}

/// The margins of both sides of the matrix.
#[derive(serde::Serialize)]
struct MarginsForm<'a> {
    opinions: Vec<OpinionMargin<'a>>,
    tasks: Vec<TaskMargin<'a>>,
}

#[derive(serde::Serialize)]
struct OpinionMargin<'a> {
    name: &'a str,
    #[serde(flatten)]
    margins: Margins,
}

#[derive(serde::Serialize)]
struct TaskMargin<'a> {
    task: &'a str,
    #[serde(flatten)]
    tally: Tally,
}

impl<'a> MarginsForm<'a> {
    fn of(cascade: &'a Cascade) -> Self {
        let opinion = |alignment: &'a Alignment| OpinionMargin {
            name: alignment.name(),
            margins: alignment.margins(),
        };
        Self {
            opinions: cascade.alignments.iter().map(opinion).collect(),
            tasks: cascade
                .matrix()
                .map(|row| TaskMargin {
                    task: row.task().id(),
                    tally: row.tally(),
                })
                .collect(),
        }
    }
}
