//! How much of somebody else's files is taken in: every limit, with its reason.
//!
//! A site's files are its owner's, but a pull request from a stranger builds too: no file may make
//! the build eat all memory or run for minutes.

/// Deepest nesting of lists and maps in YAML. Real front matter stays below ten; values are visited
/// by recursion, and 100 levels fit any stack.
pub(crate) const YAML_DEPTH: usize = 100;

/// Values that aliases (`*name`) may add to those written in a file. Sharing a block of settings costs
/// a few dozen; nine lines of ten aliases each would otherwise ask for a billion.
pub(crate) const YAML_ALIASED: usize = 100_000;

/// Largest front matter, in bytes. The longest of 13,516 real ones is below 100 KB.
pub(crate) const FRONT_MATTER_BYTES: usize = 2 << 20;

/// Largest document, in bytes; larger ones are pages of data that nobody searches by person.
pub(crate) const DOCUMENT_BYTES: u64 = 16 << 20;

/// Largest data or configuration file, in bytes: a directory of 12,000 people takes 9 MB of YAML.
pub(crate) const DATA_BYTES: u64 = 64 << 20;

/// Deepest folder below the site. Also ends walks through symbolic links that lead in a circle.
pub(crate) const FOLDER_DEPTH: usize = 40;

/// Files and folders visited. A link to `/` from inside a site is followed, as Jekyll does, up to here.
pub(crate) const ENTRIES: usize = 1_000_000;
