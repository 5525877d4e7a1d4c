//! A comparison of editions (新旧対照) in the forms that `taikei diff` writes.

mod json;
mod markdown;
mod table;
mod text;

use crate::comparison::{self, Comparison, Line, Side};
use crate::plan::Plan;
use crate::text::Piece;

pub use json::render as json;
pub use markdown::render as markdown;
pub use table::render as csv;
pub use text::{Words, render as text};

/// What stands where a side has nothing.
const NOTHING: &str = "（なし）";

/// Pieces as one text.
fn joined(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| &*piece.text).collect()
}

/// What the first part of a line is called.
fn heading<'c>(comparison: &'c Comparison, line: &Line) -> &'c str {
    let of = |plan: &'c Plan, sides: &[Side]| sides.first().map(|side| comparison::heading(plan, side.part));
    of(comparison.after, &line.after).or_else(|| of(comparison.before, &line.before)).unwrap_or_default()
}

/// The names of a line's changes.
fn changes(comparison: &Comparison, line: &Line) -> String {
    comparison.entry_in_words(line.entry).join("、")
}
