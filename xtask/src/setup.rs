//! What each verb needs, installed where it is missing.

use crate::cargo_tools::{CARGO_DENY, GECKODRIVER, WASM_BINDGEN, WASM_PACK};
use crate::{Result, cargo_tools, debian, node, npm};

/// For `dist` and `demo`.
pub(crate) fn building() -> Result {
    cargo_tools::ensure_target()?;
    node::ensure()?;
    npm::ensure()?;
    cargo_tools::ensure(&[WASM_BINDGEN])
}

/// For tests inside browsers.
pub(crate) fn browsers() -> Result {
    cargo_tools::ensure_target()?;
    debian::ensure(debian::BROWSERS)?;
    cargo_tools::ensure(&[WASM_BINDGEN, WASM_PACK, GECKODRIVER])
}

/// For whole journeys: browsers, and sites built by the real Jekyll.
pub(crate) fn journeys() -> Result {
    building()?;
    debian::ensure(debian::BROWSERS)?;
    debian::ensure(debian::JEKYLL)?;
    cargo_tools::ensure(&[GECKODRIVER])
}

/// For tests that have a disk fail.
pub(crate) fn faults() -> Result {
    debian::ensure(debian::TRACERS)
}

/// All of it.
pub(crate) fn everything() -> Result {
    debian::ensure(debian::COMPRESSORS)?;
    building()?;
    browsers()?;
    journeys()?;
    faults()?;
    cargo_tools::ensure(&[CARGO_DENY])?;
    println!("everything is there");
    Ok(())
}
