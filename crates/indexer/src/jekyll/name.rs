//! What a file's name says: its extension, its date, its slug, its title.

use std::sync::LazyLock;

use regex::Regex;

use super::document::Flavor;

/// A file's last component taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FileName<'a> {
    /// The date at the front as written: `2023-12-28`.
    pub(super) date: Option<&'a str>,
    /// The rest without extension and without points at its end.
    pub(super) slug: &'a str,
}

/// Takes a path's date and slug; an underscore after the date, or no extension, makes it no date.
pub(super) fn file_name(path: &str, flavor: Flavor) -> FileName<'_> {
    if let Some((date, slug)) = dated(path, flavor) {
        return FileName { date: Some(date), slug: trim_points(slug, flavor) };
    }
    FileName {
        date: None,
        slug: trim_points(undated(path).unwrap_or_else(|| stem(base(path))), flavor),
    }
}

/// What stands before the last point of the whole path, folders left out: `_a` for `_a.b/ann`. `None` if
/// there is no point, or nothing after it.
pub(super) fn undated(path: &str) -> Option<&str> {
    let (before, after) = path.rsplit_once('.')?;
    (!after.is_empty()).then(|| base(before))
}

/// Date and slug of a post's path. Jekyll 3 takes the date from a folder too, and the folder then
/// belongs to the slug.
pub(super) fn dated(path: &str, flavor: Flavor) -> Option<(&str, &str)> {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\A([0-9]{2,4}-[0-9]{1,2}-[0-9]{1,2})-(.*)(\.[^.]+)\z")
            .expect("a pattern that is tested")
    });
    let mut starts: Vec<usize> = path.match_indices('/').map(|(at, _)| at + 1).collect();
    starts.insert(0, 0);
    if flavor == Flavor::Jekyll4 {
        starts.drain(..starts.len() - 1);
    }
    starts.iter().rev().find_map(|start| {
        let captures = DATE.captures(path.get(*start..)?)?;
        Some((captures.get(1)?.as_str(), captures.get(2)?.as_str()))
    })
}

/// The last component of a path.
pub(super) fn base(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// `File.extname`: from the last point on, `""` where the name only begins with points.
pub(super) fn extension(path: &str) -> &str {
    let name = base(path);
    let visible = name.trim_start_matches('.');
    visible.rfind('.').and_then(|point| visible.get(point..)).unwrap_or_default()
}

/// A name without its extension.
pub(super) fn stem(name: &str) -> &str {
    name.strip_suffix(extension(name)).unwrap_or(name)
}

/// Jekyll 4 takes points off the end of a name; Jekyll 3 leaves them.
pub(super) fn trim_points(text: &str, flavor: Flavor) -> &str {
    match flavor {
        Flavor::Jekyll4 => text.trim_end_matches('.'),
        Flavor::GithubPages => text,
    }
}

/// A title out of a slug: parts between hyphens, each with a capital first and small letters after.
pub(super) fn title(slug: &str) -> String {
    slug.trim_end_matches('-').split('-').map(capitalize).collect::<Vec<_>>().join(" ")
}

/// `String#capitalize`: title case for the first character, lower case for the rest.
fn capitalize(word: &str) -> String {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return String::new() };
    let mut out = title_case(first);
    out.extend(chars.flat_map(char::to_lowercase));
    out
}

/// One character in title case. Where that is not upper case: the Croatian digraphs, Greek letters
/// with iota, and what expands to several letters, of which only the first is large.
fn title_case(c: char) -> String {
    match c {
        'Ǆ'..='ǆ' => return 'ǅ'.into(),
        'Ǉ'..='ǉ' => return 'ǈ'.into(),
        'Ǌ'..='ǌ' => return 'ǋ'.into(),
        'Ǳ'..='ǳ' => return 'ǲ'.into(),
        '\u{1f80}'..='\u{1faf}' => return char::from_u32(u32::from(c) | 8).unwrap_or(c).into(),
        'ᾳ' | 'ῃ' | 'ῳ' => return char::from_u32(u32::from(c) + 9).unwrap_or(c).into(),
        _ => {}
    }
    let mut cased = false;
    let mut out = String::new();
    for upper in c.to_uppercase() {
        if cased {
            out.extend(upper.to_lowercase());
        } else {
            out.push(upper);
        }
        cased |= upper.is_uppercase();
    }
    out
}

/// `String#downcase`: character by character, so sigma is never final.
pub(super) fn downcase(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// Which characters a slug keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slugs {
    /// Letters, marks and digits, in lower case.
    Plain,
    /// Also `._~!$&'()+,;=@`, in the case as written.
    Pretty,
}

/// Runs of other characters become one hyphen, none at either end.
pub(super) fn slugify(text: &str, mode: Slugs) -> String {
    static PLAIN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[^\p{M}\p{L}\p{Nd}]+").expect("a pattern that is tested"));
    static PRETTY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+").expect("a pattern that is tested")
    });
    let other = if mode == Slugs::Plain { &PLAIN } else { &PRETTY };
    let slug = other.replace_all(text, "-");
    let slug = slug.strip_prefix('-').unwrap_or(&slug);
    let slug = slug.strip_suffix('-').unwrap_or(slug);
    if mode == Slugs::Plain { downcase(slug) } else { slug.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_are_rubys() {
        for (path, ext) in [
            ("a.b/c", ""),
            ("x.tar.md", ".md"),
            (".x.md", ".md"),
            (".md", ""),
            ("x/..md", ""),
            ("trailing...md", ".md"),
            ("foo.", "."),
        ] {
            assert_eq!(extension(path), ext, "{path}");
        }
    }

    #[test]
    fn dates_stand_at_the_front_of_a_name() {
        let check = |path, date, slug| {
            assert_eq!(file_name(path, Flavor::Jekyll4), FileName { date, slug }, "{path}");
        };
        check("_posts/2023-12-28-werner-37nLE.md", Some("2023-12-28"), "werner-37nLE");
        check("_posts/23-1-5-.md", Some("23-1-5"), "");
        check("_posts/2023-01-05_x.md", None, "2023-01-05_x");
        check("_posts/2023-01-05-dir/inner.md", None, "inner");
        check("_people/a.b...md", None, "a.b");
        check("_people/noext", None, "noext");
        check("_a.b/noext", None, "_a");
        check("_people/.hidden", None, "");
    }

    #[test]
    fn jekyll_3_dates_by_folder() {
        assert_eq!(
            dated("_posts/2023-01-05-dir/inner.md", Flavor::GithubPages),
            Some(("2023-01-05", "dir/inner"))
        );
    }

    #[test]
    fn titles_are_capitalized_part_by_part() {
        for (slug, expected) in [
            ("ann-mary-LEE", "Ann Mary Lee"),
            ("x--y", "X  Y"),
            ("snake_case name", "Snake_case name"),
            ("zoë-çelik", "Zoë Çelik"),
            ("ǆon-ßa-ŉx-ﬁn", "ǅon Ssa ʼNx Fin"),
            ("", ""),
            ("a-", "A"),
        ] {
            assert_eq!(title(slug), expected);
        }
    }

    #[test]
    fn slugs_keep_letters_of_every_script() {
        assert_eq!(slugify("Ünïcode~Name!", Slugs::Plain), "ünïcode-name");
        assert_eq!(
            slugify("it's (ok), 50% + more; =@$&", Slugs::Pretty),
            "it's-(ok),-50-+-more;-=@$&"
        );
        assert_eq!(slugify("--x--", Slugs::Plain), "x");
        assert_eq!(slugify("İ 数学 हिन्दी", Slugs::Plain), "i̇-数学-हिन्दी");
    }
}
