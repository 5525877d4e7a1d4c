//! The tags of a page, without its text: the part of html5gum's tokenizer that links need.
//!
//! Its own emitters copy all text and look for errors in every character, which takes twice as long.

use std::borrow::Cow;
use std::convert::Infallible;

use html5gum::{Emitter, Error, State, Tokenizer, naive_next_state};

/// What takes the tags of a page.
pub(super) trait Tags<'a> {
    /// An attribute of the tag that is read now; without a value, it is empty.
    fn attribute(&mut self, element: &[u8], name: &[u8], value: Cow<'a, [u8]>);
    /// The tag was a start tag, and is complete.
    fn start_tag(&mut self);
    /// The tag was an end tag, and is complete.
    fn end_tag(&mut self);
    /// The text of a `<style>`.
    fn style(&mut self, css: &[u8]);
}

/// Reads a page and hands over its tags.
pub(super) fn read<'a>(bytes: &[u8], tags: &mut impl Tags<'a>) {
    let reading = Reading {
        tags,
        is_end: false,
        element: Vec::new(),
        last: Vec::new(),
        name: Vec::new(),
        value: Vec::new(),
        css: Vec::new(),
    };
    let Ok(()) = Tokenizer::new_with_emitter(bytes, reading).finish();
}

struct Reading<'a, T> {
    tags: &'a mut T,
    /// Whether the tag that is read now is an end tag.
    is_end: bool,
    /// Its name.
    element: Vec<u8>,
    /// The name of the start tag before it, empty after an end tag.
    last: Vec<u8>,
    /// The name of the attribute that is read now, empty between attributes.
    name: Vec<u8>,
    value: Vec<u8>,
    css: Vec<u8>,
}

impl<'a, T: Tags<'a>> Reading<'_, T> {
    fn end_attribute(&mut self) {
        if !self.name.is_empty() {
            let value = std::mem::take(&mut self.value);
            self.tags.attribute(&self.element, &self.name, Cow::Owned(value));
            self.name.clear();
        }
    }

    fn begin_tag(&mut self, is_end: bool) {
        self.is_end = is_end;
        self.element.clear();
        self.name.clear();
        self.value.clear();
    }

    fn end_style(&mut self) {
        if !self.css.is_empty() {
            self.tags.style(&self.css);
            self.css.clear();
        }
    }
}

impl<'a, T: Tags<'a>> Emitter for Reading<'_, T> {
    type Token = Infallible;

    fn init_start_tag(&mut self) {
        self.begin_tag(false);
    }

    fn init_end_tag(&mut self) {
        self.begin_tag(true);
    }

    fn push_tag_name(&mut self, part: &[u8]) {
        self.element.extend_from_slice(part);
    }

    fn init_attribute(&mut self) {
        self.end_attribute();
    }

    fn push_attribute_name(&mut self, part: &[u8]) {
        self.name.extend_from_slice(part);
    }

    fn push_attribute_value(&mut self, part: &[u8]) {
        self.value.extend_from_slice(part);
    }

    /// Ends a tag and says how what follows is read. In a `<noscript>` it is read as markup, since it is for
    /// readers without scripts that its links must lead somewhere.
    fn emit_current_tag(&mut self) -> Option<State> {
        self.end_style();
        self.end_attribute();
        self.last.clear();
        if self.is_end {
            self.tags.end_tag();
            return None;
        }
        self.tags.start_tag();
        self.last.extend_from_slice(&self.element);
        if self.last == b"noscript" { None } else { naive_next_state(&self.last) }
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.last.is_empty() && self.element == self.last
    }

    fn emit_string(&mut self, text: &[u8]) {
        if self.last == b"style" {
            self.css.extend_from_slice(text);
        }
    }

    fn emit_eof(&mut self) {
        self.end_style();
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn set_last_start_tag(&mut self, last: Option<&[u8]>) {
        self.last.clear();
        self.last.extend_from_slice(last.unwrap_or_default());
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_error(&mut self, _: Error) {}
    fn init_comment(&mut self) {}
    fn emit_current_comment(&mut self) {}
    fn emit_current_doctype(&mut self) {}
    fn set_self_closing(&mut self) {}
    fn set_force_quirks(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn init_doctype(&mut self) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}
