//! Reads a site again and again, as `watch` does, with one file changed each time: the time of the first
//! reading, of a later one, the memory held and the most that was held until then.
//!
//! ```text
//! cargo run --release -p profile-search-indexer --example rebuild -- SITE 1000
//! ```
//!
//! The changed file is `SITE/_config.yml`'s neighbour `rebuild.md`, which is taken away at the end.

use std::path::{Path, PathBuf};
use std::time::Instant;

use indexer::{Memory, Options};

fn main() {
    let mut args = std::env::args().skip(1);
    let root = PathBuf::from(args.next().expect("the folder of a site"));
    let times: usize = args.next().and_then(|n| n.parse().ok()).unwrap_or(100);
    let touched = root.join("rebuild.md");
    let mut memory = Memory::default();
    let mut first = Vec::new();
    for n in 0..=times {
        std::fs::write(&touched, format!("---\ntitle: change {n}\n---\n"))
            .expect("a folder to write in");
        let began = Instant::now();
        let index = read(&root, &mut memory);
        if n == 0 {
            first.clone_from(&index);
        }
        assert_eq!(index, first, "the same people, the same bytes");
        if n == 0 || n == times || n % (times / 10).max(1) == 0 {
            let (spent, opened) = (began.elapsed().as_millis(), memory.opened());
            let (held, peak) = (kilobytes("VmRSS:"), kilobytes("VmHWM:"));
            println!(
                "reading {n}: {spent} ms, {opened} files opened, {held} kB held, {peak} kB at most"
            );
        }
    }
    let _ = std::fs::remove_file(touched);
}

fn read(root: &Path, memory: &mut Memory) -> Vec<u8> {
    let site = indexer::read_site_again(root, &Options::default(), memory, &mut |_| {});
    indexer::index(&site.expect("a site with people")).expect("an index")
}

/// Memory of this process by Linux's count: `VmRSS:` is what it holds, `VmHWM:` the most it held.
fn kilobytes(what: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(what));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
