//! The citation of a page (書誌): who publishes it, what it is called, which plan and document it belongs to.
//!
//! It stands in the order of Japanese references: 発行者「ページ」『計画』(資料). Nothing is added that the chart or the
//! settings do not say; the page's address follows where it is known, and a date of access is the reader's to add.

use super::frame::SourceNote;
use super::plan_site::{PlanPage, PlanSite};
use crate::text::fiscal;

/// What a citation is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Citation<'a> {
    /// Who publishes it.
    pub(super) publisher: Option<&'a str>,
    /// What the page is called; none where it is the work itself.
    pub(super) page: Option<String>,
    /// The plan, or the site.
    pub(super) work: &'a str,
    /// The document that it was taken from.
    pub(super) source: Option<SourceNote<'a>>,
}

impl Citation<'_> {
    /// The citation in words.
    pub(super) fn text(&self) -> String {
        let page = self.page.as_ref().map(|page| format!("「{page}」")).unwrap_or_default();
        let source = self.source.map(document).filter(|document| !document.is_empty());
        let source = source.map(|document| format!("({document})")).unwrap_or_default();
        format!("{}{page}『{}』{source}", self.publisher.unwrap_or_default(), self.work)
    }
}

/// The document in words, as far as anything is known of it.
fn document(source: SourceNote<'_>) -> String {
    let name: Vec<_> = [source.body, source.document].into_iter().flatten().collect();
    let date = source.date.map(|date| format!("資料の日付 {date}"));
    [Some(name.join(" ")).filter(|name| !name.is_empty()), date].into_iter().flatten().collect::<Vec<_>>().join("、")
}

/// The citation of a page of a plan.
pub(super) fn of_plan(site: &PlanSite<'_>, page: PlanPage) -> String {
    let plan = site.plan;
    let name = match page {
        PlanPage::Top => None,
        PlanPage::Section(id) => {
            let section = plan.section(id);
            Some(format!("{} {} {}", plan.levels[section.level].heading, section.code, section.title))
        }
        PlanPage::Listing(id) => {
            let listing = plan.listing(id);
            let mark = if listing.relisting { "(再掲)" } else { "" };
            Some(format!("事業 {} {}{mark}", listing.code, listing.title))
        }
        PlanPage::Progress(at) => Some(format!("{} {}", site.name(page), fiscal::words(plan.evaluations[at].year))),
        PlanPage::Whole
        | PlanPage::Chart
        | PlanPage::Matrix
        | PlanPage::Data
        | PlanPage::Comparison
        | PlanPage::Priority
        | PlanPage::Departments
        | PlanPage::Department(_)
        | PlanPage::Mark(_)
        | PlanPage::Ended(_) => Some(site.name(page).to_owned()),
    };
    let publisher = plan.publisher.as_deref();
    let source = Some(SourceNote::new(None, &plan.source));
    Citation { publisher, page: name, work: &plan.title, source }.text()
}
