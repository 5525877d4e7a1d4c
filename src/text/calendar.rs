//! Dates inside a text that no calendar has, such as 4月31日.

/// The eras: their letter, the year before their first, and their last (元号法 and its predecessors).
const ERAS: &[(&str, char, i16, u32)] = &[
    ("令和", 'R', 2018, 99),
    ("平成", 'H', 1988, 31),
    ("昭和", 'S', 1925, 64),
    ("大正", 'T', 1911, 15),
    ("明治", 'M', 1867, 45),
];
/// Years that figures between strokes or dots may mean; other figures are numbers.
const LIKELY_YEARS: std::ops::RangeInclusive<u32> = 1868..=2200;
/// A year with a 29 February, where a date names none.
const SOME_LEAP_YEAR: i16 = 2000;

/// The dates of a text that do not exist, as written, with their byte offsets. A month without its day is no date,
/// unless its year is named.
#[must_use]
pub fn impossible_dates(text: &str) -> Vec<(usize, &str)> {
    if !text.contains(['月', '/', '.', '-', '／', '．', '－']) {
        return Vec::new();
    }
    let letters: Vec<Letter> = text.char_indices().map(Letter::new).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let date = Date::in_words(&letters, at).or_else(|| Date::in_figures(&letters, at));
        let Some(date) = date else {
            at += 1;
            continue;
        };
        if !date.exists() {
            let end = letters.get(date.end).map_or(text.len(), |letter| letter.offset);
            found.push((letters[at].offset, &text[letters[at].offset..end]));
        }
        at = date.end;
    }
    found
}

/// A letter in half width, and its offset.
#[derive(Clone, Copy)]
struct Letter {
    offset: usize,
    letter: char,
}

impl Letter {
    fn new((offset, letter): (usize, char)) -> Self {
        let narrow = match letter {
            '０'..='９' => char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0')),
            '／' => Some('/'),
            '．' => Some('.'),
            '－' => Some('-'),
            _ => None,
        };
        Self { offset, letter: narrow.unwrap_or(letter) }
    }
}

/// What is written as a date.
#[derive(Clone, Copy)]
struct Date {
    year: Year,
    month: u32,
    day: Option<u32>,
    /// Where it ends: the index of the letter after it.
    end: usize,
}

/// The year of a date, as far as it can be told.
#[derive(Clone, Copy)]
enum Year {
    None,
    Of(i16),
    /// A year that its era does not have.
    Never,
}

impl Date {
    /// A date such as 令和6年4月1日 or 4月1日.
    fn in_words(letters: &[Letter], at: usize) -> Option<Self> {
        let with_year = || {
            let (year, after) = year_in_words(letters, at)?;
            let (month, after) = number_before(letters, after, '月')?;
            Some((year, month, after))
        };
        let without_year = || {
            let (month, after) = number_before(letters, at, '月').filter(|_| begins(letters, at))?;
            Some((Year::None, month, after))
        };
        let (year, month, after) = with_year().or_else(without_year)?;
        let day = number_before(letters, after, '日');
        if day.is_none() && matches!(year, Year::None) {
            return None;
        }
        Some(Self { year, month, day: day.map(|(day, _)| day), end: day.map_or(after, |(_, end)| end) })
    }

    /// A date such as 2024/4/1 or R6.4.1.
    fn in_figures(letters: &[Letter], at: usize) -> Option<Self> {
        let first = letters[at].letter;
        let era = ERAS.iter().find(|(_, letter, ..)| *letter == first);
        let (year, mut after) = number(letters, at + usize::from(era.is_some())).filter(|_| begins(letters, at))?;
        let year = match era {
            Some((name, ..)) if year < 100 => of_era(name, year),
            None if LIKELY_YEARS.contains(&year) => Year::Of(i16::try_from(year).ok()?),
            Some(_) | None => return None,
        };
        let between = letters.get(after)?.letter;
        let mut part = || {
            let is_next = letters.get(after).is_some_and(|letter| letter.letter == between && "/.-".contains(between));
            let (part, end) = number(letters, after + 1).filter(|(part, _)| is_next && *part < 100)?;
            after = end;
            Some(part)
        };
        let (month, day) = (part()?, part()?);
        let is_ended = letters.get(after).is_none_or(|letter| !is_of_figure(letter.letter));
        is_ended.then_some(Self { year, month, day: Some(day), end: after })
    }

    fn exists(&self) -> bool {
        let year = match self.year {
            Year::None => SOME_LEAP_YEAR,
            Year::Of(year) => year,
            Year::Never => return false,
        };
        let part = |number: u32| i8::try_from(number).unwrap_or(i8::MAX);
        jiff::civil::Date::new(year, part(self.month), self.day.map_or(1, part)).is_ok()
    }
}

/// Whether a figure begins here and does not go on from another.
fn begins(letters: &[Letter], at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| !is_of_figure(letters[before].letter))
}

/// Whether a letter beside a figure makes it another figure.
fn is_of_figure(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "/.-,".contains(letter)
}

/// A year such as 令和6年 or 2024年, and where it ends.
fn year_in_words(letters: &[Letter], at: usize) -> Option<(Year, usize)> {
    let starts = |word: &str| {
        word.chars().enumerate().all(|(skip, letter)| letters.get(at + skip).is_some_and(|own| own.letter == letter))
    };
    if let Some((name, ..)) = ERAS.iter().find(|(name, ..)| starts(name)) {
        let after = at + name.chars().count();
        let is_first = letters.get(after).is_some_and(|letter| letter.letter == '元');
        let first =
            || letters.get(after + 1).filter(|letter| is_first && letter.letter == '年').map(|_| (1, after + 2));
        let (year, end) = first().or_else(|| number_before(letters, after, '年'))?;
        return Some((of_era(name, year), end));
    }
    let (year, end) = number_before(letters, at, '年').filter(|_| begins(letters, at))?;
    let year = if LIKELY_YEARS.contains(&year) { i16::try_from(year).map_or(Year::None, Year::Of) } else { Year::None };
    Some((year, end))
}

/// A year of an era.
fn of_era(name: &str, year: u32) -> Year {
    let (base, last) = ERAS.iter().find(|(era, ..)| *era == name).map_or((0, 0), |(.., base, last)| (*base, *last));
    match i16::try_from(year) {
        Ok(year) if year > 0 && u32::from(year.unsigned_abs()) <= last => Year::Of(base.saturating_add(year)),
        Ok(_) | Err(_) => Year::Never,
    }
}

/// A number of up to four figures, and where it ends.
fn number(letters: &[Letter], at: usize) -> Option<(u32, usize)> {
    let figures: Vec<u32> =
        letters[at.min(letters.len())..].iter().map_while(|own| own.letter.to_digit(10)).take(5).collect();
    let value = figures.iter().fold(0, |value, figure| value * 10 + figure);
    (1..5).contains(&figures.len()).then(|| (value, at + figures.len()))
}

/// A number with this letter after it, spaces between them or not, and where that ends.
fn number_before(letters: &[Letter], at: usize, unit: char) -> Option<(u32, usize)> {
    let skip_spaces = |mut at: usize| {
        while letters.get(at).is_some_and(|letter| letter.letter.is_whitespace()) {
            at += 1;
        }
        at
    };
    let (value, end) = number(letters, skip_spaces(at))?;
    let end = skip_spaces(end);
    letters.get(end).filter(|letter| letter.letter == unit).map(|_| (value, end + 1))
}
