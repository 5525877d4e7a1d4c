//! The glossary: what words mean, where that is from, and which 事業 use them.

use serde::Serialize;

use crate::config::Term;
use crate::site::route::{Here, PlanRoute, Route, glossary_id};
use crate::site::shared::SharedSite;
use crate::site::summary::PlanSummary;
use crate::text::reading;

/// How many 事業 of one plan are listed under a word at most; the search finds all.
const MOST_LISTED: usize = 40;

/// The view of the glossary.
#[derive(Debug, Clone, Serialize)]
pub struct GlossaryView<'a> {
    /// The words: by their reading where every one has one, else in the order of the file.
    pub terms: Vec<TermView<'a>>,
    /// Whether they stand in the order of their readings (五十音順).
    pub by_reading: bool,
    /// Whether the site has but one plan.
    pub single: bool,
}

/// One word of the glossary.
#[derive(Debug, Clone, Serialize)]
pub struct TermView<'a> {
    /// Its id on the page.
    pub id: String,
    /// The word.
    pub word: &'a str,
    /// Other spellings of it.
    pub also: &'a [String],
    /// How it is read.
    pub reading: Option<&'a str>,
    /// What it means.
    pub meaning: &'a str,
    /// Where the meaning is from.
    pub source: Option<&'a str>,
    /// Where that is published.
    pub source_url: Option<&'a str>,
    /// The 事業 (延べ) that use it, by plan.
    pub plans: Vec<TermPlan<'a>>,
    /// How many they are.
    pub listings: usize,
}

/// The 事業 of one plan that use a word.
#[derive(Debug, Clone, Serialize)]
pub struct TermPlan<'a> {
    /// The plan's name.
    pub title: &'a str,
    /// The first of them.
    pub uses: Vec<TermUse<'a>>,
    /// How many more there are.
    pub more: usize,
    /// The link to a search that finds all, where the site has one.
    pub search: Option<String>,
}

/// One 事業 that uses a word.
#[derive(Debug, Clone, Serialize)]
pub struct TermUse<'a> {
    /// The link to its page.
    pub url: String,
    /// Its code.
    pub code: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Whether it is marked 再掲.
    pub relisting: bool,
}

/// Makes the view.
pub(in crate::site) fn view<'a>(shared: &SharedSite<'a>, here: &Here) -> GlossaryView<'a> {
    let terms = &shared.site.glossary.terms;
    let by_reading = terms.iter().all(|term| term.reading.is_some());
    let mut terms: Vec<_> = terms.iter().enumerate().map(|(at, term)| view_of(shared, here, at, term)).collect();
    if by_reading {
        terms.sort_by_key(|term| term.reading.map(reading::order));
    }
    GlossaryView { terms, by_reading, single: shared.plans.len() == 1 }
}

fn view_of<'a>(shared: &SharedSite<'a>, here: &Here, at: usize, term: &'a Term) -> TermView<'a> {
    let plans: Vec<_> = shared.plans.iter().filter_map(|&plan| uses(shared, plan, here, at, &term.word)).collect();
    TermView {
        id: glossary_id(&term.word),
        word: &term.word,
        also: &term.also,
        reading: term.reading.as_deref(),
        meaning: &term.meaning,
        source: term.source.as_deref(),
        source_url: term.url.as_deref(),
        listings: plans.iter().map(|plan| plan.uses.len() + plan.more).sum(),
        plans,
    }
}

/// The 事業 of a plan that use a word; none where none does.
fn uses<'a>(
    shared: &SharedSite<'a>,
    plan: &'a PlanSummary,
    here: &Here,
    term: usize,
    word: &str,
) -> Option<TermPlan<'a>> {
    let all = plan.uses.get(&term)?;
    let uses = all.iter().take(MOST_LISTED).map(|listing| TermUse {
        url: here.to(&Route::Plan(&plan.id, PlanRoute::Project(&listing.id))),
        code: &listing.code,
        title: &listing.title,
        relisting: listing.relisting,
    });
    Some(TermPlan {
        title: &plan.title,
        uses: uses.collect(),
        more: all.len().saturating_sub(MOST_LISTED),
        search: shared.site.has(&Route::Search).then(|| here.to_search(word, &plan.id)),
    })
}
