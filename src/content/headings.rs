//! Headings: the page's title, ranks in order below it, and an id for each.
//!
//! The page's one `h1` is its title, which the frame shows. So the headings of the text begin at `h2`, whatever
//! number of `#` they are written with, and no rank is left out: a heading stands one rank below the nearest
//! heading before it that has fewer `#`. `#`, `##`, `#` and `##`, `####`, `##` both give `h2`, `h3`, `h2`.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{CowStr, Event as Token, HeadingLevel, Tag, TagEnd};

use super::Heading;
use super::markdown::{Spot, Tokens};

/// A text whose headings are in order.
pub(super) struct Arranged<'a> {
    pub(super) tokens: Tokens<'a>,
    /// The first `#` heading, where no title was given; it is no longer among the tokens.
    pub(super) title: Option<String>,
    /// The headings of the second and third rank.
    pub(super) headings: Vec<Heading>,
    /// The ids of all headings.
    pub(super) ids: BTreeSet<String>,
    /// The next number to try for each id that was wanted; 1 is the id itself.
    next: BTreeMap<String, usize>,
}

/// Takes the title out of the text, and gives each heading its rank and id.
pub(super) fn arrange<'a>(tokens: Tokens<'a>, title: Option<&str>) -> Arranged<'a> {
    let mut arranged =
        Arranged { tokens, title: None, headings: Vec::new(), ids: BTreeSet::new(), next: BTreeMap::new() };
    arranged.take_title(title);
    let mut above: Vec<HeadingLevel> = Vec::new();
    let mut at = 0;
    while at < arranged.tokens.len() {
        if let Token::Start(Tag::Heading { level, .. }) = arranged.tokens[at].0 {
            above.retain(|&higher| higher < level);
            above.push(level);
            arranged.settle(at, above.len() + 1);
        }
        at += 1;
    }
    arranged
}

impl Arranged<'_> {
    /// Removes the first `#` heading where it gives the page its title, or repeats the one it has.
    fn take_title(&mut self, title: Option<&str>) {
        let first = |(token, _): &Spot| matches!(token, Token::Start(Tag::Heading { level: HeadingLevel::H1, .. }));
        let Some(start) = self.tokens.iter().position(first).filter(|&start| is_outermost(&self.tokens[..start]))
        else {
            return;
        };
        let (text, _) = explicit_id(&plain(&self.tokens[start..end(&self.tokens, start)]));
        if text.is_empty() || title.is_some_and(|title| title != text) {
            return;
        }
        self.tokens.drain(start..=end(&self.tokens, start));
        self.title = title.is_none().then_some(text);
    }

    /// The id itself, or with the lowest number that makes it the only one. It begins with a letter, and those of
    /// footnotes and of the page's frame are kept free.
    fn unique(&mut self, id: String) -> String {
        let taken = is_kept_free(&id) || !id.starts_with(char::is_alphabetic);
        let id = if taken { format!("section-{id}") } else { id };
        let next = self.next.entry(id.clone()).or_insert(1);
        loop {
            let free = if *next == 1 { id.clone() } else { format!("{id}-{next}") };
            *next += 1;
            if self.ids.insert(free.clone()) {
                return free;
            }
        }
    }

    /// Writes the rank and id of the heading that starts at an index.
    fn settle(&mut self, start: usize, rank: usize) {
        let end = end(&self.tokens, start);
        let (text, explicit) = explicit_id(&plain(&self.tokens[start..end]));
        if explicit.is_some() {
            drop_explicit_id(&mut self.tokens[end - 1].0);
        }
        let id = self.unique(explicit.unwrap_or_else(|| slug(&text)));
        let level = HeadingLevel::try_from(rank).unwrap_or(HeadingLevel::H6);
        let tag = Tag::Heading { level, id: Some(CowStr::from(id.clone())), classes: Vec::new(), attrs: Vec::new() };
        self.tokens[start].0 = Token::Start(tag);
        self.tokens[end].0 = Token::End(TagEnd::Heading(level));
        match rank {
            2 => self.headings.push(Heading { rank: 2, id, text }),
            3 => self.headings.push(Heading { rank: 3, id, text }),
            _ => {}
        }
    }
}

/// Whether what comes before leaves no block open.
fn is_outermost(before: &[Spot]) -> bool {
    let open = before.iter().filter(|(token, _)| matches!(token, Token::Start(_))).count();
    let closed = before.iter().filter(|(token, _)| matches!(token, Token::End(_))).count();
    open == closed
}

/// The index of the end of the heading that starts at an index.
fn end(tokens: &[Spot], start: usize) -> usize {
    let is_end = |(token, _): &Spot| matches!(token, Token::End(TagEnd::Heading(_)));
    start + tokens[start..].iter().position(is_end).expect("the parser ends every heading")
}

/// The text of tokens without markup.
pub(super) fn plain(tokens: &[Spot]) -> String {
    let text = tokens.iter().map(|(token, _)| match token {
        Token::Text(text) | Token::Code(text) => text,
        Token::SoftBreak | Token::HardBreak => " ",
        _ => "",
    });
    text.collect::<String>().trim().to_owned()
}

/// Parts `見出し {#id}` into the heading and its id.
fn explicit_id(text: &str) -> (String, Option<String>) {
    let parted = text.strip_suffix('}').and_then(|text| text.rsplit_once("{#"));
    match parted.filter(|(_, id)| !id.is_empty() && !id.contains([' ', '\t', '{', '}', '"', '\u{3000}'])) {
        Some((text, id)) => (text.trim_end().to_owned(), Some(id.to_owned())),
        None => (text.to_owned(), None),
    }
}

fn drop_explicit_id(token: &mut Token) {
    if let Token::Text(text) = token
        && let Some(at) = text.rfind("{#")
    {
        *text = CowStr::from(text[..at].trim_end().to_owned());
    }
}

/// The id that a heading's text gives: its letters and digits of any script, in lower case, with `-` for what
/// stands between them.
fn slug(text: &str) -> String {
    let kept = |letter: char| letter.is_alphanumeric() || matches!(letter, '\u{3099}' | '\u{309A}');
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|letter| !kept(letter)).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "section".to_owned() } else { words.join("-") }
}

/// Ids that the frame around a page's text uses, in the default theme; a test compares them with its templates.
const OF_FRAME: &[&str] = &[
    "address",
    "banner-label",
    "citation",
    "city-contact",
    "contents",
    "crumbs-label",
    "filters",
    "goals",
    "main",
    "nav-label",
    "plan",
    "site-nav",
    "site-q",
    "site-q-help",
    "units",
    "use",
    "ways",
];

/// Whether an id is one that footnotes or the frame around the text use.
pub(super) fn is_kept_free(id: &str) -> bool {
    OF_FRAME.contains(&id) || id == "fn" || id.starts_with("fn-") || id.starts_with("fnref-")
}
