//! The marks that every page shows alike: printed numbers, and the badge of a priority.

use serde::Serialize;

use super::plan_site::{PlanPage, PlanSite};
use super::route::Here;
use crate::plan::{Listing, ListingId, MarkId, Plan, SectionId};

/// A number as printed, and as it is read aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Number<'a> {
    /// As printed, such as `(2)` or `I-3`; empty where none is printed.
    pub label: &'a str,
    /// In ASCII digits, such as `2` or `1-3`: screen readers stumble on Ⅲ and ⑴.
    pub spoken: &'a str,
}

impl<'a> Number<'a> {
    /// The number of an item by its printed label and its code.
    #[must_use]
    pub fn new(label: &'a str, code: &'a str) -> Self {
        let whole = label.contains(['-', '－', '‐', '−', '–', '.', '．']);
        let last = code.rsplit('-').next().unwrap_or(code);
        Self { label, spoken: if whole { code } else { last } }
    }
}

/// A mark other than that of a priority, with its words: never a symbol alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sign<'a> {
    /// The link to its page.
    pub url: String,
    /// Its symbol, such as ◎; none where the words are the mark, as 新規 is.
    pub symbol: Option<&'a str>,
    /// Its words, such as 主管課.
    pub words: &'a str,
}

impl<'a> Sign<'a> {
    /// Marks as the page `here` shows them.
    pub(super) fn of_all(site: &PlanSite<'a>, here: &Here, marks: &[MarkId]) -> Vec<Self> {
        let sign = |&id: &MarkId| {
            let mark = site.plan.mark(id);
            Self { url: site.link(here, PlanPage::Mark(id)), symbol: mark.symbol.as_deref(), words: &mark.name }
        };
        marks.iter().map(sign).collect()
    }
}

impl<'a> Number<'a> {
    /// The number of a section. One that is printed twice is read aloud as it is printed, not as its address has it.
    #[must_use]
    pub fn of_section(plan: &'a Plan, id: SectionId) -> Self {
        let section = plan.section(id);
        let siblings = section.parent.map(|parent| plan.section(parent).sections.as_slice()).unwrap_or_default();
        let first = siblings.iter().map(|&at| plan.section(at)).find(|at| at.label == section.label);
        Self::new(&section.label, first.map_or(&section.code, |first| &first.code))
    }

    /// The number of a listing, likewise.
    #[must_use]
    pub fn of_listing(plan: &'a Plan, id: ListingId) -> Self {
        let listing = plan.listing(id);
        let siblings = plan.section(listing.section).listings.iter();
        let first = siblings.map(|&at| plan.listing(at)).find(|at| at.label == listing.label);
        Self::new(&listing.label, first.map_or(&listing.code, |first| &first.code))
    }
}

/// A number that is printed more than once in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Repeated {
    /// Which of them this one is, from 1.
    pub nth: usize,
    /// How many there are.
    pub times: usize,
}

impl Repeated {
    /// How often the number of a listing is printed under its section; none where it is the only one, or has none.
    #[must_use]
    pub fn of_listing(plan: &Plan, id: ListingId) -> Option<Self> {
        let listing = plan.listing(id);
        let siblings = plan.section(listing.section).listings.iter();
        let same: Vec<_> = siblings.filter(|&&at| plan.listing(at).label == listing.label).collect();
        let nth = same.iter().position(|&&at| at == id)? + 1;
        (same.len() > 1 && !listing.label.is_empty()).then_some(Self { nth, times: same.len() })
    }
}

/// The sign of a priority (重点課題), never without its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Badge<'a> {
    /// The symbol, such as ★.
    pub symbol: &'a str,
    /// 「重点課題」 on the section that is marked itself, 「重点課題 I-3 の事業」 on what stands below it.
    pub words: String,
}

impl<'a> Badge<'a> {
    /// The badge of a section.
    #[must_use]
    pub fn of_section(plan: &'a Plan, id: SectionId) -> Option<Self> {
        let heading = &plan.levels[plan.section(id).level].heading;
        let kind = (!plan.section(id).priority).then_some(heading.as_str());
        plan.priority_of(id).map(|marked| Self::below(plan, marked, kind))
    }

    /// The badge of a 事業: that of a priority where it is marked itself, else that of what it stands under.
    #[must_use]
    pub fn of_listing(plan: &'a Plan, listing: &Listing) -> Option<Self> {
        let below = || plan.priority_of(listing.section).map(|marked| Self::below(plan, marked, Some("事業")));
        Self::of_itself(plan, listing).or_else(below)
    }

    /// The badge of a 事業 that is marked as a priority itself.
    #[must_use]
    pub fn of_itself(plan: &'a Plan, listing: &Listing) -> Option<Self> {
        let mark = &plan.priority_mark;
        listing.priority.then(|| Self { symbol: &mark.symbol, words: mark.name.clone() })
    }

    fn below(plan: &'a Plan, marked: SectionId, kind: Option<&str>) -> Self {
        let mark = &plan.priority_mark;
        let section = plan.section(marked);
        let words = match kind {
            None => mark.name.clone(),
            Some(kind) if section.label.is_empty() => format!("{}「{}」の{kind}", mark.name, section.title),
            Some(kind) => format!("{} {} の{kind}", mark.name, section.label),
        };
        Self { symbol: &mark.symbol, words }
    }
}
