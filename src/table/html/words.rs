//! The words of a cell as a browser shows them: white space is one space, and none at a line break between Japanese.

/// Words while they are read.
#[derive(Debug, Default)]
pub(super) struct Words {
    text: String,
    gap: Gap,
}

/// The white space since the last letter.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    LineBreak,
}

impl Words {
    /// Adds words of the source.
    pub(super) fn push(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '\n' | '\r' => self.gap = Gap::LineBreak,
                ' ' | '\t' | '\u{C}' => self.gap = self.gap.max(Gap::Space),
                _ => self.letter(letter),
            }
        }
    }

    fn letter(&mut self, letter: char) {
        let last = self.text.chars().next_back();
        let between_japanese =
            self.gap == Gap::LineBreak && !letter.is_ascii() && last.is_some_and(|last| !last.is_ascii());
        if self.gap != Gap::None && !between_japanese && last.is_some_and(|last| last != '\n') {
            self.text.push(' ');
        }
        self.gap = Gap::None;
        self.text.push(letter);
    }

    /// A line break that is shown.
    pub(super) fn line_break(&mut self) {
        self.gap = Gap::None;
        self.text.push('\n');
    }

    /// A block begins or ends: what follows stands on a line of its own.
    pub(super) fn block(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.line_break();
        }
    }

    /// The words, all read.
    pub(super) fn finish(self) -> String {
        self.text.trim().to_owned()
    }
}
