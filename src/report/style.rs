//! [`Style`] of the text report, and the few inks that it uses.

use std::fmt::{self, Display};

use anstyle::AnsiColor;

use crate::report::Verdict;

/// How the text report looks: colour and width.
///
/// ```
/// use cascade_align::report::render::Style;
///
/// let for_a_file = Style::new();
/// let for_a_terminal = Style::new().color(true).width(120);
/// assert_ne!(for_a_file, for_a_terminal);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    color: bool,
    width: Option<usize>,
}

impl Style {
    /// No colour, lines as long as they need be.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            color: false,
            width: None,
        }
    }

    /// Whether to colour the report with ANSI escape sequences.
    #[must_use]
    pub const fn color(self, color: bool) -> Self {
        Self { color, ..self }
    }

    /// The columns of the terminal: wide tables are split, the tasks' texts shortened to fit.
    #[must_use]
    pub const fn width(self, columns: usize) -> Self {
        Self {
            width: Some(columns),
            ..self
        }
    }

    pub(super) const fn columns(self) -> Option<usize> {
        self.width
    }

    pub(super) fn write(
        self,
        ink: Ink,
        text: impl Display,
        out: &mut impl fmt::Write,
    ) -> fmt::Result {
        if !self.color || ink == Ink::Plain {
            return write!(out, "{text}");
        }
        let ansi = ink.ansi();
        write!(out, "{ansi}{text}{ansi:#}")
    }
}

/// What a piece of the report is, as far as its colour goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Plain,
    Heading,
    Faint,
    Adopted,
    Adapted,
    Omitted,
    Review,
}

/// The ink of a verdict.
pub(super) const fn ink(verdict: Verdict) -> Ink {
    match verdict {
        Verdict::Adopted => Ink::Adopted,
        Verdict::Adapted => Ink::Adapted,
        Verdict::Omitted => Ink::Omitted,
    }
}

impl Ink {
    fn ansi(self) -> anstyle::Style {
        match self {
            Self::Plain => anstyle::Style::new(),
            Self::Heading => anstyle::Style::new().bold(),
            Self::Faint => anstyle::Style::new().dimmed(),
            Self::Adopted => AnsiColor::Green.on_default(),
            Self::Adapted => AnsiColor::Yellow.on_default(),
            Self::Omitted => AnsiColor::Red.on_default(),
            Self::Review => AnsiColor::Magenta.on_default(),
        }
    }
}
