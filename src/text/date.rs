//! Dates as charts print them: 和暦 and 西暦.

use super::fold;

/// The eras of the modern calendar and the year before their first (元号法 and its predecessors).
const ERAS: &[(&str, i16)] = &[("令和", 2018), ("平成", 1988), ("昭和", 1925), ("大正", 1911), ("明治", 1867)];

/// Reads a text that is one date, such as 令和6年4月1日 or 2024年4月1日, as ISO 8601.
/// Gives nothing where it is none, or a day that does not exist.
#[must_use]
pub fn iso(text: &str) -> Option<String> {
    let text = fold::key(text);
    let (base, rest) =
        ERAS.iter().find_map(|(era, base)| Some((*base, text.strip_prefix(era)?))).unwrap_or((0, text.as_str()));
    let (year, rest) = rest.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    let year: i16 = if year == "元" && base > 0 { 1 } else { number(year)? };
    if base == 0 && year < 1000 {
        return None;
    }
    let date = jiff::civil::Date::new(base.checked_add(year)?, number(month)?, number(day)?).ok()?;
    Some(date.to_string())
}

/// Reads a text that is one date, ISO 8601 or as charts print it, as ISO 8601.
#[must_use]
pub fn day(text: &str) -> Option<String> {
    let text = text.trim();
    let date: Option<jiff::civil::Date> = text.parse().ok();
    date.map(|date| date.to_string()).filter(|date| date == text).or_else(|| iso(text))
}

/// The first day of each era and its name, the latest first (元号法 and its predecessors).
const ERA_STARTS: &[((i64, u32, u32), &str)] = &[
    ((2019, 5, 1), "令和"),
    ((1989, 1, 8), "平成"),
    ((1926, 12, 25), "昭和"),
    ((1912, 7, 30), "大正"),
    ((1868, 1, 25), "明治"),
];

/// The era of a day and the year in it; none before 明治.
#[must_use]
pub fn era(year: i64, month: u32, day: u32) -> Option<(&'static str, i64)> {
    let ((first, ..), name) = ERA_STARTS.iter().find(|(start, _)| *start <= (year, month, day))?;
    Some((name, year - first + 1))
}

/// What may stand behind the date of a document, after folding.
const AFTER_DATES: &[&str] =
    &["現在", "時点", "策定", "改定", "改訂", "作成", "制定", "決定", "発行", "公表", "発表", "更新"];

/// The date of a line that says nothing else, such as （令和5年3月31日（金）現在）, without what stands around it, folded.
/// The day may be left out, and the month. Gives nothing for other lines.
#[must_use]
pub fn alone(line: &str) -> Option<String> {
    let folded = fold::key(line);
    let inner = folded.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(&folded);
    let bare = AFTER_DATES.iter().find_map(|word| inner.strip_suffix(word)).unwrap_or(inner);
    let weekday = |letter: &str| ["月", "火", "水", "木", "金", "土", "日"].contains(&letter);
    let bare = match bare.strip_suffix(')').and_then(|rest| rest.split_once('(')) {
        Some((date, day)) if weekday(day.trim_end_matches("曜日")) => date,
        Some(_) | None => bare,
    };
    (is_in_words(bare) || is_in_figures(bare)).then(|| bare.to_owned())
}

/// Whether a line says nothing but a fiscal year or from when to when: 令和5年度～令和9年度.
#[must_use]
pub fn is_period(line: &str) -> bool {
    let folded = fold::key(line);
    // The era of the first year is that of the last, where it has none.
    let is_in_era = |end: &str| is_in_words(end) || is_in_words(&format!("{}{end}", ERAS[0].0));
    let is_end = |end: &str| is_in_era(end.strip_suffix('度').unwrap_or(end)) || is_in_figures(end);
    folded.strip_suffix("まで").unwrap_or(&folded).replace("から", "~").split(['~', '-']).all(is_end)
}

/// Whether a folded text is a year, a month or a day, in words: 令和5年3月.
fn is_in_words(text: &str) -> bool {
    let era = ERAS.iter().find_map(|(era, _)| text.strip_prefix(era));
    let Some((year, rest)) = era.unwrap_or(text).split_once('年') else { return false };
    let is_year =
        if era.is_some() { year == "元" || is_number(year, 2) } else { year.len() == 4 && is_number(year, 4) };
    let is_day = |day: &str| day.is_empty() || day.strip_suffix('日').is_some_and(|day| is_number(day, 2));
    is_year && (rest.is_empty() || rest.split_once('月').is_some_and(|(month, day)| is_number(month, 2) && is_day(day)))
}

/// Whether a folded text is a month or a day, in figures: 2023.3.31, R5.3.
fn is_in_figures(text: &str) -> bool {
    let era = text.strip_prefix(['R', 'H', 'S']);
    let mut parts = era.unwrap_or(text).split(['.', '/', '-']);
    let year = parts.next().unwrap_or_default();
    let is_year = if era.is_some() { is_number(year, 2) } else { year.len() == 4 && is_number(year, 4) };
    let rest: Vec<_> = parts.collect();
    is_year && (1..=2).contains(&rest.len()) && rest.iter().all(|part| is_number(part, 2))
}

/// Whether a text is figures, so many at most.
fn is_number(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number of plain digits.
fn number<N: std::str::FromStr>(digits: &str) -> Option<N> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// A day of the calendar (ISO 8601) in 和暦, such as 令和6年4月1日; none where it is no day, or before 明治.
#[must_use]
pub fn wareki(iso: &str) -> Option<String> {
    let date: jiff::civil::Date = iso.parse().ok()?;
    let (month, day) = (u32::from(date.month().unsigned_abs()), u32::from(date.day().unsigned_abs()));
    let (era, year) = era(i64::from(date.year()), month, day)?;
    let year = if year == 1 { "元".to_owned() } else { year.to_string() };
    Some(format!("{era}{year}年{month}月{day}日"))
}
