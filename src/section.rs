//! The index of this module: its own custom section, read on first use.
//!
//! `build.rs` puts a section here; `profile-search build` appends another to a finished
//! module. The last one counts, so that both doors lead to one place.

use std::cell::{Cell, RefCell};

use js_sys::{Error, Reflect, Uint8Array, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};

use engine::index::{OpenError, SECTION_NAME};

use crate::directory::Directory;

// In the file that reads it: elsewhere the linker leaves it out of a debug build.
#[cfg(target_arch = "wasm32")]
#[allow(unsafe_code, reason = "`link_section` counts as unsafe; a custom section is only data")]
#[allow(dead_code, reason = "read back from the module, not from memory")]
#[unsafe(link_section = "profile-search-index")]
static SECTION: [u8; include_bytes!(concat!(env!("OUT_DIR"), "/profiles.index")).len()] =
    *include_bytes!(concat!(env!("OUT_DIR"), "/profiles.index"));

thread_local! {
    /// The indexes opened so far, the module's own at 0, and which of them is asked.
    static OPENED: RefCell<Vec<Option<&'static Directory<'static>>>> = RefCell::new(vec![None]);
    static CHOSEN: Cell<usize> = const { Cell::new(0) };
}

/// The people that are asked: those of this module, unless others were chosen. Opened once
/// and kept as long as the page lives.
pub(crate) fn directory() -> Result<&'static Directory<'static>, JsValue> {
    let chosen = CHOSEN.get();
    if let Some(directory) = OPENED.with_borrow(|opened| opened.get(chosen).copied().flatten()) {
        return Ok(directory);
    }
    let own = open(&wasm_bindgen::module())?;
    OPENED.with_borrow_mut(|opened| opened[0] = Some(own));
    CHOSEN.set(0);
    Ok(own)
}

/// Opens the index of another module; gives the number to choose it by.
pub(crate) fn add(module: &JsValue) -> Result<usize, Fault> {
    let other = open(module)?;
    Ok(OPENED.with_borrow_mut(|opened| {
        opened.push(Some(other));
        opened.len() - 1
    }))
}

/// Adds what another module holds of the people that are asked.
pub(crate) fn add_rest(module: &JsValue) -> Result<(), JsValue> {
    let whole = directory()?.with_rest(own_bytes(module)?.leak()).map_err(Fault::from)?;
    OPENED.with_borrow_mut(|opened| opened[CHOSEN.get()] = Some(Box::leak(Box::new(whole))));
    Ok(())
}

/// Asks the people with this number from now on; 0 are the module's own.
pub(crate) fn choose(number: usize) {
    CHOSEN.set(number);
}

fn open(module: &JsValue) -> Result<&'static Directory<'static>, Fault> {
    let opened = Directory::open(own_bytes(module)?.leak())?;
    Ok(Box::leak(Box::new(opened)))
}

/// The bytes of the last section of `module` that has our name.
fn own_bytes(module: &JsValue) -> Result<Vec<u8>, Fault> {
    let sections = WebAssembly::Module::custom_sections(module.unchecked_ref(), SECTION_NAME);
    let bytes = Uint8Array::new(&sections.pop()).to_vec();
    if bytes.is_empty() { Err(Fault::Missing) } else { Ok(bytes) }
}

/// Why there is nobody to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The module has no index, or an empty one.
    Missing,
    /// The index is torn or was changed.
    Corrupt,
    /// The index is of another release than the module.
    Version,
}

impl Fault {
    /// The code that a page sees as `error.code`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "index-missing",
            Self::Corrupt => "index-corrupt",
            Self::Version => "index-version",
        }
    }

    fn message(self) -> &'static str {
        match self {
            Self::Missing => {
                "This wasm has no people in it: put them in with `profile-search build`."
            }
            Self::Corrupt => {
                "The people in this wasm are damaged: build again, and upload the whole file."
            }
            Self::Version => {
                "The people in this wasm were put in by another release: build again with this one."
            }
        }
    }
}

impl From<OpenError> for Fault {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Version { .. } => Self::Version,
            _ => Self::Corrupt,
        }
    }
}

/// An `Error` with a `code`.
impl From<Fault> for JsValue {
    fn from(fault: Fault) -> Self {
        let error = Error::new(fault.message());
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&error, &"code".into(), &fault.code().into());
        error.into()
    }
}
