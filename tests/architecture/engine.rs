//! The engine: the same code on both sides of the wire, whole numbers, two rooms apart.

use super::source::{assert_none, root, rust};

/// A lint of the workspace that a package could leave out.
const LINTS: &str = "[lints]\nworkspace = true";

#[test]
fn the_engine_needs_no_system_and_no_unsafe_code() {
    let path = root().join("crates/engine/src/lib.rs");
    let lib = rust("crates/engine/src").into_iter().find(|file| file.path == path).expect("lib.rs");
    let attributes: Vec<String> = lib
        .syntax
        .attrs
        .iter()
        .filter(|attribute| matches!(attribute.style, syn::AttrStyle::Inner(_)))
        .map(|attribute| quote(&attribute.meta))
        .collect();
    for wanted in ["no_std", "forbid(unsafe_code)"] {
        assert!(attributes.iter().any(|is| is == wanted), "{wanted} is not among {attributes:?}");
    }
    let places: Vec<String> =
        rust("crates/engine/src").iter().flat_map(|file| file.paths_into(&["std"])).collect();
    assert_none("the engine names the system's library", &places);
}

fn quote(meta: &syn::Meta) -> String {
    match meta {
        syn::Meta::Path(path) => path.get_ident().map(ToString::to_string).unwrap_or_default(),
        syn::Meta::List(list) => {
            let name = list.path.get_ident().map(ToString::to_string).unwrap_or_default();
            format!("{name}({})", list.tokens)
        }
        syn::Meta::NameValue(_) => String::new(),
    }
}

#[test]
fn every_package_takes_the_lints_of_the_workspace() {
    for manifest in super::source::files(".", &["Cargo.toml"]) {
        let text = super::source::read(&manifest);
        // The fuzz targets are a workspace of their own, since they need another compiler.
        if text.contains("[package]") && !manifest.starts_with(root().join("fuzz")) {
            assert!(text.contains(LINTS), "{} takes no lints", manifest.display());
        }
    }
}

#[test]
fn text_and_index_do_not_know_each_other() {
    let from = |folder: &str, beginnings: &[&str]| -> Vec<String> {
        rust(folder).iter().flat_map(|file| file.paths_into(beginnings)).collect()
    };
    let text = from(
        "crates/engine/src/text",
        &["crate::index", "crate::search", "super::super::index", "super::super::search"],
    );
    assert_none("text knows more than text", &text);
    let index = from(
        "crates/engine/src/index",
        &["crate::text", "crate::search", "super::super::text", "super::super::search"],
    );
    assert_none("the index knows how terms are made or searched", &index);
}

#[test]
fn ranking_is_whole_numbers() {
    let mut files = rust("crates/engine/src");
    files.retain(|file| !file.path.ends_with("search/cells.rs"));
    let places: Vec<String> =
        files.iter().flat_map(|file| file.places_of(&["f32", "f64"])).collect();
    assert_none("numbers with a point, which machines round in their own ways", &places);
}
