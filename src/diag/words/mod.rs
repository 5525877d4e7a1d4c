//! The catalogue: every sentence shown to people, in Japanese and in English.
//!
//! One TOML file per language and area. Each code has a `message`, a `help` line and an `explain`
//! text with an example; `ui.toml` has the words of the command line itself.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::Code;

/// The language of messages. The site itself is in the language of its chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// 日本語
    Ja,
    /// English
    En,
}

impl Lang {
    /// Both languages, in the order they are listed to people.
    pub const ALL: &'static [Self] = &[Self::Ja, Self::En];

    /// Its code (ISO 639-1), as on the command line and in `taikei.toml`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// The language of a code.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|lang| lang.as_str() == word)
    }
}

/// The words of one code. Placeholders stand in `{braces}`.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// One sentence: what was found.
    pub message: &'static str,
    /// What to type where.
    pub help: &'static str,
    /// What it means, with an example and how to mend it.
    pub explain: &'static str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEntry {
    message: String,
    help: String,
    explain: String,
}

/// The words of one language. Those of the codes are hardly needed where nothing is found.
struct Catalogue {
    codes: LazyLock<BTreeMap<String, RawEntry>>,
    ui: LazyLock<BTreeMap<String, String>>,
}

/// Lists a language's files, so that both languages have the same ones.
macro_rules! catalogue {
    ($lang:literal, $($area:literal)+) => {
        Catalogue {
            codes: LazyLock::new(|| {
                let areas = [$(include_str!(concat!($lang, "/", $area, ".toml"))),+];
                areas.into_iter().flat_map(parsed::<RawEntry>).collect()
            }),
            ui: LazyLock::new(|| parsed(include_str!(concat!($lang, "/ui.toml")))),
        }
    };
    ($lang:literal) => {
        catalogue!(
            $lang,
            "files" "outline" "slips" "clean" "names" "lints" "evaluation" "settings" "addresses" "comparison" "content"
            "theme" "site" "disk"
        )
    };
}

static JA: Catalogue = catalogue!("ja");
static EN: Catalogue = catalogue!("en");

fn parsed<T: DeserializeOwned>(file: &str) -> BTreeMap<String, T> {
    toml::from_str(file).expect("a test parses every catalogue file")
}

impl Catalogue {
    fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Ja => &JA,
            Lang::En => &EN,
        }
    }
}

/// The words of a code.
///
/// # Panics
/// If the catalogue lacks the code; a test proves that it lacks none.
#[must_use]
pub fn entry(code: Code, lang: Lang) -> Entry {
    let raw = Catalogue::of(lang).codes.get(code.as_str()).expect("a test proves that every code has words");
    Entry { message: &raw.message, help: &raw.help, explain: &raw.explain }
}

/// A sentence of the command line itself, by its key in `ui.toml`.
///
/// # Panics
/// If the catalogue lacks the key; a test proves that both languages have every key in use.
#[must_use]
pub fn ui(key: &str, lang: Lang) -> &'static str {
    Catalogue::of(lang).ui.get(key).expect("a test proves that every key has words")
}

/// Every key of `ui.toml` in one language, for the test that compares the languages.
pub fn ui_keys(lang: Lang) -> impl Iterator<Item = &'static str> {
    Catalogue::of(lang).ui.keys().map(String::as_str)
}

/// Puts the arguments into a sentence. What they hold is never read as a placeholder again.
#[must_use]
pub fn fill(sentence: &str, args: &[(&'static str, String)]) -> String {
    let mut filled = String::with_capacity(sentence.len() + 32);
    let mut rest = sentence;
    while let Some(open) = rest.find('{') {
        filled.push_str(&rest[..open]);
        rest = &rest[open..];
        let value = rest.find('}').and_then(|close| {
            let value = &args.iter().find(|(name, _)| *name == &rest[1..close])?.1;
            Some((close, value))
        });
        if let Some((close, value)) = value {
            filled.push_str(value);
            rest = &rest[close + 1..];
        } else {
            filled.push('{');
            rest = &rest[1..];
        }
    }
    filled + rest
}
