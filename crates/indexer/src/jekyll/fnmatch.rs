//! Ruby's `File.fnmatch` without flags: `*` and `?` cross slashes and match leading points.
//!
//! `[…]` is a class, `!` or `^` first negates it, an empty or unclosed one matches nothing; a
//! backslash takes the next character as it is. Braces mean themselves.

/// Whether the whole of `text` fits `pattern`.
pub(super) fn fnmatch(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let text: Vec<char> = text.chars().collect();
    matches(&pattern, &text)
}

/// Remembers only the last `*`: an earlier one can never match where the later cannot, so the time is
/// at most the product of the lengths.
fn matches(pattern: &[char], text: &[char]) -> bool {
    let (mut rest, mut left) = (pattern, text);
    let mut retry: Option<(&[char], &[char])> = None;
    loop {
        if let Some((&'*', after)) = rest.split_first() {
            retry = Some((after, left));
            rest = after;
            continue;
        }
        if let Some(&c) = left.first() {
            if let Some(after) = one(rest, c) {
                (rest, left) = (after, left.get(1..).unwrap_or_default());
                continue;
            }
        } else if rest.is_empty() {
            return true;
        }
        let Some((after, [_, tail @ ..])) = retry else { return false };
        retry = Some((after, tail));
        (rest, left) = (after, tail);
    }
}

/// What is left of `pattern` once its first part took `c`.
fn one(pattern: &[char], c: char) -> Option<&[char]> {
    match pattern {
        ['?', rest @ ..] => Some(rest),
        ['[', rest @ ..] => class(rest, c),
        ['\\', escaped, rest @ ..] => (*escaped == c).then_some(rest),
        [plain, rest @ ..] => (*plain == c).then_some(rest),
        [] => None,
    }
}

fn class(pattern: &[char], c: char) -> Option<&[char]> {
    let (negated, mut rest) = match pattern {
        ['!' | '^', rest @ ..] => (true, rest),
        _ => (false, pattern),
    };
    let mut found = false;
    loop {
        let (low, after) = member(rest)?;
        let (high, after) = match after {
            ['-', end, ..] if *end != ']' => member(after.get(1..)?)?,
            _ => (low, after),
        };
        found |= (low..=high).contains(&c);
        rest = after;
        if let [']', after @ ..] = rest {
            return (found != negated).then_some(after);
        }
    }
}

fn member(pattern: &[char]) -> Option<(char, &[char])> {
    match pattern {
        [']', ..] | [] => None,
        ['\\', escaped, rest @ ..] => Some((*escaped, rest)),
        [c, rest @ ..] => Some((*c, rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::fnmatch;

    #[test]
    fn ruby_agrees() {
        for (pattern, text, fits) in [
            ("*.tmp.md", "sub/b.tmp.md", true),
            ("a/[!b]*", "a/cd/e", true),
            ("**/d.md", "d.md", false),
            ("**/d.md", "a/b/d.md", true),
            ("/s/*", "/s/.hid", true),
            ("a\\*b", "a*b", true),
            ("[a", "[a", false),
            ("[]a]x", "ax", false),
            ("[a-c]?", "bé", true),
            ("{a,b}", "a", false),
            ("a*", "a\nb", true),
            ("", "", true),
            ("", "a", false),
        ] {
            assert_eq!(fnmatch(pattern, text), fits, "{pattern} on {text}");
        }
    }

    #[test]
    fn many_stars_do_not_explode() {
        assert!(!fnmatch(&"*a".repeat(200), &"a".repeat(150)));
    }
}
