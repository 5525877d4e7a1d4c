//! A comparison as Markdown: tables of two columns, changes as `<del>` and `<ins>`.

use std::fmt::Write;

use super::{NOTHING, changes};
use crate::comparison::{Comparison, Line, Side};
use crate::plan::Plan;
use crate::text::Piece;

/// Makes the text.
#[must_use]
pub fn render(comparison: &Comparison) -> Vec<u8> {
    let mut text = String::from("# 新旧対照表\n\n");
    let _ = writeln!(text, "- 前の計画: {}", escaped(&comparison.before.title));
    let _ = writeln!(text, "- 今の計画: {}", escaped(&comparison.after.title));
    for (change, count) in comparison.counts() {
        let _ = writeln!(text, "- {}: {count}", escaped(&comparison.change_in_words(change)));
    }
    if comparison.changed().next().is_none() {
        text.push_str("\n変わったところはありません。\n");
    }
    for group in comparison.groups() {
        let _ = write!(text, "\n## {}\n\n", escaped(&comparison.head_in_words(group.head)));
        text.push_str("| 変わったこと | 前の計画 | 今の計画 |\n| --- | --- | --- |\n");
        for line in &group.lines {
            let before = side(comparison.before, line, &line.before, "del");
            let after = side(comparison.after, line, &line.after, "ins");
            let kind = escaped(super::heading(comparison, line));
            let _ = writeln!(text, "| {kind}: {} | {before} | {after} |", escaped(&changes(comparison, line)));
        }
    }
    text.into_bytes()
}

fn side(plan: &Plan, line: &Line, sides: &[Side], tag: &str) -> String {
    let write = |pieces: &[Piece]| {
        let piece = |piece: &Piece| match (piece.own, escaped(&piece.text)) {
            (true, text) => format!("<{tag}>{text}</{tag}>"),
            (false, text) => text,
        };
        pieces.iter().map(piece).collect::<String>()
    };
    let one = |side: &Side| {
        let title = format!("{} {}", escaped(side.code), write(&side.title));
        let told = line.fields(plan, side).into_iter();
        let words = |pieces: &[Piece]| if pieces.is_empty() { NOTHING.to_owned() } else { write(pieces) };
        let told = told.map(|field| format!("{}: {}", escaped(field.name), words(&field.pieces)));
        [title.trim().to_owned()].into_iter().chain(told).collect::<Vec<_>>().join("<br>")
    };
    if sides.is_empty() { NOTHING.to_owned() } else { sides.iter().map(one).collect::<Vec<_>>().join("<br><br>") }
}

/// A text that no reader of Markdown takes for more than a text.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => {}
            '\n' => out.push_str("<br>"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '$' | '!' => {
                out.push('\\');
                out.push(letter);
            }
            letter => out.push(letter),
        }
    }
    out
}
