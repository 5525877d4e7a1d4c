//! What the pages say of words: the glossary and the readings.

use super::ruby::Readings;
use crate::config::Glossary;

/// The words that the pages explain and read out.
#[derive(Debug)]
pub struct Lexicon {
    /// The words that are explained.
    pub glossary: Glossary,
    pub(super) readings: Readings,
    fingerprint: blake3::Hash,
}

impl Lexicon {
    /// A glossary, and words with their readings in Hiragana. The first of two readings of one word counts.
    #[must_use]
    pub fn new(glossary: Glossary, readings: &[(&str, &str)]) -> Self {
        let made_from = format!("{:?} {readings:?}", glossary.terms);
        Self { readings: Readings::new(readings), fingerprint: blake3::hash(made_from.as_bytes()), glossary }
    }

    /// What tells it from any other: a hash of all its words.
    #[must_use]
    pub fn fingerprint(&self) -> blake3::Hash {
        self.fingerprint
    }
}
