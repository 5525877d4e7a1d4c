//! Spreadsheets: merged cells, numbers as they are shown, errors, hidden sheets, and places like `D37`.

use super::{FOLDER, found};
use crate::support::{Chart, read};

fn fixture(name: &str) -> Chart {
    read(&format!("{FOLDER}/sheets/{name}"))
}

/// The cell of a name in the first table: its text, and whether it is covered.
fn cell<'c>(chart: &'c Chart, name: &str) -> Option<(&'c str, bool)> {
    let cells = chart.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let named = |cell: &&taikei::table::Cell| cell.place.sheet.as_ref().is_some_and(|sheet| &*sheet.cell_ref == name);
    cells.filter(named).map(|cell| (cell.text.as_str(), cell.covered)).find(|(text, _)| !text.is_empty())
}

#[test]
fn a_place_in_a_spreadsheet_is_its_sheet_and_cell() {
    for name in ["merged.xlsx", "merged.xls", "merged.ods"] {
        let chart = read(&format!("{FOLDER}/{name}"));
        let place = &chart.tables[0].rows[10].cells[3].place;
        let sheet = place.sheet.as_ref().unwrap();
        assert_eq!((&*sheet.sheet, &*sheet.cell_ref, place.line, place.column), ("体系図", "D11", 11, 4), "{name}");
        assert_eq!(cell(&chart, "A7"), Some(("Ⅰ 安心な暮らし", false)), "{name}");
        assert_eq!(cell(&chart, "A10"), Some(("Ⅰ 安心な暮らし", true)), "{name}");
    }
}

#[test]
fn numbers_and_dates_are_read_as_the_sheet_shows_them() {
    let expected = [
        ("A1", "1"),
        ("A2", "0.3"),
        ("A3", "40%"),
        ("A4", "12.50%"),
        ("A5", "1,234,567円"),
        ("A6", "007"),
        ("A7", "2020/2/25"),
        ("A8", "令和2年2月25日"),
        ("A9", "2020年2月25日"),
        ("A10", "第3"),
        ("A11", "(4)"),
        ("A12", "TRUE"),
        ("A13", "-1.5"),
        ("A14", "9:05"),
        ("A15", "123456789012"),
        ("A16", "令和1年5月1日"),
        ("A17", "平成31年4月30日"),
        ("A18", "1-2"),
        ("A19", "1,235千円"),
        ("A20", "▲1,234.50"),
        ("A21", "0"),
        ("A22", "2.5"),
        ("A23", "0.5"),
        ("A24", "0.29"),
        ("A25", "H5."),
    ];
    for name in ["numbers.xlsx", "numbers.xls"] {
        let chart = fixture(name);
        for (at, shown) in expected {
            assert_eq!(cell(&chart, at), Some((shown, false)), "{name} {at}");
        }
    }
}

#[test]
fn a_formula_with_an_error_or_without_a_result_is_reported_at_its_cell() {
    let chart = fixture("formulas.xlsx");
    let reported: Vec<_> = (chart.found.iter())
        .filter(|found| found.code.as_str() == "F16")
        .map(|found| found.place.as_ref().unwrap().sheet.as_ref().unwrap().cell_ref.to_string())
        .collect();
    assert_eq!(reported, ["E2", "E3"]);
    assert_eq!(found(&chart, "F16").cell.as_deref(), Some("#REF!"));
}

#[test]
fn sheets_are_read_from_the_left_and_hidden_ones_are_noted() {
    for name in ["several.xlsx", "several.xls"] {
        let chart = fixture(name);
        let titles: Vec<_> = chart.plan.listings.iter().map(|listing| listing.title.as_str()).collect();
        assert_eq!(titles, ["花火", "朝市", "宿泊補助"], "{name}");
        assert_eq!(chart.plan.title, "港町計画", "{name}");
        assert!(found(&chart, "F17").args.iter().any(|(_, sheet)| format!("{sheet:?}").contains("旧版")), "{name}");
        let left_out = found(&chart, "F18").place.as_ref().unwrap().sheet.as_ref().unwrap();
        assert_eq!((&*left_out.sheet, &*left_out.cell_ref), ("続き", "A1"), "{name}");
    }
}

#[test]
fn a_narrow_sheet_without_headings_is_left_out_aloud_and_words_of_a_cover_with_a_note() {
    let chart = fixture("narrow.xlsx");
    let place = |code: &str| {
        let sheet = found(&chart, code).place.as_ref().unwrap().sheet.as_ref().unwrap();
        (sheet.sheet.to_string(), sheet.cell_ref.to_string())
    };
    assert_eq!(place("F18"), ("続き".to_owned(), "A1".to_owned()));
    assert_eq!(place("F23"), ("表紙".to_owned(), "A3".to_owned()));
    assert_eq!(chart.found.iter().filter(|found| ["F18", "F23"].contains(&found.code.as_str())).count(), 2);
    assert_eq!(chart.plan.title, "港町計画");
}

#[test]
fn a_workbook_with_a_password_is_refused() {
    let chart = fixture("locked.xlsx");
    assert!(format!("{:?}", found(&chart, "F15").args).contains("sheet-locked"));
}

#[test]
fn a_merged_project_is_one_and_a_merged_description_is_that_of_each() {
    let chart = fixture("merged-projects.xlsx");
    let written: Vec<_> = (chart.plan.listings.iter())
        .map(|listing| {
            let names = listing.departments.iter().map(|id| chart.plan.department(*id).name.as_str());
            (listing.code.as_str(), listing.title.as_str(), &*listing.description, names.collect::<Vec<_>>().join(" "))
        })
        .collect();
    assert_eq!(
        written,
        [
            ("1-1-1", "花火", "夏に上げます。", "観光課 防災課 広報課".to_owned()),
            ("1-1-2", "朝市", "港で開きます。", "商工課".to_owned()),
            ("1-1-3", "夜市", "港で開きます。", "商工課".to_owned()),
        ]
    );
    let codes: Vec<_> = chart.found.iter().map(|found| found.code.as_str()).filter(|code| *code != "R05").collect();
    assert_eq!(codes, ["P07"]);
}

#[test]
fn a_header_of_two_rows_is_one_header() {
    for name in ["two-row-header.xlsx", "two-row-header.csv"] {
        let chart = fixture(name);
        let listing = &chart.plan.listings[0];
        assert_eq!((&*listing.title, &*listing.description), ("花火", "夏に上げます。"), "{name}: {:?}", chart.found);
        let headings: Vec<_> = chart.plan.levels.iter().map(|level| level.heading.as_str()).collect();
        assert_eq!(headings, ["課題", "施策"], "{name}");
    }
}

#[test]
fn findings_of_a_sheet_come_row_by_row() {
    let chart = read(&format!("{FOLDER}/merged.xlsx"));
    let lines: Vec<_> = chart.found.iter().map(|found| found.place.as_ref().unwrap().line).collect();
    assert!(lines.is_sorted() && lines.contains(&8) && lines.contains(&12), "{lines:?}");
}
