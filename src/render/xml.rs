//! Writing XML: elements of text.

use std::io;

use quick_xml::Writer;
use quick_xml::events::BytesText;

/// A document on its way.
pub(super) type Xml = Writer<Vec<u8>>;

/// Writes an element that holds a text; what a document cannot hold is left out.
pub(super) fn text(xml: &mut Xml, name: &str, words: &str) -> io::Result<()> {
    let words: String = words.chars().filter(|letter| is_allowed(*letter)).collect();
    xml.create_element(name).write_text_content(BytesText::new(&words)).map(|_| ())
}

/// Whether a document of XML can hold a character at all (XML 1.0, 2.2).
fn is_allowed(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}
