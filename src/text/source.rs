//! A decoded input file and the way from a byte offset in it to a place.

use std::ops::Range;
use std::sync::Arc;

use super::Place;

/// A file as it was read from the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The path shown to people: relative to the root, with `/` (`seeds/danjo/taikeizu.txt`).
    pub path: String,
    /// The path inside the folder it belongs to (`taikeizu.txt`, `a/b.md`), with `/`.
    pub name: String,
    /// The bytes, untouched.
    pub bytes: Vec<u8>,
}

/// A decoded text file.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path shown to people.
    pub file: Arc<str>,
    /// The text, with its line breaks as they came.
    pub text: String,
    /// Byte offset of the start of each line.
    starts: Vec<usize>,
}

impl Source {
    /// Takes a decoded text and remembers where its lines start.
    #[must_use]
    pub fn new(file: &str, text: String) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { file: file.into(), text, starts }
    }

    /// The place of a byte range of the text. The range may span lines; the place shows its first.
    ///
    /// # Panics
    /// If the range's start is not on a character boundary of the text.
    #[must_use]
    pub fn place(&self, range: Range<usize>) -> Place {
        let start = range.start.min(self.text.len());
        let line = self.starts.partition_point(|&at| at <= start) - 1;
        let line_start = self.starts[line];
        let line_text = self.text[line_start..].lines().next().unwrap_or_default();
        let end = range.end.clamp(start, (line_start + line_text.len()).max(start));
        Place {
            file: self.file.clone(),
            line: count(line + 1),
            column: count(self.text[line_start..start].chars().count() + 1),
            width: count(self.text.get(start..end).map_or(0, |cell| cell.chars().count())),
            excerpt: line_text.into(),
            sheet: None,
        }
    }
}

/// A count as a place keeps it; inputs are refused long before they outgrow it.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
