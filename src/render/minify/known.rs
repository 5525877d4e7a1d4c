//! What was minified before, up to a bound.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;
use memchr::{memchr, memchr2, memmem};

use super::learnt::learnt;
use super::splice::is_plain;
use crate::render::plain_tags::{is_space, is_void, name_length, start_tag_length};

/// How many bytes are remembered before all are forgotten.
const MOST: usize = 4 << 20;
/// How many names of elements are remembered before all are forgotten. There are some hundred; a page that makes up more of
/// them is minified at once.
const MOST_NAMES: usize = 1000;
/// The longest element that is remembered whole. Longer ones hardly come again.
const LONGEST: usize = 8 << 10;
/// How often another element may follow a start tag before its elements are no longer remembered and compared.
const PATIENCE: u8 = 4;
/// How many elements later that is tried afresh.
const AFRESH: u8 = 16;
/// Elements that a page has once. Where they come again, their tags are passed over.
const ONCE: &[&str] = &["html", "head", "body"];
/// Attributes whose values differ from page to page. In these the minifier neither trims, nor lowers, nor drops anything but
/// an empty value.
const OPEN: &[&str] = &["content", "href", "id"];
/// Stands for a word in a text that is minified. A page that has it is not written plainly.
pub(super) const WORD_BYTE: u8 = 1;

/// A sign of a shape: a byte that stands there itself, [`WORD`], or an element, which is [`ELEMENT`] and the number of its
/// kind. The first sign says what it is the shape of: an element, or the [`PAGE`].
pub(super) type Sign = u16;
pub(super) const WORD: Sign = 0x100;
pub(super) const PAGE: Sign = 0x101;
pub(super) const ELEMENT: Sign = 0x200;

/// Elements, start tags and shapes by what they were made from. They are only looked up, so the order of the hashes decides
/// nothing. Numbers of kinds and tags are good until [`Before::forget_too_much`].
#[derive(Default)]
pub(super) struct Before {
    kinds: Table<str, Kind>,
    tags: Table<str, Tag>,
    /// By start tags that have a stand-in for an open value.
    frames: Table<str, Option<Frame>>,
    shapes: Table<[Sign], Shape>,
    opaque: Table<str, Option<Box<str>>>,
    bytes: usize,
}

/// What stands before and after an open value.
struct Frame {
    before: Box<str>,
    after: Box<str>,
}

/// What there is of a kind, and where in the list by what it is made from.
struct Table<K: ?Sized, V> {
    numbers: HashMap<Box<K>, usize, FixedState>,
    all: Vec<V>,
}

impl<K: ?Sized, V> Default for Table<K, V> {
    fn default() -> Self {
        Self { numbers: HashMap::default(), all: Vec::new() }
    }
}

impl<K: ?Sized + Eq + std::hash::Hash, V> Table<K, V> {
    fn number(&self, key: &K) -> Option<usize> {
        self.numbers.get(key).copied()
    }

    fn add(&mut self, key: &K, value: V) -> usize
    where
        Box<K>: for<'a> From<&'a K>,
    {
        let number = self.all.len();
        self.all.push(value);
        self.numbers.insert(key.into(), number);
        number
    }
}

/// How the content of an element is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// There is none, and no end tag.
    None,
    /// By other rules. The element is minified with all it holds.
    Opaque,
    /// As words, where there is no `<` among them; else as [`Self::Opaque`].
    Words,
    /// As words and elements.
    Markup,
}

/// The elements of one name.
pub(super) struct Kind {
    pub(super) name: Box<str>,
    /// The end tag.
    pub(super) end: Box<str>,
    pub(super) content: Content,
    /// Whether a page has the element once.
    pub(super) is_once: bool,
    /// Whether a word that is all the element holds stays as it is.
    pub(super) keeps_word: bool,
}

impl Kind {
    fn new(name: &str) -> Self {
        let content = match name {
            "title" => Content::Words,
            "pre" | "script" | "style" | "svg" | "template" | "textarea" => Content::Opaque,
            _ if is_void(name) => Content::None,
            _ => Content::Markup,
        };
        let word = format!("<{name}>\u{1}</{name}>");
        Self {
            name: name.into(),
            end: format!("</{name}>").into(),
            content,
            is_once: ONCE.contains(&name),
            keeps_word: matches!(content, Content::Markup | Content::Words) && learnt(&word).as_deref() == Some(&*word),
        }
    }
}

impl Kind {
    /// Whether what stands after a start tag is read by other rules than as words and elements.
    pub(super) fn is_opaque(&self, inside: &str) -> bool {
        match self.content {
            Content::None | Content::Markup => false,
            Content::Opaque => true,
            Content::Words => {
                memchr(b'<', inside.as_bytes()).is_none_or(|words| !inside[words..].starts_with(&*self.end))
            }
        }
    }

    /// Whether what stands after a start tag whose content is kept, its end tag too, stays as it is.
    pub(super) fn is_left_alone(&self, inside: &str) -> bool {
        let inside = inside.strip_suffix(&*self.end).unwrap_or(inside).as_bytes();
        let is_word = |end: Option<&u8>| end.is_some_and(|byte| !is_space(*byte));
        is_word(inside.first()) && is_word(inside.last()) && memchr(b'<', inside).is_none()
    }

    /// How long what stands after the start tag of an opaque element is, its end tag too.
    pub(super) fn length_of_opaque(&self, text: &str) -> Option<usize> {
        Some(memmem::find(text.as_bytes(), self.end.as_bytes())? + self.end.len())
    }

    /// What becomes of an opaque element.
    fn minified(&self, element: &str) -> Option<Box<str>> {
        let inside = element[1..].strip_suffix(&*self.end)?;
        if memchr(b'<', inside.as_bytes()).is_some() {
            let inside = inside.to_ascii_lowercase();
            let holds = |name: &str| inside.contains(&format!("<{name}")) || inside.contains(&format!("</{name}"));
            if holds(&self.name) || ONCE.iter().any(|once| holds(once)) {
                return None;
            }
        }
        let html = String::from_utf8(super::whole(element)).ok()?;
        html.strip_suffix('>')?.ends_with(&*self.name).then(|| html.into())
    }
}

/// A start tag, and the element that began with it last: a link to a section has the same words on page after page, and what
/// stands around the pages of a plan is alike.
pub(super) struct Tag {
    /// The number of its kind.
    pub(super) kind: usize,
    /// How long it was before it was minified.
    pub(super) length: usize,
    pub(super) html: Box<str>,
    /// Whether all that the element holds stays as it is, unless there is a `<` in it, or a space at one of its ends.
    pub(super) is_kept: bool,
    last: Option<Element>,
    /// How many elements in a row were not the last one again, up to a full turn.
    others: u8,
}

/// An element with all it holds, and what it is minified.
struct Element {
    text: Box<str>,
    html: Box<str>,
}

impl Tag {
    /// The element of before, where the text begins with it: how long it is, and what it is minified.
    pub(super) fn again(&mut self, text: &str) -> Option<(usize, &str)> {
        let is_tried = self.is_tried();
        self.others = self.others.wrapping_add(1);
        let last = self.last.as_ref().filter(|last| is_tried && text.starts_with(&*last.text))?;
        self.others = 0;
        Some((last.text.len(), &last.html))
    }

    /// Whether the last element may be followed by itself, or is worth remembering for that.
    fn is_tried(&self) -> bool {
        self.others <= PATIENCE || self.others % AFRESH < 2
    }
}

/// What becomes of the spaces, and of other signs than plain words, in an element that holds words and other elements.
pub(super) enum Shape {
    /// Nothing is left of them.
    Closed,
    /// What is left before each word and element, and after the last.
    Gaps(Box<[Box<str>]>),
    /// The words and elements do not stay in their order.
    Strange,
}

impl Before {
    /// Forgets all where it is too much. Nothing is forgotten while a page is read.
    pub(super) fn forget_too_much(&mut self) {
        if self.bytes > MOST || self.kinds.all.len() >= MOST_NAMES {
            *self = Self::default();
        }
    }

    pub(super) fn kind(&self, number: usize) -> &Kind {
        &self.kinds.all[number]
    }

    pub(super) fn tag(&mut self, number: usize) -> &mut Tag {
        &mut self.tags.all[number]
    }

    /// The number of the start tag that a text begins with; none where it is not written plainly.
    pub(super) fn tag_number(&mut self, text: &str) -> Option<usize> {
        // What is known as a start tag is whole, so a text that begins so begins with no other.
        let first = &text[..=memchr(b'>', text.as_bytes())?];
        self.tags.number(first).or_else(|| self.learn_tag(text))
    }

    fn learn_tag(&mut self, text: &str) -> Option<usize> {
        let name = &text[1..=name_length(&text[1..])?];
        let mut open = None;
        let length = start_tag_length(text, |name, value| {
            open = open.take().or_else(|| OPEN.contains(&name).then_some(value));
        })?;
        let tag = &text[..length];
        if let Some(known) = self.tags.number(tag) {
            return Some(known);
        }
        let kind = self
            .kinds
            .number(name)
            .or_else(|| (self.kinds.all.len() < MOST_NAMES).then(|| self.kinds.add(name, Kind::new(name))))?;
        let framed = open.and_then(|value| self.framed(kind, tag, value));
        let html: Box<str> = framed.or_else(|| start_tag(tag, &self.kind(kind).end))?.into();
        self.bytes += length + html.len();
        let is_kept = ["script", "style"].contains(&name) && keeps_content(tag, &html, &self.kind(kind).end);
        Some(self.tags.add(tag, Tag { kind, length, html, is_kept, last: None, others: 0 }))
    }

    /// What becomes of a start tag with an open value, which is what became of the same tag with another. Nothing, where the
    /// minifier writes the value in another way.
    fn framed(&mut self, kind: usize, tag: &str, value: Range<usize>) -> Option<String> {
        let (before, value, after) = (&tag[..value.start], &tag[value.clone()], &tag[value.end..]);
        let stand_in = stand_in(value)?;
        let frame = [before, stand_in, after].concat();
        let number = self.frames.number(&frame).unwrap_or_else(|| {
            let html = start_tag(&frame, &self.kind(kind).end);
            let parts = html.as_ref().and_then(|html| html.split_once(stand_in));
            self.bytes += frame.len() + html.as_ref().map_or(0, String::len);
            self.frames.add(&frame, parts.map(|(before, after)| Frame { before: before.into(), after: after.into() }))
        });
        let Frame { before, after } = self.frames.all[number].as_ref()?;
        Some([before, value, after].concat())
    }

    /// Remembers an element that began with a start tag.
    pub(super) fn keep(&mut self, tag: usize, text: &str, html: &str) {
        let tag = &mut self.tags.all[tag];
        if text.len() <= LONGEST && tag.is_tried() {
            self.bytes += text.len() + html.len();
            let before = tag.last.replace(Element { text: text.into(), html: html.into() });
            self.bytes -= before.map_or(0, |before| before.text.len() + before.html.len());
        }
    }

    /// What becomes of an element whose content is read by other rules. Nothing, where it holds another of its kind, or one
    /// that a page has once.
    pub(super) fn opaque(&mut self, kind: usize, element: &str) -> Option<&str> {
        let number = self.opaque.number(element).unwrap_or_else(|| {
            let html = self.kind(kind).minified(element);
            self.bytes += element.len() + html.as_ref().map_or(0, |html| html.len());
            self.opaque.add(element, html)
        });
        self.opaque.all[number].as_deref()
    }

    /// What becomes of a shape.
    pub(super) fn shape(&mut self, signs: &[Sign]) -> &Shape {
        let number = self.shapes.number(signs).unwrap_or_else(|| {
            let shape = self.learn_shape(signs).unwrap_or(Shape::Strange);
            self.bytes += size_of_val(signs) + shape.bytes();
            self.shapes.add(signs, shape)
        });
        &self.shapes.all[number]
    }

    /// Minifies a bare text of a shape, in which each word is one sign and each element within is empty. Nothing, where the
    /// words and elements are not found again.
    fn learn_shape(&self, signs: &[Sign]) -> Option<Shape> {
        let (first, inside) = signs.split_first()?;
        let outer = first.checked_sub(ELEMENT).map(|kind| self.kind(usize::from(kind)));
        let (start, end) = outer.map_or_else(Default::default, |kind| (format!("<{}>", kind.name), &*kind.end));
        let html = learnt(&[&start, &*self.bare(inside)?, end].concat())?;
        let mut rest = html.strip_prefix(&*start)?.strip_suffix(end)?;
        let mut gaps: Vec<Box<str>> = Vec::new();
        for sign in inside.iter().filter(|sign| **sign >= WORD) {
            let (gap, after) = rest.split_at(memchr2(WORD_BYTE, b'<', rest.as_bytes())?);
            gaps.push(gap.into());
            rest = after.strip_prefix(&*self.bare(&[*sign])?)?;
        }
        gaps.push(rest.into());
        let is_closed = gaps.iter().all(|gap| gap.is_empty());
        let is_whole = memchr2(WORD_BYTE, b'<', rest.as_bytes()).is_none();
        is_whole.then(|| if is_closed { Shape::Closed } else { Shape::Gaps(gaps.into()) })
    }

    fn bare(&self, signs: &[Sign]) -> Option<String> {
        let mut bare = Vec::new();
        for sign in signs {
            match sign {
                &WORD => bare.push(WORD_BYTE),
                ..WORD => bare.extend(u8::try_from(*sign)),
                _ => {
                    let kind = self.kind(usize::from(sign.checked_sub(ELEMENT)?));
                    bare.extend(format!("<{}>", kind.name).into_bytes());
                    bare.extend_from_slice(if kind.content == Content::None { b"" } else { kind.end.as_bytes() });
                }
            }
        }
        String::from_utf8(bare).ok()
    }
}

impl Shape {
    fn bytes(&self) -> usize {
        match self {
            Self::Gaps(gaps) => gaps.iter().map(|gap| size_of_val(gap) + gap.len()).sum(),
            Self::Closed | Self::Strange => 0,
        }
    }
}

/// What stands for a value that the minifier writes as it is: for a word, which loses its quotes, or for some, which do not.
/// Of other values it makes references to characters.
fn stand_in(value: &str) -> Option<&'static str> {
    let may_stay = |letter: char| letter == ' ' || (is_plain(letter) && !matches!(letter, '"' | '\'' | '=' | '`'));
    let is_plain = !value.is_empty() && value.chars().all(may_stay);
    let is_trimmed = !value.starts_with(' ') && !value.ends_with(' ') && !value.contains("  ");
    (is_plain && is_trimmed).then(|| if value.contains(' ') { "\u{1} \u{1}" } else { "\u{1}" })
}

/// What becomes of a start tag. Void elements have no end, so none comes back.
fn start_tag(tag: &str, end: &str) -> Option<String> {
    let minified = learnt(&[tag, end].concat())?;
    Some(minified.strip_suffix(end).unwrap_or(&minified).to_owned())
}

/// Whether what an element holds stays as it is behind its start tag, spaces too.
fn keeps_content(tag: &str, html: &str, end: &str) -> bool {
    const CONTENT: &str = "\u{1} \n  \u{1}";
    learnt(&[tag, CONTENT, end].concat()).is_some_and(|minified| *minified == [html, CONTENT, end].concat())
}
