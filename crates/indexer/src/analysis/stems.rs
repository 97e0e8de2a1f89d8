//! How a word that the site never used finds its family: by its stem, as the engine makes it of a
//! language's rules ([`engine::text::stem`]).
//!
//! The rules follow those of Snowball, on folded words: a query need not have its accents. They need not
//! give the same stems, only the same families. A line that begins with spaces goes on with the line before.

/// Each language's rules.
const RULES: [(&str, &str); 13] = [
    ("en", include_str!("stems/en.txt")),
    ("de", include_str!("stems/de.txt")),
    ("fr", include_str!("stems/fr.txt")),
    ("es", include_str!("stems/es.txt")),
    ("pt", include_str!("stems/pt.txt")),
    ("it", include_str!("stems/it.txt")),
    ("du", include_str!("stems/du.txt")),
    ("sv", include_str!("stems/sv.txt")),
    ("da", include_str!("stems/da.txt")),
    ("no", include_str!("stems/no.txt")),
    ("ru", include_str!("stems/ru.txt")),
    ("fi", include_str!("stems/fi.txt")),
    ("ro", include_str!("stems/ro.txt")),
];

/// The rules of the language with this code, a line a step; none for a language without.
pub(super) fn rules(code: &str) -> String {
    let file = RULES.iter().find(|(own, _)| *own == code).map_or("", |row| row.1);
    file.trim_end().replace("\n  ", " ")
}

#[cfg(test)]
mod tests {
    use engine::text::{fold, stem};

    use super::super::language::Language;
    use super::*;

    /// Words of which some are forms of others.
    const WORDS: [(&str, &str); 13] = [
        (
            "en",
            "mentor mentors mentoring mentored study studies studying design designer designs relational \
             relate relating happiness happy compile compiled compiling organization organize organizing",
        ),
        (
            "de",
            "kind kinder kindern entwicklung entwicklungen entwickeln möglich möglichkeit möglichkeiten \
             straße straßen schönste schönen schön freiheit freiheiten",
        ),
        (
            "fr",
            "développer développé développée développement chanteuse chanter chantait heureux heureuse nationale \
             nationaux publication publier parlions parlera finissent finir activité activités",
        ),
        (
            "es",
            "organización organizaciones organizar organizando enseñar enseñaban dándole rápidamente rápida \
             trabajador trabajadores trabajan lingüística lingüístico",
        ),
        (
            "pt",
            "organização organizações organizar trabalhador trabalhadores trabalhavam rapidamente rápido \
             programação programadora ensinou ensinar cidade cidades",
        ),
        (
            "it",
            "lavoratore lavoratori lavorare lavorando parlato parlare attività sviluppo sviluppi",
        ),
        (
            "du",
            "boek boeken leraar ontwikkeling ontwikkelingen mogelijk kinderen vriendelijke vriendelijk",
        ),
        (
            "sv",
            "flicka flickor flickorna utveckling utvecklingar skola skolan möjligheter möjlighet",
        ),
        ("da", "pige piger pigerne udvikling udviklinger skole skoler skolen muligheder mulighed"),
        (
            "no",
            "jente jenter jentene utvikling utviklinger skole skoler skolen muligheter mulighet",
        ),
        ("fi", "talo talossa talosta talon ohjelmoija ohjelmoijan kirjasto kirjastossa"),
        ("ro", "profesor profesori profesorul carte programare programator frumos frumoasa"),
        ("ru", "книга книги книгами работать работал работает красивый красивая учитель учителями"),
    ];

    #[test]
    fn words_have_the_families_that_the_stemmer_gives_them() {
        for (code, words) in WORDS {
            let (language, rules) = (Language::new(code), rules(code));
            let words: Vec<&str> = words.split_whitespace().collect();
            let own = |word: &str| stem(&fold(word), &rules);
            for word in &words {
                for other in &words {
                    let (is_same, want) =
                        (own(word) == own(other), language.stem(word) == language.stem(other));
                    assert_eq!(is_same, want, "{code}: {word} {other}");
                }
            }
        }
    }

    #[test]
    fn rules_are_written_for_folded_words() {
        for (code, _) in RULES {
            let rules = rules(code);
            assert_eq!(fold(&rules), rules, "{code}");
            assert!(
                rules.lines().skip(1).all(|step| step.starts_with(|it: char| it.is_ascii_digit())),
                "{code}"
            );
        }
    }

    #[test]
    fn a_language_without_rules_has_none() {
        assert_eq!(rules("tlh"), "");
    }
}
