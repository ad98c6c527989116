//! The opinions among the files that were named: with a glob, other files are named too.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::{Path, PathBuf};

use cascade_align::{Directive, Opinion};

use crate::args::AlignArgs;
use crate::failure::{Failure, warn};
use crate::input;
use crate::output;

/// Reads the opinions, each under a name of its own.
pub(crate) fn read(args: &AlignArgs, directive: &Directive) -> Result<Vec<Opinion>, Failure> {
    let mut opinions = parse(&told_apart(args))?;
    let directive = directive.document().source();
    opinions.retain(|opinion| {
        let differs = opinion.document().source() != directive;
        if !differs {
            leave_out(opinion.name(), "holds the text of the directive");
        }
        differs
    });
    warn_of_copies(&opinions);
    if opinions.is_empty() {
        let what = "no opinion is left; name the text of a district beside the directive";
        return Err(Failure::new(what));
    }
    Ok(opinions)
}

/// The files that are neither read for something else nor named before, whatever way leads there.
fn told_apart(args: &AlignArgs) -> Vec<&Path> {
    let tasks = args.tasks.as_deref();
    let mut files: HashMap<PathBuf, &str> = [
        (Some(args.directive.as_path()), "is the directive"),
        (tasks, "is the task table"),
    ]
    .into_iter()
    .filter_map(|(path, what)| Some((input::canonical(path?)?, what)))
    .collect();
    let mut is_new = |path: &Path| match input::canonical(path).map(|file| files.entry(file)) {
        Some(Entry::Occupied(known)) => {
            leave_out(&path.display().to_string(), known.get());
            false
        }
        Some(Entry::Vacant(new)) => {
            new.insert("is named twice");
            true
        }
        // What is wrong with it, reading tells.
        None => true,
    };
    let paths = args.opinions.iter().map(PathBuf::as_path);
    paths.filter(|path| is_new(path)).collect()
}

fn leave_out(name: &str, why: &str) {
    warn(&format!("{name}: {why}; left out of the opinions"));
}

/// Two districts hardly write the same text, but only a person can tell.
fn warn_of_copies(opinions: &[Opinion]) {
    let mut names: HashMap<&str, &str> = HashMap::new();
    for opinion in opinions {
        match names.entry(opinion.document().source()) {
            Entry::Vacant(new) => {
                new.insert(opinion.name());
            }
            Entry::Occupied(known) => warn(&format!(
                "{}: holds the same text as {}; both are counted",
                opinion.name(),
                known.get()
            )),
        }
    }
}

fn parse(paths: &[&Path]) -> Result<Vec<Opinion>, Failure> {
    let progress = output::progress(paths.len());
    let read_one = |(path, name): (&&Path, String)| {
        progress.inc(1);
        Opinion::parse(name, input::read(path)?).map_err(|error| Failure::at(path, &error))
    };
    let opinions = paths.iter().zip(names(paths)).map(read_one).collect();
    progress.finish_and_clear();
    opinions
}

/// The file's name; where two files share it, the path; where two paths are one, a number too.
fn names(paths: &[&Path]) -> Vec<String> {
    let mut files: HashMap<String, usize> = HashMap::new();
    for path in paths {
        *files.entry(file_name(path)).or_default() += 1;
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    paths
        .iter()
        .map(|path| {
            let name = Some(file_name(path))
                .filter(|name| files.get(name) == Some(&1))
                .unwrap_or_else(|| path.display().to_string());
            let times = seen.entry(name.clone()).or_default();
            *times += 1;
            match *times {
                1 => name,
                times => format!("{name} ({times})"),
            }
        })
        .collect()
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_opinion_has_a_name_of_its_own() {
        let cases: [(&[&str], &[&str]); 4] = [
            (&["a/d1.txt", "b/d2.txt"], &["d1.txt", "d2.txt"]),
            (&["a/d.txt", "b/d.txt"], &["a/d.txt", "b/d.txt"]),
            (&["a/d.txt", "a/d.txt"], &["a/d.txt", "a/d.txt (2)"]),
            (&[], &[]),
        ];
        for (paths, expected) in cases {
            let paths: Vec<&Path> = paths.iter().map(Path::new).collect();
            assert_eq!(names(&paths), expected);
        }
    }
}
