//! What reaches a visitor: no door through which text becomes markup.

use cargo_metadata::MetadataCommand;

use super::source::{assert_none, root, rust};

/// All that the widget asks of the browser, by the names of web-sys. Each is looked at before it comes in:
/// `DomParser`, `Range` and the script and frame elements are doors to markup.
const OF_THE_BROWSER: [&str; 8] = [
    "CssStyleDeclaration",
    "Document",
    "Element",
    "HtmlElement",
    "Node",
    "ShadowRoot",
    "Text",
    "Url",
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
fn the_widget_asks_the_browser_for_these_interfaces_only() {
    let metadata = MetadataCommand::new().current_dir(root()).no_deps().exec().expect("cargo runs");
    let widget = metadata.packages.iter().find(|package| package.name == "profile-search");
    let dependencies = &widget.expect("the root package").dependencies;
    let of_code = |dep: &&cargo_metadata::Dependency| {
        dep.name == "web-sys" && dep.kind == cargo_metadata::DependencyKind::Normal
    };
    let mut features = dependencies.iter().find(of_code).expect("web-sys").features.clone();
    features.sort();
    assert_eq!(features, OF_THE_BROWSER);
}

#[test]
fn no_text_becomes_markup_in_the_widget() {
    let places: Vec<String> = rust("src").iter().flat_map(|file| file.places_of(&SINKS)).collect();
    assert_none("doors from text to markup", &places);
}
