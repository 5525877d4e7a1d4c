//! Asides: rows of a table that are no part of the plan, such as remarks and totals below it.

use super::columns::key;
use super::department;
use super::mark::Signs;
use super::numeral::{Numeral, Shell};
use crate::diag::{Code, Diagnostic, Sink};
use crate::table::{Cell, Row};

/// What remarks begin with, after folding.
const REMARKS: &[&str] = &["※", "*", "(注", "注)", "注:", "注1", "備考:", "出典:"];
/// What the first cell of a row of totals says.
const TOTALS: &[&str] = &["計", "合計", "総計", "小計", "総合計", "合計額", "合計数"];
/// What may stand behind the figures of totals.
const UNITS: &[&str] = &["千円", "百万円", "億円", "万円", "円", "件", "事業", "項目", "人", "%"];

/// Notes a row that is a remark or a row of totals; says whether it is one. A mark of the chart begins no remark.
pub(super) fn note(sink: &mut Sink, signs: &Signs, row: &Row) -> bool {
    let mut cells = row.filled().map(|(_, cell)| cell).filter(|cell| !cell.covered);
    let Some(first) = cells.next() else { return false };
    let rest: Vec<&Cell> = cells.collect();
    let is_aside = rest.is_empty() && is_remark(signs, &first.text)
        || is_total(&first.text) && rest.iter().all(|cell| is_sum(&cell.text));
    if is_aside {
        sink.report(Diagnostic::new(Code::P23).at(&first.place).cell(&first.text));
    }
    is_aside
}

/// Whether a text is a remark, and neither a numbered title nor a unit with a mark before it.
fn is_remark(signs: &Signs, text: &str) -> bool {
    let Some(first) = text.chars().next().filter(|first| "※*＊(（注備出".contains(*first)) else { return false };
    let rest = text[first.len_utf8()..].trim_start();
    let is_numbered = Numeral::read(rest).is_some_and(|numeral| numeral.form.shell != Shell::Bare);
    let folded = key_of_start(text);
    let is_mark = signs.of_item(first).is_some() && !text.contains('。');
    REMARKS.iter().any(|start| folded.starts_with(start))
        && !is_mark
        && !("※*＊".contains(first) && (is_numbered || department::may_be_department(rest)))
}

/// The first letters of a text, folded.
fn key_of_start(text: &str) -> String {
    crate::text::fold::key(&text.chars().take(4).collect::<String>())
}

fn is_total(text: &str) -> bool {
    text.chars().count() <= 12 && TOTALS.contains(&key(text).as_str())
}

/// Whether a text is figures, with the unit behind them or without, or a dash.
fn is_sum(text: &str) -> bool {
    let key = key(text);
    let bare = UNITS.iter().find_map(|unit| key.strip_suffix(unit)).unwrap_or(&key);
    bare.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '.' | '-' | 'ー'))
}
