//! A page minified element by element.
//!
//! What becomes of the spaces in an element depends on its name, and on where words and other elements stand in it; what
//! becomes of a start tag, on that tag alone; words of plain signs stay as they are. So an element is minified as a bare
//! one, in which each word is one sign and each element within is empty. There are few bare elements and few start tags
//! in a site, and each is minified once. A page that is not written plainly, with an end for each start, is no case for
//! this.

use std::ops::Range;

use memchr::{memchr, memchr2};

use super::known::Known;
use crate::render::texts::VOID;

/// What a page begins with.
const DOCTYPE: &str = "<!doctype html>";
/// Stands for a word. A page that has it is not written plainly.
const WORD: char = '\u{1}';
const WORD_BYTE: u8 = 1;
/// Elements whose content is read by other rules. They are minified with all they hold.
const OPAQUE: &[&str] = &["pre", "script", "style", "svg", "template", "textarea", "title"];
/// Elements that a page has once. Where they come again, their tags are passed over.
const ONCE: &[&str] = &["html", "head", "body"];
/// How deep elements may stand in each other.
const DEEPEST: usize = 200;

/// What was minified before.
#[derive(Default)]
pub(super) struct Before {
    bare: Known,
    tags: Known,
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
        let length = start_tag_length(self.rest)?;
        if ONCE.contains(&name) {
            (!self.once.contains(&name)).then(|| self.once.push(name))?;
        }
        let start = self.html.len();
        if OPAQUE.contains(&name) {
            let (element, rest) = self.rest.split_at(length + content_length(&self.rest[length..], name)?);
            self.rest = rest;
            let html = self.before.tags.text(element, || super::whole(element))?;
            self.html += html.strip_suffix('>').filter(|html| html.ends_with(name)).map(|_| &*html)?;
        } else {
            let (tag, rest) = self.rest.split_at(length);
            self.rest = rest;
            self.html += &*self.before.tags.text(tag, || start_tag(tag, name))?;
            if !VOID.contains(&name) {
                self.inside(name)?;
            }
        }
        self.bare.extend(["<", name, ">"]);
        if !VOID.contains(&name) {
            self.bare.extend(["</", name, ">"]);
        }
        self.parts.push(Part::Element(name, start..self.html.len()));
        Some(())
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
                    if !VOID.contains(name) {
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
    let content = text[..length].to_ascii_lowercase();
    let holds = |name: &str| content.contains(&format!("<{name}")) || content.contains(&format!("</{name}"));
    (!holds(name) && !ONCE.iter().any(|once| holds(once))).then_some(length + end.len())
}

/// The length of a name in lower case that a text begins with.
fn name_length(text: &str) -> Option<usize> {
    let is_of_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let length = text.bytes().take_while(|byte| is_of_name(*byte)).count();
    text.starts_with(|first: char| first.is_ascii_lowercase()).then_some(length)
}

/// The length of the start tag that a text begins with. Its attributes are plain names, alone or with values in quotes.
fn start_tag_length(text: &str) -> Option<usize> {
    let mut at = 1 + name_length(&text[1..])?;
    loop {
        let spaces = text[at..].bytes().take_while(|byte| is_space(*byte)).count();
        at += spaces;
        if text[at..].starts_with('>') {
            return Some(at + 1);
        }
        if text[at..].starts_with("/>") {
            return Some(at + 2);
        }
        let name = text[at..].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:".contains(byte)).count();
        if spaces == 0 || name == 0 {
            return None;
        }
        at += name;
        if let Some(value) = text[at..].strip_prefix("=\"") {
            at += "=\"\"".len() + value.find('"')?;
        } else if text[at..].starts_with('=') {
            return None;
        }
    }
}

/// What HTML takes for a space.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// Whether a sign is written the same in every text: plain ASCII, and the signs of Japanese.
fn is_plain(letter: char) -> bool {
    match letter {
        '&' | '<' | '>' => false,
        '!'..='~' => true,
        _ => matches!(letter, '\u{3001}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ffee}'),
    }
}
