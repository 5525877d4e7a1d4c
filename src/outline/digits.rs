//! Digits: numbers such as 111, in which one figure stands for each level from the top down, learned from the chart.

use std::collections::BTreeMap;

use super::cell::Reading;
use super::department;
use super::header::{Column, Content};
use super::mark::Signs;
use super::numeral::{Form, Numeral, Script, Shell};
use crate::table::{Cell, Row};

/// How many of a column's numbers, in percent, must have its length, and follow one another as such numbers do.
const USUAL: usize = 60;
const IN_ORDER: usize = 65;
/// How many figures the own number may have behind those of its parents: 111 and 1101.
const OWN: usize = 2;

/// How many parents the numbers of each length name.
#[derive(Debug, Clone, Default)]
pub(super) struct Digits {
    parents: BTreeMap<usize, usize>,
}

impl Digits {
    /// Learns from the columns of sections and 事業 which numbers name their parents. A length that two levels have tells
    /// neither.
    pub(super) fn learn(columns: &[Column], rows: &[&Row], signs: &Signs) -> Self {
        let depth = columns.iter().filter(|column| column.content == Content::Level).count();
        let mut level = 0;
        let mut above = None;
        let mut found = BTreeMap::<usize, Vec<usize>>::new();
        for column in columns {
            let parent = above;
            if column.content == Content::Level {
                above = Some(column.at);
            }
            let parents = match column.content {
                Content::Level | Content::NumberOfNext if level < depth => level,
                Content::NumberOfNext | Content::Project | Content::NumberOfProject => depth,
                Content::Level | Content::Description | Content::Department | Content::Division | Content::Other => {
                    continue;
                }
            };
            level += usize::from(column.content == Content::Level);
            let cells: Vec<_> = rows.iter().filter_map(|row| row.cells.get(column.at)).collect();
            let numbers: Vec<_> = cells.iter().filter_map(|cell| bare(&cell.text, signs)).collect();
            // A figure that begins a word, as in 21世紀, stands among titles without numbers. Units, and numbers in other
            // forms, are none: they come here from rows that are shifted.
            let is_title = |cell: &&&Cell| {
                let is_numbered = || Reading::of(&cell.text, signs).numeral.is_some();
                !cell.text.is_empty() && !department::may_be_department(&cell.text) && !is_numbered()
            };
            let is_numbered = numbers.len() > cells.iter().filter(is_title).count()
                && (numbers.len() > 1 || parent.is_some_and(|parent| is_under(rows, parent, column.at, signs)));
            if let Some(length) = length(&numbers, parents).filter(|_| parents > 0 && is_numbered) {
                let known = found.entry(length).or_default();
                known.retain(|other| *other != parents);
                known.push(parents);
            }
        }
        let clear = found.into_iter().filter(|(_, parents)| parents.len() == 1);
        Self { parents: clear.map(|(length, parents)| (length, parents[0])).collect() }
    }

    /// A number with its figures apart, where those name its parents.
    pub(super) fn apart(&self, numeral: Numeral) -> Numeral {
        if self.parents.is_empty() {
            return numeral;
        }
        let figures = figures(&numeral).and_then(|figures| numbers(&figures, *self.parents.get(&figures.len())?));
        match figures {
            Some(numbers) => {
                let form = Form { shell: Shell::Digits, script: Script::Arabic, parts: numbers.len() };
                Numeral { form, numbers, ..numeral }
            }
            None => numeral,
        }
    }
}

/// Whether a number that stands alone in its column repeats the one that runs in the column of its parents. Nothing follows
/// it that could tell 11 from 21世紀.
fn is_under(rows: &[&Row], parent: usize, column: usize, signs: &Signs) -> bool {
    let mut running = None;
    rows.iter().any(|row| {
        let number = |at: usize| Reading::of(&row.cells.get(at)?.text, signs).numeral;
        running = number(parent).and_then(|numeral| numeral.own()).or(running);
        let own = number(column).as_ref().and_then(figures);
        own.zip(running).is_some_and(|(own, running)| own.starts_with(&running.to_string()))
    })
}

/// The figures of the bare number that a cell begins with.
fn bare(text: &str, signs: &Signs) -> Option<String> {
    Reading::of(text, signs).numeral.as_ref().and_then(figures)
}

fn figures(numeral: &Numeral) -> Option<String> {
    let is_bare = numeral.form == Form { shell: Shell::Bare, script: Script::Arabic, parts: 1 };
    numeral.own().filter(|_| is_bare).map(|own| own.to_string())
}

/// The numbers of so many parents and the own number behind them.
fn numbers(figures: &str, parents: usize) -> Option<Vec<u32>> {
    let (above, own) = figures.split_at_checked(parents)?;
    let above = above.chars().map(|figure| figure.to_digit(10).filter(|figure| *figure > 0));
    let own = own.parse().ok().filter(|own| *own > 0);
    above.chain([own]).collect()
}

/// The length of a column's numbers, where they name so many parents: the own number begins with 1 under each of them
/// and goes on by one, or by two where one is missing.
fn length(all: &[String], parents: usize) -> Option<usize> {
    let mut lengths = BTreeMap::<usize, usize>::new();
    for figures in all {
        *lengths.entry(figures.len()).or_default() += 1;
    }
    let (length, count) = lengths.into_iter().max_by_key(|(_, count)| *count)?;
    let usual: Vec<_> = all.iter().filter(|figures| figures.len() == length).collect();
    let numbers: Vec<_> = usual.iter().filter_map(|figures| numbers(figures, parents)).collect();
    let own = |numbers: &[u32]| numbers.last().copied().unwrap_or_default();
    let follows = |pair: &&[Vec<u32>]| {
        let same = pair[0][..parents] == pair[1][..parents];
        own(&pair[1]) == 1 || same && matches!(own(&pair[1]).checked_sub(own(&pair[0])), Some(0..=2))
    };
    let in_order = numbers.windows(2).filter(follows).count();
    let is_clear = count * 100 >= all.len() * USUAL && in_order * 100 >= numbers.len().saturating_sub(1) * IN_ORDER;
    let is_long = (parents + 1..=parents + OWN).contains(&length) && numbers.len() == usual.len();
    let begins = numbers.iter().any(|numbers| own(numbers) == 1);
    (is_long && is_clear && begins).then_some(length)
}
