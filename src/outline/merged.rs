//! Merged cells: what a cell says that goes on from a row above.

use std::borrow::Cow;

use crate::table::Row;

/// The row as its own words say it. A section or 事業 that is merged over several rows is said once, in the first; a 内容
/// or 担当課 that is merged over several 事業 is said of each.
pub(super) fn own(row: &Row, project: usize) -> Cow<'_, Row> {
    if !row.cells.iter().any(|cell| cell.covered) {
        return Cow::Borrowed(row);
    }
    let has_project = row.filled().any(|(column, cell)| column == project && !cell.covered);
    let mut own = row.clone();
    for (column, cell) in own.cells.iter_mut().enumerate() {
        if cell.covered && (column <= project || !has_project) {
            cell.text.clear();
        }
    }
    Cow::Owned(own)
}
