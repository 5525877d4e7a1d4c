//! Columns beside the plan's own: kept under their heading, whatever stands in them.

use super::{chart, codes, listing, titles};

#[test]
fn what_stands_under_other_headings_is_kept_as_printed() {
    let read = chart(
        "基本目標|施策|事業|内容|現状値|目標値（令和10年度）|令和6年度|予算|担当課|期間|備考|ページ|合い言葉\n\
         I 花|(1) 苗|①苗の配布|苗を配ります。|1,200本|2,000本|実施|1,500千円|花みどり課|令和6～10年度|保育課と行う|p.12|花いっぱい\n\
         ||②種の交換|種を交換します。||40%|→||公園課|通年|||\n",
    );
    assert_eq!(codes(&read), ["P24"], "{:?}", read.found);
    assert_eq!(
        read.plan.columns,
        ["現状値", "目標値（令和10年度）", "令和6年度", "予算", "期間", "備考", "ページ", "合い言葉"]
    );
    let texts: Vec<_> = listing(&read, "1-1-1").cells.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(
        texts,
        ["1,200本", "2,000本", "実施", "1,500千円", "令和6～10年度", "保育課と行う", "p.12", "花いっぱい"]
    );
    assert_eq!(listing(&read, "1-1-2").cells, [(1, "40%".to_owned()), (2, "→".to_owned()), (4, "通年".to_owned())]);
    assert_eq!(titles(&read)[1], "1-1-2 種の交換 / 種を交換します。 / 公園課");
}

#[test]
fn a_further_row_goes_on_with_the_columns_above() {
    let read = chart(
        "施策|事業|内容|担当課|指標\n\
         1 苗|①苗の配布|苗を配ります。|花みどり課|配った本数\n\
         |||公園課|参加者数\n",
    );
    assert_eq!(codes(&read), ["P07"], "{:?}", read.found);
    assert_eq!(listing(&read, "1-1").cells, [(0, "配った本数\n参加者数".to_owned())]);
}

#[test]
fn a_cell_that_no_project_can_take_is_reported() {
    let read = chart(
        "施策|事業|内容|担当課|備考\n\
         1 苗||||注意すること\n\
         |①苗の配布|苗を配ります。|花みどり課|\n",
    );
    assert_eq!(codes(&read), ["P09"]);
    assert_eq!(read.found[0].cell.as_deref().or(read.found[1].cell.as_deref()), Some("注意すること"));
}

#[test]
fn slipped_rows_keep_their_other_columns() {
    let read = chart(
        "基本目標|施策|事業|内容|担当課|備考\n\
         I 花|(1) 苗|①苗の配布|苗を配って、まちを花で満たします。|花みどり課|春\n\
         |||②種の交換|種を持ち寄って、交換する会を開きます。|公園課|秋\n\
         |②花の市|広場で花の市を開いて、花を売ります。|商工課|夏\n\
         |||④花の本|花の本を買って、だれでも読めるようにします。|図書館|冬\n",
    );
    let read_cells: Vec<_> = read.plan.listings.iter().map(|listing| listing.cells[0].1.as_str()).collect();
    assert_eq!(read_cells, ["春", "秋", "夏", "冬"], "{:?}", read.found);
    assert_eq!(titles(&read)[2], "1-1-3 花の市 / 広場で花の市を開いて、花を売ります。 / 商工課");
}

#[test]
fn a_row_whose_department_is_no_unit_stays_a_project_of_its_own() {
    let read = chart(
        "基本目標|施策|事業|内容|担当課|備考\n\
         花|苗|苗の配布|苗を配って、まちを花で満たします。|花みどり課|春\n\
         ||種の交換|種の交換会|未定|\n\
         ||花の市|花の市を開く|NPO|\n\
         ||花の本|花の本を買う|市|秋\n\
         ||花の絵|花の絵を集めて、だれでも見られるようにします。|図書館|\n",
    );
    assert_eq!(
        titles(&read),
        [
            "1-1-1 苗の配布 / 苗を配って、まちを花で満たします。 / 花みどり課",
            "1-1-2 種の交換 / 種の交換会 / 未定",
            "1-1-3 花の市 / 花の市を開く / NPO",
            "1-1-4 花の本 / 花の本を買う / 市",
            "1-1-5 花の絵 / 花の絵を集めて、だれでも見られるようにします。 / 図書館",
        ]
    );
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert!(["未定", "NPO", "市"].into_iter().all(|name| {
        read.found.iter().any(|found| found.code.as_str() == "R05" && found.cell.as_deref() == Some(name))
    }));
    assert_eq!(listing(&read, "1-1-4").cells, [(0, "秋".to_owned())]);
}
