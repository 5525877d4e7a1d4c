//! The tags of a plain page: what the minifier writes of the pages of most themes, read without a tokenizer.
//!
//! Whatever is not of that plain form is left to the tokenizer of [`super::tags`], so that both read a page alike.

use std::borrow::Cow;

use super::scan::concerns_us;
use super::tags::Tags;

/// The only declaration of a plain page.
const DOCTYPE: &[u8] = b"<!doctype html>";

/// Reads a page and hands over its tags. None where it is not plain; what was handed over until then is of no use.
pub(super) fn read<'a>(page: &'a [u8], tags: &mut impl Tags<'a>) -> Option<()> {
    let mut rest = page.strip_prefix(DOCTYPE).unwrap_or(page);
    while let Some(at) = memchr::memchr(b'<', rest) {
        rest = &rest[at + 1..];
        rest = match rest.strip_prefix(b"/") {
            Some(end) => end_tag(end, tags)?,
            None => start_tag(rest, tags)?,
        };
    }
    Some(())
}

/// Reads an end tag from its name on, and gives what follows.
fn end_tag<'a>(tag: &'a [u8], tags: &mut impl Tags<'a>) -> Option<&'a [u8]> {
    let (_, rest) = name(tag)?;
    tags.end_tag();
    rest.strip_prefix(b">")
}

/// Reads a start tag from its name on, with its text where that is no markup, and gives what follows.
fn start_tag<'a>(tag: &'a [u8], tags: &mut impl Tags<'a>) -> Option<&'a [u8]> {
    let (element, mut rest) = name(tag)?;
    if is_strange(element) {
        return None;
    }
    loop {
        match *rest.first()? {
            b'>' => break,
            b'/' if rest.get(1) == Some(&b'>') => {
                rest = &rest[1..];
                break;
            }
            b' ' if rest.get(1) == Some(&b'/') => rest = &rest[1..],
            b' ' => rest = attribute(element, &rest[1..], tags)?,
            _ => return None,
        }
    }
    tags.start_tag();
    let rest = &rest[1..];
    if is_text(element) { text(element, rest, tags) } else { Some(rest) }
}

/// Reads an attribute, and gives what follows: a space, or the end of the tag.
fn attribute<'a>(element: &[u8], rest: &'a [u8], tags: &mut impl Tags<'a>) -> Option<&'a [u8]> {
    let (name, rest) = name(rest)?;
    let Some(rest) = rest.strip_prefix(b"=") else {
        tags.attribute(element, name, Cow::Borrowed(b""));
        return Some(rest);
    };
    let (value, rest) = if let quote @ (b'"' | b'\'') = *rest.first()? {
        let end = memchr::memchr(quote, &rest[1..])?;
        (&rest[1..=end], &rest[end + 2..])
    } else {
        let end = rest.iter().position(|byte| matches!(byte, b' ' | b'>'))?;
        let plain = |byte: &u8| !byte.is_ascii_control() && !b"\"'=<`".contains(byte);
        (rest[..end].iter().all(plain) && end > 0).then_some(rest.split_at(end))?
    };
    // Of references to characters, of line breaks and of NUL the tokenizer makes something else.
    if memchr::memchr3(b'&', b'\r', 0, value).is_some() && concerns_us(element, name) {
        return None;
    }
    tags.attribute(element, name, Cow::Borrowed(value));
    Some(rest)
}

/// Reads text that is no markup, and the end tag after it.
fn text<'a>(element: &[u8], rest: &'a [u8], tags: &mut impl Tags<'a>) -> Option<&'a [u8]> {
    let (text, end) = rest.split_at(memchr::memchr(b'<', rest)?);
    let rest = end.strip_prefix(b"</")?.strip_prefix(element)?.strip_prefix(b">")?;
    if element == b"style" && !text.is_empty() {
        if memchr::memchr2(b'\r', 0, text).is_some() {
            return None;
        }
        tags.style(text);
    }
    tags.end_tag();
    Some(rest)
}

/// Whether the tokenizer reads the text of an element in a way of its own. Plain pages have none of these.
fn is_strange(element: &[u8]) -> bool {
    matches!(element, b"iframe" | b"noembed" | b"noframes" | b"plaintext" | b"xmp")
}

/// Whether the text of an element is no markup.
fn is_text(element: &[u8]) -> bool {
    matches!(element, b"script" | b"style" | b"textarea" | b"title")
}

/// A name of small letters, digits, `-`, `_` and `:`, and what follows. It begins with a letter.
fn name(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let is_of_name = |byte: &u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b':');
    let end = text.iter().position(|byte| !is_of_name(byte))?;
    text[..end].first()?.is_ascii_lowercase().then_some(text.split_at(end))
}
