//! The sections of all levels, one a row.

use super::{Column, DataTable, Priority, count, marks};
use crate::plan::{Plan, SectionId};
use crate::site::pages::originals;
use crate::site::route::PlanRoute;

pub(super) fn table(plan: &Plan) -> DataTable<'_> {
    let levels = plan.levels.iter().enumerate();
    let levels = levels.map(|(at, level)| (level.heading.as_str().into(), format!("上から{}番目の段", at + 1).into()));
    DataTable {
        title: "段",
        columns: vec![
            Column::new("段", "どの段か。もとの資料の見出しです").with(levels.collect()),
            Column::new("コード", "番号を上の段から - でつないだもの。半角の数字です"),
            Column::new("番号（印刷）", "もとの資料に印刷されたとおりの番号"),
            Column::new("名前", "もとの資料の言葉のままです"),
            Column::new("上の段のコード", "1つ上の段のコード。いちばん上の段では空です"),
            Column::new("印", "もとの資料の印。2つ以上あるときは ; で区切ります"),
            Column::new("事業数（実数）", "この段とその下にある事業の数。再掲は数えません"),
            Column::new("事業数（延べ）", "この段とその下にある掲載の数。再掲も数えます"),
            Column::new("ページ", "この段のページ。このファイルがあるフォルダーから見たアドレスです"),
        ],
        rows: plan.section_ids().map(|(id, _)| row(plan, id)).collect(),
    }
}

fn row(plan: &Plan, id: SectionId) -> Vec<std::borrow::Cow<'_, str>> {
    let section = plan.section(id);
    let level = &plan.levels[section.level];
    let below = plan.listings_below(id);
    vec![
        level.heading.as_str().into(),
        section.code.as_str().into(),
        section.label.as_str().into(),
        section.title.as_str().into(),
        section.parent.map_or("", |up| &plan.section(up).code).into(),
        marks(plan, Priority::of_section(section), &section.marks),
        count(originals(plan, &below)),
        count(below.len()),
        PlanRoute::Section(&level.folder, &section.id).path().into(),
    ]
}
