//! The catalogue of words: both languages, every code, every argument.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use taikei::diag::words::{self, Lang};
use taikei::diag::{Code, Diagnostic};

const AREAS: &[&str] = &[
    "files",
    "outline",
    "slips",
    "clean",
    "names",
    "lints",
    "evaluation",
    "settings",
    "addresses",
    "comparison",
    "content",
    "theme",
    "site",
    "disk",
];

fn file(lang: Lang, name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diag/words").join(lang.as_str());
    fs::read_to_string(folder.join(format!("{name}.toml"))).unwrap()
}

/// The placeholders of a sentence, with those that are not closed or no name as they stand.
fn placeholders(sentence: &str) -> BTreeSet<&str> {
    sentence.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()).collect()
}

/// Whether a text has Kana or Kanji.
fn is_japanese(text: &str) -> bool {
    text.chars().any(|letter| matches!(letter, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

#[test]
fn each_area_has_the_same_codes_in_both_languages_and_each_code_stands_once() {
    let codes = |lang| -> BTreeMap<String, &str> {
        let mut codes = BTreeMap::new();
        for area in AREAS {
            let parsed: BTreeMap<String, toml::Value> = toml::from_str(&file(lang, area)).unwrap();
            for code in parsed.into_keys() {
                assert_eq!(codes.insert(code.clone(), *area), None, "{code} stands twice");
            }
        }
        codes
    };
    let all: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    let mut sorted = all.clone();
    sorted.sort_unstable();
    assert_eq!(codes(Lang::Ja), codes(Lang::En));
    assert_eq!(codes(Lang::Ja).keys().map(String::as_str).collect::<Vec<_>>(), sorted);
}

#[test]
fn words_use_only_the_arguments_of_their_code_and_the_same_ones_in_both_languages() {
    for &code in Code::ALL {
        let used = |lang| {
            let words = words::entry(code, lang);
            &placeholders(words.message) | &placeholders(words.help)
        };
        assert_eq!(used(Lang::Ja), used(Lang::En), "{code:?}");
        for name in used(Lang::Ja) {
            assert!(code.args().contains(&name), "{code:?} has no argument {name}");
        }
    }
}

#[test]
fn every_message_is_one_sentence_on_one_line() {
    for &code in Code::ALL {
        let (japanese, english) = (words::entry(code, Lang::Ja).message, words::entry(code, Lang::En).message);
        assert!(japanese.matches('。').count() <= 1 && japanese.ends_with(['。', '}']), "{code:?}: {japanese}");
        assert!(!english.contains(". ") && english.ends_with(['.', '}']), "{code:?}: {english}");
        assert!(!japanese.contains('\n') && !english.contains('\n'), "{code:?}");
    }
}

#[test]
fn no_code_is_left_without_help_and_an_explanation_with_an_example() {
    for &code in Code::ALL {
        for (&lang, example) in Lang::ALL.iter().zip(["例", "xample"]) {
            let words = words::entry(code, lang);
            assert!(words.message.len() > 1 && words.help.len() > 1, "{code:?} {lang:?}");
            assert!(words.explain.contains(example), "{code:?} {lang:?} has no example");
        }
    }
}

#[test]
fn japanese_words_are_japanese_and_english_ones_english() {
    for &code in Code::ALL {
        let words = words::entry(code, Lang::Ja);
        for text in [words.message, words.help, words.explain] {
            assert!(is_japanese(text), "{code:?}: {text}");
        }
        let english = words::entry(code, Lang::En);
        let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).count();
        for text in [english.message, english.help] {
            assert!(letters(text) * 3 > text.chars().count(), "{code:?}: {text}");
        }
    }
}

#[test]
fn both_languages_have_the_same_phrases_with_the_same_placeholders() {
    let phrases = |lang: Lang| -> BTreeMap<String, String> { toml::from_str(&file(lang, "ui")).unwrap() };
    let (japanese, english) = (phrases(Lang::Ja), phrases(Lang::En));
    assert_eq!(japanese.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>());
    for (key, phrase) in &japanese {
        assert_eq!(placeholders(phrase), placeholders(&english[key]), "{key}");
    }
}

#[test]
fn every_phrase_is_used_and_every_phrase_in_use_exists() {
    let keys: BTreeSet<&str> = words::ui_keys(Lang::En).collect();
    let mut literals = BTreeSet::new();
    for path in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let source = fs::read_to_string(path).unwrap();
        literals.extend(source.split('"').map(str::to_owned));
        for call in ["words::ui(\"", "help = \"", "about = \""] {
            for rest in source.split(call).skip(1) {
                let key = rest.split('"').next().unwrap();
                assert!(keys.contains(key), "{key} has no words");
            }
        }
    }
    for key in keys {
        assert!(literals.contains(key), "{key} is used nowhere");
    }
}

#[test]
fn what_an_argument_holds_is_never_read_as_a_placeholder() {
    let found = Diagnostic::new(Code::G02).with("key", "{nearest}").with("nearest", "{known}").with("known", "title");
    assert!(found.message(Lang::En).contains("`{nearest}`"), "{}", found.message(Lang::En));
    assert!(found.help(Lang::En).contains("`{known}`"), "{}", found.help(Lang::En));
}

#[test]
fn a_phrase_in_a_message_is_in_the_language_of_the_message() {
    let found = Diagnostic::new(Code::G01).with_phrase("reason", "toml-twice");
    assert!(found.message(Lang::Ja).contains("2回書かれて") && found.message(Lang::En).contains("written twice"));
}
