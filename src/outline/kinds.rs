//! The table of kinds: what a level's heading is called in data and in addresses.

use super::columns::key;
use super::header::LevelColumn;
use crate::config::PlanConfig;
use crate::plan::Level;

/// Heading, kind, folder. A heading that is not here is `level-N`. Entries are lasting: they are part of addresses.
const KINDS: &[(&str, &str, &str)] = &[
    ("基本目標", "goal", "goals"),
    ("課題", "issue", "issues"),
    ("施策", "measure", "measures"),
    ("基本理念", "principle", "principles"),
    ("基本方針", "policy", "policies"),
    ("基本的方向", "orientation", "orientations"),
    ("基本方向", "orientation", "orientations"),
    ("目標", "goal", "goals"),
    ("重点目標", "priority-goal", "priority-goals"),
    ("主要課題", "main-issue", "main-issues"),
    ("重点課題", "priority-issue", "priority-issues"),
    ("施策の方向", "direction", "directions"),
    ("施策の方向性", "direction", "directions"),
    ("施策の基本的方向", "direction", "directions"),
    ("施策目標", "measure-goal", "measure-goals"),
    ("基本施策", "basic-measure", "basic-measures"),
    ("主要施策", "main-measure", "main-measures"),
    ("重点施策", "priority-measure", "priority-measures"),
    ("分野", "field", "fields"),
    ("柱", "pillar", "pillars"),
    ("章", "chapter", "chapters"),
    ("節", "part", "parts"),
    ("項", "item", "items"),
    ("将来像", "vision", "visions"),
    ("めざす姿", "aim", "aims"),
    ("目指す姿", "aim", "aims"),
    ("政策", "policy-area", "policy-areas"),
    ("政策目標", "policy-goal", "policy-goals"),
    ("個別目標", "specific-goal", "specific-goals"),
    ("取組の柱", "pillar", "pillars"),
    ("施策の柱", "pillar", "pillars"),
    ("施策の展開", "development", "developments"),
    ("具体的施策", "concrete-measure", "concrete-measures"),
    ("具体的な施策", "concrete-measure", "concrete-measures"),
    ("個別施策", "specific-measure", "specific-measures"),
    ("主な取組", "main-action", "main-actions"),
    ("主な取り組み", "main-action", "main-actions"),
    ("取組", "action", "actions"),
    ("取り組み", "action", "actions"),
    ("具体的な取組", "concrete-action", "concrete-actions"),
    ("具体的な取り組み", "concrete-action", "concrete-actions"),
    ("具体的取組", "concrete-action", "concrete-actions"),
    ("取組の方向", "action-direction", "action-directions"),
    ("取組の方向性", "action-direction", "action-directions"),
    ("取組方針", "action-policy", "action-policies"),
    ("重点取組", "priority-action", "priority-actions"),
    ("重点プロジェクト", "priority-project", "priority-projects"),
    ("大項目", "major-item", "major-items"),
    ("中項目", "middle-item", "middle-items"),
    ("小項目", "minor-item", "minor-items"),
    ("大分類", "major-class", "major-classes"),
    ("中分類", "middle-class", "middle-classes"),
    ("小分類", "minor-class", "minor-classes"),
];

/// The known kind of a heading: its kind and folder. 基本目標名 is 基本目標.
fn known(key: &str) -> Option<(&'static str, &'static str)> {
    let find = |key: &str| KINDS.iter().find(|(name, ..)| *name == key).map(|(_, kind, folder)| (*kind, *folder));
    find(key).or_else(|| find(key.strip_suffix('名')?))
}

/// Whether a heading, already folded, names a level of sections that many plans have.
pub(super) fn is_known(key: &str) -> bool {
    known(key).is_some()
}

/// The words of headings, which numbers of sections may follow: 「基本目標1」.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(name, ..)| *name)
}

/// The levels of a plan by the columns of its header, from the top. What `plan.toml` says of a heading counts first. Two
/// levels never share a kind or a folder.
pub(super) fn levels(columns: &[LevelColumn], config: &PlanConfig) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let key = key(&column.heading);
        let given = config.levels.iter().find(|level| self::key(&level.heading) == key);
        let known = known(&key).map(|(kind, folder)| (kind.to_owned(), folder.to_owned()));
        let given = given.and_then(|level| {
            let kind = level.kind.clone().or_else(|| known.as_ref().map(|(kind, _)| kind.clone()));
            let folder = level.folder.clone().or_else(|| kind.clone());
            Some((kind.or_else(|| folder.clone())?, folder?))
        });
        let is_free = |(kind, folder): &(String, String)| {
            levels.iter().all(|level| level.kind != *kind && level.folder != *folder)
        };
        let numbered = || (format!("level-{}", at + 1), format!("level-{}", at + 1));
        let (kind, folder) = given.filter(is_free).or(known.filter(is_free)).unwrap_or_else(numbered);
        levels.push(Level { heading: column.heading.clone(), kind, folder });
    }
    levels
}
