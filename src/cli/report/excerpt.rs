//! The part of a line that a report shows: the cell and what fits beside it, tabs drawn as borders.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::text::Place;

/// How a tab is drawn: as the border between two cells.
const BORDER: &str = " | ";
/// What stands where text was cut away.
const CUT: &str = "...";
/// How much of what stands before the cell is shown, in columns, where not all of it fits.
const BEFORE: usize = 24;

/// A line cut to a width, and the bytes of it that the caret points at.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// What is shown.
    pub(super) line: String,
    /// Where the cell stands in it.
    pub(super) span: Range<usize>,
}

impl Excerpt {
    /// The surroundings of a place, at most about `width` columns of them.
    pub(super) fn of(place: &Place, width: usize) -> Self {
        let letters: Vec<char> = place.excerpt.chars().collect();
        let start = (place.column as usize - 1).min(letters.len());
        let end = (start + place.width as usize).min(letters.len());
        let columns = |letters: &[char]| letters.iter().map(|&letter| breadth(letter)).sum::<usize>();
        let whole = columns(&letters) <= width;
        let (cell, cell_cut) = head(&letters[start..end], width.saturating_sub(2 * CUT.len()));
        let room = width.saturating_sub(columns(&letters[start..end]) + 2 * CUT.len());
        let (before, before_cut) = tail(&letters[..start], if whole { width } else { room.min(BEFORE) });
        let beside = room.saturating_sub(before.chars().map(breadth).sum());
        let (after, after_cut) = head(&letters[end..], if whole { width } else { beside });
        let mut line = if before_cut { CUT.to_owned() + &before } else { before };
        let from = line.len();
        line += &cell;
        let to = line.len();
        if cell_cut {
            line += CUT;
        } else {
            line += &after;
            line += if after_cut { CUT } else { "" };
        }
        Self { line, span: from..to }
    }
}

/// The first letters that fit, and whether any was left out.
fn head(letters: &[char], room: usize) -> (String, bool) {
    let fits = fitting(letters.iter(), room);
    (draw(&letters[..fits]), fits < letters.len())
}

/// The last letters that fit, and whether any was left out.
fn tail(letters: &[char], room: usize) -> (String, bool) {
    let fits = fitting(letters.iter().rev(), room);
    (draw(&letters[letters.len() - fits..]), fits < letters.len())
}

/// How many of the letters fit.
fn fitting<'a>(letters: impl Iterator<Item = &'a char>, room: usize) -> usize {
    let filled = letters.scan(0, |filled, &letter| {
        *filled += breadth(letter);
        Some(*filled)
    });
    filled.take_while(|&filled| filled <= room).count()
}

/// Letters as they are shown: a tab as a border, what moves the cursor as a blank.
fn draw(letters: &[char]) -> String {
    let mut drawn = String::with_capacity(letters.len() * 3);
    for &letter in letters {
        match letter {
            '\t' => drawn.push_str(BORDER),
            letter if letter.is_control() => drawn.push(' '),
            letter => drawn.push(letter),
        }
    }
    drawn
}

/// How many columns a letter takes as it is shown (UAX #11).
fn breadth(letter: char) -> usize {
    match letter {
        '\t' => BORDER.len(),
        letter if letter.is_control() => 1,
        letter => letter.width().unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Source;

    /// A row of three cells, the middle one of which is pointed at.
    fn row(before: &str, cell: &str, after: &str) -> Place {
        let start = before.len() + 1;
        Source::new("chart.txt", format!("{before}\t{cell}\t{after}\n")).place(start..start + cell.len())
    }

    fn columns(text: &str) -> usize {
        text.chars().map(breadth).sum()
    }

    #[test]
    fn a_short_row_is_shown_whole_with_its_tabs_as_borders() {
        let excerpt = Excerpt::of(&row("1 安心", "(1) 備え", "防災課"), 80);
        assert_eq!(excerpt.line, "1 安心 | (1) 備え | 防災課");
        assert_eq!(&excerpt.line[excerpt.span], "(1) 備え");
    }

    #[test]
    fn a_long_row_is_cut_on_both_sides_of_the_cell() {
        let excerpt = Excerpt::of(&row(&"前".repeat(200), "①訓練", &"後".repeat(200)), 60);
        assert_eq!(&excerpt.line[excerpt.span.clone()], "①訓練");
        assert!(excerpt.line.starts_with("...前") && excerpt.line.ends_with("後..."), "{}", excerpt.line);
        assert!(columns(&excerpt.line) <= 60, "{}", excerpt.line);
    }

    #[test]
    fn a_cell_wider_than_the_terminal_shows_its_beginning() {
        let excerpt = Excerpt::of(&row("1", &"長".repeat(300), "後"), 60);
        assert!(excerpt.line[excerpt.span].starts_with("長長"));
        assert!(excerpt.line.ends_with("長...") && columns(&excerpt.line) <= 60, "{}", excerpt.line);
    }

    #[test]
    fn a_row_of_a_million_letters_is_cut_at_once() {
        let excerpt = Excerpt::of(&row(&"前".repeat(1_000_000), "①", &"後".repeat(1_000_000)), 60);
        assert!(columns(&excerpt.line) <= 60);
    }

    #[test]
    fn what_moves_the_cursor_is_drawn_as_a_blank() {
        let excerpt = Excerpt::of(&row("a\u{1b}[31m", "b\u{7}", "c"), 60);
        assert_eq!(excerpt.line, "a [31m | b  | c");
    }
}
