//! Broken lines: names of units that a narrow column divides, 「子育て」 above 「支援課」.

use std::borrow::Cow;

use super::department;

/// The longest text worth joining, in bytes: what is longer is no cell of names.
const LONGEST: usize = 6000;
/// What is no unit's name without what stands before it.
const TAILS: &[&str] = &["事務局", "分室", "分館"];

/// A text in which each name stands in one line: where a line ends within a name, the next one goes on with it, as
/// 「各課」 does with 「庁内」.
pub(super) fn mended(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') || text.len() > LONGEST {
        return Cow::Borrowed(text);
    }
    let is_divider = |letter: char| letter.is_whitespace() || "、，,;；".contains(letter);
    let mut mended = String::new();
    let mut last = "";
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let first = line.split(is_divider).next().unwrap_or_default();
        let both = format!("{last}{first}");
        let goes_on = !department::is_whole(last) && department::is_name(&both) || department::is_collective(&both);
        let is_tail = TAILS.contains(&first) && department::is_name(last);
        mended.push_str(if mended.is_empty() || goes_on || is_tail { "" } else { "\n" });
        mended.push_str(line);
        last = line.rsplit(is_divider).next().unwrap_or_default();
    }
    Cow::Owned(mended)
}
