//! Programs that cargo and rustup install. Each has one version, to the digit.

use crate::Result;
use crate::step::{ask, command, find, quiet, root};

const TARGET: &str = "wasm32-unknown-unknown";

/// A crate that is installed as a program.
pub(crate) struct Tool {
    name: &'static str,
    package: &'static str,
    version: &'static str,
    /// With the versions of its own lock file. Not where that names a release which a registry may lack.
    locked: bool,
}

/// The version must equal `wasm-bindgen` in `Cargo.toml`.
pub(crate) const WASM_BINDGEN: Tool =
    Tool { name: "wasm-bindgen", package: "wasm-bindgen-cli", version: "0.2.130", locked: false };
/// Runs tests inside browsers.
pub(crate) const WASM_PACK: Tool =
    Tool { name: "wasm-pack", package: "wasm-pack", version: "0.15.1", locked: true };
/// Drives Firefox; Debian has none.
pub(crate) const GECKODRIVER: Tool =
    Tool { name: "geckodriver", package: "geckodriver", version: "0.37.1", locked: true };
/// Judges dependencies.
pub(crate) const CARGO_DENY: Tool =
    Tool { name: "cargo-deny", package: "cargo-deny", version: "0.20.2", locked: true };

/// Installs those `tools` that are missing or of another version.
pub(crate) fn ensure(tools: &[Tool]) -> Result {
    tools.iter().filter(|tool| !tool.is_there()).try_for_each(Tool::install)
}

impl Tool {
    fn is_there(&self) -> bool {
        find(self.name).is_some()
            && ask(&mut command(self.name, ["--version"]))
                .is_some_and(|text| text.split_whitespace().any(|word| word == self.version))
    }

    fn install(&self) -> Result {
        let mut install = command(
            "cargo",
            ["install", self.package, "--version", self.version, "--force", "--quiet"],
        );
        if self.locked {
            install.arg("--locked");
        }
        // One folder for all, since they share dependencies; and quick to compile rather than
        // quick to run. Measured on two cores: 70 to 110 s each.
        install
            .env("CARGO_TARGET_DIR", root().join("target/tools"))
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        let name = format!("Install {} {} (a minute or two)", self.package, self.version);
        quiet(&name, &mut install)?;
        Ok(())
    }
}

/// Adds the WebAssembly target to the toolchain in use.
pub(crate) fn ensure_target() -> Result {
    let libraries = ask(&mut command("rustc", ["--print", "target-libdir", "--target", TARGET]));
    if libraries.is_some_and(|folder| std::path::Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    if find("rustup").is_none() {
        return Err(format!(
            "rustc has no target {TARGET} and rustup is not installed; install rustup, or the target by other means"
        ));
    }
    quiet(&format!("Add the target {TARGET}"), &mut command("rustup", ["target", "add", TARGET]))?;
    Ok(())
}
