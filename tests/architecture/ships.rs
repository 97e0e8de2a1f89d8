//! What reaches a visitor: no door through which text becomes markup.

use cargo_metadata::MetadataCommand;

use super::source::{assert_none, root, rust};

/// All that the widget asks of the browser by name, beside `Element` and what `js-sys` has of the
/// language. Each is looked at before it comes in: what parses markup or code is no name for this list.
const OF_THE_BROWSER: [&str; 27] = [
    "Element",
    "String",
    "Style",
    "URL",
    "activeElement",
    "append",
    "append",
    "childElementCount",
    "contains",
    "createElement",
    "createElementNS",
    "getAttribute",
    "getRootNode",
    "insertBefore",
    "isConnected",
    "new",
    "parse",
    "part",
    "prepend",
    "remove",
    "replaceWith",
    "setAttribute",
    "setProperty",
    "style",
    "textContent",
    "toLocaleUpperCase",
    "toggleAttribute",
];

/// Methods of those interfaces that make markup out of text, or code out of it.
const SINKS: [&str; 9] = [
    "set_inner_html",
    "set_outer_html",
    "insert_adjacent_html",
    "write",
    "writeln",
    "eval",
    "set_onclick",
    "set_inner_text",
    "set_css_text",
];

#[test]
fn the_widget_asks_the_browser_for_these_names_only() {
    let metadata = MetadataCommand::new().current_dir(root()).no_deps().exec().expect("cargo runs");
    let widget = metadata.packages.iter().find(|package| package.name == "profile-search");
    let dependencies = &widget.expect("the root package").dependencies;
    let of_code = |dep: &&cargo_metadata::Dependency| {
        dep.name == "web-sys" && dep.kind == cargo_metadata::DependencyKind::Normal
    };
    assert_eq!(dependencies.iter().find(of_code).expect("web-sys").features, ["Element"]);
    let mut names: Vec<String> =
        rust("src").iter().flat_map(|file| imports(&file.syntax)).collect();
    names.sort();
    assert_eq!(names, OF_THE_BROWSER);
}

/// What a file imports from JavaScript, by JavaScript's names.
fn imports(file: &syn::File) -> Vec<String> {
    let foreign = file.items.iter().filter_map(|item| match item {
        syn::Item::ForeignMod(foreign) => Some(&foreign.items),
        _ => None,
    });
    foreign.flatten().filter_map(name_of).collect()
}

fn name_of(item: &syn::ForeignItem) -> Option<String> {
    let (attributes, name) = match item {
        syn::ForeignItem::Fn(function) => (&function.attrs, &function.sig.ident),
        syn::ForeignItem::Type(kind) => (&kind.attrs, &kind.ident),
        _ => return None,
    };
    let given = attributes.iter().filter_map(|attribute| attribute.meta.require_list().ok());
    let mut given = given.map(|list| list.tokens.to_string());
    let own = given.find_map(|tokens| Some(tokens.split_once("js_name = ")?.1.to_string()));
    Some(own.map_or(name.to_string(), |own| own.split([' ', ',']).next().unwrap_or("").into()))
}

#[test]
fn no_text_becomes_markup_in_the_widget() {
    let places: Vec<String> = rust("src").iter().flat_map(|file| file.places_of(&SINKS)).collect();
    assert_none("doors from text to markup", &places);
}
