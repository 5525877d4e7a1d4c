//! A mark (印): a sign in the chart that says something of a section, a 事業 or a department, such as 新規 or 主管課.

/// The place of a mark in `Plan::marks`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MarkId(pub usize);

/// One mark of a plan other than that of its priorities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The name of its page in addresses.
    pub slug: String,
    /// Its sign as printed, where it is a symbol such as ◎ and not the words themselves.
    pub symbol: Option<String>,
    /// Its words, such as 新規.
    pub name: String,
    /// Whether the chart's legend or `plan.toml` explains it, or its words explain themselves.
    pub explained: bool,
}
