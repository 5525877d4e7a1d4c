//! Proves that every inner link, anchor and asset of the finished pages leads somewhere.
//!
//! The bytes are read back as a browser would read them, so whatever made them — a template, Markdown, the minifier
//! — is proved with them. It goes plan by plan: [`plan`] reports what is wrong inside a plan's folder at once, and
//! keeps what [`finish`] needs when all other folders are known: hashes of paths and ids, and the links that lead out
//! of the folder. That is a few KB for a plan of 200 pages.

mod address;
mod claims;
mod css;
mod known;
mod pages;
mod plain;
mod scan;
mod standing;
mod tags;

use std::collections::BTreeMap;

use super::{Output, manifest};
use crate::diag::Sink;
use crate::watch::Watch;
pub use claims::claimed_twice;
use known::Known;
use pages::{Address, Pages};
use standing::{Origin, Standing};

/// What is kept of a plan's files until all folders are known.
#[derive(Debug, Clone)]
pub struct Links {
    /// The plan's folder, with its `/`.
    folder: String,
    /// What the plan was made from, as people know it.
    source: String,
    known: Known,
    /// Where links lead out of the folder, each with the first link that leads there.
    outgoing: Vec<(Address, Link)>,
}

/// A link that is kept: where it stands, and how it is written.
#[derive(Debug, Clone)]
struct Link {
    page: String,
    record: String,
    written: String,
}

/// Checks the files of one plan; all of them stand in the folder of its id. A link out of the folder that leads
/// nowhere is reported once by [`finish`], for the first page that has it. `source` is what the plan was made from, as
/// people know it, such as `seeds/danjo`. Each page is read under the watch.
#[must_use]
pub fn plan(watch: &dyn Watch, sink: &mut Sink, id: &str, source: &str, output: &Output) -> Links {
    claims::check(sink, output);
    let pages = Pages::read(watch, sink, output);
    let folder = format!("{id}/");
    let mut outgoing = BTreeMap::new();
    pages.check(sink, &mut |target, origin| {
        if target.0.starts_with(&folder) {
            return Standing::Missing;
        }
        outgoing.entry(target).or_insert_with(|| Link::of(origin));
        Standing::Found
    });
    // A list takes half the memory of a tree.
    Links { known: Known::of(&pages), folder, source: source.to_owned(), outgoing: outgoing.into_iter().collect() }
}

/// Checks the files that plans share, and the links between all folders. A link into the folder of a plan in `ids`
/// that is not among `plans` is not judged: that plan could not be made, which is reported elsewhere.
pub fn finish<'a>(
    watch: &dyn Watch,
    sink: &mut Sink,
    ids: &[String],
    plans: impl IntoIterator<Item = &'a Links>,
    shared: &Output,
) {
    claims::check(sink, shared);
    let mut folders: BTreeMap<&str, Option<&Links>> = ids.iter().map(|id| (id.as_str(), None)).collect();
    folders.extend(plans.into_iter().map(|plan| (plan.folder.trim_end_matches('/'), Some(plan))));
    let folders = Folders(folders);
    claims::check_folders(sink, shared, |path| folders.plan(path).flatten().filter(|plan| plan.known.has(path)));
    let pages = Pages::read(watch, sink, shared);
    for ((path, anchor), link) in folders.0.values().flatten().flat_map(|plan| &plan.outgoing) {
        let standing = match pages.standing(path, anchor.as_deref()) {
            Standing::Missing => folders.standing(path, anchor.as_deref()),
            known @ (Standing::Found | Standing::WithoutAnchor | Standing::Fixed) => known,
        };
        standing.report(sink, link.origin());
    }
    pages.check(sink, &mut |(path, anchor), _| folders.standing(&path, anchor.as_deref()));
}

/// What is known of the plans' folders, by their names.
struct Folders<'a>(BTreeMap<&'a str, Option<&'a Links>>);

impl<'a> Folders<'a> {
    /// The plan in whose folder a path lies, if it is one's, and if that could be made.
    #[expect(clippy::option_option, reason = "a folder that is no plan's, and a plan that is not known")]
    fn plan(&self, path: &str) -> Option<Option<&'a Links>> {
        self.0.get(path.split('/').next()?).copied()
    }

    /// How a target that is no shared file stands to the plans' files. The manifest is made after the check.
    fn standing(&self, path: &str, anchor: Option<&str>) -> Standing {
        match self.plan(path) {
            None if path == manifest::NAME => Standing::Found,
            None => Standing::Missing,
            Some(None) => Standing::Found,
            Some(Some(plan)) => plan.known.standing(path, anchor),
        }
    }
}

impl Link {
    fn of(origin: Origin<'_>) -> Self {
        let Origin { page, record, written, place: _ } = origin;
        Self { page: page.to_owned(), record: record.to_owned(), written: written.to_owned() }
    }

    fn origin(&self) -> Origin<'_> {
        Origin { page: &self.page, record: &self.record, written: &self.written, place: None }
    }
}
