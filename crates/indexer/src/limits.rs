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

/// Longest body that is read as text, in bytes. The longest of 2,600 surveyed was 30 KB; above this it
/// is a log file or a picture by mistake.
pub(crate) const BODY_BYTES: usize = 400_000;

/// Files that a body's Liquid may include, and how deep in each other. Real ones take a handful.
pub(crate) const INCLUDES: usize = 50;
pub(crate) const INCLUDE_DEPTH: usize = 20;

/// Longest shown text (`about`, `excerpt`), in bytes: every visitor downloads all of them.
pub(crate) const SHOWN_BYTES: usize = 4_000;

/// Longest name or facet value, in bytes: it has to fit on a card.
pub(crate) const NAME_BYTES: usize = 300;

/// Most values a person has in one facet. Theirs are counted on every keystroke.
pub(crate) const VALUES: usize = 200;

/// Most links shown for a person.
pub(crate) const LINKS: usize = 60;

/// Longest term, in bytes. What is longer is no word: encoded data, a row of dashes.
pub(crate) const TERM_BYTES: usize = 60;

/// Most different terms of one person's body; a dictionary pasted into a file has more.
pub(crate) const TERMS: usize = 20_000;

/// How many people are listed as similar. Each costs two bytes a person, which no compressor
/// takes away.
pub(crate) const SIMILAR: usize = 3;

/// A term in more documents than this says nothing about who is like whom, and comparing all pairs of
/// its documents is what takes time.
pub(crate) const SIMILAR_DOCS: usize = 200;

/// The same for a tag or category, of which people have few.
pub(crate) const SIMILAR_TAGGED: usize = 3_000;

/// The longest beginning of `text` that is at most `bytes` long, cut at a space if there is one near.
pub(crate) fn cut(text: &str, bytes: usize) -> &str {
    if text.len() <= bytes {
        return text;
    }
    let end = border_before(text, bytes);
    let near = border_before(text, bytes / 2);
    match text[near..end].rfind(char::is_whitespace) {
        Some(space) => &text[..near + space],
        None => &text[..end],
    }
}

/// The character border at or before `at`.
fn border_before(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(cut("one two three", 13), "one two three");
        assert_eq!(cut("one two three", 10), "one two");
        assert_eq!(cut("éééé", 3), "é");
        assert_eq!(cut("", 0), "");
    }
}
