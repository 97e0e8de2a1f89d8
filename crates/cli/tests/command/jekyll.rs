//! The plugin in Jekyll itself, as one file of the site and as a gem. Passed over where the machine has
//! no `jekyll`.

use std::fs;
use std::io::{BufRead as _, BufReader, Lines};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, SystemTime};

use crate::run::{ADA, Place, project};

const OUT: &str = "site/_site/assets/profile-search";

/// Whether Jekyll is here; if not, why the test says nothing.
fn has_jekyll() -> bool {
    let has =
        Command::new("jekyll").arg("--version").output().is_ok_and(|ran| ran.status.success());
    if !has {
        println!("passed over: there is no `jekyll` on this machine");
    }
    has
}

/// A site with the plugin in `_plugins`.
fn with_plugin(files: &[(&str, &str)]) -> Place {
    let place = Place::new(files);
    let plugin = fs::read_to_string(project("gem/lib/jekyll-profile-search.rb")).unwrap();
    place.write("site/_plugins/profile_search.rb", &plugin);
    place
}

fn jekyll(place: &Place, args: &[&str]) -> Command {
    let mut command = Command::new("jekyll");
    command.args(args).current_dir(place.path("site"));
    command.env("PROFILE_SEARCH", env!("CARGO_BIN_EXE_profile-search"));
    command.env("PROFILE_SEARCH_WIDGET", place.path("widget"));
    command
}

#[track_caller]
fn build(place: &Place) -> String {
    let ran = place.ran(&jekyll(place, &["build"]).output().unwrap());
    assert_eq!(ran.code, Some(0), "{ran:?}");
    ran.stdout + &ran.stderr
}

#[track_caller]
fn finds(place: &Place, query: &str, name: &str) {
    let told = place.run(&["search", OUT, query]).stdout;
    assert!(told.contains(name), "{told}");
}

#[test]
fn a_plain_site_gets_the_index_that_it_has_without_jekyll() {
    if !has_jekyll() {
        return;
    }
    let place = with_plugin(&[
        ("_people/ada.md", ADA),
        ("_people/hidden.md", "---\npublished: false\n---\n"),
    ]);
    let told = build(&place);
    assert!(told.contains("Profile search: Two pioneers · 1 person"), "{told}");
    place.run(&["build", "site", "--out", "alone"]);
    assert_eq!(place.names(OUT), place.names("alone"));
    for name in place.names("alone") {
        let read = |folder: &str| fs::read(place.path(folder).join(&name)).unwrap();
        assert!(read(OUT) == read("alone"), "{name}");
    }
    assert_eq!(place.names("site/assets"), [""; 0], "nothing is written into the source");
}

#[test]
fn liquid_and_generated_people_are_found_as_jekyll_makes_them() {
    if !has_jekyll() {
        return;
    }
    let body =
        format!("{ADA}\n{{% assign a = 'jac,quard' | split: ',' %}}{{{{ a | join: '' }}}} loom\n");
    let place = with_plugin(&[("_people/ada.md", &body)]);
    place.write(
        "site/_plugins/alan.rb",
        "class Alan < Jekyll::Generator
          def generate(site)
            page = Jekyll::PageWithoutAFile.new(site, site.source, 'people', 'alan.html')
            page.data.merge!('title' => 'Alan Turing', 'excerpt' => 'Asked whether machines think')
            page.content = 'Bombe'
            site.pages << page
          end
        end\n",
    );
    build(&place);
    finds(&place, "jacquard", "Ada Lovelace");
    finds(&place, "bombe", "Alan Turing");
}

#[test]
fn a_site_built_by_language_is_run_once_and_has_people_by_language() {
    if !has_jekyll() {
        return;
    }
    let place = with_plugin(&[
        (
            "_config.yml",
            "plugins: [jekyll-polyglot]\nlanguages: [en, fr]\ndefault_lang: en\ncollections: {people: {output: true}}\n",
        ),
        ("_people/ada.md", ADA),
        ("_people/ada.fr.md", "---\nlang: fr\ntitle: Ada de Lovelace\npermalink: ada\n---\n"),
    ]);
    place.write("widget/profile-search.js", "\"wasm in languages:\"\n");
    // In the place of the plugin, which is not on this machine: what it says of itself.
    place.write(
        "lib/jekyll-polyglot.rb",
        "class Jekyll::Site
          def active_lang = ENV['ACTIVE_LANG']
          def default_lang = 'en'
        end\n",
    );
    let run = |language: &str| {
        let mut command = jekyll(&place, &["build"]);
        command.env("ACTIVE_LANG", language).env("RUBYLIB", place.path("lib"));
        let ran = place.ran(&command.output().unwrap());
        assert_eq!(ran.code, Some(0), "{ran:?}");
        ran.stdout + &ran.stderr
    };
    assert!(!run("fr").contains("Profile search:"));
    assert!(run("en").contains("Profile search:"));
    let french = format!("{OUT}/profile-search_bg.fr.wasm");
    let told = place.run(&["search", &french, "ada"]).stdout;
    assert!(told.contains("Ada de Lovelace"), "{told}");
}

#[test]
fn a_fault_of_the_command_stops_jekyll_with_its_words() {
    if !has_jekyll() {
        return;
    }
    let place = with_plugin(&[("_people/ada.md", ADA)]);
    let told = |command: &mut Command| {
        let ran = place.ran(&command.output().unwrap());
        assert_eq!(ran.code, Some(1), "{ran:?}");
        ran.stdout + &ran.stderr
    };
    let gone = told(jekyll(&place, &["build"]).env("PROFILE_SEARCH", "/nowhere/profile-search"));
    assert!(gone.contains("the command `/nowhere/profile-search` is not here"), "{gone}");
    let empty = told(jekyll(&place, &["build"]).env("PROFILE_SEARCH_WIDGET", "/nowhere"));
    assert!(empty.contains("cannot read `/nowhere/profile-search.js`"), "{empty}");
    assert!(!place.path("site/_site/ada.html").exists());
}

/// `jekyll serve`, and what it said; dropping it ends the process.
struct Serving {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    told: Vec<String>,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Serving {
    fn start(place: &Place) -> Self {
        let mut command = jekyll(place, &["serve", "--port", &free_port()]);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines, told: Vec::new() }
    }

    /// Reads what Jekyll says up to a line with `text`.
    #[track_caller]
    fn until(&mut self, text: &str) {
        loop {
            let line = self.lines.next().expect("Jekyll ended").unwrap();
            let is_last = line.contains(text);
            self.told.push(line.trim().to_string());
            if is_last {
                return;
            }
        }
    }

    /// For each regeneration the files that set it off.
    fn causes(&self) -> Vec<&[String]> {
        let begins = self.told.iter().enumerate().filter_map(|(at, line)| {
            let n_files = line.strip_prefix("Regenerating: ")?.split(' ').next()?.parse().ok()?;
            let n_files: usize = n_files;
            Some(&self.told[at + 1..at + 1 + n_files])
        });
        begins.collect()
    }
}

#[test]
fn the_configuration_has_jekyll_write_the_worker_at_the_base() {
    if !has_jekyll() {
        return;
    }
    let place = with_plugin(&[("_people/ada.md", ADA)]);
    let config = "collections: {people: {output: true}}\nprofile_search: {offline: true}\n";
    place.write("site/_config.yml", config);
    build(&place);
    let worker = fs::read_to_string(place.path("site/_site/profile-search-sw.js")).unwrap();
    assert!(worker.contains("\"assets/profile-search/profile-search.js\":\"sha384-"), "{worker}");
    assert!(place.path(OUT).join("profile-search-offline.js").is_file());
    assert!(!place.path("site/profile-search-sw.js").exists(), "the source is left alone");
}

#[test]
fn one_change_is_one_run_under_jekyll_serve() {
    if !has_jekyll() {
        return;
    }
    let place = with_plugin(&[("_people/ada.md", ADA)]);
    let mut serving = Serving::start(&place);
    // Jekyll watches after its first build, and before it serves.
    serving.until("Server running");
    for name in ["bob", "cyd", "dan"] {
        place.write("new.md", &ADA.replace("Ada Lovelace", name).replace("ada", name));
        // In one step, so that Jekyll never reads half of it.
        fs::rename(place.path("new.md"), place.path(&format!("site/_people/{name}.md"))).unwrap();
        serving.until("done in");
        finds(&place, name, name);
    }
    let causes = serving.causes();
    assert_eq!(causes, [["_people/bob.md"], ["_people/cyd.md"], ["_people/dan.md"]]);
    let told = |text| serving.told.iter().filter(|line| line.contains(text)).count();
    assert_eq!(told("Profile search:"), told("done in"), "{:?}", serving.told);
}

#[test]
fn files_written_into_the_source_set_jekyll_off_once() {
    if !has_jekyll() {
        return;
    }
    let place = Place::new(&[("_people/ada.md", ADA)]);
    let wasm = "assets/profile-search/profile-search_bg.wasm";
    place.run(&["build", "site"]);
    // Jekyll tells a file's times apart by whole seconds.
    let earlier = SystemTime::now() - Duration::from_secs(10);
    fs::File::options()
        .append(true)
        .open(place.path("site").join(wasm))
        .and_then(|file| file.set_modified(earlier))
        .unwrap();
    let mut serving = Serving::start(&place);
    serving.until("Server running");
    place.write("site/_people/bob.md", "---\ntitle: Bob\n---\n");
    serving.until("done in");
    place.run(&["build", "site"]);
    serving.until("done in");
    finds(&place, "bob", "Bob");
    // This one writes nothing, so that the next change is the only cause.
    place.run(&["build", "site"]);
    place.write("site/_people/cyd.md", "---\ntitle: Cyd\n---\n");
    serving.until("done in");
    assert_eq!(serving.causes(), [["_people/bob.md"], [wasm], ["_people/cyd.md"]]);
}

fn free_port() -> String {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port().to_string()
}

#[test]
fn the_gem_carries_the_command() {
    if !has_jekyll() {
        return;
    }
    let place = Place::new(&[("_people/ada.md", ADA)]);
    place.write(
        "site/_config.yml",
        "collections: {people: {output: true}}\nplugins: [jekyll-profile-search]\n",
    );
    let gem = install(&place);
    let mut command = jekyll(&place, &["build"]);
    command.env_remove("PROFILE_SEARCH").env("GEM_PATH", gem_path(&gem));
    let ran = place.ran(&command.output().unwrap());
    assert_eq!(ran.code, Some(0), "{ran:?}");
    finds(&place, "ada", "Ada Lovelace");
    let version = Command::new(gem.join("bin/profile-search"))
        .args(["--version"])
        .env("GEM_PATH", gem_path(&gem))
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&version.stdout).contains("profile-search "), "{version:?}");
}

/// Builds the gem and installs it in a folder of its own.
fn install(place: &Place) -> PathBuf {
    let (source, home) = (place.path("gem"), place.path("gems"));
    for file in
        ["jekyll-profile-search.gemspec", "lib/jekyll-profile-search.rb", "exe/profile-search"]
    {
        let to = source.join(file);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(project("gem").join(file), to).unwrap();
    }
    place.stand_in("gem/libexec/profile-search");
    gem(&source, &["build", "--output", "built.gem", "jekyll-profile-search.gemspec"]);
    let home_text = home.to_string_lossy().into_owned();
    gem(
        &source,
        &[
            "install",
            "--local",
            "--no-document",
            "--install-dir",
            &home_text,
            "--ignore-dependencies",
            "built.gem",
        ],
    );
    home
}

#[track_caller]
fn gem(folder: &Path, args: &[&str]) {
    let ran = Command::new("gem").args(args).current_dir(folder).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

/// Our gems and those that Jekyll itself comes from.
fn gem_path(home: &Path) -> String {
    let paths = Command::new("gem").args(["environment", "gempath"]).output().unwrap();
    format!("{}:{}", home.display(), String::from_utf8_lossy(&paths.stdout).trim())
}
