//! Fiscal years (年度): the year from 1 April to 31 March (地方自治法 208条), named after the year it begins in.

use super::{date, fold};

/// The years that a number of four digits may mean.
const LIKELY_YEARS: std::ops::RangeInclusive<i16> = 1868..=2200;
/// The eras by their letters, with the year before their first.
const LETTERS: &[(char, i16)] = &[('R', 2018), ('H', 1988), ('S', 1925)];
/// The eras by their names, likewise.
const NAMES: &[(&str, i16)] = &[("令和", 2018), ("平成", 1988), ("昭和", 1925)];

/// The fiscal year that a text begins with, such as `2024`, `2024年度` `令和6年度` or `R6`.
#[must_use]
pub fn year(text: &str) -> Option<i16> {
    let text = fold::key(text);
    let first = text.chars().next()?;
    let named = NAMES.iter().find_map(|(era, base)| Some((*base, text.strip_prefix(era)?)));
    let letter = || {
        let (_, base) = LETTERS.iter().find(|(letter, _)| *letter == first.to_ascii_uppercase())?;
        Some((*base, &text[1..]))
    };
    let (base, rest) = named.or_else(letter).unwrap_or((0, &text));
    let digits = rest.len() - rest.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let number = match rest.strip_prefix('元') {
        Some(_) if base > 0 => 1,
        Some(_) | None => rest[..digits].parse::<i16>().ok()?,
    };
    let year = base.checked_add(number)?;
    (number > 0 && (base == 0 || number < 100) && LIKELY_YEARS.contains(&year)).then_some(year)
}

/// All fiscal years that a text names, in its order, such as those of 「令和6年度から令和10年度まで」.
#[must_use]
pub fn years(text: &str) -> Vec<i16> {
    let text = fold::key(text);
    let mut found = Vec::new();
    let mut before = None;
    for (at, letter) in text.char_indices() {
        let inside = before.is_some_and(|last: char| last.is_ascii_digit() || last.is_ascii_alphabetic());
        let of_era = before.is_some_and(|_| NAMES.iter().any(|(era, _)| text[..at].ends_with(era)));
        if !inside && !of_era {
            found.extend(year(&text[at..]));
        }
        before = Some(letter);
    }
    found
}

/// A fiscal year in words, such as 「2024(令和6)年度」.
#[must_use]
pub fn words(year: i16) -> String {
    // An era that begins in the course of a fiscal year names all of it: April 2019 belongs to 令和元年度.
    match date::era(year.into(), 12, 1) {
        Some((era, 1)) => format!("{year}({era}元)年度"),
        Some((era, nth)) => format!("{year}({era}{nth})年度"),
        None => format!("{year}年度"),
    }
}

#[cfg(test)]
mod tests {
    use super::{words, year, years};

    #[test]
    fn a_year_is_read_however_staff_write_it() {
        for text in ["2024", "２０２４年度", "令和6年度", "令和６", "R6", "r06-追加", "2024-追加報告"]
        {
            assert_eq!(year(text), Some(2024), "{text}");
        }
        assert_eq!(year("令和元年度"), Some(2019));
        for text in ["", "24", "報告", "20245", "令和", "R", "R0", "元"] {
            assert_eq!(year(text), None, "{text}");
        }
    }

    #[test]
    fn a_period_names_its_first_and_last_year() {
        assert_eq!(years("令和6年度から令和10年度まで"), [2024, 2028]);
        assert_eq!(years("2024(令和6)年度～2028(令和10)年度"), [2024, 2024, 2028, 2028]);
        assert!(years("5年間").is_empty());
    }

    #[test]
    fn an_era_that_begins_in_a_fiscal_year_names_it() {
        assert_eq!(words(2024), "2024(令和6)年度");
        assert_eq!(words(2019), "2019(令和元)年度");
        assert_eq!(words(2018), "2018(平成30)年度");
    }
}
