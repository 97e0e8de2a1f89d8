//! A run with the same inputs every time, and everything that once fell out.

use fuzz::TARGETS;

/// Inputs of each target, and of those that read a site and take ten milliseconds each.
const SHORT: usize = 1000;
const SHORT_SITES: usize = 150;

fn run(name: &str) {
    let target = TARGETS.iter().find(|target| target.name == name).unwrap();
    for input in (target.seeds)().into_iter().chain(target.regressions()) {
        (target.run)(&input);
    }
    let reads_sites = ["profile", "config"].contains(&name);
    for input in target.inputs(1).take(if reads_sites { SHORT_SITES } else { SHORT }) {
        (target.run)(&input);
    }
}

#[test]
fn any_bytes_are_an_index_or_an_error() {
    run("index");
}

#[test]
fn any_bytes_are_the_rest_of_an_index_or_an_error() {
    run("rest");
}

#[test]
fn any_text_is_a_query() {
    run("query");
}

#[test]
fn any_bytes_may_be_asked_for_their_section() {
    run("section");
}

#[test]
fn any_text_is_yaml_or_an_error_with_its_place() {
    run("yaml");
}

#[test]
fn any_file_is_a_person_or_a_fault() {
    run("profile");
}

#[test]
fn any_configuration_is_a_site_or_a_fault() {
    run("config");
}

#[test]
fn every_target_has_its_test() {
    let names = TARGETS.map(|target| target.name);
    assert_eq!(names, ["index", "rest", "query", "section", "yaml", "profile", "config"]);
}
