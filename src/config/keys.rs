//! Reading one table of a settings file key by key: each kind of value, and what is wrong with it.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::document::Document;
use super::{AddressAnswer, MOST_THREADS, PlanName};
use crate::diag::{Code, Diagnostic, Sink};
use crate::text::{Place, is_address, is_reading};

/// One table of a settings file, whose unknown keys are reported already.
pub(super) struct Entries<'a> {
    document: &'a Document<'a>,
    table: &'a DeTable<'a>,
    /// Where the table stands, for a key that is missing from it.
    span: Range<usize>,
}

/// A value that was read, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// Where it is written.
    pub place: Place,
}

impl<'a> Entries<'a> {
    /// Takes a table and reports each key of it that is not known.
    pub(super) fn new(
        sink: &mut Sink,
        document: &'a Document<'a>,
        table: &'a DeTable<'a>,
        span: Range<usize>,
        known: &'static [&'static str],
    ) -> Self {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let name = key.get_ref();
            let unknown = Diagnostic::new(Code::G02)
                .at(&document.place(key.span()))
                .cell(name.as_ref())
                .with("key", name)
                .with("nearest", nearest(name, known))
                .with("known", known.join(", "));
            document.report(sink, unknown);
        }
        Self { document, table, span }
    }

    /// Where the table stands.
    pub(super) fn place(&self) -> Place {
        self.document.place(self.span.clone())
    }

    /// Reports a finding of this table's file.
    pub(super) fn report(&self, sink: &mut Sink, finding: Diagnostic) {
        self.document.report(sink, finding);
    }

    /// A text that says something.
    pub(super) fn text(&self, sink: &mut Sink, key: &'static str) -> Option<String> {
        self.checked(sink, key, "expect-filled-text", |value| {
            value.as_str().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
        })
        .map(|found| found.value)
    }

    /// A text of a form to fill in: one that is left blank counts as not given.
    pub(super) fn text_or_blank(&self, sink: &mut Sink, key: &'static str) -> Option<String> {
        self.text_at(sink, key).map(|found| found.value)
    }

    /// A reading in Hiragana, in a form to fill in: one that is left blank counts as not given.
    pub(super) fn hiragana_or_blank(&self, sink: &mut Sink, key: &'static str) -> Option<String> {
        let read = |text: &str| (text.is_empty() || is_reading(text)).then(|| text.to_owned());
        self.text_where(sink, key, "expect-hiragana", read).filter(|text| !text.is_empty())
    }

    /// A text and where it stands.
    pub(super) fn text_at(&self, sink: &mut Sink, key: &'static str) -> Option<Found<String>> {
        self.checked(sink, key, "expect-text", |value| value.as_str().map(|text| text.trim().to_owned()))
            .filter(|found| !found.value.is_empty())
    }

    /// A text that must be there; `entry` is the name of the table.
    pub(super) fn required(&self, sink: &mut Sink, entry: &'static str, key: &'static str) -> Option<Found<String>> {
        let found = self.text_at(sink, key);
        let blank = self.table.get(key).is_none_or(|value| value.get_ref().as_str().is_some());
        if found.is_none() && blank {
            self.miss(sink, entry, key);
        }
        found
    }

    fn miss(&self, sink: &mut Sink, entry: &'static str, key: &'static str) {
        let entry = self.shown(entry);
        let missing = Diagnostic::new(Code::G08).at(&self.place()).with("entry", &entry).with("key", key);
        self.report(sink, missing.cell(entry));
    }

    /// A text, or a list of them that may be empty, that must be there; `entry` is the name of the table.
    pub(super) fn required_answer(
        &self,
        sink: &mut Sink,
        entry: &'static str,
        key: &'static str,
    ) -> Option<Found<AddressAnswer>> {
        if !self.table.contains_key(key) {
            self.miss(sink, entry, key);
        }
        self.text_or_texts(sink, key)
    }

    /// A list of texts, none of them blank; empty where it is left out.
    pub(super) fn texts(&self, sink: &mut Sink, key: &'static str) -> Vec<String> {
        let text = |item: &toml::Spanned<DeValue>| {
            let text = item.get_ref().as_str()?.trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        let read = |value: &DeValue| value.as_array()?.iter().map(text).collect::<Option<Vec<_>>>();
        self.checked(sink, key, "expect-texts", read).map_or_else(Vec::new, |found| found.value)
    }

    /// A text, or a list of them that may be empty.
    pub(super) fn text_or_texts(&self, sink: &mut Sink, key: &'static str) -> Option<Found<AddressAnswer>> {
        let text = |value: &DeValue| value.as_str().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        self.checked(sink, key, "expect-now", |value| match value.as_array() {
            Some(items) => {
                let texts = items.iter().map(|item| text(item.get_ref())).collect::<Option<Vec<_>>>();
                texts.map(AddressAnswer::Gone)
            }
            None => text(value).map(AddressAnswer::Same),
        })
    }

    /// `true` or `false`; false where it is left out.
    pub(super) fn flag(&self, sink: &mut Sink, key: &'static str) -> bool {
        let read = |value: &DeValue| value.as_bool();
        self.checked(sink, key, "expect-flag", read).is_some_and(|found| found.value)
    }

    /// A number of threads.
    pub(super) fn threads(&self, sink: &mut Sink, key: &'static str) -> Option<usize> {
        let read = |value: &DeValue| {
            let number = value.as_integer()?;
            usize::from_str_radix(number.as_str(), number.radix())
                .ok()
                .filter(|number| (1..=usize::from(MOST_THREADS)).contains(number))
        };
        self.checked(sink, key, "expect-threads", read).map(|found| found.value)
    }

    /// A date that exists, ISO 8601, as TOML's own date or as a text.
    pub(super) fn date(&self, sink: &mut Sink, key: &'static str) -> Option<String> {
        let read = |value: &DeValue| {
            let text = match value {
                DeValue::Datetime(date) => date.to_string(),
                other => other.as_str()?.trim().to_owned(),
            };
            let date: Option<jiff::civil::Date> = text.parse().ok();
            date.is_some_and(|date| date.to_string() == text).then_some(text)
        };
        self.checked(sink, key, "expect-date", read).map(|found| found.value)
    }

    /// A date that must be there; `entry` is the name of the table.
    pub(super) fn required_date(&self, sink: &mut Sink, entry: &'static str, key: &'static str) -> Option<String> {
        if !self.table.contains_key(key) {
            self.miss(sink, entry, key);
        }
        self.date(sink, key)
    }

    /// The address of a page on the web.
    pub(super) fn url(&self, sink: &mut Sink, key: &'static str) -> Option<String> {
        self.text_where(sink, key, "expect-url", |text| is_url(text).then(|| text.to_owned()))
    }

    /// The address of a page on the web, in a form to fill in: one that is left blank counts as not given.
    pub(super) fn url_or_blank(&self, sink: &mut Sink, key: &'static str) -> Option<String> {
        let read = |text: &str| (text.is_empty() || is_url(text)).then(|| text.to_owned());
        self.text_where(sink, key, "expect-url", read).filter(|url| !url.is_empty())
    }

    /// The address of a folder on the web, written so that it ends with `/`.
    pub(super) fn base_url(&self, sink: &mut Sink, key: &'static str) -> Option<String> {
        self.text_where(sink, key, "expect-base-url", super::base_url)
    }

    /// The name of a plan of this site.
    pub(super) fn plan(&self, sink: &mut Sink, key: &'static str) -> Option<PlanName> {
        let found = self.checked(sink, key, "expect-own-plan", |value| {
            let text = value.as_str()?.trim();
            is_address(text).then(|| text.to_owned())
        })?;
        Some(PlanName { name: found.value, at: found.place })
    }

    /// The name of a plan, or the address of one elsewhere.
    pub(super) fn plan_or_url(&self, sink: &mut Sink, key: &'static str) -> Option<PlanName> {
        let found = self.checked(sink, key, "expect-plan", |value| {
            let text = value.as_str()?.trim();
            (is_address(text) || is_url(text)).then(|| text.to_owned())
        })?;
        Some(PlanName { name: found.value, at: found.place })
    }

    /// A text that must pass a test; the test gives the value, and `expected` is the phrase of what passes.
    pub(super) fn text_where<T>(
        &self,
        sink: &mut Sink,
        key: &'static str,
        expected: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        self.checked(sink, key, expected, |value| read(value.as_str()?.trim())).map(|found| found.value)
    }

    /// The tables of `[[key]]`, in the file's order.
    pub(super) fn tables(&self, sink: &mut Sink, key: &'static str, known: &'static [&'static str]) -> Vec<Self> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.refuse(sink, key, value.span(), "expect-tables");
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items {
            match item.get_ref().as_table() {
                Some(table) => tables.push(Self::new(sink, self.document, table, item.span(), known)),
                None => self.refuse(sink, key, item.span(), "expect-tables"),
            }
        }
        tables
    }

    /// The table of `[key]`.
    pub(super) fn table(&self, sink: &mut Sink, key: &'static str, known: &'static [&'static str]) -> Option<Self> {
        let value = self.table.get(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.refuse(sink, key, value.span(), "expect-table");
        }
        table.map(|table| Self::new(sink, self.document, table, value.span(), known))
    }

    /// The heading of this table as it is written: `[[name]]` for one of several.
    fn shown(&self, name: &str) -> String {
        let is_one_of_several = self.document.slice(self.span.clone()).starts_with("[[");
        if is_one_of_several { format!("[[{name}]]") } else { format!("[{name}]") }
    }

    /// The keys and texts of `[key]`, in order; `expected` is the phrase of what stands there.
    pub(super) fn pairs(
        &self,
        sink: &mut Sink,
        key: &'static str,
        expected: &'static str,
    ) -> Vec<(Found<String>, Found<String>)> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let Some(table) = value.get_ref().as_table() else {
            self.refuse(sink, key, value.span(), expected);
            return Vec::new();
        };
        let mut pairs = Vec::new();
        for (name, value) in table {
            let found = |text: &str, span| Found { value: text.trim().to_owned(), place: self.document.place(span) };
            match value.get_ref().as_str() {
                Some(text) => pairs.push((found(name.get_ref(), name.span()), found(text, value.span()))),
                None => self.refuse(sink, key, value.span(), expected),
            }
        }
        pairs
    }

    /// A value of one kind; another is reported with the phrase of what the key takes.
    fn checked<T>(
        &self,
        sink: &mut Sink,
        key: &'static str,
        expected: &'static str,
        read: impl Fn(&DeValue) -> Option<T>,
    ) -> Option<Found<T>> {
        let value = self.table.get(key)?;
        let read = read(value.get_ref());
        if read.is_none() {
            self.refuse(sink, key, value.span(), expected);
        }
        read.map(|read| Found { value: read, place: self.document.place(value.span()) })
    }

    fn refuse(&self, sink: &mut Sink, key: &'static str, span: Range<usize>, expected: &'static str) {
        let written = self.document.slice(span.clone()).lines().next().unwrap_or_default();
        let wrong = Diagnostic::new(Code::G03)
            .at(&self.document.place(span))
            .cell(written)
            .with("key", key)
            .with_phrase("expected", expected)
            .with("found", written);
        self.report(sink, wrong);
    }
}

/// The known name that is most like a wrong one.
pub(super) fn nearest<'a>(name: &str, known: &[&'a str]) -> &'a str {
    let likeness = |other: &str| strsim::jaro_winkler(&name.to_lowercase(), &other.to_lowercase());
    known.iter().copied().max_by(|a, b| likeness(a).total_cmp(&likeness(b))).unwrap_or_default()
}

/// Whether a text is the address of a page on the web.
pub(super) fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let clean =
        !text.contains(|letter: char| letter.is_whitespace() || letter.is_control() || "<>\"\\`".contains(letter));
    clean && rest.is_some_and(|rest| rest.split(['/', '?', '#']).next().is_some_and(|host| !host.is_empty()))
}
