//! What is decided about a site that says nothing itself, and the reasons given.

mod folder;

use indexer::jekyll::Flavor;
use indexer::{Choices, Options};

const PERSON: &str =
    "---\nname: Ada Lovelace\ntitle: Analyst\ngithub: ada\nfun_fact: tea\n---\nNotes.\n";

#[test]
fn a_collection_of_people_is_taken_for_its_name() {
    let choices = choices(&[
        ("_config.yml", "collections: {team: {output: true}, talks: {output: true}}\n"),
        ("_team/ada.md", PERSON),
        ("_team/bob.md", "---\nname: Bob\nhidden: true\n---\n"),
        ("_talks/one.md", "---\ntitle: One\n---\n"),
        ("_posts/2020-01-01-news.md", "---\ntitle: News\n---\n"),
    ]);
    assert_eq!(shown(&choices), ["+ documents of `team`: the collection's name, 1 of 2"]);
    assert_eq!(choices.hidden, [("`hidden: true`".to_string(), 1)]);
    assert_eq!(choices.flavor, Flavor::Jekyll4);
}

#[test]
fn posts_are_people_where_they_link_to_networks() {
    let person = "---\ntitle: Ada\ngithub: ada\ntwitter: ada\n---\n";
    let choices = choices(&[("_config.yml", "\n"), ("_posts/2020-01-01-ada.md", person)]);
    assert_eq!(shown(&choices), ["+ posts: 1 of 1 link to two networks or more, 1 of 1"]);
}

#[test]
fn what_was_looked_at_in_vain_is_told() {
    let choices = choices(&[
        ("_config.yml", "collections: {staff: {}}\n"),
        ("_staff/ada.md", PERSON),
        ("_posts/2020-01-01-news.md", "---\ntitle: News\n---\n"),
        ("_data/members.yml", "- name: Bob\n"),
        ("members.html", "---\n---\n"),
    ]);
    assert_eq!(
        shown(&choices),
        [
            "+ entries of `_data/members`: its name, and a page that is called so, 1 of 1",
            "- documents of `staff`: nobody there has a page of their own, 0 of 1",
            "- posts: only 0 of 1 link to two networks or more, 0 of 1",
        ]
    );
}

#[test]
fn fields_tell_their_keys_and_how_many_have_them() {
    let choices = choices(&[
        ("_config.yml", "collections: {team: {output: true}}\n"),
        ("_team/ada.md", PERSON),
        ("_team/bob.md", "---\ntitle: Bob\nskills: [a]\n---\n"),
    ]);
    let field = |name: &str| {
        let field = choices.fields.iter().find(|field| field.field == name).unwrap();
        let keys: Vec<String> =
            field.keys.iter().map(|(key, count)| format!("{key} {count}")).collect();
        format!("{} of {}: {}", field.found, field.of, keys.join(", "))
    };
    assert_eq!(field("name"), "2 of 2: name 1, title 1");
    assert_eq!(field("excerpt"), "1 of 2: title 1");
    assert_eq!(field("about"), "1 of 2: the body 1");
    assert_eq!(field("tags"), "1 of 2: skills 1");
    assert_eq!(field("links"), "1 of 2: github 1");
    assert_eq!(field("place"), "0 of 2: ");
    assert_eq!(choices.unused, [("fun_fact".to_string(), 1)]);
}

#[test]
fn settings_that_name_what_is_not_there_are_told_with_their_place() {
    let config = "collections: {people: {output: true}}
profile_search:
  sources: [{collection: peple}, {collection: people}, {data: team}]
  fields: {nmae: title}
  facets: [tags, year, tpye]
";
    let person = "---\ntitle: Ada\nexcerpt: x\nabout: y\ntags: [a]\n---\n";
    let files = [("_config.yml", config), ("_people/ada.md", person)];
    let site = folder::read(&files, &Options::default());
    let told = site.diagnostics.iter().map(|one| {
        let (line, column) = one.at.unwrap_or_default();
        format!("{line}:{column} {}; {}", one.message, one.hint)
    });
    let lists = "collections are listed under `collections:`; data files lie in `_data`";
    let keys = "name a key as people's front matter has it";
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "3:26 there are no documents of `peple`; did you mean `people`?".to_string(),
            format!("3:63 there are no entries of `_data/team`; {lists}"),
            "4:12 there is no field `nmae`; did you mean `name`?".to_string(),
            format!("5:24 nobody has `tpye`, so there is nothing to filter by; {keys}"),
        ]
    );
}

#[test]
fn github_pages_is_seen_by_gems_workflows_and_themes() {
    let flavor = |path: &str, text: &str| {
        let choices =
            choices(&[("_posts/2020-01-01-a.md", PERSON), ("_config.yml", "\n"), (path, text)]);
        (choices.flavor, choices.flavor_why)
    };
    for (path, text, why) in [
        ("Gemfile", "gem 'github-pages'\n", "the `Gemfile` names `github-pages`"),
        (
            ".github/workflows/pages.yml",
            "- uses: actions/jekyll-build-pages@v1\n",
            "a workflow uses `actions/jekyll-build-pages`",
        ),
        (
            "_config.yml",
            "theme: jekyll-theme-cayman\n",
            "there is a theme and no `Gemfile` to install it",
        ),
    ] {
        assert_eq!(flavor(path, text), (Flavor::GithubPages, why));
    }
    assert_eq!(flavor("Gemfile", "gem 'jekyll'\n").0, Flavor::Jekyll4);
}

fn choices(files: &[(&str, &str)]) -> Choices {
    folder::read(files, &Options::default()).choices
}

fn shown(choices: &Choices) -> Vec<String> {
    let sources = choices.sources.iter().map(|source| {
        let mark = if source.is_taken { '+' } else { '-' };
        format!("{mark} {}: {}, {} of {}", source.name, source.why, source.found, source.of)
    });
    sources.collect()
}
