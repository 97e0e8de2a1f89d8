//! How things are written: short files, small functions, no machine's own paths, no room for leftovers.

use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};

use super::source::{assert_none, files, read, rust, shown};

/// A file longer than this is two files.
const MAX_LINES: usize = 400;

/// A function longer than this is two functions.
const MAX_FUNCTION_LINES: usize = 60;

/// Names under which a folder or file collects what belongs elsewhere.
const LEFTOVERS: [&str; 6] = ["utils", "util", "helpers", "helper", "common", "misc"];

#[test]
fn no_file_is_too_long() {
    let mut all = files(".", &[".rs", ".js", ".mjs", ".css"]);
    // A table, written by a program.
    all.retain(|file| !file.ends_with("fold_table.rs"));
    let long: Vec<String> = all
        .iter()
        .map(|file| (read(file).lines().count(), shown(file)))
        .filter(|(n, _)| *n > MAX_LINES)
        .map(|(n, file)| format!("{file}: {n} lines"))
        .collect();
    assert_none(&format!("longer than {MAX_LINES} lines"), &long);
}

#[test]
fn no_function_is_too_long() {
    let mut long = Vec::new();
    for file in rust(".") {
        let mut functions = Functions::default();
        functions.visit_file(&file.syntax);
        let too_long = functions.found.into_iter().filter(|(_, n)| *n > MAX_FUNCTION_LINES);
        long.extend(too_long.map(|(name, n)| format!("{}: {name}: {n} lines", shown(&file.path))));
    }
    assert_none(&format!("longer than {MAX_FUNCTION_LINES} lines"), &long);
}

/// Every function's name with its lines, from `fn` to the closing bracket.
#[derive(Default)]
struct Functions {
    found: Vec<(String, usize)>,
}

impl Functions {
    fn add(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let lines = block.span().end().line - signature.span().start().line + 1;
        self.found.push((signature.ident.to_string(), lines));
    }
}

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.add(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.add(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }
}

#[test]
fn nothing_is_named_for_leftovers() {
    let named: Vec<String> = files(".", &[".rs", ".js", ".mjs"])
        .iter()
        .map(|file| shown(file))
        .filter(|path| path.split(['/', '.']).any(|part| LEFTOVERS.contains(&part)))
        .collect();
    assert_none("names that say nothing", &named);
}

#[test]
fn no_path_of_a_machine_is_written_down() {
    let endings =
        [".rs", ".js", ".mjs", ".md", ".toml", ".json", ".yml", ".html", ".css", ".txt", "run"];
    // Put together here, so that this file does not hold them.
    let folders: Vec<String> = ["work", "root", "farm", "home", "tmp", "Users"]
        .iter()
        .map(|name| format!("/{name}/"))
        .collect();
    let mut places = Vec::new();
    for file in files(".", &endings) {
        for (n, line) in read(&file).lines().enumerate() {
            if folders.iter().any(|folder| begins_a_path(line, folder)) {
                places.push(format!("{}:{}: {}", shown(&file), n + 1, line.trim()));
            }
        }
    }
    assert_none("paths of a machine", &places);
}

/// Whether `folder` stands in `line` at the beginning of a path, not within an address.
fn begins_a_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|c| c.is_whitespace() || "\"'`(=:".contains(c))
    })
}
