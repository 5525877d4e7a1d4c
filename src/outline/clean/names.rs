//! The headings of the clean form (整った表): what the program writes as `projects.csv` and reads back as it stands.

use crate::text::fold;

/// What the group of columns of a 事業 is called.
pub const PROJECT: &str = "事業";
/// The column that says whether a listing is a 再掲, and its only value.
pub const RELISTING: &str = "再掲";
/// The column with the code of the listing that a 再掲 repeats.
pub const ORIGINAL: &str = "再掲元の事業コード";
/// The column of the 内容.
pub const DESCRIPTION: &str = "内容";
/// The column with the address of the page; it is written for others and not read.
pub const PAGE: &str = "ページ";
/// What the numbered columns of departments are called.
const DEPARTMENT: &str = "担当課";
/// What follows the number in the headings of a department's columns: names, 部 and marks.
const PARTS: [&str; 3] = ["", "の部", "の印"];
/// The first two headings of the other tables that the program writes, which are not read.
pub const COMPANIONS: &[(&str, &str)] =
    &[("事業コード", "事業"), ("担当課", "部"), ("段", "コード"), ("計画ID", "計画名"), ("ファイル", "シート")];
/// What stands before the heading of a column beside the plan's own where it is one of the headings here.
const OTHER: &str = "欄：";
/// What ends the heading of a column of codes.
const CODE: &str = "コード";
/// What ends the heading of a column of printed numbers.
const LABEL: &str = "の番号（印刷）";
/// What ends the heading of a column of marks.
const MARKS: &str = "の印";
/// What divides the names of several marks in a cell.
pub const BETWEEN_MARKS: char = ';';

/// The column of a level's codes, or of the 事業's.
#[must_use]
pub fn code(heading: &str) -> String {
    format!("{heading}{CODE}")
}

/// What a column of codes belongs to; none where the heading is that of another column.
pub(super) fn of_code(heading: &str) -> Option<&str> {
    heading.strip_suffix(CODE)
}

/// The column of numbers as they are printed.
#[must_use]
pub fn label(heading: &str) -> String {
    format!("{heading}{LABEL}")
}

/// What a column of printed numbers belongs to; none where the heading is that of another column.
pub(super) fn of_label(heading: &str) -> Option<&str> {
    heading.strip_suffix(LABEL)
}

/// The column of marks.
#[must_use]
pub fn marks(heading: &str) -> String {
    format!("{heading}{MARKS}")
}

/// What a column of marks belongs to; none where the heading is that of another column.
pub(super) fn of_marks(heading: &str) -> Option<&str> {
    heading.strip_suffix(MARKS)
}

/// The column of the nth department of a listing, counted from 1.
#[must_use]
pub fn department(nth: usize) -> String {
    format!("{DEPARTMENT}{nth}")
}

/// The column of the 部 above it.
#[must_use]
pub fn division(nth: usize) -> String {
    format!("{DEPARTMENT}{nth}の部")
}

/// The column of its marks there.
#[must_use]
pub fn department_marks(nth: usize) -> String {
    marks(&department(nth))
}

/// Which department a heading is about, counted from 1, and what follows the number.
pub(super) fn of_department(heading: &str) -> Option<(usize, &str)> {
    let rest = heading.strip_prefix(DEPARTMENT)?;
    let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    let (number, part) = rest.split_at(end);
    let nth = number.parse().ok().filter(|nth| *nth > 0 && !number.starts_with('0'))?;
    PARTS.contains(&part).then_some((nth, part))
}

/// Which of the columns of a department a heading is, by what follows its number: that of names, 部 or marks.
pub(super) fn part(part: &str) -> usize {
    PARTS.iter().position(|own| *own == part).unwrap_or_default()
}

/// The heading that was meant by one which is typed a little wrongly; none where it is another, or the meant one is there too.
pub(super) fn meant(heading: &str, all: &[&str]) -> Option<String> {
    let folded = fold::key(heading);
    let own = [RELISTING, ORIGINAL, DESCRIPTION, PAGE].map(str::to_owned);
    let figures = folded.find(|letter: char| letter.is_ascii_digit());
    let numbered =
        figures.map(|at| format!("{DEPARTMENT}{}", &folded[at..])).filter(|name| of_department(name).is_some());
    let is_free = |name: &String| !all.contains(&name.as_str());
    own.into_iter().chain(numbered).filter(|name| is_nearly(&folded, &fold::key(name))).find(is_free)
}

/// Whether two words differ in one letter at most.
fn is_nearly(one: &str, other: &str) -> bool {
    let (one, other): (Vec<_>, Vec<_>) = (one.chars().collect(), other.chars().collect());
    let longer = one.len().max(other.len());
    let shorter = one.len().min(other.len());
    let before = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let behind = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    before + behind.min(shorter - before) + 1 >= longer
}

/// Whether a column is about a department of a listing after its first.
#[must_use]
pub fn is_further_department(heading: &str) -> bool {
    of_department(heading).is_some_and(|(nth, _)| nth > 1)
}

/// The heading of a column beside the plan's own: as printed, unless it would be taken for one of the headings here.
#[must_use]
pub fn other(heading: &str) -> String {
    let own = [RELISTING, ORIGINAL, DESCRIPTION, PAGE].contains(&heading);
    let taken = own || heading.starts_with(OTHER) || of_code(heading).is_some() || of_department(heading).is_some();
    if taken { format!("{OTHER}{heading}") } else { heading.to_owned() }
}

/// The printed heading of a column beside the plan's own.
pub(super) fn of_other(heading: &str) -> &str {
    heading.strip_prefix(OTHER).unwrap_or(heading)
}
