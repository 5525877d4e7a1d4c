//! Clean plans, made up, with what is drawn of faults beside each part: a proptest strategy that shrinks.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::{Just, Strategy, any, prop_oneof};

use super::faults::{self, Rates, RowNoise, SectionNoise};
use super::forms::Forms;
use super::words::{self, Titles, below};

/// A plan and the way its chart is printed.
#[derive(Debug, Clone)]
pub(crate) struct Clean {
    /// All sections in order, a parent before its children.
    pub(crate) sections: Vec<CleanSection>,
    /// All listings in order.
    pub(crate) listings: Vec<CleanListing>,
    /// How the chart is printed.
    pub(crate) style: Style,
}

/// A section of a clean plan.
#[derive(Debug, Clone)]
pub(crate) struct CleanSection {
    /// Its level, from 0.
    pub(crate) level: usize,
    /// Its parent.
    pub(crate) parent: Option<usize>,
    /// Its title.
    pub(crate) title: String,
    /// Whether it is marked.
    pub(crate) priority: bool,
    /// Its faults.
    pub(crate) noise: SectionNoise,
}

/// A listing of a clean plan.
#[derive(Debug, Clone)]
pub(crate) struct CleanListing {
    /// Its section, of the lowest level.
    pub(crate) section: usize,
    /// Its title.
    pub(crate) title: String,
    /// Its description.
    pub(crate) description: String,
    /// Its departments.
    pub(crate) departments: Vec<String>,
    /// The listing it repeats.
    pub(crate) original: Option<usize>,
    /// Whether another listing repeats it.
    pub(crate) repeated: bool,
    /// Its faults.
    pub(crate) noise: RowNoise,
}

/// How a chart is printed throughout.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    /// The forms of its numbers.
    pub(crate) forms: Forms,
    /// Choices between ways that are all right: headings, spaces, marks, line breaks.
    pub(crate) choices: [u8; 10],
    /// Which levels, the lowest section's and the projects', run on through all parents, where their form allows it.
    pub(crate) running: [u8; 2],
    /// Whether every row names all its sections.
    pub(crate) all_named: bool,
    /// Whether rows end with the header's last column.
    pub(crate) padded: bool,
}

impl Style {
    /// Whether the numbers of a level run on through all parents. Numbers printed in characters of their own end too early.
    pub(crate) fn runs_on(&self, level: usize) -> bool {
        level > 1 && self.forms.runs_on(level, self.running[level - 2])
    }
}

/// Whether a chart's levels can be told apart by their numbers alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbers {
    /// Each level has a form of its own.
    Apart,
    /// Two levels share a form.
    Alike,
}

#[derive(Debug, Clone)]
struct ProjectDraft {
    seed: u32,
    same_title: bool,
    relisting: Option<u32>,
    departments: usize,
    collective: bool,
    noise: RowNoise,
}

type Measure = (u32, bool, SectionNoise, Vec<ProjectDraft>);
type Issue = (u32, bool, SectionNoise, Vec<Measure>);
type Goal = (u32, bool, SectionNoise, Vec<Issue>);

/// Plans whose charts have faults at these rates.
pub(crate) fn plans(rates: &Rates, numbers: Numbers) -> impl Strategy<Value = Clean> + use<> {
    let measure = (any::<u32>(), Just(false), faults::section(rates), vec(project(rates), 1..=6));
    let issue = (any::<u32>(), proptest::bool::weighted(0.2), faults::section(rates), vec(measure, 1..=5));
    let goal = (any::<u32>(), Just(false), faults::section(rates), vec(issue, 1..=5));
    (vec(goal, 2..=5), style(numbers)).prop_map(|(goals, style)| plan(goals, style))
}

fn project(rates: &Rates) -> impl Strategy<Value = ProjectDraft> + use<> {
    let few = prop_oneof![14 => 1..=3_usize, 5 => 4..=8_usize, 1 => 9..=30_usize];
    let kinds = (proptest::bool::weighted(0.02), weighted(0.06, any::<u32>()), few, proptest::bool::weighted(0.04));
    (any::<u32>(), kinds, faults::row(rates)).prop_map(
        |(seed, (same_title, relisting, departments, collective), noise)| ProjectDraft {
            seed,
            same_title,
            relisting,
            departments,
            collective,
            noise,
        },
    )
}

fn style(numbers: Numbers) -> impl Strategy<Value = Style> {
    let running = [1..=255_u8, 1..=255_u8];
    (any::<[u8; 4]>(), any::<[u8; 10]>(), running, proptest::bool::weighted(0.1), any::<bool>()).prop_map(
        move |(forms, choices, running, all_named, padded)| Style {
            running,
            forms: match numbers {
                Numbers::Apart => Forms::apart(forms),
                Numbers::Alike => Forms::alike(forms),
            },
            choices,
            all_named,
            padded,
        },
    )
}

/// Makes the plan of its drafts: sections and listings in order, relistings joined to originals.
fn plan(goals: Vec<Goal>, style: Style) -> Clean {
    let mut maker = Maker { titles: Titles::default(), sections: Vec::new(), drafts: Vec::new() };
    for (seed, priority, noise, issues) in goals {
        let goal = maker.section(0, None, seed, priority, noise);
        for (seed, priority, noise, measures) in issues {
            let issue = maker.section(1, Some(goal), seed, priority, noise);
            for (seed, priority, noise, projects) in measures {
                let measure = maker.section(2, Some(issue), seed, priority, noise);
                maker.drafts.extend(projects.into_iter().map(|project| (measure, project)));
            }
        }
    }
    let listings = maker.listings();
    Clean { sections: maker.sections, listings, style }
}

struct Maker {
    titles: Titles,
    sections: Vec<CleanSection>,
    drafts: Vec<(usize, ProjectDraft)>,
}

impl Maker {
    fn section(
        &mut self,
        level: usize,
        parent: Option<usize>,
        seed: u32,
        priority: bool,
        noise: SectionNoise,
    ) -> usize {
        let title = self.titles.section(level, seed.into());
        self.sections.push(CleanSection { level, parent, title, priority, noise });
        self.sections.len() - 1
    }

    fn listings(&mut self) -> Vec<CleanListing> {
        let drafts = std::mem::take(&mut self.drafts);
        let mut listings: Vec<_> = drafts.iter().map(|(section, draft)| self.listing(*section, draft)).collect();
        // Equal titles that are two projects: never those that a relisting names.
        let mut twins = vec![false; drafts.len()];
        for (at, _) in drafts.iter().enumerate().filter(|(_, (_, draft))| draft.same_title && draft.relisting.is_none())
        {
            let other = below(at as u64, drafts.len());
            let plain = drafts[other].1.relisting.is_none() && !twins[other] && !twins[at];
            if plain && listings[other].section != listings[at].section {
                let title = listings[other].title.clone();
                listings[at].title = title;
                (twins[at], twins[other]) = (true, true);
            }
        }
        for (at, (section, draft)) in drafts.iter().enumerate() {
            let Some(wanted) = draft.relisting else { continue };
            let other = wanted as usize % drafts.len();
            let original = drafts[other].1.relisting.is_none() && !twins[other] && listings[other].section != *section;
            if original {
                let noise = listings[at].noise.clone();
                listings[other].repeated = true;
                listings[at] = CleanListing {
                    section: *section,
                    original: Some(other),
                    repeated: false,
                    noise,
                    ..listings[other].clone()
                };
            }
        }
        listings
    }

    fn listing(&mut self, section: usize, draft: &ProjectDraft) -> CleanListing {
        let seed = u64::from(draft.seed);
        CleanListing {
            section,
            title: self.titles.project(seed),
            description: words::description(seed),
            departments: words::departments(draft.departments, draft.collective, seed)
                .into_iter()
                .map(str::to_owned)
                .collect(),
            original: None,
            repeated: false,
            noise: draft.noise.clone(),
        }
    }
}
