//! The addresses in a style sheet: `url(…)` and `@import` (CSS Syntax Level 3, as far as addresses need it).

/// Hands over each address of a style sheet, a `style` attribute, or an attribute such as `fill`.
pub(super) fn addresses(css: &str, found: &mut dyn FnMut(String)) {
    let css = without_comments(css);
    let mut rest = css.as_str();
    while let Some((at, start)) = next(rest) {
        rest = rest[at + start.len()..].trim_start();
        let (address, after) = match rest.chars().next() {
            Some(quote @ ('"' | '\'')) => until(&rest[1..], |c| c == quote),
            _ if start == "@import" => continue,
            _ => until(rest, |c| c == ')' || c.is_ascii_whitespace()),
        };
        found(address);
        rest = after;
    }
}

/// The next word that an address follows, and where it stands.
fn next(css: &str) -> Option<(usize, &'static str)> {
    let find = |word: &'static str| {
        let bytes = css.as_bytes();
        let at = bytes.windows(word.len()).position(|window| window.eq_ignore_ascii_case(word.as_bytes()))?;
        Some((at, word))
    };
    ["url(", "@import"].into_iter().filter_map(find).min()
}

/// The text up to a character, with its escapes read, and what follows that character.
fn until(text: &str, is_end: impl Fn(char) -> bool) -> (String, &str) {
    let mut address = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        if is_end(c) {
            return (address, &text[at + c.len_utf8()..]);
        }
        match c {
            '\\' => address.extend(chars.next().map(|(_, escaped)| escaped)),
            c => address.push(c),
        }
    }
    (address, "")
}

fn without_comments(css: &str) -> String {
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        text.push_str(before);
        text.push(' ');
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    text + rest
}
