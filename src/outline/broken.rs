//! Broken lines: names of units that a narrow column divides, 「子育て」 above 「支援課」.

use std::borrow::Cow;

use super::department;
use super::remark::{self, Depth};
use super::units::Units;

/// The longest text worth joining, in bytes: what is longer is no cell of names.
const LONGEST: usize = 6000;
/// What is no unit's name without what stands before it.
const TAILS: &[&str] = &["事務局", "分室", "分館"];

/// The most lines that one name is divided into.
const MOST_LINES: usize = 4;

/// A text in which each name stands in one line: where a line ends within a name, the next one goes on with it, as
/// 「各課」 does with 「庁内」, and 「給食センター」 with 「小学校」 where the city is known to have a 小学校給食センター.
pub(super) fn mended<'t>(text: &'t str, units: &Units) -> Cow<'t, str> {
    if !text.contains('\n') || text.len() > LONGEST {
        return Cow::Borrowed(text);
    }
    let lines = lines(text);
    let mut mended = String::new();
    let mut known = 0;
    let mut depth = Depth::of(text);
    let mut was_remark = false;
    for (at, line) in lines.iter().enumerate() {
        let last = at.checked_sub(1).map_or("", |before| last_word(lines[before]));
        let first = first_word(line);
        let both = format!("{last}{first}");
        let goes_on =
            !was_remark && !remark::ends_name(last) && department::is_name(&both) || department::is_collective(&both);
        let is_tail = TAILS.contains(&first) && department::is_name(last);
        let is_remark = depth.is_inside() || remark::begins_with_remark(line) && department::is_whole(last);
        mended.push_str(if at <= known || goes_on || is_tail || is_remark { "" } else { "\n" });
        mended.push_str(line);
        depth.pass(line);
        was_remark = is_remark;
        if let Some(end) = joins(&lines, at).filter(|(_, name)| units.has(name)).map(|(end, _)| end).last() {
            known = known.max(end);
        }
    }
    Cow::Owned(mended)
}

/// The names that the lines of a text would make if each were a part of one.
pub(super) fn possible(text: &str) -> Vec<String> {
    if !text.contains('\n') || text.len() > LONGEST {
        return Vec::new();
    }
    let lines = lines(text);
    let names = (0..lines.len()).flat_map(|at| joins(&lines, at).map(|(_, name)| name).collect::<Vec<_>>());
    names.filter(|name| department::is_name(name)).collect()
}

/// What a line makes together with those below it, as far as nothing else stands between: the last of them, and the words.
fn joins<'l>(lines: &'l [&str], at: usize) -> impl Iterator<Item = (usize, String)> + 'l {
    let mut name = last_word(lines[at]).to_owned();
    let mut open = true;
    lines.iter().enumerate().skip(at + 1).take(MOST_LINES - 1).map_while(move |(end, line)| {
        if !open {
            return None;
        }
        let first = first_word(line);
        open = first.len() == line.len();
        name.push_str(first);
        Some((end, name.clone()))
    })
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

fn is_divider(letter: char) -> bool {
    letter.is_whitespace() || "、，,;；".contains(letter)
}

fn first_word(line: &str) -> &str {
    line.split(is_divider).next().unwrap_or_default()
}

fn last_word(line: &str) -> &str {
    line.rsplit(is_divider).next().unwrap_or_default()
}
