//! What was minified before, up to a bound.

use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::FixedState;

/// How many bytes are remembered before all are forgotten.
const MOST: usize = 4 << 20;
/// The longest element that is remembered whole. Longer ones hardly come again.
const LONGEST: usize = 8 << 10;
/// How many names of elements are remembered before all are forgotten.
const MOST_NAMES: usize = 1000;
/// How often another element may follow a start tag before no more of its elements are remembered.
const PATIENCE: u8 = 4;

/// Minified texts by what they were made from. They are only looked up, so the order of the hashes decides nothing.
#[derive(Default)]
pub(super) struct Known {
    texts: HashMap<Box<str>, Rc<str>, FixedState>,
    bytes: usize,
}

impl Known {
    /// The minified text: the one of before, else what `minify` makes; nothing, where that is no text.
    pub(super) fn text(&mut self, text: &str, minify: impl FnOnce() -> Vec<u8>) -> Option<Rc<str>> {
        if let Some(known) = self.texts.get(text) {
            return Some(Rc::clone(known));
        }
        let minified: Rc<str> = String::from_utf8(minify()).ok()?.into();
        let bytes = text.len() + minified.len();
        if self.bytes + bytes > MOST {
            *self = Self::default();
        }
        self.bytes += bytes;
        self.texts.insert(text.into(), Rc::clone(&minified));
        Some(minified)
    }
}

/// Whether a word that is all an element holds stays as it is, by the names of elements. There are some hundred names; a
/// page that makes up more of them is minified the slower.
#[derive(Default)]
pub(super) struct Words(HashMap<Box<str>, bool, FixedState>);

impl Words {
    /// What is known of a name, else what `is_kept` says.
    pub(super) fn stay_in(&mut self, name: &str, is_kept: impl FnOnce(&str) -> bool) -> bool {
        if let Some(known) = self.0.get(name) {
            return *known;
        }
        if self.0.len() == MOST_NAMES {
            self.0.clear();
        }
        let is_kept = is_kept(name);
        self.0.insert(name.into(), is_kept);
        is_kept
    }
}

/// Start tags, and for each the element that began with it last: a link to a section has the same words on page after
/// page, and what stands around the pages of a plan is alike.
#[derive(Default)]
pub(super) struct Tags {
    tags: HashMap<Box<str>, Tag, FixedState>,
    bytes: usize,
}

struct Tag {
    html: Box<str>,
    last: Option<Element>,
    /// How many elements in a row were not the last one again.
    others: u8,
}

/// An element with all it holds, and what it is minified.
struct Element {
    text: Box<str>,
    html: Box<str>,
}

impl Element {
    fn bytes(&self) -> usize {
        self.text.len() + self.html.len()
    }
}

impl Tags {
    /// Puts the minified start tag that `text` begins with behind `html`, or the whole element where it is the one of before,
    /// and gives how long that was in `text`. `length` is the length of the start tag.
    pub(super) fn take(
        &mut self,
        text: &str,
        length: usize,
        html: &mut String,
        minify: impl FnOnce() -> Vec<u8>,
    ) -> Option<usize> {
        let tag = &text[..length];
        if let Some(known) = self.tags.get_mut(tag) {
            if let Some(last) = &known.last {
                if text.starts_with(&*last.text) {
                    known.others = 0;
                    html.push_str(&last.html);
                    return Some(last.text.len());
                }
                known.others = known.others.saturating_add(1);
            }
            html.push_str(&known.html);
            return Some(length);
        }
        let minified = String::from_utf8(minify()).ok()?;
        html.push_str(&minified);
        self.count(length + minified.len());
        self.tags.insert(tag.into(), Tag { html: minified.into(), last: None, others: 0 });
        Some(length)
    }

    /// Remembers an element that begins with a start tag which was taken.
    pub(super) fn keep(&mut self, tag: &str, text: &str, html: &str) {
        let Some(known) = self.tags.get_mut(tag) else { return };
        if text.len() > LONGEST || known.others > PATIENCE {
            return;
        }
        let element = Element { text: text.into(), html: html.into() };
        let bytes = element.bytes();
        self.bytes -= known.last.replace(element).map_or(0, |before| before.bytes());
        self.count(bytes);
    }

    /// Counts more bytes, and forgets all where they are too many.
    fn count(&mut self, bytes: usize) {
        if self.bytes + bytes > MOST {
            *self = Self::default();
        }
        self.bytes += bytes;
    }
}
