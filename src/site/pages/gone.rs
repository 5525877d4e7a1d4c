//! The page of a content page that is gone: what it was called, and where it went on, as far as that is known.

use serde::Serialize;

use super::parts::Link;
use crate::config::PageRecord;
use crate::site::route::{Here, Route};
use crate::site::shared::SharedSite;

/// The view of the page.
#[derive(Debug, Clone, Serialize)]
pub struct GoneView<'a> {
    /// What the page was called.
    pub title: &'a str,
    /// The pages that it went on in.
    pub became: Vec<Link<'a>>,
    /// The link to the first page.
    pub home: String,
    /// What the first page is called.
    pub site: &'a str,
}

impl<'a> GoneView<'a> {
    /// Makes the view.
    pub(in crate::site) fn new(site: &SharedSite<'a>, here: &Here, record: &'a PageRecord) -> Self {
        let live = |path: &str| site.content.iter().find(|page| page.path == path).map(|page| page.title.as_str());
        let gone = |path: &str| site.gone.iter().find(|page| page.path == path).map(|page| page.title.as_str());
        let link = |path: &'a String| {
            let title = live(path).or_else(|| gone(path))?;
            Some(Link { url: here.to(&Route::Content(path)), title })
        };
        let became = record.became.iter().flatten().filter_map(link).collect();
        Self { title: &record.title, became, home: here.to(&Route::Home), site: site.site.title }
    }
}
