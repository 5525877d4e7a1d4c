//! Emphasis in Japanese: makes `これは**「重要」**です` bold, which `CommonMark`'s rule leaves as it stands.
//!
//! `CommonMark` lets `**` open only where a letter follows, or where a space or punctuation stands before; so
//! between `は` and `「` it opens nothing, since Japanese has no spaces. Here Japanese punctuation counts as a
//! letter, and other punctuation beside a Japanese character does too. It is done by setting a mark (a
//! noncharacter, which no text may hold) between the run of `*` or `~~` and the punctuation: to the parser the
//! mark is a letter. What the parser gives back has the marks taken out, in code and links as well.

use std::ops::Range;

use pulldown_cmark::CowStr;

use super::script::{is_punctuation, is_variation, is_wide};

/// The mark. Texts to be marked hold none.
const MARK: char = '\u{FDD0}';

/// A text with marks, and where they are.
pub(super) struct Marked {
    /// The text for the parser.
    pub(super) text: String,
    /// Where in `text` the marks begin, in order.
    at: Vec<usize>,
}

impl Marked {
    /// Sets the marks.
    pub(super) fn new(text: &str) -> Self {
        let mut marked = Self { text: String::with_capacity(text.len() + 64), at: Vec::new() };
        let mut copied = 0;
        for run in runs(text) {
            let (before, after) = needs(text, &run);
            marked.copy(&text[copied..run.start], before);
            marked.copy(&text[run.clone()], after);
            copied = run.end;
        }
        marked.text.push_str(&text[copied..]);
        marked
    }

    fn copy(&mut self, part: &str, mark: bool) {
        self.text.push_str(part);
        if mark {
            self.at.push(self.text.len());
            self.text.push(MARK);
        }
    }

    /// A range of the marked text as a range of the text without marks.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let back = |at: usize| at - self.at.partition_point(|&mark| mark < at) * MARK.len_utf8();
        back(range.start)..back(range.end)
    }
}

/// Takes the marks out of what the parser gives back.
pub(super) fn unmark(text: CowStr<'_>) -> CowStr<'_> {
    if text.contains(MARK) { text.replace(MARK, "").into() } else { text }
}

/// The runs of `*` and `~` of a text, without those that a backslash makes plain.
fn runs(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(['*', '~']) {
        let mut start = at + found;
        let end = start + bytes[start..].iter().take_while(|&&byte| byte == bytes[start]).count();
        at = end;
        let escapes = bytes[..start].iter().rev().take_while(|&&byte| byte == b'\\').count();
        start += escapes % 2;
        if start < end {
            runs.push(start..end);
        }
    }
    runs
}

/// Whether a run needs a mark before it, and after it.
fn needs(text: &str, run: &Range<usize>) -> (bool, bool) {
    let before = text[..run.start].chars().rev().find(|&letter| !is_variation(letter));
    let after = text[run.end..].chars().next();
    let (Some(before), Some(after)) = (before, after) else { return (false, false) };
    // Beside a space there is nothing to mend, and beside a `|` the parser has its own rule for tables.
    if [before, after].iter().any(|&letter| letter.is_whitespace() || letter == '|') {
        return (false, false);
    }
    let mends = |mark: char, other: char| is_punctuation(mark) && (is_wide(mark) || is_wide(other));
    (mends(before, after), mends(after, before))
}
