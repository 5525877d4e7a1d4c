//! `robots.txt`: tells search engines where the sitemap is.

use crate::site::route::{Route, absolute};

/// Makes the file for a site whose own address is known.
#[must_use]
pub fn render(base_url: &str) -> Vec<u8> {
    let sitemap = absolute(base_url, &Route::Sitemap.path());
    format!("User-agent: *\nAllow: /\nSitemap: {sitemap}\n").into_bytes()
}
