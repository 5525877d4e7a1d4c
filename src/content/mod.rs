//! Content pages: Markdown with front matter, whose links to parts of a plan stay typed.

mod front_matter;
mod markdown;

mod breaks;
mod emphasis;
mod footnotes;
mod headings;
mod html;
mod linked;
mod links;
mod marks;
mod names;
mod nest;
mod raw;
mod sanitise;
mod script;
mod tags;

use crate::config::PlanName;
use crate::diag::{Code, Diagnostic, Sink, read_source};
use crate::text::{Place, SourceFile};

pub use names::{Kind, kind};

/// One page written in Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentPage {
    /// Its path under `content/` without `.md`, such as `about` or `guide/reading`. The path `index` opens
    /// the home page.
    pub path: String,
    /// The file as people know it, such as `content/about.md`.
    pub file: String,
    /// Its title, from the front matter or else from its first `#` heading, which is then not repeated in
    /// the body. Empty only for `index`, which needs none.
    pub title: String,
    /// One sentence for search engines and lists.
    pub description: Option<String>,
    /// Where it stands in the navigation, lowest first; none where it is not listed there.
    pub nav: Option<i64>,
    /// The plan that its links mean where they name none.
    pub plan: Option<PlanName>,
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
    /// The addresses that stand in the pieces as they were written, each with its place, in the body's order.
    pub links: Vec<(String, Place)>,
}

/// One piece of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// HTML that is safe as it stands.
    Html(String),
    /// The value of an `href` or `src`, to be written as an escaped relative address.
    Href(Target, Place),
    /// The title of the target, to be written as escaped text, where a link's text was left empty.
    Title(Target, Place),
}

impl Piece {
    /// The piece, where it is HTML as it stands.
    #[must_use]
    pub fn html(&self) -> Option<&str> {
        match self {
            Self::Html(html) => Some(html),
            Self::Href(..) | Self::Title(..) => None,
        }
    }
}

/// What a link in Markdown leads to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A part of a plan, written `plan:1-3-2-2`, or `plan:PLAN/1-3-2-2` where there are several plans.
    Plan {
        /// The plan's id; none for the page's own, or else the only plan.
        plan: Option<String>,
        /// A code in ASCII, a department's name or slug, `whole`, `priority`, `departments`;
        /// empty for the plan's own page.
        item: String,
    },
    /// Another content page, by its path without `.md`, with an anchor on it.
    Content {
        /// The path under `content/`, without `.md`.
        path: String,
        /// The id on that page.
        anchor: Option<String>,
    },
    /// A file under `content/` that is published as it is, such as `maps/office.png`.
    File {
        /// The path under `content/`, and inside the site.
        path: String,
    },
}

/// Reads one Markdown file. Gives no page for a draft, for bytes that are no text, and for a name that cannot
/// be an address; other errors are reported and the page is still given, so that links to it hold.
#[must_use]
pub fn read(sink: &mut Sink, file: &SourceFile) -> Option<ContentPage> {
    let named = names::check(sink, file);
    let source = read_source(sink, file)?;
    let front = front_matter::read(sink, &source);
    if front.draft {
        let title = front.title.or_else(|| markdown::title(&source, front.end)).unwrap_or_else(|| file.name.clone());
        sink.report(Diagnostic::new(Code::C03).in_file(&file.path).with("title", title));
        return None;
    }
    let path = named?;
    let text = markdown::read(sink, &source, front.end, &path, front.title.as_deref());
    let title = front.title.or(text.title).unwrap_or_default();
    if title.is_empty() && front.is_sound && path != "index" {
        sink.report(Diagnostic::new(Code::C06).in_file(&file.path));
    }
    Some(ContentPage {
        path,
        file: file.path.clone(),
        title,
        description: front.description,
        nav: front.nav,
        plan: front.plan,
        headings: text.headings,
        body: text.body,
    })
}
