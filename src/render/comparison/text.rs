//! A comparison as plain text for a terminal: what went in `[-…-]`, what came in `{+…+}`, as word-by-word tools write it.

use std::fmt::Write;

use super::NOTHING;
use crate::comparison::{Change, Comparison, Entry, Head, Line, Side};
use crate::plan::Plan;
use crate::text::Piece;

/// The words around what the plans say, in the language of the terminal.
pub struct Words<'a> {
    /// What stands before the title of the edition before.
    pub before: &'a str,
    /// What stands before that of the edition that follows.
    pub after: &'a str,
    /// What is said where nothing changed.
    pub same: &'a str,
    /// What is said of those that have but another number; `{count}` is how many.
    pub renumbered: &'a str,
    /// What stands above departments.
    pub departments: &'a str,
    /// What stands above questions.
    pub questions: &'a str,
    /// The name of a change.
    pub change: &'a dyn Fn(Change) -> String,
    /// How an entry changed.
    pub changes: &'a dyn Fn(&Entry) -> Vec<String>,
}

/// Makes the text.
#[must_use]
pub fn render(comparison: &Comparison, words: &Words) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "{} {} ({})", words.before, comparison.before.title, comparison.before.id);
    let _ = writeln!(text, "{} {} ({})", words.after, comparison.after.title, comparison.after.id);
    for (change, count) in comparison.counts() {
        let _ = writeln!(text, "  {}: {count}", (words.change)(change));
    }
    if comparison.changed().next().is_none() {
        let _ = writeln!(text, "{}", words.same);
    }
    for group in comparison.groups() {
        let name = match group.head {
            Head::Departments => words.departments.to_owned(),
            Head::Questions => words.questions.to_owned(),
            Head::After(_) | Head::Before(_) => comparison.head_in_words(group.head),
        };
        let _ = write!(text, "\n{name}\n");
        for line in &group.lines {
            write_line(&mut text, comparison, line, words);
        }
    }
    let renumbered = comparison.renumbered().len();
    if renumbered > 0 {
        let _ = write!(text, "\n{}\n", words.renumbered.replace("{count}", &renumbered.to_string()));
    }
    // Control characters of a chart are no commands for a terminal.
    text.chars().map(|letter| if letter.is_control() && letter != '\n' { '\u{FFFD}' } else { letter }).collect()
}

fn write_line(text: &mut String, comparison: &Comparison, line: &Line, words: &Words) {
    let changes = (words.changes)(line.entry);
    let _ = writeln!(text, "\n  {}: {}", super::heading(comparison, line), changes.join(", "));
    for side in &line.before {
        write_side(text, comparison.before, line, side, ["-", "[-", "-]"]);
    }
    for side in &line.after {
        write_side(text, comparison.after, line, side, ["+", "{+", "+}"]);
    }
}

fn write_side(text: &mut String, plan: &Plan, line: &Line, side: &Side, [sign, open, close]: [&str; 3]) {
    let write = |pieces: &[Piece]| {
        let piece =
            |piece: &Piece| if piece.own { format!("{open}{}{close}", piece.text) } else { piece.text.to_string() };
        pieces.iter().map(piece).collect::<String>()
    };
    let title = format!("{} {}", side.code, write(&side.title));
    let _ = writeln!(text, "    {sign} {}", title.trim());
    for field in line.fields(plan, side) {
        let words = match field.pieces.as_slice() {
            [] => NOTHING.to_owned(),
            pieces => write(pieces).replace('\n', "\n          "),
        };
        let _ = writeln!(text, "        {}: {words}", field.name);
    }
}
