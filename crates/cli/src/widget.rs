//! The widget's files. Four make the search: they are carried inside the command (feature
//! `bundled`) or read from a folder, and the index is put into one of them. Beside them lie
//! the sentences of the page in other languages, one file each, of which a visitor loads
//! the one that their page is written in.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use crate::failure::Failure;

/// Where the files lie below a site that names no other place.
pub(crate) const FOLDER: &str = "assets/profile-search";
/// The module that a page's script tag names.
pub(crate) const SCRIPT: &str = "profile-search.js";
/// What the module loads once the first people are shown.
pub(crate) const MORE: &str = "profile-search-more.js";
/// The engine; the index is put into this one.
pub(crate) const WASM: &str = "profile-search_bg.wasm";
/// The optional style sheet of the page.
pub(crate) const STYLES: &str = "profile-search.css";

/// What a page runs that has everything inside.
const SINGLE: &str = "profile-search-single.js";

/// A file to hand out: its name and its bytes.
pub(crate) type File<'a> = (&'a str, &'a [u8]);

/// The four files as bytes, and the script of a single page.
#[derive(Clone, Debug)]
pub(crate) struct Widget {
    pub(crate) script: Cow<'static, [u8]>,
    pub(crate) more: Cow<'static, [u8]>,
    pub(crate) wasm: Cow<'static, [u8]>,
    pub(crate) styles: Cow<'static, [u8]>,
    /// Empty where the widget's folder has none: only a single page needs it.
    pub(crate) single: Cow<'static, [u8]>,
}

impl Widget {
    /// The files in `dir`, else those carried inside.
    pub(crate) fn load(dir: Option<&Path>) -> Result<Self, Failure> {
        match dir {
            Some(dir) => Self::read(dir),
            None => BUNDLED.clone().ok_or_else(|| {
                Failure::usage(
                    "this command was built without the widget inside",
                    "name its folder with `--widget DIR`; `cargo xtask dist` makes one, `dist/widget-template`, and a command that needs none",
                )
            }),
        }
    }

    fn read(dir: &Path) -> Result<Self, Failure> {
        let read = |name| {
            let path = dir.join(name);
            fs::read(&path).map(Cow::Owned).map_err(|error| {
                Failure::system("read", path.display(), &error, "`--widget` names a folder that holds `profile-search.js`, `profile-search-more.js`, `profile-search_bg.wasm` and `profile-search.css`")
            })
        };
        let widget = Self {
            script: read(SCRIPT)?,
            more: read(MORE)?,
            wasm: read(WASM)?,
            styles: read(STYLES)?,
            single: fs::read(dir.join(SINGLE)).unwrap_or_default().into(),
        };
        if !widget.wasm.starts_with(b"\0asm") {
            return Err(Failure::usage(
                format!("`{}` is not a WebAssembly module", dir.join(WASM).display()),
                "`cargo xtask dist` makes one in `dist/widget-template`",
            ));
        }
        Ok(widget)
    }

    /// The wasm with `index` inside.
    pub(crate) fn wasm_with(&self, index: &[u8]) -> Vec<u8> {
        let mut wasm = self.wasm.to_vec();
        engine::index::embed(&mut wasm, index);
        wasm
    }

    /// The script of a single page.
    pub(crate) fn single(&self) -> Result<&str, Failure> {
        let text = std::str::from_utf8(&self.single).unwrap_or_default();
        if text.is_empty() {
            return Err(Failure::usage(
                format!("the widget's folder has no `{SINGLE}`"),
                "`cargo xtask dist` makes it in `dist/widget-template`; without `--widget` the command carries its own",
            ));
        }
        Ok(text)
    }
}

/// The file of a language, as `www/strings.js` asks for it.
macro_rules! language {
    ($tag:literal) => {
        (
            concat!("profile-search.", $tag, ".json"),
            include_bytes!(concat!("../../../www/strings/", $tag, ".json")),
        )
    };
}

/// The page's sentences in every language but English, which the script holds.
pub(crate) const LANGUAGES: [File<'static>; 18] = [
    language!("ar"),
    language!("de"),
    language!("es"),
    language!("fa"),
    language!("fr"),
    language!("he"),
    language!("hi"),
    language!("it"),
    language!("ja"),
    language!("ko"),
    language!("nl"),
    language!("pl"),
    language!("pt"),
    language!("ru"),
    language!("tr"),
    language!("uk"),
    language!("zh-Hans"),
    language!("zh-Hant"),
];

/// What the module loads where the page asks to work without a network.
pub(crate) const OFFLINE: File<'static> =
    ("profile-search-offline.js", include_bytes!("../../../www/profile-search-offline.js"));

/// The language that a file of [`LANGUAGES`] holds: `zh-Hans`.
pub(crate) fn language_of(name: &str) -> Option<&str> {
    name.strip_prefix("profile-search.")?.strip_suffix(".json")
}

#[cfg(feature = "bundled")]
const BUNDLED: Option<Widget> = Some(Widget {
    script: Cow::Borrowed(include_bytes!("../../../dist/widget-template/profile-search.js")),
    more: Cow::Borrowed(include_bytes!("../../../dist/widget-template/profile-search-more.js")),
    wasm: Cow::Borrowed(include_bytes!("../../../dist/widget-template/profile-search_bg.wasm")),
    styles: Cow::Borrowed(include_bytes!("../../../dist/widget-template/profile-search.css")),
    single: Cow::Borrowed(include_bytes!("../../../dist/widget-template/profile-search-single.js")),
});

#[cfg(not(feature = "bundled"))]
const BUNDLED: Option<Widget> = None;

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{LANGUAGES, language_of};

    #[test]
    fn every_language_of_the_page_is_carried() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/strings");
        let files = folder.read_dir().unwrap().map(|file| file.unwrap().path());
        let mut written: Vec<String> =
            files.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
        written.sort();
        assert_eq!(LANGUAGES.map(|(name, _)| language_of(name).unwrap()), written.as_slice());
    }
}
