//! Jekyll's rules, each on a site of a few lines: what is read, where it goes, what is said about it.

#[path = "jekyll/hostile.rs"]
mod hostile;
#[path = "jekyll/scratch.rs"]
mod scratch;

use indexer::Options;
use indexer::jekyll::Flavor;
use scratch::Scratch;

const PEOPLE: (&str, &str) =
    ("_config.yml", "timezone: UTC\ncollections: {people: {output: true}}\n");

#[test]
fn a_permalink_without_slash_is_a_file_at_the_root() {
    let site = Scratch::new(&[
        ("_config.yml", "timezone: UTC\n"),
        (
            "_posts/2023-12-28-werner-vogels-37nLE.md",
            "---\ntitle: Werner Vogels\npermalink: werner-vogels-37nLE\n---\nHi.\n",
        ),
    ]);
    let read = site.read(&Options::default());
    let post = &read.documents[0];
    assert_eq!(post.path, "_posts/2023-12-28-werner-vogels-37nLE.md");
    assert_eq!(
        (post.url.as_str(), post.dest.as_str()),
        ("/werner-vogels-37nLE", "werner-vogels-37nLE.html")
    );
    assert_eq!(post.href, "/werner-vogels-37nLE");
    assert_eq!(post.date.as_ref().unwrap().iso, "2023-12-28T00:00:00+00:00");
    assert_eq!((post.body(), post.body_line), ("Hi.\n", 5));
}

#[test]
fn the_time_zone_decides_the_day_in_an_address() {
    let site = Scratch::new(&[
        ("_config.yml", "timezone: America/New_York\n"),
        ("_posts/2023-12-28-a.md", "---\ndate: 2023-12-28T00:00:00.000Z\n---\n"),
    ]);
    site.check(&["/2023/12/27/a.html"]);
}

#[test]
fn only_collections_with_output_are_written() {
    let site = Scratch::new(&[
        ("_config.yml", "collections:\n  people: {output: yes}\n  staff: {output: no}\n"),
        ("_people/ann.md", "---\n---\n"),
        ("_staff/bob.md", "---\n---\n"),
    ]);
    site.check(&["/people/ann.html"]);
}

#[test]
fn hidden_people_never_leak() {
    let site = Scratch::new(&[
        PEOPLE,
        ("_people/no.md", "---\npublished: no\n---\n"),
        ("_people/null.md", "---\npublished:\n---\n"),
        ("_people/later.md", "---\ndate: 2999-01-01\n---\n"),
        ("_posts/2999-01-01-later.md", "---\n---\n"),
        ("_drafts/draft.md", "---\n---\n"),
        ("_people/text.md", "---\npublished: \"false\"\n---\n"),
    ]);
    site.check(&["/people/text.html"]);
}

#[test]
fn flags_show_what_is_hidden() {
    let site = Scratch::new(&[
        PEOPLE,
        ("_people/no.md", "---\npublished: no\n---\n"),
        ("_people/later.md", "---\ndate: 2999-01-01\n---\n"),
    ]);
    let options = Options { future: Some(true), unpublished: true, ..Options::default() };
    assert_eq!(site.urls(&options), ["/people/later.html", "/people/no.html"]);
}

#[test]
fn exclude_is_a_glob_or_a_beginning() {
    let site = Scratch::new(&[
        ("_config.yml", "exclude: ['*.tmp.md', foo, private/]\n"),
        ("a/b.tmp.md", "---\n---\n"),
        ("foobar/x.md", "---\n---\n"),
        ("private/x.md", "---\n---\n"),
        ("privates/x.md", "---\n---\n"),
        ("node_modules/x.md", "---\n---\n"),
    ]);
    site.check(&["/privates/x.html"]);
}

#[test]
fn github_pages_excludes_only_what_the_site_says() {
    let site =
        Scratch::new(&[("_config.yml", "exclude: [foo]\n"), ("vendor/bundle/x.md", "---\n---\n")]);
    let options = Options { flavor: Some(Flavor::GithubPages), ..Options::default() };
    assert_eq!(site.urls(&options), ["/vendor/bundle/x.html"]);
}

#[test]
fn a_gemfile_tells_github_pages() {
    let site = Scratch::new(&[
        ("_config.yml", "\n"),
        ("Gemfile", "source 'x'\ngem \"github-pages\", group: :jekyll_plugins\n"),
    ]);
    assert_eq!(site.read(&Options::default()).flavor, Flavor::GithubPages);
}

#[test]
fn defaults_fill_what_front_matter_leaves_out() {
    let site = Scratch::new(&[
        (
            "_config.yml",
            "collections: {people: {output: true}}\ndefaults:\n- scope: {path: _people}\n  values: {permalink: /p/:name/, tags: [x], title: T}\n",
        ),
        ("_people/ann.md", "---\ntitle: Ann\n---\n"),
    ]);
    let read = site.read(&Options::default());
    let ann = &read.documents[0];
    assert_eq!((ann.url.as_str(), ann.title.as_ref().unwrap().raw.as_str()), ("/p/ann/", "Ann"));
    assert_eq!(ann.tags[0].raw, "x");
}

#[test]
fn of_two_documents_with_one_file_the_last_wins() {
    let site = Scratch::new(&[
        PEOPLE,
        ("_people/a.md", "---\npermalink: /x/\n---\n"),
        ("_people/b.md", "---\npermalink: /x/\n---\n"),
    ]);
    let read = site.read(&Options::default());
    let shown: Vec<_> = read
        .documents
        .iter()
        .map(|document| (document.written, document.overwritten_by.as_deref()))
        .collect();
    assert_eq!(shown, [(false, Some("_people/b.md")), (true, None)]);
    assert!(read.diagnostics[0].message.contains("_people/b.md"));
}

#[test]
fn broken_front_matter_leaves_the_document_and_tells_the_line() {
    let site = Scratch::new(&[
        PEOPLE,
        ("_people/ann.md", "---\nrole: x\ntitle: Ann: the weaver\n---\nBody\n"),
    ]);
    let read = site.read(&Options::default());
    assert_eq!(
        (read.documents[0].url.as_str(), read.documents[0].body()),
        ("/people/ann.html", "Body\n")
    );
    let fault = &read.diagnostics[0];
    assert_eq!((fault.path.as_str(), fault.at), ("_people/ann.md", Some((3, 11))));
    assert_eq!(fault.hint, "put the text in quotes: `title: \"Ann: the weaver\"`");
}

#[test]
fn norway_is_told_to_put_itself_in_quotes() {
    let site =
        Scratch::new(&[PEOPLE, ("_people/ann.md", "---\ncountry: NO\ntags: [ok, 02134]\n---\n")]);
    let read = site.read(&Options::default());
    let shown: Vec<_> =
        read.diagnostics.iter().map(|fault| (fault.at.unwrap(), fault.message.as_str())).collect();
    assert_eq!(
        shown,
        [((2, 10), "Jekyll shows `NO` as `false`"), ((3, 12), "Jekyll shows `02134` as `1116`")]
    );
}

#[test]
fn an_unknown_placeholder_is_named_once() {
    let site = Scratch::new(&[
        ("_config.yml", "collections: {people: {output: true, permalink: '/:foo/:name'}}\n"),
        ("_people/a.md", "---\n---\n"),
        ("_people/b.md", "---\n---\n"),
    ]);
    let read = site.read(&Options::default());
    assert_eq!(read.diagnostics.len(), 1);
    assert!(read.diagnostics[0].message.contains("`:foo`"));
}

#[test]
fn data_files_are_read_by_key() {
    let site = Scratch::new(&[
        ("_config.yml", "\n"),
        ("_data/team/board members.yml", "- name: Ann\n"),
        ("_data/staff.csv", "name,role\nBob,\n"),
        ("_data/x.json", "{\"a\": 1}"),
    ]);
    let read = site.read(&Options::default());
    let shown: Vec<_> = read
        .data
        .iter()
        .map(|file| format!("{} {}", file.keys.join("/"), file.value.ruby_text()))
        .collect();
    assert_eq!(
        shown,
        [
            r#"staff [{"name"=>"Bob", "role"=>nil}]"#,
            r#"team/board_members [{"name"=>"Ann"}]"#,
            r#"x {"a"=>1}"#
        ]
    );
}

#[test]
fn a_configuration_that_is_not_yaml_stops_with_its_line() {
    let faults = Scratch::new(&[("_config.yml", "title: a\nx: a: b\n")])
        .try_read(&Options::default())
        .unwrap_err();
    assert_eq!((faults[0].path.as_str(), faults[0].at), ("_config.yml", Some((2, 5))));
}

#[test]
fn a_zone_and_an_encoding_that_are_none_are_told_where_they_stand() {
    let site = Scratch::new(&[("_config.yml", "timezone: Europe/Pars\nencoding: utf-9\n")]);
    let read = site.read(&Options::default());
    let told: Vec<_> = read.diagnostics.iter().map(|one| (one.at, one.message.as_str())).collect();
    assert_eq!(
        told,
        [
            (Some((1, 11)), "`timezone: Europe/Pars` is no zone, so times are in UTC"),
            (Some((2, 11)), "`encoding: utf-9` is not known, so files are read as UTF-8"),
        ]
    );
}

#[test]
fn a_site_that_is_not_there_stops() {
    let site = Scratch::new(&[("a.txt", "")]);
    for (path, message) in [
        ("nowhere", "there is no such folder"),
        ("a.txt", "this is a file, not a folder with a site"),
    ] {
        let faults =
            indexer::jekyll::read(&site.path(path), &Options::default(), &mut |_| {}).unwrap_err();
        assert_eq!(faults[0].message, message);
    }
}

#[test]
fn a_folder_without_configuration_is_read_with_a_word() {
    let read = Scratch::new(&[("index.md", "---\n---\n")]).read(&Options::default());
    assert_eq!((read.documents.len(), read.diagnostics[0].path.as_str()), (1, "_config.yml"));
}

#[test]
fn reading_twice_gives_the_same() {
    let files: Vec<(String, String)> = (0..700)
        .map(|i| (format!("_people/p{i}.md"), format!("---\nweight: {}\nn: 1{i}:20\n---\n", i % 7)))
        .collect();
    let mut listed: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    listed.push(("_config.yml", "collections: {people: {output: true, sort_by: weight}}\n"));
    let site = Scratch::new(&listed);
    let options = Options { now: Some(1_700_000_000), ..Options::default() };
    assert_eq!(format!("{:?}", site.read(&options)), format!("{:?}", site.read(&options)));
}

#[cfg(unix)]
#[test]
fn links_that_lead_in_a_circle_end() {
    let site = Scratch::new(&[PEOPLE, ("a/x.md", "---\n---\n"), ("_people/static.txt", "")]);
    site.link("a/loop", "..");
    site.link("_people/gone.md", "nowhere.md");
    let read = site.read(&Options::default());
    assert_eq!(
        read.documents.iter().map(|document| document.path.as_str()).collect::<Vec<_>>(),
        ["a/x.md"]
    );
    let shown: Vec<_> = read.diagnostics.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(shown, ["_people/gone.md", "a/loop"]);
}
