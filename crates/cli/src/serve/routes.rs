//! Which request gets which answer.

use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use indexer::Site;
use percent_encoding::percent_decode_str;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt as _};

use crate::widget::{self, LANGUAGES};

use super::snapshot::{Shared, Snapshot};
use super::{files, pages};

/// The strictest policy that the widget is promised to work under.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' https: data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

pub(crate) fn router(shared: Arc<Shared>) -> Router {
    Router::new().route("/-/events", get(events)).fallback(get(any)).with_state(shared)
}

/// Tells the page of each new version, for as long as it is open.
async fn events(
    State(shared): State<Arc<Shared>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let versions = WatchStream::from_changes(shared.versions());
    let events =
        versions.map(|version| Ok(Event::default().event("change").data(version.to_string())));
    Sse::new(events).keep_alive(KeepAlive::default())
}

async fn any(State(shared): State<Arc<Shared>>, uri: Uri) -> Response {
    let path = percent_decode_str(uri.path()).decode_utf8_lossy().into_owned();
    let snapshot = shared.snapshot();
    if let Some(name) = below_assets(&path, &snapshot.site)
        && let Some(answer) = widget_file(&shared, &snapshot, name)
    {
        return answer;
    }
    match path.as_str() {
        "/" => page(StatusCode::OK, pages::directory(&snapshot.site)),
        "/-/page.css" => asset("text/css; charset=utf-8", pages::STYLES),
        "/-/reload.js" => asset("text/javascript; charset=utf-8", pages::RELOAD),
        "/favicon.ico" => asset("image/svg+xml", pages::ICON),
        _ => site_page(&shared, &snapshot, &path),
    }
}

/// What of `path` is below the widget's folder: the usual one, or the one that the site names.
fn below_assets<'a>(path: &'a str, site: &Site) -> Option<&'a str> {
    let path = path.strip_prefix('/')?;
    let folders = [Some(widget::FOLDER), site.output.as_deref()];
    folders.into_iter().flatten().find_map(|folder| path.strip_prefix(folder)?.strip_prefix('/'))
}

fn widget_file(shared: &Shared, snapshot: &Snapshot, name: &str) -> Option<Response> {
    let files = LANGUAGES.into_iter().chain(snapshot.filled.files(&shared.widget));
    let (_, bytes) = files.into_iter().find(|(own, _)| *own == name)?;
    Some(asset(files::mime(Path::new(name)), bytes.to_vec()))
}

/// The page as Jekyll built it; else what is known of the person with this address.
fn site_page(shared: &Shared, snapshot: &Snapshot, path: &str) -> Response {
    if let Some(file) = files::find(&shared.root.join("_site"), path)
        && let Ok(bytes) = std::fs::read(&file)
    {
        return asset(files::mime(&file), bytes);
    }
    match snapshot.site.profiles.iter().find(|profile| leads_to(&profile.href, path)) {
        Some(profile) => page(StatusCode::OK, pages::preview(&snapshot.site, profile)),
        None => page(StatusCode::NOT_FOUND, pages::not_found(&snapshot.site, path)),
    }
}

/// Is `path` (decoded) where `href` (as a link has it) leads? A slash or `.html` at the
/// end makes no difference, as on most servers.
fn leads_to(href: &str, path: &str) -> bool {
    let href = href.split(['?', '#']).next().unwrap_or_default();
    let href = percent_decode_str(href).decode_utf8_lossy();
    let bare = |path: &str| {
        let path = path.trim_end_matches('/');
        path.strip_suffix(".html").unwrap_or(path).to_string()
    };
    bare(&href) == bare(path)
}

fn page(status: StatusCode, html: String) -> Response {
    let mut response = (status, asset("text/html; charset=utf-8", html)).into_response();
    response
        .headers_mut()
        .insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

fn asset(mime: &'static str, bytes: impl Into<Body>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, mime),
        (header::CACHE_CONTROL, "no-cache"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, bytes.into()).into_response()
}

#[cfg(test)]
mod tests {
    use super::leads_to;

    #[test]
    fn an_address_is_found_in_each_of_its_forms() {
        assert!(leads_to("/grace-hopper-37nLE", "/grace-hopper-37nLE"));
        assert!(leads_to("/grace-hopper-37nLE", "/grace-hopper-37nLE/"));
        assert!(leads_to("/people/jos%C3%A9.html", "/people/josé"));
        assert!(!leads_to("/grace", "/grace-hopper"));
    }
}
