//! A page minified element by element.
//!
//! What becomes of the spaces in an element depends on its name, and on where words and other elements stand in it: on its
//! shape. What becomes of a start tag depends on that tag alone, and words of plain signs stay as they are. There are few
//! shapes and few start tags in a site, and each is minified once. A page that is not written plainly, with an end for each
//! start, is no case for this.

use memchr::memchr;

use super::known::{Before, Content, ELEMENT, PAGE, Shape, Sign, WORD, WORD_BYTE};
use crate::render::plain_tags::is_space;

/// What a page begins with.
const DOCTYPE: &str = "<!doctype html>";
/// How deep elements may stand in each other.
const DEEPEST: usize = 200;

/// A page on the way through. What belongs to an element stands on top of what belongs to those around it.
struct Reader<'a, 'b> {
    rest: &'a str,
    depth: usize,
    /// The kinds of those elements so far that a page has once.
    once: Vec<usize>,
    before: &'b mut Before,
    shape: Vec<Sign>,
    /// Where in `html` each word and element of the shapes begins.
    starts: Vec<usize>,
    /// What is minified so far. Of an element that is not closed yet, what belongs between its words and elements is missing.
    html: String,
    spaced: String,
}

/// The minified page; nothing, where it is not written plainly.
pub(super) fn page(text: &str, before: &mut Before) -> Option<String> {
    if memchr(WORD_BYTE, text.as_bytes()).is_some() {
        return None;
    }
    before.forget_too_much();
    let (doctype, rest) = text.strip_prefix(DOCTYPE).map_or(("", text), |rest| (DOCTYPE, rest));
    let mut html = String::with_capacity(text.len());
    html += doctype;
    let (once, shape, starts, spaced) = (Vec::new(), vec![PAGE], Vec::new(), String::new());
    let mut reader = Reader { rest, depth: 0, once, before, shape, starts, html, spaced };
    reader.content()?;
    reader.close(0, 0, doctype.len())?;
    reader.rest.is_empty().then_some(reader.html)
}

impl<'a> Reader<'a, '_> {
    /// Reads to the end of an element or of the page.
    fn content(&mut self) -> Option<()> {
        loop {
            if !self.rest.starts_with('<') {
                let (text, rest) = self.rest.split_at(memchr(b'<', self.rest.as_bytes()).unwrap_or(self.rest.len()));
                self.words(text);
                self.rest = rest;
            }
            let rest = self.rest;
            if rest.is_empty() || rest.starts_with("</") {
                return Some(());
            }
            self.element()?;
        }
    }

    /// Takes the words of a text; what stands between them, and words with a sign that may be written otherwise, are part of
    /// the shape.
    fn words(&mut self, text: &'a str) {
        let mut rest = text;
        while !rest.is_empty() {
            let (spaces, after) = rest.split_at(rest.bytes().take_while(|byte| is_space(*byte)).count());
            let (word, after) = after.split_at(after.bytes().take_while(|byte| !is_space(*byte)).count());
            self.shape.extend(spaces.bytes().map(Sign::from));
            rest = after;
            if !word.is_empty() && word.chars().all(is_plain) {
                self.part(WORD, self.html.len());
                self.html += word;
            } else {
                self.shape.extend(word.bytes().map(Sign::from));
            }
        }
    }

    /// Adds a word or an element to the shape around it. It begins in `html` at `start`.
    fn part(&mut self, sign: Sign, start: usize) {
        self.shape.push(sign);
        self.starts.push(start);
    }

    /// Reads an element with all it holds.
    fn element(&mut self) -> Option<()> {
        let (text, start) = (self.rest, self.html.len());
        let number = self.before.tag_number(text)?;
        let tag = self.before.tag(number);
        let (kind, length, is_kept) = (tag.kind, tag.length, tag.is_kept);
        if let Some((length, html)) = tag.again(text) {
            self.html += html;
            self.rest = &text[length..];
        } else if self.before.kind(kind).is_opaque(&text[length..]) {
            let whole = length + self.before.kind(kind).length_of_opaque(&text[length..])?;
            let element = &text[..whole];
            if is_kept && self.before.kind(kind).is_left_alone(&element[length..]) {
                self.html.extend([&self.before.tag(number).html, &element[length..]]);
            } else {
                self.html += self.before.opaque(kind, element)?;
            }
            self.rest = &text[whole..];
        } else {
            self.html += &self.before.tag(number).html;
            self.rest = &text[length..];
            self.after_start(number, kind, text, start)?;
        }
        self.part(ELEMENT + Sign::try_from(kind).ok()?, start);
        Some(())
    }

    /// Reads what stands after a start tag. The element begins in its text, and in `html` at `start`.
    fn after_start(&mut self, tag: usize, kind: usize, text: &str, start: usize) -> Option<()> {
        let of_kind = self.before.kind(kind);
        if of_kind.is_once {
            (!self.once.contains(&kind)).then(|| self.once.push(kind))?;
        }
        let is_once = of_kind.is_once;
        if of_kind.content == Content::None || self.word(kind).is_some() {
            return Some(());
        }
        let once = self.once.len();
        self.inside(kind)?;
        if self.once.len() == once && !is_once {
            self.before.keep(tag, &text[..text.len() - self.rest.len()], &self.html[start..]);
        }
        Some(())
    }

    /// Reads a plain word without spaces that is all an element holds, its end tag too. Nothing is read where it holds
    /// something else.
    fn word(&mut self, kind: usize) -> Option<()> {
        if self.rest.starts_with('<') {
            return None;
        }
        let kind = self.before.kind(kind);
        let (word, rest) = self.rest.split_at(memchr(b'<', self.rest.as_bytes())?);
        let rest = rest.strip_prefix(&*kind.end)?;
        (kind.keeps_word && word.chars().all(is_plain)).then(|| {
            self.html.extend([word, &kind.end]);
            self.rest = rest;
        })
    }

    /// Reads what an element holds, its end tag too.
    fn inside(&mut self, kind: usize) -> Option<()> {
        let (shape, starts, html) = (self.shape.len(), self.starts.len(), self.html.len());
        self.shape.push(ELEMENT + Sign::try_from(kind).ok()?);
        self.depth += 1;
        (self.depth < DEEPEST).then(|| self.content())??;
        self.depth -= 1;
        self.rest = self.rest.strip_prefix(&*self.before.kind(kind).end)?;
        self.close(shape, starts, html)?;
        self.html += &self.before.kind(kind).end;
        Some(())
    }

    /// Puts what belongs between the words and elements of a shape into its place. `shape`, `starts` and `html` say where its
    /// parts begin.
    fn close(&mut self, shape: usize, starts: usize, html: usize) -> Option<()> {
        match self.before.shape(&self.shape[shape..]) {
            Shape::Closed => {}
            Shape::Strange => return None,
            Shape::Gaps(gaps) => {
                self.spaced.clear();
                let mut from = html;
                for (gap, end) in gaps.iter().zip(self.starts[starts..].iter().copied().chain([self.html.len()])) {
                    self.spaced.extend([&self.html[from..end], gap]);
                    from = end;
                }
                self.html.truncate(html);
                self.html += &self.spaced;
            }
        }
        self.shape.truncate(shape);
        self.starts.truncate(starts);
        Some(())
    }
}

/// Whether a sign is written the same in every text: plain ASCII, and the signs of Japanese.
pub(super) fn is_plain(letter: char) -> bool {
    match letter {
        '&' | '<' | '>' => false,
        '!'..='~' => true,
        _ => matches!(letter, '\u{3001}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ffee}'),
    }
}
