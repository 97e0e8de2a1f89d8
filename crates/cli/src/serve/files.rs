//! Files of the built site, by the path of a request.

use std::path::{Component, Path, PathBuf};

/// The file in `root` that a server would send for `path` (decoded, beginning with `/`):
/// the file itself, `index.html` of a folder, or the file with `.html`. Never a file
/// outside of `root`, whatever the path says or a link points to.
pub(crate) fn find(root: &Path, path: &str) -> Option<PathBuf> {
    let relative = Path::new(path.trim_start_matches('/'));
    let plain = |part: Component<'_>| matches!(part, Component::Normal(_));
    if path.contains(['\0', '\\']) || !relative.components().all(plain) {
        return None;
    }
    let place = root.join(relative);
    let with_html = || PathBuf::from(format!("{}.html", place.display()));
    let candidates = [place.clone(), place.join("index.html"), with_html()];
    let found = candidates.into_iter().find(|path| path.is_file())?.canonicalize().ok()?;
    found.starts_with(root.canonicalize().ok()?).then_some(found)
}

/// The `Content-Type` of a file, by its ending.
pub(crate) fn mime(path: &Path) -> &'static str {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match ending.as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml",
        "txt" | "md" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use std::fs;

    #[test]
    fn a_path_leads_to_a_file_as_on_a_real_server() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().canonicalize().unwrap();
        fs::create_dir(root.join("ada")).unwrap();
        for name in ["ada/index.html", "grace.html", "C++.html"] {
            fs::write(root.join(name), "").unwrap();
        }
        let check =
            |path: &str, name: &str| assert_eq!(find(&root, path), Some(root.join(name)), "{path}");
        check("/ada/", "ada/index.html");
        check("/ada", "ada/index.html");
        check("/grace", "grace.html");
        check("/C++.html", "C++.html");
        assert_eq!(find(&root, "/alan"), None);
    }

    #[test]
    fn nothing_outside_the_folder_is_sent() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("_site");
        fs::create_dir(&root).unwrap();
        fs::write(dir.path().join("secret.html"), "").unwrap();
        for path in [
            "/../secret.html",
            "/../secret",
            "//../secret.html",
            "/a/../../secret.html",
            "/..\\secret.html",
            "/\0",
        ] {
            assert_eq!(find(&root, path), None, "{path}");
        }
        let absolute = dir.path().join("secret.html");
        assert_eq!(find(&root, &format!("/{}", absolute.display())), None);
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&absolute, root.join("link.html")).unwrap();
            assert_eq!(find(&root, "/link.html"), None);
        }
    }
}
