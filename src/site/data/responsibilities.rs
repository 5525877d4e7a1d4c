//! Who does what, one 課 a row: every listing with each of its departments.

use super::{Column, DataTable, Priority, marks};
use crate::outline::clean::names;
use crate::plan::{Listing, Plan};

pub(super) fn table(plan: &Plan) -> DataTable<'_> {
    let kinds = vec![
        ("課".into(), "1つの課や館、委員会など".into()),
        ("総称".into(), "「関係各課」のように、課の名前を挙げない書き方".into()),
    ];
    DataTable {
        title: "担当",
        columns: vec![
            Column::new(names::code(names::PROJECT), "事業のコード。projects.csv のコードと同じです"),
            Column::new(names::PROJECT, "事業の名前"),
            Column::new("順番", "その事業の中で、課が書かれている順番"),
            Column::new("担当課", "担当課の名前。departments.csv の名前と同じです"),
            Column::new("種類", "名前が1つの課のものかどうか").with(kinds),
            Column::new("印", "その事業での課の印。2つ以上あるときは ; で区切ります"),
        ],
        rows: plan.listings.iter().flat_map(|listing| rows(plan, listing)).collect(),
    }
}

fn rows<'a>(plan: &'a Plan, listing: &'a Listing) -> Vec<Vec<std::borrow::Cow<'a, str>>> {
    let units = listing.departments.iter().map(|&id| {
        let own = listing.department_marks.get(&id).map_or(&[][..], Vec::as_slice);
        (plan.department(id).label.as_str(), "課", marks(plan, Priority::Unmarked, own))
    });
    let collectives = listing.collectives.iter().map(|name| (name.as_str(), "総称", "".into()));
    let row = |(at, (name, kind, marks)): (usize, (&'a str, &'a str, _))| {
        let (code, title) = (listing.code.as_str(), listing.title.as_str());
        vec![code.into(), title.into(), super::count(at + 1), name.into(), kind.into(), marks]
    };
    units.chain(collectives).enumerate().map(row).collect()
}
