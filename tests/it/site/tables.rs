//! The CSV files of a plan, read back by another program's reader.

use std::collections::BTreeSet;

use super::made_up::{CHART, Made, Sources};

const TABLES: &[&str] =
    &["projects.csv", "responsibilities.csv", "departments.csv", "sections.csv", "plan.csv", "codes.csv"];

/// The rows of a file, the header first.
fn rows(made: &Made, name: &str) -> Vec<Vec<String>> {
    let text = made.text(&format!("hana/{name}")).strip_prefix('\u{FEFF}').expect("a mark before the text");
    // The reader refuses a row that has more or fewer cells than the first.
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The cells of a row by the headings of its table.
fn cell<'r>(rows: &'r [Vec<String>], at: usize, heading: &str) -> &'r str {
    let column = rows[0].iter().position(|own| own == heading);
    &rows[at][column.unwrap_or_else(|| panic!("no {heading} in {:?}", rows[0]))]
}

#[test]
fn each_table_has_one_header_row_and_rows_that_end_as_the_standard_says() {
    let made = Sources::chart(CHART).make();
    for name in TABLES {
        let table = rows(&made, name);
        let headings: BTreeSet<_> = table[0].iter().collect();
        assert_eq!(headings.len(), table[0].len(), "{name}: each heading stands once");
        assert!(table[0].iter().all(|heading| !heading.is_empty()), "{name}");
        assert!(table.len() > 1, "{name}");
        let text = made.text(&format!("hana/{name}"));
        assert!(text.ends_with("\r\n") && text.matches('\n').count() == text.matches("\r\n").count(), "{name}");
    }
}

#[test]
fn every_listing_is_a_row_with_all_above_it() {
    let table = rows(&Sources::chart(CHART).make(), "projects.csv");
    let codes: Vec<_> = (1..table.len()).map(|at| cell(&table, at, "事業コード")).collect();
    assert_eq!(codes, ["1-1-1-1", "1-1-1-2", "1-2-1-1", "2-1-1-1"]);
    for (at, (goal, issue)) in [("花を育てる", "重点課題"), ("花を育てる", "重点課題")].into_iter().enumerate()
    {
        assert_eq!((cell(&table, at + 1, "基本目標"), cell(&table, at + 1, "課題の印")), (goal, issue));
    }
    assert_eq!(cell(&table, 2, "施策コード"), "1-1-1");
    assert_eq!((cell(&table, 1, "事業の番号（印刷）"), cell(&table, 1, "課題の番号（印刷）")), ("①", "I-1"));
    assert_eq!((cell(&table, 4, "再掲"), cell(&table, 4, "再掲元の事業コード")), ("再掲", "1-1-1-1"));
    assert_eq!((cell(&table, 1, "再掲"), cell(&table, 1, "ページ")), ("", "projects/1-1-1-1.html"));
    assert_eq!((cell(&table, 3, "担当課1"), cell(&table, 3, "担当課2")), ("学び課", "関係各課"));
}

#[test]
fn every_listing_and_department_is_a_row() {
    let table = rows(&Sources::chart(CHART).make(), "responsibilities.csv");
    let row = |at: usize| ["事業コード", "順番", "担当課", "種類"].map(|heading| cell(&table, at, heading));
    assert_eq!(table.len(), 8);
    assert_eq!(row(2), ["1-1-1-1", "2", "公園課", "課"]);
    assert_eq!(row(5), ["1-2-1-1", "2", "関係各課", "総称"]);
}

#[test]
fn sections_and_departments_are_counted_as_pages_count_them() {
    let made = Sources::chart(CHART).make();
    let sections = rows(&made, "sections.csv");
    let goal = |at| ["段", "コード", "事業数（実数）", "事業数（延べ）"].map(|name| cell(&sections, at, name));
    assert_eq!(goal(1), ["基本目標", "1", "3", "3"]);
    let second = (1..sections.len()).find(|&at| cell(&sections, at, "コード") == "2").unwrap();
    assert_eq!(goal(second), ["基本目標", "2", "0", "1"]);
    let departments = rows(&made, "departments.csv");
    assert_eq!((cell(&departments, 1, "担当課"), cell(&departments, 1, "事業数（延べ）")), ("花みどり課", "3"));
}

#[test]
fn a_date_stands_as_the_calendar_writes_it_and_as_the_era_counts() {
    let table = rows(&Sources::chart(CHART).make(), "plan.csv");
    assert_eq!(cell(&table, 1, "資料の日付"), "2024-04-01");
    assert_eq!(cell(&table, 1, "資料の日付（和暦）"), "令和6年4月1日");
    assert_eq!(cell(&table, 1, "計画名"), "みどり市第2次花いっぱい計画");
}

#[test]
fn each_column_and_each_mark_is_explained() {
    let made = Sources::chart(CHART).make();
    let codes = rows(&made, "codes.csv");
    for name in TABLES.iter().filter(|name| **name != "codes.csv") {
        for heading in &rows(&made, name)[0] {
            let about = codes.iter().find(|row| row[0] == **name && row[2] == *heading && row[3].is_empty());
            assert!(about.is_some_and(|row| row[4].chars().count() > 4), "{name}: {heading}");
        }
    }
    let star = codes.iter().find(|row| row[2] == "課題の印" && row[3] == "重点課題").unwrap();
    assert!(star[4].contains('★'), "{star:?}");
}

#[test]
fn words_that_look_like_formulas_or_signs_of_the_format_stand_as_printed() {
    let hostile = "=HYPERLINK(\"https://example.com\",\"x\"), +1 \"@\"";
    let made = Sources::chart(&CHART.replace("花の苗を配ります。まちを花で満たします。", hostile)).make();
    assert_eq!(cell(&rows(&made, "projects.csv"), 1, "内容"), hostile);
}

#[test]
fn the_page_of_the_data_names_each_file_with_its_size() {
    let made = Sources::chart(CHART).make();
    let words = made.words("hana/data.html");
    for name in TABLES.iter().chain(&["plan.xlsx", "plan.txt", "plan.json", "plan.stratml.xml"]) {
        let size = made.files[&format!("hana/{name}")].len();
        let tenths = (size * 10).div_ceil(1024);
        let size =
            if tenths < 100 { format!("{}.{}", tenths / 10, tenths % 10) } else { tenths.div_ceil(10).to_string() };
        assert!(made.text("hana/data.html").contains(&format!("href={name}")), "{name}");
        assert!(words.contains(&format!("{size} KB")), "{name}: {size} in {words}");
    }
    assert!(words.contains("2024-04-01(令和6年4月1日)"), "{words}");
}

#[test]
fn every_page_of_a_plan_leads_to_its_data() {
    let made = Sources::chart(CHART).make();
    for (path, page) in made.pages().filter(|(path, _)| path.starts_with("hana/")) {
        assert!(page.contains("data.html"), "{path}");
    }
}
