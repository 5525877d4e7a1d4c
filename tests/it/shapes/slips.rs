//! Cells that slipped under another heading, or beyond the last.

use taikei::diag::Diagnostic;

use super::{chart, chart_with, codes, listing, titles};

/// The text of the cell that each finding of a code stands at.
fn cells<'f>(found: &'f [Diagnostic], code: &str) -> Vec<&'f str> {
    found.iter().filter(|found| found.code.as_str() == code).filter_map(|found| found.cell.as_deref()).collect()
}

#[test]
fn a_cell_right_of_the_last_heading_is_kept_and_reported() {
    let read = chart(
        "施策|事業|内容|担当課|備考\n\
         1 苗|①苗の配布|苗を配ります。|花みどり課|春|50人\n\
         |②種の交換|種を交換します。|公園課|秋\n\
         |③花の市|市を開きます。|商工課||雨天中止\n\
         |④花の本|本を買います。|図書館\n\
         |⑤花の絵|絵を集めます。|図書館\n",
    );
    assert_eq!(codes(&read), ["P27", "P27"], "{:?}", read.found);
    assert_eq!(cells(&read.found, "P27"), ["50人", "雨天中止"]);
    assert_eq!(listing(&read, "1-1").cells, [(0, "春\n50人".to_owned())]);
    assert_eq!(listing(&read, "1-3").cells, [(0, "雨天中止".to_owned())]);
}

#[test]
fn a_column_without_a_heading_is_reported_once() {
    let read = chart(
        "施策|事業|内容|担当課|予算\n\
         1 苗|①苗の配布|苗を配ります。|花みどり課|100千円|50人\n\
         |②種の交換|種を交換します。|公園課|200千円|60人\n",
    );
    assert_eq!(codes(&read), ["P27"], "{:?}", read.found);
    assert_eq!(cells(&read.found, "P27"), ["50人"]);
}

#[test]
fn departments_right_of_the_last_heading_are_no_fault() {
    let read = chart(
        "施策|事業|備考|内容|担当課\n\
         1 苗|①苗の配布|春|苗を配ります。|花みどり課|公園課|商工課\n\
         |②種の交換||種を交換します。|公園課\n",
    );
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(titles(&read)[0], "1-1 苗の配布 / 苗を配ります。 / 花みどり課 公園課 商工課");
}

#[test]
fn a_department_known_from_other_rows_is_read_under_another_heading() {
    for header in ["施策|事業|内容|担当課|備考", "基本目標|事業|内容|担当課|備考"] {
        let read = chart(&format!(
            "{header}\n\
             1 苗|①苗の配布|苗を配ります。|花みどり課|春\n\
             |②種の交換|種を交換します。||花みどり課\n\
             |③花の市||市を開きます。|花みどり課\n\
             |④花の本|花みどり課|本を買います。|\n"
        ));
        assert!(codes(&read).iter().all(|code| *code == "P05"), "{:?}", read.found);
        assert_eq!(
            titles(&read),
            [
                "1-1 苗の配布 / 苗を配ります。 / 花みどり課",
                "1-2 種の交換 / 種を交換します。 / 花みどり課",
                "1-3 花の市 / 市を開きます。 / 花みどり課",
                "1-4 花の本 / 本を買います。 / 花みどり課",
            ]
        );
        assert!(cells(&read.found, "P05").contains(&"花みどり課"));
        assert_eq!(listing(&read, "1-1").cells, [(0, "春".to_owned())]);
        assert!(listing(&read, "1-2").cells.is_empty());
    }
}

#[test]
fn a_department_known_from_departments_toml_is_read_under_another_heading() {
    let read = chart_with(
        "施策|事業|担当課|備考|内容\n\
         1 苗|①苗の配布|花みどり課|春|苗を配ります。\n\
         |②種の交換||植物試験場|種を交換します。\n\
         |③花の市|||植物試験場\n",
        "",
        "[[department]]\nname = \"花みどり課\"\nslug = \"hana\"\n\
         [[department]]\nname = \"植物試験場\"\nslug = \"shiken\"\n",
    );
    assert_eq!(codes(&read), ["P05"], "{:?}", read.found);
    assert_eq!(titles(&read)[1..], ["1-2 種の交換 / 種を交換します。 / 植物試験場", "1-3 花の市 /  / 植物試験場"]);
}

#[test]
fn a_cell_that_may_be_the_department_of_its_row_is_reported() {
    let read = chart(
        "施策|事業|内容|担当課|備考\n\
         1 苗|①苗の配布|苗を配ります。|花みどり課|春\n\
         |②種の交換|種を交換します。||植物課\n\
         |③花の市|朝市の会||\n\
         |④花の本|本を買います。||3館\n",
    );
    assert_eq!(codes(&read), ["P28", "P28"], "{:?}", read.found);
    assert_eq!(cells(&read.found, "P28"), ["植物課", "朝市の会"]);
    assert_eq!(listing(&read, "1-2").cells, [(0, "植物課".to_owned())]);
}

#[test]
fn units_under_a_heading_of_their_own_are_no_departments() {
    let read = chart(
        "施策|事業|内容|担当課|対象\n\
         1 苗|①苗の配布|苗を配ります。|花みどり課|公民館\n\
         |②種の交換|種を交換します。|図書館|図書館\n\
         |③花の市|市を開きます。||図書館\n",
    );
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(titles(&read)[2], "1-3 花の市 / 市を開きます。 / ");
}
