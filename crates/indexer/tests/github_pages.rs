//! What GitHub Pages does beyond Jekyll: plugins that run on every site.

mod folder;

use indexer::jekyll::Flavor;
use indexer::{Options, Site};

#[test]
fn people_need_no_front_matter() {
    let site = read(
        &[
            ("_config.yml", "title: Guild\n"),
            ("team/ann.md", "# Ann *Lee*\n\nShe weaves.\n"),
            ("team/bob.md", "---\nrole: Smith\n---\nBob Stone\n=========\n"),
            ("team/README.md", "# Our team\n"),
            ("team/dan/index.md", "# Dan Ox\n"),
            ("team/cy.md", "---\ntitle: Cy Twist\n---\n# Another heading\n"),
        ],
        Flavor::GithubPages,
    );
    let mut shown: Vec<String> =
        site.profiles.iter().map(|person| format!("{} {}", person.title, person.href)).collect();
    shown.sort();
    assert_eq!(
        shown,
        [
            "Ann Lee /team/ann.html",
            "Bob Stone /team/bob.html",
            "Cy Twist /team/cy.html",
            "Dan Ox /team/dan/"
        ]
    );
    assert_eq!(site.profiles.iter().filter(|person| person.about.contains("weaves")).count(), 1);
}

#[test]
fn a_readme_is_the_page_that_lists_people() {
    let files = [
        ("_config.yml", "title: Guild\n"),
        ("_data/team.yml", "- name: Ann\n"),
        ("team/README.md", "# Our team\n"),
    ];
    let site = read(&files, Flavor::GithubPages);
    assert_eq!(site.profiles[0].href, "/team/");
}

#[test]
fn headings_of_documents_are_titles_where_the_site_says_so() {
    let config =
        "collections: {people: {output: true}}\ntitles_from_headings: {collections: true}\n";
    let files = [("_config.yml", config), ("_people/ann.md", "---\ntitle: Ann\n---\n## Ann Lee\n")];
    let name = |flavor| read(&files, flavor).profiles[0].title.clone();
    assert_eq!(name(Flavor::GithubPages), "Ann Lee");
    assert_eq!(name(Flavor::Jekyll4), "Ann");
}

#[test]
fn jekyll_itself_runs_none_of_the_plugins() {
    let files = [
        ("_config.yml", "title: Guild\n"),
        ("team/ann.md", "# Ann\n"),
        ("team/bob.md", "---\nname: Bob\n---\n"),
    ];
    assert_eq!(read(&files, Flavor::Jekyll4).profiles.len(), 1);
    assert_eq!(read(&files, Flavor::GithubPages).profiles.len(), 2);
}

#[track_caller]
fn read(files: &[(&str, &str)], flavor: Flavor) -> Site {
    folder::read(files, &Options { flavor: Some(flavor), ..Options::default() })
}
