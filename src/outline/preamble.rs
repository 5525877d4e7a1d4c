//! The preamble: what a chart says of itself before its table.

use super::draft::{DraftMark, Preamble};
use super::legend;
use super::mark::{bracketed, is_symbol};
use super::passed;
use crate::table::{Cell, Row};
use crate::text::{date, fold};

/// Words that end the title of a chart without being part of the plan's name.
const CHART_WORDS: &[&str] = &[
    "体系図",
    "体系表",
    "の体系",
    "施策体系",
    "施策体系図",
    "施策体系表",
    "施策の体系",
    "施策の体系図",
    "事業体系",
    "事業一覧",
    "事業一覧表",
    "施策一覧",
    "施策一覧表",
    "施策・事業一覧",
    "取組一覧",
    "取組一覧表",
];
/// What names of plans end with.
const PLAN_ENDS: &[&str] = &["計画", "プラン", "ビジョン", "戦略", "大綱", "構想", "憲章"];
/// What a document's name begins with when a number follows.
const DOCUMENT_WORDS: &[&str] = &["資料", "別紙", "参考資料", "別表", "付属資料"];
/// The last character of a municipality's or prefecture's name (地方自治法 第1条の3).
const PUBLISHER_ENDS: &[char] = &['都', '道', '府', '県', '市', '区', '町', '村'];

/// Reads the rows before the first header; gives the cells that say nothing it knows. What an earlier chart of the plan
/// said stands.
pub(super) fn read<'r>(rows: &'r [Row], preamble: &mut Preamble) -> Vec<&'r Cell> {
    let mut unread = Vec::new();
    for row in rows {
        let mut cells = row.filled().map(|(_, cell)| cell).filter(|cell| !cell.covered).peekable();
        while let Some(cell) = cells.next() {
            if let Some(mark) = cells.peek().and_then(|next| in_two_cells(&cell.text, &next.text)) {
                cells.next();
                add_marks(preamble, vec![mark]);
            } else if !read_cell(&cell.text, preamble) {
                unread.push(cell);
            }
        }
    }
    unread
}

/// Reads a cell as one line, or line by line where one of them explains marks; says whether all of it is known.
fn read_cell(text: &str, preamble: &mut Preamble) -> bool {
    if text.lines().any(|line| legend::read(line).is_some()) {
        let unknown: Vec<_> = text.lines().filter(|line| !read_line(line.trim(), preamble)).collect();
        unknown.is_empty()
    } else {
        read_line(text, preamble)
    }
}

/// Reads a row below a header that holds nothing but the meanings of marks; says whether it does.
pub(super) fn read_legend(row: &Row, preamble: &mut Preamble) -> bool {
    let mut cells = row.filled();
    let (Some((_, cell)), None) = (cells.next(), cells.next()) else { return false };
    let is_likely =
        !cell.covered && cell.text.starts_with(|letter| is_symbol(letter) || "凡【（(〈注".contains(letter));
    let marks = is_likely.then(|| legend::read_proved(&cell.text)).flatten();
    marks.map(|marks| add_marks(preamble, marks)).is_some()
}

/// Reads the remarks in brackets beside headings that explain marks.
pub(super) fn read_headings(header: &Row, preamble: &mut Preamble) {
    for (_, cell) in header.filled() {
        let remark = cell.text.find(['(', '（']).and_then(|at| bracketed(&cell.text[at..]));
        if let Some(marks) = remark.and_then(|(inside, _)| legend::read_remark(inside)) {
            add_marks(preamble, marks);
        }
    }
}

/// A mark whose sign and meaning stand in cells side by side.
fn in_two_cells(sign: &str, meaning: &str) -> Option<DraftMark> {
    let is_sign = sign.chars().count() == 1 && sign.starts_with(is_symbol);
    let is_meaning = meaning.chars().count() <= 12 && !meaning.starts_with(is_symbol);
    (is_sign && is_meaning).then(|| DraftMark::explained(sign, meaning))
}

/// Adds marks to the legend; what it said of a sign first stands.
pub(super) fn add_marks(preamble: &mut Preamble, marks: Vec<DraftMark>) {
    for mark in marks {
        if !preamble.marks.contains(&mark) {
            preamble.marks.push(mark);
        }
    }
}

/// Takes one line for the first thing it can be; says whether the preamble has it now.
fn read_line(line: &str, preamble: &mut Preamble) -> bool {
    let keep = |slot: &mut Option<String>, line: &str| *slot.get_or_insert_with(|| line.to_owned()) == line;
    if let Some(marks) = legend::read(line) {
        add_marks(preamble, marks);
        true
    } else if date::alone(line).is_some() {
        keep(&mut preamble.date, line)
    } else if date::is_period(line) {
        false
    } else if is_document(line) {
        keep(&mut preamble.document, line)
    } else if let Some(title) = read_title(line) {
        // A sheet or page may name the plan again, in fewer words than the cover.
        preamble.title.get_or_insert(title);
        true
    } else if CHART_WORDS.contains(&line) {
        true
    } else if line.ends_with(PUBLISHER_ENDS) && line.chars().count() <= 8 && !passed::is_numbered(line) {
        keep(&mut preamble.publisher, line)
    } else {
        keep(&mut preamble.body, line)
    }
}

/// The plan's name on a line that ends with 体系図, or as names of plans do: 計画, 計画（第2次）, プラン.
fn read_title(line: &str) -> Option<String> {
    let name = CHART_WORDS.iter().filter_map(|word| line.strip_suffix(word)).min_by_key(|name| name.len());
    let name = name.map(|name| name.trim_end().trim_end_matches('の'));
    let bare = line.strip_suffix(['）', ')']).and_then(|inner| inner.rfind(['（', '('])).map_or(line, |at| &line[..at]);
    let is_plan = PLAN_ENDS.iter().any(|end| bare.trim_end().ends_with(end)) && bare.chars().count() > 4;
    name.or_else(|| (line.ends_with("計画") || is_plan).then_some(line))
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
}

/// Whether a line names a document by a number, such as 資料6.
fn is_document(line: &str) -> bool {
    let folded = fold::key(line);
    DOCUMENT_WORDS.iter().any(|word| {
        folded
            .strip_prefix(word)
            .is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()) && rest.chars().count() <= 6)
    })
}
