//! `size`: what a visitor downloads, without an index, and whether that was meant.
//!
//! The approved figures stand in `xtask/approved-sizes.txt`. A figure that left them in
//! either direction stops the tests: what shrank unexplained may have lost something.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::step::{command, read, root};
use crate::{Result, debian, dist};

/// What all files together should come to after brotli, without an index, in bytes. Shown
/// beside the sum, with what is missing; the gate itself holds the approved figures.
const AIM: usize = 45_000;
/// How far a figure may be from the approved one, in percent: what another patch release
/// of the compiler moves.
const TOLERANCE: usize = 1;

const COLUMNS: [&str; 3] = ["raw", "gzip", "brotli"];

/// Raw, after `gzip -9`, after `brotli -q 11`.
type Sizes = [usize; 3];

/// A file's name and what it weighs.
type Weighed = (String, Sizes);

pub(crate) fn run(args: &[&str]) -> Result {
    debian::ensure(debian::COMPRESSORS)?;
    let measured = measure()?;
    print(&measured);
    match args {
        ["--approve"] => approve(&measured),
        [] => judge(&measured, &approved()?),
        _ => Err("`cargo xtask size` takes `--approve` or nothing".to_string()),
    }
}

fn measure() -> Result<Vec<Weighed>> {
    dist::template_files().iter().map(|path| Ok((name(path), weigh(path)?))).collect()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn weigh(path: &Path) -> Result<Sizes> {
    let raw =
        read(path).map_err(|message| format!("{message}; `cargo xtask dist` makes it"))?.len();
    let gzip = piped(command("gzip", ["-9", "-n", "-c"]).arg(path))?;
    let brotli = piped(command("brotli", ["-q", "11", "-w", "22", "-c"]).arg(path))?;
    Ok([raw, gzip, brotli])
}

fn piped(command: &mut Command) -> Result<usize> {
    let output = command
        .output()
        .map_err(|error| format!("cannot run {}: {error}", command.get_program().display()))?;
    if output.status.success() {
        Ok(output.stdout.len())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

fn print(measured: &[Weighed]) {
    println!(
        "{:26}{:>10}{:>10}{:>10}",
        "without an index, bytes", COLUMNS[0], COLUMNS[1], COLUMNS[2]
    );
    for (name, [raw, gzip, brotli]) in measured {
        println!("{name:26}{raw:>10}{gzip:>10}{brotli:>10}");
    }
    let (later, first): (Vec<Weighed>, Vec<Weighed>) =
        measured.iter().cloned().partition(|(name, _)| name == dist::MORE);
    if !later.is_empty() {
        let [raw, gzip, brotli] = together(&first);
        println!("{:26}{raw:>10}{gzip:>10}{brotli:>10}", "before the first people");
    }
    let [raw, gzip, brotli] = together(measured);
    println!("{:26}{raw:>10}{gzip:>10}{brotli:>10}", "together");
    println!("{:26}{:>30}", "aim", AIM);
    if brotli > AIM {
        println!("{:26}{:>30}", "OVER THE AIM BY", brotli - AIM);
    }
}

fn together(measured: &[Weighed]) -> Sizes {
    measured.iter().fold([0; 3], |sum, (_, sizes)| std::array::from_fn(|n| sum[n] + sizes[n]))
}

fn judge(measured: &[Weighed], approved: &str) -> Result {
    let mut faults = Vec::new();
    for (name, sizes) in measured {
        let Some(expected) = approved_sizes(approved, name) else {
            faults.push(format!("{name} has no approved figures"));
            continue;
        };
        for (column, (is, was)) in COLUMNS.iter().zip(sizes.iter().zip(expected)) {
            if is.abs_diff(was) * 100 > was * TOLERANCE {
                faults.push(format!("{name}: {is} bytes {column}, approved were {was}"));
            }
        }
    }
    if faults.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{}\nIf this was meant, run `cargo xtask size --approve` and say why in the commit",
        faults.join("\n")
    ))
}

fn approved_sizes(approved: &str, name: &str) -> Option<Sizes> {
    let line = approved.lines().find(|line| line.split_whitespace().next() == Some(name))?;
    let figures: Vec<usize> =
        line.split_whitespace().skip(1).filter_map(|figure| figure.parse().ok()).collect();
    figures.try_into().ok()
}

fn approved_path() -> PathBuf {
    root().join("xtask/approved-sizes.txt")
}

fn approved() -> Result<String> {
    Ok(String::from_utf8_lossy(&read(&approved_path())?).into_owned())
}

fn approve(measured: &[Weighed]) -> Result {
    let mut text = String::from(
        "# Bytes without an index: raw, gzip -9, brotli -q 11. Written by `cargo xtask size --approve`.\n",
    );
    for (name, [raw, gzip, brotli]) in measured {
        let _ = writeln!(text, "{name} {raw} {gzip} {brotli}");
    }
    let path = approved_path();
    fs::write(&path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    println!("approved");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::judge;

    const APPROVED: &str = "# comment\na.wasm 1000 500 400\n";

    fn fault_of(sizes: [usize; 3]) -> Option<String> {
        judge(&[("a.wasm".to_string(), sizes)], APPROVED).err()
    }

    #[test]
    fn a_percent_either_way_is_let_pass() {
        assert_eq!(fault_of([1010, 495, 400]), None);
    }

    #[test]
    fn bigger_and_smaller_both_stop_the_tests() {
        assert!(fault_of([1011, 500, 400]).unwrap().contains("1011 bytes raw, approved were 1000"));
        assert!(
            fault_of([1000, 500, 395]).unwrap().contains("395 bytes brotli, approved were 400")
        );
    }

    #[test]
    fn a_new_file_must_be_approved() {
        assert!(
            judge(&[("b.js".to_string(), [1, 1, 1])], APPROVED)
                .unwrap_err()
                .contains("no approved figures")
        );
    }
}
