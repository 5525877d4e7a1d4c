//! XML as spreadsheets use it: elements by their names without prefix, texts with their references resolved.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::Refusal;

/// Reads a part of a package from one piece to the next.
pub(super) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    /// How many elements are open.
    depth: usize,
}

/// One piece of a part.
pub(super) enum Piece<'x> {
    /// An element opens; one that is empty closes at once.
    Open(Element<'x>),
    /// The element of this name closes.
    Close(String),
    /// Words between two tags.
    Text(Cow<'x, str>),
    /// The part is over.
    End,
}

/// An opening tag.
pub(super) struct Element<'x> {
    tag: BytesStart<'x>,
}

impl<'x> Xml<'x> {
    pub(super) fn new(text: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    /// The next piece. Comments and instructions are passed over.
    pub(super) fn next(&mut self) -> Result<Piece<'x>, Refusal> {
        loop {
            return Ok(match self.reader.read_event().map_err(|_| Refusal::Damaged)? {
                Event::Start(tag) => {
                    self.depth += 1;
                    Piece::Open(Element { tag })
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::Close(tag.local_name().as_ref().to_owned())
                }
                Event::Text(text) => Piece::Text(text.xml10_content()),
                Event::CData(text) => Piece::Text(text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let named = quick_xml::escape::resolve_predefined_entity(&reference);
                    let letter = reference.resolve_char_ref().map_err(|_| Refusal::Damaged)?;
                    let text = letter.map(|letter| Cow::Owned(letter.to_string())).or(named.map(Cow::Borrowed));
                    Piece::Text(text.ok_or(Refusal::Damaged)?)
                }
                Event::Eof if self.depth > 0 => return Err(Refusal::Damaged),
                Event::Eof => Piece::End,
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            });
        }
    }

    /// Passes over everything up to the end of the element that was just opened.
    pub(super) fn skip(&mut self) -> Result<(), Refusal> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if matches!(self.next()?, Piece::End) {
                break;
            }
        }
        Ok(())
    }
}

impl Element<'_> {
    /// The element's name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.tag.local_name().into_inner()
    }

    /// The value of an attribute by its name without its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.tag.attributes();
        let found = attributes.with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
    }

    /// The value of an attribute that is a number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.parse().ok()
    }

    /// Whether a cell of an `OpenDocument` sheet holds a value.
    pub(super) fn has_value(&self) -> bool {
        ["value", "string-value", "date-value", "time-value", "boolean-value"]
            .iter()
            .any(|name| self.attribute(name).is_some())
    }

    /// Whether an attribute says yes.
    pub(super) fn is(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| matches!(value.as_str(), "1" | "true"))
    }
}
