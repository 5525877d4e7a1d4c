//! The header row: which columns a chart says it has.

use super::kinds;
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
    "取組項目",
    "主な取組",
    "主な取り組み",
    "主な事業",
    "主要事業",
    "具体的取組",
    "具体的な取組",
    "具体的な取り組み",
    "具体的施策",
    "具体的な施策",
    "個別事業",
    "個別施策",
    "事務事業",
    "実施事業",
    "関連事業",
    "構成事業",
];
/// Headings of the column that describes it.
const DESCRIPTION: &[&str] = &[
    "取組内容",
    "内容",
    "事業内容",
    "事業の内容",
    "取組の内容",
    "取り組み内容",
    "取り組みの内容",
    "具体的内容",
    "具体的な内容",
    "概要",
    "事業概要",
    "事業の概要",
    "取組概要",
    "説明",
    "施策内容",
    "施策の内容",
];
/// Headings of the columns that name who is responsible.
const DEPARTMENT: &[&str] = &[
    "担当課",
    "担当",
    "担当部署",
    "担当部課",
    "担当課等",
    "担当課名",
    "担当所属",
    "担当課室",
    "所管課",
    "所管",
    "所管部署",
    "所管部課",
    "所管課等",
    "主管課",
    "主管部課",
    "主担当課",
    "関係課",
    "関連課",
    "関係部署",
    "実施主体",
    "実施課",
    "課名",
];
/// Headings of columns that stand beside the 事業 and are no level of sections.
const BESIDE: &[&str] = &[
    "No",
    "No.",
    "番号",
    "事業番号",
    "施策番号",
    "整理番号",
    "通し番号",
    "目標値",
    "目標",
    "指標",
    "成果指標",
    "予算",
    "予算額",
    "期間",
    "実施期間",
    "実施時期",
    "備考",
    "ページ",
    "頁",
    "区分",
    "現状",
    "現状値",
    "年度",
    "スケジュール",
    "掲載ページ",
    "新規・継続",
    "種別",
    "方向性",
    "対象",
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

/// Whether a text is one of these headings, whatever its width and spacing.
fn is_one_of(text: &str, names: &[&str]) -> bool {
    // Headings are short: a long cell is not worth folding.
    text.len() < 60 && names.contains(&fold::key(text).as_str())
}

/// Whether a row is a header: it has headings of two kinds, among those of sections or 事業, of 内容 and of 担当課.
/// One alone may be a cell like any other: 関係課 is a heading and a department.
pub(super) fn is_header(row: &Row) -> bool {
    let has = |is: &dyn Fn(&str) -> bool| row.filled().any(|(_, cell)| is(&cell.text));
    let named = has(&|text| is_one_of(text, PROJECT) || kinds::is_known(text));
    let described = has(&|text| is_one_of(text, DESCRIPTION));
    let assigned = has(&|text| is_one_of(text, DEPARTMENT));
    usize::from(named) + usize::from(described) + usize::from(assigned) >= 2
}

/// The header that begins a chart. Where it has two rows, the lower one divides headings of the upper one.
pub(super) fn joined(rows: &[Row]) -> Row {
    let mut header = Row::default();
    for row in rows.iter().take(2).take_while(|row| is_header(row)) {
        for (column, cell) in row.cells.iter().enumerate() {
            match header.cells.get_mut(column) {
                Some(upper) if !cell.text.is_empty() => *upper = cell.clone(),
                Some(_) => {}
                None => header.cells.push(cell.clone()),
            }
        }
    }
    header
}

impl Header {
    /// Reads the columns of a header row. The 事業 stand in the last column of sections or 事業 before their 内容 and 担当課.
    pub(super) fn read(row: &Row) -> Self {
        let find = |names: &[&str]| row.filled().find(|(_, cell)| is_one_of(&cell.text, names)).map(|(at, _)| at);
        let description = find(DESCRIPTION);
        let department = find(DEPARTMENT);
        let end = [description, department].into_iter().flatten().min().unwrap_or(row.cells.len());
        let mut named: Vec<_> = (row.filled())
            .filter(|(column, cell)| *column < end && !is_one_of(&cell.text, BESIDE))
            .map(|(column, cell)| LevelColumn { heading: cell.text.clone(), column })
            .collect();
        let last = named.iter().rposition(|column| is_one_of(&column.heading, PROJECT));
        named.truncate(last.map_or(named.len(), |at| at + 1));
        let project = named.pop().map_or(0, |column| column.column);
        Self { levels: named, project, description, department }
    }
}
