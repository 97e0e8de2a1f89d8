//! `serve` over a real connection.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Stdio};

use crate::run::{ADA, Place};

/// A running server; dropping it ends the process.
struct Server {
    child: Child,
    host: String,
    lines: BufReader<ChildStdout>,
}

impl Server {
    fn start(place: &Place) -> Self {
        let mut command = place.command(&["serve", "site", "--port", "0"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut first = String::new();
        lines.read_line(&mut first).unwrap();
        let (_, address) = first.split_once("http://").unwrap();
        let host = address.trim().trim_end_matches('/').to_string();
        // The line about stopping; after it come rebuilds.
        lines.read_line(&mut String::new()).unwrap();
        Self { child, host, lines }
    }

    /// The whole answer, head and body.
    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host)
            .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_directory_and_the_widget_come_with_their_types() {
    let place = Place::two_people();
    let server = Server::start(&place);
    for (path, mime, text) in [
        ("/", "text/html; charset=utf-8", "<title>Two pioneers</title>"),
        (
            "/assets/profile-search/profile-search.js",
            "text/javascript; charset=utf-8",
            "export const open",
        ),
        (
            "/assets/profile-search/profile-search_bg.wasm",
            "application/wasm",
            "profile-search-index",
        ),
        ("/assets/profile-search/profile-search.css", "text/css; charset=utf-8", ""),
        ("/assets/profile-search/profile-search.de.json", "application/json", "Suche"),
        ("/-/reload.js", "text/javascript; charset=utf-8", "EventSource"),
        ("/ada", "text/html; charset=utf-8", "<h1>Ada Lovelace</h1>"),
    ] {
        let answer = server.get(path);
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
        assert!(answer.contains(&format!("content-type: {mime}")), "{path}: {answer}");
        assert!(
            answer.contains("cache-control: no-cache") && answer.contains(text),
            "{path}: {answer}"
        );
    }
    assert!(place.names("site/assets").is_empty(), "serving writes nothing");
}

#[test]
fn what_is_not_there_is_not_found() {
    let place = Place::two_people();
    place.write("secret.html", "secret");
    place.write("site/_site/index.html", "");
    let server = Server::start(&place);
    for path in ["/nobody", "/../../secret.html", "/..%2f..%2fsecret.html", "/%2e%2e/%2e%2e/secret"]
    {
        let answer = server.get(path);
        assert!(
            answer.starts_with("HTTP/1.1 4") && !answer.contains("\r\n\r\nsecret"),
            "{path}: {answer}"
        );
    }
}

#[test]
fn the_built_site_comes_before_the_preview() {
    let place = Place::two_people();
    place.write("site/_site/ada.html", "as Jekyll wrote it");
    let server = Server::start(&place);
    assert!(server.get("/ada").contains("as Jekyll wrote it"));
}

#[test]
fn a_change_is_there_after_the_rebuild() {
    let place = Place::two_people();
    let mut server = Server::start(&place);
    place.write("site/_people/ada.md", &ADA.replace("Ada Lovelace", "Ada King"));
    let mut line = String::new();
    server.lines.read_line(&mut line).unwrap();
    assert!(line.contains("rebuilt"), "{line}");
    assert!(server.get("/ada").contains("<h1>Ada King</h1>"));
}
