//! Reads labelled sets and pairs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cascade_align::report::Verdict;
use cascade_align::{Aligner, Directive, Opinion, Span, TaskKind, TaskList};

use crate::cells::{Asked, Cell, Clause, is_evidence};
use crate::recorder::Recorder;

/// All labelled data.
pub(crate) struct Data {
    /// Names of the sets, in order.
    pub(crate) sets: Vec<String>,
    /// The folders, each with the sets that were read from it.
    pub(crate) folders: Vec<(String, Vec<String>)>,
    pub(crate) cells: Vec<Cell>,
    pub(crate) pairs: Vec<Cell>,
}

/// Reads the sets and pairs of some folders; a set that several of them hold is read once.
pub(crate) fn load(folders: &[&Path]) -> Result<Data, String> {
    let mut data = Data {
        sets: Vec::new(),
        folders: Vec::new(),
        cells: Vec::new(),
        pairs: Vec::new(),
    };
    for folder in folders {
        let known = data.sets.len();
        for set_folder in sorted(folder)? {
            let set = name_of(&set_folder);
            if set_folder.join("directive.txt").exists() && !data.sets.contains(&set) {
                read_set(&set_folder, &set, &mut data.cells)?;
                data.sets.push(set);
            }
        }
        let read = data.sets.get(known..).unwrap_or_default().to_vec();
        data.folders.push((name_of(folder), read));
        for file in sorted(&folder.join("pairs")).unwrap_or_default() {
            read_pairs(&file, &mut data.pairs)?;
        }
    }
    if data.cells.is_empty() {
        return Err("no labelled set; give folders of sets".to_owned());
    }
    Ok(data)
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    Ok(paths)
}

fn name_of(path: &Path) -> String {
    path.file_stem()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn read_set(folder: &Path, set: &str, cells: &mut Vec<Cell>) -> Result<(), String> {
    let tasks = TaskList::from_tsv(&read(&folder.join("tasks.tsv"))?).map_err(|e| e.to_string())?;
    let directive = Directive::with_tasks(read(&folder.join("directive.txt"))?, tasks)
        .map_err(|error| format!("{set}: {error}"))?;
    let recorder = Recorder::default();
    let aligner = Aligner::builder()
        .judge(recorder.clone())
        .build(&directive)
        .map_err(|error| error.to_string())?;
    for gold in sorted(folder)?
        .into_iter()
        .filter(|path| path.to_string_lossy().ends_with(".gold.tsv"))
    {
        let name = name_of(&gold).replace(".gold", "");
        let source = read(&folder.join(format!("{name}.txt")))?;
        let opinion = Opinion::parse(&name, source.as_str()).map_err(|error| error.to_string())?;
        let _ = aligner.align(&opinion);
        let clauses: Arc<[Clause]> = clauses_of(&opinion).into();
        let labels = labels(&read(&gold)?);
        for asked in recorder.take() {
            let Some((verdict, evidence)) = labels.get(&asked.task) else {
                continue;
            };
            let evidence: Vec<Span> = evidence
                .iter()
                .flat_map(|piece| occurrences(&source, piece))
                .collect();
            cells.push(Cell {
                set: set.to_owned(),
                document: format!("{set}/{name}"),
                gold: *verdict,
                hits: asked
                    .passages
                    .iter()
                    .map(|p| is_evidence(&evidence, p.span))
                    .collect(),
                evidence,
                clauses: Arc::clone(&clauses),
                asked,
            });
        }
    }
    Ok(())
}

fn clauses_of(opinion: &Opinion) -> Vec<Clause> {
    let sentences = opinion.document().sentences();
    let clauses = sentences.flat_map(|sentence| sentence.clauses().collect::<Vec<_>>());
    clauses
        .filter(|clause| !clause.content().is_empty())
        .map(|clause| Clause {
            span: clause.span(),
            text: clause.content().to_owned(),
        })
        .collect()
}

/// Verdict and pieces of evidence by task id.
fn labels(table: &str) -> BTreeMap<String, (Verdict, Vec<String>)> {
    let rows = rows(table);
    rows.iter()
        .filter_map(|row| {
            let id = row.get("id").or_else(|| row.get("unit_id"))?;
            let verdict = verdict(row.get("verdict")?)?;
            let evidence = row.get("evidence").map_or("", String::as_str);
            let pieces = evidence.split(" || ").filter(|piece| !piece.is_empty());
            Some((id.clone(), (verdict, pieces.map(str::to_owned).collect())))
        })
        .collect()
}

fn rows(table: &str) -> Vec<BTreeMap<String, String>> {
    let mut lines = table
        .trim_start_matches('\u{feff}')
        .lines()
        .filter(|line| !line.trim().is_empty());
    let header: Vec<&str> = lines
        .next()
        .unwrap_or("")
        .split('\t')
        .map(str::trim)
        .collect();
    lines
        .map(|line| {
            let cells = line.split('\t').map(|cell| cell.trim().to_owned());
            header
                .iter()
                .map(|name| (*name).to_owned())
                .zip(cells)
                .collect()
        })
        .collect()
}

fn verdict(name: &str) -> Option<Verdict> {
    Verdict::ALL
        .into_iter()
        .find(|verdict| verdict.as_str() == name)
}

fn occurrences<'a>(source: &'a str, piece: &'a str) -> impl Iterator<Item = Span> + 'a {
    source
        .match_indices(piece)
        .map(|(at, text)| Span::new(at, at + text.len()))
}

/// The measures of a file are one directive; each passage is an opinion of its own.
fn read_pairs(file: &Path, pairs: &mut Vec<Cell>) -> Result<(), String> {
    let rows = rows(&read(file)?);
    let cell =
        |row: &BTreeMap<String, String>, name: &str| row.get(name).cloned().unwrap_or_default();
    let mut measures: Vec<(String, String, TaskKind)> = Vec::new();
    for row in &rows {
        let (id, text) = (cell(row, "set_id"), cell(row, "measure"));
        let is_target = rows.iter().any(|other| {
            cell(other, "set_id") == id
                && cell(other, "role") == "target"
                && cell(other, "kind") == "verbatim"
        });
        if measures.iter().all(|(known, ..)| *known != id) {
            measures.push((
                id,
                text,
                if is_target {
                    TaskKind::Target
                } else {
                    TaskKind::Measure
                },
            ));
        }
    }
    let list = measures
        .iter()
        .fold(TaskList::new(), |list, (id, text, kind)| {
            list.with(id, Some(*kind), text)
        });
    let text: Vec<&str> = measures.iter().map(|(_, text, _)| text.as_str()).collect();
    let directive =
        Directive::with_tasks(text.join("。\n"), list).map_err(|error| error.to_string())?;
    let recorder = Recorder::default();
    let aligner = Aligner::builder()
        .judge(recorder.clone())
        .build(&directive)
        .map_err(|error| error.to_string())?;
    for row in &rows {
        let Some(gold) = verdict(&cell(row, "verdict")) else {
            continue;
        };
        let opinion =
            Opinion::parse("pair", cell(row, "passage")).map_err(|error| error.to_string())?;
        let _ = aligner.align(&opinion);
        let id = cell(row, "set_id");
        let asked: Option<Asked> = recorder.take().into_iter().find(|asked| asked.task == id);
        pairs.extend(asked.map(|asked| {
            Cell {
                set: "pairs".to_owned(),
                document: id,
                gold,
                hits: asked
                    .passages
                    .iter()
                    .enumerate()
                    .map(|(at, _)| at == 0)
                    .collect(),
                evidence: Vec::new(),
                clauses: Arc::default(),
                asked,
            }
        }));
    }
    Ok(())
}
