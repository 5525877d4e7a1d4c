//! The scheme: which form of number each column of the chart uses, learned from the chart itself.

use std::borrow::Cow;
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use super::cell::Reading;
use super::department;
use super::header::Header;
use super::mark::Signs;
use super::numeral::{Form, Numeral, Script};
use super::shared;
use super::units::Units;
use crate::table::{Cell, Row};

/// What a numbered cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A section of the level at this index.
    Section(usize),
    /// A project.
    Project,
}

/// The columns of a chart and the forms of their numbers.
pub(super) struct Scheme {
    /// The header's columns.
    pub(super) header: Header,
    /// The marks of the chart.
    pub(super) signs: Signs,
    /// The units of the city.
    pub(super) units: Units,
    /// Each role with its column and the form of its numbers; none where its cells carry no number.
    roles: Vec<(Role, usize, Option<Form>)>,
}

impl Scheme {
    /// Learns the form of each role's numbers. Where two share one, each row's project says by how much the row slipped.
    /// Else, where the chart uses as many forms as it has roles, their order from the left tells, whatever columns they
    /// stand in; else the form that most cells of the role's column have.
    pub(super) fn learn(header: Header, signs: Signs, units: Units, rows: &[Cow<Row>]) -> Self {
        let levels = header.levels.iter().enumerate().map(|(at, level)| (Role::Section(at), level.column));
        let roles: Vec<_> = levels.chain([(Role::Project, header.project)]).collect();
        let columns: Vec<_> = roles.iter().map(|(_, column)| *column).collect();
        let usual = |column| usual_form(rows.iter().map(AsRef::as_ref), column, &signs);
        let forms = shared::forms(rows, &signs, &columns).or_else(|| {
            let ordered = forms_from_the_left(rows, &signs, &columns);
            (ordered.len() == columns.len()).then(|| ordered.into_iter().map(Some).collect())
        });
        let forms = forms.unwrap_or_else(|| columns.iter().map(|column| usual(*column)).collect());
        let own = |column, form: Option<Form>| form.filter(|form| !is_a_word(rows, &signs, column, *form));
        let roles =
            roles.into_iter().zip(forms).map(|((role, column), form)| (role, column, own(column, form))).collect();
        Self { header, signs, units, roles }
    }

    /// What a cell can be by its number's form, from the top level down.
    pub(super) fn roles_of(&self, form: Form) -> Vec<Role> {
        self.roles.iter().filter(|(.., known)| *known == Some(form)).map(|(role, ..)| *role).collect()
    }

    /// The roles that are numbered in circles, which go on in brackets after ⑳.
    pub(super) fn circled(&self) -> impl Iterator<Item = Role> {
        let is_circled = |form: &Form| form.script == Script::Circled;
        self.roles.iter().filter(move |(.., form)| form.as_ref().is_some_and(is_circled)).map(|(role, ..)| *role)
    }

    /// What a cell without a number is, where its column's cells have none.
    pub(super) fn role_without_number(&self, column: usize) -> Option<Role> {
        self.roles.iter().find(|(_, at, form)| *at == column && form.is_none()).map(|(role, ..)| *role)
    }

    /// What a cell without a number is by its column alone, where the column's other cells have one.
    pub(super) fn role_by_column(&self, column: usize) -> Option<Role> {
        self.roles.iter().find(|(_, at, _)| *at == column).map(|(role, ..)| *role)
    }

    /// Takes the cell of a role apart. Where the role's cells have no numbers, a figure is part of the words that it begins:
    /// 「100周年記念事業」.
    pub(super) fn read<'c>(&self, role: Role, text: &'c str) -> Reading<'c> {
        let reading = Reading::of(text, &self.signs);
        let is_figure = reading
            .numeral
            .as_ref()
            .is_some_and(|numeral| numeral.is_common_in_words() && self.form_of(role).is_none());
        if is_figure { Reading::without_number(text, &self.signs) } else { reading }
    }

    /// The form of a role's numbers; none where its cells have none.
    pub(super) fn form_of(&self, role: Role) -> Option<Form> {
        self.roles.iter().find(|(known, ..)| *known == role).and_then(|(.., form)| *form)
    }

    /// The column where a role's cells should stand.
    pub(super) fn column_of(&self, role: Role) -> usize {
        self.roles.iter().find(|(known, ..)| *known == role).map_or(0, |(_, at, _)| *at)
    }
}

/// The form that most cells of a column have; numbers win over words where they are as many.
pub(super) fn usual_form<'r>(rows: impl Iterator<Item = &'r Row>, column: usize, signs: &Signs) -> Option<Form> {
    let mut tally: BTreeMap<Option<Form>, usize> = BTreeMap::new();
    for cell in rows.filter_map(|row| row.cells.get(column)).filter(|cell| !cell.text.is_empty()) {
        let form = Reading::of(&cell.text, signs).numeral.map(|numeral| numeral.form);
        *tally.entry(form).or_default() += 1;
    }
    tally.into_iter().max_by_key(|(form, count)| (*count, form.is_some())).and_then(|(form, _)| form)
}

/// The forms of the numbers that rows begin with, as many as there are roles, the most used ones, in the order they
/// follow one another from left to right.
fn forms_from_the_left(rows: &[Cow<Row>], signs: &Signs, columns: &[usize]) -> Vec<Form> {
    let mut before: BTreeMap<Form, BTreeMap<Form, usize>> = BTreeMap::new();
    let mut uses: BTreeMap<Form, usize> = BTreeMap::new();
    let mut first: BTreeSet<Form> = BTreeSet::new();
    let mut places: BTreeMap<Form, BTreeMap<usize, usize>> = BTreeMap::new();
    for row in rows {
        let numbered = |(column, cell): (usize, &Cell)| Some((Reading::of(&cell.text, signs).numeral?.form, column));
        let mut forms = Vec::new();
        // A description may begin with a number too, and stands in no column of sections or projects.
        for (form, column) in row.filled().map_while(numbered).filter(|(_, column)| columns.contains(column)) {
            if forms.contains(&form) {
                break;
            }
            if forms.is_empty() {
                first.insert(form);
            }
            *uses.entry(form).or_default() += 1;
            *places.entry(form).or_default().entry(column).or_default() += 1;
            forms.push(form);
        }
        for (at, form) in forms.iter().enumerate() {
            let followers = before.entry(*form).or_default();
            forms[at + 1..].iter().for_each(|next| *followers.entry(*next).or_default() += 1);
        }
    }
    let column = |form: &Form| places[form].iter().max_by_key(|(_, count)| **count).map(|(column, _)| *column);
    // Where labels have rows of their own, no two forms stand in one row, and the columns say which comes first.
    let precedes = |a: &Form, b: &Form| {
        let count = |a: &Form, b: &Form| before[a].get(b).copied().unwrap_or_default();
        match count(a, b).cmp(&count(b, a)) {
            Ordering::Greater => true,
            Ordering::Equal => count(a, b) == 0 && column(a) < column(b),
            Ordering::Less => false,
        }
    };
    let is_of_words = |form: &Form| {
        form.is_common_in_words()
            && column(form).is_some_and(|column| titles_without_number(rows, signs, column) > uses[form])
    };
    let mut forms: Vec<_> = before.keys().copied().filter(|form| !is_of_words(form)).collect();
    // A word that only looks like a number, such as a lone capital, is rare in these columns beside the chart's own forms;
    // as often as they, it may be a bare figure. One that never begins a row is a description's.
    let follows = |form: &Form| form.is_common_in_words() && !first.contains(form);
    forms.sort_by_key(|form| (follows(form), Reverse(uses[form]), form.is_common_in_words()));
    forms.truncate(columns.len());
    let rank = |form: &Form, all: &[Form]| all.iter().filter(|other| precedes(other, form)).count();
    let all = forms.clone();
    forms.sort_by_key(|form| (rank(form, &all), places[form].keys().next().copied()));
    forms
}

/// Whether the only number of a column may as well be a figure that begins a word: 30人学級, where nothing counts from 1.
fn is_a_word(rows: &[Cow<Row>], signs: &Signs, column: usize, form: Form) -> bool {
    let mut cells = rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.text.is_empty());
    let (Some(cell), None) = (cells.next(), cells.next()) else { return false };
    let reading = Reading::of(&cell.text, signs);
    let is_glued = |numeral: &Numeral| {
        !reading.words.is_empty() && cell.text.contains(&format!("{}{}", numeral.label, reading.words))
    };
    let goes_on = |numeral: &Numeral| numeral.own().is_some_and(|own| own > 1);
    form.is_common_in_words() && reading.numeral.as_ref().is_some_and(|numeral| goes_on(numeral) && is_glued(numeral))
}

/// How many cells of a column read like titles without a number, and neither like sentences nor like units.
fn titles_without_number(rows: &[Cow<Row>], signs: &Signs, column: usize) -> usize {
    let cells = rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.text.is_empty());
    let is_title = |cell: &&Cell| {
        Reading::of(&cell.text, signs).numeral.is_none()
            && !cell.text.ends_with('。')
            && !department::may_be_department(&cell.text)
    };
    cells.filter(is_title).count()
}
