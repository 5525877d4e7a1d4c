//! The rows of an evaluation: each is a report on one 事業.

use super::columns::{self, Columns, Role};
use super::known::Known;
use crate::config;
use crate::diag::{Code, Diagnostic, Sink};
use crate::plan::{DepartmentId, Evaluation, Listing, ListingId, Plan, Report, StatusId};
use crate::table::{Cell, Row, Table};
use crate::text::{Place, SourceFile, fold};

/// Reads the reports of a file's tables. A file without a header row is reported.
pub(super) fn read(
    sink: &mut Sink,
    (plan, known): (&Plan, &Known),
    evaluation: &mut Evaluation,
    tables: &[Table],
    file: &SourceFile,
) {
    let mut found = false;
    for table in tables {
        let Some((columns, first)) = columns::find(sink, table) else { continue };
        found = true;
        let mut reader = Reader { plan, known, evaluation: &mut *evaluation, columns, listing: None };
        for row in table.rows[first..].iter().filter(|row| row.filled().next().is_some()) {
            reader.row(sink, row);
        }
    }
    if !found && !tables.is_empty() {
        let first = tables.iter().flat_map(|table| &table.rows).find(|row| row.filled().next().is_some());
        let headings = first.map(|row| row.filled().map(|(_, cell)| cell.text.as_str()).collect::<Vec<_>>().join(" "));
        let missing = Diagnostic::new(Code::E02).in_file(&file.path);
        sink.report(missing.with("headings", headings.unwrap_or_default()));
    }
}

/// A table while it is read.
struct Reader<'a> {
    plan: &'a Plan,
    known: &'a Known<'a>,
    evaluation: &'a mut Evaluation,
    columns: Columns,
    /// The 事業 of the row above, which a row with a department alone goes on with.
    listing: Option<ListingId>,
}

impl Reader<'_> {
    fn row(&mut self, sink: &mut Sink, row: &Row) {
        let Some(listing) = self.listing(sink, row) else { return };
        self.listing = Some(listing);
        self.compare_title(sink, row, listing);
        let at = self.plan.listing(listing);
        let Ok(department) = self.department(sink, row, at) else { return };
        let Ok(status) = self.status(sink, row, at) else { return };
        let report = self.report(row, department, status);
        if is_empty(&report) {
            sink.report(Diagnostic::new(Code::E09).at(&report.place).record(&at.code));
            return;
        }
        let reports = self.evaluation.reports.entry(listing).or_default();
        match reports.iter().find(|earlier| earlier.department == department) {
            Some(first) => {
                let twice = Diagnostic::new(Code::E06).at(&report.place).record(&at.code);
                sink.report(twice.with("code", &at.code).with("first", first.place.written()));
            }
            None => reports.push(report),
        }
    }

    /// The listing that a row is about; reports a code that the plan does not have.
    fn listing(&mut self, sink: &mut Sink, row: &Row) -> Option<ListingId> {
        let Some(cell) = self.cell(row, Role::Code) else {
            let goes_on = self.cell(row, Role::Department).and(self.listing);
            if goes_on.is_none() {
                let (_, first) = row.filled().next()?;
                sink.report(Diagnostic::new(Code::E05).at(&first.place).cell(&first.text));
            }
            return goes_on;
        };
        let code = fold::key(&cell.text);
        let found = self.named(sink, row, cell, &code);
        if found.is_none() {
            let codes: Vec<_> = self.plan.listings.iter().map(|listing| listing.code.as_str()).collect();
            let unknown = Diagnostic::new(Code::E04).at(&cell.place).cell(&cell.text).with("code", &cell.text);
            sink.report(unknown.with("nearest", config::nearest(&code, &codes)));
            self.listing = None;
        }
        found
    }

    /// The listing that a number means: that of an address before that of the present chart, before one of the past. The
    /// title beside it decides where it has stood for several; without one that is reported.
    fn named(&self, sink: &mut Sink, row: &Row, cell: &Cell, code: &str) -> Option<ListingId> {
        let found = self.known.listings(code);
        let first = *found.first()?;
        let title = self.cell(row, Role::Title).map(|cell| &cell.text);
        let titled = title.and_then(|title| found.iter().copied().find(|&id| is_title(self.plan.listing(id), title)));
        let other = found.get(1).map(|&id| self.plan.listing(id).title.as_str()).or_else(|| self.known.ended(code));
        if let (Some(rival), None) = (other, titled) {
            let two =
                Diagnostic::new(Code::E14).at(&cell.place).cell(&cell.text).record(&self.plan.listing(first).code);
            sink.report(two.with("code", code).with("title", &self.plan.listing(first).title).with("rival", rival));
        }
        titled.or(Some(first))
    }

    /// Reports a title that is not the plan's: the code may be that of another 事業.
    fn compare_title(&self, sink: &mut Sink, row: &Row, id: ListingId) {
        let Some(cell) = self.cell(row, Role::Title) else { return };
        let listing = self.plan.listing(id);
        if !is_title(listing, &cell.text) {
            let other = Diagnostic::new(Code::E10).at(&cell.place).cell(&cell.text).record(&listing.code);
            sink.report(other.with("code", &listing.code).with("title", &listing.title));
        }
    }

    /// The department that reports; none where the report is that of all together.
    fn department(&self, sink: &mut Sink, row: &Row, listing: &Listing) -> Result<Option<DepartmentId>, ()> {
        let Some(cell) = self.cell(row, Role::Department) else { return Ok(None) };
        let written = fold::key(&cell.text);
        let units = || listing.departments.iter().map(|&id| (id, self.plan.department(id)));
        let is_named = |name: &str| fold::key(name) == written;
        let found = units().find(|(_, unit)| is_named(&unit.name) || is_named(&unit.label));
        let all_together = || {
            let names: Vec<_> = units().map(|(_, unit)| fold::key(&unit.name)).collect();
            listing.collectives.iter().any(|name| is_named(name))
                || ["", "、", "・", ","].iter().any(|between| names.join(between) == written)
        };
        match found {
            Some((id, _)) => Ok(Some(id)),
            None if all_together() => Ok(None),
            None => {
                let known: Vec<_> = units().map(|(_, unit)| unit.label.as_str()).collect();
                let other = Diagnostic::new(Code::E07).at(&cell.place).cell(&cell.text).record(&listing.code);
                sink.report(other.with("department", &cell.text).with("known", known.join(", ")));
                Err(())
            }
        }
    }

    /// The status of a row; none where its cell is blank.
    fn status(&self, sink: &mut Sink, row: &Row, listing: &Listing) -> Result<Option<StatusId>, ()> {
        let Some(cell) = self.cell(row, Role::Status) else { return Ok(None) };
        let written = fold::key(&cell.text);
        let found = self.plan.statuses.iter().position(|status| fold::key(&status.label) == written);
        if let Some(at) = found {
            return Ok(Some(StatusId(at)));
        }
        let unknown = Diagnostic::new(Code::E08).at(&cell.place).cell(&cell.text).record(&listing.code);
        let unknown = unknown.with("status", &cell.text);
        let known: Vec<_> = self.plan.statuses.iter().map(|status| status.label.as_str()).collect();
        sink.report(match known.as_slice() {
            [] => unknown.with_phrase("known", "no-status"),
            known => unknown.with("known", known.join(", ")),
        });
        Err(())
    }

    fn report(&mut self, row: &Row, department: Option<DepartmentId>, status: Option<StatusId>) -> Report {
        let text = |role| self.cell(row, role).map(|cell| cell.text.clone()).unwrap_or_default();
        let (words, target, result) = (text(Role::Text), text(Role::Target), text(Role::Result));
        let mut cells = Vec::new();
        for (column, heading) in &self.columns.others {
            let Some(cell) = row.cells.get(*column).filter(|cell| !cell.text.is_empty()) else { continue };
            let at = self.evaluation.columns.iter().position(|known| known == heading).unwrap_or_else(|| {
                self.evaluation.columns.push(heading.clone());
                self.evaluation.columns.len() - 1
            });
            cells.push((at, cell.text.clone()));
        }
        Report { department, status, text: words, target, result, cells, place: first_place(row) }
    }

    /// The cell of a role, where it is filled.
    fn cell<'a>(&self, row: &'a Row, role: Role) -> Option<&'a Cell> {
        row.cells.get(self.columns.of(role)?).filter(|cell| !cell.text.is_empty())
    }
}

fn is_empty(report: &Report) -> bool {
    let blank = [&report.text, &report.target, &report.result].iter().all(|text| text.is_empty());
    blank && report.status.is_none() && report.cells.is_empty()
}

/// Where a row begins. The caller passes filled rows alone.
fn first_place(row: &Row) -> Place {
    row.filled().next().map(|(_, cell)| cell.place.clone()).expect("the row is filled")
}

/// Whether words are the title of a listing, with or without its number.
fn is_title(listing: &Listing, words: &str) -> bool {
    let written = fold::key(words);
    let same = [format!("{}{}", listing.label, listing.title), listing.title.clone(), listing.cell.clone()];
    same.iter().any(|printed| fold::key(printed) == written)
}
