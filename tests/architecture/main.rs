//! The walls of the house: what may depend on what, and what must never ship.
//!
//! Each test holds one sentence of `ARCHITECTURE.md` or `CONTRIBUTING.md`. They ask cargo and read the
//! source by its syntax; nothing of the product is run. The page's own walls stand in
//! `tests/page/architecture.test.js`.
#![cfg(not(target_arch = "wasm32"))]

mod arrows;
mod engine;
mod repeatable;
mod ships;
mod source;
mod writing;
