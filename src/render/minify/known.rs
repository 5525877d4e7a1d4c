//! What was minified before, up to a bound.

use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::FixedState;

/// How many bytes are remembered before all are forgotten.
const MOST: usize = 4 << 20;

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
