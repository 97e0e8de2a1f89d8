//! Why a command stopped, and the exit code that says so.

use std::fmt::Display;
use std::process::ExitCode;

use indexer::Diagnostic;

/// How a command that ran to its end ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Exit code 0.
    Good,
    /// The site has faults: exit code 1.
    Faults,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Good => Self::SUCCESS,
            Outcome::Faults => Self::from(1),
        }
    }
}

/// Why a command could not run to its end.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The site's own faults left nothing to go on with: exit code 1.
    Site(Vec<Diagnostic>),
    /// The site has faults and `--strict` was given: exit code 1.
    Strict(String),
    /// What was asked cannot be done: exit code 2.
    Usage {
        /// What is wrong, lower case, no full stop.
        message: String,
        /// What to do instead.
        hint: String,
    },
    /// Whoever read our output has gone (`… | head`): nothing to say.
    Closed,
}

impl Failure {
    pub(crate) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Usage { message: message.into(), hint: hint.into() }
    }

    /// An error of the system about `what`: "cannot read `x`: permission denied".
    pub(crate) fn system(
        doing: &str,
        what: impl Display,
        error: &std::io::Error,
        hint: &str,
    ) -> Self {
        Self::usage(format!("cannot {doing} `{what}`: {}", reason(error)), hint)
    }
}

/// Errors of printing; everything else is given its file by [`Failure::system`].
impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Self::Closed;
        }
        Self::usage(format!("cannot print: {}", reason(&error)), "")
    }
}

/// The system's words in lower case, without its error number.
fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    text.to_lowercase()
}

impl From<Failure> for ExitCode {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Site(_) | Failure::Strict(_) => Self::from(1),
            Failure::Usage { .. } => Self::from(2),
            Failure::Closed => Self::SUCCESS,
        }
    }
}
