//! Subresource integrity: hashes by which a browser refuses a file that was changed.

use std::io::{self, Write};
use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha384};

use crate::failure::Failure;
use crate::filled::Filled;
use crate::output;
use crate::style::{DIM, paint};
use crate::widget::{WASM, Widget};

/// The value of an `integrity` attribute: `sha384-…`.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// Writes the hashes to `_data/profile_search.json` of the site in `root`, where Liquid
/// reads them: `{{ site.data.profile_search.integrity["profile-search.js"] }}`.
///
/// Of several wasms the first has the hashes of all, any of which a browser takes: a template that names
/// it is right on pages in every language.
pub(crate) fn write(root: &Path, filled: &Filled, widget: &Widget) -> Result<(), Failure> {
    let files = filled.files(widget);
    let mut hashes: Map<String, Value> =
        files.iter().map(|(name, bytes)| ((*name).to_string(), integrity(bytes).into())).collect();
    let wasms: Vec<String> = filled.wasms().map(|(_, bytes)| integrity(bytes)).collect();
    hashes.insert(WASM.to_string(), wasms.join(" ").into());
    let text = format!("{:#}\n", serde_json::json!({ "integrity": hashes }));
    output::write_all(&root.join("_data"), &[("profile_search.json", text.as_bytes())])?;
    Ok(())
}

/// Prints the hashes, one a line.
pub(crate) fn print(out: &mut dyn Write, files: &[(&str, &[u8])]) -> io::Result<()> {
    writeln!(out)?;
    for (name, bytes) in files {
        writeln!(out, "  {name:24}  {}", paint(DIM, integrity(bytes)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_hash_is_what_browsers_compute() {
        // `printf abc | openssl dgst -sha384 -binary | base64`
        assert_eq!(
            super::integrity(b"abc"),
            "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn"
        );
    }
}
