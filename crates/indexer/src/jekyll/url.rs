//! Addresses: a template and what fills it → Jekyll's `url` → the file it writes → the link that opens it.

use jiff::ZonedDateTime;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::document::Flavor;
use super::name::{self, Slugs, slugify};

/// What a document's template may ask for.
pub(super) struct Placeholders<'a> {
    pub(super) flavor: Flavor,
    /// Label of the collection.
    pub(super) collection: &'a str,
    /// Path inside the collection without extension: `/sub/ann`.
    pub(super) path: &'a str,
    /// File name without extension.
    pub(super) basename: &'a str,
    pub(super) output_ext: &'a str,
    /// `None` where front matter was lost.
    pub(super) slug: Option<&'a str>,
    /// As text, in order.
    pub(super) categories: Vec<String>,
    pub(super) date: &'a ZonedDateTime,
}

impl Placeholders<'_> {
    /// The value for a name, `None` if Jekyll has no such placeholder.
    fn get(&self, key: &str) -> Option<String> {
        if let Some(format) = date_format(key, self.flavor) {
            return Some(self.date.strftime(format).to_string());
        }
        Some(match key {
            "collection" => self.collection.to_string(),
            "path" => self.path.to_string(),
            "output_ext" => self.output_ext.to_string(),
            "name" => slugify(self.basename, Slugs::Plain),
            "title" => slugify(self.slug.unwrap_or(self.basename), Slugs::Pretty),
            "slug" => slugify(self.slug.unwrap_or(self.basename), Slugs::Plain),
            "categories" => unique(self.categories.iter().map(|category| name::downcase(category))),
            "slugified_categories" if self.flavor == Flavor::Jekyll4 => {
                unique(self.categories.iter().map(|category| slugify(category, Slugs::Plain)))
            }
            _ => return None,
        })
    }
}

/// `strftime`'s form for a placeholder that is part of a date.
fn date_format(key: &str, flavor: Flavor) -> Option<&'static str> {
    Some(match key {
        "year" => "%Y",
        "short_year" => "%y",
        "month" => "%m",
        "i_month" => "%-m",
        "short_month" => "%b",
        "day" => "%d",
        "i_day" => "%-d",
        "y_day" => "%j",
        "hour" => "%H",
        "minute" => "%M",
        "second" => "%S",
        _ if flavor == Flavor::GithubPages => return None,
        "long_month" => "%B",
        "short_day" => "%a",
        "long_day" => "%A",
        "w_day" => "%u",
        "week" => "%V",
        "w_year" => "%G",
        _ => return None,
    })
}

fn unique(values: impl Iterator<Item = String>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for value in values {
        if !seen.contains(&value) {
            seen.push(value);
        }
    }
    seen.join("/")
}

/// With what Jekyll stops while it makes an address.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A placeholder that it does not know.
    Unknown(String),
    /// A value that it takes for an address with a scheme, which this is none of.
    Colon(String),
}

/// A document's address from its template, and the first fault in it. What is not known stays as written.
pub(super) fn document_url(template: &str, values: &Placeholders<'_>) -> (String, Option<Fault>) {
    let mut fault = None;
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once(':') {
        out.push_str(before);
        let len = after.bytes().take_while(|b| b.is_ascii_lowercase() || *b == b'_').count();
        let (key, after_key) = after.split_at(len);
        rest = after_key;
        if key.is_empty() {
            out.push(':');
            continue;
        }
        let whole = || values.get(key).map(|value| (value, ""));
        let short = || Some((values.get(key.strip_suffix('_')?)?, "_"));
        let Some((value, tail)) = whole().or_else(short) else {
            out.extend([":", key]);
            fault.get_or_insert_with(|| Fault::Unknown(key.to_string()));
            continue;
        };
        if is_no_address(&value) {
            fault.get_or_insert_with(|| Fault::Colon(value.clone()));
        }
        out.push_str(&escape(&value));
        out.push_str(tail);
    }
    out.push_str(rest);
    (sanitize(&out), fault)
}

/// A page's address: three placeholders, replaced wherever they stand; other colons are text.
pub(super) fn page_url(
    template: &str,
    dir: &str,
    basename: &str,
    output_ext: &str,
) -> (String, Option<Fault>) {
    filled(template, &[(":path", dir), (":basename", basename), (":output_ext", output_ext)])
}

/// An address whose placeholders are replaced one after the other, wherever they stand.
pub(super) fn filled(template: &str, values: &[(&str, &str)]) -> (String, Option<Fault>) {
    let (mut filled, mut fault) = (template.to_string(), None);
    for (key, value) in values {
        if filled.contains(':') && is_no_address(value) {
            fault.get_or_insert_with(|| Fault::Colon((*value).to_string()));
        }
        filled = filled.replace(key, &escape(value));
    }
    (sanitize(&filled), fault)
}

/// Jekyll escapes a value as an address, and stops where what stands before its first colon is no scheme.
fn is_no_address(value: &str) -> bool {
    let Some((scheme, _)) = value.split_once(':') else { return false };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b".+-".contains(&b));
    !is_scheme && !scheme.contains(['/', '?', '#'])
}

/// One slash at the front, none doubled; `..` is a slash and `./` nothing.
fn sanitize(url: &str) -> String {
    let url = format!("/{url}").replace("..", "/").replace("./", "");
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        if c != '/' || !out.ends_with('/') {
            out.push(c);
        }
    }
    out
}

/// All but RFC 3986's path characters, `/` and, as Jekyll 4.4 does, `?`.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A value on its way into an address. Text with one line of plain characters stays as it is, whatever
/// its other lines hold.
fn escape(value: &str) -> String {
    let plain = |line: &str| {
        !line.is_empty() && line.bytes().all(|b| b.is_ascii_alphanumeric() || b"./-".contains(&b))
    };
    if value.split('\n').any(plain) {
        return value.to_string();
    }
    utf8_percent_encode(value, ESCAPED).to_string()
}

/// The file Jekyll writes for `url`, relative to the destination.
pub(super) fn dest(url: &str, output_ext: &str, is_page: bool) -> String {
    let decoded = percent_decode_str(url).decode_utf8_lossy();
    let mut parts: Vec<&str> = Vec::new();
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let mut path = parts.join("/");
    if url.ends_with('/') {
        let slash = if path.is_empty() { "" } else { "/" };
        let index = if is_page { "index" } else { "index.html" };
        path.extend([slash, index]);
    }
    let complete = path.ends_with(output_ext) || (url.ends_with('/') && !is_page);
    if !complete {
        path.push_str(output_ext);
    }
    path
}

/// The address that opens `dest` on every host: folders end in a slash, `.html` is left off only where
/// Jekyll's own address leaves it off.
pub(super) fn href(url: &str, dest: &str) -> String {
    let decoded = percent_decode_str(url).decode_utf8_lossy();
    let bare = decoded.strip_prefix('/').unwrap_or(&decoded);
    let path = match dest.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => match dest.strip_suffix(".html") {
            Some(stem) if stem == bare && name::extension(bare).is_empty() => stem,
            _ => dest,
        },
    };
    let segments: Vec<String> =
        path.split('/').map(|segment| utf8_percent_encode(segment, SEGMENT).to_string()).collect();
    format!("/{}", segments.join("/"))
}

const SEGMENT: &AsciiSet = &ESCAPED.add(b'?');

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(permalink: &str, url: &str, file: &str, link: &str) {
        let date = "2023-12-08T10:30:00Z[UTC]".parse().unwrap();
        let values = Placeholders {
            flavor: Flavor::Jekyll4,
            collection: "people",
            path: "/sub/Ann Lee",
            basename: "Ann Lee",
            output_ext: ".html",
            slug: Some("Ann Lee"),
            categories: vec!["One Two".into(), "three".into(), "one two".into()],
            date: &date,
        };
        let made = document_url(permalink, &values).0;
        let written = dest(&made, ".html", false);
        assert_eq!(
            (made.as_str(), written.as_str(), href(&made, &written).as_str()),
            (url, file, link)
        );
    }

    #[test]
    fn relative_permalinks_begin_at_the_root() {
        check(
            "werner-vogels-37nLE",
            "/werner-vogels-37nLE",
            "werner-vogels-37nLE.html",
            "/werner-vogels-37nLE",
        );
        check("../x", "/x", "x.html", "/x");
        check("f..g", "/f/g", "f/g.html", "/f/g");
    }

    #[test]
    fn placeholders_are_filled_and_escaped() {
        check(
            "/:collection/:path:output_ext",
            "/people/sub/Ann%20Lee.html",
            "people/sub/Ann Lee.html",
            "/people/sub/Ann%20Lee.html",
        );
        check(
            "/:categories/:title/",
            "/one%20two/three/Ann-Lee/",
            "one two/three/Ann-Lee/index.html",
            "/one%20two/three/Ann-Lee/",
        );
        check(
            "/:year/:i_day_:short_month/",
            "/2023/8_Dec/",
            "2023/8_Dec/index.html",
            "/2023/8_Dec/",
        );
    }

    #[test]
    fn links_work_where_urls_do_not() {
        check("/q?a=1", "/q?a=1", "q?a=1.html", "/q%3Fa=1");
        check("/h#frag", "/h#frag", "h#frag.html", "/h%23frag");
        check("/with space/", "/with space/", "with space/index.html", "/with%20space/");
    }

    #[test]
    fn unknown_placeholders_are_named() {
        let date = "2023-12-08T10:30:00Z[UTC]".parse().unwrap();
        let values = Placeholders {
            flavor: Flavor::GithubPages,
            collection: "",
            path: "",
            basename: "",
            output_ext: "",
            slug: None,
            categories: Vec::new(),
            date: &date,
        };
        assert_eq!(
            document_url("/at:noon/12:30/:week", &values).1,
            Some(Fault::Unknown("noon".into()))
        );
    }

    #[test]
    fn what_stands_before_a_colon_must_be_a_scheme() {
        let page = |basename| page_url("/:basename/", "", basename, "").1.is_some();
        assert!(page("1: one") && page("é:x") && page(":x") && page("a b:"));
        assert!(!page("col:on") && !page("note:") && !page("a/b c:") && !page("v1.2+x:y z"));
    }

    #[test]
    fn pages_keep_other_colons() {
        assert_eq!(
            page_url("/:year/:path/:basename:output_ext", "/team", "Bob Stone", ".html").0,
            "/:year/team/Bob%20Stone.html"
        );
        assert_eq!(dest("/feed/", ".xml", true), "feed/index.xml");
    }
}
