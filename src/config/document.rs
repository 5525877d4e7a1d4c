//! A settings file as TOML: its syntax errors at their places, and its table for reading key by key.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::DeTable;

use super::keys::Entries;
use crate::diag::{Code, Diagnostic, Sink, read_source};
use crate::text::{Place, Source, SourceFile};

/// A settings file while it is read: where its parts stand, and which lines are reported already.
pub(super) struct Document<'a> {
    source: &'a Source,
    /// Lines with a syntax error. What a broken line seems to say is not worth a second finding.
    broken: BTreeSet<u32>,
}

impl Document<'_> {
    /// The place of a part of the file.
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        self.source.place(range)
    }

    /// The text of a part of the file.
    pub(super) fn slice(&self, range: Range<usize>) -> &str {
        self.source.text.get(range).unwrap_or_default()
    }

    /// Reports a finding unless its line is broken anyway.
    pub(super) fn report(&self, sink: &mut Sink, finding: Diagnostic) {
        if finding.place.as_ref().is_none_or(|place| !self.broken.contains(&place.line)) {
            sink.report(finding);
        }
    }
}

/// Reads a settings file: reports what is no TOML and which keys are unknown, and hands on the rest.
pub(super) fn read<T>(
    sink: &mut Sink,
    file: &SourceFile,
    known: &'static [&'static str],
    take: impl FnOnce(&mut Sink, &Entries) -> T,
) -> T {
    let source = read_source(sink, file).unwrap_or_else(|| Source::new(&file.path, String::new()));
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    let mut document = Document { source: &source, broken: BTreeSet::new() };
    if is_no_settings(&source, &errors) {
        let place = document.place(errors[0].span().unwrap_or_default());
        let wrong = Diagnostic::new(Code::G01).at(&place).cell(place.excerpt.trim());
        sink.report(wrong.with_phrase("reason", "toml-no-settings"));
        let (nothing, mut unheard) = (DeTable::new(), Sink::new());
        return take(&mut unheard, &Entries::new(sink, &document, &nothing, 0..0, known));
    }
    for error in errors {
        let place = document.place(error.span().unwrap_or_default());
        if document.broken.insert(place.line) {
            let reason = reason(error.message(), &place.excerpt);
            sink.report(Diagnostic::new(Code::G01).cell(place.excerpt.trim()).at(&place).with_phrase("reason", reason));
        }
    }
    let entries = Entries::new(sink, &document, table.get_ref(), 0..0, known);
    take(sink, &entries)
}

/// So many broken lines, and more than sound ones, are no slip of the pen.
const MOST_SLIPS: usize = 5;

/// Whether a file holds something else altogether, such as a chart that was given the name of the settings.
fn is_no_settings(source: &Source, errors: &[toml::de::Error]) -> bool {
    let place = |error: &toml::de::Error| source.place(error.span().unwrap_or_default()).line;
    let broken: BTreeSet<u32> = errors.iter().map(place).collect();
    let written = source.text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    broken.len() > MOST_SLIPS && broken.len() * 2 > written.count()
}

/// Characters of Japanese input that look like TOML's own but are not.
const FULL_WIDTH: &[char] = &['＝', '“', '”', '‘', '’', '＂', '「', '」', '［', '］', '＃', '\u{3000}', '，'];

/// The phrase that says in plain words why the parser refused a line.
pub(super) fn reason(message: &str, line: &str) -> &'static str {
    let has = |words: &[&str]| words.iter().any(|word| message.contains(word));
    let bare = outside_quotes(line);
    if has(&["duplicate key", "extend value"]) {
        "toml-twice"
    } else if bare.contains(FULL_WIDTH) {
        "toml-full-width"
    } else if line.trim_end().ends_with('=') || has(&["key with no value", "missing value", "missing assignment"]) {
        "toml-no-value"
    } else if has(&["must be quoted"]) {
        "toml-unquoted"
    } else if has(&["basic string", "literal string", "string value", "escape"]) {
        "toml-string"
    } else if has(&["unclosed", "array", "table"]) {
        "toml-bracket"
    } else if has(&["unquoted key", "invalid key"]) {
        "toml-key"
    } else if has(&["unexpected key or value"]) {
        "toml-two-on-a-line"
    } else {
        "toml-other"
    }
}

/// What of a line stands outside `"…"` and before a comment.
fn outside_quotes(line: &str) -> String {
    let pieces = line.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    pieces.split('#').next().unwrap_or_default().to_owned()
}
