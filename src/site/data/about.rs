//! The plan itself in one row: its name, the document it was taken from, and the date of that.

use super::{Column, DataTable};
use crate::plan::Plan;
use crate::text::date;

pub(super) fn table(plan: &Plan) -> DataTable<'_> {
    let source = &plan.source;
    let text = |text: &'_ Option<String>| text.clone().unwrap_or_default().into();
    DataTable {
        title: "計画",
        columns: vec![
            Column::new("計画ID", "アドレスの中での計画の名前"),
            Column::new("計画名", "計画の名前"),
            Column::new("公表者", "計画を公表している自治体など。空は、資料に書かれていないもの"),
            Column::new("計画期間", "空は、登録がないもの"),
            Column::new("資料名", "もとの資料の名前。空は、資料に書かれていないもの"),
            Column::new("資料の日付", "もとの資料の日付。西暦の年-月-日（ISO 8601）"),
            Column::new("資料の日付（和暦）", "同じ日付の和暦"),
            Column::new("資料の日付（印刷）", "もとの資料に印刷されたとおりの日付"),
            Column::new("会議など", "もとの資料が出された会議など。空は、資料に書かれていないもの"),
            Column::new("資料のアドレス", "もとの資料が公開されているアドレス。空は、登録がないもの"),
        ],
        rows: vec![vec![
            plan.id.as_str().into(),
            plan.title.as_str().into(),
            text(&plan.publisher),
            text(&plan.period),
            text(&source.document),
            text(&source.date),
            source.date.as_deref().and_then(date::wareki).unwrap_or_default().into(),
            text(&source.date_printed),
            text(&source.body),
            text(&source.url),
        ]],
    }
}
