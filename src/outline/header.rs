//! The header row: which columns a chart says it has.

use crate::table::Row;
use crate::text::fold;

/// Headings of the column that names the 事業.
const PROJECT: &[&str] = &[
    "事業",
    "事業名",
    "事業名称",
    "取組",
    "取り組み",
    "取組名",
    "主な取組",
    "主な取り組み",
    "主な事業",
    "主要事業",
    "具体的取組",
    "具体的な取組",
    "具体的な取り組み",
    "個別事業",
    "事務事業",
    "実施事業",
];
/// Headings of the column that describes it.
const DESCRIPTION: &[&str] =
    &["内容", "事業内容", "取組内容", "取り組み内容", "取組の内容", "概要", "事業概要", "事業の概要", "事業の内容"];
/// Headings of the columns that name who is responsible.
const DEPARTMENT: &[&str] = &[
    "担当課",
    "担当",
    "担当部署",
    "担当部課",
    "担当課等",
    "担当所属",
    "所管課",
    "所管",
    "所管部署",
    "所管部課",
    "主管課",
    "主管部課",
    "関係課",
    "関連課",
    "実施主体",
    "実施課",
];

/// The columns of a chart.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// The columns of sections, from the top level down.
    pub(super) levels: Vec<LevelColumn>,
    /// The column of the 事業.
    pub(super) project: usize,
    /// The column of the 内容, where there is one.
    pub(super) description: Option<usize>,
    /// The first column of the 担当課, where there is one.
    pub(super) department: Option<usize>,
}

/// A column of sections.
#[derive(Debug, Clone)]
pub(super) struct LevelColumn {
    /// Its heading as printed.
    pub(super) heading: String,
    /// Its index.
    pub(super) column: usize,
}

/// Whether a row is a header: it has the heading of a 事業, and of its 内容 or 担当課.
pub(super) fn is_header(row: &Row) -> bool {
    let has = |names: &[&str]| row.filled().any(|(_, cell)| is_one_of(&cell.text, names));
    has(PROJECT) && (has(DESCRIPTION) || has(DEPARTMENT))
}

/// Whether a text is one of these headings, whatever its width and spacing.
fn is_one_of(text: &str, names: &[&str]) -> bool {
    // Headings are short: a long cell is not worth folding.
    text.len() < 60 && names.contains(&fold::key(text).as_str())
}

impl Header {
    /// Reads the columns of a header row.
    pub(super) fn read(row: &Row) -> Self {
        let find = |names: &[&str]| row.filled().find(|(_, cell)| is_one_of(&cell.text, names)).map(|(at, _)| at);
        let project = find(PROJECT).unwrap_or_default();
        let levels = row
            .filled()
            .take_while(|(column, _)| *column < project)
            .map(|(column, cell)| LevelColumn { heading: cell.text.clone(), column })
            .collect();
        Self { levels, project, description: find(DESCRIPTION), department: find(DEPARTMENT) }
    }
}
