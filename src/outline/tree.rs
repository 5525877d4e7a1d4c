//! The tree: events become sections and projects, and the sequence of numbers gives them their codes.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{DraftProject, DraftSection, Outline};
use super::numbering::{self, Given};
use super::numeral::Numeral;
use super::row::{Event, Label, Overflow, ProjectRow};
use super::wording::{self, Wording};
use crate::diag::{Code, Diagnostic, Sink};

/// Builds the tree of an outline whose levels are known.
pub(super) fn build(sink: &mut Sink, outline: &mut Outline, events: Vec<Event>) {
    let mut builder = Builder {
        sink,
        outline,
        open: Vec::new(),
        labels: Vec::new(),
        siblings: BTreeMap::new(),
        broken: BTreeSet::new(),
        section_findings: Vec::new(),
        numbers: Vec::new(),
        project_findings: Vec::new(),
    };
    for event in events {
        match event {
            Event::Label(label) => builder.take_label(label),
            Event::Projects(row) => builder.take_projects(row),
        }
    }
    builder.compare_scripts();
    builder.number_sections();
    builder.number_projects();
    builder.report();
}

/// The tree while it grows. Codes are given at the end, when all siblings are known.
struct Builder<'a> {
    sink: &'a mut Sink,
    outline: &'a mut Outline,
    /// The running section of each level, from the top.
    open: Vec<usize>,
    /// The label that each section was opened by.
    labels: Vec<Label>,
    /// The sections under a parent that print a number, for finding one that is named again.
    siblings: BTreeMap<(Option<usize>, Option<u32>), Vec<usize>>,
    /// The sections that are named again without the line break of their first label.
    broken: BTreeSet<usize>,
    /// Findings that wait for their section's code.
    section_findings: Vec<(usize, Diagnostic)>,
    /// The printed number of each project.
    numbers: Vec<Option<u32>>,
    /// Findings that wait for their project's code.
    project_findings: Vec<(usize, Diagnostic)>,
}

impl Builder<'_> {
    /// Opens a section, or goes on with one that is named again.
    fn take_label(&mut self, label: Label) {
        if label.level > self.open.len() {
            let level = self.outline.levels[self.open.len()].heading.clone();
            self.sink.report(Diagnostic::new(Code::P14).at(&label.place).cell(&label.cell).with("level", level));
            return;
        }
        let parent = label.level.checked_sub(1).map(|above| self.open[above]);
        let running = self.open.get(label.level).copied().filter(|_| label.goes_on);
        match running.or_else(|| self.find_again(parent, &label)) {
            Some(known) => self.go_on(known, &label),
            None => self.open_section(parent, label),
        }
    }

    /// The section under this parent that a label names again after another one, the latest first.
    fn find_again(&self, parent: Option<usize>, label: &Label) -> Option<usize> {
        let number = label.numeral.as_ref().and_then(Numeral::own);
        let named = self.siblings.get(&(parent, number))?.iter().rev().copied();
        let same = |at: &usize| wording::compare(&self.outline.sections[*at].title, &label.title);
        named.into_iter().find(|at| matches!(same(at), Wording::Same | Wording::Respaced))
    }

    fn go_on(&mut self, known: usize, label: &Label) {
        if self.open.get(label.level) != Some(&known) {
            self.open.truncate(label.level);
            self.open.push(known);
        }
        let section = &mut self.outline.sections[known];
        section.places.push(label.place.clone());
        section.priority |= label.taken.priority;
        let new = label.taken.marks.iter().copied().filter(|mark| !section.marks.contains(mark)).collect::<Vec<_>>();
        section.marks.extend(new);
        let code = match wording::compare(&section.title, &label.title) {
            Wording::Same => return,
            // A line that breaks in the first alone is one fault, however often the section is named.
            Wording::Respaced if section.title.contains('\n') && !self.broken.insert(known) => return,
            Wording::Respaced => Code::P15,
            Wording::Alike(_) | Wording::Other => Code::P01,
        };
        let mut found = Diagnostic::new(code).at(&label.place).cell(&label.cell);
        found = found.with("label", &section.label).with("first", &section.title);
        if code == Code::P01 {
            found = found.with("here", &label.title);
        }
        self.section_findings.push((known, found));
    }

    fn open_section(&mut self, parent: Option<usize>, label: Label) {
        let at = self.outline.sections.len();
        self.open.truncate(label.level);
        self.open.push(at);
        let number = label.numeral.as_ref().and_then(Numeral::own);
        self.siblings.entry((parent, number)).or_default().push(at);
        self.check_label(at, parent, &label);
        self.outline.sections.push(DraftSection {
            level: label.level,
            parent,
            code: String::new(),
            label: own_label(&self.outline.levels[label.level].heading, &label),
            title: label.title.clone(),
            priority: label.taken.priority,
            marks: label.taken.marks.clone(),
            places: vec![label.place.clone()],
        });
        self.labels.push(label);
    }

    /// Doubts about a label by itself: the number it lacks, the parents it names.
    fn check_label(&mut self, at: usize, parent: Option<usize>, label: &Label) {
        if label.lacks_number {
            let found = Diagnostic::new(Code::P22).at(&label.place).cell(&label.cell);
            self.section_findings.push((at, found));
        }
        let Some(numeral) = &label.numeral else { return };
        let above = std::iter::successors(parent, |&up| self.outline.sections[up].parent);
        let printed = above.map(|up| self.labels[up].numeral.as_ref().and_then(Numeral::own));
        let agrees = numeral.parents().iter().rev().zip(printed).all(|(own, up)| up.is_none_or(|up| up == *own));
        let found = |code| Diagnostic::new(code).at(&label.place).cell(&label.cell).with("label", &numeral.label);
        if !agrees && let Some(parent) = parent {
            let parent = &self.outline.sections[parent].label;
            self.section_findings.push((at, found(Code::P10).with("parent", parent)));
        }
    }

    /// Notes the labels of a level that are written in other characters than most of them.
    fn compare_scripts(&mut self) {
        for level in 0..self.outline.levels.len() {
            let members: Vec<_> = (0..self.labels.len()).filter(|&at| self.labels[at].level == level).collect();
            let own = |at: usize| self.labels[at].numeral.as_ref().is_some_and(|numeral| numeral.own_characters);
            let (special, plain): (Vec<usize>, Vec<usize>) = members.into_iter().partition(|&at| own(at));
            let (rare, usual) = if special.len() > plain.len() { (plain, special) } else { (special, plain) };
            let Some(&usual) = usual.first() else { continue };
            for at in rare {
                let (label, section) = (&self.labels[at], &self.outline.sections[at]);
                let found = Diagnostic::new(Code::P13).at(&label.place).cell(&label.cell).with("label", &section.label);
                self.section_findings.push((at, found.with("first", &self.outline.sections[usual].label)));
            }
        }
    }

    /// Lists the projects of a row under the running section of the lowest level.
    fn take_projects(&mut self, row: ProjectRow) {
        let first = self.outline.projects.len();
        let skipped = self.outline.levels.get(self.open.len()).map(|level| level.heading.clone());
        for project in row.projects {
            let Some(&section) = self.open.last() else {
                let found = Diagnostic::new(Code::P11).at(&project.place).cell(&project.cell);
                self.sink.report(found.with("title", &project.title));
                continue;
            };
            self.numbers.push(project.number);
            self.outline.projects.push(DraftProject {
                section,
                code: String::new(),
                label: project.label,
                title: project.title,
                priority: project.taken.priority,
                marks: project.taken.marks,
                relisting: project.taken.relisting,
                original: project.taken.original,
                description: project.description,
                cells: row.beside.clone(),
                departments: row.departments.clone(),
                place: project.place,
                cell: project.cell,
            });
        }
        if first == self.outline.projects.len() {
            return;
        }
        let section = self.outline.projects[first].section;
        if let Some(level) = skipped.filter(|_| first == 0 || self.outline.projects[first - 1].section != section) {
            let project = &self.outline.projects[first];
            let found = Diagnostic::new(Code::P18).at(&project.place).cell(&project.cell).with("level", level);
            self.project_findings.push((first, found));
        }
        let last = self.outline.projects.len() - 1;
        self.project_findings.extend(row.findings.into_iter().map(|found| (first, found)));
        if let Some(Overflow { place, cell, rows }) = row.overflow {
            let found = Diagnostic::new(Code::P07).at(&place).cell(cell).with("count", rows);
            self.project_findings.push((last, found));
        }
    }

    /// Gives sections their codes, level by level: a parent's code is known before its children's.
    fn number_sections(&mut self) {
        for level in 0..self.outline.levels.len() {
            let members = (0..self.outline.sections.len()).filter(|&at| self.outline.sections[at].level == level);
            let parent = |at: usize| self.outline.sections[at].parent;
            let groups = group_by(members, parent);
            let own = |at: usize| self.labels[at].numeral.as_ref().and_then(Numeral::own);
            for (at, given) in numbers_of(&groups, own) {
                let above = self.outline.sections[at].parent.map(|up| self.outline.sections[up].code.clone());
                let section = &mut self.outline.sections[at];
                section.code = join(above.as_deref(), given.number);
                let found = |code| Diagnostic::new(code).at(&section.places[0]).cell(&self.labels[at].cell);
                let findings = numbering_findings(found, &section.label, &section.code, given);
                self.section_findings.extend(findings.into_iter().map(|found| (at, found)));
            }
        }
    }

    fn number_projects(&mut self) {
        let section = |at: usize| self.outline.projects[at].section;
        let groups = group_by(0..self.outline.projects.len(), section);
        for (at, given) in numbers_of(&groups, |at| self.numbers[at]) {
            let project = &mut self.outline.projects[at];
            project.code = join(Some(&self.outline.sections[project.section].code), given.number);
            let found = |code| Diagnostic::new(code).at(&project.place).cell(&project.cell);
            let findings = numbering_findings(found, &project.label, &project.code, given);
            self.project_findings.extend(findings.into_iter().map(|found| (at, found)));
        }
    }

    /// Reports what waited for codes.
    fn report(self) {
        let sections =
            self.section_findings.into_iter().map(|(at, found)| (self.outline.sections[at].code.clone(), found));
        let projects =
            self.project_findings.into_iter().map(|(at, found)| (self.outline.projects[at].code.clone(), found));
        self.sink.absorb(sections.chain(projects).map(|(code, found)| found.record(code)));
    }
}

/// The number of a section as printed, without the heading of its level, which pages show beside it.
fn own_label(heading: &str, label: &Label) -> String {
    let printed = label.numeral.as_ref().map_or("", |numeral| &numeral.label);
    let bare = printed.strip_prefix(heading).map(str::trim_start).filter(|bare| !bare.is_empty());
    bare.unwrap_or(printed).to_owned()
}

/// Members by what they stand under, in the chart's order.
fn group_by<K: Ord>(members: impl Iterator<Item = usize>, key: impl Fn(usize) -> K) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    members.for_each(|at| groups.entry(key(at)).or_default().push(at));
    groups.into_values().collect()
}

/// The number that each member of each group is given.
fn numbers_of(groups: &[Vec<usize>], own: impl Fn(usize) -> Option<u32>) -> Vec<(usize, Given)> {
    let printed: Vec<Vec<_>> = groups.iter().map(|group| group.iter().map(|&at| own(at)).collect()).collect();
    let runs_on = numbering::runs_on(&printed);
    let mut before = 0;
    let mut numbers = Vec::new();
    for (group, printed) in groups.iter().zip(&printed) {
        numbers.extend(group.iter().copied().zip(numbering::number(printed, before)));
        before = if runs_on { numbering::last(printed).unwrap_or(before) } else { 0 };
    }
    numbers
}

/// A code: the parent's code, a hyphen, the own number.
fn join(above: Option<&str>, number: u32) -> String {
    above.map_or_else(|| number.to_string(), |above| format!("{above}-{number}"))
}

/// What is odd about the number that a sibling was given.
fn numbering_findings(found: impl Fn(Code) -> Diagnostic, label: &str, code: &str, given: Given) -> Vec<Diagnostic> {
    let twice = given.twice.then(|| found(Code::P02).with("label", label).with("given", code));
    let skipped = given.skipped.map(|expected| found(Code::P08).with("label", label).with("expected", expected));
    twice.into_iter().chain(skipped).collect()
}
