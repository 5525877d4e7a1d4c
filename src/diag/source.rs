//! Decoding with a report: a file becomes text, or a diagnostic says why it is none.

use super::{Code, Diagnostic, Sink};
use crate::text::{Certainty, Decoded, Source, SourceFile, Undecodable, decode};

/// How many characters of a doubtful text are shown to be judged.
const SAMPLE: usize = 20;

/// Decodes a file, or says why it is no text.
#[must_use]
pub fn read_source(sink: &mut Sink, file: &SourceFile) -> Option<Source> {
    read_declared(sink, file, None)
}

/// Decodes a file that says itself, by the name of an encoding, what it is written in.
#[must_use]
pub fn read_declared(sink: &mut Sink, file: &SourceFile, declared: Option<&str>) -> Option<Source> {
    match decode(&file.bytes, declared) {
        Ok(decoded) => {
            sink.absorb(guess(&file.path, &decoded));
            Some(Source::new(&file.path, decoded.text))
        }
        Err(Undecodable::Binary(kind)) => {
            let binary = Diagnostic::new(Code::F06).in_file(&file.path);
            sink.report(match kind {
                "ZIP" => binary.with_phrase("kind", "kind-zip"),
                "OLE" => binary.with_phrase("kind", "kind-ole"),
                "NUL" => binary.with_phrase("kind", "kind-nul"),
                name => binary.with("kind", name),
            });
            None
        }
        Err(Undecodable::Broken { encoding, before }) => {
            let before = Source::new(&file.path, before);
            let place = before.place(before.text.len()..before.text.len());
            sink.report(Diagnostic::new(Code::F05).at(&place).with("encoding", encoding.name()));
            None
        }
    }
}

/// What is to be said of an encoding that the file did not name itself.
fn guess(path: &str, decoded: &Decoded) -> Option<Diagnostic> {
    match decoded.certainty {
        Certainty::Proved => None,
        Certainty::Concluded => {
            Some(Diagnostic::new(Code::F10).in_file(path).with("encoding", decoded.encoding.name()))
        }
        Certainty::Doubtful => {
            let start = decoded.text.find(|letter: char| !letter.is_ascii()).unwrap_or_default();
            let source = Source::new(path, decoded.text.clone());
            let line = decoded.text[start..].lines().next().unwrap_or_default();
            let here: String = line.chars().take(SAMPLE).collect();
            let place = source.place(start..start + here.len());
            let doubt = Diagnostic::new(Code::F11).at(&place).with("encoding", decoded.encoding.name());
            Some(doubt.with("here", here))
        }
    }
}
