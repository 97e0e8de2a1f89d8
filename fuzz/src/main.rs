//! Runs the targets for as long as is asked: `cargo xtask fuzz --minutes 5 [TARGET…]`.
//!
//! What panics is written to `fuzz/regressions`, with the panic's place on standard error, and the run goes on. What does
//! not end within ten seconds is written there too, and ends the run.

use std::collections::hash_map::RandomState;
use std::fs;
use std::hash::BuildHasher as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use fuzz::{TARGETS, Target};

/// An input that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(10);
/// Panics of one target that are kept: more are the same one again.
const MAX_KEPT: usize = 5;

/// What is being read, and since when.
type Current = Arc<Mutex<Option<(Target, Vec<u8>, Instant)>>>;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some((minutes, chosen)) = asked(&args) else {
        eprintln!(
            "usage: fuzz [--minutes N] [TARGET…]; targets are {}",
            TARGETS.map(|target| target.name).join(", ")
        );
        return ExitCode::from(2);
    };
    let share = Duration::from_secs_f64(minutes * 60.0) / u32::try_from(chosen.len()).unwrap_or(1);
    let current = Current::default();
    watch(Arc::clone(&current));
    let panics: usize = chosen.into_iter().map(|target| run(target, share, &current)).sum();
    if panics == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The minutes, one unless told, and the targets, all unless some are named.
fn asked(args: &[String]) -> Option<(f64, Vec<Target>)> {
    let (mut minutes, mut chosen) = (1.0, Vec::new());
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        if arg == "--minutes" {
            minutes =
                args.next()?.parse().ok().filter(|minutes| (0.0..10_000.0).contains(minutes))?;
        } else {
            chosen.push(*TARGETS.iter().find(|target| target.name == arg)?);
        }
    }
    Some((minutes, if chosen.is_empty() { TARGETS.to_vec() } else { chosen }))
}

/// Tries inputs until the time is over; gives the number of panics.
fn run(target: Target, share: Duration, current: &Current) -> usize {
    let start = RandomState::new().hash_one(target.name);
    let began = Instant::now();
    let (mut tried, mut panics, mut slowest) = (0, 0, Duration::ZERO);
    for input in target.inputs(start).take_while(|_| began.elapsed() < share) {
        let now = Instant::now();
        set(current, Some((target, input.clone(), now)));
        if catch_unwind(AssertUnwindSafe(|| (target.run)(&input))).is_err() {
            panics += 1;
            if panics <= MAX_KEPT {
                keep(target, &input);
            }
        }
        set(current, None);
        slowest = slowest.max(now.elapsed());
        tried += 1;
    }
    println!(
        "{:8}  {tried:>9} inputs  {panics} panics  slowest {slowest:.1?}  start {start}",
        target.name
    );
    panics
}

fn set(current: &Current, value: Option<(Target, Vec<u8>, Instant)>) {
    *current.lock().unwrap_or_else(PoisonError::into_inner) = value;
}

/// Ends the run where an input does not end.
fn watch(current: Current) {
    thread::spawn(move || {
        loop {
            thread::sleep(PATIENCE / 10);
            let now = current.lock().unwrap_or_else(PoisonError::into_inner).clone();
            if let Some((target, input, since)) = now
                && since.elapsed() > PATIENCE
            {
                keep(target, &input);
                eprintln!("{}: an input does not end", target.name);
                std::process::exit(1);
            }
        }
    });
}

/// Writes an input to the target's regressions, named by its bytes.
fn keep(target: Target, input: &[u8]) {
    let path = target.folder().join(format!("{:08x}", engine::index::checksum(input)));
    let written = fs::create_dir_all(target.folder()).and_then(|()| fs::write(&path, input));
    match written {
        Ok(()) => eprintln!("{}: kept as {}", target.name, path.display()),
        Err(error) => eprintln!("{}: cannot be kept: {error}", target.name),
    }
}
