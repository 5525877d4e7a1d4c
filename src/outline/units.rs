//! The units that a city is known to have, beyond what one cell tells.

use std::collections::BTreeSet;

use super::broken;
use super::department::{self, DOTS};
use super::header::{Column, Content};
use crate::config::Departments;
use crate::table::Row;
use crate::text::fold;

/// Names of units, folded.
#[derive(Debug, Clone, Default)]
pub(super) struct Units {
    /// Those of `departments.toml`, and those that a chart prints both in one line and broken over several.
    all: BTreeSet<String>,
    /// Those of `departments.toml` with a dot or stroke in them.
    dotted: BTreeSet<String>,
    /// Those that stand in the columns of departments.
    assigned: BTreeSet<String>,
}

/// Whether a letter stands between names.
fn is_between(letter: char) -> bool {
    letter.is_whitespace() || "、，,;；・／/".contains(letter)
}

impl Units {
    /// The units of `departments.toml`.
    pub(super) fn of(departments: &Departments) -> Self {
        let names = || departments.entries.keys().map(|(name, _)| name);
        let dotted = names().filter(|name| name.contains(DOTS)).map(|name| fold::key(name)).collect();
        Self { all: names().map(|name| fold::key(name)).collect(), dotted, assigned: BTreeSet::new() }
    }

    /// Learns the names that some cell of a chart breaks over its lines and another prints in one.
    pub(super) fn learn(&mut self, rows: &[&Row]) {
        let texts = || rows.iter().flat_map(|row| row.filled()).map(|(_, cell)| cell.text.as_str());
        let broken = texts().filter(|text| text.contains('\n') && department::may_be_department(text));
        let possible: BTreeSet<String> = broken.flat_map(broken::possible).map(|name| fold::key(&name)).collect();
        if possible.is_empty() {
            return;
        }
        let words = texts().filter(|text| department::may_be_department(text)).flat_map(|text| text.split(is_between));
        self.all.extend(words.map(fold::key).filter(|word| possible.contains(word)));
    }

    /// Learns the names in the columns of departments of these rows.
    pub(super) fn assign(&mut self, columns: &[Column], rows: &[&Row]) {
        for column in columns.iter().filter(|column| column.content == Content::Department) {
            let cells = rows.iter().filter_map(|row| row.cells.get(column.at));
            let texts: BTreeSet<_> = cells.map(|cell| cell.text.as_str()).collect();
            let units = texts.into_iter().filter(|text| department::may_be_department(text));
            let names = units.flat_map(|text| text.split(is_between));
            self.assigned.extend(names.map(fold::key).filter(|name| department::is_whole(name)));
        }
    }

    /// Whether a text is nothing but names of units that the city is known to have.
    pub(super) fn knows(&self, text: &str) -> bool {
        if text.contains('。') {
            return false;
        }
        let mut names = text.split(is_between).map(fold::key).filter(|name| !name.is_empty()).peekable();
        names.peek().is_some() && names.all(|name| self.all.contains(&name) || self.assigned.contains(&name))
    }

    /// Whether this is the name of one unit.
    pub(super) fn has(&self, name: &str) -> bool {
        !self.all.is_empty() && self.all.contains(&fold::key(name))
    }

    /// Whether this is the name of one unit, dots and all.
    pub(super) fn has_dotted(&self, name: &str) -> bool {
        !self.dotted.is_empty() && name.contains(DOTS) && self.dotted.contains(&fold::key(name))
    }
}
