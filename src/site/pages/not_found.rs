//! The page a server shows for an address that leads nowhere. It has no relative link: it is served at any depth.

use serde::Serialize;

/// The view of the 404 page.
#[derive(Debug, Clone, Serialize)]
pub struct NotFoundView {
    /// Its title.
    pub title: &'static str,
    /// The full address of the first page, where the site's own address is known.
    pub home: Option<String>,
}

impl NotFoundView {
    /// Makes the view.
    pub(in crate::site) fn new(title: &'static str, base_url: Option<&str>) -> Self {
        Self { title, home: base_url.map(|base| crate::site::route::absolute(base, "")) }
    }
}
