//! A site to write into, and the command to run on it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A folder that goes when it is dropped, with a site and a widget that holds no code.
pub(crate) struct Place {
    dir: TempDir,
}

/// What a run came to. Colors are off, and the folder's own name is `PLACE`.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Place {
    /// A site with these files; `_config.yml` is there unless named.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let place = Self { dir: tempfile::tempdir().unwrap() };
        place.write(
            "site/_config.yml",
            "title: Two pioneers\ncollections:\n  people:\n    output: true\n",
        );
        place.write("widget/profile-search.js", "export const open = 1;\n");
        place.write("widget/profile-search-more.js", "export const Session = 1;\n");
        place.write("widget/profile-search.css", "/* none */\n");
        fs::write(place.path("widget/profile-search_bg.wasm"), b"\0asm\x01\0\0\0").unwrap();
        for (name, text) in files {
            place.write(&format!("site/{name}"), text);
        }
        place
    }

    /// Ada and Grace.
    pub(crate) fn two_people() -> Self {
        Self::new(&[("_people/ada.md", ADA), ("_people/grace.md", GRACE)])
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// A script that runs the command: packages carry it in the place of a program that takes a minute to pack.
    pub(crate) fn stand_in(&self, name: &str) {
        self.write(
            name,
            &format!("#!/bin/sh\nexec '{}' \"$@\"\n", env!("CARGO_BIN_EXE_profile-search")),
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            fs::set_permissions(self.path(name), fs::Permissions::from_mode(0o755)).unwrap();
        }
    }

    /// The command, to be run inside of the place with the widget at hand.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_profile-search"));
        command.args(args).current_dir(self.dir.path()).env("NO_COLOR", "1");
        command.env("PROFILE_SEARCH_WIDGET", self.path("widget"));
        command
    }

    #[track_caller]
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.ran(&self.command(args).output().unwrap())
    }

    pub(crate) fn ran(&self, output: &Output) -> Ran {
        let text = |bytes: &[u8]| {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            text.replace(&*self.dir.path().to_string_lossy(), "PLACE")
        };
        Ran {
            code: output.status.code(),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }

    /// Names in a folder, sorted; empty where it is not there.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).into_iter().flatten().flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

/// A folder of the project.
pub(crate) fn project(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

/// What a build leaves: four files that make the search, and the page's languages.
pub(crate) const N_FILES: usize = 4 + 18;

pub(crate) const ADA: &str = "---
title: Ada Lovelace
excerpt: Wrote the first published program
about: Saw that an engine could work on more than numbers.
type: Individual
tags: [Algorithms, Mathematics]
permalink: ada
date: 1843-09-01
---
Notes on the Analytical Engine.
";

pub(crate) const GRACE: &str = "---
title: Grace Hopper
excerpt: Rear admiral and compiler pioneer
type: Individual
tags: [Compilers]
github: https://github.com/grace
---
Built the first linker.
";
