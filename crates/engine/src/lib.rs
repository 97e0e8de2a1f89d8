//! The engine: search over a directory of people, from one slice of bytes.
//!
//! Four rooms, used in this order:
//!
//! - [`text`]: text → tokens, the same for documents and for queries;
//! - [`index`]: the format, writer and reader together;
//! - [`search`]: a request on an open index → ranked results;
//! - [`contract`]: results → the plain objects that a page and a terminal are given.
//!
//! `text` and `index` do not know each other: an index stores terms without
//! knowing how they were made.

#![no_std]
#![forbid(unsafe_code)]
// Nothing typed and no bytes end in a panic: there is no place to panic at.
#![cfg_attr(
    not(test),
    deny(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic)
)]
// The writer refuses whatever does not fit into 29 bits, so no size is cut.
#![allow(clippy::cast_possible_truncation)]

extern crate alloc;

pub mod contract;
pub mod index;
pub mod search;
pub mod text;
