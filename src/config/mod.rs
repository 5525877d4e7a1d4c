//! Settings: `taikei.toml`, a plan's `plan.toml` and `addresses.toml`, and `departments.toml`; a key we do not know is an error.

mod accept;
mod addresses;
mod base_url;
mod city;
mod correct;
mod departments;
mod document;
mod glossary;
mod keys;
mod log;
mod matches;
mod pages;
mod plan;
mod readings;
mod shape;
mod site;
mod status;
mod synonyms;
mod weigh;

use std::collections::BTreeMap;

use crate::diag::words::Lang;
use crate::diag::{Code, Diagnostic, Sink};
use crate::text::Place;

pub use accept::{names_place, records, settle};
pub use addresses::{AddressAnswer, AddressKind, AddressRecord, Addresses, End, read_addresses};
pub use base_url::base_url;
pub use city::{CityConfig, CityLink, ContactConfig, LicenceConfig, PageConfig};
pub use departments::read_departments;
pub use glossary::{Glossary, Term, read_glossary};
pub use keys::Found;
pub use log::{LogEntry, NewLogEntry, append_log, read_log};
pub use matches::MatchConfig;
pub use pages::{PageAddresses, PageRecord, read_page_addresses};
pub use plan::{predecessor, read_plan};
pub use readings::read_readings;
pub use shape::{ColumnConfig, ColumnRole, LevelConfig, MarkConfig};
pub use site::read_site;
pub use status::StatusConfig;
pub use synonyms::read_synonyms;
pub use weigh::{Weight, weigh};

/// `taikei.toml`: settings of the whole site. All keys are optional.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteConfig {
    /// The site's name; the only plan's title where it is left out.
    pub title: Option<String>,
    /// `--seeds`
    pub seeds: Option<String>,
    /// `--content`
    pub content: Option<String>,
    /// `--theme`
    pub theme: Option<String>,
    /// `--out`
    pub out: Option<String>,
    /// `--base-url`, ending with `/`.
    pub base_url: Option<String>,
    /// `--strict`
    pub strict: bool,
    /// `--format`
    pub format: Option<Format>,
    /// `--jobs`
    pub jobs: Option<usize>,
    /// `--lang`
    pub lang: Option<Lang>,
    /// `-q`
    pub quiet: bool,
    /// `-v`
    pub verbose: bool,
    /// What the city's website has around all pages.
    pub city: CityConfig,
    /// What pages say of themselves, where their plan says nothing else.
    pub page: PageConfig,
}

/// The most threads that can be asked for; starting more takes longer than it saves on any machine.
pub const MOST_THREADS: u16 = 256;

/// How findings are reported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// For people, in the manner of compilers.
    #[default]
    Human,
    /// One JSON object a line.
    Json,
    /// Annotations of GitHub Actions.
    Github,
}

/// `seeds/<plan>/plan.toml`: what the chart does not say. All keys are optional.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanConfig {
    /// The plan's name, instead of the chart's first line.
    pub title: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// The name of the source document, such as 資料6.
    pub document: Option<String>,
    /// The date of the source document, ISO 8601.
    pub date: Option<String>,
    /// The date of the source document as printed, where that is not ISO 8601.
    pub date_printed: Option<String>,
    /// The body that the source document was laid before.
    pub body: Option<String>,
    /// Whether the chart must be in the clean form, which the program writes.
    pub clean: bool,
    /// Where the source document is published.
    pub source_url: Option<String>,
    /// The plan's years, as the city words them.
    pub period: Option<String>,
    /// The plan that follows, where this one has ended: its id, or its address where it is no plan of this site.
    pub successor: Option<PlanName>,
    /// The plan before this one, which it is compared with: its id.
    pub predecessor: Option<PlanName>,
    /// What of the plan before became what, where the program cannot tell.
    pub matches: Vec<MatchConfig>,
    /// Headings that are levels of sections, with their kinds and folders.
    pub levels: Vec<LevelConfig>,
    /// Headings of columns that the program does not know.
    pub columns: Vec<ColumnConfig>,
    /// Marks that the chart's legend does not explain, or that have no address of their own.
    pub marks: Vec<MarkConfig>,
    /// The labels of yearly evaluations, in the city's order.
    pub statuses: Vec<StatusConfig>,
    /// How much kinds of findings matter in this plan.
    pub lints: BTreeMap<Code, Weight>,
    /// Printed slips that the site shows corrected.
    pub correct: Vec<Correct>,
    /// Findings that a person has settled.
    pub accept: Vec<Accept>,
    /// What the pages of this plan say of themselves.
    pub page: PageConfig,
}

/// The name of another plan, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanName {
    /// The plan's id, or an address on the web where one may stand.
    pub name: String,
    /// Where it is written.
    pub at: Place,
}

/// One `[[accept]]` of `plan.toml`: a finding that a person has looked at and settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accept {
    /// The code of the finding; never that of an error.
    pub code: Code,
    /// Where it stands: the code of a record (`2-1-4`), which lasts when rows are inserted, or a line
    /// (`taikeizu.txt:12`, or `taikeizu.txt:12:3` with the column where a line has several), a spreadsheet cell
    /// (`Sheet1!D37`), or a file as a whole.
    pub place: String,
    /// Words that its cell must hold, where they are given.
    pub printed: Option<String>,
    /// Why it is right as it is.
    pub reason: String,
    /// Where the entry itself stands in `plan.toml`.
    pub at: Place,
}

/// One `[[correct]]` of `plan.toml`: a printed slip, and the words that the site shows in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correct {
    /// Where it is printed, as in [`Accept`].
    pub place: String,
    /// The words as printed.
    pub printed: String,
    /// The words to show.
    pub shown: String,
    /// Why they are right.
    pub reason: String,
    /// Where the entry itself stands in `plan.toml`.
    pub at: Place,
}

/// `seeds/departments.toml`: what the charts do not say of departments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Departments {
    /// The entries by name and, where names meet, by publisher.
    pub entries: BTreeMap<(String, Option<String>), DepartmentEntry>,
}

/// One `[[department]]` of `departments.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DepartmentEntry {
    /// Its lasting name in addresses: lower-case ASCII letters, digits and hyphens.
    pub slug: Option<String>,
    /// How its name is read, in Hiragana.
    pub reading: Option<String>,
    /// Its own page on the city's website.
    pub page: Option<String>,
    /// Its telephone number.
    pub telephone: Option<String>,
    /// Its window (窓口).
    pub window: Option<String>,
}

impl PlanName {
    /// Whether the name is that of a known plan; one that is not is reported, as the value of a key.
    pub fn is_known<'a>(&self, sink: &mut Sink, key: &str, known: impl IntoIterator<Item = &'a str>) -> bool {
        let known: Vec<_> = known.into_iter().collect();
        if known.contains(&self.name.as_str()) {
            return true;
        }
        let unknown =
            Diagnostic::new(Code::G09).at(&self.at).cell(&self.name).with("key", key).with("found", &self.name);
        sink.report(match known.as_slice() {
            [] => unknown.with_phrase("known", "no-other-plan"),
            known => unknown.with("known", known.join(", ")),
        });
        false
    }

    /// Whether it is an address on the web, not a plan's id.
    #[must_use]
    pub fn is_url(&self) -> bool {
        keys::is_url(&self.name)
    }
}

impl Departments {
    /// The entry of a department: that of its publisher, else the one without a publisher.
    #[must_use]
    pub fn find(&self, name: &str, publisher: Option<&str>) -> Option<&DepartmentEntry> {
        let of = |publisher: Option<&str>| self.entries.get(&(name.to_owned(), publisher.map(str::to_owned)));
        publisher.and_then(|publisher| of(Some(publisher))).or_else(|| of(None))
    }

    /// The name of an entry of the publisher, or of any, that differs from a name in one letter. Short names often do, but
    /// their last letter says what kind of unit they are: one that no entry ends with is a slip.
    #[must_use]
    pub fn nearly(&self, name: &str, publisher: Option<&str>) -> Option<&str> {
        let own = self.entries.keys().filter(|(_, of)| of.is_none() || of.as_deref() == publisher);
        let is_long = name.chars().count() >= SHORTEST_ALIKE;
        let last = name.chars().next_back();
        let is_slip = is_long || self.entries.keys().all(|(known, _)| known.chars().next_back() != last);
        own.map(|(known, _)| known.as_str()).find(|known| is_slip && strsim::levenshtein(known, name) == 1)
    }
}

/// Names of fewer letters often differ in one: 市民課 and 市政課.
const SHORTEST_ALIKE: usize = 5;

impl Format {
    /// All formats, in the order they are listed to people.
    pub const ALL: &'static [Self] = &[Self::Human, Self::Json, Self::Github];

    /// Its name on the command line and in `taikei.toml`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Github => "github",
        }
    }

    /// The format of a name.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.as_str() == word)
    }
}

/// The phrase of `ui.toml` that says in plain words why the TOML parser refused a line.
#[must_use]
pub fn toml_fault(message: &str, line: &str) -> &'static str {
    document::reason(message, line)
}

/// The known name that is most like a wrong one; empty where none is known.
#[must_use]
pub fn nearest<'a>(name: &str, known: &[&'a str]) -> &'a str {
    keys::nearest(name, known)
}
