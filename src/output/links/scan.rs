//! Reads a finished page back: the ids on it, and everything that has to lead somewhere.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::css;

/// What a page holds, in the order of its bytes.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// The values of `id`.
    pub(super) ids: Vec<String>,
    /// What leads somewhere.
    pub(super) links: Vec<Link>,
}

/// Something that has to lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Link {
    /// An address, such as that of `href`.
    Address(String),
    /// An id of the same page, such as that of `for`.
    Id(String),
    /// A `<base>`, which changes what every address means.
    Base(String),
}

/// How the value of an attribute is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attribute {
    /// `id`
    Id,
    /// One address.
    Address,
    /// Addresses with sizes, separated by commas.
    Sources,
    /// Ids, separated by spaces.
    Ids,
    /// Style rules.
    Style,
    /// What a `<meta>` is for.
    Purpose,
    /// What a `<meta>` says.
    Content,
}

/// Reads a finished HTML page or SVG picture.
pub(super) fn page(bytes: &[u8]) -> Scan {
    let mut reader = Reader::default();
    tokens(bytes, &mut reader);
    reader.scan
}

/// Reads a style sheet.
pub(super) fn style(bytes: &[u8]) -> Scan {
    let mut scan = Scan::default();
    scan.style(&String::from_utf8_lossy(bytes));
    scan
}

fn tokens(bytes: &[u8], reader: &mut Reader) {
    let mut asides = Vec::new();
    let mut emitter = CallbackEmitter::<_, Infallible>::new(|event: CallbackEvent<'_>, _: Span<()>| {
        reader.take(&event, &mut asides);
        None
    });
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(bytes, emitter).finish();
    for aside in asides {
        tokens(&aside, reader);
    }
}

/// Gathers from the tokens of a page.
#[derive(Debug, Default)]
struct Reader {
    scan: Scan,
    /// The element whose tag was read last.
    element: Vec<u8>,
    /// The attribute whose value comes next.
    waiting: Option<Attribute>,
    /// Whether a `<meta>` sends the reader on, and what it says.
    refreshes: bool,
    content: String,
    /// How many ids and links stand in tags that are complete.
    complete: (usize, usize),
}

impl Reader {
    /// Takes one token. What stands in a `<noscript>` is text to the tokenizer, and put aside to be read as a page.
    fn take(&mut self, event: &CallbackEvent<'_>, asides: &mut Vec<Vec<u8>>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.element.clear();
                self.element.extend_from_slice(name);
                self.refreshes = false;
                self.content.clear();
            }
            CallbackEvent::AttributeName { name } => {
                self.end_attribute();
                self.waiting = attribute(&self.element, name);
            }
            CallbackEvent::AttributeValue { value } => self.value(value),
            CallbackEvent::CloseStartTag { .. } => {
                self.end_attribute();
                self.end_meta();
                self.complete = (self.scan.ids.len(), self.scan.links.len());
            }
            CallbackEvent::EndTag { .. } => self.end_tag(),
            CallbackEvent::String { value } => match self.element.as_slice() {
                b"style" => {
                    self.scan.style(&String::from_utf8_lossy(value));
                    self.complete.1 = self.scan.links.len();
                }
                b"noscript" => asides.push(value.to_vec()),
                _ => {}
            },
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    /// Forgets the attributes of an end tag, which browsers pass over.
    fn end_tag(&mut self) {
        self.waiting = None;
        self.element.clear();
        self.scan.ids.truncate(self.complete.0);
        self.scan.links.truncate(self.complete.1);
    }

    /// An attribute without a value has an empty one.
    fn end_attribute(&mut self) {
        if self.waiting.is_some() {
            self.value(b"");
        }
    }

    fn value(&mut self, value: &[u8]) {
        let Some(attribute) = self.waiting.take() else { return };
        let value = String::from_utf8_lossy(value).into_owned();
        match attribute {
            Attribute::Id => self.scan.ids.push(value),
            Attribute::Address if self.element == b"base" => self.scan.links.push(Link::Base(value)),
            Attribute::Address => self.scan.links.push(Link::Address(value)),
            Attribute::Sources => self.scan.sources(&value),
            Attribute::Ids => self.scan.links.extend(value.split_ascii_whitespace().map(|id| Link::Id(id.to_owned()))),
            Attribute::Style => self.scan.style(&value),
            Attribute::Purpose => self.refreshes = value.trim().eq_ignore_ascii_case("refresh"),
            Attribute::Content => self.content = value,
        }
    }

    /// `<meta http-equiv="refresh" content="0; url=…">`
    fn end_meta(&mut self) {
        if !self.refreshes {
            return;
        }
        let Some((_, to)) = self.content.split_once([';', ',']) else { return };
        let to = to.trim();
        let bare = match to.get(..3) {
            Some(url) if url.eq_ignore_ascii_case("url") => to[3..].trim_start().trim_start_matches('=').trim(),
            _ => to,
        };
        self.scan.links.push(Link::Address(bare.trim_matches(['"', '\'']).to_owned()));
    }
}

impl Scan {
    fn style(&mut self, css: &str) {
        css::addresses(css, &mut |address| self.links.push(Link::Address(address)));
    }

    /// `srcset` (HTML Standard, 2.5.2: an address ends at white space, commas at its end belong to the list).
    fn sources(&mut self, value: &str) {
        let mut rest = value;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
            if rest.is_empty() {
                return;
            }
            let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
            let address = rest[..end].trim_end_matches(',');
            self.links.push(Link::Address(address.to_owned()));
            let is_last_of_its_own = address.len() < end;
            rest = &rest[end..];
            if !is_last_of_its_own {
                rest = rest.find(',').map_or("", |comma| &rest[comma..]);
            }
        }
    }
}

/// How an attribute is read, where it concerns us.
fn attribute(element: &[u8], name: &[u8]) -> Option<Attribute> {
    Some(match name {
        b"id" => Attribute::Id,
        b"href" | b"src" | b"poster" | b"action" | b"formaction" | b"cite" | b"xlink:href" | b"background" => {
            Attribute::Address
        }
        b"data" if element == b"object" => Attribute::Address,
        b"srcset" | b"imagesrcset" => Attribute::Sources,
        b"aria-labelledby"
        | b"aria-describedby"
        | b"aria-controls"
        | b"aria-owns"
        | b"aria-details"
        | b"aria-flowto"
        | b"aria-errormessage"
        | b"aria-activedescendant"
        | b"headers"
        | b"for"
        | b"list"
        | b"form"
        | b"popovertarget"
        | b"commandfor" => Attribute::Ids,
        b"style" | b"fill" | b"stroke" | b"filter" | b"mask" | b"clip-path" | b"marker-start" | b"marker-mid"
        | b"marker-end" => Attribute::Style,
        b"http-equiv" => Attribute::Purpose,
        b"content" => Attribute::Content,
        _ => return None,
    })
}
