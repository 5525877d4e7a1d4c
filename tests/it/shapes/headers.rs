//! Headers: columns in another order, headings nobody knows, and lines that only look like a header.

use super::{arg, chart, chart_with, codes, listing, sections, titles};

#[test]
fn columns_in_another_order_are_mapped_by_their_headings() {
    let chart = chart(
        "担当課|内容|事業|施策|基本目標\n\
         防災課|年に1回の訓練を行います。|①訓練の実施|(1) 日ごろの備え|I 安心な暮らし\n\
         防災課|倉庫に水を蓄えます。|②備蓄|||\n\
         福祉課、保育課|名簿を作って見守ります。|①見守り|(2) 助け合い||\n\
         商工課|店を開く人を助けます。|①開店の支援|(1) 店を増やす|II にぎわい\n",
    );
    assert_eq!(codes(&chart), Vec::<&str>::new(), "{:?}", chart.found);
    assert_eq!(
        sections(&chart),
        [
            "1 [I] 安心な暮らし",
            "1-1 [(1)] 日ごろの備え",
            "1-2 [(2)] 助け合い",
            "2 [II] にぎわい",
            "2-1 [(1)] 店を増やす"
        ]
    );
    assert_eq!(
        titles(&chart),
        [
            "1-1-1 訓練の実施 / 年に1回の訓練を行います。 / 防災課",
            "1-1-2 備蓄 / 倉庫に水を蓄えます。 / 防災課",
            "1-2-1 見守り / 名簿を作って見守ります。 / 福祉課 保育課",
            "2-1-1 開店の支援 / 店を開く人を助けます。 / 商工課",
        ]
    );
    assert_eq!(chart.plan.levels[0].kind, "goal");
}

#[test]
fn a_slipped_row_of_reordered_columns_is_known_by_its_cells() {
    let chart = chart(
        "担当課|基本目標|施策|事業|内容\n\
         防災課|I 安心な暮らし|(1) 日ごろの備え|①訓練の実施|年に1回の訓練を行います。\n\
         |防災課|||②備蓄|倉庫に水を蓄えて、災害に備えます。\n\
         福祉課||(2) 助け合い|①見守り|名簿を作って、みんなで見守ります。\n\
         保育課|||②子どもの見守り|朝と夕方に、通学路で見守ります。\n",
    );
    assert_eq!(
        titles(&chart),
        [
            "1-1-1 訓練の実施 / 年に1回の訓練を行います。 / 防災課",
            "1-1-2 備蓄 / 倉庫に水を蓄えて、災害に備えます。 / 防災課",
            "1-2-1 見守り / 名簿を作って、みんなで見守ります。 / 福祉課",
            "1-2-2 子どもの見守り / 朝と夕方に、通学路で見守ります。 / 保育課",
        ]
    );
    assert_eq!(codes(&chart), ["P05"]);
    assert_eq!(chart.found.iter().find(|found| found.code.as_str() == "P05").unwrap().place.as_ref().unwrap().line, 3);
}

#[test]
fn departments_may_stand_between_sections_and_projects() {
    let chart = chart(
        "施策|主管課|事業名|事業概要\n\
         1 学ぶ|学務課|1-1 図書の購入|本を毎年買い足します。\n\
         |図書館|1-2 読み聞かせ|土曜日に開きます。\n",
    );
    assert_eq!(codes(&chart), Vec::<&str>::new(), "{:?}", chart.found);
    assert_eq!(
        titles(&chart),
        ["1-1 図書の購入 / 本を毎年買い足します。 / 学務課", "1-2 読み聞かせ / 土曜日に開きます。 / 図書館"]
    );
}

#[test]
fn a_description_of_sections_is_not_that_of_projects() {
    let chart = chart(
        "施策|施策の内容|事業|事業内容|担当課\n\
         1 学ぶ|学びを支えます。|①図書の購入|本を毎年買い足します。|学務課\n",
    );
    assert_eq!(codes(&chart), Vec::<&str>::new(), "{:?}", chart.found);
    assert_eq!(titles(&chart), ["1-1 図書の購入 / 本を毎年買い足します。 / 学務課"]);
    assert_eq!(chart.plan.columns, ["施策の内容"]);
    assert_eq!(listing(&chart, "1-1").cells, [(0, "学びを支えます。".to_owned())]);
}

#[test]
fn numbers_in_a_column_far_from_the_projects_are_theirs() {
    let chart = chart(
        "No.|基本目標|施策|事業|内容|担当課\n\
         29|I 安心|(1) 備え|訓練の実施|年に1回の訓練を行います。|防災課\n\
         30|||備蓄|水を蓄えます。|防災課\n\
         31||(2) 助け合い|見守り|名簿を作ります。|福祉課\n",
    );
    assert_eq!(codes(&chart), ["P08"], "29 is the first: {:?}", chart.found);
    assert_eq!(
        titles(&chart),
        [
            "1-1-29 訓練の実施 / 年に1回の訓練を行います。 / 防災課",
            "1-1-30 備蓄 / 水を蓄えます。 / 防災課",
            "1-2-31 見守り / 名簿を作ります。 / 福祉課",
        ]
    );
}

#[test]
fn numbers_beside_projects_that_have_their_own_are_kept_as_printed() {
    let chart = chart(
        "基本目標|施策|事業番号|事業|内容|担当課\n\
         I 安心|(1) 備え|29|①訓練の実施|年に1回の訓練を行います。|防災課\n\
         |||||\n\
         ||30|②備蓄|水を蓄えます。|防災課\n",
    );
    assert_eq!(codes(&chart), Vec::<&str>::new(), "{:?}", chart.found);
    assert_eq!(chart.plan.columns, ["事業番号"]);
    assert_eq!(listing(&chart, "1-1-2").cells, [(0, "30".to_owned())]);
}

#[test]
fn a_later_header_may_have_its_columns_in_another_order() {
    let chart = chart(
        "基本目標|施策|事業|内容|担当課\n\
         I 安心|(1) 備え|①訓練の実施|年に1回の訓練を行います。|防災課\n\
         \n\
         基本目標|施策|担当課|事業|内容|備考\n\
         II にぎわい|(1) 店|商工課|①開店の支援|店を開く人を助けます。|令和9年度まで\n",
    );
    assert_eq!(codes(&chart), Vec::<&str>::new(), "{:?}", chart.found);
    assert_eq!(
        titles(&chart),
        ["1-1-1 訓練の実施 / 年に1回の訓練を行います。 / 防災課", "2-1-1 開店の支援 / 店を開く人を助けます。 / 商工課",]
    );
    assert_eq!(
        (&*chart.plan.columns, &*listing(&chart, "2-1-1").cells),
        (&["備考".to_owned()][..], &[(0, "令和9年度まで".to_owned())][..])
    );
}

#[test]
fn a_header_divided_by_other_things_than_tabs_is_named() {
    for (line, divider) in [
        ("基本目標 課題 施策 事業 内容 担当課", "空白"),
        ("基本目標　課題　施策　事業　内容　担当課", "空白"),
        ("基本目標、課題、施策、事業、内容、担当課", "「、」"),
        ("基本目標／課題／施策／事業／内容／担当課", "「/」"),
    ] {
        let chart = chart(&format!("みどり計画\n\n{line}\nI 安心 (1) 備え ①訓練 訓練をします。 防災課\n"));
        assert_eq!(codes(&chart), ["F20"], "{line}");
        assert_eq!(chart.found[0].place.as_ref().unwrap().line, 3, "{line}");
        assert!(arg(&chart, "F20").contains(divider), "{line}: {}", arg(&chart, "F20"));
    }
    let bars = "| 基本目標 | 施策 | 事業 | 内容 | 担当課 |\n| I 安心 | (1) 備え | ①訓練 | 訓練をします。 | 防災課 |\n";
    let chart = crate::support::read_bytes("seeds/plan/chart.txt", bars.as_bytes().to_vec());
    assert_eq!(codes(&chart), ["F20"]);
    assert!(arg(&chart, "F20").contains("「|」"));
}

const UNKNOWN: &str = "みどり計画\n\
    めざす姿|実施メニュー|やること|うけもち\n\
    I 安心|①訓練|年に1回の訓練を行います。|防災課\n";

#[test]
fn a_header_of_unknown_headings_is_named_with_them() {
    let chart = chart(UNKNOWN);
    assert_eq!(codes(&chart), ["F21"]);
    assert_eq!(chart.found[0].place.as_ref().unwrap().line, 2);
    assert!(arg(&chart, "F21").contains("「実施メニュー」「やること」「うけもち」"), "{}", arg(&chart, "F21"));
}

#[test]
fn plan_toml_declares_levels_and_columns() {
    let settings = "[[level]]\nheading = \"めざす姿\"\nkind = \"vision\"\nfolder = \"visions\"\n\
        [[column]]\nheading = \"実施メニュー\"\nis = \"project\"\n\
        [[column]]\nheading = \"やること\"\nis = \"description\"\n\
        [[column]]\nheading = \"うけもち\"\nis = \"department\"\n";
    let chart = chart_with(UNKNOWN, settings, "");
    assert_eq!(codes(&chart), Vec::<&str>::new(), "{:?}", chart.found);
    assert_eq!(titles(&chart), ["1-1 訓練 / 年に1回の訓練を行います。 / 防災課"]);
    let level = &chart.plan.levels[0];
    assert_eq!((&*level.heading, &*level.kind, &*level.folder), ("めざす姿", "vision", "visions"));
}

#[test]
fn plan_toml_names_the_nearest_key_and_what_a_column_can_be() {
    let settings = "[[level]]\nheding = \"めざす姿\"\n[[column]]\nheading = \"やること\"\nis = \"projekt\"\n\
        [[mark]]\nsymbol = \"◎\"\n[[level]]\nheading = \"柱\"\nfolder = \"projects\"\n";
    let chart = chart_with(UNKNOWN, settings, "");
    let words: Vec<_> = chart.found.iter().map(|found| found.message(taikei::diag::words::Lang::Ja)).collect();
    let help: Vec<_> = chart.found.iter().map(|found| found.help(taikei::diag::words::Lang::Ja)).collect();
    assert_eq!(codes(&chart), ["G08", "G02", "G03", "G08", "G03", "F21"], "{words:?}");
    assert!(help[1].contains("heading"), "{help:?}");
    assert!(
        help.iter().any(|help| help.contains("department")) || words.iter().any(|word| word.contains("department"))
    );
}

#[test]
fn a_chart_without_any_level_is_one_finding_at_its_header() {
    let chart = chart("みどり計画\n事業|内容|担当課\n①訓練|訓練をします。|防災課\n②備蓄|水を蓄えます。|防災課\n");
    assert_eq!(codes(&chart), ["P20"]);
    assert_eq!(chart.found[0].place.as_ref().unwrap().line, 2);
    assert!(arg(&chart, "P20").contains("事業、内容、担当課"));
}

#[test]
fn a_chart_that_is_no_table_has_no_header_to_name() {
    let chart = chart("みどり計画\n\nこれは文章です。\n表はありません。\n");
    assert_eq!(codes(&chart), ["F04"]);
}

#[test]
fn further_headings_of_plans_are_known() {
    let projects = [
        "事業の名称",
        "具体的な事業",
        "事業（取組）名",
        "取組・事業名",
        "計画事業",
        "取組の名称",
        "実施項目",
        "重点プロジェクト",
    ];
    let descriptions = ["事業の説明", "主な内容", "事業目的", "内容・目標"];
    let departments = ["課", "課名", "所属", "実施機関", "実施主体", "推進主体", "所管部局・課", "所管部局", "連携課"];
    let heads = (projects.iter().map(|head| format!("{head}|内容|担当課")))
        .chain(descriptions.iter().map(|head| format!("事業|{head}|担当課")))
        .chain(departments.iter().map(|head| format!("事業|内容|{head}")));
    for head in heads {
        let chart = chart(&format!("基本目標|{head}\nI 安心|①訓練|年に1回の訓練を行います。|防災課\n"));
        assert_eq!(codes(&chart), Vec::<&str>::new(), "{head}: {:?}", chart.found);
        assert_eq!(titles(&chart), ["1-1 訓練 / 年に1回の訓練を行います。 / 防災課"], "{head}");
        assert!(chart.plan.columns.is_empty(), "{head}");
    }
}

#[test]
fn a_purpose_beside_a_description_is_kept_under_its_heading() {
    let chart = chart("基本目標|事業|事業目的|事業内容|担当課\nI 安心|①訓練|備えるため|訓練を行います。|防災課\n");
    assert_eq!(titles(&chart), ["1-1 訓練 / 訓練を行います。 / 防災課"]);
    assert_eq!(chart.plan.columns, ["事業目的"]);
}

#[test]
fn rows_of_a_chart_above_the_first_header_that_is_known_are_not_passed_over_in_silence() {
    let read = chart(
        "みどり市花の計画体系図\n\
         めざす姿|やること|うけもち\n\
         1 まち|①訓練|防災課\n\
         |②備蓄|防災課\n\
         基本目標|事業|担当課\n\
         1 ひと|①図書|図書館\n",
    );
    assert_eq!(codes(&read), ["F23", "F24"], "{:?}", read.found);
    assert!(arg(&read, "F24").contains("2 行"), "{}", arg(&read, "F24"));
}

#[test]
fn words_above_a_header_that_say_nothing_of_the_plan_are_noted_once() {
    let read = chart(
        "みどり市花の計画体系図\nみどり市花の会\n（この表は概要です）|令和6年4月1日\n出典は市の資料です。\n\
         基本目標|事業|担当課\n1 ひと|①図書|図書館\n",
    );
    assert_eq!(codes(&read), ["F23"], "{:?}", read.found);
    assert!(arg(&read, "F23").contains("2 か所"), "{}", arg(&read, "F23"));
}

#[test]
fn a_plan_may_be_named_again_above_its_chart() {
    let read = chart(
        "みどり市第2次花の計画\n花の計画 体系図\n施策の体系\nみどり市花の会\n\
         基本目標|事業|担当課\n1 ひと|①図書|図書館\n",
    );
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(read.plan.title, "みどり市第2次花の計画");
    assert_eq!(read.plan.source.body.as_deref(), Some("みどり市花の会"));
}

#[test]
fn a_line_that_is_only_a_date_is_that_of_the_document() {
    let source = |line: &str| {
        let read =
            chart(&format!("みどり市花の計画\n{line}\nみどり市花の会\n基本目標|事業|担当課\n1 ひと|①図書|図書館\n"));
        assert_eq!(codes(&read), Vec::<&str>::new(), "{line} {:?}", read.found);
        assert_eq!(read.plan.source.body.as_deref(), Some("みどり市花の会"), "{line}");
        assert_eq!(read.plan.source.date_printed.as_deref(), Some(line));
        read.plan.source.date
    };
    for line in ["令和5年3月", "令和5年", "２０２３年３月", "令和元年5月改定", "（令和5年3月）", "2023.3", "R5.3.31"]
    {
        assert_eq!(source(line), None, "{line}");
    }
    for line in ["令和5年3月31日", "令和５年３月３１日現在", "（2023年3月31日（金））", "令和5年3月31日(金曜日) 時点"]
    {
        assert_eq!(source(line).as_deref(), Some("2023-03-31"), "{line}");
    }
}

#[test]
fn a_period_above_a_header_names_no_body() {
    for line in ["令和5年度", "令和5年度～令和9年度", "令和5年度から9年度まで", "2023年度〜2027年度"]
    {
        let read = chart(&format!("みどり市花の計画\n{line}\n基本目標|事業|担当課\n1 ひと|①図書|図書館\n"));
        assert_eq!(codes(&read), ["F23"], "{line} {:?}", read.found);
        assert_eq!((&read.plan.source.body, &read.plan.source.date_printed), (&None, &None), "{line}");
    }
}
