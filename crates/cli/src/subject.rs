//! What `search` and `inspect` look into: a site, or a wasm that holds an index already.

use std::fs;
use std::path::{Path, PathBuf};

use engine::index::{Index, OpenError};

use crate::args::JekyllFlags;
use crate::failure::Failure;
use crate::filled::rest_name;
use crate::widget::WASM;
use crate::{report, site};

/// The bytes of an index and what they came from.
pub(crate) struct Subject {
    /// As the person named it, or the wasm found in the folder named.
    pub(crate) path: PathBuf,
    pub(crate) index: Vec<u8>,
    /// The module that holds the index, where one does.
    pub(crate) wasm: Option<Vec<u8>>,
    /// What was put aside of the index, where it lies beside the module and belongs to it.
    pub(crate) rest: Option<Vec<u8>>,
}

impl Subject {
    /// Reads a wasm, a folder that holds the widget's wasm, or a site. A site's faults are
    /// counted on standard error.
    pub(crate) fn load(path: &Path, flags: &JekyllFlags) -> Result<Self, Failure> {
        if path.is_file() {
            return Self::from_wasm(path);
        }
        if path.join(WASM).is_file() && !path.join("_config.yml").is_file() {
            return Self::from_wasm(&path.join(WASM));
        }
        let site = site::read(path, flags)?;
        if !site.diagnostics.is_empty() {
            let counts = report::counts(&site.diagnostics);
            anstream::eprintln!("{counts}; `profile-search check` shows them");
        }
        Ok(Self { path: path.to_path_buf(), index: site::index(&site)?, wasm: None, rest: None })
    }

    fn from_wasm(path: &Path) -> Result<Self, Failure> {
        let wasm = fs::read(path).map_err(|error| {
            Failure::system(
                "read",
                path.display(),
                &error,
                "name a site's folder or a `.wasm` file",
            )
        })?;
        if !wasm.starts_with(b"\0asm") {
            return Err(Failure::usage(
                format!("`{}` is not a WebAssembly module", path.display()),
                "name a site's folder, or a `profile-search_bg.wasm`",
            ));
        }
        let index = engine::index::extract(&wasm).ok_or_else(|| {
            Failure::usage(
                format!("`{}` holds no index", path.display()),
                "`profile-search build SITE` makes one that does",
            )
        })?;
        let (index, path) = (index.to_vec(), path.to_path_buf());
        let rest = fs::read(rest_name(&path.to_string_lossy())).ok();
        let rest = rest.and_then(|file| Some(engine::index::extract(&file)?.to_vec()));
        Ok(Self { path, index, wasm: Some(wasm), rest })
    }

    /// The index, open; whole, where the rest of it is here.
    pub(crate) fn open(&self) -> Result<Index<'_>, Failure> {
        let index = Index::open(&self.index).map_err(|error| {
            Failure::usage(
                format!("the index in `{}` {}", self.path.display(), reason(error)),
                "build it again with `profile-search build SITE`",
            )
        })?;
        let whole = self.rest.as_ref().and_then(|rest| index.with_rest(rest).ok());
        Ok(whole.unwrap_or(index))
    }
}

fn reason(error: OpenError) -> String {
    match error {
        OpenError::Version { found } => {
            format!("has version {found}, this command reads version {}", engine::index::VERSION)
        }
        OpenError::Truncated => "ends before its parts do".to_string(),
        OpenError::Corrupt => "was changed after it was written".to_string(),
        _ => "is not an index".to_string(),
    }
}
