//! What each column of the other tables holds, and what its values mean.

use std::borrow::Cow;

use super::{Column, DataFile, DataTable};

/// A table that explains the others: a row for each column, and one for each value of those that have few.
pub(super) fn table<'a>(tables: &[(DataFile, DataTable<'a>)]) -> DataTable<'a> {
    let mut rows = Vec::new();
    for (file, table) in tables {
        for column in &table.columns {
            let head = || [Cow::from(file.name()), table.title.into(), column.heading.clone()];
            let column_row = head().into_iter().chain(["".into(), column.about.clone()]);
            rows.push(column_row.collect());
            let value = |(value, about): &(Cow<'a, str>, Cow<'a, str>)| {
                head().into_iter().chain([value.clone(), about.clone()]).collect()
            };
            rows.extend(column.values.iter().map(value));
        }
    }
    DataTable {
        title: "コード表",
        columns: vec![
            Column::new("ファイル", "説明する表のファイル"),
            Column::new("シート", "Excel のファイルの中での、その表のシート"),
            Column::new("列", "説明する列の見出し"),
            Column::new("値", "説明する値。空の行は、列そのものの説明です"),
            Column::new("説明", "列か値の意味"),
        ],
        rows,
    }
}
