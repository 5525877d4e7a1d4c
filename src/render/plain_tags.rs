//! The tags of HTML that is written plainly, as our templates write it: names in small letters, values in double quotes, an
//! end tag without anything but its name. What is written otherwise is read by a tokenizer instead.

use std::ops::Range;

/// Whether an element has no end tag (HTML Standard, 13.1.2).
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// The length of a name in lower case that a text begins with.
pub(super) fn name_length(text: &str) -> Option<usize> {
    let is_of_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let length = text.bytes().take_while(|byte| is_of_name(*byte)).count();
    text.starts_with(|first: char| first.is_ascii_lowercase()).then_some(length)
}

/// The length of the start tag that a text begins with. Its attributes are plain names, alone or with values in quotes;
/// `attribute` is given each name, and where its value stands.
pub(super) fn start_tag_length(text: &str, mut attribute: impl FnMut(&str, Range<usize>)) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 1 + name_length(&text[1..])?;
    loop {
        let spaces = bytes[at..].iter().take_while(|byte| is_space(**byte)).count();
        at += spaces;
        match &bytes[at..] {
            [b'>', ..] => return Some(at + 1),
            [b'/', b'>', ..] => return Some(at + 2),
            _ => {}
        }
        let name = bytes[at..]
            .iter()
            .take_while(|byte| matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b':'))
            .count();
        if spaces == 0 || name == 0 {
            return None;
        }
        let name = at..at + name;
        let mut value = name.end..name.end;
        at = name.end;
        if let Some(rest) = bytes[at..].strip_prefix(b"=\"") {
            let start = at + "=\"".len();
            value = start..start + memchr::memchr(b'"', rest)?;
            at = value.end + 1;
        } else if bytes.get(at) == Some(&b'=') {
            return None;
        }
        attribute(&text[name], value);
    }
}

/// What HTML takes for a space.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}
