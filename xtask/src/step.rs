//! Running programs, and telling each step with its time.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crate::{Result, node};

/// How long a step may be silent.
const TICK: Duration = Duration::from_secs(10);

/// The project's root.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// `program` with `args`, to be run in the project's root. Programs that cargo installed are found
/// also where its folder is not on `PATH`.
pub(crate) fn command<S: AsRef<OsStr>>(
    program: &str,
    args: impl IntoIterator<Item = S>,
) -> Command {
    let mut command = Command::new(find(program).unwrap_or_else(|| program.into()));
    command.args(args).current_dir(root()).env("PATH", search_path());
    command
}

/// Where `program` stands, if it is installed.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&search_path())
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

/// The folders of programs: our own Node.js first, if it was needed, and cargo's last.
fn search_path() -> std::ffi::OsString {
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = std::env::var_os("HOME").map(|home| Path::new(&home).join(".cargo"));
    let cargo_bin = cargo_home.or(home).map(|folder| folder.join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let own = std::iter::once(node::programs()).filter(|folder| folder.is_dir());
    let folders = own.chain(std::env::split_paths(&path)).chain(cargo_bin);
    std::env::join_paths(folders).unwrap_or(path)
}

/// A step whose output matters only where it goes wrong: one line, `▸ name … 1.2 s`, which a long
/// one goes on with its time so far.
pub(crate) fn quiet(name: &str, command: &mut Command) -> Result<String> {
    print!("▸ {name} … ");
    let _ = std::io::stdout().flush();
    let began = Instant::now();
    let output = watched(command, began).map_err(|error| cannot_run(command, &error))?;
    println!("{}", seconds(began.elapsed()));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(text);
    }
    Err(format!("{name} went wrong\n{text}{}", String::from_utf8_lossy(&output.stderr)))
}

/// Runs `command` to its end, telling the time since `began` now and then.
fn watched(command: &mut Command, began: Instant) -> std::io::Result<Output> {
    let child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (done, answer) = mpsc::channel();
    thread::spawn(move || done.send(child.wait_with_output()));
    loop {
        match answer.recv_timeout(TICK) {
            Ok(output) => return output,
            Err(RecvTimeoutError::Timeout) => {
                print!("{} s … ", began.elapsed().as_secs());
                let _ = std::io::stdout().flush();
            }
            Err(RecvTimeoutError::Disconnected) => {
                return Err(std::io::Error::other("its output could not be read"));
            }
        }
    }
}

/// A step whose output a person wants to see as it comes.
pub(crate) fn loud(name: &str, command: &mut Command) -> Result {
    println!("▸ {name}");
    let began = Instant::now();
    let status =
        command.stdin(Stdio::null()).status().map_err(|error| cannot_run(command, &error))?;
    if !status.success() {
        return Err(format!("{name} went wrong ({status})"));
    }
    println!("  {name}: {}", seconds(began.elapsed()));
    Ok(())
}

/// What `command` prints, without telling anybody; `None` where it cannot run or goes wrong.
pub(crate) fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// `12.3 s`.
pub(crate) fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

/// Is `made` there and no older than every one of `from`? What is missing among `from` counts as new.
pub(crate) fn up_to_date(made: &Path, from: &[PathBuf]) -> bool {
    let time = |path: &Path| path.metadata().and_then(|meta| meta.modified()).ok();
    let Some(made) = time(made) else { return false };
    from.iter().all(|path| time(path).is_some_and(|time| time <= made))
}

/// The files of `folder` with this ending, in their order.
pub(crate) fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)
        .map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    let paths = entries.flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.to_string_lossy().ends_with(ending)).collect();
    files.sort();
    Ok(files)
}

/// Reads a file, with its name in the error.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// Writes a file and the folders above it; leaves it alone where it holds these bytes.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result {
    if std::fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, bytes))
        .map_err(|error| format!("cannot write {}: {error}", path.display()))
}

fn cannot_run(command: &Command, error: &std::io::Error) -> String {
    format!("cannot run {}: {error}", command.get_program().display())
}
