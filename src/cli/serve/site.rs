//! The site as the preview holds it: the files of the last good compilation, which of them changed when, and what
//! stands in the way of the next.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;

use super::super::pipeline::Run;
use super::super::session::Session;
use super::finding::Finding;
use crate::compile::{Compiled, Part};
use crate::diag::words::{self, Lang};
use crate::output::Output;

/// So many changed paths are told to the open pages; where more changed, they all load again.
const MOST_TOLD: usize = 1000;

/// Names this run of the program to pages that an earlier one gave out.
static RUN: LazyLock<String> = LazyLock::new(|| {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{:x}-{:x}", now.as_nanos(), std::process::id())
});

/// The site at one moment. A new one takes its place as a whole.
#[derive(Debug, Default)]
pub(super) struct Site {
    /// How often the site has changed; 0 before it was made for the first time.
    revision: u64,
    plans: BTreeMap<String, Arc<Part>>,
    shared: Arc<Compiled>,
    told: Told,
    /// What stands in the way of the next revision.
    pub(super) findings: Vec<Finding>,
    /// The language of the overlay.
    pub(super) lang: Option<Lang>,
    /// What the open pages are told, in JSON.
    pub(super) message: String,
}

/// The paths that changed after a revision, each with the revision that changed it last.
#[derive(Debug, Default, Clone)]
struct Told {
    after: u64,
    changed: BTreeMap<String, u64>,
}

/// What the open pages are told.
#[derive(Serialize)]
struct Message<'a> {
    run: &'a str,
    revision: u64,
    after: u64,
    changed: &'a BTreeMap<String, u64>,
    lang: &'static str,
    heading: &'static str,
    close: &'static str,
    findings: &'a [Finding],
}

impl Site {
    /// The site after a compilation that was good.
    pub(super) fn follow(&self, session: &Session, parts: Vec<Arc<Part>>, shared: Compiled) -> Self {
        let folder =
            |part: Arc<Part>| part.summary.as_ref().map(|summary| (summary.plan.id.clone(), Arc::clone(&part)));
        let plans: BTreeMap<_, _> = parts.into_iter().filter_map(folder).collect();
        let mut changed = differences(&self.shared.output, &shared.output);
        for id in plans.keys().chain(self.plans.keys()) {
            match (self.plans.get(id), plans.get(id)) {
                (Some(old), Some(new)) if Arc::ptr_eq(old, new) => {}
                (old, new) => changed.extend(differences(files(old), files(new))),
            }
        }
        let first = self.revision == 0;
        let revision = if first || !changed.is_empty() { self.revision + 1 } else { self.revision };
        let told = if first { Told { after: revision, ..Told::default() } } else { self.told.add(revision, changed) };
        Self { revision, plans, shared: Arc::new(shared), told, ..Self::default() }.speaking(session)
    }

    /// The same site after a compilation that failed, with what stands in the way.
    pub(super) fn stand(&self, session: &Session, run: &Run) -> Self {
        let findings = run.hindrances(session).map(|found| Finding::new(session.lang(), found)).collect();
        Self {
            revision: self.revision,
            plans: self.plans.clone(),
            shared: Arc::clone(&self.shared),
            told: self.told.clone(),
            findings,
            ..Self::default()
        }
        .speaking(session)
    }

    fn speaking(mut self, session: &Session) -> Self {
        let lang = session.lang();
        let message = Message {
            run: &RUN,
            revision: self.revision,
            after: self.told.after,
            changed: &self.told.changed,
            lang: lang.as_str(),
            heading: words::ui("overlay-heading", lang),
            close: words::ui("overlay-close", lang),
            findings: &self.findings,
        };
        self.message = serde_json::to_string(&message).expect("texts and numbers are always JSON");
        self.lang = Some(lang);
        self
    }

    /// The bytes of a file.
    pub(super) fn file(&self, path: &str) -> Option<&[u8]> {
        let plan = path.split_once('/').and_then(|(folder, _)| self.plans.get(folder));
        let of_plan = plan.and_then(|part| part.compiled.output.files.get(path));
        of_plan.or_else(|| self.shared.output.files.get(path)).map(|file| file.bytes.as_slice())
    }

    /// Whether the site has been made at all.
    pub(super) fn is_made(&self) -> bool {
        self.revision > 0
    }

    /// How many files the last revision changed; none where there is none yet or it is the first.
    pub(super) fn changed_now(&self) -> usize {
        self.told.changed.values().filter(|&&revision| revision == self.revision).count()
    }

    /// What a page must know of itself to notice that it changed.
    pub(super) fn mark(&self) -> (&'static str, u64) {
        (&RUN, self.revision)
    }
}

impl Told {
    /// Adds the paths of a revision. Too many are not told; all pages that are older load again then.
    fn add(&self, revision: u64, changed: Vec<String>) -> Self {
        let new: BTreeMap<_, _> = changed.into_iter().map(|path| (path, revision)).collect();
        if new.len() > MOST_TOLD {
            return Self { after: revision, changed: BTreeMap::new() };
        }
        let mut all = self.changed.clone();
        all.extend(new.iter().map(|(path, revision)| (path.clone(), *revision)));
        if all.len() > MOST_TOLD {
            return Self { after: revision - 1, changed: new };
        }
        Self { after: self.after, changed: all }
    }
}

fn files(part: Option<&Arc<Part>>) -> &Output {
    static NONE: Output = Output { files: BTreeMap::new() };
    part.map_or(&NONE, |part| &part.compiled.output)
}

/// The paths of files that came, went or have other bytes.
fn differences(old: &Output, new: &Output) -> Vec<String> {
    let gone = old.files.keys().filter(|path| !new.files.contains_key(*path));
    let same = |path: &String, bytes: &[u8]| old.files.get(path).is_some_and(|old| old.bytes == bytes);
    let other = new.files.iter().filter(|(path, file)| !same(path, &file.bytes)).map(|(path, _)| path);
    gone.chain(other).cloned().collect()
}
