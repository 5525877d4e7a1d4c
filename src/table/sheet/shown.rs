//! Numbers as the sheet shows them: 0.4 as 40%, 43886 as a date, 1 as 第1, by the cell's number format.
//!
//! The formats are those of ECMA-376 part 1, 18.8.30 and 18.8.31. What is rarer in charts than percentages and dates
//! (fractions, exponents, conditions) comes out as the plain number.

mod calendar;
mod sign;

use calendar::Moment;
use sign::{Sign, signs};

/// How the numbers of a cell are shown.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    /// The format's sections: for positive numbers, negative ones, zero, and text.
    sections: Vec<Vec<Sign>>,
    /// Whether days are counted from 1904, as on old Macs.
    from_1904: bool,
}

impl Shape {
    /// Reads a format code.
    pub(super) fn of_code(code: &str, from_1904: bool) -> Self {
        Self { sections: signs(code), from_1904 }
    }

    /// Reads the format of a number, as those that have no code of their own; the dates are those of Japanese Excel.
    pub(super) fn of_builtin(id: u32, from_1904: bool) -> Self {
        let code = match id {
            1 => "0",
            2 => "0.00",
            3 | 37 | 38 => "#,##0",
            4 | 39 | 40 => "#,##0.00",
            9 => "0%",
            10 => "0.00%",
            14 => "yyyy/m/d",
            15 => "d-mmm-yy",
            16 => "d-mmm",
            17 => "mmm-yy",
            18 => "h:mm AM/PM",
            19 => "h:mm:ss AM/PM",
            20 => "h:mm",
            21 => "h:mm:ss",
            22 => "yyyy/m/d h:mm",
            27 | 36 | 50 | 57 => "ge.m.d",
            28 | 29 | 51 | 54 | 58 => "ggge\"年\"m\"月\"d\"日\"",
            30 => "m/d/yy",
            31 => "yyyy\"年\"m\"月\"d\"日\"",
            32 => "h\"時\"mm\"分\"",
            33 => "h\"時\"mm\"分\"ss\"秒\"",
            34 | 52 | 55 => "yyyy\"年\"m\"月\"",
            35 | 53 | 56 => "m\"月\"d\"日\"",
            45 => "mm:ss",
            _ => "General",
        };
        Self::of_code(code, from_1904)
    }

    /// A number as this format shows it.
    pub(super) fn number(&self, value: f64) -> String {
        let count = self.sections.len();
        let (section, value) = match self.sections.as_slice() {
            [_, negative, ..] if value < 0.0 => (negative, -value),
            [_, _, zero, ..] if value == 0.0 && count > 2 => (zero, value),
            [first, ..] => (first, value),
            [] => return plain(value),
        };
        if section.iter().any(|sign| matches!(sign, Sign::Rare | Sign::Text)) {
            return plain(value);
        }
        if section.iter().any(|sign| matches!(sign, Sign::Date(..))) {
            return match Moment::of_serial(value, self.from_1904) {
                Some(moment) => moment.shown(section),
                None => plain(value),
            };
        }
        decimal(section, value)
    }

    /// A text as this format shows it, which may put words around it.
    pub(super) fn text(&self, text: &str) -> String {
        let for_text = self.sections.iter().find(|section| section.iter().any(|sign| matches!(sign, Sign::Text)));
        let Some(section) = for_text else { return text.to_owned() };
        let shown = section.iter().map(|sign| match sign {
            Sign::Text => text,
            Sign::Literal(words) => words,
            Sign::Digit(_)
            | Sign::Point
            | Sign::Comma
            | Sign::Percent
            | Sign::General
            | Sign::Date(..)
            | Sign::AmPm
            | Sign::Rare => "",
        });
        shown.collect()
    }
}

/// A number without a format: fifteen digits, as Excel keeps them, and no `.0`.
pub(super) fn plain(value: f64) -> String {
    let digits = format!("{value:.14e}").parse::<f64>().unwrap_or(value);
    if digits == 0.0 { "0".to_owned() } else { digits.to_string() }
}

/// A number by the digits of a section, with the words around them.
fn decimal(section: &[Sign], value: f64) -> String {
    let percent = section.iter().any(|sign| matches!(sign, Sign::Percent));
    let digits = section.iter().filter(|sign| matches!(sign, Sign::Digit(_))).count();
    let point = section.iter().position(|sign| matches!(sign, Sign::Point)).unwrap_or(section.len());
    let places = section[point..].iter().filter(|sign| matches!(sign, Sign::Digit(_))).count();
    let always = |signs: &[Sign]| signs.iter().filter(|sign| matches!(sign, Sign::Digit(true))).count();
    let value = if percent { value * 100.0 } else { value };
    let grouped = section[..point].iter().any(|sign| matches!(sign, Sign::Comma));
    let mut number = if digits == 0 { plain(value) } else { rounded(value, places, always(&section[point..])) };
    if digits > 0 {
        number = with_zeros(&number, always(&section[..point]));
    }
    if grouped {
        number = with_commas(&number);
    }
    let mut shown = String::new();
    let mut number = Some(number);
    for sign in section {
        match sign {
            Sign::Literal(words) => shown.push_str(words),
            Sign::Percent => shown.push('%'),
            Sign::Digit(_) | Sign::Point | Sign::General => shown.push_str(&number.take().unwrap_or_default()),
            Sign::Comma | Sign::Text | Sign::Date(..) | Sign::AmPm | Sign::Rare => {}
        }
    }
    shown
}

/// A number to so many places, of which some are shown even where they are 0.
fn rounded(value: f64, places: usize, always: usize) -> String {
    // What a sheet holds in binary is rounded by what it shows in decimal: 0.285 as 0.29.
    let mut number = format!("{:.*}", places.min(20), format!("{value:.14e}").parse::<f64>().unwrap_or(value));
    if let Some(point) = number.find('.') {
        while number.len() > point + 1 + always && number.ends_with('0') {
            number.pop();
        }
        if number.ends_with('.') {
            number.pop();
        }
    }
    number
}

/// A number with zeros before it up to so many digits.
fn with_zeros(number: &str, digits: usize) -> String {
    let (sign, bare) = number.strip_prefix('-').map_or(("", number), |bare| ("-", bare));
    let whole = bare.split('.').next().map_or(0, str::len);
    format!("{sign}{}{bare}", "0".repeat(digits.saturating_sub(whole).min(40)))
}

/// A number with a comma after each three digits.
fn with_commas(number: &str) -> String {
    let end = number.find('.').unwrap_or(number.len());
    let start = usize::from(number.starts_with('-'));
    let mut shown = number[..start].to_owned();
    for (at, digit) in number[start..end].chars().enumerate() {
        if at > 0 && (end - start - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown + &number[end..]
}
