//! L13: the same letters in full and in half width.

use std::collections::BTreeMap;

use super::chart::{Chart, Words};
use crate::diag::{Code, Sink};
use crate::text::fold;

/// How many places a finding names.
const PLACES_NAMED: usize = 3;

/// Where letters of one kind stand in one width.
#[derive(Default)]
struct Printed<'a> {
    count: usize,
    first: Vec<(&'a Words<'a>, usize, &'a str)>,
}

/// Both widths: full and half.
type Widths<'a> = [Printed<'a>; 2];

/// Reports each kind of letters once, at the rarer width, with its first places. What stands before the table, such
/// as a legend, is not shown as printed and does not count. Letters and figures count where the
/// same word is written in both widths: offices set 1 wide and 12 narrow on purpose.
pub(super) fn check(sink: &mut Sink, chart: &Chart) {
    let mut of_word: BTreeMap<String, Widths> = BTreeMap::new();
    let (mut kana, mut brackets) = (Widths::default(), Widths::default());
    for words in chart.words.iter().filter(|words| words.record.is_some()) {
        for (at, part) in runs(words.text, is_alphanumeric) {
            let widths = of_word.entry(fold::key(part)).or_default();
            widths[usize::from(part.is_ascii())].add(words, at, part);
        }
        for (at, part) in runs(words.text, is_kana) {
            kana[usize::from(part.chars().all(is_half_kana))].add(words, at, part);
        }
        for (at, part) in words.text.match_indices(['（', '(']) {
            brackets[usize::from(part.is_ascii())].add(words, at, part);
        }
    }
    let mut letters = Widths::default();
    for [full, half] in of_word.into_values().filter(|widths| widths.iter().all(|width| width.count > 0)) {
        letters[0].join(full);
        letters[1].join(half);
    }
    report(sink, "width-letters", &letters);
    report(sink, "width-kana", &kana);
    report(sink, "width-brackets", &brackets);
}

impl<'a> Printed<'a> {
    fn add(&mut self, words: &'a Words<'a>, at: usize, part: &'a str) {
        self.count += 1;
        if self.first.len() < PLACES_NAMED {
            self.first.push((words, at, part));
        }
    }

    fn join(&mut self, other: Self) {
        self.count += other.count;
        self.first.extend(other.first);
        self.first.truncate(PLACES_NAMED);
    }
}

/// Reports one kind, where both widths are there.
fn report(sink: &mut Sink, kind: &'static str, [full, half]: &Widths) {
    if full.count == 0 || half.count == 0 {
        return;
    }
    let rare = if full.count < half.count { full } else { half };
    let Some((words, at, part)) = rare.first.first() else { return };
    let places: Vec<_> = rare.first.iter().map(|(words, at, part)| format!("{part}（{}）", words.place(*at))).collect();
    let found = words.part(Code::L13, *at, part).with_phrase("kind", kind);
    let found = found.with("full", full.count).with("half", half.count).with("rare", rare.count);
    sink.report(found.with("places", places.join(" ")));
}

/// The runs of letters of a kind in a text, with their offsets.
fn runs(text: &str, is_kind: fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(is_kind)?;
        let end = text[start..].find(|letter| !is_kind(letter)).map_or(text.len(), |at| start + at);
        rest = end;
        Some((start, &text[start..end]))
    })
}

/// Latin letters and figures in either width (JIS X 0208, row 3, and ASCII).
fn is_alphanumeric(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// Katakana in either width.
fn is_kana(letter: char) -> bool {
    is_half_kana(letter) || matches!(letter, '\u{30A1}'..='\u{30FA}' | '\u{30FC}')
}

/// Half-width Katakana (JIS X 0201).
fn is_half_kana(letter: char) -> bool {
    matches!(letter, '\u{FF66}'..='\u{FF9F}')
}
