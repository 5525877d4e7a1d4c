//! A department (担当課): any unit that the chart names as responsible.

use super::ListingId;

/// The place of a department in `Plan::departments`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DepartmentId(pub usize);

/// One department of a plan, with what `departments.toml` adds to its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Its name as printed.
    pub name: String,
    /// The 部 above it, where the chart has it.
    pub division: Option<String>,
    /// Its name as pages show it: with the 部 before it where the plan has two of the name.
    pub label: String,
    /// Its lasting name in addresses.
    pub slug: String,
    /// The names that it had before, the oldest first.
    pub former: Vec<String>,
    /// How its name is read, in Hiragana.
    pub reading: Option<String>,
    /// Its own page on the city's website.
    pub page: Option<String>,
    /// Its telephone number.
    pub telephone: Option<String>,
    /// Its window (窓口), such as a building and floor.
    pub window: Option<String>,
    /// The listings that name it, in the chart's order.
    pub listings: Vec<ListingId>,
}
