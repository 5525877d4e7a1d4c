//! One finding: its code, severity, place, record and the words that fill its message.

use super::Code;
use super::words::{self, Lang};
use crate::text::Place;

/// How much a finding matters. The order is that of importance, the heaviest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A repair that the numbering proves.
    Note,
    /// A doubt that a person should settle; fails under `--strict`.
    Warning,
    /// Stops the build.
    Error,
}

impl Severity {
    /// The word of the JSON format: `note`, `warning` or `error`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One finding. Its sentences are made from the catalogue when they are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub code: Code,
    /// The code's own severity unless the settings say otherwise.
    pub severity: Severity,
    /// Where to look; none where no file is at fault.
    pub place: Option<Place>,
    /// The text of the cell at the place, where there is one.
    pub cell: Option<String>,
    /// The code of the section or 事業 concerned, such as `1-3-3-4`.
    pub record: Option<String>,
    /// The words that fill the message's `{placeholders}`, by name.
    pub args: Vec<(&'static str, Arg)>,
}

/// What fills one placeholder of a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arg {
    /// Words as they stand, in any language: a name, a number, what was printed.
    Text(String),
    /// The key of a phrase in `ui.toml`, which has it in each language.
    Phrase(&'static str),
}

impl Arg {
    /// The words in one language.
    #[must_use]
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Phrase(key) => words::ui(key, lang).to_owned(),
        }
    }
}

impl Diagnostic {
    /// A finding of this code, with nothing known yet of its place or record.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self { code, severity: code.severity(), place: None, cell: None, record: None, args: Vec::new() }
    }

    /// Says where it stands.
    #[must_use]
    pub fn at(mut self, place: &Place) -> Self {
        self.place = Some(place.clone());
        self
    }

    /// Says which file it concerns as a whole.
    #[must_use]
    pub fn in_file(self, path: &str) -> Self {
        self.at(&Place::of_file(path))
    }

    /// Keeps the text of the cell it stands at.
    #[must_use]
    pub fn cell(mut self, text: impl Into<String>) -> Self {
        self.cell = Some(text.into());
        self
    }

    /// Names the section or 事業 concerned by its code.
    #[must_use]
    pub fn record(mut self, code: impl Into<String>) -> Self {
        self.record = Some(code.into());
        self
    }

    /// Fills one placeholder of the message. The names are those of the table of codes.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "callers hand over words and numbers alike")]
    pub fn with(self, name: &'static str, value: impl ToString) -> Self {
        self.fill(name, Arg::Text(value.to_string()))
    }

    /// Fills one placeholder with a phrase that `ui.toml` has in each language.
    #[must_use]
    pub fn with_phrase(self, name: &'static str, key: &'static str) -> Self {
        self.fill(name, Arg::Phrase(key))
    }

    /// Fills one placeholder with words or a phrase that were chosen elsewhere.
    #[must_use]
    pub fn with_arg(self, name: &'static str, arg: Arg) -> Self {
        self.fill(name, arg)
    }

    fn fill(mut self, name: &'static str, arg: Arg) -> Self {
        debug_assert!(self.code.args().contains(&name), "{:?} takes no argument {name}", self.code);
        self.args.push((name, arg));
        self
    }

    /// The one sentence that says what was found.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        words::fill(words::entry(self.code, lang).message, &self.words(lang))
    }

    /// The line that says what to type where.
    #[must_use]
    pub fn help(&self, lang: Lang) -> String {
        words::fill(words::entry(self.code, lang).help, &self.words(lang))
    }

    /// The arguments in one language.
    fn words(&self, lang: Lang) -> Vec<(&'static str, String)> {
        self.args.iter().map(|(name, arg)| (*name, arg.in_words(lang))).collect()
    }
}
