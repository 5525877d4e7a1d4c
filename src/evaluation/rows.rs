//! The rows of an evaluation: each is a report on one 事業.

use super::columns::{self, Columns, Role};
use super::known::{Known, Subject};
use crate::config;
use crate::diag::{Code, Diagnostic, Sink};
use crate::outline;
use crate::plan::{DepartmentId, Evaluation, Listing, Plan, Report, StatusId};
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
        let codes = columns.of(Role::Code);
        let codes =
            codes.into_iter().flat_map(|at| table.rows[first..].iter().filter_map(move |row| row.cells.get(at)));
        if outline::report_dates(sink, codes) {
            continue;
        }
        let mut reader = Reader { plan, known, evaluation: &mut *evaluation, columns, subject: None };
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
    subject: Option<Subject>,
}

impl Reader<'_> {
    fn row(&mut self, sink: &mut Sink, row: &Row) {
        let Some(subject) = self.subject(sink, row) else { return };
        self.subject = Some(subject);
        self.compare_title(sink, row, subject);
        let code = subject.code(self.plan);
        let Ok(by) = self.reporter(sink, row, subject) else { return };
        let Ok(status) = self.status(sink, row, code) else { return };
        let report = self.report(row, by, status);
        if is_empty(&report) {
            sink.report(Diagnostic::new(Code::E09).at(&report.place).record(code));
            return;
        }
        let reports = match subject {
            Subject::Listing(id) => self.evaluation.reports.entry(id).or_default(),
            Subject::Ended(id) => self.evaluation.ended.entry(id).or_default(),
        };
        let by = |report: &Report| (report.department, report.former_department.clone());
        match reports.iter().find(|earlier| by(earlier) == by(&report)) {
            Some(first) => {
                let twice = Diagnostic::new(Code::E06).at(&report.place).record(code);
                sink.report(twice.with("code", code).with("first", first.place.written()));
            }
            None => reports.push(report),
        }
    }

    /// What a row is about; reports a code that the plan does not have.
    fn subject(&mut self, sink: &mut Sink, row: &Row) -> Option<Subject> {
        let Some(cell) = self.cell(row, Role::Code) else {
            let goes_on = self.cell(row, Role::Department).and(self.subject);
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
            self.subject = None;
        }
        found
    }

    /// What a number means: that of an address before that of the present chart, before one of the past, before what the
    /// chart has no more. The title beside it decides where it has stood for several; without one that is reported.
    fn named(&self, sink: &mut Sink, row: &Row, cell: &Cell, code: &str) -> Option<Subject> {
        let found = self.known.subjects(code);
        let first = *found.first()?;
        let title = self.cell(row, Role::Title).map(|cell| &cell.text);
        let titled = title.and_then(|title| found.iter().copied().find(|one| one.is_titled(self.plan, title)));
        if let (Some(rival), None) = (found.get(1), titled) {
            let two = Diagnostic::new(Code::E14).at(&cell.place).cell(&cell.text).record(first.code(self.plan));
            let two = two.with("code", code).with("title", first.title(self.plan));
            sink.report(two.with("rival", rival.title(self.plan)));
        }
        titled.or(Some(first))
    }

    /// Reports a title that is not the plan's: the code may be that of another 事業.
    fn compare_title(&self, sink: &mut Sink, row: &Row, subject: Subject) {
        let Some(cell) = self.cell(row, Role::Title) else { return };
        if !subject.is_titled(self.plan, &cell.text) {
            let code = subject.code(self.plan);
            let other = Diagnostic::new(Code::E10).at(&cell.place).cell(&cell.text).record(code);
            sink.report(other.with("code", code).with("title", subject.title(self.plan)));
        }
    }

    /// Who reports: a department of the plan, or of what has ended the name of one that the plan has no more; neither where
    /// all report together.
    fn reporter(
        &self,
        sink: &mut Sink,
        row: &Row,
        subject: Subject,
    ) -> Result<(Option<DepartmentId>, Option<String>), ()> {
        match subject {
            Subject::Listing(id) => Ok((self.department(sink, row, self.plan.listing(id))?, None)),
            Subject::Ended(_) => {
                let Some(cell) = self.cell(row, Role::Department) else { return Ok((None, None)) };
                let written = fold::key(&cell.text);
                let units = &self.plan.departments;
                let found = units
                    .iter()
                    .position(|unit| [&unit.name, &unit.label].map(|name| fold::key(name)).contains(&written));
                Ok((found.map(DepartmentId), found.is_none().then(|| cell.text.clone())))
            }
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
    fn status(&self, sink: &mut Sink, row: &Row, code: &str) -> Result<Option<StatusId>, ()> {
        let Some(cell) = self.cell(row, Role::Status) else { return Ok(None) };
        let written = fold::key(&cell.text);
        let found = self.plan.statuses.iter().position(|status| fold::key(&status.label) == written);
        if let Some(at) = found {
            return Ok(Some(StatusId(at)));
        }
        let unknown = Diagnostic::new(Code::E08).at(&cell.place).cell(&cell.text).record(code);
        let unknown = unknown.with("status", &cell.text);
        let known: Vec<_> = self.plan.statuses.iter().map(|status| status.label.as_str()).collect();
        sink.report(match known.as_slice() {
            [] => unknown.with_phrase("known", "no-status"),
            known => unknown.with("known", known.join(", ")),
        });
        Err(())
    }

    fn report(
        &mut self,
        row: &Row,
        (department, former_department): (Option<DepartmentId>, Option<String>),
        status: Option<StatusId>,
    ) -> Report {
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
        let place = first_place(row);
        Report { department, former_department, status, text: words, target, result, cells, place }
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
