//! Dates and times of spreadsheets, which count days.

use super::sign::Sign;
use crate::text::date;

const WEEKDAYS: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// Days from 0000-03-01 to 1899-12-30, the day 0 of Excel, and to 1904-01-01, that of old Macs.
const DAY_ZERO: i64 = 693_899;
const DAY_ZERO_1904: i64 = 695_361;
/// The last day that Excel knows, 9999-12-31.
const LAST_DAY: f64 = 2_958_466.0;

/// A moment by the calendar and the clock.
pub(super) struct Moment {
    year: i64,
    month: u32,
    day: u32,
    weekday: usize,
    seconds: u32,
}

impl Moment {
    /// The moment that a sheet means by a number of days; none outside the years that Excel knows.
    pub(super) fn of_serial(serial: f64, from_1904: bool) -> Option<Self> {
        if !(0.0..LAST_DAY).contains(&serial) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "checked above: a few hundred thousand million at most")]
        let total = (serial * 86_400.0).round() as i64;
        let mut days = total.div_euclid(86_400);
        // Excel believes that 1900 was a leap year: before its 29 February the days are one behind.
        if !from_1904 && days < 60 {
            days += 1;
        }
        let since = days + if from_1904 { DAY_ZERO_1904 } else { DAY_ZERO };
        let (year, month, day) = civil(since);
        // 0000-03-01 was a Wednesday.
        let weekday = usize::try_from((since + 2).rem_euclid(7)).unwrap_or_default();
        let seconds = u32::try_from(total.rem_euclid(86_400)).unwrap_or_default();
        Some(Self { year, month, day, weekday, seconds })
    }

    /// The moment as a section of a format shows it.
    pub(super) fn shown(&self, section: &[Sign]) -> String {
        let half = section.iter().any(|sign| matches!(sign, Sign::AmPm));
        let parts = section.iter().map(|sign| match sign {
            Sign::Date(letter, count) => self.part(*letter, *count, half),
            Sign::AmPm => if self.seconds < 43_200 { "午前" } else { "午後" }.to_owned(),
            Sign::Literal(words) => words.clone(),
            Sign::Point => ".".to_owned(),
            Sign::Comma => ",".to_owned(),
            Sign::Digit(_) | Sign::Percent | Sign::General | Sign::Text | Sign::Rare => String::new(),
        });
        parts.collect()
    }

    /// One part of a date by its letter.
    fn part(&self, letter: char, count: usize, half: bool) -> String {
        let (era, year_of_era) = date::era(self.year, self.month, self.day).unwrap_or(("", self.year));
        let padded = |number: u32| if count > 1 { format!("{number:02}") } else { number.to_string() };
        let hour = self.seconds / 3600;
        match letter {
            'y' if count > 2 => format!("{:04}", self.year),
            'y' => format!("{:02}", self.year % 100),
            'g' if count > 2 => era.to_owned(),
            'g' if count == 2 => era.chars().take(1).collect(),
            'g' => era_letter(era).to_owned(),
            'e' if count > 1 => format!("{year_of_era:02}"),
            'e' => year_of_era.to_string(),
            'r' => format!("{era}{year_of_era}"),
            'm' if count > 2 => MONTHS[(self.month as usize + 11) % 12].to_owned(),
            'm' => padded(self.month),
            'd' if count > 2 => WEEKDAYS[self.weekday].to_owned(),
            'd' => padded(self.day),
            'a' if count > 3 => format!("{}曜日", WEEKDAYS[self.weekday]),
            'a' => WEEKDAYS[self.weekday].to_owned(),
            'h' if half => padded(hour % 12),
            'h' => padded(hour),
            'n' => padded(self.seconds / 60 % 60),
            's' => padded(self.seconds % 60),
            _ => String::new(),
        }
    }
}

/// The letter of an era, as in R2.
fn era_letter(era: &str) -> &'static str {
    match era {
        "令和" => "R",
        "平成" => "H",
        "昭和" => "S",
        "大正" => "T",
        "明治" => "M",
        _ => "",
    }
}

/// The year, month and day of a number of days since 0000-03-01, by the Gregorian calendar. Counted from March, the
/// months' lengths repeat every five months, and leap days come last.
fn civil(days: i64) -> (i64, u32, u32) {
    let cycle = days.div_euclid(146_097);
    let day_of_cycle = days.rem_euclid(146_097);
    let year = (day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36_524 - day_of_cycle / 146_096) / 365;
    let day_of_year = day_of_cycle - (365 * year + year / 4 - year / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year + cycle * 400 + i64::from(month <= 2);
    (year, u32::try_from(month).unwrap_or(1), u32::try_from(day).unwrap_or(1))
}
