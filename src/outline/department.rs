//! Department cells: what looks like the name of a unit, several names in one cell, and names for all.

use super::ditto;
use super::draft::Named;
use crate::table::Cell;

/// What names of units end with, and hardly anything else.
const UNIT_ENDS: &[&str] = &["課", "室", "局", "係", "館", "センター", "委員会", "議会", "本部", "グループ", "チーム"];
/// What names of units may end with, and other short words too: 講習会 is no department.
const PERHAPS_ENDS: &[&str] =
    &["部", "所", "担当", "署", "院", "園", "校", "会", "団", "班", "庁", "機構", "公社", "財団", "協議会"];
/// Names that stand for departments without naming one. Whole names: 安全課 ends like 全課 and is a department.
const COLLECTIVES: &[&str] = &[
    "各課",
    "全課",
    "関係課",
    "関係各課",
    "関連課",
    "関連各課",
    "庁内各課",
    "庁内全課",
    "庁内関係課",
    "庁内関係各課",
    "各部",
    "各部課",
    "全部課",
    "全部署",
    "各部署",
    "関係部署",
    "関係各部署",
    "関連部署",
    "庁内各部署",
    "全庁",
    "庁内全体",
    "各担当課",
    "各所管課",
    "関係機関",
    "関係部局",
];
/// The longest name of a unit, in characters.
const LONGEST_NAME: usize = 24;

/// Whether a name stands for departments without naming one, as 関係各課 does.
#[must_use]
pub fn is_collective(name: &str) -> bool {
    COLLECTIVES.contains(&name)
}

/// Whether a text may be the names of units: it reads like them and not like a sentence.
pub(super) fn may_be_department(text: &str) -> bool {
    names(text).iter().all(|(_, name)| is_name(name))
}

/// Whether a text can hardly be anything but the names of units, even where a description should stand.
pub(super) fn must_be_department(text: &str) -> bool {
    names(text).iter().all(|(_, name)| is_name(name) && !PERHAPS_ENDS.iter().any(|end| name.ends_with(end)))
}

fn is_name(name: &str) -> bool {
    let short = name.chars().count() <= LONGEST_NAME && !name.contains(['。', '、', '「']);
    let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    short && (ends(UNIT_ENDS) || ends(PERHAPS_ENDS) || is_collective(name) || ditto::is_ditto(name))
}

/// The names in a department cell. A cell is only divided where each part reads like a name by itself.
pub(super) fn read(cell: &Cell) -> Vec<Named> {
    let parts = names(&cell.text);
    if parts.len() > 1 && parts.iter().all(|(_, name)| is_name(name)) {
        let named = |(skip, name): &(usize, &str)| Named {
            name: (*name).to_owned(),
            place: cell.place.part(*skip, name.chars().count()),
        };
        return parts.iter().map(named).collect();
    }
    vec![Named { name: cell.text.clone(), place: cell.place.clone() }]
}

/// The parts of a cell between spaces and commas, each with the number of characters before it. A dot or stroke divides
/// only where both sides read like names: こども・若者課 is one department.
fn names(text: &str) -> Vec<(usize, &str)> {
    let parts = split(text, 0, |letter| letter.is_whitespace() || matches!(letter, '、' | '，' | ','));
    parts.into_iter().flat_map(|(skip, part)| divide(skip, part)).collect()
}

/// A part at those of its dots and strokes that stand between names: 市民課・こども・若者課 is two.
fn divide(skip: usize, part: &str) -> Vec<(usize, &str)> {
    let mut divided = Vec::new();
    let (mut start, mut at) = (0, skip);
    for (end, _) in part.match_indices(['・', '／', '/']).chain([(part.len(), "")]) {
        let piece = &part[start..end];
        if is_name(piece) {
            divided.push((at, piece));
            at += piece.chars().count() + 1;
            start = part.len().min(end + part[end..].chars().next().map_or(0, char::len_utf8));
        }
    }
    if start == part.len() && !divided.is_empty() { divided } else { vec![(skip, part)] }
}

/// The non-empty parts of a text between dividers, each with the number of characters before it.
fn split(text: &str, skip: usize, is_divider: impl Fn(char) -> bool) -> Vec<(usize, &str)> {
    let mut at = skip;
    let mut parts = Vec::new();
    for part in text.split(is_divider) {
        if !part.is_empty() {
            parts.push((at, part));
        }
        at += part.chars().count() + 1;
    }
    parts
}
