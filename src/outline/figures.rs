//! Figures: whether numbers such as 111 repeat those of the sections beside them, whatever column their row has slipped to.

use std::collections::BTreeMap;

use super::cell::Reading;
use super::digits::{self, OWN};
use super::mark::Signs;
use super::numeral::Numeral;
use crate::table::{Cell, Row};

/// How many of the numbers that stand behind another, in percent, must repeat it. A label a row early, a number printed twice
/// and words that begin with figures speak against it; numbers that only happen to agree do so in one of nine.
const REPEATED: usize = 65;

/// What a chart's rows tell of bare numbers, by their length.
#[derive(Debug, Default)]
pub(super) struct Figures {
    lengths: BTreeMap<usize, Seen>,
}

/// The numbers of one length.
#[derive(Debug, Default)]
struct Seen {
    /// All of them, in the chart's order.
    numbers: Vec<String>,
    /// How many are the last number of their row, as that of a 事業 is.
    last: usize,
    /// How many stand behind another number, and how many of them repeat it before the figures of their own number.
    behind: usize,
    repeats: [usize; OWN],
}

impl Figures {
    /// Looks at the numbers that each row begins with.
    pub(super) fn of(rows: &[&Row], signs: &Signs) -> Self {
        let mut figures = Self::default();
        for row in rows.iter().filter(|row| row.filled().any(|(_, cell)| begins_with_figures(cell))) {
            let numerals = row.filled().map_while(|(_, cell)| Reading::of(&cell.text, signs).numeral);
            figures.take(&numerals.collect::<Vec<_>>());
        }
        figures
    }

    fn take(&mut self, numerals: &[Numeral]) {
        for (at, numeral) in numerals.iter().enumerate() {
            let Some(figures) = digits::figures(numeral).filter(|figures| figures.len() > 1) else { continue };
            let seen = self.lengths.entry(figures.len()).or_default();
            seen.last += usize::from(at + 1 == numerals.len());
            let before = at.checked_sub(1).and_then(|before| numerals[before].own());
            seen.behind += usize::from(before.is_some());
            for (own, repeats) in seen.repeats.iter_mut().enumerate() {
                let above = figures.len().checked_sub(own + 1).map(|end| &figures[..end]);
                let is_same = above.zip(before).is_some_and(|(above, before)| above.ends_with(&before.to_string()));
                *repeats += usize::from(is_same);
            }
            seen.numbers.push(figures);
        }
    }

    /// How many parents the numbers of a length are proved to name, under so many levels of sections.
    pub(super) fn parents(&self, length: usize, depth: usize) -> Option<usize> {
        let seen = self.lengths.get(&length)?;
        let is_proved = |(own, repeats): (usize, &usize)| {
            let parents = length.checked_sub(own + 1).filter(|parents| (1..=depth).contains(parents))?;
            let is_project = seen.last * 2 > seen.numbers.len();
            let is_repeated = seen.behind > 0 && repeats * 100 >= seen.behind * REPEATED;
            let is_proved = is_repeated && is_project == (parents == depth) && digits::is_run(&seen.numbers, parents);
            is_proved.then_some((*repeats, parents))
        };
        seen.repeats.iter().enumerate().filter_map(is_proved).max().map(|(_, parents)| parents)
    }

    /// The lengths that any number has.
    pub(super) fn lengths(&self) -> impl Iterator<Item = usize> {
        self.lengths.keys().copied()
    }
}

/// Whether a cell begins with two figures, as most do that this is about: what a row that has none says is not looked at.
fn begins_with_figures(cell: &Cell) -> bool {
    let is_figure = |letter: char| letter.is_ascii_digit() || matches!(letter, '０'..='９');
    let mut letters = cell.text.chars();
    letters.next().is_some_and(is_figure) && letters.next().is_some_and(is_figure)
}
