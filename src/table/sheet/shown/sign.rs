//! The signs that a number format is made of.

/// One sign of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sign {
    /// Words shown as they stand.
    Literal(String),
    /// A place for a digit; it is shown even where it is 0 if this is true.
    Digit(bool),
    /// The point before the decimals.
    Point,
    /// Three digits are to be grouped.
    Comma,
    /// The number is shown a hundredfold.
    Percent,
    /// The number as it is.
    General,
    /// The text of the cell.
    Text,
    /// A part of a date or time: its letter in lower case, and how often it stands.
    Date(char, usize),
    /// 午前 or 午後.
    AmPm,
    /// Something that is not read here.
    Rare,
}

/// Reads a format code, section by section.
pub(super) fn signs(code: &str) -> Vec<Vec<Sign>> {
    let mut sections = vec![Vec::new()];
    let mut rest = code;
    while let Some(letter) = rest.chars().next() {
        let (sign, length) = sign(rest, letter);
        if letter == ';' {
            sections.push(Vec::new());
        } else if let (Some(sign), Some(section)) = (sign, sections.last_mut()) {
            section.push(sign);
        }
        rest = &rest[length..];
    }
    for section in &mut sections {
        tell_minutes(section);
    }
    sections
}

/// The first sign of the rest of a code, where it shows anything, and how many bytes it takes.
fn sign(rest: &str, letter: char) -> (Option<Sign>, usize) {
    let lower = letter.to_ascii_lowercase();
    let second = || rest[letter.len_utf8()..].chars().next();
    if let Some(word) = rest.get(..7).filter(|word| word.eq_ignore_ascii_case("general")) {
        return (Some(Sign::General), word.len());
    }
    for word in ["am/pm", "a/p"] {
        if rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)) {
            return (Some(Sign::AmPm), word.len());
        }
    }
    match lower {
        '"' => quoted(rest),
        '\\' | '!' => {
            let literal = second().map(|next| Sign::Literal(next.to_string()));
            (literal, 1 + second().map_or(0, char::len_utf8))
        }
        '_' | '*' => (None, 1 + second().map_or(0, char::len_utf8)),
        '[' => bracketed(rest),
        '0' => (Some(Sign::Digit(true)), 1),
        '#' | '?' => (Some(Sign::Digit(false)), 1),
        '.' => (Some(Sign::Point), 1),
        ',' => (Some(Sign::Comma), 1),
        '%' => (Some(Sign::Percent), 1),
        '@' => (Some(Sign::Text), 1),
        'y' | 'm' | 'd' | 'h' | 's' | 'g' | 'a' | 'e' | 'r' | 'b' => {
            let length = rest.chars().take_while(|next| next.to_ascii_lowercase() == lower).count();
            // In a number, E is the exponent of ten.
            let exponent = lower == 'e' && rest[1..].starts_with(['+', '-']);
            (Some(if exponent { Sign::Rare } else { Sign::Date(lower, length) }), length)
        }
        ';' => (None, 1),
        _ => (Some(Sign::Literal(letter.to_string())), letter.len_utf8()),
    }
}

/// Words in quotes.
fn quoted(rest: &str) -> (Option<Sign>, usize) {
    let words = rest[1..].split('"').next().unwrap_or_default();
    (Some(Sign::Literal(words.to_owned())), (words.len() + 2).min(rest.len()))
}

/// What stands in brackets: a currency is shown, hours that go on counting are rare, colours and languages show nothing.
fn bracketed(rest: &str) -> (Option<Sign>, usize) {
    let Some(end) = rest.find(']') else { return (Some(Sign::Rare), rest.len()) };
    let inside = &rest[1..end];
    let currency = inside.strip_prefix('$').and_then(|name| name.split('-').next()).filter(|name| !name.is_empty());
    let elapsed =
        !inside.is_empty() && inside.chars().all(|letter| matches!(letter.to_ascii_lowercase(), 'h' | 'm' | 's'));
    let condition = inside.starts_with(['<', '>', '=']);
    let sign = currency.map(|name| Sign::Literal(name.to_owned()));
    (if elapsed || condition { Some(Sign::Rare) } else { sign }, end + 1)
}

/// Months and minutes share a letter: beside hours or seconds it means minutes, here written `n`.
fn tell_minutes(section: &mut [Sign]) {
    let dates: Vec<_> = (0..section.len()).filter(|at| matches!(section[*at], Sign::Date(..))).collect();
    for (order, &at) in dates.iter().enumerate() {
        let letter = |order: Option<usize>| match order.and_then(|order| section.get(*dates.get(order)?)) {
            Some(Sign::Date(letter, _)) => Some(*letter),
            _ => None,
        };
        let minutes = letter(order.checked_sub(1)) == Some('h') || letter(Some(order + 1)) == Some('s');
        if let Sign::Date('m', count) = section[at]
            && minutes
        {
            section[at] = Sign::Date('n', count);
        }
    }
}
