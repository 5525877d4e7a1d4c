//! `plan.txt`: the whole plan as plain text, in lines that fit on paper and screens.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::plan::{Listing, Plan, SectionId};
use crate::text::date;

/// U+FEFF, which tells older editors that the text is UTF-8.
const MARK: &str = "\u{FEFF}";
/// How many columns a line has; Kana and Kanji take two.
const WIDTH: usize = 76;
/// What never begins a line (行頭禁則, JIS X 4051).
const NEVER_FIRST: &str = "、。，．・：；？！」』）】〕］｝〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.:;?!)]}";
/// What never ends a line (行末禁則, JIS X 4051).
const NEVER_LAST: &str = "「『（【〔［｛〈《([{";

/// Makes the file.
#[must_use]
pub fn render(plan: &Plan) -> Vec<u8> {
    let mut text = Text { lines: Vec::new() };
    text.wrapped("", &plan.title);
    text.about(plan);
    for (id, _) in plan.roots() {
        text.section(plan, id);
    }
    (MARK.to_owned() + &text.lines.join("\r\n") + "\r\n").into_bytes()
}

struct Text {
    lines: Vec<String>,
}

impl Text {
    /// Adds a text in as many lines as it needs, all of them after the same indent.
    fn wrapped(&mut self, indent: &str, text: &str) {
        for line in text.lines() {
            let mut rest = line.trim_end();
            while !rest.is_empty() {
                let (line, after) = split(rest, WIDTH - indent.width());
                self.lines.push(format!("{indent}{line}"));
                rest = after.trim_start();
            }
        }
    }

    fn blank(&mut self) {
        self.lines.push(String::new());
    }

    fn about(&mut self, plan: &Plan) {
        let source = &plan.source;
        let date = source.date.as_ref().map(|iso| match date::wareki(iso) {
            Some(wareki) => format!("{iso}（{wareki}）"),
            None => iso.clone(),
        });
        let facts = [
            ("公表者", plan.publisher.clone()),
            ("計画期間", plan.period.clone()),
            ("もとの資料", source.document.clone()),
            ("資料の日付", date.or_else(|| source.date_printed.clone())),
            ("会議など", source.body.clone()),
        ];
        for (name, value) in facts {
            if let Some(value) = value {
                self.wrapped("", &format!("{name}: {value}"));
            }
        }
    }

    fn section(&mut self, plan: &Plan, id: SectionId) {
        let section = plan.section(id);
        self.blank();
        let heading = format!("{} {}", plan.levels[section.level].heading, section.label);
        let priority = section.priority.then_some(plan.priority_mark.name.as_str());
        let marks = priority.into_iter().chain(section.marks.iter().map(|&id| plan.mark(id).name.as_str()));
        let title = format!("{} {}{}", heading.trim_end(), section.title, in_brackets(marks));
        if section.parent.is_none() {
            self.lines.push("=".repeat(WIDTH));
        }
        self.wrapped("", &title);
        self.lines.push(if section.parent.is_none() { "=" } else { "-" }.repeat(WIDTH));
        for &listing in &section.listings {
            self.listing(plan, plan.listing(listing));
        }
        for &child in &section.sections {
            self.section(plan, child);
        }
    }

    fn listing(&mut self, plan: &Plan, listing: &Listing) {
        self.blank();
        let again = listing.relisting.then_some("再掲");
        let priority = listing.priority.then_some(plan.priority_mark.name.as_str());
        let marks = listing.marks.iter().map(|&id| plan.mark(id).name.as_str());
        let marks = in_brackets(again.into_iter().chain(priority).chain(marks));
        self.wrapped("  ", format!("{} {}{marks}", listing.label, listing.title).trim_start());
        self.wrapped("    ", &listing.description);
        let units = listing.departments.iter().map(|id| {
            let marks = listing.department_marks.get(id).map_or(&[][..], Vec::as_slice);
            plan.department(*id).label.clone() + &in_brackets(marks.iter().map(|&id| plan.mark(id).name.as_str()))
        });
        let units: Vec<_> = units.chain(listing.collectives.iter().cloned()).collect();
        if !units.is_empty() {
            self.wrapped("    ", &format!("担当課: {}", units.join("、")));
        }
        for (column, cell) in &listing.cells {
            self.wrapped("    ", &format!("{}: {cell}", plan.columns[*column]));
        }
        self.wrapped("    ", &format!("コード: {}", listing.code));
    }
}

fn in_brackets<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.flat_map(|name| ["【", name, "】"]).collect()
}

/// The part of a line that fits, and the rest. A word of Latin letters or figures is not divided where it fits on a line
/// of its own, nor are signs torn from the words that they belong to.
fn split(text: &str, width: usize) -> (&str, &str) {
    let mut used = 0;
    let mut end = text.len();
    for (at, letter) in text.char_indices() {
        used += letter.width().unwrap_or_default();
        if used > width {
            end = at;
            break;
        }
    }
    let may_break = |at: &usize| {
        let (before, after) = (text[..*at].chars().next_back(), text[*at..].chars().next());
        let is_word = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
        let is_of = |letter: Option<char>, signs: &str| letter.is_some_and(|letter| signs.contains(letter));
        let is_torn = is_word(before) && is_word(after);
        !(is_of(after, NEVER_FIRST) || is_of(before, NEVER_LAST) || is_torn)
    };
    if end == text.len() {
        return (text, "");
    }
    let starts = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= end).filter(|at| *at > 0);
    let first = text.chars().next().map_or(text.len(), char::len_utf8);
    let break_at = starts.filter(may_break).last().unwrap_or(end.max(first));
    text.split_at(break_at)
}
