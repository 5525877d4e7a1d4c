//! A cursor that walks through a text and knows its place, without looking at any letter twice.

use crate::text::{Place, Source};

/// Stands at an offset of a text.
pub(super) struct Cursor<'s> {
    source: &'s Source,
    at: usize,
    /// The place of the running line. Its words are shared by all places in it.
    line: Place,
    /// Characters before the offset in its line.
    column: usize,
}

impl<'s> Cursor<'s> {
    /// A cursor at the start.
    pub(super) fn new(source: &'s Source) -> Self {
        let mut cursor = Self { source, at: 0, line: Place::of_file(&source.file), column: 0 };
        cursor.start_line(0);
        cursor
    }

    /// The whole text.
    pub(super) fn text(&self) -> &'s str {
        &self.source.text
    }

    /// The offset it stands at, in bytes.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Goes on to an offset. One that lies behind it, or inside a character, is taken for the nearest before it.
    pub(super) fn advance(&mut self, to: usize) {
        let text = self.text();
        let to = text.floor_char_boundary(to);
        let Some(passed) = text.get(self.at..to) else { return };
        match passed.rfind('\n') {
            Some(last) => {
                self.start_line(self.at + last + 1);
                self.column = passed[last + 1..].chars().count();
            }
            None => self.column += passed.chars().count(),
        }
        self.at = to;
    }

    /// The place of so many characters from the cursor on.
    pub(super) fn place(&self, width: usize) -> Place {
        let [column, width] = [self.column + 1, width].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
        Place { column, width, ..self.line.clone() }
    }

    /// Takes an offset for the start of the running line.
    fn start_line(&mut self, start: usize) {
        let length = self.text()[start..].find('\n').unwrap_or(self.text().len() - start);
        self.line = self.source.place(start..start + length);
        self.column = 0;
    }
}
