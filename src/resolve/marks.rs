//! Marks: those that stand in the chart, each with the name of its page.

use std::collections::{BTreeMap, BTreeSet};

use super::departments::hash;
use crate::outline::{DraftMark, Outline};
use crate::plan::{Mark, MarkId};
use crate::text::fold;

/// The addresses of marks that many plans have. Entries are lasting.
const SLUGS: &[(&str, &[&str])] = &[
    ("new", &["新規", "新", "新規事業", "新規取組"]),
    ("partly-new", &["一部新規"]),
    ("continued", &["継続", "継", "継続事業", "継続取組"]),
    ("enhanced", &["充実", "充", "充実事業"]),
    ("expanded", &["拡充", "拡", "拡大", "拡充事業"]),
    ("partly-expanded", &["一部拡充"]),
    ("strengthened", &["強化"]),
    ("improved", &["改善"]),
    ("studied", &["検討", "検討事業"]),
    ("surveyed", &["調査"]),
    ("carried-out", &["実施"]),
    ("reviewed", &["見直し"]),
    ("reduced", &["縮小"]),
    ("merged", &["統合"]),
    ("suspended", &["休止"]),
    ("abolished", &["廃止"]),
    ("ended", &["終了"]),
    ("completed", &["完了"]),
    ("focus", &["重点", "重", "重点事業", "重点取組", "重点施策"]),
    ("important", &["重要"]),
    ("major", &["主要", "主要事業"]),
    ("lead", &["主管課", "主管", "主担当課", "主担当", "主担当部署", "主", "正"]),
    ("related", &["関係課", "関係", "関連課", "関連", "関係部署", "関連部署"]),
    ("supporting", &["協力課", "協力", "副担当課", "副", "従"]),
];

/// The marks of a plan, and the way to them from those of its outline.
pub(super) struct Marks {
    /// The marks that stand in the chart, in the order of the legend.
    pub(super) list: Vec<Mark>,
    by_draft: BTreeMap<usize, MarkId>,
}

impl Marks {
    /// The marks that an outline gives by its own indexes, each once, in the order of the legend.
    pub(super) fn find(&self, drafts: &[usize]) -> Vec<MarkId> {
        let found: BTreeSet<MarkId> = drafts.iter().filter_map(|at| self.by_draft.get(at)).copied().collect();
        found.into_iter().collect()
    }
}

/// Takes the marks that stand at a section, 事業 or department of the outline. Two signs of one meaning are one mark.
pub(super) fn resolve(outline: &Outline) -> Marks {
    let mut marks = Marks { list: Vec::new(), by_draft: BTreeMap::new() };
    let mut used = vec![false; outline.marks.len()];
    let sections = outline.sections.iter().flat_map(|section| &section.marks);
    let projects = outline.projects.iter().flat_map(|project| &project.marks);
    let named = outline.projects.iter().flat_map(|project| &project.departments).flat_map(|named| &named.marks);
    sections.chain(projects).chain(named).for_each(|at| used[*at] = true);
    for (at, draft) in outline.marks.iter().enumerate().filter(|(at, _)| used[*at]) {
        let same = marks.list.iter().position(|mark| fold::key(&mark.name) == fold::key(&draft.name));
        let id = same.unwrap_or_else(|| {
            marks.list.push(mark(draft, &marks.list));
            marks.list.len() - 1
        });
        marks.by_draft.insert(at, MarkId(id));
    }
    marks
}

fn mark(draft: &DraftMark, earlier: &[Mark]) -> Mark {
    let is_free = |slug: &String| earlier.iter().all(|mark| mark.slug != *slug);
    let key = fold::key(&draft.name);
    let common = SLUGS.iter().find(|(_, names)| names.contains(&key.as_str())).map(|(slug, _)| (*slug).to_owned());
    let is_symbol = draft.is_symbol();
    Mark {
        slug: draft.slug.clone().filter(is_free).or(common.filter(is_free)).unwrap_or_else(|| hash(&draft.name)),
        symbol: is_symbol.then(|| draft.sign.clone()),
        name: draft.name.clone(),
        explained: draft.explained || !is_symbol,
    }
}
