//! The page of what changed and when (更新履歴), from the committed log alone.

use serde::Serialize;

use super::parts::Link;
use crate::config::LogEntry;
use crate::diag::Sink;
use crate::site::route::{Here, PlanRoute, Route};
use crate::site::shared::SharedSite;
use crate::site::target::Destinations;
use crate::text::date;

/// The view of the page.
#[derive(Debug, Clone, Serialize)]
pub struct ChangesView<'a> {
    /// What changed, the latest first.
    pub entries: Vec<LogItem<'a>>,
    /// The link to the feed, where there is one.
    pub feed: Option<String>,
}

/// One change.
#[derive(Debug, Clone, Serialize)]
pub struct LogItem<'a> {
    /// Its id on the page.
    pub anchor: String,
    /// Its date, ISO 8601.
    pub date: &'a str,
    /// The same in 和暦.
    pub wareki: Option<String>,
    /// What changed, in one sentence.
    pub title: &'a str,
    /// What else there is to say.
    pub text: Option<&'a str>,
    /// The plan that it is about.
    pub plan: Option<Link<'a>>,
    /// The parts of the plan that it is about.
    pub links: Vec<LogLink>,
}

/// A part of a plan that an entry is about.
#[derive(Debug, Clone, Serialize)]
pub struct LogLink {
    /// The link to its page.
    pub url: String,
    /// Its title.
    pub title: String,
}

/// The id of an entry on the page.
#[must_use]
pub fn anchor(entry: &LogEntry) -> String {
    format!("c-{}", entry.id)
}

/// Makes the view. Parts that a plan does not have go to the sink.
pub(in crate::site) fn view<'a>(
    site: &SharedSite<'a>,
    sink: &mut Sink,
    here: &Here,
    destinations: &Destinations<'_>,
) -> ChangesView<'a> {
    let plan = |entry: &'a LogEntry| {
        let plan =
            site.plans.iter().copied().find(|plan| entry.plan.as_ref().is_some_and(|name| name.name == plan.id))?;
        Some(Link { url: here.to(&Route::Plan(&plan.id, PlanRoute::Top)), title: &plan.title })
    };
    let mut links = |entry: &LogEntry| {
        let found = entry.links.iter().filter_map(|item| destinations.of_entry(sink, entry, item));
        found.map(|(path, title)| LogLink { url: here.to_path(&path), title }).collect()
    };
    let item = |entry: &'a LogEntry| LogItem {
        anchor: anchor(entry),
        date: &entry.date,
        wareki: date::wareki(&entry.date),
        title: &entry.title,
        text: entry.text.as_deref(),
        plan: plan(entry),
        links: links(entry),
    };
    ChangesView { entries: site.log.iter().map(item).collect(), feed: site.site.feed(here) }
}
