//! Where an address on a page leads, as a browser reads it (WHATWG URL Standard, as far as inner links need it).

use std::borrow::Cow;

/// Schemes that lead out of the site, which is none of our business.
const OUTER: &[&str] = &["http", "https", "mailto", "tel", "data"];

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// Out of the site.
    Outer,
    /// Into the site: a path from its top, and the anchor there. A folder's path is empty or ends with `/`.
    Inner(String, Option<String>),
    /// Somewhere that depends on where the site stands, or of a kind that we do not know.
    Fixed,
    /// Nowhere: above the site's top, or not readable.
    Nowhere,
}

/// Reads an address that stands on a page; the page is given by its path from the site's top.
pub(super) fn read(page: &str, written: &str) -> Target {
    let address = cleaned(written);
    if let Some(scheme) = scheme(&address) {
        let is_outer = OUTER.iter().any(|outer| scheme.eq_ignore_ascii_case(outer));
        return if is_outer { Target::Outer } else { Target::Fixed };
    }
    if address.starts_with(['/', '\\']) {
        return Target::Fixed;
    }
    let (rest, anchor) = address.split_once('#').map_or((&*address, None), |(rest, anchor)| (rest, Some(anchor)));
    let path = rest.split_once('?').map_or(rest, |(path, _)| path);
    let anchor = match anchor.map(read_anchor) {
        Some(None) => return Target::Nowhere,
        known => known.flatten(),
    };
    let anchor = anchor.filter(|anchor| !anchor.is_empty() && !anchor.eq_ignore_ascii_case("top"));
    match (path, rest) {
        ("", "") if anchor.is_none() && !address.contains('#') => Target::Nowhere,
        ("", _) => Target::Inner(page.to_owned(), anchor),
        _ => joined(page, path).map_or(Target::Nowhere, |path| Target::Inner(path, anchor)),
    }
}

/// What a browser drops before it reads an address: white space around it, line breaks and tabs inside.
fn cleaned(written: &str) -> Cow<'_, str> {
    let trimmed = written.trim_matches(|c: char| c <= ' ');
    if trimmed.contains(['\t', '\n', '\r']) { trimmed.replace(['\t', '\n', '\r'], "").into() } else { trimmed.into() }
}

/// The scheme in front of the first colon, where there is one.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let starts = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_scheme = starts && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then_some(scheme)
}

/// The id that an anchor means; what follows `:~:` is for the browser alone.
fn read_anchor(anchor: &str) -> Option<String> {
    decoded(anchor.split_once(":~:").map_or(anchor, |(anchor, _)| anchor))
}

/// The path from the site's top that a relative path on a page leads to. An empty last part stands for a folder.
fn joined(page: &str, path: &str) -> Option<String> {
    if path.contains("//") {
        return None;
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    let path = decoded(path)?;
    for part in path.split('/') {
        if parts.last() == Some(&"") {
            parts.pop();
        }
        match part {
            "." => parts.push(""),
            ".." => {
                parts.pop()?;
                parts.push("");
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Reads percent signs. Bytes that are no UTF-8, and a sign without its digits, are no address.
fn decoded(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first == b'%' {
            let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
            bytes.push(u8::try_from(digit(0)? * 16 + digit(1)?).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(first);
        }
    }
    String::from_utf8(bytes).ok()
}
