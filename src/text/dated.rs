//! Numbers such as 1-2 that a spreadsheet has turned into dates.

use super::fold;

/// Names of months as English spreadsheets shorten them: 1-2 becomes 2-Jan.
const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// The years that numbers of three parts become, as 1-2-3 becomes 2001/2/3: earlier than any chart that is typed today.
const YEARS_OF_NUMBERS: std::ops::RangeInclusive<u32> = 2001..=2009;

/// The number that was probably typed where a text is nothing but a day, such as 1月2日, 2024/1/2 or 2-Jan; none where it
/// is more, or no day.
#[must_use]
pub fn typed(text: &str) -> Option<String> {
    // A number such as ① stands before a date, and is no part of it.
    let is_figure = |letter: char| letter.is_ascii_digit() || ('０'..='９').contains(&letter);
    if text.len() > 24 || !text.contains(is_figure) || !text.chars().all(|own| is_figure(own) || !own.is_numeric()) {
        return None;
    }
    let key = fold::key(text).to_lowercase();
    let (days, time) = key.split_at(key.find("0:00").unwrap_or(key.len()));
    let mut parts: Vec<&str> = days.split(['年', '月', '日', '/', '-']).collect();
    let written = parts.len() > 1 && parts.last() == Some(&"");
    if written {
        parts.pop();
    }
    let figures = || parts.iter().filter_map(|part| number(part));
    let month = parts.iter().find_map(|part| MONTHS.iter().position(|month| month == part)).map(|at| at + 1);
    let is_whole = figures().count() + usize::from(month.is_some()) == parts.len();
    if !is_whole || !["", "0:00", "0:00:00"].contains(&time) {
        return None;
    }
    let has_year = parts.first().is_some_and(|first| first.len() == 4);
    let numbers: Vec<u32> = figures().collect();
    match (month, numbers.as_slice()) {
        (Some(month), [day, ..]) if parts.len() < 4 => Some(format!("{month}-{day}")),
        (None, [year, month, day]) if has_year && YEARS_OF_NUMBERS.contains(year) => {
            Some(format!("{}-{month}-{day}", year - 2000))
        }
        (None, [_, month, day]) if has_year => Some(format!("{month}-{day}")),
        (None, [first, second]) if written => Some(format!("{first}-{second}")),
        _ => None,
    }
}

fn number(part: &str) -> Option<u32> {
    let is_number = (1..=4).contains(&part.len()) && part.chars().all(|letter| letter.is_ascii_digit());
    is_number.then(|| part.parse().ok())?
}
