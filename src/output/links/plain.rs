//! The tags of a plain page: what the minifier writes of the pages of most themes, read without a tokenizer.
//!
//! Whatever is not of that plain form is left to the tokenizer of [`super::tags`], so that both read a page alike.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;
use memchr::memchr;

use super::scan::{Link, Reader, concerns_us};
use super::tags::Tags;

/// The only declaration of a plain page.
const DOCTYPE: &[u8] = b"<!doctype html>";

/// Elements whose text is no markup.
const TEXTS: [&[u8]; 4] = [b"script", b"style", b"textarea", b"title"];

/// The start tags of plain pages so far, from their names on, and what they hold: most come again.
#[derive(Default)]
pub(super) struct Known<'a> {
    tags: HashMap<&'a [u8], Held, FixedState>,
    ids: Vec<Cow<'a, str>>,
    links: Vec<Link<'a>>,
}

/// What a start tag holds: which of all ids and links that are known.
struct Held {
    ids: Range<usize>,
    links: Range<usize>,
    /// The name of the element, where its text is no markup.
    text: Option<&'static [u8]>,
}

/// Reads a page. None where it is not plain; what was read until then is of no use.
pub(super) fn read<'a>(page: &'a [u8], known: &mut Known<'a>, reader: &mut Reader<'a>) -> Option<()> {
    let mut rest = page.strip_prefix(DOCTYPE).unwrap_or(page);
    while let Some(at) = next_tag(rest) {
        rest = &rest[at + 1..];
        rest = match rest.strip_prefix(b"/") {
            Some(end) => name(end)?.1.strip_prefix(b">")?,
            None => start_tag(rest, known, reader)?,
        };
    }
    Some(())
}

/// Where the next tag begins: half of them follow another at once.
fn next_tag(text: &[u8]) -> Option<usize> {
    if text.first() == Some(&b'<') { Some(0) } else { memchr(b'<', text) }
}

/// Reads a start tag from its name on, with its text where that is no markup, and gives what follows.
fn start_tag<'a>(tag: &'a [u8], known: &mut Known<'a>, reader: &mut Reader<'a>) -> Option<&'a [u8]> {
    // What is known as a start tag is whole, so a text that begins so begins with no other.
    let first = &tag[..=memchr(b'>', tag)?];
    let (text_of, rest) = if let Some(held) = known.tags.get(first) {
        // Most tags hold nothing.
        if !held.ids.is_empty() {
            reader.scan.ids.extend_from_slice(&known.ids[held.ids.clone()]);
        }
        if !held.links.is_empty() {
            reader.scan.links.extend_from_slice(&known.links[held.links.clone()]);
        }
        (held.text, &tag[first.len()..])
    } else {
        known.learn(tag, reader)?
    };
    text_of.map_or(Some(rest), |element| text(element, rest, reader))
}

impl<'a> Known<'a> {
    /// Reads a start tag that was not known. Gives the name of the element, where its text is no markup, and what follows.
    fn learn(&mut self, tag: &'a [u8], reader: &mut Reader<'a>) -> Option<(Option<&'static [u8]>, &'a [u8])> {
        let (ids, links) = (reader.scan.ids.len(), reader.scan.links.len());
        let (element, rest) = attributes(tag, reader)?;
        let text = TEXTS.iter().copied().find(|text| *text == element);
        let held = Held {
            ids: add(&mut self.ids, &reader.scan.ids[ids..]),
            links: add(&mut self.links, &reader.scan.links[links..]),
            text,
        };
        self.tags.insert(&tag[..tag.len() - rest.len()], held);
        Some((text, rest))
    }
}

/// Adds to a list, and says where.
fn add<T: Clone>(all: &mut Vec<T>, more: &[T]) -> Range<usize> {
    let start = all.len();
    all.extend_from_slice(more);
    start..all.len()
}

/// Reads a start tag from its name on. Gives the name, and what follows the tag.
fn attributes<'a>(tag: &'a [u8], reader: &mut Reader<'a>) -> Option<(&'a [u8], &'a [u8])> {
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
            b' ' => rest = attribute(element, &rest[1..], reader)?,
            _ => return None,
        }
    }
    reader.start_tag();
    Some((element, &rest[1..]))
}

/// Reads an attribute, and gives what follows: a space, or the end of the tag.
fn attribute<'a>(element: &[u8], rest: &'a [u8], reader: &mut Reader<'a>) -> Option<&'a [u8]> {
    let (name, rest) = name(rest)?;
    let Some(rest) = rest.strip_prefix(b"=") else {
        reader.attribute(element, name, Cow::Borrowed(b""));
        return Some(rest);
    };
    let (value, rest) = if let quote @ (b'"' | b'\'') = *rest.first()? {
        let end = memchr(quote, &rest[1..])?;
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
    reader.attribute(element, name, Cow::Borrowed(value));
    Some(rest)
}

/// Reads text that is no markup, and the end tag after it.
fn text<'a>(element: &[u8], rest: &'a [u8], reader: &mut Reader<'a>) -> Option<&'a [u8]> {
    let (text, end) = rest.split_at(memchr(b'<', rest)?);
    let rest = end.strip_prefix(b"</")?.strip_prefix(element)?.strip_prefix(b">")?;
    if element == b"style" && !text.is_empty() {
        if memchr::memchr2(b'\r', 0, text).is_some() {
            return None;
        }
        reader.style(text);
    }
    Some(rest)
}

/// Whether the tokenizer reads the text of an element in a way of its own. Plain pages have none of these.
fn is_strange(element: &[u8]) -> bool {
    matches!(element, b"iframe" | b"noembed" | b"noframes" | b"plaintext" | b"xmp")
}

/// A name of small letters, digits, `-`, `_` and `:`, and what follows. It begins with a letter.
fn name(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let is_of_name = |byte: &u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b':');
    let end = text.iter().position(|byte| !is_of_name(byte))?;
    text[..end].first()?.is_ascii_lowercase().then_some(text.split_at(end))
}
