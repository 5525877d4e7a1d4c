//! Header rows: headers of two rows, headers printed again, and data rows that hold words of headings.

use super::{chart, codes, listing, sections, titles};

#[test]
fn a_data_row_of_words_that_are_headings_is_no_header() {
    let read = chart(
        "基本目標|施策|事業|内容|担当課\n\
         I 安心|(1) 備え|①訓練|年に1回の訓練を行います。|防災課\n\
         ||②施策|概要|関係課\n\
         ||取組|内容|各課\n\
         基本目標|施策|事業|内容|担当課\n\
         II にぎわい|(1) 店|①開店の支援|店を開く人を助けます。|商工課\n",
    );
    assert_eq!(titles(&read)[..2], ["1-1-1 訓練 / 年に1回の訓練を行います。 / 防災課", "1-1-2 施策 / 概要 / 関係課"]);
    assert_eq!(read.plan.sections.len(), 4, "{:?}", sections(&read));
    assert!(
        read.found.iter().any(|found| found.place.as_ref().is_some_and(|place| place.line == 4)),
        "{:?}",
        read.found
    );
}

#[test]
fn two_words_of_headings_alone_are_a_row_without_numbers() {
    let read = chart(
        "分野|事業|内容|担当課\n\
         安心|訓練の実施|年に1回の訓練を行います。|防災課\n\
         |施策||関係課\n\
         |備蓄|倉庫に水を蓄えて、災害に備えます。|防災課\n",
    );
    assert_eq!(
        titles(&read),
        [
            "1-1 訓練の実施 / 年に1回の訓練を行います。 / 防災課",
            "1-2 施策 /  / 関係課",
            "1-3 備蓄 / 倉庫に水を蓄えて、災害に備えます。 / 防災課"
        ]
    );
}

#[test]
fn a_header_printed_again_may_lack_headings_or_have_slipped() {
    let read = chart(
        "基本目標|施策|事業|内容|担当課\n\
         I 安心|(1) 備え|①訓練|年に1回の訓練を行います。|防災課\n\
         ||事業|内容|担当課\n\
         ||②備蓄|倉庫に水を蓄えます。|防災課\n\
         事業|内容|担当課\n\
         ③見守り|名簿を作ります。|福祉課\n",
    );
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(titles(&read).len(), 3);
}

const TWO_ROWS: &str = "基本目標|事業|内容|予算||目標||担当課||備考\n\
     |||R5|R6|R5|R6|主担当|関係課|\n\
     I 安心|①訓練|年に1回の訓練を行います。|10千円|20千円|1回|2回|防災課|総務課|春\n";

#[test]
fn equal_headings_of_a_lower_row_stay_apart_under_those_above_them() {
    let repeated = format!(
        "{TWO_ROWS}{}\n|②備蓄|倉庫に水を蓄えます。||||3か所|防災課\n",
        TWO_ROWS.lines().take(2).collect::<Vec<_>>().join("\n")
    );
    for text in [TWO_ROWS.to_owned(), repeated] {
        let read = chart(&text);
        assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
        assert_eq!(read.plan.columns, ["予算 R5", "予算 R6", "目標 R5", "目標 R6", "備考"]);
        let texts: Vec<_> = listing(&read, "1-1").cells.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["10千円", "20千円", "1回", "2回", "春"]);
        assert_eq!(titles(&read)[0], "1-1 訓練 / 年に1回の訓練を行います。 / 防災課 総務課");
    }
}

#[test]
fn headings_above_a_whole_header_divide_it_too() {
    let read = chart(
        "みどり計画\n\
         |||予算||目標|\n\
         基本目標|事業|内容|R5|R6|R5|R6|担当課\n\
         I 安心|①訓練|年に1回の訓練を行います。|10千円|20千円|1回|2回|防災課\n",
    );
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(read.plan.title, "みどり計画");
    assert_eq!(read.plan.columns, ["予算 R5", "予算 R6", "目標 R5", "目標 R6"]);
}

#[test]
fn departments_under_a_heading_of_two_columns_are_kept() {
    for lower in ["主担当|関係課", "主|従", "主管|協力", "課|係"] {
        let read = chart(&format!(
            "基本目標|事業|内容|担当部署|\n\
             |||{lower}\n\
             I 安心|①訓練|年に1回の訓練を行います。|防災課|総務課\n",
        ));
        assert_eq!(codes(&read), Vec::<&str>::new(), "{lower}: {:?}", read.found);
        assert_eq!(titles(&read), ["1-1 訓練 / 年に1回の訓練を行います。 / 防災課 総務課"], "{lower}");
    }
}

#[test]
fn a_first_row_of_sections_is_no_lower_header() {
    let read = chart(
        "基本目標||施策||事業|内容|担当課\n\
         1|安心|1|備え|||\n\
         ||||①訓練|年に1回の訓練を行います。|防災課\n",
    );
    assert_eq!(titles(&read), ["1-1-1 訓練 / 年に1回の訓練を行います。 / 防災課"], "{:?}", read.found);
}
