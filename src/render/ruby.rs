//! Furigana: how words are read, written over them on the pages.

use super::texts;
use crate::site::Form;
use crate::text::{Part, Words, align, escape_html};

/// The attribute of elements in which no reading is written: what readers copy to quote it.
const PLAIN: &str = "data-plain";
/// Elements in which no reading is written: what is no running text, and what cannot hold any.
const NEVER: &[&str] = &["code", "kbd", "math", "pre", "ruby", "samp", "select", "svg"];

/// How words are read.
#[derive(Debug, Clone, Default)]
pub(super) struct Readings {
    /// For each word its parts, some with a reading.
    parts: Vec<Vec<Part>>,
    words: Words,
}

impl Readings {
    /// Words and their readings in Hiragana. The first of two readings of one word counts.
    #[must_use]
    pub(super) fn new(readings: &[(&str, &str)]) -> Self {
        Self {
            parts: readings.iter().map(|(word, reading)| align(word, reading)).collect(),
            words: Words::new(readings.iter().enumerate().map(|(at, (word, _))| (*word, Some(at)))),
        }
    }

    /// Writes the readings over the words in the main part of a page; a fragment is nothing else.
    pub(super) fn write(&self, html: String, form: Form) -> String {
        if self.words.is_empty() {
            return html;
        }
        let wanted = |open: &texts::Open<'_>| {
            let is_main = form == Form::Fragments || open.is_in(&["main"]);
            (is_main && !open.is_in(NEVER) && !open.is_marked()).then_some(())
        };
        texts::rewrite(&html, PLAIN, wanted, |(), text| {
            let found = self.words.find(text);
            let mut written = String::new();
            let mut from = 0;
            for word in &found {
                escape_html(&mut written, &text[from..word.range.start]);
                self.parts[word.word].iter().for_each(|part| write_part(&mut written, part));
                from = word.range.end;
            }
            escape_html(&mut written, &text[from..]);
            (!found.is_empty()).then_some(written)
        })
    }
}

/// A reading is hidden from screen readers, which read the word itself, and would read it twice.
fn write_part(html: &mut String, part: &Part) {
    let Some(reading) = &part.reading else { return escape_html(html, &part.text) };
    html.push_str("<ruby>");
    escape_html(html, &part.text);
    html.push_str("<rp>(</rp><rt aria-hidden=\"true\">");
    escape_html(html, reading);
    html.push_str("</rt><rp>)</rp></ruby>");
}
