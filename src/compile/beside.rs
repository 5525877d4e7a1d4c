//! The files of a site beside its pages: assets, what is published as it is, what programs and search engines read.

use super::{Shared, Summary, add};
use crate::diag::Sink;
use crate::output::{File, Output};
use crate::render::{PLAN_SCHEMA, feed, plan_index, robots, sitemap};
use crate::site::route::Route;
use crate::site::{Form, SharedSite};

/// Takes files that are published as they are: the theme's assets, and those under `content/`.
pub(super) fn add_as_they_are(sink: &mut Sink, output: &mut Output, shared: &Shared) {
    for (name, bytes) in shared.theme.assets() {
        let path = Route::Asset(name).path();
        add(sink, output, path.clone(), File::new(bytes.clone(), path));
    }
    for file in &shared.files {
        add(sink, output, file.name.clone(), File::new(file.bytes.clone(), &file.path));
    }
}

/// Takes what programs read of all plans.
pub(super) fn add_for_programs(sink: &mut Sink, output: &mut Output, summaries: &[&Summary]) {
    let plans: Vec<_> = summaries.iter().map(|summary| &summary.plan).collect();
    for (route, bytes) in [(Route::Index, plan_index::render(&plans)), (Route::Schema, PLAN_SCHEMA.into())] {
        add(sink, output, route.path(), File::new(bytes, route.path()));
    }
}

/// The site's own address, where search engines are told of its pages: a sitemap has no relative addresses.
pub(super) fn sitemap_base(shared: &Shared) -> Option<&str> {
    shared.config.base_url.as_deref().filter(|_| shared.form == Form::Site)
}

/// Takes what search engines read.
pub(super) fn add_for_robots<'a>(
    sink: &mut Sink,
    output: &mut Output,
    base_url: &str,
    paths: impl Iterator<Item = &'a str>,
) {
    let files = [(Route::Sitemap, sitemap::render(base_url, paths)), (Route::Robots, robots::render(base_url))];
    for (route, bytes) in files {
        add(sink, output, route.path(), File::new(bytes, route.path()));
    }
}

/// Takes the feed of what changed, where there is a log.
pub(super) fn add_feed(sink: &mut Sink, output: &mut Output, base_url: &str, site: &SharedSite<'_>) {
    if !site.log.is_empty() {
        let author = site.publisher().unwrap_or(site.site.title);
        let bytes = feed::render(base_url, site.site.title, author, site.log);
        add(sink, output, Route::Feed.path(), File::new(bytes, Route::Feed.path()));
    }
}
