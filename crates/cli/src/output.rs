//! Writing files so that a reader never sees half of one.
//!
//! Every file is first written whole, beside its place, and forced to the disk; only
//! when all are there is the first moved into place. A file that already holds the
//! same bytes is left alone, so that watchers and caches see no change.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::failure::Failure;

/// What happened to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// It is new or has new bytes.
    Changed,
    /// It held these bytes already.
    Unchanged,
}

/// Writes `files` (name, bytes) into `dir`, all or none, in the order given.
/// Folders that are missing are made, and taken away again where writing fails.
pub(crate) fn write_all(dir: &Path, files: &[(&str, &[u8])]) -> Result<Vec<Written>, Failure> {
    let made = missing_ancestors(dir);
    let result =
        create(dir).and_then(|()| stage(dir, files)).and_then(|staged| replace(dir, staged));
    if result.is_err() {
        // Innermost first; a folder that somebody else has filled meanwhile stays.
        for folder in &made {
            let _ = fs::remove_dir(folder);
        }
    }
    result
}

/// Takes files away that nobody shall read any more.
pub(crate) fn remove(files: &[PathBuf]) -> Result<(), Failure> {
    files.iter().try_for_each(|path| {
        fs::remove_file(path).map_err(|error| {
            Failure::system(
                "remove",
                path.display(),
                &error,
                "remove it yourself: people may be in it who are no longer on the site",
            )
        })
    })
}

/// The folders of `dir` that are not there yet, innermost first.
fn missing_ancestors(dir: &Path) -> Vec<PathBuf> {
    dir.ancestors()
        .take_while(|path| !path.as_os_str().is_empty() && !path.exists())
        .map(Path::to_path_buf)
        .collect()
}

fn create(dir: &Path) -> Result<(), Failure> {
    fs::create_dir_all(dir).map_err(|error| cannot_write(dir, &error))
}

/// A file ready to be moved into place, or `None` where the place holds its bytes already.
type Staged = (PathBuf, Option<NamedTempFile>);

fn stage(dir: &Path, files: &[(&str, &[u8])]) -> Result<Vec<Staged>, Failure> {
    files
        .iter()
        .map(|(name, bytes)| {
            let path = dir.join(name);
            let staged =
                stage_one(dir, &path, bytes).map_err(|error| cannot_write(&path, &error))?;
            Ok((path, staged))
        })
        .collect()
}

fn stage_one(dir: &Path, path: &Path, bytes: &[u8]) -> io::Result<Option<NamedTempFile>> {
    if path.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(None);
    }
    // A dot in front: should we be killed here, Jekyll never publishes the leftover.
    let mut builder = tempfile::Builder::new();
    builder.prefix(".profile-search-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(dir)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(Some(file))
}

fn replace(dir: &Path, staged: Vec<Staged>) -> Result<Vec<Written>, Failure> {
    let mut done = Vec::new();
    for (path, file) in staged {
        let Some(file) = file else {
            done.push(Written::Unchanged);
            continue;
        };
        file.persist(&path).map_err(|error| cannot_write(&path, &error.error))?;
        done.push(Written::Changed);
    }
    sync_folder(dir);
    Ok(done)
}

/// The moves themselves reach the disk with the folder. Where a system cannot do
/// this, the files are whole all the same.
fn sync_folder(dir: &Path) {
    if let Ok(folder) = fs::File::open(dir) {
        let _ = folder.sync_all();
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> Failure {
    Failure::system(
        "write",
        path.display(),
        error,
        "name a folder that you may write to with `--out DIR`",
    )
}

#[cfg(test)]
mod tests {
    use super::{Written, write_all};
    use std::fs;

    #[test]
    fn the_same_bytes_are_not_written_again() {
        let dir = tempfile::tempdir().unwrap();
        let files: &[(&str, &[u8])] = &[("a", b"one"), ("b", b"two")];
        assert_eq!(write_all(dir.path(), files).unwrap(), [Written::Changed; 2]);
        assert_eq!(write_all(dir.path(), files).unwrap(), [Written::Unchanged; 2]);
    }

    #[test]
    fn one_file_that_cannot_be_written_leaves_all_as_they_were() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a"), "old").unwrap();
        fs::create_dir(dir.path().join("b")).unwrap();
        assert!(write_all(dir.path(), &[("a", b"new"), ("b", b"new")]).is_err());
        assert_eq!(fs::read(dir.path().join("a")).unwrap(), b"old");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn whoever_is_reading_the_old_file_reads_it_to_its_end() {
        use std::io::Read as _;
        let dir = tempfile::tempdir().unwrap();
        write_all(dir.path(), &[("a", b"old")]).unwrap();
        let mut reader = fs::File::open(dir.path().join("a")).unwrap();
        write_all(dir.path(), &[("a", b"newer")]).unwrap();
        let mut read = String::new();
        reader.read_to_string(&mut read).unwrap();
        assert_eq!(read, "old");
    }

    #[test]
    fn folders_made_for_nothing_are_taken_away() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("file"), "").unwrap();
        assert!(write_all(&dir.path().join("file/x/y"), &[("a", b"")]).is_err());
        let out = dir.path().join("x/y");
        assert!(write_all(&out, &[("no/such/folder", b"")]).is_err());
        assert!(!dir.path().join("x").exists());
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_what_was_written() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().unwrap();
        write_all(dir.path(), &[("a", b"one")]).unwrap();
        let mode = fs::metadata(dir.path().join("a")).unwrap().permissions().mode();
        assert_eq!(mode & 0o400, 0o400);
        let plain = dir.path().join("plain");
        fs::write(&plain, "").unwrap();
        assert_eq!(mode, fs::metadata(plain).unwrap().permissions().mode());
    }
}
