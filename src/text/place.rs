//! A place in an input: the file, line and column that a diagnostic points at.

use std::sync::Arc;

/// Where a value stands in an input file. Cheap to clone: its texts are shared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's path as the reader knows it, relative to the root, with `/`.
    pub file: Arc<str>,
    /// Line number from 1. In a spreadsheet, the row.
    pub line: u32,
    /// Column from 1, counted in characters (Unicode scalar values). In a spreadsheet, the column.
    pub column: u32,
    /// How many characters the value covers from `column`; 0 for a mere point.
    pub width: u32,
    /// The whole line (without its line break), for showing the value in its surroundings.
    pub excerpt: Arc<str>,
    /// Sheet and cell, where the input is a spreadsheet.
    pub sheet: Option<SheetCell>,
}

/// A spreadsheet's own name for a place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SheetCell {
    /// The sheet's name.
    pub sheet: Arc<str>,
    /// The cell as the program shows it, such as `D37`.
    pub cell_ref: Arc<str>,
}

impl Place {
    /// A place that stands for a whole file: its first line, with nothing to show.
    #[must_use]
    pub fn of_file(file: &str) -> Self {
        Self { file: file.into(), line: 1, column: 1, width: 0, excerpt: "".into(), sheet: None }
    }

    /// Whether it stands for a whole file.
    #[must_use]
    pub fn is_whole_file(&self) -> bool {
        (self.line, self.column, self.width) == (1, 1, 0) && self.excerpt.is_empty() && self.sheet.is_none()
    }

    /// The place as people write it in a sentence or in `plan.toml`: `chart.txt:12:3`, or `Sheet1!D37`.
    #[must_use]
    pub fn written(&self) -> String {
        match &self.sheet {
            Some(at) => format!("{}!{}", at.sheet, at.cell_ref),
            None => format!("{}:{}:{}", self.file.rsplit('/').next().unwrap_or(&self.file), self.line, self.column),
        }
    }

    /// The place of a part of a value: `skip` characters into it, `width` characters long. A part that stands in a
    /// further line of its cell keeps the place of the cell.
    #[must_use]
    pub fn part(&self, skip: usize, width: usize) -> Self {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let beyond = |start: usize| start > 0 && self.excerpt.chars().nth(start - 1).is_none();
        match self.sheet {
            Some(_) => self.clone(),
            None if skip > 0 && beyond(self.column as usize + skip) => self.clone(),
            None => Self { column: self.column.saturating_add(count(skip)), width: count(width), ..self.clone() },
        }
    }
}
