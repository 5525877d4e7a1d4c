//! Reads a finished page back: the ids on it, and everything that has to lead somewhere.

use std::borrow::Cow;

use super::tags::{self, Tags};
use super::{css, plain};

/// What a page holds, in the order of its bytes.
#[derive(Debug, Default)]
pub(super) struct Scan<'a> {
    /// The values of `id`.
    pub(super) ids: Vec<Cow<'a, str>>,
    /// What leads somewhere.
    pub(super) links: Vec<Link<'a>>,
}

/// Something that has to lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Link<'a> {
    /// An address, such as that of `href`.
    Address(Cow<'a, str>),
    /// An id of the same page, such as that of `for`.
    Id(Cow<'a, str>),
    /// A `<base>`, which changes what every address means.
    Base(Cow<'a, str>),
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
pub(super) fn page<'a>(bytes: &'a [u8], known: &mut plain::Known<'a>) -> Scan<'a> {
    let mut reader = Reader::default();
    if plain::read(bytes, known, &mut reader).is_none() {
        reader = Reader::default();
        tags::read(bytes, &mut reader);
    }
    reader.scan
}

/// Reads a style sheet.
pub(super) fn style(bytes: &[u8]) -> Scan<'_> {
    let mut scan = Scan::default();
    scan.style(&String::from_utf8_lossy(bytes));
    scan
}

/// Gathers from the tags of a page.
#[derive(Debug, Default)]
pub(super) struct Reader<'a> {
    pub(super) scan: Scan<'a>,
    /// Whether a `<meta>` sends the reader on, and what it says.
    refreshes: bool,
    content: Cow<'a, str>,
    /// How many ids and links stand in tags that are complete.
    complete: (usize, usize),
}

impl<'a> Tags<'a> for Reader<'a> {
    fn attribute(&mut self, element: &[u8], name: &[u8], value: Cow<'a, [u8]>) {
        let Some(attribute) = attribute(element, name) else { return };
        let value = text(value);
        match attribute {
            Attribute::Id => self.scan.ids.push(value),
            Attribute::Address if element == b"base" => self.scan.links.push(Link::Base(value)),
            Attribute::Address => self.scan.links.push(Link::Address(value)),
            Attribute::Sources => self.scan.sources(&value),
            Attribute::Ids => self.scan.ids_of(&value),
            Attribute::Style => self.scan.style(&value),
            Attribute::Purpose => self.refreshes = value.trim().eq_ignore_ascii_case("refresh"),
            Attribute::Content => self.content = value,
        }
    }

    fn start_tag(&mut self) {
        if std::mem::take(&mut self.refreshes) {
            self.refresh();
        }
        self.content = Cow::default();
        self.complete = (self.scan.ids.len(), self.scan.links.len());
    }

    /// Forgets the attributes of an end tag, which browsers pass over.
    fn end_tag(&mut self) {
        self.scan.ids.truncate(self.complete.0);
        self.scan.links.truncate(self.complete.1);
    }

    fn style(&mut self, css: &[u8]) {
        self.scan.style(&String::from_utf8_lossy(css));
        self.complete.1 = self.scan.links.len();
    }
}

impl Reader<'_> {
    /// `<meta http-equiv="refresh" content="0; url=…">`
    fn refresh(&mut self) {
        let Some((_, to)) = self.content.split_once([';', ',']) else { return };
        let to = to.trim();
        let bare = match to.get(..3) {
            Some(url) if url.eq_ignore_ascii_case("url") => to[3..].trim_start().trim_start_matches('=').trim(),
            _ => to,
        };
        self.scan.links.push(Link::Address(Cow::Owned(bare.trim_matches(['"', '\'']).to_owned())));
    }
}

/// The text of some bytes.
fn text(bytes: Cow<'_, [u8]>) -> Cow<'_, str> {
    match bytes {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
    }
}

impl Scan<'_> {
    /// Ids of the same page, separated by spaces.
    fn ids_of(&mut self, value: &str) {
        self.links.extend(value.split_ascii_whitespace().map(|id| Link::Id(Cow::Owned(id.to_owned()))));
    }

    fn style(&mut self, css: &str) {
        css::addresses(css, &mut |address| self.links.push(Link::Address(Cow::Owned(address))));
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
            self.links.push(Link::Address(Cow::Owned(address.to_owned())));
            let is_last_of_its_own = address.len() < end;
            rest = &rest[end..];
            if !is_last_of_its_own {
                rest = rest.find(',').map_or("", |comma| &rest[comma..]);
            }
        }
    }
}

/// Whether an attribute is read at all.
pub(super) fn concerns_us(element: &[u8], name: &[u8]) -> bool {
    attribute(element, name).is_some()
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
