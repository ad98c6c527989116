//! [`Opinion`]: a lower document that implements a directive.

use crate::document::Document;
use crate::error::Error;

/// A lower document (a district's implementation opinion, resolution, task list) under a name.
#[derive(Debug, Clone)]
pub struct Opinion {
    name: String,
    document: Document,
}

impl Opinion {
    /// Parses a page; `name` is what reports call it.
    ///
    /// # Errors
    ///
    /// As [`Document::parse`].
    pub fn parse(name: impl Into<String>, source: impl Into<String>) -> Result<Self, Error> {
        Ok(Self {
            name: name.into(),
            document: Document::parse(source)?,
        })
    }

    /// What reports call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The parsed text.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }
}
