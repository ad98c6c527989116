//! Where the texts are that tests read.
#![allow(dead_code, reason = "each test uses some of these")]
#![expect(
    clippy::panic,
    clippy::print_stdout,
    reason = "clippy takes the helpers of an integration test for no test"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// A directive with its tasks and the texts that implement it.
pub(crate) struct Set {
    /// Name of the folder.
    pub(crate) name: String,
    /// The folder.
    pub(crate) folder: PathBuf,
}

impl Set {
    /// The texts of the directive's page.
    pub(crate) fn directive(&self) -> String {
        self.read("directive.txt")
    }

    /// The texts of the tasks that people found in it.
    pub(crate) fn units(&self) -> Vec<String> {
        let table = self.table();
        let mut lines = table.lines();
        let header = lines.next().unwrap_or_default();
        let column = header.split('\t').position(|cell| cell == "text");
        lines
            .filter_map(|line| line.split('\t').nth(column?))
            .map(str::to_owned)
            .collect()
    }

    /// The table of those tasks.
    pub(crate) fn table(&self) -> String {
        self.read("tasks.tsv")
    }

    /// The lower texts with their names, by name.
    pub(crate) fn opinions(&self) -> Vec<(String, String)> {
        let mut names: Vec<String> = fs::read_dir(&self.folder)
            .into_iter()
            .flatten()
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| Path::new(name).extension().is_some_and(|end| end == "txt"))
            .filter(|name| name != "directive.txt")
            .collect();
        names.sort();
        let read = |name: String| (name.clone(), self.read(&name));
        names.into_iter().map(read).collect()
    }

    fn read(&self, file: &str) -> String {
        let path = self.folder.join(file);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }
}

/// The invented sets, which are always there.
pub(crate) fn invented() -> Vec<Set> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    sets(&fixtures, &["lanjin", "nongye"])
}

/// The sets of real texts. They are kept beside the repository, in `../shared/corpus`; where they
/// are not, the test says so and goes on without them.
pub(crate) fn real(names: &[&str]) -> Vec<Set> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let found = sets(&corpus, names);
    if found.len() < names.len() {
        println!("skipped: {names:?}, {} is not there", corpus.display());
    }
    found
}

fn sets(root: &Path, names: &[&str]) -> Vec<Set> {
    names
        .iter()
        .map(|name| Set {
            name: (*name).to_owned(),
            folder: root.join(name),
        })
        .filter(|set| set.folder.join("directive.txt").is_file())
        .collect()
}
