//! CSV and tab-separated text: quotes, line breaks, and the exact place of each cell.

use super::{codes, found};
use crate::support::{Chart, read_bytes};

/// The cells with text of the only table: text, line, column, width.
fn cells(chart: &Chart) -> Vec<(&str, u32, u32, u32)> {
    let rows = chart.tables[0].rows.iter();
    let cells = rows.flat_map(|row| row.filled().map(|(_, cell)| cell));
    cells.map(|cell| (cell.text.as_str(), cell.place.line, cell.place.column, cell.place.width)).collect()
}

fn csv(text: &str) -> Chart {
    read_bytes("seeds/minato/chart.csv", text.as_bytes().to_vec())
}

fn tsv(text: &str) -> Chart {
    read_bytes("seeds/minato/chart.tsv", text.as_bytes().to_vec())
}

#[test]
fn places_in_csv_are_exact_under_windows_line_breaks_and_after_quoted_ones() {
    let chart = csv("課題,事業\r\n\"１\r\n２\", 花火 \r\n「港」,\"\"\"市\"\"\"\r\n");
    assert_eq!(
        cells(&chart),
        [
            ("課題", 1, 1, 2),
            ("事業", 1, 4, 2),
            ("１\n２", 2, 2, 1),
            ("花火", 3, 5, 2),
            ("「港」", 4, 1, 3),
            ("\"市\"", 4, 6, 3)
        ]
    );
}

#[test]
fn blank_cells_keep_the_columns_of_the_others() {
    let chart = csv("a,,c,\n,,\n,b\n");
    let columns: Vec<Vec<_>> =
        chart.tables[0].rows.iter().map(|row| row.filled().map(|(column, _)| column).collect()).collect();
    assert_eq!(columns, [vec![0, 2], vec![], vec![1]]);
}

#[test]
fn a_quote_that_is_never_closed_is_an_error_at_the_cell() {
    let chart = csv("課題,事業,内容\n1 港,\"①花火,夏に\n2 市,①朝市,毎月\n");
    let found = found(&chart, "F13");
    let place = found.place.as_ref().unwrap();
    assert_eq!((place.line, place.column, found.cell.as_deref()), (2, 5, Some("\"①花火")));
}

#[test]
fn a_quote_inside_a_cell_is_a_letter() {
    let chart = csv("a \"b\" c,\"d\"e,\"f\" \n");
    assert_eq!(cells(&chart).iter().map(|cell| cell.0).collect::<Vec<_>>(), ["a \"b\" c", "\"d\"e", "f"]);
    assert!(!codes(&chart).contains(&"F13"));
}

#[test]
fn a_lone_quote_in_tab_separated_text_swallows_nothing() {
    let chart = tsv("\"港\tb\n\"市\tc\"\n\"x\ny\"\tz\n");
    let texts: Vec<_> = cells(&chart).iter().map(|cell| cell.0).collect();
    assert_eq!(texts, ["\"港", "b", "\"市", "c\"", "x\ny", "z"]);
}

#[test]
fn a_file_of_the_other_delimiter_is_read_by_what_it_holds() {
    assert_eq!(cells(&csv("a\tb\nc\td\n")).len(), 4);
    assert_eq!(cells(&tsv("a,b\nc,d\n")).len(), 4);
}

#[test]
fn a_row_with_a_million_cells_is_refused() {
    let chart = tsv(&format!("a\tb\n{}", "x\t".repeat(1_000_000)));
    assert_eq!(found(&chart, "F12").place.as_ref().unwrap().line, 2);
    assert!(chart.tables.is_empty());
}

#[test]
fn too_many_rows_cells_or_letters_are_refused() {
    let blank_cells = format!("{}x\n", "\t".repeat(16_000)).repeat(200);
    for text in ["\n".repeat(1_100_000), blank_cells, format!("\"{}\"\tb", "あ\n".repeat(20_000))] {
        found(&tsv(&text), "F12");
    }
}
