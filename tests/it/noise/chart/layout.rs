//! The rows of a chart before they are written: what each row says, and which faults it has.

use super::expected::{Number, Numbered, number};
use super::faults::{Fault, NamedNoise, RowNoise};
use super::forms;
use super::plans::{Clean, CleanListing};
use super::wording::{lose_letter, respace};

/// A cell and the words of the plan that it holds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    /// Its text.
    pub(crate) text: String,
    /// Titles, descriptions or names in it, as the plan has them.
    pub(crate) words: Vec<String>,
    /// The section that it labels.
    pub(crate) section: Option<usize>,
}

/// A row that lists projects.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// The labels of its sections, by level.
    pub(crate) labels: [Option<Cell>; 3],
    /// The listings in its project cell.
    pub(crate) listings: Vec<usize>,
    /// The project cell.
    pub(crate) project: Cell,
    /// The description cell.
    pub(crate) description: Cell,
    /// The department cells, of this row and of those they go on in.
    pub(crate) departments: Vec<Vec<Cell>>,
    /// What was drawn for it.
    pub(crate) noise: RowNoise,
    /// The faults it has.
    pub(crate) faults: Vec<Fault>,
}

/// A plan laid out in rows.
pub(crate) struct Layout {
    /// The plan; merged projects share their departments in it.
    pub(crate) plan: Clean,
    /// Its numbers.
    pub(crate) numbered: Numbered,
    /// The rows.
    pub(crate) rows: Vec<Row>,
    /// How many department columns the header has.
    pub(crate) columns: usize,
}

/// Lays a plan out, with all faults but those of columns and letters.
pub(crate) fn lay_out(plan: Clean) -> Layout {
    let numbered = number(&plan);
    let mut layout = Layout { plan, numbered, rows: Vec::new(), columns: 1 };
    let mut at = 0;
    while at < layout.plan.listings.len() {
        let count = layout.merge(at);
        let row = layout.row(at, count);
        layout.rows.push(row);
        at += count;
    }
    for at in 0..layout.rows.len() {
        layout.name_sections(at);
    }
    for at in 1..layout.rows.len() {
        layout.misplace(at);
    }
    layout.columns = layout.rows.iter().map(|row| row.departments[0].len()).max().unwrap_or(1);
    layout
}

impl Layout {
    /// How many listings stand in one cell from this one on; they come to share departments, and what is not divided.
    fn merge(&mut self, at: usize) -> usize {
        let Some((more, way)) = self.plan.listings[at].noise.merged else { return 1 };
        if self.plan.style.forms.is_bullet(3) {
            return 1;
        }
        let alone = |listing: &CleanListing| listing.original.is_none() && !listing.repeated;
        let first = self.plan.listings[at].clone();
        let rest = self.plan.listings[at + 1..].iter().take(usize::from(more));
        let count = 1 + rest.take_while(|next| alone(next) && next.section == first.section).count();
        if count == 1 || !alone(&first) {
            return 1;
        }
        let group = &mut self.plan.listings[at..at + count];
        let whole: String = group.iter().map(|listing| listing.description.as_str()).collect();
        for listing in group {
            listing.departments.clone_from(&first.departments);
            if way.is_multiple_of(4) {
                listing.description.clone_from(&whole);
            }
        }
        count
    }

    /// One row: its project, description and departments.
    fn row(&mut self, at: usize, count: usize) -> Row {
        let mut faults = Vec::new();
        let noise = self.plan.listings[at].noise.clone();
        for listing in at..at + count {
            let number = &self.numbered.listings[listing];
            faults.extend(number.twice.then_some(Fault::NumberTwice));
            faults.extend(number.skipped.then_some(Fault::NumberSkipped));
        }
        if let Some(brief) = noise.differs.filter(|_| self.plan.listings[at].original.is_some()) {
            let listing = &mut self.plan.listings[at];
            listing.description = if brief {
                "内容は別に定めます。".to_owned()
            } else {
                format!("{}ほか。", listing.description)
            };
            faults.push(Fault::RelistingDiffers);
        }
        let (project, description) = self.cells(at, count, &noise, &mut faults);
        let departments = self.departments(at, &noise, &mut faults);
        let listings = (at..at + count).collect();
        Row { labels: [None, None, None], listings, project, description, departments, noise, faults }
    }

    /// The number of a listing as it is printed; none before a bullet.
    pub(crate) fn printed_number(&self, number: &Number) -> String {
        let forms = self.plan.style.forms;
        if forms.is_bullet(3) { String::new() } else { forms.write(3, &number.path, false) }
    }

    /// The cells of the projects and of their descriptions.
    fn cells(&self, at: usize, count: usize, noise: &RowNoise, faults: &mut Vec<Fault>) -> (Cell, Cell) {
        let group = &self.plan.listings[at..at + count];
        let style = &self.plan.style;
        let numbers: Vec<_> = self.numbered.listings[at..at + count]
            .iter()
            .map(|number| style.forms.write(3, &number.path, false))
            .collect();
        let relisting = group[0].original.is_some();
        let moved = noise.mark.filter(|_| relisting);
        faults.extend(moved.map(|_| Fault::MarkMoved));
        let wide = noise.wide == Some(0);
        let text = |listing: &CleanListing, number: &str| style.project(number, &listing.title, relisting, moved, wide);
        let words = |of: fn(&CleanListing) -> &String| group.iter().map(|listing| of(listing).clone()).collect();
        let project_words = words(|listing| &listing.title);
        let description_words = words(|listing| &listing.description);
        let (titles, described) = if count == 1 {
            (text(&group[0], &numbers[0]), group[0].description.clone())
        } else {
            faults.push(Fault::Merged);
            let way = noise.merged.map_or(0, |(_, way)| way);
            let between = if numbers[0].starts_with('①') || numbers[0].starts_with('②') {
                ["", " ", "　"]
            } else {
                [" ", " ", "　"]
            };
            let join = |parts: Vec<String>| parts.join(between[usize::from(way / 4) % 3]);
            let titles = group.iter().zip(&numbers).map(|(listing, number)| text(listing, number)).collect();
            let parts = group.iter().zip(&numbers).map(|(listing, number)| {
                format!("{number}{}{}", if style.forms.is_closed(3) { "" } else { " " }, listing.description)
            });
            let described = if way.is_multiple_of(4) { group[0].description.clone() } else { join(parts.collect()) };
            (join(titles), described)
        };
        let cell = |text, words| Cell { text, words, section: None };
        (cell(titles, project_words), cell(described, description_words))
    }

    /// The department cells, in rows.
    fn departments(&self, at: usize, noise: &RowNoise, faults: &mut Vec<Fault>) -> Vec<Vec<Cell>> {
        let names = &self.plan.listings[at].departments;
        let mut cells: Vec<_> =
            names.iter().map(|name| Cell { text: name.clone(), words: vec![name.clone()], section: None }).collect();
        if let Some((which, between)) = noise.shared.filter(|_| cells.len() > 1) {
            let which = usize::from(which) % (cells.len() - 1);
            let next = cells.remove(which + 1);
            let between = [" ", "　", "、", "・", "／", "，"][usize::from(between) % 6];
            cells[which].text = format!("{}{between}{}", cells[which].text, next.text);
            cells[which].words.extend(next.words);
            faults.push(Fault::SharedCell);
        }
        match noise.overflow {
            Some((width, _)) if cells.len() > usize::from(width) => {
                faults.push(Fault::Overflow);
                cells.chunks(usize::from(width)).map(<[Cell]>::to_vec).collect()
            }
            Some(_) | None => vec![cells],
        }
    }

    fn sections_of(&self, row: usize) -> [usize; 3] {
        let measure = self.plan.listings[self.rows[row].listings[0]].section;
        let issue = self.plan.sections[measure].parent.expect("a measure has an issue");
        let goal = self.plan.sections[issue].parent.expect("an issue has a goal");
        [goal, issue, measure]
    }

    /// Labels the sections that begin with a row, and those that a page break or a careful hand names again.
    fn name_sections(&mut self, at: usize) {
        let sections = self.sections_of(at);
        let before = at.checked_sub(1).map(|before| self.sections_of(before));
        let page = self.rows[at].noise.page.clone().filter(|_| at > 0);
        for (level, section) in sections.into_iter().enumerate() {
            let begins = before.is_none_or(|before| before[level] != section);
            let repeated = self.rows[at].noise.repeated.is_some_and(|levels| levels & (1 << level) != 0);
            let (label, faults) = if begins {
                self.first_label(section)
            } else if let Some(page) = &page {
                self.named_again(section, &page.named[level])
            } else if repeated || self.plan.style.all_named {
                let fault = (repeated && !self.plan.style.all_named).then_some(Fault::Repeated);
                (Some(self.label(section, false, None, None)), fault.into_iter().collect())
            } else {
                (None, Vec::new())
            };
            self.rows[at].labels[level] = label;
            self.rows[at].faults.extend(faults);
        }
        if page.is_some() {
            self.rows[at].faults.push(Fault::PageBreak);
        }
    }

    fn first_label(&self, section: usize) -> (Option<Cell>, Vec<Fault>) {
        let of = &self.plan.sections[section];
        let number = &self.numbered.sections[section];
        let other = of.noise.writing && forms::has_sister(self.plan.style.forms.of[of.level]);
        let moved = of.noise.mark.filter(|_| of.priority);
        let mut faults = Vec::new();
        faults.extend(number.twice.then_some(Fault::SectionTwice));
        faults.extend(number.skipped.then_some(Fault::SectionSkipped));
        faults.extend(other.then_some(Fault::OtherWriting));
        faults.extend(moved.map(|_| Fault::MarkMoved));
        (Some(self.label(section, other, moved, None)), faults)
    }

    /// The label of a section; `reworded` stands for its title.
    fn label(&self, section: usize, other: bool, moved: Option<u8>, reworded: Option<&str>) -> Cell {
        let of = &self.plan.sections[section];
        let style = &self.plan.style;
        let number = style.forms.write(of.level, &self.numbered.sections[section].path, other);
        let mark = of.priority.then(|| moved.unwrap_or(style.mark_place()));
        let text = style.label(of.level, &number, reworded.unwrap_or(&of.title), mark);
        Cell { text, words: vec![reworded.unwrap_or(&of.title).to_owned()], section: Some(section) }
    }

    fn named_again(&self, section: usize, noise: &NamedNoise) -> (Option<Cell>, Vec<Fault>) {
        let of = &self.plan.sections[section];
        if noise.left_out {
            return (None, vec![Fault::NotNamed]);
        }
        let (title, mut faults) = match (noise.alike, noise.respaced) {
            (Some(how), _) => (lose_letter(&of.title, how), vec![Fault::NamedAlike]),
            (None, Some(how)) => (respace(&of.title, how), vec![Fault::NamedRespaced]),
            (None, None) => (of.title.clone(), Vec::new()),
        };
        let mut cell = self.label(section, noise.respaced.is_some_and(|how| how >= 192), None, Some(&title));
        if noise.unmarked && of.priority {
            let number = self.plan.style.forms.write(of.level, &self.numbered.sections[section].path, false);
            cell.text = self.plan.style.label(of.level, &number, &title, None);
            faults.push(Fault::MarkDropped);
        }
        (Some(cell), faults)
    }

    /// Moves the label of a measure that begins with this row a row up or down, where its cell is free.
    fn misplace(&mut self, at: usize) {
        let [_, issue, measure] = self.sections_of(at);
        let [_, issue_before, measure_before] = self.sections_of(at - 1);
        // Where no number starts again, nothing tells that a label was moved.
        let counted = !self.plan.style.runs_on(3) && !self.plan.style.forms.is_bullet(3);
        if measure == measure_before || self.plan.style.all_named || !counted {
            return;
        }
        let noise = &self.plan.sections[measure].noise;
        let next_is_free =
            self.rows.get(at + 1).is_some_and(|next| next.noise.page.is_none() && next.labels[2].is_none());
        let next_goes_on = at + 1 < self.rows.len() && self.sections_of(at + 1)[2] == measure;
        if noise.late && next_is_free && next_goes_on && (self.rows[at].noise.page.is_none()) {
            self.rows[at + 1].labels[2] = self.rows[at].labels[2].take();
            self.rows[at + 1].faults.push(Fault::Late);
        } else if noise.early && issue == issue_before && self.rows[at - 1].labels[2].is_none() {
            self.rows[at - 1].labels[2] = self.rows[at].labels[2].take();
            self.rows[at - 1].faults.push(Fault::Early);
        }
    }
}
