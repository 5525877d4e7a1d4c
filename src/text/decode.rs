//! Bytes become text: strict UTF-8 first, then what a byte order mark says, then CP932.

use encoding_rs::{SHIFT_JIS, UTF_16BE, UTF_16LE};

/// A decoded text and how it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark; line breaks as they came.
    pub text: String,
    /// The encoding it was read as.
    pub encoding: Encoding,
}

/// The encodings that charts come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with a byte order mark or without.
    Utf8,
    /// UTF-16 with a byte order mark.
    Utf16,
    /// CP932, the Shift JIS of Windows (WHATWG Encoding Standard, `shift_jis`).
    Cp932,
}

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undecodable {
    /// They are another kind of file; the word says which, such as `PDF`.
    Binary(&'static str),
    /// They are not valid in any encoding that we read.
    Unknown,
}

/// The first bytes of files that people take for charts, and what those files are.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\xD0\xCF\x11\xE0", "OLE"),
    (b"\x89PNG", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"\x7FELF", "ELF"),
];

/// Reads bytes as text.
///
/// # Errors
/// If they are another kind of file, or valid in no encoding that we read. Nothing is ever replaced.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Undecodable> {
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Undecodable::Binary(kind));
    }
    if let Some(body) = bytes.strip_prefix(b"\xFF\xFE") {
        return decode_with(UTF_16LE, body, Encoding::Utf16);
    }
    if let Some(body) = bytes.strip_prefix(b"\xFE\xFF") {
        return decode_with(UTF_16BE, body, Encoding::Utf16);
    }
    if bytes.contains(&0) {
        return Err(Undecodable::Binary("NUL"));
    }
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(body) {
        Ok(text) => Ok(Decoded { text: text.to_owned(), encoding: Encoding::Utf8 }),
        Err(_) => decode_with(SHIFT_JIS, bytes, Encoding::Cp932),
    }
}

/// Reads bytes strictly in one encoding.
fn decode_with(from: &'static encoding_rs::Encoding, bytes: &[u8], encoding: Encoding) -> Result<Decoded, Undecodable> {
    from.decode_without_bom_handling_and_without_replacement(bytes)
        .map(|text| Decoded { text: text.into_owned(), encoding })
        .ok_or(Undecodable::Unknown)
}
