//! The widget's three files, without an index: carried inside the command (feature
//! `bundled`) or read from a folder.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use crate::failure::Failure;

/// The module that a page's script tag names.
pub(crate) const SCRIPT: &str = "profile-search.js";
/// The engine; the index is put into this one.
pub(crate) const WASM: &str = "profile-search_bg.wasm";
/// The optional style sheet of the page.
pub(crate) const STYLES: &str = "profile-search.css";

/// The files as bytes.
#[derive(Clone, Debug)]
pub(crate) struct Widget {
    pub(crate) script: Cow<'static, [u8]>,
    pub(crate) wasm: Cow<'static, [u8]>,
    pub(crate) styles: Cow<'static, [u8]>,
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
                Failure::system("read", path.display(), &error, "`--widget` names a folder that holds `profile-search.js`, `profile-search_bg.wasm` and `profile-search.css`")
            })
        };
        let widget = Self { script: read(SCRIPT)?, wasm: read(WASM)?, styles: read(STYLES)? };
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
}

#[cfg(feature = "bundled")]
const BUNDLED: Option<Widget> = Some(Widget {
    script: Cow::Borrowed(include_bytes!("../../../dist/widget-template/profile-search.js")),
    wasm: Cow::Borrowed(include_bytes!("../../../dist/widget-template/profile-search_bg.wasm")),
    styles: Cow::Borrowed(include_bytes!("../../../dist/widget-template/profile-search.css")),
});

#[cfg(not(feature = "bundled"))]
const BUNDLED: Option<Widget> = None;
