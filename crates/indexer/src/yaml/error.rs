//! Why a text is not YAML, and where.

use std::fmt;

use libyaml_safer::Mark;

use super::Place;

/// Why a text is not YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Where it was noticed, in the text that was parsed.
    pub at: Place,
    /// What is wrong, in libyaml's words: "mapping values are not allowed in this context".
    pub problem: String,
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} at line {} column {}", self.problem, self.at.line, self.at.column)
    }
}

impl Error {
    pub(super) fn from_libyaml(error: &libyaml_safer::Error) -> Self {
        let problem = match error.context() {
            Some(context) => format!("{} {context}", error.problem()),
            None => error.problem().to_string(),
        };
        // What is never closed is noticed at the end; it is mended where it was opened.
        let opened = error
            .context()
            .is_some_and(|context| context.contains("quoted scalar") || context.contains("a flow"));
        let mark = if opened { error.context_mark() } else { None };
        Self { at: mark.or(error.problem_mark()).map(place).unwrap_or_default(), problem }
    }

    pub(super) fn new(at: Place, problem: &str) -> Self {
        Self { at, problem: problem.to_string() }
    }
}

/// A mark, which counts from zero.
pub(super) fn place(mark: Mark) -> Place {
    let number = |from_zero: u64| usize::try_from(from_zero).unwrap_or(usize::MAX - 1) + 1;
    Place { line: number(mark.line), column: number(mark.column) }
}
