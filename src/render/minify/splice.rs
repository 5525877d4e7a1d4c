//! A page minified element by element.
//!
//! What becomes of the spaces in an element depends on its name, and on where words and other elements stand in it; what
//! becomes of a start tag, on that tag alone; words of plain signs stay as they are. So an element is minified as a bare
//! one, in which each word is one sign and each element within is empty. There are few bare elements and few start tags
//! in a site, and each is minified once. A page that is not written plainly, with an end for each start, is no case for
//! this.

use std::ops::Range;

use memchr::{memchr, memchr2};

use super::known::{Known, Tags, Words};
use crate::render::plain_tags::{is_space, is_void, name_length, start_tag_length};

/// What a page begins with.
const DOCTYPE: &str = "<!doctype html>";
/// Stands for a word. A page that has it is not written plainly.
const WORD: char = '\u{1}';
const WORD_BYTE: u8 = 1;
/// Elements that a page has once. Where they come again, their tags are passed over.
const ONCE: &[&str] = &["html", "head", "body"];
/// How deep elements may stand in each other.
const DEEPEST: usize = 200;

/// What was minified before.
#[derive(Default)]
pub(super) struct Before {
    bare: Known,
    opaque: Known,
    tags: Tags,
    words: Words,
}

/// What a bare text has a sign or an empty element for.
enum Part<'a> {
    Word(&'a str),
    /// An element, and where in the reader's `html` it stands.
    Element(&'a str, Range<usize>),
}

/// A page on the way through. What belongs to an element stands on top of what belongs to those around it.
struct Reader<'a, 'b> {
    rest: &'a str,
    depth: usize,
    once: Vec<&'a str>,
    before: &'b mut Before,
    bare: String,
    parts: Vec<Part<'a>>,
    html: String,
    filled: String,
}

/// The minified page; nothing, where it is not written plainly.
pub(super) fn page(text: &str, before: &mut Before) -> Option<String> {
    if text.contains(WORD) {
        return None;
    }
    let (doctype, rest) = text.strip_prefix(DOCTYPE).map_or(("", text), |rest| (DOCTYPE, rest));
    let html = String::with_capacity(text.len());
    let filled = String::with_capacity(text.len());
    let mut reader =
        Reader { rest, depth: 0, once: Vec::new(), before, bare: String::new(), parts: Vec::new(), html, filled };
    reader.content()?;
    let bare =
        reader.rest.is_empty().then(|| reader.before.bare.text(&reader.bare, || super::whole(&reader.bare)))??;
    reader.fill(&bare, 0)?;
    Some([doctype, &reader.filled].concat())
}

impl<'a> Reader<'a, '_> {
    /// Reads to the end of an element or of the page.
    fn content(&mut self) -> Option<()> {
        loop {
            let (text, rest) = self.rest.split_at(memchr(b'<', self.rest.as_bytes()).unwrap_or(self.rest.len()));
            self.words(text);
            self.rest = rest;
            if rest.is_empty() || rest.starts_with("</") {
                return Some(());
            }
            self.element()?;
        }
    }

    /// Takes the words of a text; what stands between them, and words with a sign that may be written otherwise, stay.
    fn words(&mut self, text: &'a str) {
        let mut rest = text;
        while !rest.is_empty() {
            let (spaces, after) = rest.split_at(rest.bytes().take_while(|byte| is_space(*byte)).count());
            let (word, after) = after.split_at(after.bytes().take_while(|byte| !is_space(*byte)).count());
            self.bare.push_str(spaces);
            rest = after;
            if !word.is_empty() && word.chars().all(is_plain) {
                self.bare.push(WORD);
                self.parts.push(Part::Word(word));
            } else {
                self.bare.push_str(word);
            }
        }
    }

    /// Reads an element with all it holds.
    fn element(&mut self) -> Option<()> {
        let name = &self.rest[1..=name_length(&self.rest[1..])?];
        let length = start_tag_length(self.rest, |_| {})?;
        if ONCE.contains(&name) {
            (!self.once.contains(&name)).then(|| self.once.push(name))?;
        }
        let start = self.html.len();
        if is_opaque(name) {
            let (element, rest) = self.rest.split_at(length + content_length(&self.rest[length..], name)?);
            self.rest = rest;
            let html = self.before.opaque.text(element, || super::whole(element))?;
            self.html += html.strip_suffix('>').filter(|html| html.ends_with(name)).map(|_| &*html)?;
        } else {
            let text = self.rest;
            let tag = &text[..length];
            let taken = self.before.tags.take(text, length, &mut self.html, || start_tag(tag, name))?;
            self.rest = &text[taken..];
            if taken == length && !is_void(name) && self.word(name).is_none() {
                let once = self.once.len();
                self.inside(name)?;
                if self.once.len() == once && !ONCE.contains(&name) {
                    let element = &text[..text.len() - self.rest.len()];
                    self.before.tags.keep(tag, element, &self.html[start..]);
                }
            }
        }
        self.bare.extend(["<", name, ">"]);
        if !is_void(name) {
            self.bare.extend(["</", name, ">"]);
        }
        self.parts.push(Part::Element(name, start..self.html.len()));
        Some(())
    }

    /// Reads a plain word without spaces that is all an element holds, its end tag too. Nothing is read where it holds
    /// something else.
    fn word(&mut self, name: &str) -> Option<()> {
        let (word, rest) = self.rest.split_at(memchr(b'<', self.rest.as_bytes())?);
        let rest = rest.strip_prefix("</")?.strip_prefix(name)?.strip_prefix('>')?;
        let stays = !word.is_empty() && word.chars().all(is_plain) && self.before.words.stay_in(name, is_word_kept);
        stays.then(|| {
            self.html.extend([word, "</", name, ">"]);
            self.rest = rest;
        })
    }

    /// Reads what stands after a start tag, its end tag too.
    fn inside(&mut self, name: &str) -> Option<()> {
        let (bare, parts, html) = (self.bare.len(), self.parts.len(), self.html.len());
        self.depth += 1;
        self.bare.extend(["<", name, ">"]);
        (self.depth < DEEPEST).then(|| self.content())??;
        self.depth -= 1;
        self.rest = self.rest.strip_prefix("</")?.strip_prefix(name)?.strip_prefix('>')?;
        self.bare.extend(["</", name, ">"]);
        let own = &self.bare[bare..];
        let whole = self.before.bare.text(own, || super::whole(own))?;
        let inside = whole.strip_prefix('<')?.strip_prefix(name)?.strip_prefix('>')?;
        let end = inside.strip_suffix('>')?.strip_suffix(name)?.strip_suffix("</")?.len();
        self.fill(&inside[..end], parts)?;
        self.bare.truncate(bare);
        self.parts.truncate(parts);
        self.html.truncate(html);
        self.html += &self.filled;
        self.html += &inside[end..];
        Some(())
    }

    /// Fills a bare text with the parts from one on; nothing, where one is not found again.
    fn fill(&mut self, bare: &str, from: usize) -> Option<()> {
        self.filled.clear();
        let mut rest = bare;
        for part in &self.parts[from..] {
            let at = memchr2(WORD_BYTE, b'<', rest.as_bytes())?;
            self.filled += &rest[..at];
            rest = &rest[at..];
            match part {
                Part::Word(word) => {
                    rest = rest.strip_prefix(WORD)?;
                    self.filled += word;
                }
                Part::Element(name, html) => {
                    rest = rest.strip_prefix('<')?.strip_prefix(name)?.strip_prefix('>')?;
                    if !is_void(name) {
                        rest = rest.strip_prefix("</")?.strip_prefix(name)?.strip_prefix('>')?;
                    }
                    self.filled += &self.html[html.clone()];
                }
            }
        }
        self.filled += rest;
        memchr2(WORD_BYTE, b'<', rest.as_bytes()).is_none().then_some(())
    }
}

/// Whether the content of an element is read by other rules. It is minified with all it holds.
fn is_opaque(name: &str) -> bool {
    matches!(name, "pre" | "script" | "style" | "svg" | "template" | "textarea" | "title")
}

/// Whether a word that is all an element holds stays as it is.
fn is_word_kept(name: &str) -> bool {
    let element = format!("<{name}>{WORD}</{name}>");
    super::whole(&element) == element.as_bytes()
}

/// What becomes of a start tag. Void elements have no end, so none comes back.
fn start_tag(tag: &str, name: &str) -> Vec<u8> {
    let end = format!("</{name}>");
    let minified = super::whole(&format!("{tag}{end}"));
    minified.strip_suffix(end.as_bytes()).unwrap_or(&minified).to_vec()
}

/// How long what stands after the start tag of an opaque element is, its end tag too. The element holds no other of its
/// kind, and none that a page has once.
fn content_length(text: &str, name: &str) -> Option<usize> {
    let end = format!("</{name}>");
    let length = text.find(&end)?;
    if memchr(b'<', &text.as_bytes()[..length]).is_none() {
        return Some(length + end.len());
    }
    let content = text[..length].to_ascii_lowercase();
    let holds = |name: &str| content.contains(&format!("<{name}")) || content.contains(&format!("</{name}"));
    (!holds(name) && !ONCE.iter().any(|once| holds(once))).then_some(length + end.len())
}

/// Whether a sign is written the same in every text: plain ASCII, and the signs of Japanese.
fn is_plain(letter: char) -> bool {
    match letter {
        '&' | '<' | '>' => false,
        '!'..='~' => true,
        _ => matches!(letter, '\u{3001}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ffee}'),
    }
}
