//! The engine: search over a directory of people, from one slice of bytes.
//!
//! Three rooms, used in this order:
//!
//! - [`text`]: text → tokens, the same for documents and for queries;
//! - [`index`]: the format, writer and reader together;
//! - [`search`]: a request on an open index → ranked results.
//!
//! `text` and `index` do not know each other: an index stores terms without
//! knowing how they were made.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod index;
pub mod search;
pub mod text;
