//! JSON: everything that a [`Cascade`] holds, for programs.

use std::fmt;

use serde::Serialize;

use crate::report::Cascade;
use crate::task::Task;

/// Writes the report as indented JSON: `{"schema_version":1,"tasks":…,"margins":…,"opinions":…}`.
///
/// Offsets are bytes of the texts as they were given, and `text` is exactly those bytes.
///
/// # Errors
///
/// Only those of `out`.
pub fn json(cascade: &Cascade, out: &mut impl fmt::Write) -> fmt::Result {
    write_pretty(cascade, out)
}

/// Writes what [`json`] writes, on one line.
///
/// # Errors
///
/// Only those of `out`.
pub fn json_compact(cascade: &Cascade, out: &mut impl fmt::Write) -> fmt::Result {
    let form = serde_json::to_string(cascade).map_err(|_| fmt::Error)?;
    writeln!(out, "{form}")
}

/// Writes what a directive asks: `{"schema_version":1,"tasks":[…]}`.
///
/// # Errors
///
/// Only those of `out`.
pub fn tasks_json(tasks: &[Task], out: &mut impl fmt::Write) -> fmt::Result {
    let form = TasksForm {
        schema_version: Cascade::SCHEMA_VERSION,
        tasks,
    };
    write_pretty(&form, out)
}

#[derive(Serialize)]
struct TasksForm<'a> {
    schema_version: u32,
    tasks: &'a [Task],
}

/// No key of these forms can fail to be written, so an error can only be one of `out`.
fn write_pretty(form: &impl Serialize, out: &mut impl fmt::Write) -> fmt::Result {
    let form = serde_json::to_string_pretty(form).map_err(|_| fmt::Error)?;
    writeln!(out, "{form}")
}
