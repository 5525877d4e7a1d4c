//! What a chart has no more: its address lasts, and its page says what it was.

use super::SectionId;

/// The place of something ended in `Plan::ended`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EndedId(pub usize);

/// A section, a listing or a department that the chart has no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// What it was.
    pub kind: EndedKind,
    /// Its lasting name in addresses.
    pub id: String,
    /// The code that it had last; empty for a department.
    pub code: String,
    /// The codes that it had before, the oldest first; of a department, its names.
    pub former: Vec<String>,
    /// What it was called.
    pub title: String,
    /// The ids of those of its kind that it went on in.
    pub became: Vec<String>,
    /// The section that it stood under, where the chart still has that.
    pub under: Option<SectionId>,
}

/// What something ended was.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum EndedKind {
    /// A section, by the folder of its level.
    Section(String),
    /// A listing of a 事業.
    Project,
    /// A department.
    Department,
}
