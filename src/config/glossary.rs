//! `content/glossary.toml`: words that the pages explain, each with its meaning and where that is from.

use std::collections::BTreeMap;

use super::document;
use super::keys::{Entries, Found};
use crate::diag::{Code, Diagnostic, Sink};
use crate::text::{Place, SourceFile, Words};

const TERM: &str = "term";
const KEYS: &[&str] = &["word", "also", "reading", "meaning", "source", "url", "skip"];

/// The words that the pages explain.
#[derive(Debug, Clone, Default)]
pub struct Glossary {
    /// The words in the order of the file.
    pub terms: Vec<Term>,
    /// Finds them in a text by their places in `terms`.
    pub words: Words,
}

/// One `[[term]]` of `content/glossary.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The word.
    pub word: String,
    /// Other spellings of it.
    pub also: Vec<String>,
    /// How it is read, in Hiragana.
    pub reading: Option<String>,
    /// What it means.
    pub meaning: String,
    /// Where the meaning is from, such as a law and its article.
    pub source: Option<String>,
    /// Where that is published.
    pub url: Option<String>,
    /// Longer words in which it means something else.
    pub skip: Vec<String>,
    /// Where the entry stands.
    pub at: Place,
}

/// Reads `content/glossary.toml`. What is wrong in it is reported and left out.
#[must_use]
pub fn read_glossary(sink: &mut Sink, file: &SourceFile) -> Glossary {
    let terms = document::read(sink, file, &[TERM], |sink, entries| {
        let (mut terms, mut lines) = (Vec::<Term>::new(), BTreeMap::new());
        for entry in entries.tables(sink, TERM, KEYS) {
            terms.extend(term(sink, &entry).filter(|term| is_new(sink, &entry, &mut lines, term)));
        }
        terms
    });
    let spellings = terms.iter().enumerate().flat_map(|(at, term)| {
        let own = term.spellings().map(move |spelling| (spelling, Some(at)));
        own.chain(term.skip.iter().map(|compound| (compound.as_str(), None)))
    });
    Glossary { words: Words::new(spellings), terms }
}

impl Term {
    /// The word in each of its spellings.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        [&self.word].into_iter().chain(&self.also).map(String::as_str)
    }
}

/// One `[[term]]`; none without a word or a meaning.
fn term(sink: &mut Sink, entry: &Entries) -> Option<Term> {
    let word = entry.required(sink, TERM, "word");
    let meaning = entry.required(sink, TERM, "meaning");
    let (also, skip) = (entry.texts(sink, "also"), entry.texts(sink, "skip"));
    let reading = entry.hiragana_or_blank(sink, "reading");
    let (source, url) = (entry.text_or_blank(sink, "source"), entry.url_or_blank(sink, "url"));
    let Found { value: word, place: at } = word?;
    let term = Term { word, also, reading, meaning: meaning?.value, source, url, skip, at };
    for compound in &term.skip {
        if !term.spellings().any(|spelling| compound.contains(spelling)) {
            let apart = Diagnostic::new(Code::G16).at(&term.at).cell(&term.word);
            entry.report(sink, apart.with("word", &term.word).with("compound", compound));
        }
    }
    Some(term)
}

/// Whether no earlier entry has a spelling of this one; one that has is reported. `lines` are those of the spellings so
/// far. Spellings that differ only in the width of a blank are one: their places on the page of the glossary would be.
fn is_new(sink: &mut Sink, entry: &Entries, lines: &mut BTreeMap<String, u32>, term: &Term) -> bool {
    let keys: Vec<_> = term.spellings().map(|spelling| spelling.replace(char::is_whitespace, "-")).collect();
    if let Some(first) = keys.iter().find_map(|key| lines.get(key)) {
        let twice = Diagnostic::new(Code::G15).at(&term.at).cell(&term.word);
        entry.report(sink, twice.with("word", &term.word).with("line", first));
        return false;
    }
    lines.extend(keys.into_iter().map(|key| (key, term.at.line)));
    true
}
