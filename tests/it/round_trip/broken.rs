//! A chart in the clean form that an editor broke: each break is named, with its cell.

use taikei::diag::words::Lang;
use taikei::site::data::DataFile;
use taikei::text::SourceFile;

use super::{clean, export, site, source};

const CHART: &str = "\
花の計画
基本目標\t施策\t事業\t内容\t担当課
I 花を育てる\t(1) 苗を増やす\t①苗を配る\t苗を配ります。\t花課
\t\t②種を配る\t種を配ります。\t種課
\t(2) 教える\t①苗を配る(再掲)\t苗を配ります。\t花課
";

/// The files of the plan after a change to its table.
fn broken(change: impl Fn(&str) -> String) -> Vec<SourceFile> {
    let export = export("", vec![source("chart.txt", CHART.as_bytes().to_vec())]);
    let mut files = clean(&export, DataFile::Projects);
    let text = String::from_utf8(std::mem::take(&mut files[1].bytes)).unwrap();
    let changed = change(&text);
    assert_ne!(changed, text, "the change changes nothing");
    files[1].bytes = changed.into_bytes();
    files
}

/// The codes of what is found after a change, but for departments without an address.
#[track_caller]
fn found(change: impl Fn(&str) -> String) -> Vec<String> {
    let made = site("", broken(change));
    let found = made.found.iter().filter(|found| found.code.as_str() != "R05");
    found
        .map(|found| {
            let cell = found.cell.as_deref().unwrap_or_default();
            let line = found.place.as_ref().map_or(0, |place| place.line);
            format!("{} {line} {cell}", found.code.as_str())
        })
        .collect()
}

#[test]
fn a_header_without_one_of_its_columns_is_named() {
    assert_eq!(found(|text| text.replace("施策の印", "印")), ["P31 1 印"]);
    let all = |text: &str| text.replace("番号（印刷）", "番号");
    assert_eq!(found(all)[0], "P31 1 基本目標の番号");
    let none = |text: &str| all(text).replace("コード", "の番号");
    assert_eq!(found(none), ["P31 1 基本目標の番号"], "the settings say that the table is in the clean form");
}

#[test]
fn a_heading_typed_wrongly_is_named_with_the_right_one_and_nothing_else() {
    for (right, wrong) in [
        ("事業コード", "事業コ一ド"),
        ("施策コード", "施策コ一ド"),
        ("基本目標,", "基本目票,"),
        ("事業の印", "事業の即"),
        ("内容", "内客"),
        ("再掲元の事業コード", "再掲元の事業コ一ド"),
        ("担当課1", "担当課１"),
        ("担当課1", "担当謀1"),
    ] {
        let typed = |text: &str| {
            let (head, rows) = text.split_once('\n').unwrap();
            let head = if right == "事業コード" {
                head.replacen(",事業コード", &format!(",{wrong}"), 1)
            } else {
                head.replacen(right, wrong, 1)
            };
            format!("{head}\n{rows}")
        };
        let cell = wrong.trim_end_matches(',');
        let made = site("", broken(typed));
        assert_eq!(found(typed), [format!("P31 1 {cell}")], "{wrong}");
        let told = made.found[0].help(Lang::En);
        assert!(told.contains(&format!("Type {} in", right.trim_end_matches(','))), "{wrong}: {told}");
    }
}

#[test]
fn a_group_of_which_little_is_right_is_named_once() {
    let project = |text: &str| text.replacen(",事業コード,事業の番号（印刷）", ",事業コ一ド,事業の番号", 1);
    assert_eq!(found(project), ["P31 1 事業コ一ド"]);
    let measure =
        |text: &str| text.replacen("施策コード,施策の番号（印刷）,施策,", "施策コ一ド,施策の番号（印刷）,施第,", 1);
    assert_eq!(found(measure), ["P31 1 施策コ一ド"]);
}

#[test]
fn columns_of_ones_own_may_have_headings_like_the_fixed_ones() {
    let own = |text: &str| text.replace("担当課1\r\n", "担当課1,担当課長,内訳,欄：担当課１\r\n");
    assert_eq!(found(own), Vec::<String>::new());
}

#[test]
fn a_cell_without_a_heading_is_named_and_so_is_a_column_of_them() {
    let right = |text: &str| text.replace("種課\r\n", "種課,,8月に休館\r\n");
    assert_eq!(found(right), ["P36 3 8月に休館"]);
    let all = |text: &str| text.replace("花課\r\n", "花課,春\r\n");
    assert_eq!(found(all), ["P36 2 春"]);
    let heading = |text: &str| text.replacen("担当課1", "", 1);
    assert_eq!(found(heading)[0], "P36 2 花課");
}

#[test]
fn two_departments_in_a_cell_are_named() {
    for two in ["花課、種課", "花課・種課", "花課 種課"] {
        assert_eq!(found(|text| text.replace("種課\r\n", &format!("{two}\r\n"))), [format!("P35 3 {two}")]);
    }
    let one = |text: &str| text.replace("種課\r\n", "こども・若者課\r\n");
    assert_eq!(found(one), Vec::<String>::new());
}

#[test]
fn another_chart_beside_it_is_named() {
    let mut files = broken(|text| text.replace("種課", "たね課"));
    files.push(source("taikeizu.txt", CHART.as_bytes().to_vec()));
    let made = site("", files);
    assert!(made.codes().contains(&"P32"), "{:?}", made.codes());
}

#[test]
fn the_other_tables_of_the_program_may_stand_beside_it() {
    let export = export("", vec![source("chart.txt", CHART.as_bytes().to_vec())]);
    let mut files = clean(&export, DataFile::Projects);
    let others =
        [DataFile::Responsibilities, DataFile::Departments, DataFile::Sections, DataFile::About, DataFile::Codes];
    files.extend(others.into_iter().map(|file| source(file.name(), export.file(file))));
    assert_eq!(site("", files).errors(), Vec::<String>::new());
}

#[test]
fn a_code_twice_is_named() {
    assert_eq!(found(|text| text.replace("1-1-2,②", "1-1-1,②")), ["P33 3 1-1-1"]);
}

#[test]
fn a_section_in_other_words_is_named() {
    let second = |text: &str| text.replacen("苗を増やす,,1-1-2", "苗をふやす,,1-1-2", 1);
    assert_eq!(found(second), ["P34 3 苗をふやす"]);
}

#[test]
fn a_code_that_excel_made_a_date_or_that_is_not_its_parents_is_named() {
    let date = found(|text| text.replace("1-2-1,①", "1月2日,①"));
    assert_eq!(date, ["P26 4 1月2日"]);
    let all = |text: &str| text.replace(",1-1,", ",2026/1/1,").replace(",1-2,", ",2-Jan,");
    assert_eq!(found(all), ["P26 2 2026/1/1"]);
    assert_eq!(found(|text| text.replace("1-1-2,②", "2-1-2,②")), ["P35 3 2-1-2"]);
}

#[test]
fn a_row_without_its_parent_is_named() {
    assert_eq!(found(|text| text.replace("1,I,花を育てる,,1-2", ",,,,1-2"))[0], "P35 4 ");
}

#[test]
fn an_unknown_mark_original_or_word_under_relisting_is_named() {
    assert_eq!(found(|text| text.replace("種を配る,,", "種を配る,むらさき,")), ["P35 3 むらさき"]);
    let original = |text: &str| text.replace("再掲,1-1-1,", "再掲,1-1-9,");
    assert_eq!(found(original)[0], "P35 4 1-1-9");
    let again = found(|text| text.replace("再掲,1-1-1,", "再けい,,"));
    assert!(again.contains(&"P35 4 再けい".to_owned()), "{again:?}");
}

#[test]
fn a_row_added_with_a_new_department_is_read() {
    let row = "1,I,花を育てる,,1-1,(1),苗を増やす,,1-1-3,③,草を取る,新規,,,草を取ります。,,草課\r\n";
    let made = site("", broken(|text| format!("{text}{row}")));
    assert_eq!(made.errors(), Vec::<String>::new());
    let page = String::from_utf8_lossy(&made.files["plan/projects/1-1-3.html"]).into_owned();
    assert!(page.contains("草を取る") && page.contains("草課") && page.contains("新規"), "{page}");
}
