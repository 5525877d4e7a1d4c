//! The files of a site beside its pages: assets, what is published as it is, what programs and search engines read.

use super::{Shared, Summary, add};
use crate::diag::Sink;
use crate::output::{File, Output};
use crate::render::{PLAN_SCHEMA, feed, plan_index, robots, sitemap};
use crate::site::route::{PlanRoute, Route};
use crate::site::{Form, MANY, SharedSite};

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

/// Takes the list of a plan's pages, where each plan has one of its own: a list may have 50,000 addresses. Where all stand
/// in one list, gives the paths of the pages, one a line.
pub(super) fn add_sitemap(sink: &mut Sink, output: &mut Output, shared: &Shared, id: &str, paths: &[String]) -> String {
    match sitemap_base(shared) {
        Some(base_url) if shared.plans.len() > MANY => {
            let path = Route::Plan(id, PlanRoute::Sitemap).path();
            let bytes = sitemap::of_pages(base_url, paths.iter().map(String::as_str));
            add(sink, output, path.clone(), File::new(bytes, path));
            String::new()
        }
        Some(_) => paths.join("\n"),
        None => String::new(),
    }
}

/// Takes what search engines read. `paths` are those of the shared pages.
pub(super) fn add_for_robots(
    sink: &mut Sink,
    output: &mut Output,
    (shared, base_url): (&Shared, &str),
    paths: &[String],
    summaries: &[&Summary],
) {
    let mut files = vec![(Route::Robots, robots::render(base_url))];
    let paths = paths.iter().map(String::as_str);
    if shared.plans.len() > MANY {
        files.push((Route::SharedSitemap, sitemap::of_pages(base_url, paths)));
        let own = summaries.iter().map(|summary| Route::Plan(&summary.plan.id, PlanRoute::Sitemap).path());
        let lists: Vec<_> = [Route::SharedSitemap.path()].into_iter().chain(own).collect();
        files.push((Route::Sitemap, sitemap::of_sitemaps(base_url, lists.iter().map(String::as_str))));
    } else {
        let paths = paths.chain(summaries.iter().flat_map(|summary| summary.pages.lines()));
        files.push((Route::Sitemap, sitemap::of_pages(base_url, paths)));
    }
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
