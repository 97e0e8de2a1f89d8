//! What the text room promises, on names, tech words and scripts.

use engine::text::{MAX_TERM, Token, TokenKind, fold, is_unfinished, sound, tokenize, variants};

/// The terms of `text`, those for indexes only left out.
fn terms(text: &str) -> String {
    let tokens = tokenize(text).into_iter().filter(|token| token.kind != TokenKind::Tail);
    tokens.map(|token| token.term).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(terms(text), expected, "{text}");
}

#[track_caller]
fn check_fold(text: &str, expected: &str) {
    assert_eq!(fold(text), expected);
}

#[test]
fn marks_and_case_do_not_matter() {
    check_fold("José García", "jose garcia");
    check_fold("Åsa Öström", "asa ostrom");
    check_fold("Łukasz ŻÓŁĆ", "lukasz zolc");
    check_fold("Nguyễn Thị Ánh", "nguyen thi anh");
    check_fold("Ștefan Țăran", "stefan taran");
    check_fold("İbrahim Işık ISIK", "ibrahim isik isik");
    check_fold("Jose\u{301}", "jose");
}

#[test]
fn letters_of_their_own_have_a_plain_form() {
    check_fold("Straße STRAẞE", "strasse strasse");
    check_fold("Þórður Æsir Œuvre", "thordur aesir oeuvre");
    check_fold("Đorđe Ødegård", "dorde odegard");
}

#[test]
fn greek_cyrillic_armenian_and_georgian_have_case() {
    check_fold("Ἀθηνᾶ ΌΔΟΣ οδος", "αθηνα οδοσ οδοσ");
    check_fold("Фёдор Йовович Їжак", "федор иовович іжак");
    check_fold("ԱՐԱՄ", "արամ");
    check_fold("ᲗᲑᲘᲚᲘᲡᲘ", "თბილისი");
}

#[test]
fn compatibility_forms_are_the_plain_letters() {
    check_fold("ﬁle oﬃce Ａda ｎｏ．１", "file office ada no.1");
    check_fold("𝗕𝗼𝗹𝗱 𝓢𝓬𝓻𝓲𝓹𝓽 𝟜𝟚 Ⓐⓩ", "bold script 42 az");
    check_fold("H₂O m²", "h2o m2");
}

#[test]
fn arabic_and_hebrew_do_without_points() {
    check_fold("مُحَمَّد أحمد", "محمد احمد");
    check_fold("علیـــ على", "علي علي");
    check_fold("שָׁלוֹם", "שלום");
    check_fold("٤٢ ۴۲ ४२", "42 42 42");
}

#[test]
fn both_ways_of_storing_kana_and_hangul_meet() {
    check_fold("か\u{3099}は\u{309A}ハ\u{3099}", "がぱバ");
    check_fold("ｶﾞｷﾞ ﾊﾟ", "ガギ パ");
    check_fold("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", "한글");
}

#[test]
fn words_end_at_signs_and_emoji() {
    check("Grace Hopper, PhD (ret.) – rear admiral!", "grace hopper phd ret rear admiral");
    check("🚀 Versatile 👨‍💻Professional🔍", "versatile professional");
    check("", "");
    check("… — !?", "");
}

#[test]
fn apostrophes_join_and_part() {
    check("O'Brien", "o brien obrien");
    check("O’Brien", "o brien obrien");
    check("L'Oréal", "l oreal loreal");
    check("Hopper's", "hopper hoppers");
}

#[test]
fn hyphens_join_and_part() {
    check("Smith-Jones", "smith jones smithjones");
    check("Jean-Paul O'Neil-Smith", "jean paul jeanpaul o neil oneil smith oneilsmith");
    check("2019-2020", "2019 2020");
    check("COVID-19", "covid 19 covid19");
    check("T-SQL", "t sql tsql");
}

#[test]
fn tech_words_stay_whole() {
    check("C++ and C, C#, F#", "c++ and c c# f#");
    check("C++17/C#/.NET", "c++ 17 c# net .net");
    check("Node.js, ASP.NET", "node js nodejs asp net aspnet");
    check("CI/CD R&D and/or", "ci cd cicd r d rd and or andor");
    check("Ｃ＋＋", "c++");
    check("client/server/browser", "client server browser");
}

#[test]
fn versions_keep_their_dots() {
    check("Python 3.11.", "python 3.11");
    check("v1.2.3-rc1", "v1.2.3 rc1 v123rc1");
}

#[test]
fn hashtags_and_handles_come_with_and_without_their_sign() {
    check("#hashtag @ada", "hashtag #hashtag ada @ada");
    check("@grace_hopper", "grace hopper gracehopper @gracehopper");
    check("ada@example.org", "ada example org exampleorg");
    check("issue#12", "issue 12");
}

#[test]
fn initials_are_words() {
    check("J.R.R. Tolkien, W. Vogels", "j r r jrr tolkien w vogels");
    check("Ph.D. end.Another", "ph d phd end another");
}

#[test]
fn scripts_without_spaces_come_in_pairs() {
    check("東京都", "東京 京都");
    check("王", "王");
    check("プログラミング言語", "プロ ログ グラ ラミ ミン ング グ言 言語");
    check("김철수 님", "김철 철수 님");
    check("ภาษาไทย", "ภา าษ ษา าไ ไท ทย");
    check("Java開発者", "java 開発 発者");
}

#[test]
fn each_letter_of_a_stretch_begins_a_term() {
    let begins =
        |letter: &str| tokenize("山田太郎").iter().any(|token| token.term.starts_with(letter));
    assert!(["山", "田", "太", "郎"].into_iter().all(begins));
}

#[test]
fn ranges_are_of_the_original_text() {
    let text = "Ångström’s C++ · Müller-Lüdenscheidt";
    let shown: Vec<&str> =
        tokenize(text).iter().map(|token| &text[token.start..token.end]).collect();
    assert_eq!(
        shown,
        ["Ångström", "Ångström’s", "C++", "Müller", "Lüdenscheidt", "Müller-Lüdenscheidt"]
    );
}

#[test]
fn long_words_are_cut_at_a_character() {
    let [Token { term, start: 0, end: 400, .. }] = &tokenize(&"é".repeat(200))[..] else {
        panic!("one word")
    };
    assert!((MAX_TERM - 4..=MAX_TERM).contains(&term.len()));
    let [Token { term, .. }] = &tokenize(&"ж".repeat(200))[..] else { panic!("one word") };
    assert!((MAX_TERM - 4..=MAX_TERM).contains(&term.len()));
}

#[test]
fn a_query_tells_whether_its_last_word_goes_on() {
    for query in ["wern", "werner vog", "c+", "node.", "o'", "王"] {
        assert!(is_unfinished(query), "{query}");
    }
    for query in ["", "wern ", "werner, ", "hello - "] {
        assert!(!is_unfinished(query), "{query}");
    }
}

#[test]
fn spellings_meet_in_both_directions() {
    let meets = |asked: &str, written: &str| {
        fold(asked) == fold(written)
            || variants(written).contains(&fold(asked))
            || variants(asked).contains(&fold(written))
    };
    for names in [
        ["Müller", "Mueller", "Muller"],
        ["Jørgensen", "Joergensen", "Jorgensen"],
        ["Nygård", "Nygaard", "Nygard"],
    ] {
        for (asked, written) in names.iter().flat_map(|a| names.iter().map(move |b| (a, b))) {
            assert!(meets(asked, written), "{asked} {written}");
        }
    }
}

#[test]
fn names_that_sound_alike_have_one_key() {
    for pair in [
        "verner werner",
        "fogels vogels",
        "kristofer christopher",
        "catherine kathryn",
        "jon john",
        "smyth smith",
        "meyer maier",
        "mayer meier",
        "philip filip",
        "philippe filip",
        "steven stephen",
        "geoffrey jeffrey",
        "michael mikael",
        "schmidt schmitt",
        "sean shawn",
        "wright rite",
        "thompson thomson",
        "yusuf josef",
        "giovanni jovanni",
        "schultz shults",
        "mary marie",
        "cohen kohn",
        "jacques jaques",
        "knuth nuth",
        "tchaikovsky chaykovsky",
        "hugh hue",
    ] {
        let (a, b) = pair.split_once(' ').unwrap();
        assert_eq!(sound(a), sound(b), "{pair}");
        assert_ne!(sound(a), 0, "{pair}");
    }
}

#[test]
fn names_that_sound_apart_have_two_keys() {
    for pair in ["mary meyer", "peter paul", "grace greta", "anna hans", "martin marta"] {
        let (a, b) = pair.split_once(' ').unwrap();
        assert_ne!(sound(a), sound(b), "{pair}");
    }
}

#[test]
fn other_scripts_have_no_sound() {
    assert_eq!([sound("иван"), sound("王"), sound(""), sound("c++")], [0; 4]);
}
