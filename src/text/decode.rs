//! Bytes become text: a byte order mark or strict UTF-8 proves itself; among older encodings the plausible one is read.
//!
//! Nothing is ever replaced: bytes that are wrong in the best reading make the whole file unreadable, and say where.

use encoding_rs::{EUC_JP, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

use super::plausible::Plausibility;

/// A decoded text and how it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark; line breaks as they came.
    pub text: String,
    /// The encoding it was read as.
    pub encoding: Encoding,
    /// How sure that encoding is.
    pub certainty: Certainty,
}

/// How sure a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// The file says so itself, by a mark or by its form.
    Proved,
    /// No other encoding gives Japanese.
    Concluded,
    /// The text does not look like Japanese, or another encoding gives Japanese as well.
    Doubtful,
}

/// The encodings that charts come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with a byte order mark or without.
    Utf8,
    /// UTF-16, with a byte order mark or without.
    Utf16,
    /// CP932, the Shift JIS of Windows (WHATWG Encoding Standard, `shift_jis`).
    Cp932,
    /// EUC-JP with the characters of Windows (WHATWG Encoding Standard, `euc-jp`).
    EucJp,
    /// ISO-2022-JP, the JIS code of mail.
    Iso2022Jp,
}

impl Encoding {
    /// Its name as people know it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Cp932 => "CP932 (Shift_JIS)",
            Self::EucJp => "EUC-JP",
            Self::Iso2022Jp => "ISO-2022-JP (JIS)",
        }
    }
}

/// Why bytes are no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undecodable {
    /// They are another kind of file; the word says which, such as `PDF`.
    Binary(&'static str),
    /// They are text of an encoding, but for some bytes.
    Broken {
        /// The encoding that most of it is written in.
        encoding: Encoding,
        /// The text before the first bytes that are wrong.
        before: String,
    },
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
/// The character that begins each change of character set in ISO-2022-JP.
const ESCAPE: u8 = 0x1B;

/// Reads bytes as text. What they declare themselves, by the name of an encoding, is believed if they are right in it;
/// a byte order mark and UTF-8 need no declaration.
///
/// # Errors
/// If they are another kind of file, or have bytes that are wrong in the encoding they are most likely written in.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, Undecodable> {
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Undecodable::Binary(kind));
    }
    let decoded = match encoding_rs::Encoding::for_bom(bytes) {
        Some((marked, length)) => {
            let encoding = if marked == UTF_8 { Encoding::Utf8 } else { Encoding::Utf16 };
            strictly(marked, &bytes[length..], encoding, Certainty::Proved)?
        }
        None if bytes.contains(&0) => unmarked_utf16(bytes)?,
        None => unmarked(bytes, declared)?,
    };
    if decoded.text.contains('\0') { Err(Undecodable::Binary("NUL")) } else { Ok(decoded) }
}

/// Reads bytes without a mark and without NUL.
fn unmarked(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, Undecodable> {
    if bytes.is_ascii() && bytes.contains(&ESCAPE) {
        return strictly(ISO_2022_JP, bytes, Encoding::Iso2022Jp, Certainty::Concluded);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: text.to_owned(), encoding: Encoding::Utf8, certainty: Certainty::Proved });
    }
    let believed = declared.and_then(known).map(|(from, encoding)| strictly(from, bytes, encoding, Certainty::Proved));
    if let Some(Ok(decoded)) = believed {
        return Ok(decoded);
    }
    best_of([(SHIFT_JIS, Encoding::Cp932), (EUC_JP, Encoding::EucJp), (UTF_8, Encoding::Utf8)], bytes)
}

/// The encoding of a name, where it is one that we read (WHATWG Encoding Standard, 4.2).
fn known(name: &str) -> Option<(&'static encoding_rs::Encoding, Encoding)> {
    let known = [(SHIFT_JIS, Encoding::Cp932), (EUC_JP, Encoding::EucJp), (ISO_2022_JP, Encoding::Iso2022Jp)];
    let named = encoding_rs::Encoding::for_label(name.as_bytes())?;
    known.into_iter().find(|(from, _)| *from == named)
}

/// UTF-16 shows itself by its line breaks and tabs, whose other byte is NUL: with the wrong order of bytes, or in any
/// other file, they come out as something else.
fn unmarked_utf16(bytes: &[u8]) -> Result<Decoded, Undecodable> {
    let readings = [UTF_16LE, UTF_16BE].map(|order| strictly(order, bytes, Encoding::Utf16, Certainty::Concluded));
    let proved = |decoded: &Decoded| {
        let control = |letter: char| letter.is_control() && !matches!(letter, '\t' | '\r' | '\n');
        let plausible = Plausibility::of(&decoded.text);
        decoded.text.contains(['\t', '\n']) && !decoded.text.contains(control) && plausible.is_japanese()
    };
    let mut proved: Vec<_> = readings.into_iter().flatten().filter(proved).collect();
    match (proved.pop(), proved.is_empty()) {
        (Some(decoded), true) => Ok(decoded),
        (None | Some(_), _) => Err(Undecodable::Binary("NUL")),
    }
}

/// Reads bytes as the encoding that gives the most plausible Japanese.
fn best_of<const N: usize>(
    encodings: [(&'static encoding_rs::Encoding, Encoding); N],
    bytes: &[u8],
) -> Result<Decoded, Undecodable> {
    let mut readings = encodings.map(|(from, encoding)| {
        let (lossy, had_errors) = from.decode_without_bom_handling(bytes);
        (Plausibility::of(&lossy), had_errors, from, encoding)
    });
    readings.sort_by(|(a, ..), (b, ..)| b.compare(a));
    let (plausible, _, from, encoding) = &readings[0];
    let others = readings[1..].iter().filter(|(_, had_errors, ..)| !had_errors);
    let rivalled = others.clone().count() > 0 && !plausible.has_kana();
    let sure = plausible.is_japanese() && !rivalled && others.clone().all(|(other, ..)| !other.is_japanese());
    let certainty = if sure { Certainty::Concluded } else { Certainty::Doubtful };
    strictly(from, bytes, *encoding, certainty)
}

/// Reads bytes strictly in one encoding.
fn strictly(
    from: &'static encoding_rs::Encoding,
    bytes: &[u8],
    encoding: Encoding,
    certainty: Certainty,
) -> Result<Decoded, Undecodable> {
    let mut decoder = from.new_decoder_without_bom_handling();
    let longest = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(longest.unwrap_or_default());
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (encoding_rs::DecoderResult::InputEmpty, _) => Ok(Decoded { text, encoding, certainty }),
        (encoding_rs::DecoderResult::Malformed(..) | encoding_rs::DecoderResult::OutputFull, _) => {
            Err(Undecodable::Broken { encoding, before: text })
        }
    }
}
