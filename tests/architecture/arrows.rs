//! Who knows whom, as cargo resolves it.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId};

/// Everything whose code may reach a visitor: the engine, an allocator, and the border to JavaScript.
const SHIPPED: [&str; 13] = [
    "cfg-if",
    "const-default",
    "futures-core",
    "futures-task",
    "futures-util",
    "js-sys",
    "pin-project-lite",
    "profile-search",
    "profile-search-engine",
    "rlsf",
    "slab",
    "wasm-bindgen",
    "web-sys",
];

/// Built for a browser; no tool of the host needs them.
const OF_THE_BROWSER: [&str; 4] = ["profile-search", "wasm-bindgen", "js-sys", "web-sys"];

/// The workspace as it is resolved for this machine.
fn metadata() -> Metadata {
    let mut command = MetadataCommand::new();
    command.current_dir(super::source::root());
    command.other_options(["--locked".into(), "--filter-platform".into(), host()]);
    command.exec().expect("cargo knows the workspace that it builds")
}

fn host() -> String {
    let output = std::process::Command::new("rustc").arg("-vV").output();
    let text = output.expect("rustc stands beside cargo").stdout;
    let text = String::from_utf8_lossy(&text).into_owned();
    text.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default().to_string()
}

/// The names that a member of the workspace asks for itself, for its code of this `kind`.
fn direct(package: &Package, kind: DependencyKind) -> BTreeSet<&str> {
    package.dependencies.iter().filter(|dep| dep.kind == kind).map(|dep| &*dep.name).collect()
}

fn member<'a>(metadata: &'a Metadata, name: &str) -> &'a Package {
    let found = metadata.workspace_packages().into_iter().find(|package| package.name == name);
    found.unwrap_or_else(|| panic!("no package {name}"))
}

/// Everything that `name` is built from, but for tests.
fn tree(metadata: &Metadata, name: &str) -> BTreeSet<String> {
    let resolve = metadata.resolve.as_ref().expect("dependencies were resolved");
    let nodes: BTreeMap<&PackageId, _> =
        resolve.nodes.iter().map(|node| (&node.id, node)).collect();
    let mut todo = vec![&member(metadata, name).id];
    let mut seen = BTreeSet::new();
    while let Some(id) = todo.pop() {
        if !seen.insert(id) {
            continue;
        }
        let wanted = nodes[id].deps.iter().filter(|dep| {
            let is = |kind| dep.dep_kinds.iter().any(|info| info.kind == kind);
            is(DependencyKind::Normal) || is(DependencyKind::Build)
        });
        todo.extend(wanted.map(|dep| &dep.pkg));
    }
    seen.into_iter().map(|id| metadata[id].name.to_string()).collect()
}

#[test]
fn the_engine_and_the_tasks_depend_on_nothing() {
    let metadata = metadata();
    for name in ["profile-search-engine", "xtask"] {
        let package = member(&metadata, name);
        for kind in [DependencyKind::Normal, DependencyKind::Build] {
            assert_eq!(direct(package, kind), BTreeSet::new(), "{name}, {kind}");
        }
    }
}

#[test]
fn the_rooms_know_each_other_by_these_arrows_only() {
    let metadata = metadata();
    let rooms: BTreeSet<&str> =
        metadata.workspace_packages().iter().map(|package| package.name.as_str()).collect();
    let arrows = |name: &str, kind| {
        let all = direct(member(&metadata, name), kind);
        all.into_iter().filter(|name| rooms.contains(name)).collect::<Vec<_>>()
    };
    let expected = [
        ("profile-search", &["profile-search-engine"][..], &["profile-search-indexer"][..]),
        ("profile-search-cli", &["profile-search-engine", "profile-search-indexer"], &[]),
        ("profile-search-engine", &[], &[]),
        ("profile-search-fuzz", &["profile-search-engine", "profile-search-indexer"], &[]),
        ("profile-search-indexer", &["profile-search-engine"], &[]),
        ("xtask", &[], &[]),
    ];
    assert_eq!(rooms.iter().copied().collect::<Vec<_>>(), expected.map(|(name, ..)| name));
    for (name, normal, build) in expected {
        assert_eq!(arrows(name, DependencyKind::Normal), normal, "{name}");
        assert_eq!(arrows(name, DependencyKind::Build), build, "{name}, build script");
    }
}

/// What `cargo tree` names. Cargo fetches the few crates of that platform where a fresh machine has not
/// built for it yet; its metadata would need all of them.
fn shipped() -> BTreeSet<String> {
    let output = std::process::Command::new(env!("CARGO"))
        .current_dir(super::source::root())
        .args(["tree", "--locked", "--prefix", "none", "--format", "{p}"])
        .args(["--package", "profile-search", "--edges", "normal,no-proc-macro"])
        .args(["--target", "wasm32-unknown-unknown"])
        .output()
        .expect("cargo runs, since it runs this test");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let name = |line: &str| line.split(' ').next().unwrap_or_default().to_string();
    String::from_utf8_lossy(&output.stdout).lines().map(name).collect()
}

#[test]
fn only_the_engine_and_the_border_ship() {
    let shipped: Vec<String> = shipped().into_iter().filter(|name| !is_glue(name)).collect();
    assert_eq!(shipped, SHIPPED);
}

/// What wasm-bindgen's macros leave behind are descriptions that its command takes out again.
fn is_glue(name: &str) -> bool {
    name.starts_with("wasm-bindgen-") || matches!(name, "unicode-ident")
}

#[test]
fn tools_of_the_host_need_no_browser() {
    let metadata = metadata();
    for name in ["profile-search-indexer", "profile-search-cli"] {
        let tree = tree(&metadata, name);
        assert!(tree.contains("profile-search-engine"), "{tree:?}");
        let found: Vec<_> = OF_THE_BROWSER.iter().filter(|name| tree.contains(**name)).collect();
        assert!(found.is_empty(), "{name} needs {found:?}");
    }
}
