//! Numbers whose figures stand for levels, codes of a register, and numbers that circles do not reach.

use super::{chart, codes, listing, sections, titles};

#[test]
fn figures_that_stand_for_the_levels_give_the_last() {
    let read = chart(
        "基本目標|課題|施策|事業|内容|担当課\n\
         1 まち|11 備え|111 水と食べ物|1111 訓練|訓練をします。|防災課\n\
         |||1112 備蓄|24時間、水を蓄えます。|防災課\n\
         ||112 助け合い|1121 見守り|見守ります。|福祉課\n\
         |12 つながり|121 話す|1211 相談|相談します。|福祉課\n\
         2 ひと|21 学び|211 学校|2111 図書|本を読みます。|図書館\n",
    );
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(sections(&read)[..4], ["1 [1] まち", "1-1 [11] 備え", "1-1-1 [111] 水と食べ物", "1-1-2 [112] 助け合い"]);
    assert_eq!(listing(&read, "1-1-1-2").title, "備蓄");
    assert_eq!(listing(&read, "1-2-1-1").label, "1211");
    assert_eq!(listing(&read, "2-1-1-1").title, "図書");
}

#[test]
fn the_own_number_behind_the_figures_of_its_parents_may_have_two() {
    let read = chart(
        "基本目標|施策|番号|事業|内容|担当課\n\
         1 まち|(1) 備え|1101|訓練|訓練をします。|防災課\n\
         ||1102|備蓄|水を蓄えます。|防災課\n\
         |(2) 助け合い|1201|見守り|見守ります。|福祉課\n",
    );
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(titles(&read)[2], "1-2-1 見守り / 見守ります。 / 福祉課");
}

#[test]
fn figures_stand_for_the_levels_though_shifted_rows_bring_other_numbers_into_their_column() {
    let read = chart(
        "基本目標|課題|施策|事業|内容|担当課\n\
         1 まち|11 備え|(1)水と食べ物|①訓練|訓練をします。|防災課\n\
         |②備蓄|水を蓄えます。|防災課\n\
         12 つながり|(1)話す|①相談|相談します。|福祉課\n\
         |||②見守り|見守ります。|福祉課\n\
         2 ひと|21 学び|(1)学校|①図書|本を読みます。|図書館\n",
    );
    assert_eq!(codes(&read), ["P05", "P05"], "{:?}", read.found);
    assert_eq!(sections(&read)[3..5], ["1-2 [12] つながり", "1-2-1 [(1)] 話す"]);
}

#[test]
fn figures_that_repeat_the_numbers_beside_them_stand_for_the_levels_in_any_column() {
    let read = chart(
        "基本目標|課題|施策|事業|内容|担当課\n\
         1 まち|1-1 備え|(1)水と食べ物|1111 訓練|訓練をします。|防災課\n\
         |(2)助け合い|1121 見守り|見守ります。|福祉課\n\
         |2 ひと|2-1 学び|(1)学校|2111 図書 2112 給食|本を読みます。|図書館\n",
    );
    assert_eq!(codes(&read), ["P05", "P05", "P06"], "{:?}", read.found);
    let all: Vec<_> = read.plan.listings.iter().map(|listing| listing.code.as_str()).collect();
    assert_eq!(all, ["1-1-1-1", "1-1-2-1", "2-1-1-1", "2-1-1-2"]);
}

#[test]
fn figures_of_sections_are_known_from_the_goal_beside_them() {
    let read = chart(
        "基本目標|課題|施策|事業|内容|担当課\n\
         1 まち|(1)備え|111 水と食べ物|①訓練|訓練をします。|防災課\n\
         |2 ひと|(1)学び|211 学校|①図書|本を読みます。|図書館\n\
         |||②給食|作ります。|図書館\n\
         ||212 家庭|①講座|開きます。|図書館\n",
    );
    assert_eq!(codes(&read), ["P05"], "{:?}", read.found);
    assert_eq!(sections(&read)[5..], ["2-1-1 [211] 学校", "2-1-2 [212] 家庭"]);
}

#[test]
fn numbers_that_run_on_are_no_figures_of_levels() {
    let projects: Vec<String> = (1..=24).map(|at| format!("{at} 取組{at}|行います。|防災課")).collect();
    let rows: Vec<String> = (projects.chunks(3).enumerate())
        .flat_map(|(measure, chunk)| {
            let label = move |at: usize| if at == 0 { format!("|({}) 柱", measure + 1) } else { "|".to_owned() };
            chunk.iter().enumerate().map(move |(at, project)| format!("{}|{project}\n", label(at))).collect::<Vec<_>>()
        })
        .collect();
    let text = format!("基本目標|施策|事業|内容|担当課\nI まち||||\n{}", rows.concat());
    let read = chart(&text);
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(listing(&read, "1-4-12").title, "取組12");
    assert_eq!(listing(&read, "1-8-24").label, "24");
}

#[test]
fn a_missing_code_among_figures_is_reported() {
    let read = chart(
        "基本目標|施策|事業|内容|担当課\n\
         1 まち|11 備え|111 訓練|訓練をします。|防災課\n\
         ||112 備蓄|水を蓄えます。|防災課\n\
         ||114 見守り|見守ります。|福祉課\n\
         |12 学び|121 図書|本を読みます。|図書館\n",
    );
    assert_eq!(codes(&read), ["P08"], "{:?}", read.found);
    assert_eq!(listing(&read, "1-1-4").title, "見守り");
}

#[test]
fn long_numbers_are_codes_too() {
    let read = chart(
        "基本目標|施策|事業|内容|担当課\n\
         1 まち|11 備え|11111 訓練|訓練をします。|防災課\n\
         ||11112 備蓄|水を蓄えます。|防災課\n\
         |12 助け合い|12111 見守り|見守ります。|福祉課\n",
    );
    assert_eq!(listing(&read, "1-1-11111").title, "訓練", "{:?}", read.found);
    assert_eq!(listing(&read, "1-2-12111").title, "見守り");
}

#[test]
fn a_figure_that_begins_a_word_is_no_number_among_titles_without_numbers() {
    let read = chart(
        "基本目標|施策|事業|内容|担当課\n\
         I 安心|備え|訓練|訓練をします。|防災課\n\
         |21世紀をになう人づくり|見守り|見守ります。|福祉課\n\
         |学び|図書|本を読みます。|図書館\n",
    );
    let titles: Vec<_> = sections(&read).into_iter().skip(1).collect();
    assert!(titles[0].ends_with("備え") && titles[0].starts_with("1-1 "), "{titles:?}");
    assert!(titles[1].ends_with("21世紀をになう人づくり") && titles[1].starts_with("1-2 "), "{titles:?}");
    assert!(titles[2].ends_with("学び") && titles[2].starts_with("1-3 "), "{titles:?}");
}

#[test]
fn a_number_alone_in_its_column_is_a_code_only_under_the_number_that_it_repeats() {
    let read = |goal: &str, measure: &str| {
        let read = chart(&format!(
            "基本目標|施策|事業|内容|担当課\n\
             {goal}|{measure}|①訓練|訓練をします。|防災課\n||②備蓄|水を蓄えます。|防災課\n"
        ));
        (sections(&read)[1].clone(), codes(&read))
    };
    assert_eq!(read("I 安心", "21世紀をになう人づくり"), ("1-1 [] 21世紀をになう人づくり".to_owned(), vec![]));
    assert_eq!(read("1 安心", "11 備え"), ("1-1 [11] 備え".to_owned(), vec![]));
    assert_eq!(read("1 安心", "30人学級の推進"), ("1-1 [] 30人学級の推進".to_owned(), vec![]));
}

#[test]
fn codes_of_a_register_begin_where_they_like() {
    let read = chart(
        "基本目標|施策|事業|内容|担当課\n\
         1 まち|(1) 備え|11111 訓練|訓練をします。|防災課\n\
         ||11112 備蓄|水を蓄えます。|防災課\n\
         |(2) 助け合い|12111 見守り|見守ります。|福祉課\n",
    );
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(listing(&read, "1-2-12111").title, "見守り");
}

#[test]
fn labels_may_stand_in_rows_of_their_own() {
    let read = chart(
        "基本目標|施策|事業|内容|担当課\n\
         I まち|(1) 備え|||\n||①訓練|訓練をします。|防災課\n||②備蓄|水を蓄えます。|防災課\n\
         |(2) 助け合い|||\n||①見守り|見守ります。|福祉課\n",
    );
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(titles(&read)[2], "1-2-1 見守り / 見守ります。 / 福祉課");
}

#[test]
fn numbers_in_circles_go_on_in_brackets_after_twenty() {
    let rows: Vec<String> = (1..=23)
        .map(|at: u32| {
            let number = char::from_u32(0x245F + at).filter(|_| at <= 20);
            let number = number.map_or_else(|| format!("({at})"), |number| number.to_string());
            format!("||{number}取組その{at}|続けて行います。|防災課\n")
        })
        .collect();
    let read = chart(&format!("基本目標|施策|事業|内容|担当課\nI まち|(1) 備え|||\n{}", rows.concat()));
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(read.plan.listings.len(), 23);
    assert_eq!(listing(&read, "1-1-21").title, "取組その21");
}
