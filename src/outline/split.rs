//! Several projects in one cell, as a merged cell of the printed chart leaves them.

use super::numeral::{self, Numeral};
use super::row::RowProject;
use super::scheme::{Role, Scheme};
use crate::table::Cell;

/// Reads the projects of a cell. Their descriptions are taken from the description cell where it is numbered alike.
pub(super) fn projects(cell: &Cell, description: Option<&Cell>, scheme: &Scheme) -> Vec<RowProject> {
    let first = scheme.read(Role::Project, &cell.text).numeral;
    let whole = description.map_or("", |cell| cell.text.as_str());
    let mut titles = parts(&cell.text, first.as_ref());
    let described = if titles.len() > 1 { described(whole, &titles) } else { vec![whole] };
    let alike = described.len() == titles.len();
    if !alike && first.is_some_and(|numeral| numeral.is_common_in_words()) {
        titles = vec![cell.text.as_str()];
    }
    let mut skip = 0;
    let mut projects = Vec::with_capacity(titles.len());
    for (at, title) in titles.iter().enumerate() {
        let description = if alike && titles.len() > 1 { described[at] } else { whole };
        projects.push(project(cell, title, skip, description, scheme));
        skip += title.chars().count();
    }
    projects
}

/// The text divided where it goes on counting.
fn parts<'t>(text: &'t str, first: Option<&Numeral>) -> Vec<&'t str> {
    let starts = first.map(|numeral| numeral::further(text, numeral)).unwrap_or_default();
    let ends = starts.iter().copied().chain([text.len()]);
    std::iter::once(0).chain(starts.iter().copied()).zip(ends).map(|(start, end)| &text[start..end]).collect()
}

/// A description divided where the titles are: at the very numbers that they have, else at others of the same form.
fn described<'t>(whole: &'t str, titles: &[&str]) -> Vec<&'t str> {
    let labels: Vec<_> =
        titles.iter().filter_map(|title| Numeral::read(title.trim())).map(|numeral| numeral.label).collect();
    at_labels(whole, &labels)
        .unwrap_or_else(|| parts(whole, Numeral::read(whole).as_ref()).into_iter().map(without_number).collect())
}

/// A text divided at these numbers, the first at its start and the others after white space.
fn at_labels<'t>(whole: &'t str, labels: &[String]) -> Option<Vec<&'t str>> {
    let (first, others) = labels.split_first().filter(|(first, _)| !first.is_empty())?;
    let mut rest = whole.strip_prefix(first.as_str())?;
    let mut parts = Vec::with_capacity(labels.len());
    for label in others {
        let mut found = rest.match_indices(label.as_str()).map(|(at, _)| at);
        let end = found.find(|at| rest[..*at].ends_with(char::is_whitespace))?;
        parts.push(rest[..end].trim());
        rest = &rest[end + label.len()..];
    }
    parts.push(rest.trim());
    Some(parts)
}

fn without_number(text: &str) -> &str {
    text[Numeral::read(text).map_or(0, |numeral| numeral.length)..].trim()
}

/// One project from its part of the cell.
fn project(cell: &Cell, part: &str, skip: usize, description: &str, scheme: &Scheme) -> RowProject {
    let text = part.trim();
    let reading = scheme.read(Role::Project, text);
    let label = reading.numeral.as_ref().map(|numeral| numeral.label.clone()).unwrap_or_default();
    RowProject {
        number: reading.numeral.as_ref().and_then(Numeral::own),
        label,
        title: reading.words.to_owned(),
        taken: reading.taken,
        description: description.to_owned(),
        place: cell.place.part(skip, text.chars().count()),
        cell: text.to_owned(),
    }
}
