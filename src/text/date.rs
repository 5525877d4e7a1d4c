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
