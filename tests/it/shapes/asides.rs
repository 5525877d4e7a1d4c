//! What is no part of the plan or is not known: remarks and totals, unknown headings, idle settings, dates of a spreadsheet.

use super::{arg, chart, chart_with, codes, titles};
use crate::support::Chart;

const HEADER: &str = "基本目標|施策|事業|内容|担当課\n";
const ROWS: &str = "I 安心|(1) 備え|①訓練|毎年します。|防災課\n||②備蓄|水を蓄えます。|防災課\n";

#[test]
fn remarks_and_totals_below_a_table_are_left_out_with_one_note_each() {
    for below in
        ["※ 令和6年3月末の状況です。\n", "|||注1 予算は当初のものです。|\n", "合計|||12,000千円|2\n", "|計||１２|\n"]
    {
        let read = chart(&format!("{HEADER}{ROWS}{below}"));
        assert_eq!(codes(&read), ["P23"], "{below}: {:?}", read.found);
        assert_eq!(
            titles(&read),
            ["1-1-1 訓練 / 毎年します。 / 防災課", "1-1-2 備蓄 / 水を蓄えます。 / 防災課"],
            "{below}"
        );
    }
}

#[test]
fn a_marked_department_alone_in_its_row_is_no_remark() {
    let read = chart(&format!("{HEADER}{ROWS}||||※福祉課\n"));
    assert!(!codes(&read).contains(&"P23"), "{:?}", read.found);
    assert_eq!(titles(&read)[1], "1-1-2 備蓄 / 水を蓄えます。 / 防災課 福祉課");
}

#[test]
fn a_marked_title_alone_in_its_row_is_no_remark() {
    let rows = "I 安心|(1) 備え|①訓練|毎年します。|防災課\n|＊(2) 助け合い|||\n||①見守り|見守ります。|福祉課\n";
    let read = chart_with(&format!("{HEADER}{rows}"), "[[mark]]\nsymbol = \"＊\"\nname = \"新規\"\n", "");
    assert!(!codes(&read).contains(&"P23"), "{:?}", read.found);
    assert_eq!(titles(&read)[1], "1-2-1 見守り / 見守ります。 / 福祉課");
}

#[test]
fn a_date_in_another_column_of_a_later_table_is_none_of_its_numbers() {
    let later = "基本目標|施策|備考|事業|内容|担当課\nII 学び|(1) 本|2024/1/2|①図書|本を読みます。|図書館\n";
    let read = chart(&format!("{HEADER}{ROWS}{later}"));
    assert!(!codes(&read).contains(&"P25"), "{:?}", read.found);
}

#[test]
fn a_heading_that_nobody_knows_is_told_with_what_it_was_taken_for() {
    let read = chart("ありたいまち|事業|内容|担当課|みなさんへ\nI 安心|①訓練|毎年します。|防災課|来てください。\n");
    let told: Vec<_> = read.found.iter().filter(|found| found.code.as_str() == "P24").collect();
    assert_eq!(told.len(), 2, "{:?}", read.found);
    assert!(arg(&read, "P24").contains("ありたいまち") && arg(&read, "P24").contains("段"), "{}", arg(&read, "P24"));
    assert_eq!(read.plan.levels[0].heading, "ありたいまち");
    assert_eq!(read.plan.columns, ["みなさんへ"]);
    let settings = "[[level]]\nheading = \"ありたいまち\"\n[[column]]\nheading = \"みなさんへ\"\nis = \"other\"\n";
    let read = chart_with(
        "ありたいまち|事業|内容|担当課|みなさんへ\nI 安心|①訓練|毎年します。|防災課|来てください。\n",
        settings,
        "",
    );
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
}

#[test]
fn settings_that_match_nothing_of_the_chart_are_reported() {
    let settings = "[[level]]\nheading = \"めざす姿\"\n[[column]]\nheading = \"うけもち\"\nis = \"department\"\n\
                    [[mark]]\nsymbol = \"♪\"\nname = \"子どもと\"\n";
    let read = chart_with(&format!("{HEADER}{ROWS}"), settings, "");
    assert_eq!(codes(&read), ["G14", "G14", "G14"], "{:?}", read.found);
    assert_eq!(read.found[0].place.as_ref().unwrap().line, 2);
    let used = "[[mark]]\nsymbol = \"備蓄\"\nname = \"子どもと\"\n";
    assert_eq!(codes(&chart_with(&format!("{HEADER}{ROWS}"), used, "")), Vec::<&str>::new());
}

/// What to type, of the first finding of a code.
fn help(chart: &Chart, code: &str) -> String {
    let found = chart.found.iter().find(|found| found.code.as_str() == code).unwrap();
    found.help(taikei::diag::words::Lang::Ja)
}

#[test]
fn a_date_in_the_place_of_a_number_is_reported() {
    for date in ["1月2日", "2024/1/2", "2-Jan", "2024-01-02 0:00:00", "2024年1月2日"] {
        let read = chart(&format!(
            "基本目標|番号|事業|内容|担当課\nI 安心|1-1|訓練|毎年します。|防災課\n|{date}|備蓄|蓄えます。|防災課\n"
        ));
        assert!(codes(&read).contains(&"P25"), "{date}: {:?}", read.found);
        assert!(help(&read, "P25").contains("1-2"), "{date}: {}", help(&read, "P25"));
    }
    for word in ["1-2", "1-2-3", "2024年のまち", "24時間"] {
        let read = chart(&format!("{HEADER}I 安心|(1) 備え|{word}|毎年します。|防災課\n"));
        assert!(!codes(&read).contains(&"P25"), "{word}: {:?}", read.found);
    }
}

#[test]
fn a_date_among_numbers_of_its_kind_is_read_as_the_number_that_was_typed() {
    let rows = "I 安心|(1) 備え|1-1-1|訓練|毎年します。|防災課\n||2001/1/2|備蓄|蓄えます。|防災課\n||1-1-3|相談|聞きます。|防災課\n";
    let read = chart(&format!("注意書きです。\n基本目標|施策|番号|事業|内容|担当課\n{rows}"));
    assert_eq!(codes(&read).iter().filter(|code| **code != "F23").collect::<Vec<_>>(), [&"P25"], "{:?}", read.found);
    assert!(help(&read, "P25").contains("「1-1-2」"), "{}", help(&read, "P25"));
    assert_eq!(titles(&read)[1], "1-1-2 備蓄 / 蓄えます。 / 防災課");
    let read = chart(&format!("{HEADER}I 安心|(1) 備え|①11月25日|催します。|防災課\n||1月17日|集まります。|防災課\n"));
    assert!(help(&read, "P25").contains("「1月17日」"), "{}", help(&read, "P25"));
}

#[test]
fn a_column_of_numbers_that_became_dates_is_one_finding_that_tells_what_to_type() {
    let row =
        |at: usize| format!("{}|1月{at}日|備え{at}|①訓練|毎年します。|防災課\n", if at == 1 { "I 安心" } else { "" });
    let rows = (1..=25).map(row).collect::<String>();
    let read = chart(&format!("基本目標|番号|施策|事業|内容|担当課\n{rows}"));
    assert_eq!(codes(&read), ["P26"], "{:?}", read.found);
    assert!(help(&read, "P26").contains("1-1、1-2、1-3"), "{}", help(&read, "P26"));
    let read = chart(&format!(
        "{HEADER}I 安心|2001/1/1|①訓練|毎年します。|防災課\n|2001/1/2|①備蓄|毎年します。|防災課\n|2001/1/3|①相談|毎年します。|防災課\n"
    ));
    assert_eq!(codes(&read), ["P26"], "{:?}", read.found);
    assert!(help(&read, "P26").contains("1-1-1、1-1-2、1-1-3"), "{}", help(&read, "P26"));
}

#[test]
fn the_line_above_a_table_names_the_plan_whatever_the_chart_is_called() {
    for line in [
        "港町総合計画 施策体系",
        "港町総合計画体系図",
        "港町総合計画の施策体系",
        "港町総合計画　事業一覧",
        "港町総合計画の施策体系図",
        "港町総合計画の事業一覧表",
    ] {
        assert_eq!(chart(&format!("{line}\n{HEADER}{ROWS}")).plan.title, "港町総合計画", "{line}");
    }
}
