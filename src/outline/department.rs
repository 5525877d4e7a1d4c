//! Department cells: what looks like the name of a unit, several names in one cell, and names for all.

use super::broken;
use super::ditto;
use super::draft::Named;
use super::mark::{Signs, bracketed, is_symbol};
use super::remark::{self, Depth};
use super::units::Units;
use crate::table::Cell;

/// What names of units end with, and hardly anything else.
const UNIT_ENDS: &[&str] = &["課", "室", "局", "係", "館", "センター", "委員会", "議会", "本部", "グループ", "チーム"];
/// What names of units may end with, and other short words too: 講習会 is no department.
const PERHAPS_ENDS: &[&str] =
    &["部", "所", "担当", "署", "院", "園", "校", "会", "団", "班", "庁", "機構", "公社", "財団", "協議会"];
/// What the names of units in a 部 end with, where they go on after a comma.
const MEMBER_ENDS: &[&str] = &["課", "室", "係", "担当", "グループ", "班"];
/// What the names of 係 and their like end with, which stand behind the 課 that they belong to.
const SUBUNIT_ENDS: &[&str] = &["係", "担当", "班", "グループ"];
/// What the names of units end with that have 係.
const PARENT_ENDS: &[&str] = &["課", "室", "所", "館", "センター", "事務局"];
/// Words that end with 部 and are no 部 of a city hall, and what follows 部 within a word: 内部統制課, 部会.
const NO_DIVISIONS: &[&str] = &[
    "内部", "外部", "一部", "全部", "本部", "学部", "支部", "上部", "下部", "幹部", "南部", "北部", "東部", "西部",
    "中部",
];
const WITHIN_WORDS: &[char] = &['会', '門', '署', '長', '局', '隊', '品', '分', '員', '室', '落'];
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
    "庁内関連課",
    "各部",
    "全部",
    "各部課",
    "全部課",
    "各課室",
    "全課室",
    "関係部課",
    "関係各部課",
    "関係課室",
    "全部署",
    "各部署",
    "関係部署",
    "関係各部署",
    "関連部署",
    "庁内各部署",
    "庁内全部署",
    "庁内関係部署",
    "各部局",
    "全部局",
    "全庁",
    "全庁各課",
    "庁内",
    "庁内全体",
    "各担当課",
    "各所管課",
    "各主管課",
    "事業担当課",
    "事業所管課",
    "各事業担当課",
    "各事業所管課",
    "全所属",
    "各所属",
    "関係所属",
    "各施設",
    "全施設",
    "関係施設",
    "各小中学校",
    "関係機関",
    "関係部局",
    "関係団体",
];
/// Words in brackets beside a name that are marks of a department.
const WORDS: &[&str] =
    &["主", "副", "主管", "主担当", "主管課", "主担当課", "関係", "関連", "協力", "幹事", "統括", "正", "従"];
/// The longest cell of names, in bytes: what is longer is a text, and not worth dividing.
const LONGEST_CELL: usize = 6000;
/// The longest name of a unit, in characters.
const LONGEST_NAME: usize = 24;

/// Whether a name stands for departments without naming one, as 関係各課 does.
#[must_use]
pub fn is_collective(name: &str) -> bool {
    COLLECTIVES.contains(&name.strip_suffix('等').unwrap_or(name))
}

/// Whether a text may be the names of units: it reads like them and not like a sentence.
pub(super) fn may_be_department(text: &str) -> bool {
    all_names(text, |_| true)
}

/// Whether a text can hardly be anything but the names of units, even where a description should stand.
pub(super) fn must_be_department(text: &str) -> bool {
    all_names(text, |name| !PERHAPS_ENDS.iter().any(|end| name.ends_with(end)))
}

fn all_names(text: &str, also: impl Fn(&str) -> bool) -> bool {
    if text.contains('。') {
        return false;
    }
    let text = broken::mended(text, &Units::default());
    let parts = parts(&text, &Units::default());
    let names: Vec<_> = parts.iter().map(|part| part.bare().0).filter(|name| !name.is_empty()).collect();
    // A remark may stand behind one of several names; a single text that ends in brackets may be anything.
    let bare = |name| if names.len() > 1 { remark::without(name) } else { name };
    !names.is_empty() && names.iter().map(|name| bare(name)).all(|name| is_name(name) && also(name))
}

/// Whether a text is as short as the name of a unit, and no sentence.
pub(super) fn is_short(text: &str) -> bool {
    text.chars().count() <= LONGEST_NAME && !text.contains(['。', '、', '「'])
}

pub(super) fn is_name(name: &str) -> bool {
    let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    is_short(name) && (ends(UNIT_ENDS) || ends(PERHAPS_ENDS) || is_collective(name) || ditto::is_ditto(name))
}

/// Whether a name is one by itself. Of two letters hardly any is: 学校, 社会 and 関係 end like units and begin their names.
pub(super) fn is_whole(name: &str) -> bool {
    is_name(name)
        && (name.chars().count() > 2 || UNIT_ENDS.contains(&name) || is_collective(name) || ditto::is_ditto(name))
}

/// What stands between names, and in some of them.
pub(super) const DOTS: &[char] = &['・', '／', '/'];

/// The names in a department cell, and whether nothing but a space divides them. A cell is only divided where each part
/// reads like a name by itself.
pub(super) fn read(cell: &Cell, units: &Units, signs: &mut Signs) -> (Vec<Named>, bool) {
    let text = broken::mended(&cell.text, units);
    let whole = units.has_dotted(&text);
    let parts = if whole { Vec::new() } else { parts(&text, units) };
    let names = parts.iter().filter(|part| !part.bare().0.is_empty());
    if !whole && names.clone().all(|part| remark::is_noted_name(part.bare().0)) && names.count() > 0 {
        return divided(cell, &parts, signs);
    }
    let part = Part { skip: 0, text: text.trim(), gap: Gap::Start };
    let (name, marks) = part.bare();
    let marks = marks.into_iter().map(|sign| signs.of_department(sign)).collect();
    let name = if name.is_empty() { &*text } else { name };
    (vec![Named { name: name.to_owned(), division: None, marks, place: cell.place.clone() }], false)
}

/// The units of a cell whose parts are all names: a 部 before its 課 is no unit of its own here.
fn divided(cell: &Cell, parts: &[Part], signs: &mut Signs) -> (Vec<Named>, bool) {
    let mut named: Vec<Named> = Vec::new();
    let mut division: Option<&str> = None;
    let mut waiting: Vec<usize> = Vec::new();
    let mut parent: Option<Named> = None;
    let mut spaced = false;
    for (at, part) in parts.iter().enumerate() {
        let (name, own) = part.bare();
        let mut marks: Vec<usize> = std::mem::take(&mut waiting);
        marks.extend(own.into_iter().map(|sign| signs.of_department(sign)));
        if name.is_empty() {
            waiting = marks;
            continue;
        }
        if is_division(name) && parts.get(at + 1).is_some_and(|next| next.gap != Gap::Divider && next.is_member()) {
            division = Some(name);
            waiting = marks;
            continue;
        }
        let (above, name) = in_division(name).map_or((None, name), |(above, name)| (Some(above), name));
        if above.is_some() || !part.is_member() {
            division = above;
        }
        let place = cell.place.part(part.skip, part.text.chars().count());
        let one = Named { name: name.to_owned(), division: division.map(str::to_owned), marks, place };
        if !join_subunit(&mut named, &mut parent, part.gap, &one) {
            spaced |= !named.is_empty() && part.gap == Gap::Space && division.is_none();
            named.push(one);
        }
    }
    if let Some(last) = named.last_mut() {
        last.marks.extend(waiting);
    }
    (named, spaced)
}

/// Joins a 係 to the 課 that it stands behind, 「政策企画課 広報係」, and each further one to the same; says whether it is one.
fn join_subunit(named: &mut Vec<Named>, parent: &mut Option<Named>, gap: Gap, one: &Named) -> bool {
    let ends = |name: &str, ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    let (Some(above), true, Some(last)) = (parent.as_ref(), ends(&one.name, SUBUNIT_ENDS), named.last_mut()) else {
        *parent = ends(&one.name, PARENT_ENDS).then(|| one.clone());
        return false;
    };
    let name = format!("{} {}", above.name, one.name);
    if last.name != above.name {
        let division = above.division.clone();
        named.push(Named { name, division, ..one.clone() });
    } else if gap == Gap::Divider {
        *parent = None;
        return false;
    } else {
        last.name = name;
        last.marks.extend(&one.marks);
    }
    true
}

/// Whether a name is that of a 部, above 課.
pub(super) fn is_division(name: &str) -> bool {
    name.ends_with('部') && name.chars().count() >= 2 && !is_collective(name)
}

/// A name that begins with that of its 部: 市民部市民課.
fn in_division(name: &str) -> Option<(&str, &str)> {
    let end = name.find('部')? + '部'.len_utf8();
    let (above, rest) = name.split_at(end);
    let is_above = above.chars().count() >= 3 && !NO_DIVISIONS.iter().any(|word| above.ends_with(word));
    let is_below = rest.chars().count() >= 2
        && !rest.starts_with(WITHIN_WORDS)
        && ["課", "室", "係", "センター"].iter().any(|end| rest.ends_with(end));
    (is_above && is_below).then_some((above, rest))
}

/// What stands before a part of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// Nothing: it is the first.
    Start,
    /// A space, within a line.
    Space,
    /// A line break.
    Line,
    /// A comma, a dot or a stroke.
    Divider,
}

/// A part of a cell between spaces and dividers.
#[derive(Debug, Clone, Copy)]
struct Part<'t> {
    /// How many characters stand before it.
    skip: usize,
    text: &'t str,
    gap: Gap,
}

impl<'t> Part<'t> {
    /// Its name, and the signs around it.
    fn bare(&self) -> (&'t str, Vec<&'t str>) {
        let mut signs = Vec::new();
        let mut name = self.text;
        loop {
            let rest = take_sign_before(name, &mut signs).or_else(|| take_sign_after(name, &mut signs));
            match rest {
                Some(rest) => name = rest.trim(),
                None => return (name, signs),
            }
        }
    }

    /// Whether it can be a unit within a 部.
    fn is_member(&self) -> bool {
        let name = remark::without(self.bare().0);
        name.is_empty() || (!is_division(name) && MEMBER_ENDS.iter().any(|end| name.ends_with(end)))
    }
}

fn take_sign_before<'t>(name: &'t str, signs: &mut Vec<&'t str>) -> Option<&'t str> {
    let first = name.chars().next()?;
    if is_symbol(first) && !ditto::is_ditto(name) {
        signs.push(&name[..first.len_utf8()]);
        return Some(&name[first.len_utf8()..]);
    }
    let (inside, rest) = bracketed(name)?;
    (!rest.is_empty() && is_sign(inside)).then(|| {
        signs.push(inside);
        rest
    })
}

fn take_sign_after<'t>(name: &'t str, signs: &mut Vec<&'t str>) -> Option<&'t str> {
    let last = name.chars().next_back()?;
    if is_symbol(last) {
        let (rest, sign) = name.split_at(name.len() - last.len_utf8());
        signs.push(sign);
        return Some(rest);
    }
    let open = name.rfind(['(', '（', '【', '［', '['])?;
    let (inside, rest) = bracketed(&name[open..])?;
    (rest.is_empty() && open > 0 && is_sign(inside)).then(|| {
        signs.push(inside);
        &name[..open]
    })
}

/// Whether words in brackets are a mark of a department and no remark.
pub(super) fn is_sign(inside: &str) -> bool {
    let mut letters = inside.chars();
    WORDS.contains(&inside) || (letters.next().is_some_and(is_symbol) && letters.next().is_none())
}

/// The parts of a cell between spaces, commas and signs. A dot or stroke divides only where both sides read like names:
/// こども・若者課 is one department.
fn parts<'t>(text: &'t str, units: &Units) -> Vec<Part<'t>> {
    if text.len() > LONGEST_CELL {
        return vec![Part { skip: 0, text, gap: Gap::Start }];
    }
    let divided = |part: Part<'t>| if units.has_dotted(part.bare().0) { vec![part] } else { divide(part) };
    split(text).into_iter().flat_map(divided).flat_map(at_signs).collect()
}

/// A part at those of its dots and strokes that stand between names: 市民課・こども・若者課 is two.
fn divide(part: Part<'_>) -> Vec<Part<'_>> {
    let mut divided = Vec::new();
    let (mut start, mut at) = (0, part.skip);
    let mut depth = Depth::of(part.text);
    let mut passed = 0;
    let mut is_outside = |dot: usize| {
        depth.pass(&part.text[passed..dot]);
        passed = dot;
        !depth.is_inside()
    };
    let dots = part.text.match_indices(DOTS).filter(|(dot, _)| is_outside(*dot));
    for (end, _) in dots.chain([(part.text.len(), "")]) {
        let text = &part.text[start..end];
        let piece = Part { skip: at, text, gap: if divided.is_empty() { part.gap } else { Gap::Divider } };
        if remark::is_noted_name(piece.bare().0) {
            divided.push(piece);
            at += text.chars().count() + 1;
            start = part.text.len().min(end + part.text[end..].chars().next().map_or(0, char::len_utf8));
        }
    }
    if start == part.text.len() && !divided.is_empty() { divided } else { vec![part] }
}

/// A part before each sign that stands before a name: ◎市民課○税務課 is two.
fn at_signs(part: Part<'_>) -> Vec<Part<'_>> {
    if !part.text.starts_with(is_symbol) {
        return vec![part];
    }
    let mut parts: Vec<Part> = Vec::new();
    let (mut start, mut skip) = (0, part.skip);
    let mut named = false;
    let mut push = |text, skip: &mut usize| {
        let gap = if parts.is_empty() { part.gap } else { Gap::Divider };
        parts.push(Part { skip: *skip, text, gap });
        *skip += text.chars().count();
    };
    for (at, letter) in part.text.char_indices() {
        if is_symbol(letter) && named {
            push(&part.text[start..at], &mut skip);
            start = at;
        }
        named = !is_symbol(letter);
    }
    push(&part.text[start..], &mut skip);
    parts
}

/// The non-empty parts of a text between spaces and commas, but for those within brackets.
fn split(text: &str) -> Vec<Part<'_>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = 0;
    let mut gap = Gap::Start;
    let is_comma = |letter: char| matches!(letter, '、' | '，' | ',' | ';' | '；');
    let mut depth = Depth::of(text);
    let divides = |letter: char| {
        depth.pass(letter.encode_utf8(&mut [0; 4]));
        !depth.is_inside() && (letter.is_whitespace() || is_comma(letter))
    };
    for piece in text.split_inclusive(divides) {
        let ended = piece.chars().next_back().filter(|letter| letter.is_whitespace() || is_comma(*letter));
        let text = &piece[..piece.len() - ended.map_or(0, char::len_utf8)];
        if !text.is_empty() {
            parts.push(Part { skip: at, text, gap });
            gap = Gap::Space;
        }
        if !parts.is_empty() {
            match ended {
                Some(letter) if is_comma(letter) => gap = Gap::Divider,
                Some('\n') if gap == Gap::Space => gap = Gap::Line,
                Some(_) | None => {}
            }
        }
        at += piece.chars().count();
    }
    parts
}
