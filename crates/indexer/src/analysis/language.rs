//! A language's stems and stop words, by `elasticlunr-rs`.
//!
//! Only two steps of its pipeline are used: the stop word filter and the stemmer. Its trimmer would take
//! the marked letters off names (`José` → `jos`). The English stemmer knows only ASCII, so it gets folded
//! words; all others get words as written, since `développé` and `développe` end differently to them.

use std::collections::BTreeMap;
use std::fmt;

use elasticlunr::lang;
use elasticlunr::pipeline::PipelineFn;

/// Codes that `elasticlunr-rs` calls otherwise.
const CODES: [(&str, &str); 4] = [("nl", "du"), ("nb", "no"), ("nn", "no"), ("gsw", "de")];

/// Words that people put into questions, in any language; those that are stop words of the site's
/// language are told to the engine even if nobody on the site used them.
const QUESTION_WORDS: &str = "who whom what which where when why how whose is are was were be been has have had do does did can \
     could will would should may might must the a an of in on at to for from with by about and or not no as it its this that \
     these those he she they we you i him her them his their our your my there here some any all other than then so if but \
     wer was wo wie warum wann welche welcher welches wen wem ist sind war waren hat haben der die das den dem des ein eine \
     einen einem einer und oder aber nicht mit von vom zu zum zur im am an auf für bei aus über als auch nach sich er sie es \
     qui que quoi où comment pourquoi quand quel quelle est sont le la les un une des du de et ou à au aux en dans sur pour \
     avec par ce cette ces il elle ils elles nous vous se sa son ses quién quiénes qué dónde cómo cuándo cuál por con para \
     el los las una unos del al y o en su sus es son como más quem onde como quando qual por com para os as um uma no na nos \
     nas dos das do da e ou é são chi che cosa dove come perché quando quale il lo gli i un' di del della dei delle a da in con \
     su per tra e o è sono wie wat waar hoe waarom wanneer welke het een van te op voor met door en of niet zijn heeft";

/// A language, or none: then nothing has a stem.
pub(crate) struct Language {
    code: String,
    stop_words: Option<Box<dyn PipelineFn>>,
    stemmer: Option<Box<dyn PipelineFn>>,
}

impl Language {
    /// The language of a BCP 47 tag.
    pub(crate) fn new(tag: &str) -> Self {
        let code = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let own = CODES.iter().find(|(ours, _)| *ours == code).map_or(code.as_str(), |pair| pair.1);
        let mut language = Self { code: own.to_string(), stop_words: None, stemmer: None };
        let queue = lang::from_code(own).map(|found| found.make_pipeline().queue);
        for step in queue.into_iter().flatten() {
            match step.name().to_ascii_lowercase() {
                name if name.starts_with("stopword") => language.stop_words = Some(step),
                name if name.starts_with("stemmer") => language.stemmer = Some(step),
                _ => {}
            }
        }
        language
    }

    /// The language's code.
    pub(crate) fn code(&self) -> &str {
        &self.code
    }

    /// Whether a word, in lower case, says too little to be searched in prose.
    pub(crate) fn is_stop_word(&self, word: &str) -> bool {
        self.stop_words.as_ref().is_some_and(|filter| filter.filter(word.to_string()).is_none())
    }

    /// The stop words among the words that people put into questions; folded.
    pub(crate) fn question_words(&self) -> impl Iterator<Item = String> {
        let words = QUESTION_WORDS.split_whitespace().filter(|word| self.is_stop_word(word));
        words.map(engine::text::fold)
    }

    /// The stem of a word, in lower case; folded. `None` for what is not inflected.
    pub(crate) fn stem(&self, word: &str) -> Option<String> {
        let is_word = word.chars().count() >= 3 && word.chars().all(char::is_alphabetic);
        let stemmer = self.stemmer.as_ref().filter(|_| is_word)?;
        let word = if self.code == "en" { engine::text::fold(word) } else { word.to_string() };
        let stem = stemmer.filter(word)?;
        Some(engine::text::fold(&stem)).filter(|stem| !stem.is_empty())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Language({})", self.code)
    }
}

/// The languages of a site, each made once.
#[derive(Debug, Default)]
pub(crate) struct Languages {
    by_tag: BTreeMap<String, Language>,
}

impl Languages {
    /// The language of a BCP 47 tag.
    pub(crate) fn get(&mut self, tag: &str) -> &Language {
        self.by_tag.entry(tag.to_string()).or_insert_with(|| Language::new(tag))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_share_a_stem() {
        for (tag, words) in [
            ("en", ["engineer", "engineers", "engineering"]),
            ("de-DE", ["kind", "kinder", "kindern"]),
            ("fr", ["développer", "développé", "développement"]),
            ("es", ["organización", "organizaciones", "organizacion"]),
            ("nl", ["boek", "boeken", "boek"]),
        ] {
            let language = Language::new(tag);
            let stems = words.map(|word| language.stem(word));
            assert!(stems[0].is_some() && stems[0] == stems[1], "{tag} {stems:?}");
        }
    }

    #[test]
    fn marked_letters_are_not_lost() {
        assert_eq!(Language::new("en").stem("josé").as_deref(), Some("jose"));
        assert_eq!(Language::new("en").stem("åsa").as_deref(), Some("asa"));
    }

    #[test]
    fn tech_words_have_no_stem() {
        for word in ["c++", ".net", "k8s", "数学", "js"] {
            let stem = Language::new("en").stem(word);
            assert!(stem.is_none() || stem.as_deref() == Some(word), "{word} {stem:?}");
        }
    }

    #[test]
    fn unknown_languages_have_neither() {
        let language = Language::new("tlh");
        assert!(!language.is_stop_word("the") && language.stem("engineers").is_none());
        assert!(Language::new("en").is_stop_word("the"));
    }
}
