//! Decoding with a report: a file becomes text, or a diagnostic says why it is none.

use super::{Code, Diagnostic, Sink};
use crate::text::{Decoded, Encoding, Source, SourceFile, Undecodable, decode};

/// Decodes a file, or says why it is no text.
#[must_use]
pub fn read_source(sink: &mut Sink, file: &SourceFile) -> Option<Source> {
    match decode(&file.bytes) {
        Ok(Decoded { text, encoding }) => {
            match encoding {
                Encoding::Utf8 | Encoding::Utf16 => {}
                Encoding::Cp932 => sink.report(Diagnostic::new(Code::F10).in_file(&file.path)),
            }
            Some(Source::new(&file.path, text))
        }
        Err(Undecodable::Binary(kind)) => {
            sink.report(Diagnostic::new(Code::F06).in_file(&file.path).with("kind", kind));
            None
        }
        Err(Undecodable::Unknown) => {
            sink.report(Diagnostic::new(Code::F05).in_file(&file.path));
            None
        }
    }
}
