//! The departments, one a row, with what `departments.toml` adds.

use super::{Column, DataTable, count};
use crate::plan::{Department, Plan};
use crate::site::route::PlanRoute;

pub(super) fn table(plan: &Plan) -> DataTable<'_> {
    DataTable {
        title: "担当課",
        columns: vec![
            Column::new("担当課", "担当課の名前。同じ名前の課が2つあるときは、前に部の名前が付きます"),
            Column::new("部", "上の部。資料に書かれていないときは空です"),
            Column::new("読み", "名前の読み。空は、登録がないもの"),
            Column::new("事業数（延べ）", "この課の名前がある掲載の数。再掲も数えます"),
            Column::new("ページ", "課のページ。このファイルがあるフォルダーから見たアドレスです"),
            Column::new("市のページ", "課自身のページのアドレス。空は、登録がないもの"),
            Column::new("電話番号", "空は、登録がないもの"),
            Column::new("窓口", "空は、登録がないもの"),
        ],
        rows: plan.departments.iter().map(row).collect(),
    }
}

fn row(unit: &Department) -> Vec<std::borrow::Cow<'_, str>> {
    let text = |text: &'_ Option<String>| text.clone().unwrap_or_default().into();
    vec![
        unit.label.as_str().into(),
        text(&unit.division),
        text(&unit.reading),
        count(unit.listings.len()),
        PlanRoute::Department(&unit.slug).path().into(),
        text(&unit.page),
        text(&unit.telephone),
        text(&unit.window),
    ]
}
