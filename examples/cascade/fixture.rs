//! The invented city and its six districts, for a run without arguments.

use std::path::Path;

use cascade_align::{Directive, Error, Opinion, TaskList};

use crate::failure::Failure;

const DIRECTIVE: &str = include_str!("../../fixtures/lanjin/directive.txt");
const TASKS: &str = include_str!("../../fixtures/lanjin/tasks.tsv");
const OPINIONS: [(&str, &str); 6] = [
    ("d1.txt", include_str!("../../fixtures/lanjin/d1.txt")),
    ("d2.txt", include_str!("../../fixtures/lanjin/d2.txt")),
    ("d3.txt", include_str!("../../fixtures/lanjin/d3.txt")),
    ("d4.txt", include_str!("../../fixtures/lanjin/d4.txt")),
    ("d5.txt", include_str!("../../fixtures/lanjin/d5.txt")),
    ("d6.txt", include_str!("../../fixtures/lanjin/d6.txt")),
];

pub(crate) fn lanjin() -> Result<(Directive, Vec<Opinion>), Failure> {
    parse().map_err(|error| Failure::at(Path::new("fixtures/lanjin"), &error))
}

fn parse() -> Result<(Directive, Vec<Opinion>), Error> {
    let directive = Directive::with_tasks(DIRECTIVE, TaskList::from_tsv(TASKS)?)?;
    let opinions = OPINIONS
        .into_iter()
        .map(|(name, text)| Opinion::parse(name, text))
        .collect::<Result<_, _>>()?;
    Ok((directive, opinions))
}
