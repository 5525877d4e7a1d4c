//! Remarks: what stands in brackets behind the name of a unit, as 「（庶務係）」 does behind its 課.

use super::department;
use super::mark::{bracketed, is_symbol};

const OPEN: &[char] = &['(', '（', '【', '［', '[', '〔', '〈', '《'];
const CLOSE: &[char] = &[')', '）', '】', '］', ']', '〕', '〉', '》'];

/// How deep in brackets each letter of a text stands. Where not all are closed, none counts.
pub(super) struct Depth {
    open: usize,
    counts: bool,
}

impl Depth {
    /// Before the first letter of a text.
    pub(super) fn of(text: &str) -> Self {
        Self { open: 0, counts: text.matches(OPEN).count() == text.matches(CLOSE).count() }
    }

    /// Goes past a text.
    pub(super) fn pass(&mut self, text: &str) {
        for letter in text.chars() {
            if OPEN.contains(&letter) {
                self.open += 1;
            } else if CLOSE.contains(&letter) {
                self.open = self.open.saturating_sub(1);
            }
        }
    }

    /// Whether what comes next stands in brackets.
    pub(super) fn is_inside(&self) -> bool {
        self.counts && self.open > 0
    }
}

/// A name without the remark at its end.
pub(super) fn without(name: &str) -> &str {
    let open = name.rfind(OPEN).filter(|open| *open > 0);
    let closes = |open: &usize| bracketed(&name[*open..]).is_some_and(|(_, rest)| rest.is_empty());
    open.filter(closes).map_or(name, |open| name[..open].trim_end())
}

/// Whether a text is the name of a unit, with or without a remark.
pub(super) fn is_noted_name(text: &str) -> bool {
    department::is_name(text) || department::is_name(without(text))
}

/// Whether the name that a line ends with is whole: it is one by itself, or before a remark or a sign.
pub(super) fn ends_name(word: &str) -> bool {
    let word = word.trim_end_matches(is_symbol);
    let is_rest_of_remark = word.ends_with(CLOSE) && !word.contains(OPEN);
    department::is_whole(word) || department::is_whole(without(word)) || is_rest_of_remark
}

/// Whether a line begins with a remark on the line above, and with nothing more.
pub(super) fn begins_with_remark(line: &str) -> bool {
    let is_end = |rest: &str| rest.is_empty() || rest.starts_with(['、', '，', ',', '；', ';']);
    bracketed(line).is_some_and(|(inside, rest)| is_end(rest) && !department::is_sign(inside))
}
