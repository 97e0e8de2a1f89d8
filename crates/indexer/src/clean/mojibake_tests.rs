use super::*;

/// `text` as a program shows it that takes UTF-8 for `encoding`.
fn damage(text: &str, encoding: &'static Encoding) -> String {
    encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
}

fn repaired(text: &str) -> String {
    repair(text, &Charset::ALL).0.into_owned()
}

#[track_caller]
fn untouched(text: &str) {
    assert_eq!(repair(text, &Charset::ALL), (Cow::Borrowed(text), Vec::new()));
}

#[test]
fn emoji_come_back_from_mac_roman() {
    for emoji in ["🚀", "🔍", "🌐", "❗", "👨‍💻", "👩🏽‍🔬", "❤️", "🇳🇱", "1️⃣"]
    {
        assert_eq!(repaired(&damage(emoji, MACINTOSH)), emoji);
        assert_eq!(repaired(&damage(emoji, WINDOWS_1252)), emoji);
    }
}

#[test]
fn emoji_come_back_without_the_private_character() {
    let lost = |text| damage(text, MACINTOSH).replace('\u{F8FF}', "");
    for emoji in ["🚀", "🔍", "👨‍💻", "🌐"] {
        assert_eq!(repaired(&lost(emoji)), emoji);
    }
}

#[test]
fn words_come_back_in_either_way() {
    for word in
        ["Résumé", "Łódź", "Žižek", "naïve", "Ångström", "привет", "Ελλάδα", "中文", "l’école"]
    {
        assert_eq!(repaired(&damage(word, WINDOWS_1252)), word);
        assert_eq!(repaired(&damage(word, MACINTOSH)), word, "{}", damage(word, MACINTOSH));
    }
}

#[test]
fn what_was_damaged_twice_is_put_right_twice() {
    let twice = damage(&damage("é – ü", WINDOWS_1252), WINDOWS_1252);
    assert_eq!(repaired(&twice), "é – ü");
}

#[test]
fn latin_1_controls_count_as_bytes() {
    assert_eq!(repaired("itâ\u{80}\u{99}s"), "it’s");
}

#[test]
fn right_text_beside_damage_stays() {
    let text = format!("Naïve Łódź … {} 👩‍💻 Øre", damage("🚀", MACINTOSH));
    assert_eq!(repaired(&text), "Naïve Łódź … 🚀 👩‍💻 Øre");
}

#[test]
fn right_text_is_left_alone() {
    for text in [
        "√",
        "√2 ≈ 1,41",
        "Ünal Öz",
        "café",
        "Łódź",
        "Ståle Ødegård",
        "Đorđe",
        "İbrahim",
        "l’école d’été",
        "«À bientôt»",
        "“CAFÉ”",
        "“the café’”",
        "PARIS–ÉVRY",
        "«AMANHû",
        "voilà », dit-il",
        "10 Å²",
        "NESTLɮ",
        "conﬁé",
        "“Été”",
        "…être",
        "été…",
        "Übergrößenträger",
        "TÜV®",
        "naïveté’s",
        "É",
        "1990–été",
        "Ebin Altınışık-Küçükler",
        "üçüncü, üçü",
    ] {
        untouched(text);
    }
}

#[test]
fn addresses_are_left_alone() {
    untouched("https://example.org/Ã©tude www.Ã©tude.example [x](http://example.org/Ã©)");
    assert_eq!(repaired("[RÃ©sumÃ©](http://example.org/Ã©)"), "[Résumé](http://example.org/Ã©)");
}

#[test]
fn fixes_say_where_and_what() {
    let (_, fixes) = repair("ab Ã© √©", &Charset::ALL);
    let told: Vec<_> = fixes.iter().map(|fix| (fix.start, &*fix.to, fix.charset.what())).collect();
    assert_eq!(told, [(3, "é", "UTF-8 read as Windows-1252"), (8, "é", "UTF-8 read as Mac Roman")]);
}

#[test]
fn only_the_given_sets_are_tried() {
    assert_eq!(repair("√©", &[Charset::Windows1252]).1, []);
    assert_eq!(repair("√©", &[]).0, "√©");
}

#[test]
fn repairing_twice_changes_nothing_more() {
    for text in ["Ã©", "ÃƒÂ©", "\u{F8FF}üöÄ", "√©t√©", "â€™"] {
        let once = repaired(text);
        assert_eq!(repaired(&once), once);
    }
}
