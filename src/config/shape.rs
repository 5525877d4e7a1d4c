//! The shape of a chart as `plan.toml` declares it: levels, columns and marks that the program would not know.

use super::keys::Entries;
use crate::diag::{Code, Diagnostic, Sink};
use crate::text::{Place, is_address};

/// One `[[level]]` of `plan.toml`: a level of sections that the table of kinds does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelConfig {
    /// The heading as the chart prints it.
    pub heading: String,
    /// The level's name in data, such as `goal`.
    pub kind: Option<String>,
    /// The folder of its pages, such as `goals`.
    pub folder: Option<String>,
    /// Where its heading is written.
    pub at: Place,
}

/// One `[[column]]` of `plan.toml`: what stands under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnConfig {
    /// The heading as the chart prints it.
    pub heading: String,
    /// What stands under it.
    pub role: ColumnRole,
    /// Where its heading is written.
    pub at: Place,
}

/// What can stand in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnRole {
    /// The 事業.
    Project,
    /// Its 内容.
    Description,
    /// The 担当課.
    Department,
    /// The 部 above the 担当課.
    Division,
    /// Numbers that stand beside what they number.
    Number,
    /// Anything else, which is shown under its heading.
    Other,
}

/// One `[[mark]]` of `plan.toml`: a sign in the chart and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkConfig {
    /// The sign as printed, such as ★ or 新.
    pub symbol: String,
    /// What it means.
    pub name: String,
    /// The name of its page.
    pub slug: Option<String>,
    /// Whether it stands at departments, and not at sections and 事業.
    pub of_departments: bool,
    /// Whether it is the mark of the priorities.
    pub priority: bool,
    /// Where its sign is written.
    pub at: Place,
}

impl ColumnRole {
    /// The role of a word of `plan.toml`.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Some(match word {
            "project" => Self::Project,
            "description" => Self::Description,
            "department" => Self::Department,
            "division" => Self::Division,
            "number" => Self::Number,
            "other" => Self::Other,
            _ => return None,
        })
    }
}

/// The name of each table in `plan.toml`.
const LEVEL: &str = "level";
const COLUMN: &str = "column";
const MARK: &str = "mark";
const LEVEL_KEYS: &[&str] = &["heading", "kind", "folder"];
const COLUMN_KEYS: &[&str] = &["heading", "is"];
const MARK_KEYS: &[&str] = &["symbol", "name", "slug", "of_departments", "priority"];

/// Folders of a plan that hold other pages than those of sections.
const TAKEN: &[&str] = &["projects", "departments", "marks", "progress"];

/// The complete `[[level]]` entries.
pub(super) fn levels(sink: &mut Sink, entries: &Entries) -> Vec<LevelConfig> {
    let tables = entries.tables(sink, LEVEL, LEVEL_KEYS);
    tables.iter().filter_map(|entry| level(sink, entry)).collect()
}

/// One `[[level]]`. Its folder is its kind where only that is given.
fn level(sink: &mut Sink, entry: &Entries) -> Option<LevelConfig> {
    let heading = entry.required(sink, LEVEL, "heading");
    let kind = address(sink, entry, "kind");
    let free = |text: &str| (is_address(text) && !TAKEN.contains(&text)).then(|| text.to_owned());
    let folder = entry.text_where(sink, "folder", "expect-level-folder", free);
    let heading = heading?;
    Some(LevelConfig { heading: heading.value, kind, folder, at: heading.place })
}

/// The complete `[[column]]` entries.
pub(super) fn columns(sink: &mut Sink, entries: &Entries) -> Vec<ColumnConfig> {
    let tables = entries.tables(sink, COLUMN, COLUMN_KEYS);
    tables.iter().filter_map(|entry| column(sink, entry)).collect()
}

fn column(sink: &mut Sink, entry: &Entries) -> Option<ColumnConfig> {
    let heading = entry.required(sink, COLUMN, "heading");
    let role = entry.required(sink, COLUMN, "is").and_then(|written| {
        let role = ColumnRole::of_word(&written.value);
        if role.is_none() {
            let wrong = Diagnostic::new(Code::G03).at(&written.place).cell(&written.value).with("key", "is");
            entry.report(sink, wrong.with_phrase("expected", "expect-column").with("found", &written.value));
        }
        role
    });
    let heading = heading?;
    Some(ColumnConfig { heading: heading.value, role: role?, at: heading.place })
}

/// The complete `[[mark]]` entries.
pub(super) fn marks(sink: &mut Sink, entries: &Entries) -> Vec<MarkConfig> {
    let tables = entries.tables(sink, MARK, MARK_KEYS);
    tables.iter().filter_map(|entry| mark(sink, entry)).collect()
}

fn mark(sink: &mut Sink, entry: &Entries) -> Option<MarkConfig> {
    let symbol = entry.required(sink, MARK, "symbol");
    let name = entry.required(sink, MARK, "name");
    let slug = address(sink, entry, "slug");
    let of_departments = entry.flag(sink, "of_departments");
    let priority = entry.flag(sink, "priority");
    let symbol = symbol?;
    Some(MarkConfig { symbol: symbol.value, name: name?.value, slug, of_departments, priority, at: symbol.place })
}

/// A name that can be a part of an address.
fn address(sink: &mut Sink, entry: &Entries, key: &'static str) -> Option<String> {
    entry.text_where(sink, key, "expect-address", |text| is_address(text).then(|| text.to_owned()))
}
