//! HTML and Markdown: spans, nested tables, marks, and the place of each cell.

use super::{codes, found};
use crate::support::{Chart, read_bytes};

fn html(body: &str) -> Chart {
    read_bytes("seeds/minato/chart.html", body.as_bytes().to_vec())
}

fn markdown(text: &str) -> Chart {
    read_bytes("seeds/minato/chart.md", text.as_bytes().to_vec())
}

/// The texts of a table, row by row; what a merged cell covers in brackets.
fn texts(chart: &Chart, table: usize) -> Vec<Vec<String>> {
    let shown = |cell: &taikei::table::Cell| if cell.covered { format!("[{}]", cell.text) } else { cell.text.clone() };
    chart.tables[table].rows.iter().map(|row| row.cells.iter().map(shown).collect()).collect()
}

#[test]
fn spans_fill_what_they_cover() {
    let chart = html("<table><tr><td rowspan=3>A<td colspan=2>B<td>C<tr><td>D<td rowspan=2>E<tr><td>F<td>G</table>");
    let expected: [&[&str]; 3] = [&["A", "B", "", "C"], &["[A]", "D", "E"], &["[A]", "F", "[E]", "G"]];
    assert_eq!(texts(&chart, 0), expected);
}

#[test]
fn a_span_of_all_rows_ends_with_the_table() {
    let chart = html("<table><tr><td rowspan=0>A<td>B<td>C<tr><td>D<td>E</table>");
    assert_eq!(texts(&chart, 0), [["A", "B", "C"], ["[A]", "D", "E"]]);
}

#[test]
fn words_of_a_cell_come_out_as_a_browser_shows_them() {
    let chart = html(
        "<table><tr><td>  人権の\n  尊重 <b>DV</b>\n対策<td>一<br>二<p>三</p>四<td>&lt;b&gt;&nbsp;&amp;&#9312;\
         <script>x()</script><ruby>港<rt>みなと</rt></ruby><img alt=★></table>",
    );
    assert_eq!(texts(&chart, 0), [["人権の尊重 DV 対策", "一\n二\n三\n四", "<b>\u{a0}&①港★"]]);
}

#[test]
fn a_table_in_a_table_is_a_table_of_its_own() {
    let chart = html("<table><tr><td>x<table><tr><td>a<td>b<td>c</table>y<td>z</table>");
    assert_eq!((chart.tables.len(), texts(&chart, 0)), (1, vec![vec!["a".into(), "b".into(), "c".into()]]));
}

#[test]
fn places_on_a_page_are_exact_under_windows_line_breaks() {
    let chart = html("<table>\r\n<tr><td>一</td>\r\n  <td>\r\n   事業 &amp; 名</td><td>三</table>");
    let cells = &chart.tables[0].rows[0].cells;
    let places: Vec<_> = cells.iter().map(|cell| (cell.place.line, cell.place.column)).collect();
    assert_eq!(places, [(2, 9), (4, 4), (4, 23)]);
}

#[test]
fn tables_with_too_few_columns_are_no_charts() {
    let chart = html("<table><tr><td>本文へ<td>目次</table>");
    assert!(chart.tables.is_empty());
}

#[test]
fn what_stands_above_a_chart_is_its_title_and_legend_and_not_the_menu() {
    let page =
        "<p>くらし市<h1>港町計画体系図</h1><p>更新日<h2>一覧</h2><p>港町市<table><tr><th>課題<th>事業<th>内容</table>";
    let chart = html(page);
    let before: Vec<_> = chart.tables[0].rows[..3].iter().map(|row| row.cells[0].text.as_str()).collect();
    assert_eq!(before, ["港町計画体系図", "一覧", "港町市"]);
}

#[test]
fn a_page_without_its_end_is_read_to_its_end() {
    assert_eq!(texts(&html("<table><tr><td>a<td>b<td>c"), 0), [["a", "b", "c"]]);
    for broken in ["<table", "</table></tr></td>", "<td>a", "<tr></table>x", "<table><td><table><tr>"] {
        assert!(html(broken).tables.is_empty(), "{broken}");
    }
}

#[test]
fn a_page_under_the_name_of_a_workbook_is_read_as_a_page() {
    let page = b"<html><table><tr><td>a<td>b<td>c</table>".to_vec();
    assert_eq!(texts(&read_bytes("seeds/minato/chart.xls", page), 0), [["a", "b", "c"]]);
}

#[test]
fn spans_that_claim_too_much_are_refused() {
    let row = "<tr>".to_owned() + &"<td colspan=1000 rowspan=65534>x".repeat(16) + "</tr>";
    let chart = html(&format!("<table>{row}{}</table>", "<tr><td>y".repeat(500)));
    found(&chart, "F12");
}

#[test]
fn marks_of_a_pipe_table_show_what_they_mean() {
    let chart = markdown("| a | b \\| c | **d**<br>e |\n|---|---|:-:|\n  x | &lt;y&gt; | \\*z\n");
    assert_eq!(texts(&chart, 0), [["a", "b | c", "d\ne"], ["x", "<y>", "*z"]]);
    let place = &chart.tables[0].rows[1].cells[1].place;
    assert_eq!((place.line, place.column), (3, 7));
}

#[test]
fn lines_between_pipe_tables_belong_to_the_next_one() {
    let chart = markdown("# 港町計画\n\na|b\n-|-\n1|2\n- 港町市\n\nc|d\n-|-\n");
    assert_eq!(texts(&chart, 0), [vec!["港町計画"], vec!["a", "b"], vec!["1", "2"]]);
    assert_eq!(texts(&chart, 1), [vec!["港町市"], vec!["c", "d"]]);
    assert_eq!(codes(&chart), ["F04"]);
}
