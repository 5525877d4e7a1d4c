//! Numbers as the sheet shows them: 0.4 as 40%, 43886 as a date, 1 as 第1, by the cell's number format.
//!
//! The formats are those of ECMA-376 part 1, 18.8.30 and 18.8.31. What is rarer in charts than percentages and dates
//! (fractions, exponents, conditions) comes out as the plain number.

mod calendar;
mod decimal;
mod sign;

use calendar::Moment;
pub(super) use decimal::plain;
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
        decimal::shown(section, value)
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
