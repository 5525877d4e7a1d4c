//! The texts of a finished page, each with the elements that it stands in, for writing something into them.

use std::convert::Infallible;
use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// Elements without an end tag (HTML Standard, 13.1.2).
pub(super) const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// The elements that a text stands in, from the outermost.
#[derive(Debug, Default)]
pub(super) struct Open {
    elements: Vec<Element>,
}

#[derive(Debug)]
struct Element {
    name: Vec<u8>,
    /// Whether it has the attribute that is asked for.
    is_marked: bool,
}

impl Open {
    /// Whether the text stands in an element of one of these names.
    pub(super) fn is_in(&self, names: &[&str]) -> bool {
        self.elements.iter().any(|element| names.iter().any(|name| name.as_bytes() == element.name))
    }

    /// Whether the text stands in an element that has the attribute.
    pub(super) fn is_marked(&self) -> bool {
        self.elements.iter().any(|element| element.is_marked)
    }

    fn start(&mut self, name: &[u8]) {
        self.elements.push(Element { name: name.to_vec(), is_marked: false });
    }

    fn end(&mut self, name: &[u8]) {
        if let Some(at) = self.elements.iter().rposition(|element| element.name == name) {
            self.elements.truncate(at);
        }
    }
}

/// Gives a page with some of its texts written anew. `write` is given the elements around a text and the text itself,
/// and gives HTML, or nothing where the text stays as it is. `attribute` is the one that [`Open::is_marked`] asks for.
pub(super) fn rewrite(html: &str, attribute: &str, mut write: impl FnMut(&Open, &str) -> Option<String>) -> String {
    let mut open = Open::default();
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let take = |event: CallbackEvent<'_>, span: Span<usize>| -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => open.start(name),
            CallbackEvent::AttributeName { name } if name == attribute.as_bytes() => {
                if let Some(last) = open.elements.last_mut() {
                    last.is_marked = true;
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let is_void = |last: &Element| VOID.iter().any(|name| name.as_bytes() == last.name);
                if self_closing || open.elements.last().is_some_and(is_void) {
                    open.elements.pop();
                }
            }
            CallbackEvent::EndTag { name } => open.end(name),
            CallbackEvent::String { value } => {
                let text = String::from_utf8_lossy(value);
                edits.extend(write(&open, &text).map(|written| (span.start..span.end, written)));
            }
            CallbackEvent::AttributeName { .. }
            | CallbackEvent::AttributeValue { .. }
            | CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
        None
    };
    let mut emitter = CallbackEmitter::new(take);
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
    edited(html, edits)
}

/// Gives a page with some ranges of it, in their order, written anew.
pub(super) fn edited(html: &str, edits: Vec<(Range<usize>, String)>) -> String {
    let mut whole = String::with_capacity(html.len());
    let mut from = 0;
    for (range, written) in edits {
        whole.push_str(&html[from..range.start]);
        whole.push_str(&written);
        from = range.end;
    }
    whole + &html[from..]
}
