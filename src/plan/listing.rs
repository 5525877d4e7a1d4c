//! A listing (掲載) of a 事業 under a section, be it the original or a 再掲.

use std::collections::BTreeMap;

use super::{Correction, DepartmentId, MarkId, SectionId};
use crate::text::Place;

/// The place of a listing in `Plan::listings`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListingId(pub usize);

/// One listing of a project. A project (事業) is its original listing together with the relistings of it.
#[derive(Debug, Clone)]
pub struct Listing {
    /// Its lasting name in addresses: its code when it was first published.
    pub id: String,
    /// The code of its section, `-`, and its own number.
    pub code: String,
    /// The codes that it had before, the oldest first.
    pub former: Vec<String>,
    /// Its number as printed, such as `①`; empty where none is printed.
    pub label: String,
    /// Its title, without number and without 再掲.
    pub title: String,
    /// Its 内容; empty where none is printed.
    pub description: String,
    /// The section it is listed under.
    pub section: SectionId,
    /// The departments (担当課) in printed order, each once.
    pub departments: Vec<DepartmentId>,
    /// Names such as 関係各課 that stand for departments without naming one.
    pub collectives: Vec<String>,
    /// The marks that the chart gives some of them here, such as 主管課.
    pub department_marks: BTreeMap<DepartmentId, Vec<MarkId>>,
    /// Whether the chart marks this very 事業 as a priority.
    pub priority: bool,
    /// Its other marks, in the legend's order.
    pub marks: Vec<MarkId>,
    /// What stands in columns beside the plan's own: the index in `Plan::columns`, and the text; in order.
    pub cells: Vec<(usize, String)>,
    /// Whether the chart marks it 再掲.
    pub relisting: bool,
    /// The listing it repeats, where it is a 再掲 whose original was found.
    pub original: Option<ListingId>,
    /// The 再掲 of this listing, in the chart's order.
    pub relistings: Vec<ListingId>,
    /// The text of its cell, as printed.
    pub cell: String,
    /// Where it is printed.
    pub place: Place,
    /// What was corrected in its cells.
    pub corrections: Vec<Correction>,
}
