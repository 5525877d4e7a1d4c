//! Content pages: Markdown with front matter, whose links to parts of a plan stay typed.

use crate::diag::Sink;
use crate::text::{Place, SourceFile};

/// One page written in Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentPage {
    /// Its path under `content/` without `.md`, such as `about` or `guide/reading`.
    pub path: String,
    /// The file as people know it, such as `content/about.md`.
    pub file: String,
    /// Its title, from the front matter.
    pub title: String,
    /// One sentence for search engines and lists.
    pub description: Option<String>,
    /// Where it stands in the navigation, lowest first; none where it is not listed there.
    pub nav: Option<i64>,
    /// Its headings of the second and third rank, for a list of contents.
    pub headings: Vec<Heading>,
    /// Its body.
    pub body: Body,
}

/// One heading of a content page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 or 3.
    pub rank: u8,
    /// Its id on the page.
    pub id: String,
    /// Its text without markup.
    pub text: String,
}

/// The body of a page: safe HTML, with links that only `site` can resolve.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// The pieces in order; joined they are the body's HTML.
    pub pieces: Vec<Piece>,
}

/// One piece of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// HTML that is safe as it stands.
    Html(String),
    /// The value of an `href`, to be written as an escaped relative address.
    Href(Target, Place),
    /// The title of the target, where a link's text was left empty.
    Title(Target, Place),
}

/// What a link in Markdown leads to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A part of a plan, written `plan:1-3-2-2`, or `plan:PLAN/1-3-2-2` where there are several plans.
    Plan {
        /// The plan's id; none for the only plan.
        plan: Option<String>,
        /// A code, a department's name or slug, `whole`, `priority`, `departments`; empty for the plan's own page.
        item: String,
    },
    /// Another content page, by its path without `.md`, with an anchor on it.
    Content {
        /// The path under `content/`, without `.md`.
        path: String,
        /// The id on that page.
        anchor: Option<String>,
    },
}

/// Reads one Markdown file. Gives no page for a draft, or where an error was reported.
#[must_use]
pub fn read(sink: &mut Sink, file: &SourceFile) -> Option<ContentPage> {
    let _ = (sink, file);
    None
}
