//! How a page wants its cards.

use super::strings::Strings;

/// What `render` was told about the cards, apart from what is on them. Cards drawn with
/// one look are drawn anew for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Where the site stands: absolute, ending with a slash.
    pub base: String,
    /// The level of the names' headings, 1 to 6.
    pub heading_level: u32,
    /// `target` of a person's links; empty for none.
    pub link_target: String,
    /// Which of [`REMOTE_IMAGES`], [`NO_AVATARS`], [`NO_MARKS`] hold.
    pub flags: u32,
    /// The words on a card.
    pub strings: Strings,
}

/// Pictures from other origins are shown too.
pub(crate) const REMOTE_IMAGES: u32 = 1;
/// Neither picture nor initials.
pub(crate) const NO_AVATARS: u32 = 2;
/// Nothing is highlighted.
pub(crate) const NO_MARKS: u32 = 4;

impl Look {
    /// Does `flag` hold?
    pub(crate) fn has(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    /// The element name of a heading.
    pub(crate) fn heading(&self) -> &'static str {
        match self.heading_level {
            1 => "h1",
            2 => "h2",
            4 => "h4",
            5 => "h5",
            6 => "h6",
            _ => "h3",
        }
    }
}
