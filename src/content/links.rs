//! What a link leads to, by what is written between its brackets.

use super::{Target, names};

/// A link as it is written, sorted by what is to be done with it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// It leads to a part of the site whose address `site` knows.
    Inner(Target),
    /// It stays as it is: another website, mail, telephone, a place on this page.
    Plain,
    /// It would leave the folder of content pages.
    Outside,
    /// It may run a program, or does what no page should.
    Unsafe,
}

/// Schemes that a link may have.
pub(super) const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// What a link on the page of a path leads to.
pub(super) fn sort(page: &str, link: &str) -> Link {
    if let Some((scheme, rest)) = scheme(link) {
        return match scheme.to_ascii_lowercase().as_str() {
            "plan" => Link::Inner(part_of_plan(&decode(rest))),
            known if SCHEMES.contains(&known) => Link::Plain,
            _ => Link::Unsafe,
        };
    }
    let (path, anchor) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
    let path = decode(path.split('?').next().unwrap_or_default());
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending.to_owned());
    if link.starts_with(['/', '\\']) {
        return Link::Plain;
    }
    let Some(path) = inside(page, &path) else { return Link::Outside };
    if !ending.is_some_and(|ending| names::published(&ending) || ending == "md") {
        return Link::Plain;
    }
    Link::Inner(match path.strip_suffix(".md") {
        Some(path) => {
            let anchor = anchor.map(decode).filter(|anchor| !anchor.is_empty());
            Target::Content { path: path.to_owned(), anchor }
        }
        None => Target::File { path },
    })
}

/// Whether a picture at this address would be fetched from another host.
pub(super) fn is_foreign(link: &str) -> bool {
    let slashes = link.trim_start().chars().take_while(|letter| matches!(letter, '/' | '\\')).count();
    slashes > 1 || scheme(link).is_some()
}

/// The scheme before the `:`, and the rest. Blanks and control characters count for nothing, as in a browser.
fn scheme(link: &str) -> Option<(String, &str)> {
    let (before, rest) = link.split_once(':')?;
    let scheme: String = before.chars().filter(|&letter| letter > ' ').collect();
    let letters = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.');
    (scheme.starts_with(|letter: char| letter.is_ascii_alphabetic()) && scheme.chars().all(letters))
        .then_some((scheme, rest))
}

/// `1-3-2-2`, `PLAN/1-3-2-2`, `whole` …
fn part_of_plan(link: &str) -> Target {
    let (plan, item) = match link.trim().split_once('/') {
        Some((plan, item)) => (Some(plan.trim().to_owned()), item.trim()),
        None => (None, link.trim()),
    };
    Target::Plan { plan, item: code(item).unwrap_or_else(|| item.to_owned()) }
}

/// A code in ASCII, where the item is one in full-width digits or with other hyphens.
fn code(item: &str) -> Option<String> {
    let ascii = |letter: char| match letter {
        '0'..='9' | '-' => Some(letter),
        '０'..='９' => char::from_digit(u32::from(letter) - u32::from('０'), 10),
        '－' | '‐' | '‑' | '–' | '—' | '―' | '−' | 'ー' => Some('-'),
        _ => None,
    };
    item.chars().map(ascii).collect()
}

/// The path that a relative link gives, seen from the folder of its page; none where it leads out of all folders.
fn inside(page: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// A link with `%E8%A8%88` and its like as the letters that they stand for.
fn decode(link: &str) -> String {
    let mut bytes = Vec::with_capacity(link.len());
    let mut rest = link.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).filter(|hex| *first == b'%' && hex.iter().all(u8::is_ascii_hexdigit));
        let byte = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| link.to_owned())
}
