//! The whole job: raw pages in, verdicts with evidence and reasons out; and how its cost grows.
//! See `benches/README.md`.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a bench checks its answers"
)]

mod pages;

use std::hint::black_box;
use std::time::Duration;

use cascade_align::report::Alignment;
use cascade_align::{Aligner, Directive, Opinion, Role};
use criterion::measurement::WallTime;
use criterion::{
    BenchmarkGroup, BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group,
    criterion_main,
};
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use pages::Pages;
use rapidfuzz::distance::indel;
use rayon::ThreadPool;

/// Bytes of the usual page.
const PAGE: usize = 10_000;
/// The number of pages.
const TEXTS: usize = 200;

/// The marks at which the peer cuts a page.
const MARKS: &[char] = &[
    '，', '。', '；', '：', '！', '？', ',', ';', ':', '!', '?', '\t', '\n', '\r', ' ', '\u{3000}',
];

type Group<'c> = BenchmarkGroup<'c, WallTime>;

/// The whole job on some pages; the number of passages found keeps it from being left out.
fn evidence(aligner: &Aligner, pages: &[String]) -> usize {
    let named = pages.iter().map(|page| ("", page.as_str()));
    aligner
        .align_pages(named)
        .flatten()
        .flat_map(|alignment| {
            alignment
                .findings()
                .iter()
                .map(|f| f.evidence().len())
                .collect::<Vec<_>>()
        })
        .sum()
}

fn alignments(aligner: &Aligner, pages: &[String]) -> Vec<Alignment> {
    let named = pages.iter().map(|page| ("", page.as_str()));
    aligner
        .align_pages(named)
        .map(|result| result.expect("a page with words"))
        .collect()
}

fn threads(count: usize) -> ThreadPool {
    rayon::ThreadPoolBuilder::new()
        .num_threads(count)
        .build()
        .expect("a pool")
}

fn actions(pages: &[String]) -> usize {
    let opinion = |page: &String| Opinion::parse("", page).expect("a page with words");
    let count = |opinion: Opinion| {
        opinion
            .document()
            .sentences()
            .filter(|sentence| sentence.role() == Role::Action)
            .count()
    };
    pages.iter().map(opinion).map(count).sum()
}

/// What one would write instead: cut the page at its marks, take the best clause for each task.
struct Peer {
    tasks: Vec<indel::BatchComparator<char>>,
}

impl Peer {
    fn new(directive: &Directive) -> Self {
        let comparator = |text: &str| indel::BatchComparator::new(text.chars());
        Self {
            tasks: directive
                .tasks()
                .iter()
                .map(|task| comparator(task.text()))
                .collect(),
        }
    }

    fn best(&self, page: &str) -> Vec<(f64, usize)> {
        let clauses: Vec<Vec<char>> = page
            .split(MARKS)
            .filter(|clause| !clause.is_empty())
            .map(|clause| clause.chars().collect())
            .collect();
        let of_task = |task: &indel::BatchComparator<char>| {
            let mut best = (0.0, 0);
            for (at, clause) in clauses.iter().enumerate() {
                let similarity = task.normalized_similarity(clause.iter().copied());
                if similarity > best.0 {
                    best = (similarity, at);
                }
            }
            best
        };
        self.tasks.iter().map(of_task).collect()
    }
}

/// The number of threads changes no bit, each page has verdicts that rest on passages, and the
/// peer finds a task that stands in a page word for word.
fn check(aligner: &Aligner, peer: &Peer, pages: &[String]) {
    let one = threads(1).install(|| alignments(aligner, pages));
    let two = threads(2).install(|| alignments(aligner, pages));
    assert_eq!(one, two);
    let opinion = Opinion::parse("", pages[0].as_str()).expect("a page with words");
    assert_eq!(one[0], aligner.align(&opinion));
    for alignment in &one {
        assert_eq!(alignment.findings().len(), aligner.tasks().len());
        assert!(
            alignment
                .findings()
                .iter()
                .any(|finding| !finding.evidence().is_empty())
        );
    }
    let task = aligner.tasks()[0].text();
    let best = peer.best(&format!("{}，{task}。", pages[0]));
    assert!(best[0].0 > 0.999, "{best:?}");
}

fn end_to_end(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("end_to_end");
    quick(&mut group, 4);
    let directive = pages::directive();
    let aligner = Aligner::new(&directive);
    let peer = Peer::new(&directive);
    let texts: Vec<String> = Pages::of(PAGE).take(texts(TEXTS)).collect();
    check(&aligner, &peer, &texts);

    group.throughput(Throughput::Elements(texts.len() as u64));
    for (name, count) in [("align_1_thread", 1), ("align_2_threads", 2)] {
        let pool = threads(count);
        group.bench_function(name, |bencher| {
            bencher.iter(|| pool.install(|| evidence(&aligner, black_box(&texts))));
        });
    }
    group.bench_function("peer_rapidfuzz", |bencher| {
        bencher.iter(|| {
            texts
                .iter()
                .map(|page| peer.best(black_box(page)).len())
                .sum::<usize>()
        });
    });
    traditional(&mut group, &aligner, &texts);

    group.throughput(Throughput::Bytes(bytes(&texts)));
    group.bench_function("parse_only", |bencher| {
        bencher.iter(|| actions(black_box(&texts)));
    });

    group.throughput(Throughput::Elements(directive.tasks().len() as u64));
    group.bench_function("prepare", |bencher| {
        bencher.iter(|| Aligner::new(black_box(&directive)));
    });
    group.finish();
}

/// The same pages in traditional script.
fn traditional(group: &mut Group<'_>, aligner: &Aligner, texts: &[String]) {
    let converter = OpenCC::from_config(BuiltinConfig::S2t).expect("the embedded dictionaries");
    let texts: Vec<String> = texts.iter().map(|page| converter.convert(page)).collect();
    assert!(
        texts
            .iter()
            .all(|page| page.contains(['區', '務', '優', '業']))
    );
    let pool = threads(1);
    group.bench_function("traditional", |bencher| {
        bencher.iter(|| pool.install(|| evidence(aligner, black_box(&texts))));
    });
}

fn scaling(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("scaling");
    quick(&mut group, 3);
    let aligner = Aligner::new(&pages::directive());
    let pool = threads(1);
    let mut run = |id: BenchmarkId, aligner: &Aligner, texts: &[String]| {
        group.throughput(Throughput::Bytes(bytes(texts)));
        group.bench_function(id, |bencher| {
            bencher.iter(|| pool.install(|| evidence(aligner, black_box(texts))));
        });
    };
    for count in [100, 1_000, 10_000] {
        let texts: Vec<String> = Pages::of(1_000).take(texts(count)).collect();
        run(BenchmarkId::new("texts", count), &aligner, &texts);
    }
    for kilobytes in [5, 10, 50, 500] {
        let texts: Vec<String> = Pages::of(kilobytes * 1_000)
            .take(texts(1_000 / kilobytes))
            .collect();
        run(BenchmarkId::new("kilobytes", kilobytes), &aligner, &texts);
    }
    let texts: Vec<String> = Pages::of(PAGE).take(texts(50)).collect();
    for count in [50, 200, 1_000] {
        let aligner = Aligner::new(&pages::directive_of(count));
        run(BenchmarkId::new("tasks", count), &aligner, &texts);
    }
    group.finish();
}

/// Fewer samples, and no more iterations than they need: one takes long.
fn quick(group: &mut Group<'_>, seconds: u64) {
    group
        .sample_size(10)
        .sampling_mode(SamplingMode::Flat)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(seconds));
}

/// `count` texts, or a few where the bench only runs as a test, without optimisation.
fn texts(count: usize) -> usize {
    if std::env::args().any(|argument| argument == "--bench") {
        count
    } else {
        count.min(2)
    }
}

fn bytes(texts: &[String]) -> u64 {
    texts.iter().map(|text| text.len() as u64).sum()
}

criterion_group!(benches, end_to_end, scaling);
criterion_main!(benches);
