//! A page written in Markdown, its links to parts of plans now resolved.

use serde::Serialize;

use crate::content::{ContentPage, Piece};
use crate::diag::Sink;
use crate::site::route::Here;
use crate::site::target::Destinations;
use crate::text::{Place, escape_html};

/// The view of a content page.
#[derive(Debug, Clone, Serialize)]
pub struct ContentView<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its body: safe HTML.
    pub body: String,
    /// Its headings, for a list of contents.
    pub headings: Vec<ContentHeading<'a>>,
    /// The addresses in the body, each with the place where it was written.
    #[serde(skip)]
    pub links: Vec<(String, Place)>,
}

/// A heading of a content page.
#[derive(Debug, Clone, Serialize)]
pub struct ContentHeading<'a> {
    /// The link to it.
    pub url: String,
    /// 2 or 3.
    pub rank: u8,
    /// Its text.
    pub text: &'a str,
}

/// Makes the view.
pub(in crate::site) fn view<'a>(
    sink: &mut Sink,
    here: &Here,
    destinations: &Destinations<'_>,
    page: &'a ContentPage,
) -> ContentView<'a> {
    let headings = page.headings.iter().map(|heading| ContentHeading {
        url: format!("#{}", heading.id),
        rank: heading.rank,
        text: &heading.text,
    });
    let (body, links) = body(sink, here, destinations, page);
    ContentView { title: &page.title, body, headings: headings.collect(), links }
}

/// The body's HTML with every link written out, and the addresses in it with their places. A link that leads nowhere
/// is reported, and leads to the page itself.
pub(super) fn body(
    sink: &mut Sink,
    here: &Here,
    destinations: &Destinations<'_>,
    page: &ContentPage,
) -> (String, Vec<(String, Place)>) {
    let (mut html, mut links) = (String::new(), page.body.links.clone());
    for piece in &page.body.pieces {
        match piece {
            Piece::Html(safe) => html.push_str(safe),
            Piece::Href(target, place) => {
                let found = destinations.find(sink, page, target, place);
                let (path, anchor) = found.as_ref().map_or((here.path(), None), |(path, _)| split(path));
                let mut address = here.to_path(path);
                if let Some(anchor) = anchor {
                    address.push('#');
                    address.push_str(anchor);
                }
                escape_html(&mut html, &address);
                links.push((address, place.clone()));
            }
            Piece::Title(target, place) => {
                let found = destinations.find(sink, page, target, place);
                escape_html(&mut html, found.as_ref().map_or("", |(_, title)| title));
            }
        }
    }
    (html, links)
}

fn split(path: &str) -> (&str, Option<&str>) {
    path.split_once('#').map_or((path, None), |(path, anchor)| (path, Some(anchor)))
}
