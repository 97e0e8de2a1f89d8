//! One file a command.

pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod doctor;
mod elasticlunr;
pub(crate) mod export;
pub(crate) mod inspect;
pub(crate) mod search;
pub(crate) mod watch;
