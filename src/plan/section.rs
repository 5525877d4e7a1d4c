//! A section (基本目標, 課題, 施策 …): a node of the plan at any level.

use super::{Correction, ListingId, MarkId, Places};

/// The place of a section in `Plan::sections`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(pub usize);

/// One section of a plan.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its lasting name in addresses: its code when it was first published.
    pub id: String,
    /// The printed numbers from the top level down, in Arabic digits, joined by `-`.
    pub code: String,
    /// The codes that it had before, the oldest first.
    pub former: Vec<String>,
    /// Its number as printed, such as `I-1` or `(2)`; empty where none is printed.
    pub label: String,
    /// Its title, without number and marks.
    pub title: String,
    /// Index of its level in `Plan::levels`.
    pub level: usize,
    /// Whether the chart marks this very section as a priority.
    pub priority: bool,
    /// Its other marks, in the legend's order.
    pub marks: Vec<MarkId>,
    /// The section above it.
    pub parent: Option<SectionId>,
    /// The sections directly below it.
    pub sections: Vec<SectionId>,
    /// The listings directly below it.
    pub listings: Vec<ListingId>,
    /// Where it is printed; the first is its own place. Never empty.
    pub places: Places,
    /// What was corrected in its cells.
    pub corrections: Vec<Correction>,
}
