//! Profiles: what the cells of each column are like, so that a row that has slipped is known by its cells.

use super::cell::Reading;
use super::department;
use super::header::{Column, Content};
use super::mark::Signs;
use super::numeral::Form;
use super::scheme;
use crate::table::{Cell, Row};

/// How far a row may have slipped, in columns.
const FARTHEST: isize = 3;
/// How many characters a description has at least.
const SENTENCE: usize = 12;

/// What the cells of a column are like.
#[derive(Debug, Clone)]
pub(super) struct Profile {
    at: usize,
    content: Content,
    /// The form of their numbers, where most of them have one.
    form: Option<Form>,
}

impl Profile {
    /// The profiles of all columns of a chart.
    pub(super) fn of_all(columns: &[Column], rows: &[&Row], signs: &Signs) -> Vec<Self> {
        let profile = |column: &Column| Self {
            at: column.at,
            content: column.content,
            form: scheme::usual_form(rows.iter().copied(), column.at, signs),
        };
        columns.iter().map(profile).collect()
    }

    /// How many columns a row has slipped to the right; 0 unless its cells speak clearly for another place. Cells that
    /// would come to stand outside the table speak against it, and a row with a 事業 keeps it.
    pub(super) fn slip(profiles: &[Self], row: &Row, signs: &Signs) -> isize {
        let width = profiles.last().map_or(0, |last| last.at + 1);
        let score = |slip: isize| -> i32 {
            let fits = |column: usize, cell: &Cell| match column.checked_add_signed(-slip) {
                Some(at) if at < width || slip == 0 => {
                    profiles.iter().find(|profile| profile.at == at).map_or(0, |profile| profile.fits(cell, signs))
                }
                Some(_) | None => -1,
            };
            row.filled().map(|(column, cell)| fits(column, cell)).sum()
        };
        let project = profiles.iter().find(|profile| profile.content == Content::Project).map(|profile| profile.at);
        let is_filled = |column: usize| row.cells.get(column).is_some_and(|cell| !cell.text.is_empty());
        let has_project =
            |slip: isize| project.is_some_and(|project| project.checked_add_signed(slip).is_some_and(is_filled));
        let misfits = |(column, cell): (usize, &Cell)| {
            profiles.iter().find(|profile| profile.at == column).is_some_and(|profile| profile.fits(cell, signs) < 0)
        };
        if !row.filled().any(misfits) {
            return 0;
        }
        let stays = score(0);
        let keeps_project = |slip: &isize| !has_project(0) || has_project(*slip);
        let slips = (1..=FARTHEST).flat_map(|slip| [slip, -slip]).filter(keeps_project);
        let best = slips.map(|slip| (score(slip), slip)).max_by_key(|(score, slip)| (*score, -slip.abs()));
        best.filter(|(score, _)| *score > stays + 1).map_or(0, |(_, slip)| slip)
    }

    /// Whether a cell is one of this column, by what it says: 1, or -1 where it says that it is not.
    fn fits(&self, cell: &Cell, signs: &Signs) -> i32 {
        let numeral = || Reading::of(&cell.text, signs).numeral.map(|numeral| numeral.form);
        let fits = match self.content {
            Content::Level | Content::Project => match self.form {
                Some(form) => numeral() == Some(form),
                None => return 0,
            },
            Content::NumberOfNext | Content::NumberOfProject => numeral().is_some(),
            Content::Description => cell.text.chars().count() >= SENTENCE && !department::may_be_department(&cell.text),
            Content::Department | Content::Division => department::may_be_department(&cell.text),
            Content::Other => return 0,
        };
        if fits { 1 } else { -1 }
    }
}
