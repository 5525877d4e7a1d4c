//! Digits: numbers such as 111, in which one figure stands for each level from the top down, learned from the chart.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::Reading;
use super::department;
use super::figures::Figures;
use super::header::{Column, Content};
use super::mark::Signs;
use super::numeral::{Form, Numeral, Script, Shell};
use crate::table::{Cell, Row};

/// How many of a column's numbers, in percent, must have its length: a clear majority. Where numbers run on to twenty, eleven
/// have two figures.
const USUAL: usize = 60;
/// How many of them, in percent, must follow one another as such numbers do. Drawn at random, two thousand charts each: where
/// two rows of five have slipped out of the column and one number in twenty is skipped, 69 % still do in 99 charts of 100;
/// of twelve figures that mean nothing, never more than 64 % do.
const IN_ORDER: usize = 65;
/// How many figures the own number may have behind those of its parents: 111 and 1101. With three, a parent would have
/// a hundred children.
pub(super) const OWN: usize = 2;

/// How many parents the numbers of each length name.
#[derive(Debug, Clone, Default)]
pub(super) struct Digits {
    parents: BTreeMap<usize, usize>,
}

impl Digits {
    /// Learns from the columns of sections and 事業, and from what stands beside them, which numbers name their parents. A
    /// length that two levels have tells neither.
    pub(super) fn learn(columns: &[Column], alike: &[&Row], rows: &[&Row], signs: &Signs) -> Self {
        let depth = columns.iter().filter(|column| column.content == Content::Level).count();
        let figures = Figures::of(rows, signs);
        let found = by_column(columns, depth, alike, signs);
        let clear = |length: &usize| match found.get(length)?.as_slice() {
            [(parents, Lone::No)] => Some(*parents),
            _ => None,
        };
        let lengths: BTreeSet<usize> = found.keys().copied().chain(figures.lengths()).collect();
        let learnt = lengths
            .into_iter()
            .filter_map(|length| Some((length, figures.parents(length, depth).or_else(|| clear(&length))?)));
        Self { parents: learnt.collect() }
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

/// Whether a number stands alone in its column, where nothing follows it that could tell 11 from 21世紀.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lone {
    Yes,
    No,
}

/// The lengths that the numbers of columns have, with how many parents they would name.
fn by_column(columns: &[Column], depth: usize, rows: &[&Row], signs: &Signs) -> BTreeMap<usize, Vec<(usize, Lone)>> {
    let mut level = 0;
    let mut found = BTreeMap::<usize, Vec<(usize, Lone)>>::new();
    for column in columns {
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
        // A figure that begins a word, as in 21世紀, stands among titles without numbers. Units, and numbers in other forms,
        // are none: they come here from rows that are shifted.
        let is_title = |cell: &&&Cell| {
            let is_numbered = || Reading::of(&cell.text, signs).numeral.is_some();
            !cell.text.is_empty() && !department::may_be_department(&cell.text) && !is_numbered()
        };
        let is_numbered = |_: &usize| parents > 0 && numbers.len() > cells.iter().filter(is_title).count();
        if let Some(length) = length(&numbers, parents).filter(is_numbered) {
            let known = found.entry(length).or_default();
            known.retain(|(other, _)| *other != parents);
            known.push((parents, if numbers.len() > 1 { Lone::No } else { Lone::Yes }));
        }
    }
    found
}

/// The figures of the bare number that a cell begins with.
fn bare(text: &str, signs: &Signs) -> Option<String> {
    Reading::of(text, signs).numeral.as_ref().and_then(figures)
}

/// The figures of a bare number.
pub(super) fn figures(numeral: &Numeral) -> Option<String> {
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

/// The length of a column's numbers, where they name so many parents.
fn length(all: &[String], parents: usize) -> Option<usize> {
    let mut lengths = BTreeMap::<usize, usize>::new();
    for figures in all {
        *lengths.entry(figures.len()).or_default() += 1;
    }
    let (length, count) = lengths.into_iter().max_by_key(|(_, count)| *count)?;
    let usual: Vec<_> = all.iter().filter(|figures| figures.len() == length).cloned().collect();
    let is_long = (parents + 1..=parents + OWN).contains(&length);
    (is_long && count * 100 >= all.len() * USUAL && is_run(&usual, parents)).then_some(length)
}

/// Whether the own numbers begin with 1 under each of so many parents and go on by one, or by two where one is missing.
pub(super) fn is_run(all: &[String], parents: usize) -> bool {
    let numbers: Vec<_> = all.iter().filter_map(|figures| numbers(figures, parents)).collect();
    let own = |numbers: &[u32]| numbers.last().copied().unwrap_or_default();
    let follows = |pair: &&[Vec<u32>]| {
        let same = pair[0][..parents] == pair[1][..parents];
        own(&pair[1]) == 1 || same && matches!(own(&pair[1]).checked_sub(own(&pair[0])), Some(0..=2))
    };
    let in_order = numbers.windows(2).filter(follows).count();
    in_order * 100 >= numbers.len().saturating_sub(1) * IN_ORDER
        && numbers.len() == all.len()
        && numbers.iter().any(|numbers| own(numbers) == 1)
}
