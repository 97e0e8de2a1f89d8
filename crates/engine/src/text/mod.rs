//! Text → tokens: the one way, for documents and for queries.
//!
//! - [`fold`]: a text in the form that words are compared in;
//! - [`tokenize`], [`Tokenizer`]: the words of a text, and where they stand;
//! - [`sound`]: names that are said alike;
//! - [`stem`]: what the forms of a word have in common;
//! - [`variants`]: names that are spelled differently from place to place;
//! - [`distance`]: how many slips lie between two words.

pub mod distance;
mod fold;
mod fold_table;
mod scan;
mod sound;
mod stem;
mod tokens;
mod variants;

pub use fold::fold;
pub use sound::sound;
pub use stem::stem;
pub use tokens::{MAX_TERM, Token, TokenKind, Tokenizer, Visit, is_unfinished, tokenize};
pub use variants::variants;
