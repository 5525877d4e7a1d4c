//! Raw HTML as a browser reads it: tags with their attributes, and what stands between them.

use std::ops::Range;

/// One part of raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// Text, with entities as they are written.
    Text(&'a str),
    /// An opening tag.
    Open(Tag<'a>),
    /// A closing tag, by its name.
    Close(String),
    /// A comment; nobody is meant to see it.
    Comment,
    /// A declaration, a processing instruction, or a tag that is never closed.
    Other(&'a str),
}

/// An opening tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Its name in lower case.
    pub(super) name: String,
    /// Its attributes: names in lower case, and values without quotes and entities.
    pub(super) attributes: Vec<(String, String)>,
    /// The tag as it is written.
    pub(super) written: &'a str,
}

/// Elements whose content is no HTML: it ends only at their closing tag.
const OPAQUE: [&str; 9] =
    ["iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title"];

/// The parts of raw HTML with where they stand. The content of a script and its like belongs to its opening tag.
pub(super) fn parts(html: &str) -> Vec<(Part<'_>, Range<usize>)> {
    let mut parts = Vec::new();
    let mut at = 0;
    while at < html.len() {
        let (part, mut length) = next(&html[at..]);
        if let Part::Open(Tag { name, .. }) = &part
            && OPAQUE.contains(&name.as_str())
        {
            length += opaque(&html[at + length..], name);
        }
        parts.push((part, at..at + length));
        at += length;
    }
    parts
}

/// Whether HTML within a line is the start of a `<style>`.
pub(super) fn opens_style(html: &str) -> bool {
    matches!(parts(html).first(), Some((Part::Open(tag), _)) if tag.name == "style")
}

/// Whether HTML within a line is the end of a `<style>`.
pub(super) fn closes_style(html: &str) -> bool {
    matches!(parts(html).first(), Some((Part::Close(name), _)) if name == "style")
}

fn next(html: &str) -> (Part<'_>, usize) {
    let until = |end: &str| html.find(end).map_or(html.len(), |at| at + end.len());
    let opens =
        |start: &str| html.strip_prefix(start).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    if html.starts_with("<!--") {
        return (Part::Comment, until("-->"));
    }
    if html.starts_with("<![CDATA[") {
        return (Part::Other(&html[..9]), until("]]>"));
    }
    if html.starts_with("<!") || html.starts_with("<?") {
        let length = until(">");
        return (Part::Other(&html[..length]), length);
    }
    if opens("</") {
        let (tag, length) = tag(html, 2);
        return (tag.map_or(Part::Other(html), |tag| Part::Close(tag.name)), length);
    }
    if opens("<") {
        let (tag, length) = tag(html, 1);
        return (tag.map_or(Part::Other(html), Part::Open), length);
    }
    // A `<` that opens no tag is text, and what follows it up to the next one.
    let first = html.chars().next().map_or(0, char::len_utf8);
    let length = html[first..].find('<').map_or(html.len(), |at| first + at);
    (Part::Text(&html[..length]), length)
}

/// The length of an opaque element's content with its closing tag.
fn opaque(html: &str, name: &str) -> usize {
    let closes = |at: &usize| {
        html.as_bytes()[at + 2..].get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    let Some(end) = html.match_indices("</").map(|(at, _)| at).find(closes) else { return html.len() };
    html[end..].find('>').map_or(html.len(), |at| end + at + 1)
}

/// Reads a tag whose name begins at an offset; none where it never ends.
fn tag(html: &str, name_at: usize) -> (Option<Tag<'_>>, usize) {
    let is_end = |letter: char| letter.is_ascii_whitespace() || matches!(letter, '/' | '>');
    let length = html[name_at..].find(is_end).unwrap_or(html.len() - name_at);
    let name = html[name_at..name_at + length].to_ascii_lowercase();
    let mut attributes = Vec::new();
    let mut at = name_at + length;
    loop {
        at += html[at..].len() - html[at..].trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/').len();
        match html[at..].chars().next() {
            None => return (None, html.len()),
            Some('>') => return (Some(Tag { name, attributes, written: &html[..=at] }), at + 1),
            Some(_) => {
                let (attribute, length) = attribute(&html[at..]);
                if !attributes.iter().any(|(name, _)| *name == attribute.0) {
                    attributes.push(attribute);
                }
                at += length;
            }
        }
    }
}

/// Reads an attribute, of at least one letter.
fn attribute(html: &str) -> ((String, String), usize) {
    let is_end = |letter: char| letter.is_ascii_whitespace() || matches!(letter, '/' | '>' | '=');
    let first = html.chars().next().map_or(0, char::len_utf8);
    let length = first + html[first..].find(is_end).unwrap_or(html.len() - first);
    let name = html[..length].to_ascii_lowercase();
    let Some(rest) = html[length..].trim_ascii_start().strip_prefix('=') else {
        return ((name, String::new()), length);
    };
    let rest = rest.trim_ascii_start();
    let start = html.len() - rest.len();
    let (value, end) = if let Some(quote @ ('"' | '\'')) = rest.chars().next() {
        let end = rest[1..].find(quote).map_or(rest.len(), |at| at + 1);
        (&rest[1..end], start + (end + 1).min(rest.len()))
    } else {
        let end = rest.find(|letter: char| letter.is_ascii_whitespace() || letter == '>').unwrap_or(rest.len());
        (&rest[..end], start + end)
    };
    ((name, decode(value)), end)
}

/// A value with its entities as the characters that they stand for. Only those are known that addresses are
/// written with; any other stays as it is written, and what a browser makes of it is looked at after.
fn decode(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        text += before;
        let end = after.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '#').unwrap_or(after.len());
        if let Some(letter) = entity(&after[..end]) {
            text.push(letter);
            rest = after[end..].strip_prefix(';').unwrap_or(&after[end..]);
        } else {
            text.push('&');
            rest = after;
        }
    }
    text + rest
}

fn entity(name: &str) -> Option<char> {
    let number = |digits: &str, radix| {
        u32::from_str_radix(digits, radix).ok().map(|code| char::from_u32(code).unwrap_or('\u{FFFD}'))
    };
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "colon" => Some(':'),
        "sol" => Some('/'),
        "Tab" => Some('\t'),
        "NewLine" => Some('\n'),
        _ => match name.strip_prefix('#')? {
            hex if hex.starts_with(['x', 'X']) => number(&hex[1..], 16),
            digits => number(digits, 10),
        },
    }
}
