//! The header row of an evaluation: which column holds what.

use crate::diag::{Code, Diagnostic, Sink};
use crate::table::{Row, Table};
use crate::text::fold;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The code of the 事業.
    Code,
    /// Its title, which is held against the plan's.
    Title,
    /// The department that reports.
    Department,
    /// The status.
    Status,
    /// What was done, in words.
    Text,
    /// What was aimed at.
    Target,
    /// What was reached.
    Result,
}

/// The headings of each role, folded and in lower case.
const HEADINGS: &[(Role, &[&str])] = &[
    (Role::Code, &["番号", "コード", "事業番号", "事業コード", "no", "no.", "code"]),
    (Role::Title, &["事業", "事業名", "事業の名称", "title"]),
    (Role::Department, &["担当課", "課", "課名", "部署", "所管課", "担当", "department"]),
    (Role::Status, &["評価", "自己評価", "状況", "進捗", "進捗状況", "実施状況", "達成度", "達成状況", "status"]),
    (Role::Text, &["取組", "取組内容", "取組状況", "取組実績", "実施内容", "実績内容", "報告", "説明", "text"]),
    (Role::Target, &["目標", "目標値", "target"]),
    (Role::Result, &["実績", "実績値", "結果", "result"]),
];

/// The columns of a table.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// The columns of known headings.
    pub(super) known: Vec<(Role, usize)>,
    /// The other filled headings, as they stand.
    pub(super) others: Vec<(usize, String)>,
}

impl Columns {
    /// The column of a role.
    pub(super) fn of(&self, role: Role) -> Option<usize> {
        self.known.iter().find(|(known, _)| *known == role).map(|(_, column)| *column)
    }
}

/// Finds the header row: the first that has a heading of the code and one more. Gives the index of the row after it.
pub(super) fn find(sink: &mut Sink, table: &Table) -> Option<(Columns, usize)> {
    let is_header = |row: &Row| {
        let known: Vec<_> = row.filled().filter_map(|(_, cell)| role(&cell.text)).collect();
        known.contains(&Role::Code) && row.filled().count() > 1
    };
    let at = table.rows.iter().position(is_header)?;
    let mut columns = Columns::default();
    for (column, cell) in table.rows[at].filled() {
        match role(&cell.text) {
            Some(role) if columns.of(role).is_some() => {
                sink.report(Diagnostic::new(Code::E03).at(&cell.place).cell(&cell.text).with("heading", &cell.text));
            }
            Some(role) => columns.known.push((role, column)),
            None => columns.others.push((column, cell.text.clone())),
        }
    }
    Some((columns, at + 1))
}

fn role(heading: &str) -> Option<Role> {
    let key = fold::key(heading).to_lowercase();
    HEADINGS.iter().find(|(_, names)| names.contains(&key.as_str())).map(|(role, _)| *role)
}
