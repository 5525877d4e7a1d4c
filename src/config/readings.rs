//! `content/readings.toml`: how difficult words are read. Where the file is there, pages show the readings over the
//! words (ふりがな), and over the names of departments whose reading `departments.toml` gives.

use std::collections::BTreeMap;

use super::document;
use crate::diag::{Code, Diagnostic, Sink};
use crate::text::SourceFile;

const READING: &str = "reading";
const KEYS: &[&str] = &["word", "reading"];

/// Reads `content/readings.toml`: words and their readings in Hiragana, in the order of the file. What is wrong in it
/// is reported and left out.
#[must_use]
pub fn read_readings(sink: &mut Sink, file: &SourceFile) -> Vec<(String, String)> {
    document::read(sink, file, &[READING], |sink, entries| {
        let (mut read, mut lines) = (Vec::new(), BTreeMap::new());
        for entry in entries.tables(sink, READING, KEYS) {
            let word = entry.required(sink, READING, "word");
            let reading = entry.required(sink, READING, "reading").map(|_| entry.hiragana_or_blank(sink, "reading"));
            let (Some(word), Some(Some(reading))) = (word, reading) else { continue };
            if let Some(line) = lines.get(&word.value) {
                let twice = Diagnostic::new(Code::G15).at(&word.place).cell(&word.value);
                entry.report(sink, twice.with("word", &word.value).with("line", line));
                continue;
            }
            lines.insert(word.value.clone(), word.place.line);
            read.push((word.value, reading));
        }
        read
    })
}
