//! The words of the glossary on a page: each is linked where it is first used, and explained at the page's end.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use serde::Serialize;

use super::texts;
use crate::config::{Glossary, Term};
use crate::site::route::to_term;
use crate::text::escape_html;

/// The attribute of elements whose words are explained.
const ATTRIBUTE: &str = "data-terms";
/// Where a theme wants the words of the page explained. Without it, the words lead to the page of the glossary.
pub(super) const PLACE: &str = "<!--terms-->";

/// Elements that can hold no link, or stand as they are. Their words are explained without one.
const UNLINKED: &[&str] = &["a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "label", "summary"];
/// Elements whose texts are no words of the page.
const NEVER: &[&str] = &["code", "dfn", "kbd", "math", "pre", "ruby", "samp", "select", "svg"];

/// A word of the glossary that a page uses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct UsedTerm<'a> {
    /// Its number on the page, from 1: it is linked from `use:N` to `word:N`, and `meaning:N` is what it means.
    number: usize,
    word: &'a str,
    reading: Option<&'a str>,
    meaning: &'a str,
    source: Option<&'a str>,
    source_url: Option<&'a str>,
    /// The link to the word on the page of the glossary.
    url: String,
    /// Whether the text has a link to it: a word that only a title has is not linked there.
    linked: bool,
}

/// Where links of words lead.
#[derive(Clone, Copy)]
enum Target {
    /// To the end of the page, where they are explained.
    End,
    /// To the page of the glossary.
    Glossary,
}

/// Links the words of a glossary on a page where they are first used. `page` is the link to the page of the glossary.
pub(super) fn link<'a>(glossary: &'a Glossary, page: &str, html: &str) -> (String, Vec<UsedTerm<'a>>) {
    let mut used = Used { page, terms: Vec::new(), places: BTreeMap::new() };
    let target = if html.contains(PLACE) { Target::End } else { Target::Glossary };
    let wanted = |open: &texts::Open<'_>| {
        let is_explained = open.is_marked() && !open.is_in(NEVER);
        is_explained.then(|| !open.is_in(UNLINKED))
    };
    let html = texts::rewrite(html, ATTRIBUTE, wanted, |may_link, text| {
        let found = glossary.words.find(text).into_iter();
        let found: Vec<_> =
            found.map(|found| (found.range, used.place(found.word, &glossary.terms[found.word]))).collect();
        if !may_link {
            return None;
        }
        let first: Vec<_> = found.into_iter().filter(|(_, at)| used.is_first_link(*at)).collect();
        (!first.is_empty()).then(|| linked(text, &first, &used.terms, target))
    });
    (html, used.terms)
}

/// The words of a page so far.
struct Used<'a, 'b> {
    page: &'b str,
    terms: Vec<UsedTerm<'a>>,
    /// Where in `terms` a word of the glossary is.
    places: BTreeMap<usize, usize>,
}

impl<'a> Used<'a, '_> {
    /// Where a word stands among those of the page; a new one comes last.
    fn place(&mut self, word: usize, term: &'a Term) -> usize {
        *self.places.entry(word).or_insert_with(|| {
            self.terms.push(UsedTerm {
                number: self.terms.len() + 1,
                word: &term.word,
                reading: term.reading.as_deref(),
                meaning: &term.meaning,
                source: term.source.as_deref(),
                source_url: term.url.as_deref(),
                url: to_term(self.page, &term.word),
                linked: false,
            });
            self.terms.len() - 1
        })
    }

    /// Whether a word has no link so far; from now on it has.
    fn is_first_link(&mut self, at: usize) -> bool {
        !std::mem::replace(&mut self.terms[at].linked, true)
    }
}

/// A text with links to words of the page.
fn linked(text: &str, words: &[(Range<usize>, usize)], terms: &[UsedTerm<'_>], target: Target) -> String {
    let mut written = String::new();
    let mut from = 0;
    for (range, at) in words {
        let UsedTerm { number, url, .. } = &terms[*at];
        escape_html(&mut written, &text[from..range.start]);
        // Writing to a String cannot fail.
        let _ = match target {
            Target::End => write!(
                written,
                "<a class=\"term\" id=\"use:{number}\" href=\"#word:{number}\" aria-describedby=\"meaning:{number}\">"
            ),
            Target::Glossary => write!(written, "<a class=\"term\" href=\"{url}\">"),
        };
        escape_html(&mut written, &text[range.clone()]);
        written.push_str("</a>");
        from = range.end;
    }
    escape_html(&mut written, &text[from..]);
    written
}
