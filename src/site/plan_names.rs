//! What the pages of a plan are called: in the browser's tab, by the pages that link to them, and in diagnostics.

use super::plan_site::{PlanPage, PlanSite, top_heading};
use crate::plan::Ended;
use crate::text::fiscal;

/// What the drawing of a plan's sections is called.
const CHART: &str = "体系図";
/// What the table of departments and sections is called.
const MATRIX: &str = "担当課の一覧表";
/// What the evaluation of a year is called.
const PROGRESS: &str = "進捗状況";
/// What the comparison with the plan before is called.
const COMPARISON: &str = "新旧対照表";
/// What the page about its data is called.
const DATA: &str = "データ";

impl<'a> PlanSite<'a> {
    /// The title of the browser's tab.
    pub(super) fn title(&self, page: PlanPage) -> String {
        let plan = self.plan;
        match page {
            PlanPage::Top => format!("{}から探す", top_heading(plan)),
            PlanPage::Whole => "計画全体".into(),
            PlanPage::Chart => CHART.into(),
            PlanPage::Matrix => MATRIX.into(),
            PlanPage::Data => DATA.into(),
            PlanPage::Comparison => COMPARISON.into(),
            PlanPage::Priority => plan.priority_mark.name.clone(),
            PlanPage::Section(id) => {
                let section = plan.section(id);
                let heading = &plan.levels[section.level].heading;
                numbered(&format!("{heading} {}", section.label), &section.title)
            }
            PlanPage::Listing(id) => {
                let listing = plan.listing(id);
                let mark = if listing.relisting { "(再掲)" } else { "" };
                format!("{}{mark} 事業 {}", listing.title, listing.code)
            }
            PlanPage::Departments => "担当課から探す".into(),
            PlanPage::Department(id) => format!("{}の事業", plan.department(id).label),
            PlanPage::Ended(id) => format!("{} (今はありません)", plan.ended(id).title),
            PlanPage::Mark(id) => plan.mark(id).name.clone(),
            PlanPage::Progress(at) => format!("{PROGRESS} {}", fiscal::words(plan.evaluations[at].year)),
        }
    }

    /// What a page is called by the pages that link to it.
    pub(super) fn name(&self, page: PlanPage) -> &'a str {
        let plan = self.plan;
        match page {
            PlanPage::Top => &plan.title,
            PlanPage::Whole => "計画全体",
            PlanPage::Chart => CHART,
            PlanPage::Matrix => MATRIX,
            PlanPage::Data => DATA,
            PlanPage::Comparison => COMPARISON,
            PlanPage::Priority => &plan.priority_mark.name,
            PlanPage::Section(id) => &plan.section(id).title,
            PlanPage::Listing(id) => &plan.listing(id).title,
            PlanPage::Departments => "担当課から探す",
            PlanPage::Department(id) => &plan.department(id).label,
            PlanPage::Mark(id) => &plan.mark(id).name,
            PlanPage::Progress(_) => PROGRESS,
            PlanPage::Ended(id) => &plan.ended(id).title,
        }
    }

    /// What diagnostics call a page: its record's code, and its name in words.
    pub(super) fn names(&self, page: PlanPage) -> (String, String) {
        let plan = self.plan;
        match page {
            PlanPage::Section(id) => {
                let section = plan.section(id);
                (section.code.clone(), format!("{} {}", plan.levels[section.level].heading, section.code))
            }
            PlanPage::Listing(id) => (plan.listing(id).code.clone(), format!("事業 {}", plan.listing(id).code)),
            PlanPage::Department(id) => {
                let name = &plan.department(id).label;
                (name.clone(), format!("担当課 {name}"))
            }
            PlanPage::Mark(id) => (plan.mark(id).name.clone(), format!("印 {}", plan.mark(id).name)),
            PlanPage::Ended(id) => {
                let Ended { title, .. } = plan.ended(id);
                (title.clone(), format!("今はない「{title}」"))
            }
            PlanPage::Top
            | PlanPage::Whole
            | PlanPage::Chart
            | PlanPage::Matrix
            | PlanPage::Data
            | PlanPage::Comparison
            | PlanPage::Priority
            | PlanPage::Departments
            | PlanPage::Progress(_) => {
                let path = self.route(page).path();
                (path.clone(), path)
            }
        }
    }
}

fn numbered(label: &str, title: &str) -> String {
    format!("{} {title}", label.trim_end())
}
