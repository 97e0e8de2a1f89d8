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
    let has_address = targets.is_empty() || targets.contains(&ADDRESS);
    let rust: Vec<&str> = targets.iter().copied().filter(|name| *name != ADDRESS).collect();
    let n_targets = if targets.is_empty() { N_TARGETS } else { f64::from(count(&targets)) };
    let share = minutes / n_targets;
    let address = || if has_address { try_addresses(share) } else { Ok(()) };
    if has_address && rust.is_empty() && !targets.is_empty() {
        return address();
    }
    let rust_minutes = if has_address { minutes - share } else { minutes };
    let tried = try_rust(rust_minutes, &rust);
    address().and(tried)
}

fn count(targets: &[&str]) -> u32 {
    u32::try_from(targets.len()).unwrap_or(u32::MAX)
}

fn asked<'a>(args: &[&'a str]) -> Result<(f64, Vec<&'a str>)> {
    match args {
        ["--minutes", minutes, targets @ ..] => {
            let minutes = minutes.parse().ok().filter(|minutes| *minutes > 0.0);
            let minutes = minutes.ok_or("`--minutes` wants a number above nothing")?;
            Ok((minutes, targets.to_vec()))
        }
        targets => Ok((1.0, targets.to_vec())),
    }
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
    fn minutes_come_first_and_are_one_unless_told() {
        assert_eq!(asked(&["--minutes", "2", "index"]), Ok((2.0, vec!["index"])));
        assert_eq!(asked(&["address"]), Ok((1.0, vec!["address"])));
        assert!(asked(&["--minutes", "0"]).is_err());
    }
}
