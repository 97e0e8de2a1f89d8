//! `fuzz`: broken input for everything that reads input, Rust's targets and the page's.

use crate::step::{command, loud};
use crate::{Result, node};

/// What the page's own module reads; all other targets are Rust's.
const ADDRESS: &str = "address";
/// How many targets share the minutes where none is named.
const N_TARGETS: f64 = 7.0;

/// `--minutes N`, one unless told, and the targets, all unless some are named.
pub(crate) fn run(args: &[&str]) -> Result {
    let (minutes, targets) = asked(args)?;
    let all = targets.is_empty();
    let (ours, rust): (Vec<&str>, Vec<&str>) = targets.iter().partition(|name| **name == ADDRESS);
    let share = minutes / if all { N_TARGETS } else { f64::from(count(&targets)) };
    let has_address = all || !ours.is_empty();
    let mut tried = Ok(());
    if all || !rust.is_empty() {
        tried = try_rust(if has_address { minutes - share } else { minutes }, &rust);
    }
    if has_address { try_addresses(share).and(tried) } else { tried }
}

fn count(targets: &[&str]) -> u32 {
    u32::try_from(targets.len()).unwrap_or(u32::MAX)
}

fn asked<'a>(args: &[&'a str]) -> Result<(f64, Vec<&'a str>)> {
    let (mut minutes, mut targets) = (1.0, Vec::new());
    let mut args = args.iter();
    while let Some(&arg) = args.next() {
        if arg == "--minutes" {
            let given = args.next().and_then(|minutes| minutes.parse().ok());
            let given = given.filter(|minutes| *minutes > 0.0);
            minutes = given.ok_or("`--minutes` wants a number above nothing")?;
        } else {
            targets.push(arg);
        }
    }
    Ok((minutes, targets))
}

fn try_rust(minutes: f64, targets: &[&str]) -> Result {
    let run = ["run", "--quiet", "--release", "-p", "profile-search-fuzz", "--", "--minutes"];
    let mut fuzz = command("cargo", run);
    loud("Try broken input", fuzz.arg(minutes.to_string()).args(targets))
}

fn try_addresses(minutes: f64) -> Result {
    node::ensure()?;
    let mut fuzz = command("node", ["fuzz/address.mjs", "--minutes"]);
    loud("Try broken addresses", fuzz.arg(minutes.to_string()))
}

#[cfg(test)]
mod tests {
    use super::asked;

    #[test]
    fn minutes_stand_anywhere_and_are_one_unless_told() {
        assert_eq!(asked(&["--minutes", "2", "index"]), Ok((2.0, vec!["index"])));
        assert_eq!(asked(&["address", "--minutes", "5"]), Ok((5.0, vec!["address"])));
        assert_eq!(asked(&["address"]), Ok((1.0, vec!["address"])));
        assert!(asked(&["--minutes"]).is_err());
        assert!(asked(&["--minutes", "0"]).is_err());
    }
}
