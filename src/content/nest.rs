//! Which elements the HTML that people type has left open, so that none reaches beyond the block it stands in.
//!
//! HTML may open in one block of Markdown and close in a later one beside it, as `<details>` does. What is still
//! open where the block around it ends is closed there, and an end that closes nothing is no end.

/// Elements without an end.
const VOID: [&str; 5] = ["br", "col", "hr", "img", "wbr"];

/// Elements that may hold blocks of Markdown between their start and their end.
const AROUND_BLOCKS: [&str; 17] = [
    "blockquote",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figure",
    "li",
    "ol",
    "section",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "ul",
];

/// How many parts may stand within one another: lists, quotes and elements together. Pages have less than ten, and
/// what reads the finished page needs room for each.
pub(super) const DEEPEST: usize = 100;

/// The elements that are open, each with how many blocks of Markdown it stands in.
#[derive(Debug, Default)]
pub(super) struct Nest {
    depth: usize,
    open: Vec<(usize, String)>,
}

impl Nest {
    /// A block, or a mark such as bold, begins.
    pub(super) fn enter(&mut self) {
        self.depth += 1;
    }

    /// It ends: what was opened in it is closed.
    pub(super) fn leave(&mut self, out: &mut String) {
        let first = self.open.iter().position(|&(depth, _)| depth >= self.depth).unwrap_or(self.open.len());
        self.close_from(out, first);
        self.depth = self.depth.saturating_sub(1);
    }

    /// An element was opened.
    pub(super) fn open(&mut self, name: &str) {
        if !VOID.contains(&name) {
            self.open.push((self.depth, name.to_owned()));
        }
    }

    /// Closes an element with all that was opened in it; false where none of the name is open in this block.
    pub(super) fn close(&mut self, out: &mut String, name: &str) -> bool {
        let here = |(depth, open): &(usize, String)| *depth == self.depth && open == name;
        let found = self.open.iter().rposition(here);
        if let Some(at) = found {
            self.close_from(out, at);
        }
        found.is_some()
    }

    /// Whether parts stand in parts deeper than [`DEEPEST`].
    pub(super) fn is_too_deep(&self) -> bool {
        self.depth + self.open.len() > DEEPEST
    }

    /// How many elements are open.
    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    /// Closes what a block of HTML left open beyond the first few, but for what may hold the blocks after it.
    pub(super) fn close_words(&mut self, out: &mut String, before: usize) {
        let is_word = |(_, name): &(usize, String)| !AROUND_BLOCKS.contains(&name.as_str());
        let first = self.open.iter().skip(before).position(is_word);
        if let Some(first) = first {
            self.close_from(out, before + first);
        }
    }

    fn close_from(&mut self, out: &mut String, at: usize) {
        for (_, name) in self.open.drain(at..).rev() {
            out.push_str("</");
            out.push_str(&name);
            out.push('>');
        }
    }
}
