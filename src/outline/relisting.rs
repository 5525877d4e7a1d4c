//! 再掲: the words that say that a 事業 is listed elsewhere too, with or without the number that it has there.

use super::kinds;
use super::mark::bracketed;
use crate::text::fold;

/// The words that mark a listing as a relisting.
pub(super) const WORDS: &[&str] = &["再掲", "再", "再掲載", "再掲事業"];
/// The words that a number may stand before or behind.
const WITH_NUMBER: &[&str] = &["再掲事業", "再掲載", "再掲"];
/// What joins them with the number before them. 「1-1-1に再掲」 says where the original is listed again.
const JOINTS: &[&str] = &["の", "から", "より", "からの", "よりの"];
/// What numbers of sections and 事業 may stand beside, other than the words of headings.
const BESIDE_NUMBERS: &[&str] = &["事業", "番号", "No", "NO", "第", "番", "元"];

/// The remark that a listing is a relisting.
pub(super) struct Remark {
    /// The code of its original, where it names one.
    pub(super) original: Option<String>,
}

/// Whether a word says that a 事業 is listed elsewhere too.
pub(super) fn is_relisting(text: &str) -> bool {
    WORDS.contains(&fold::key(text).as_str())
}

/// What a text says that is the remark of a relisting; none for others.
pub(super) fn remark(text: &str) -> Option<Remark> {
    let key = fold::key(text);
    if WORDS.contains(&key.as_str()) {
        return Some(Remark { original: None });
    }
    let behind = WITH_NUMBER.iter().find_map(|word| key.strip_prefix(word)).map(|rest| rest.trim_start_matches(':'));
    let before = WITH_NUMBER.iter().find_map(|word| key.strip_suffix(word)).map(|rest| {
        let bare = JOINTS.iter().rev().find_map(|joint| rest.strip_suffix(joint));
        bare.unwrap_or(rest)
    });
    [behind, before]
        .into_iter()
        .flatten()
        .find(|number| is_number(number))
        .map(|number| Remark { original: code(number) })
}

/// Takes 「再掲：」 or 「※再掲」 from the start of a text, where no brackets stand around it.
pub(super) fn take_start(text: &str) -> Option<&str> {
    let noted = text.strip_prefix('※').map(str::trim_start);
    let rest = noted.unwrap_or(text).strip_prefix("再掲")?;
    let is_apart = rest.starts_with([':', '：']) || noted.is_some() && rest.starts_with(char::is_whitespace);
    is_apart.then(|| rest.trim_start_matches([':', '：']).trim_start()).filter(|rest| !rest.is_empty())
}

/// Takes 「※再掲」 or 「※1-1-1の再掲」 from the end of a text: what stands before, and the code of the original.
pub(super) fn take_end(text: &str) -> Option<(&str, Option<String>)> {
    let (words, noted) = text.rsplit_once('※')?;
    Some((words, remark(noted)?.original)).filter(|(words, _)| !words.trim().is_empty())
}

/// The remark of a title that speaks of 再掲 and is not read as one: 「（令和5年度再掲）」. 「（1-1-1に再掲）」 says where the
/// original is listed again.
#[must_use]
pub fn unread(title: &str) -> Option<&str> {
    if is_relisting(title) {
        return Some(title.trim());
    }
    let inside = title.char_indices().filter_map(|(at, _)| Some(bracketed(&title[at..])?.0));
    inside.into_iter().find(|remark| remark.contains("再掲") && !remark.contains("に再掲"))
}

/// Whether a folded text is the number of a section or 事業, with the words that stand beside numbers.
fn is_number(text: &str) -> bool {
    let mut bare = text.to_owned();
    let mut words: Vec<_> = kinds::words().chain(BESIDE_NUMBERS.iter().copied()).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in words {
        bare = bare.replace(word, "");
    }
    let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '.' | '(' | ')' | ':');
    bare.contains(|letter: char| letter.is_ascii_digit()) && bare.chars().all(is_part)
}

/// The code that a number ends with, as 「1-1-1」 does; none where it is of another form.
fn code(number: &str) -> Option<String> {
    let number = number.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(number);
    let start = number
        .rfind(|letter: char| !letter.is_ascii_digit() && letter != '-')
        .map_or(0, |at| at + number[at..].chars().next().map_or(0, char::len_utf8));
    let code = &number[start..];
    let is_code = code.split('-').count() > 1 && code.split('-').all(|part| !part.is_empty());
    is_code.then(|| code.to_owned())
}
