//! The texts of a workbook, which its cells share. Their readings (ふりがな) are left out.

use crate::table::sheet::Refusal;
use crate::table::sheet::xml::{Piece, Xml};

/// Reads the table of shared texts.
pub(super) fn read(text: &str) -> Result<Vec<String>, Refusal> {
    let mut xml = Xml::new(text);
    let mut strings = Vec::new();
    loop {
        match xml.next()? {
            Piece::Open(element) if element.name() == "si" => strings.push(rich(&mut xml, "si")?),
            Piece::End => return Ok(strings),
            Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {}
        }
    }
}

/// Reads a text that may change its font on the way, up to the end of its element.
pub(super) fn rich(xml: &mut Xml, name: &str) -> Result<String, Refusal> {
    let mut whole = String::new();
    loop {
        match xml.next()? {
            Piece::Open(element) if element.name() == "rPh" => xml.skip()?,
            Piece::Open(element) if element.name() == "t" => whole.push_str(&plain(xml)?),
            Piece::Close(closed) if closed == name => return Ok(whole),
            Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {}
            Piece::End => return Err(Refusal::Damaged),
        }
    }
}

/// Reads the words up to the end of the element that was just opened.
pub(super) fn plain(xml: &mut Xml) -> Result<String, Refusal> {
    let mut words = String::new();
    loop {
        match xml.next()? {
            Piece::Text(text) => words.push_str(&text),
            Piece::Open(_) => xml.skip()?,
            Piece::Close(_) => return Ok(unescape(&words)),
            Piece::End => return Err(Refusal::Damaged),
        }
    }
}

/// Characters that XML cannot hold are written `_x000D_` (ECMA-376 part 1, 22.9.2.19). Line breaks become LF.
fn unescape(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest[at + 6..].starts_with('_'));
        let letter = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        let (shown, taken) = letter.map_or(("_x".to_owned(), 2), |letter| (letter.to_string(), 7));
        text.push_str(&rest[..at]);
        text.push_str(&shown);
        rest = &rest[at + taken..];
    }
    text.push_str(rest);
    text.replace("\r\n", "\n").replace('\r', "\n")
}
