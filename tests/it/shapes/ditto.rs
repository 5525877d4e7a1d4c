//! Ditto marks: 〃 and 同上 in any column stand for what is above.

use super::{chart, codes, listing, sections, titles};

#[test]
fn ditto_marks_repeat_the_cell_above_in_any_column() {
    let read = chart(
        "基本目標|施策|事業|内容|担当課|区分|備考\n\
         1 花|(1) 苗|①苗の配布|苗を配って、まちを花で満たします。|花みどり課|新規|春\n\
         〃|〃|②種の交換|〃|〃|〃|〃\n\
         同上|同上|③花の市|同上|商工課||同上\n\
         〃|(2) 道|①道の花|道に花を植えます。|道路課||\n",
    );
    assert_eq!(codes(&read), ["P16", "P16", "P16", "P16", "P16", "P16"], "{:?}", read.found);
    assert_eq!(sections(&read), ["1 [1] 花", "1-1 [(1)] 苗", "1-2 [(2)] 道"]);
    assert_eq!(
        titles(&read),
        [
            "1-1-1 苗の配布 / 苗を配って、まちを花で満たします。 / 花みどり課",
            "1-1-2 種の交換 / 苗を配って、まちを花で満たします。 / 花みどり課",
            "1-1-3 花の市 / 苗を配って、まちを花で満たします。 / 商工課",
            "1-2-1 道の花 / 道に花を植えます。 / 道路課",
        ]
    );
    assert_eq!(listing(&read, "1-1-3").cells, [(1, "春".to_owned())]);
    assert_eq!(listing(&read, "1-1-2").marks.len(), 1, "〃 under 新規 is 新規");
}

#[test]
fn ditto_marks_with_nothing_above_are_reported() {
    let read = chart(
        "施策|事業|内容|担当課|備考\n\
         1 苗|①苗の配布|〃|花みどり課|〃\n",
    );
    assert_eq!(codes(&read), ["P17", "P17"], "{:?}", read.found);
    assert_eq!(listing(&read, "1-1").cells, []);
}
