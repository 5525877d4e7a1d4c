//! Numbers by the digits of a format: each sign of the format takes its digit, the first one all that are left.

use super::sign::Sign;

/// The most decimals that are worth asking for: a number has no more.
const MOST_DECIMALS: usize = 20;

/// A number without a format: fifteen digits, as Excel keeps them, and no `.0`.
pub(in crate::table::sheet) fn plain(value: f64) -> String {
    let digits = fifteen_digits(value);
    if digits == 0.0 { "0".to_owned() } else { digits.to_string() }
}

/// The number that fifteen digits give.
fn fifteen_digits(value: f64) -> f64 {
    format!("{value:.14e}").parse().unwrap_or(value)
}

/// A number as a section of a format shows it.
pub(super) fn shown(section: &[Sign], value: f64) -> String {
    let is_digit = |sign: &Sign| matches!(sign, Sign::Digit(_));
    let fraction = section.windows(2).any(|two| two[0] == Sign::Literal("/".to_owned()) && is_digit(&two[1]));
    if fraction {
        return plain(value);
    }
    let point = section.iter().position(|sign| *sign == Sign::Point).unwrap_or(section.len());
    let (whole, decimals) = section.split_at(point);
    let last_digit = whole.iter().rposition(is_digit).unwrap_or_default();
    let thousands = whole[last_digit..].iter().filter(|sign| **sign == Sign::Comma).count();
    let hundredfold = section.iter().filter(|sign| **sign == Sign::Percent).count();
    let scaled = (0..thousands).fold(fifteen_digits(value), |value, _| value / 1000.0);
    let scaled = (0..hundredfold).fold(scaled, |value, _| value * 100.0);
    if !section.iter().any(is_digit) {
        return around(section, &plain(scaled));
    }
    let places = decimals.iter().filter(|sign| is_digit(sign)).count();
    // In binary 0.285 lies below itself: moved up by less than fifteen digits tell, it is rounded as it is written.
    let nudged = fifteen_digits(scaled).abs() * (1.0 + 1e-15);
    let number = format!("{nudged:.*}", places.min(MOST_DECIMALS));
    let (digits, behind) = number.split_once('.').unwrap_or((&number, ""));
    let minus = if value < 0.0 && number.bytes().any(|byte| matches!(byte, b'1'..=b'9')) { "-" } else { "" };
    let grouped = whole[..last_digit].contains(&Sign::Comma);
    format!("{minus}{}{}", before_point(whole, digits, grouped), behind_point(decimals, behind))
}

/// A number with the words of a section around it, which has no signs for digits.
fn around(section: &[Sign], number: &str) -> String {
    let shown = section.iter().map(|sign| match sign {
        Sign::Literal(words) => words.as_str(),
        Sign::General => number,
        Sign::Percent => "%",
        Sign::Digit(_) | Sign::Point | Sign::Comma | Sign::Text | Sign::Date(..) | Sign::AmPm | Sign::Rare => "",
    });
    shown.collect()
}

/// The part before the point, filled from the right.
fn before_point(signs: &[Sign], digits: &str, grouped: bool) -> String {
    let mut left: Vec<char> = digits.trim_start_matches('0').chars().collect();
    let first = signs.iter().position(|sign| matches!(sign, Sign::Digit(_)));
    let mut shown: Vec<String> = Vec::new();
    let mut count = 0;
    for (at, sign) in signs.iter().enumerate().rev() {
        match sign {
            Sign::Digit(always) => {
                let taken = if Some(at) == first { left.len().max(1) } else { 1 };
                for _ in 0..taken {
                    let Some(digit) = left.pop().or(always.then_some('0')) else { break };
                    if grouped && count > 0 && count % 3 == 0 {
                        shown.push(",".to_owned());
                    }
                    shown.push(digit.to_string());
                    count += 1;
                }
            }
            Sign::Literal(words) => shown.push(words.clone()),
            Sign::Percent => shown.push("%".to_owned()),
            Sign::Point | Sign::Comma | Sign::General | Sign::Text | Sign::Date(..) | Sign::AmPm | Sign::Rare => {}
        }
    }
    shown.extend(first.is_none().then(|| left.iter().collect()));
    shown.into_iter().rev().collect()
}

/// The part from the point on. Zeros at the end are shown where the format has a `0` for them.
fn behind_point(signs: &[Sign], digits: &str) -> String {
    let always = signs.iter().filter(|sign| matches!(sign, Sign::Digit(_)));
    let always = always.enumerate().filter(|(_, sign)| **sign == Sign::Digit(true)).map(|(at, _)| at + 1).last();
    let kept = digits.trim_end_matches('0').len().max(always.unwrap_or_default());
    let mut left = digits.chars().take(kept);
    let shown = signs.iter().map(|sign| match sign {
        Sign::Point => ".".to_owned(),
        Sign::Digit(_) => left.next().map(String::from).unwrap_or_default(),
        Sign::Literal(words) => words.clone(),
        Sign::Percent => "%".to_owned(),
        Sign::Comma | Sign::General | Sign::Text | Sign::Date(..) | Sign::AmPm | Sign::Rare => String::new(),
    });
    shown.collect()
}
