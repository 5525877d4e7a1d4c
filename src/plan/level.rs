//! A level of a plan (階層): what the chart calls it, and the address folder of its pages.

/// One level of sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The heading as printed, such as 基本目標.
    pub heading: String,
    /// The kind, such as `goal`; it names the level in data.
    pub kind: String,
    /// The folder of the level's pages, such as `goals`.
    pub folder: String,
}
