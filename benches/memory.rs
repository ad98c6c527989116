//! The most memory that a stream of pages takes, few of them and a hundred times as many. See
//! `benches/README.md`.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

mod pages;

use cascade_align::Aligner;
use pages::Pages;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Bytes of a page.
const PAGE: usize = 2_000;

/// How much more the long stream may take than the short one, in hundredths.
const MOST: usize = 120;

/// The most bytes in use at a time while `count` pages are aligned, beside those that were before.
fn peak(aligner: &Aligner, count: usize) -> usize {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let pages = Pages::of(PAGE).take(count).map(|page| ("page", page));
    let aligned = aligner.align_pages(pages).flatten().count();
    assert_eq!(aligned, count);
    MEMORY.peak_usage() - before
}

fn main() {
    let is_bench = std::env::args().any(|argument| argument == "--bench");
    let (few, many) = if is_bench {
        (1_000, 100_000)
    } else {
        (200, 600)
    };
    let aligner = Aligner::new(&pages::directive());
    // What is built once a process is built before.
    peak(&aligner, 100);
    let (least, most) = (peak(&aligner, few), peak(&aligner, many));
    println!("memory: {few} pages {least} bytes, {many} pages {most} bytes");
    assert!(100 * most < MOST * least);
}
