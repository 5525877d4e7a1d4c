//! The plan (計画): its levels, sections, projects and departments, whatever chart they came from.

mod correction;
mod department;
mod ended;
mod evaluation;
mod level;
mod listing;
mod mark;
mod section;

use crate::text::Place;

pub use correction::Correction;
pub use department::{Department, DepartmentId};
pub use ended::{Ended, EndedId, EndedKind};
pub use evaluation::{Evaluation, Report, Standing, Status, StatusId};
pub use level::Level;
pub use listing::{Listing, ListingId};
pub use mark::{Mark, MarkId};
pub use section::{Section, SectionId};

/// A whole plan. Sections and listings stand in the order of the chart; ids are indexes into them.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The folder's name under `seeds/`: lower-case ASCII, part of every address.
    pub id: String,
    /// The plan's name (計画名).
    pub title: String,
    /// Who publishes it, such as a city.
    pub publisher: Option<String>,
    /// The document that the chart was taken from.
    pub source: SourceDocument,
    /// The plan's years, as the city words them.
    pub period: Option<String>,
    /// The plan that follows this one, where this one has ended: its id, or its address where that is on another site.
    pub successor: Option<String>,
    /// What the chart's priority mark is called, such as 重点課題, and how it is printed, such as ★.
    pub priority_mark: PriorityMark,
    /// The other marks that stand in the chart, each once.
    pub marks: Vec<Mark>,
    /// The headings of columns beside the plan's own (指標, 予算, 備考 …), as printed, in printed order.
    pub columns: Vec<String>,
    /// The levels of sections from the top down; 事業 stand below the last.
    pub levels: Vec<Level>,
    /// All sections in the chart's order, a parent before its children.
    pub sections: Vec<Section>,
    /// All listings (延べ) in the chart's order.
    pub listings: Vec<Listing>,
    /// All departments in the order they are first printed.
    pub departments: Vec<Department>,
    /// What was corrected outside sections and 事業, such as before the table.
    pub corrections: Vec<Correction>,
    /// The labels of yearly evaluations, in the city's order.
    pub statuses: Vec<Status>,
    /// The yearly evaluations, the earliest first.
    pub evaluations: Vec<Evaluation>,
    /// What the chart once had and has no more, in the order of its kinds and ids.
    pub ended: Vec<Ended>,
}

/// The document that a chart was taken from, as far as the chart or `plan.toml` says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceDocument {
    /// Its name, such as 資料6.
    pub document: Option<String>,
    /// Its date as it is printed, such as 令和6年4月1日.
    pub date_printed: Option<String>,
    /// Its date as ISO 8601, such as 2020-02-25.
    pub date: Option<String>,
    /// The body that it was laid before, such as a committee.
    pub body: Option<String>,
    /// Where the document itself is published.
    pub url: Option<String>,
}

/// The mark of a priority as the chart's legend gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriorityMark {
    /// The symbol, such as ★.
    pub symbol: String,
    /// The words, such as 重点課題.
    pub name: String,
}

impl Plan {
    /// The section of an id.
    #[must_use]
    pub fn section(&self, id: SectionId) -> &Section {
        &self.sections[id.0]
    }

    /// The listing of an id.
    #[must_use]
    pub fn listing(&self, id: ListingId) -> &Listing {
        &self.listings[id.0]
    }

    /// The department of an id.
    #[must_use]
    pub fn department(&self, id: DepartmentId) -> &Department {
        &self.departments[id.0]
    }

    /// The mark of an id.
    #[must_use]
    pub fn mark(&self, id: MarkId) -> &Mark {
        &self.marks[id.0]
    }

    /// What has ended, by its id.
    #[must_use]
    pub fn ended(&self, id: EndedId) -> &Ended {
        &self.ended[id.0]
    }

    /// All sections with their ids, in the chart's order.
    pub fn section_ids(&self) -> impl DoubleEndedIterator<Item = (SectionId, &Section)> {
        self.sections.iter().enumerate().map(|(at, section)| (SectionId(at), section))
    }

    /// All listings with their ids, in the chart's order.
    pub fn listing_ids(&self) -> impl DoubleEndedIterator<Item = (ListingId, &Listing)> {
        self.listings.iter().enumerate().map(|(at, listing)| (ListingId(at), listing))
    }

    /// The sections without a parent.
    pub fn roots(&self) -> impl Iterator<Item = (SectionId, &Section)> {
        self.section_ids().filter(|(_, section)| section.parent.is_none())
    }

    /// The sections above a section, from the top down, without itself.
    #[must_use]
    pub fn ancestors(&self, id: SectionId) -> Vec<SectionId> {
        let mut above: Vec<_> = std::iter::successors(self.section(id).parent, |&up| self.section(up).parent).collect();
        above.reverse();
        above
    }

    /// The top section that a section stands under, or is.
    #[must_use]
    pub fn top_of(&self, id: SectionId) -> SectionId {
        self.section(id).parent.map_or(id, |up| self.top_of(up))
    }

    /// All listings (延べ) of a section and of every section below it, in the chart's order.
    #[must_use]
    pub fn listings_below(&self, id: SectionId) -> Vec<ListingId> {
        let section = self.section(id);
        let mut below = section.listings.clone();
        below.extend(section.sections.iter().flat_map(|&child| self.listings_below(child)));
        below
    }

    /// The number of projects (実数): listings that repeat no other.
    #[must_use]
    pub fn project_count(&self) -> usize {
        self.listings.iter().filter(|listing| listing.original.is_none()).count()
    }

    /// The status of an id.
    #[must_use]
    pub fn status(&self, id: StatusId) -> &Status {
        &self.statuses[id.0]
    }

    /// What a kind of ended things is called. A level that the plan has no more has no name that is known.
    #[must_use]
    pub fn ended_heading(&self, kind: &EndedKind) -> &str {
        match kind {
            EndedKind::Section(folder) => {
                self.levels.iter().find(|level| level.folder == *folder).map_or("項目", |level| &level.heading)
            }
            EndedKind::Project => "事業",
            EndedKind::Department => "担当課",
        }
    }

    /// The nearest section marked as a priority, from the section itself upward.
    #[must_use]
    pub fn priority_of(&self, id: SectionId) -> Option<SectionId> {
        std::iter::successors(Some(id), |&up| self.section(up).parent).find(|&up| self.section(up).priority)
    }
}

/// Where a section or listing was first printed; the other places it was printed at follow.
pub type Places = Vec<Place>;
