//! The preamble: what a chart says of itself before its table.

use super::draft::Preamble;
use super::mark::is_symbol;
use crate::table::Row;
use crate::text::{date, fold};

/// Words that end the title of a chart without being part of the plan's name.
const CHART_WORDS: &[&str] = &["の体系図", "体系図", "施策体系図", "施策の体系", "の体系", "体系表"];
/// What a document's name begins with when a number follows.
const DOCUMENT_WORDS: &[&str] = &["資料", "別紙", "参考資料", "別表", "付属資料"];
/// The last character of a municipality's or prefecture's name (地方自治法 第1条の3).
const PUBLISHER_ENDS: &[char] = &['都', '道', '府', '県', '市', '区', '町', '村'];

/// Reads the rows before the first header. What an earlier chart of the plan said stands.
pub(super) fn read(rows: &[Row], preamble: &mut Preamble) {
    for (_, cell) in rows.iter().flat_map(Row::filled).filter(|(_, cell)| !cell.covered) {
        read_line(&cell.text, preamble);
    }
}

/// Takes one line for the first thing it can be.
fn read_line(line: &str, preamble: &mut Preamble) {
    if let Some(mark) = read_mark(line) {
        if !preamble.marks.contains(&mark) {
            preamble.marks.push(mark);
        }
    } else if date::iso(line).is_some() {
        preamble.date.get_or_insert_with(|| line.to_owned());
    } else if is_document(line) {
        preamble.document.get_or_insert_with(|| line.to_owned());
    } else if let Some(title) = read_title(line) {
        preamble.title.get_or_insert(title);
    } else if line.ends_with(PUBLISHER_ENDS) && line.chars().count() <= 8 {
        preamble.publisher.get_or_insert_with(|| line.to_owned());
    } else {
        preamble.body.get_or_insert_with(|| line.to_owned());
    }
}

/// The plan's name on a line that ends with 体系図 or with 計画.
fn read_title(line: &str) -> Option<String> {
    let name = CHART_WORDS.iter().filter_map(|word| line.strip_suffix(word)).min_by_key(|name| name.len());
    name.or_else(|| line.ends_with("計画").then_some(line)).map(|name| name.trim().to_owned())
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

/// One entry of a legend: a symbol, and its name in brackets or after a colon, as in ★（重点課題）.
fn read_mark(line: &str) -> Option<(char, String)> {
    let mut letters = line.chars();
    let symbol = letters.next().filter(|letter| is_symbol(*letter))?;
    let rest = letters.as_str().trim();
    let bracketed = [('（', '）'), ('(', ')'), ('【', '】'), ('［', '］')]
        .iter()
        .find_map(|(open, close)| rest.strip_prefix(*open)?.strip_suffix(*close));
    let name = bracketed.or_else(|| rest.strip_prefix(['：', ':', '…', '＝', '=']))?.trim();
    (!name.is_empty()).then(|| (symbol, name.to_owned()))
}
