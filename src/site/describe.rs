//! One sentence about each page of a plan, for search engines: what is on it, in the plan's own words.

use super::pages::originals;
use super::plan_site::{PlanPage, top_heading};
use crate::plan::{ListingId, Plan};
use crate::text::fiscal;

/// The sentence of one page.
pub(super) fn page(plan: &Plan, page: PlanPage) -> String {
    let title = &plan.title;
    match page {
        PlanPage::Top => format!("{title}を、{}や担当課から探せます。", top_heading(plan)),
        PlanPage::Whole => format!("{title}の体系図を、1ページの表と階層で載せています。"),
        PlanPage::Chart => format!("{title}の体系図を、1枚の図で載せています。"),
        PlanPage::Matrix => format!("{title}で、どの課がどの部分を担当するかを、1つの表で載せています。"),
        PlanPage::Data => format!("{title}を、表計算ソフトやプログラムで使えるファイルで配布しています。"),
        PlanPage::Comparison => format!("{title}が、前の計画からどこが変わったかを、新旧対照表で載せています。"),
        PlanPage::Priority => format!("{title}の{}と、その下の事業を載せています。", plan.priority_mark.name),
        PlanPage::Section(id) => {
            let section = plan.section(id);
            let heading = &plan.levels[section.level].heading;
            let counts = counts(plan, &plan.listings_below(id));
            format!("{title}の{heading}「{}」の事業{counts}を載せています。", section.title)
        }
        PlanPage::Listing(id) => {
            let listing = plan.listing(id);
            match listing.description.as_str() {
                "" => format!("{title}の事業「{}」のページです。", listing.title),
                description => description.to_owned(),
            }
        }
        PlanPage::Departments => format!("{title}に出てくる担当課の一覧です。課ごとの事業を探せます。"),
        PlanPage::Mark(id) => format!("{title}で「{}」の印が付いたものを載せています。", plan.mark(id).name),
        PlanPage::Progress(at) => {
            format!("{title}の{}の進捗状況を、事業ごとに載せています。", fiscal::words(plan.evaluations[at].year))
        }
        PlanPage::Ended(id) => format!("{title}に前は載っていた「{}」のページです。", plan.ended(id).title),
        PlanPage::Department(id) => {
            let unit = plan.department(id);
            format!("{title}で{}が担当する事業{}を載せています。", unit.label, counts(plan, &unit.listings))
        }
    }
}

fn counts(plan: &Plan, listings: &[ListingId]) -> String {
    format!("(実数 {}・延べ {})", originals(plan, listings), listings.len())
}
