//! One file a command.

pub(crate) mod build;
pub(crate) mod check;
mod elasticlunr;
pub(crate) mod export;
pub(crate) mod inspect;
pub(crate) mod search;
