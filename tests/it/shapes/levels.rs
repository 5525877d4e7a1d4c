//! Levels: every heading, every way of numbering, two to six of them, per parent or running on.

use std::collections::BTreeSet;

use super::{chart, codes, listing, sections};

/// The forms of numbers that plans print, each as the first three.
const FORMS: &[[&str; 3]] = &[
    ["I ", "II ", "III "],
    ["Ⅰ　", "Ⅱ　", "Ⅲ　"],
    ["ｉ ", "ｉｉ ", "ｉｉｉ "],
    ["ⅰ ", "ⅱ ", "ⅲ "],
    ["1 ", "2 ", "3 "],
    ["１　", "２　", "３　"],
    ["第1 ", "第2 ", "第3 "],
    ["第１章　", "第２章　", "第３章　"],
    ["第一節 ", "第二節 ", "第三節 "],
    ["(1) ", "(2) ", "(3) "],
    ["（1）", "（2）", "（3）"],
    ["（１）", "（２）", "（３）"],
    ["⑴ ", "⑵ ", "⑶ "],
    ["①", "②", "③"],
    ["1) ", "2) ", "3) "],
    ["１）", "２）", "３）"],
    ["【1】", "【2】", "【3】"],
    ["1. ", "2. ", "3. "],
    ["１．", "２．", "３．"],
    ["⒈ ", "⒉ ", "⒊ "],
    ["ア ", "イ ", "ウ "],
    ["ア　", "イ　", "ウ　"],
    ["(ア)", "(イ)", "(ウ)"],
    ["A ", "B ", "C "],
    ["Ａ　", "Ｂ　", "Ｃ　"],
    ["No.1 ", "No.2 ", "No.3 "],
    ["№1 ", "№2 ", "№3 "],
    ["一 ", "二 ", "三 "],
    ["一、", "二、", "三、"],
    ["❶", "❷", "❸"],
    ["〔1〕", "〔2〕", "〔3〕"],
    ["［1］", "［2］", "［3］"],
    ["<1>", "<2>", "<3>"],
    ["・", "・", "・"],
    ["●", "●", "●"],
    ["○ ", "○ ", "○ "],
    ["■", "■", "■"],
    ["◆", "◆", "◆"],
    ["", "", ""],
];

fn named<'a>(heading: &'a str, form: &[&'a str; 3]) -> Vec<String> {
    form.iter().zip(["朝日", "夕日", "月夜"]).map(|(number, title)| format!("{number}{title}の{heading}")).collect()
}

#[test]
fn every_form_of_number_is_read_for_sections() {
    for form in FORMS {
        let names = named("まち", form);
        let lines = format!(
            "基本目標|事業|内容|担当課\n\
             {}|①花の配布|花の苗を配ります。|花みどり課\n\
             |②種の配布|花の種を配ります。|花みどり課\n\
             {}|①水の配布|水を配ります。|水道課\n\
             {}|①土の配布|土を配ります。|公園課\n",
            names[0], names[1], names[2]
        );
        let read = chart(&lines);
        assert_eq!(codes(&read), Vec::<&str>::new(), "{form:?}: {:?}", read.found);
        let label = |at: usize| form[at].trim().trim_matches(|letter| "・●○■◆".contains(letter));
        let expected = [
            format!("1 [{}] 朝日のまち", label(0)),
            format!("2 [{}] 夕日のまち", label(1)),
            format!("3 [{}] 月夜のまち", label(2)),
        ];
        assert_eq!(sections(&read), expected, "{form:?}");
        assert_eq!(listing(&read, "3-1").title, "土の配布", "{form:?}");
    }
}

#[test]
fn every_form_of_number_is_read_for_projects() {
    for form in FORMS {
        let names = named("集い", form);
        let lines = format!(
            "基本目標|施策|事業|内容|担当課\n\
             甲 まちを育てる|乙 人が集う|{}|年に一度、広場に集います。|花みどり課\n\
             ||{}|年に二度、広場に集います。|花みどり課\n\
             ||{}|年に三度、広場に集います。|水道課\n",
            names[0], names[1], names[2]
        );
        let read = chart(&lines);
        assert_eq!(codes(&read), Vec::<&str>::new(), "{form:?}: {:?}", read.found);
        assert_eq!(listing(&read, "1-1-1").title, "朝日の集い", "{form:?}");
        assert_eq!(listing(&read, "1-1-3").title, "月夜の集い", "{form:?}");
    }
}

#[test]
fn numbers_that_hold_those_of_their_parents_give_the_last() {
    for (goal, measure, project) in [
        ("1 ", "1-1 ", "1-1-1 "),
        ("Ⅰ ", "Ⅰ-1 ", "Ⅰ-1-① "),
        ("1 ", "1－(1) ", "1－(1)－① "),
        ("1 ", "１－１　", "１－１－１　"),
        ("1 ", "1-(1) ", "1-(1)-ア "),
        ("A ", "A-1 ", "A-1-1 "),
        ("1. ", "1.1 ", "1.1.1 "),
        ("第1 ", "1‐1 ", "1‐1‐1 "),
    ] {
        let lines =
            format!("基本目標|施策|事業|内容|担当課\n{goal}まち|{measure}備え|{project}訓練|訓練をします。|防災課\n");
        let read = chart(&lines);
        assert_eq!(codes(&read), Vec::<&str>::new(), "{measure}: {:?}", read.found);
        assert_eq!(listing(&read, "1-1-1").title, "訓練", "{measure}");
        assert_eq!(read.plan.sections[1].title, "備え", "{measure}");
        assert_eq!(read.plan.sections[1].label, measure.trim(), "{measure}");
    }
}

#[test]
fn a_number_may_follow_the_word_of_its_level() {
    let read = chart(
        "基本目標|施策の方向|事業|内容|担当課\n\
         基本目標１　安心なまち|方向1 備える|事業1　訓練|訓練をします。|防災課\n\
         ||事業2　備蓄|水を蓄えます。|防災課\n\
         |方向2 助け合う|事業1　見守り|見守ります。|福祉課\n\
         基本目標Ⅱ　にぎわうまち|方向1 店を増やす|事業1　開店の支援|店を開く人を助けます。|商工課\n",
    );
    assert_eq!(
        sections(&read),
        [
            "1 [１] 安心なまち",
            "1-1 [方向1] 備える",
            "1-2 [方向2] 助け合う",
            "2 [Ⅱ] にぎわうまち",
            "2-1 [方向1] 店を増やす"
        ]
    );
    assert_eq!(listing(&read, "1-2-1").title, "見守り");
    assert_eq!(codes(&read), ["P13"], "{:?}", read.found);
}

#[test]
fn numbers_may_run_on_through_all_parents() {
    let read = chart(
        "基本目標|施策|事業|内容|担当課\n\
         I まち|(1) 備え|1 訓練|訓練をします。|防災課\n\
         |(2) 守り|2 見守り|見守ります。|福祉課\n\
         II 人|(3) 学び|3 講座|講座を開きます。|学務課\n\
         ||4 図書|本を買います。|図書館\n\
         |(4) 遊び|5 広場|広場を開きます。|公園課\n",
    );
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(listing(&read, "2-3-4").title, "図書");
    assert_eq!(listing(&read, "2-4-5").title, "広場");
}

#[test]
fn plans_have_one_to_six_levels() {
    let headings = ["基本方針", "基本目標", "主要課題", "施策の方向", "施策", "具体的施策"];
    let numbers = ["第1 ", "I ", "A ", "1 ", "(1) ", "ア "];
    for depth in 1..=6 {
        let of = |words: &[&str]| words[..depth].join("|");
        let names: Vec<String> = (0..depth).map(|at| format!("{}{}のこと", numbers[at], headings[at])).collect();
        let lines = format!(
            "{}|事業|内容|担当課\n{}|①訓練|訓練をします。|防災課\n{}|②備蓄|水を蓄えます。|防災課\n",
            of(&headings),
            names.join("|"),
            vec![""; depth].join("|"),
        );
        let read = chart(&lines);
        assert_eq!(codes(&read), Vec::<&str>::new(), "{depth}: {:?}", read.found);
        assert_eq!(read.plan.levels.len(), depth);
        let code = vec!["1"; depth].join("-");
        assert_eq!(listing(&read, &format!("{code}-2")).title, "備蓄");
        let folders: BTreeSet<_> = read.plan.levels.iter().map(|level| level.folder.as_str()).collect();
        assert_eq!(folders.len(), depth, "{folders:?}");
    }
}

#[test]
fn the_headings_of_many_plans_have_kinds_of_their_own() {
    for heading in [
        "基本方針",
        "基本目標",
        "重点目標",
        "施策の方向",
        "主要課題",
        "主な取組",
        "具体的施策",
        "章",
        "節",
        "基本理念",
        "基本施策",
        "柱",
        "分野",
        "政策",
        "大項目",
        "基本目標名",
        "施策の方向性",
    ] {
        let read = chart(&format!("{heading}|事業|内容|担当課\n1 まち|①訓練|訓練をします。|防災課\n"));
        assert_eq!(codes(&read), Vec::<&str>::new(), "{heading}: {:?}", read.found);
        assert!(!read.plan.levels[0].kind.starts_with("level-"), "{heading}");
        assert_eq!(read.plan.levels[0].heading, heading);
    }
    let read = chart("めざすまち|事業|内容|担当課\n1 まち|①訓練|訓練をします。|防災課\n");
    assert_eq!(read.plan.levels[0].folder, "level-1");
}

#[test]
fn a_row_below_the_others_stands_with_those_of_its_section() {
    let read = chart(
        "基本目標|施策|事業|内容|担当課\n\
         1 まち|(1) 備え|①訓練|訓練をします。|防災課\n\
         2 ひと|(1) 学び|①図書|本を読みます。|図書館\n\
         |(2) 集い|①茶会|お茶を飲みます。|図書館\n\
         1 まち|(1) 備え|②備蓄|水を蓄えます。|防災課\n\
         |(2) 花|①花壇|花を植えます。|防災課\n",
    );
    let all: Vec<_> = read.plan.listings.iter().map(|listing| listing.code.as_str()).collect();
    assert_eq!(all, ["1-1-1", "1-1-2", "1-2-1", "2-1-1", "2-2-1"], "{:?}", read.found);
    let all: Vec<_> = read.plan.sections.iter().map(|section| section.code.as_str()).collect();
    assert_eq!(all, ["1", "1-1", "1-2", "2", "2-1", "2-2"]);
    let under = |code: &str| read.plan.section(listing(&read, code).section).code.clone();
    assert_eq!([under("1-1-2"), under("1-2-1"), under("2-2-1")], ["1-1", "1-2", "2-2"]);
}
