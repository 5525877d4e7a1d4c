//! `content/synonyms.toml`: words that mean the same to the search, such as 子ども and 子供.

use super::document;
use crate::diag::Sink;
use crate::text::SourceFile;

const SYNONYM: &str = "synonym";
const KEYS: &[&str] = &["words"];

/// Reads `content/synonyms.toml`: the groups of words that mean the same. What is wrong in it is reported and left
/// out; a group of one word means nothing and is left out too.
#[must_use]
pub fn read_synonyms(sink: &mut Sink, file: &SourceFile) -> Vec<Vec<String>> {
    document::read(sink, file, &[SYNONYM], |sink, entries| {
        let groups = entries.tables(sink, SYNONYM, KEYS);
        groups.iter().map(|group| group.texts(sink, "words")).filter(|words| words.len() > 1).collect()
    })
}
