//! `demo`: everything built, the demo site served.

use std::io::{BufRead, BufReader, Lines, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};

use crate::step::command;
use crate::{Result, dist};

pub(crate) fn run(args: &[&str]) -> Result {
    dist::run()?;
    match args {
        ["--check"] => check(),
        _ => serve(args),
    }
}

/// Serves until the person stops it; `args` go to `profile-search serve`.
fn serve(args: &[&str]) -> Result {
    let mut serve = command(&dist::made_command().to_string_lossy(), ["serve", dist::DEMO]);
    let status = serve.args(args).status().map_err(|error| format!("cannot serve: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("the demo ended with {status}")) }
}

/// Starts the demo on a free port, fetches the page and the wasm, and stops it.
fn check() -> Result {
    let mut serve =
        command(&dist::made_command().to_string_lossy(), ["serve", dist::DEMO, "--port", "0"]);
    let mut child =
        serve.stdout(Stdio::piped()).spawn().map_err(|error| format!("cannot serve: {error}"))?;
    let result = fetch_all(&mut child);
    let _ = child.kill();
    let _ = child.wait();
    result
}

fn fetch_all(child: &mut Child) -> Result {
    // Kept to the end: a program whose output nobody reads any more may stop at its next line.
    let mut lines = BufReader::new(child.stdout.take().ok_or("the demo has no output")?).lines();
    let host = address(&mut lines)?;
    for (path, mime) in [
        ("/", "text/html"),
        ("/assets/profile-search/profile-search.js", "text/javascript"),
        ("/assets/profile-search/profile-search_bg.wasm", "application/wasm"),
    ] {
        let answer = get(&host, path)?;
        let (status, length) = (answer.lines().next().unwrap_or_default(), answer.len());
        if !status.contains(" 200 ")
            || !answer.to_lowercase().contains(&format!("content-type: {mime}"))
        {
            return Err(format!("http://{host}{path} answered {status}, not 200 with {mime}"));
        }
        println!("✓ http://{host}{path}: {length} bytes of {mime}");
    }
    Ok(())
}

/// `127.0.0.1:4001`, out of the first line that holds an address.
fn address(lines: &mut Lines<impl BufRead>) -> Result<String> {
    for line in lines.map_while(std::io::Result::ok) {
        if let Some((_, rest)) = line.split_once("http://") {
            return Ok(rest.chars().take_while(|c| *c != '/' && !c.is_whitespace()).collect());
        }
    }
    Err("the demo printed no address".to_string())
}

fn get(host: &str, path: &str) -> Result<String> {
    let ask = || -> std::io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect(host)?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(answer)
    };
    let answer = ask().map_err(|error| format!("http://{host}{path}: {error}"))?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
