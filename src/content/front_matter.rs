//! Front matter: the settings of a page, as TOML between two `+++` lines at the head of its file.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::config::{self, PlanName};
use crate::diag::{Code, Diagnostic, Sink};
use crate::text::Source;

/// The settings of one page. All are optional.
#[derive(Debug)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
    pub(super) nav: Option<i64>,
    pub(super) plan: Option<PlanName>,
    pub(super) draft: bool,
    /// Byte offset of the page's text, after the front matter.
    pub(super) end: usize,
    /// Whether all of it could be read; if not, nobody knows what the page's title is.
    pub(super) is_sound: bool,
}

/// The keys of front matter.
const KEYS: &[&str] = &["title", "description", "nav", "plan", "draft"];

impl FrontMatter {
    /// Front matter that says nothing, with the page's text behind it.
    fn new(end: usize) -> Self {
        Self { title: None, description: None, nav: None, plan: None, draft: false, end, is_sound: true }
    }

    fn unsound(end: usize) -> Self {
        Self { is_sound: false, ..Self::new(end) }
    }
}

/// Reads the front matter of a file that has one. What is wrong with it is reported; the rest is used.
pub(super) fn read(sink: &mut Sink, source: &Source) -> FrontMatter {
    let text = source.text.as_str();
    let first = first_line(text);
    match text[..first].trim_end() {
        "+++" => {}
        "---" => return yaml(sink, source, first),
        _ => return FrontMatter::new(0),
    }
    let Some((close, end)) = fence(text, first, "+++") else {
        sink.report(Diagnostic::new(Code::C10).at(&source.place(0..3)).cell("+++"));
        return FrontMatter::unsound(text.len());
    };
    // The opening line becomes blanks, so that the parser's spans are offsets of the whole file.
    let toml = format!("{:first$}{}", "", &text[first..close]);
    let (table, errors) = DeTable::parse_recoverable(&toml);
    if let Some(error) = errors.first() {
        let place = source.place(error.span().unwrap_or(0..0));
        let reason = config::toml_fault(error.message(), &place.excerpt);
        sink.report(Diagnostic::new(Code::C01).cell(place.excerpt.trim()).at(&place).with_phrase("reason", reason));
        return FrontMatter::unsound(end);
    }
    settings(sink, source, table.get_ref(), end)
}

fn settings(sink: &mut Sink, source: &Source, table: &DeTable, end: usize) -> FrontMatter {
    let mut front = FrontMatter::new(end);
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let (read, expected) = match name {
            "title" => (value.get_ref().as_str().map(|title| front.title = given(title)), "expect-text"),
            "description" => (value.get_ref().as_str().map(|text| front.description = given(text)), "expect-text"),
            "nav" => (integer(value.get_ref()).map(|nav| front.nav = Some(nav)), "expect-integer"),
            "plan" => {
                (value.get_ref().as_str().map(|name| front.plan = plan(source, name, value.span())), "expect-text")
            }
            "draft" => (value.get_ref().as_bool().map(|draft| front.draft = draft), "expect-flag"),
            _ => {
                unknown(sink, source, name, key.span());
                front.is_sound = false;
                continue;
            }
        };
        if read.is_none() {
            front.is_sound = false;
            refuse(sink, source, name, expected, value.span());
        }
    }
    front
}

fn plan(source: &Source, name: &str, span: Range<usize>) -> Option<PlanName> {
    given(name).map(|name| PlanName { name, at: source.place(span) })
}

/// A text; one that is left blank counts as not given.
fn given(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn integer(value: &DeValue) -> Option<i64> {
    let number = value.as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

fn unknown(sink: &mut Sink, source: &Source, name: &str, span: Range<usize>) {
    let finding = Diagnostic::new(Code::G02).at(&source.place(span)).cell(name).with("key", name);
    sink.report(finding.with("nearest", config::nearest(name, KEYS)).with("known", KEYS.join(", ")));
}

fn refuse(sink: &mut Sink, source: &Source, key: &str, expected: &'static str, span: Range<usize>) {
    let found = source.text[span.clone()].lines().next().unwrap_or_default();
    let finding = Diagnostic::new(Code::G03).at(&source.place(span.clone())).cell(found);
    sink.report(finding.with("key", key).with_phrase("expected", expected).with("found", found));
}

/// A file that opens with `---` is told of `+++`, where that is front matter and no mere line across the page.
fn yaml(sink: &mut Sink, source: &Source, first: usize) -> FrontMatter {
    let text = source.text.as_str();
    let setting = text[first..].lines().next().is_some_and(|line| line.contains(':'));
    let Some((_, end)) = fence(text, first, "---").filter(|_| setting) else { return FrontMatter::new(0) };
    sink.report(Diagnostic::new(Code::C11).at(&source.place(0..3)).cell("---"));
    FrontMatter::unsound(end)
}

/// The start and end of the first line at or after an offset that is the fence and nothing else.
fn fence(text: &str, from: usize, fence: &str) -> Option<(usize, usize)> {
    let mut start = from;
    for line in text[from..].split_inclusive('\n') {
        if line.trim_end() == fence {
            return Some((start, start + line.len()));
        }
        start += line.len();
    }
    None
}

/// The length of the first line with its line break.
fn first_line(text: &str) -> usize {
    text.find('\n').map_or(text.len(), |at| at + 1)
}
