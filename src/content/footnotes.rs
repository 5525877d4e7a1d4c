//! Footnotes: taken out of the text, numbered in the order in which it names them, and set at its end.

use std::collections::BTreeMap;

use pulldown_cmark::{Event as Token, Tag, TagEnd};

use super::markdown::{Spot, Tokens};

/// A text and its footnotes.
pub(super) struct Noted<'a> {
    pub(super) text: Tokens<'a>,
    /// The footnotes in order: number 1 first. Those that the text never names stand last.
    pub(super) notes: Vec<Tokens<'a>>,
    /// The number of each footnote by its label.
    numbers: BTreeMap<String, usize>,
}

impl Noted<'_> {
    /// The number of a footnote, from 1.
    pub(super) fn number(&self, label: &str) -> Option<usize> {
        self.numbers.get(&key(label)).copied()
    }
}

/// Parts the footnotes from the text. Two of one label become one.
pub(super) fn part(tokens: Tokens<'_>) -> Noted<'_> {
    let mut found: BTreeMap<String, Tokens> = BTreeMap::new();
    let mut open: Vec<(String, Tokens)> = Vec::new();
    let mut text: Tokens = Vec::new();
    for (token, place) in tokens {
        match token {
            Token::Start(Tag::FootnoteDefinition(label)) => open.push((key(&label), Vec::new())),
            Token::End(TagEnd::FootnoteDefinition) => {
                let (label, note) = open.pop().expect("the parser ends only what it began");
                found.entry(label).or_default().extend(note);
            }
            token => open.last_mut().map_or(&mut text, |(_, note)| note).push((token, place)),
        }
    }
    number(text, found)
}

fn number<'a>(text: Tokens<'a>, mut found: BTreeMap<String, Tokens<'a>>) -> Noted<'a> {
    let mut noted = Noted { text, notes: Vec::new(), numbers: BTreeMap::new() };
    let mut wanted = references(&noted.text);
    let mut next = 0;
    loop {
        for label in wanted {
            if let Some(note) = found.remove(&label) {
                noted.notes.push(note);
                noted.numbers.insert(label, noted.notes.len());
            }
        }
        // A footnote may name another one.
        wanted = match noted.notes.get(next) {
            Some(note) => references(note),
            None => match found.keys().next() {
                Some(unnamed) => vec![unnamed.clone()],
                None => return noted,
            },
        };
        next = (next + 1).min(noted.notes.len());
    }
}

/// The labels that tokens name, in order.
fn references(tokens: &[Spot]) -> Vec<String> {
    let label = |token: &Token| match token {
        Token::FootnoteReference(label) => Some(key(label)),
        _ => None,
    };
    tokens.iter().filter_map(|(token, _)| label(token)).collect()
}

/// Labels are the same in any case.
fn key(label: &str) -> String {
    label.to_lowercase()
}
