//! What bytes weigh on the line: raw, and as a server would send them.

use std::io::{self, Read, Write};
use std::thread;

use flate2::Compression;
use flate2::read::GzEncoder;

use crate::style::{DIM, TITLE, number, paint};

/// Above this many bytes brotli's best level takes seconds; level 9 is within a few
/// percent of it.
const BEST_UP_TO: usize = 512 * 1024;

/// Bytes as they are, after gzip (level 9) and after brotli (level 11; 9 above 512 KiB).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sizes {
    pub(crate) raw: usize,
    pub(crate) gzip: usize,
    pub(crate) brotli: usize,
}

impl Sizes {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self { raw: bytes.len(), gzip: gzip(bytes), brotli: brotli(bytes) }
    }

    /// What is left without `part`.
    pub(crate) fn without(self, part: Self) -> Self {
        Self {
            raw: self.raw.saturating_sub(part.raw),
            gzip: self.gzip.saturating_sub(part.gzip),
            brotli: self.brotli.saturating_sub(part.brotli),
        }
    }
}

impl std::iter::Sum for Sizes {
    fn sum<I: Iterator<Item = Self>>(sizes: I) -> Self {
        sizes.fold(Self::default(), |a, b| Self {
            raw: a.raw + b.raw,
            gzip: a.gzip + b.gzip,
            brotli: a.brotli + b.brotli,
        })
    }
}

/// The sizes of each of `all`, measured side by side.
pub(crate) fn of_each(all: &[&[u8]]) -> Vec<Sizes> {
    thread::scope(|scope| {
        let threads: Vec<_> = all.iter().map(|bytes| scope.spawn(|| Sizes::of(bytes))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_default()).collect()
    })
}

fn gzip(bytes: &[u8]) -> usize {
    length(GzEncoder::new(bytes, Compression::best()))
}

fn brotli(bytes: &[u8]) -> usize {
    let quality = if bytes.len() > BEST_UP_TO { 9 } else { 11 };
    length(brotli::CompressorReader::new(bytes, 64 * 1024, quality, 22))
}

fn length(mut encoder: impl Read) -> usize {
    // Reading from memory cannot go wrong.
    io::copy(&mut encoder, &mut io::sink()).map_or(0, |n| usize::try_from(n).unwrap_or(usize::MAX))
}

/// A line of a size table.
pub(crate) struct Row {
    /// What is weighed; two spaces in front make it a part of the line above.
    pub(crate) name: String,
    pub(crate) sizes: Sizes,
}

/// Prints `rows` under a heading, columns aligned to the right.
pub(crate) fn print_table(out: &mut dyn Write, rows: &[Row]) -> io::Result<()> {
    let width = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0);
    let head = format!("  {:width$}  {:>11}  {:>11}  {:>11}", "bytes", "raw", "gzip", "brotli");
    writeln!(out, "{}", paint(DIM, head))?;
    for Row { name, sizes } in rows {
        let columns =
            [sizes.raw, sizes.gzip, sizes.brotli].map(|n| format!("{:>11}", number(n))).join("  ");
        let style = if name.starts_with(' ') { DIM } else { TITLE };
        writeln!(out, "  {}  {columns}", paint(style, format!("{name:width$}")))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Sizes;

    #[test]
    fn repetition_weighs_little_on_the_line() {
        let sizes = Sizes::of(&b"Grace Hopper ".repeat(1000));
        assert_eq!(sizes.raw, 13_000);
        assert!(sizes.gzip < 150 && sizes.brotli < 60, "{sizes:?}");
    }

    #[test]
    fn a_large_text_is_weighed_too() {
        let sizes = Sizes::of(&vec![b'x'; 600 * 1024]);
        assert!(sizes.brotli > 0 && sizes.brotli < 1000, "{sizes:?}");
    }
}
