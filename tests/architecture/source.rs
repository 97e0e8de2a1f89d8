//! The project's files, and what stands in them.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::UseTree;
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};

/// Folders that hold what is made, or what others wrote.
const NOT_OURS: [&str; 4] = ["target", "node_modules", "dist", "pkg"];

/// The project's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below `folder` whose names have one of `endings`, sorted; at least one.
#[track_caller]
pub(crate) fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&root().join(folder), endings, &mut found);
    found.sort();
    assert!(!found.is_empty(), "{folder} has no file in {endings:?}");
    found
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() && !name.starts_with('.') && !NOT_OURS.contains(&&*name) {
            collect(&path, endings, found);
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(path);
        }
    }
}

/// A file's text.
pub(crate) fn read(path: &Path) -> String {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    // Some files of the tests are broken on purpose.
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The path as it is written in the project.
pub(crate) fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// A Rust file by its syntax. Comments are no part of it.
pub(crate) struct Rust {
    pub(crate) path: PathBuf,
    pub(crate) syntax: syn::File,
    tokens: Vec<(String, usize)>,
}

/// The Rust files below `folder`.
#[track_caller]
pub(crate) fn rust(folder: &str) -> Vec<Rust> {
    files(folder, &[".rs"]).into_iter().map(Rust::read).collect()
}

impl Rust {
    fn read(path: PathBuf) -> Self {
        let text = read(&path);
        let parsed = syn::parse_file(&text);
        let syntax = parsed.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut tokens = Vec::new();
        // Without its attributes at the head, which `parse` of a stream bears as well.
        flatten(text.parse().expect("it was just parsed"), &mut tokens);
        Self { path, syntax, tokens }
    }

    /// `file:line` of every word that is one of `words`, in code as in macros.
    pub(crate) fn places_of(&self, words: &[&str]) -> Vec<String> {
        let found = self.tokens.iter().filter(|(token, _)| words.contains(&&**token));
        found.map(|(token, line)| format!("{}:{line}: {token}", shown(&self.path))).collect()
    }

    /// `file:line` of every path that begins with one of `beginnings`, such as `crate::index`.
    pub(crate) fn paths_into(&self, beginnings: &[&str]) -> Vec<String> {
        let mut imports = Imports::default();
        imports.visit_file(&self.syntax);
        let goes_there = |path: &str| {
            beginnings.iter().any(|start| {
                path.strip_prefix(start)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
            })
        };
        let all = imports.found.into_iter().chain(self.spelled_out());
        all.filter(|(path, _)| goes_there(path))
            .map(|(path, line)| format!("{}:{line}: {path}", shown(&self.path)))
            .collect()
    }

    /// Every `a::b::c` that stands in one piece, with its line.
    fn spelled_out(&self) -> Vec<(String, usize)> {
        let mut found: Vec<(String, usize)> = Vec::new();
        let mut is_open = false;
        for (token, line) in &self.tokens {
            match (token.as_str(), found.last_mut()) {
                (":", Some((path, _))) if is_open || path.ends_with(':') => {
                    path.push(':');
                    is_open = false;
                }
                (word, Some((path, _))) if path.ends_with("::") => {
                    path.push_str(word);
                    is_open = true;
                }
                (word, _) => {
                    found.push((word.to_string(), *line));
                    is_open = true;
                }
            }
        }
        found
    }
}

/// Words, signs and literals one by one, with their lines; brackets vanish.
fn flatten(stream: TokenStream, out: &mut Vec<(String, usize)>) {
    for tree in stream {
        match tree {
            TokenTree::Group(group) => flatten(group.stream(), out),
            // What documentation says is no code.
            TokenTree::Literal(literal) if literal.to_string().starts_with(['"', 'r']) => {}
            other => out.push((other.to_string(), other.span().start().line)),
        }
    }
}

/// The full paths of all `use` lines.
#[derive(Default)]
struct Imports {
    found: Vec<(String, usize)>,
}

impl Imports {
    fn add(&mut self, before: &str, tree: &UseTree) {
        let line = tree.span().start().line;
        match tree {
            UseTree::Path(path) => self.add(&format!("{before}{}::", path.ident), &path.tree),
            UseTree::Name(name) => self.found.push((format!("{before}{}", name.ident), line)),
            UseTree::Rename(name) => self.found.push((format!("{before}{}", name.ident), line)),
            UseTree::Glob(_) => self.found.push((format!("{before}*"), line)),
            UseTree::Group(group) => group.items.iter().for_each(|item| self.add(before, item)),
        }
    }
}

impl<'ast> Visit<'ast> for Imports {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.add("", &item.tree);
        visit::visit_item_use(self, item);
    }
}

/// Fails with the places, if there are any.
#[track_caller]
pub(crate) fn assert_none(what: &str, places: &[String]) {
    assert!(places.is_empty(), "{what}:\n{}", places.join("\n"));
}
