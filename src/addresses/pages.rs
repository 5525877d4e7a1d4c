//! Lasting addresses of content pages. A page's address is that of its file, so one that is renamed leaves a page at its
//! old address that leads to the new one, and one that is gone leaves a page that says so.

use std::collections::{BTreeMap, BTreeSet};

use super::write;
use crate::config::{self, AddressAnswer, Found, PageAddresses, PageRecord};
use crate::diag::{Code, Diagnostic, Sink};
use crate::text::{Place, fold};

/// So many pages are named as those that one may be.
const MOST_NAMED: usize = 5;

/// What stands at the head of the file.
const HEAD: &str = "\
# 公開したページ（content の Markdown）のアドレスの記録です。taikei addresses が書きます。消さずに保存してください。
# path はファイルの名前（アドレスになります）です。ファイルの名前を変えるか消すと、前のアドレスには、移った先か、
# なくなったことを知らせるページが残ります。決められないときは check が尋ねます。答えは now = \"…\" と書きます。
";

/// The record of the pages, by path and title, as it is to be committed. None where a question is open, or an answer
/// names no page, which is reported.
pub fn assign_pages(
    sink: &mut Sink,
    recorded: &PageAddresses,
    pages: &BTreeMap<&str, &str>,
) -> Option<Vec<PageRecord>> {
    let known: BTreeSet<&str> = recorded.records.iter().map(|record| record.path.as_str()).collect();
    let fresh: BTreeMap<&str, &str> =
        pages.iter().filter(|(path, _)| !known.contains(*path)).map(|(path, title)| (*path, *title)).collect();
    let mut revised: BTreeMap<&str, PageRecord> = BTreeMap::new();
    let mut found = Sink::new();
    for record in &recorded.records {
        let became = match pages.get(record.path.as_str()) {
            Some(_) => None,
            None => Some(became(&mut found, record, (pages, &known), &fresh)),
        };
        revised.insert(&record.path, PageRecord { became, answer: None, ..record.clone() });
    }
    for (path, title) in pages {
        let at = revised.remove(path).map_or_else(|| Place::of_file(""), |before| before.at);
        let (path_text, title) = ((*path).to_owned(), (*title).to_owned());
        revised.insert(path, PageRecord { path: path_text, title, became: None, answer: None, at });
    }
    let is_open = found.has_errors();
    sink.absorb(found.into_sorted());
    (!is_open).then(|| revised.into_values().collect())
}

/// Where a page that is gone went on: as it is recorded or answered, or in the only new page of its title.
fn became(
    sink: &mut Sink,
    record: &PageRecord,
    (pages, known): (&BTreeMap<&str, &str>, &BTreeSet<&str>),
    fresh: &BTreeMap<&str, &str>,
) -> Vec<String> {
    let answered = record.answer.as_ref().map(|Found { value, place }| match value {
        AddressAnswer::Same(path) => (vec![path.clone()], place),
        AddressAnswer::Gone(paths) => (paths.clone(), place),
    });
    if let Some((paths, place)) = answered.or_else(|| Some((record.became.clone()?, &record.at))) {
        for path in paths.iter().filter(|path| !pages.contains_key(path.as_str()) && !known.contains(path.as_str())) {
            let all: Vec<_> = pages.keys().copied().collect();
            let unknown = Diagnostic::new(Code::A10).at(place).cell(path).with("found", path);
            sink.report(unknown.with("nearest", config::nearest(path, &all)));
        }
        return paths;
    }
    let same: Vec<_> = fresh.iter().filter(|(_, title)| fold::key(title) == fold::key(&record.title)).collect();
    if let [(path, _)] = same.as_slice() {
        return vec![(**path).to_owned()];
    }
    if !fresh.is_empty() {
        ask(sink, record, fresh);
    }
    Vec::new()
}

/// A page that may have gone on in one of those that are new, or in none.
fn ask(sink: &mut Sink, record: &PageRecord, fresh: &BTreeMap<&str, &str>) {
    let titles: Vec<_> = fresh.values().copied().collect();
    let likeliest = config::nearest(&record.title, &titles);
    let now = fresh.iter().find(|(_, title)| **title == likeliest).map_or("", |(path, _)| path);
    let named: Vec<_> = fresh.iter().take(MOST_NAMED).map(|(path, title)| format!("{path}.md「{title}」")).collect();
    let asked = Diagnostic::new(Code::A09).at(&record.at).cell(&record.title).with("path", &record.path);
    let asked = asked.with("title", &record.title).with("candidates", named.join("、"));
    sink.report(asked.with("now", now));
}

/// What changed of one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageChange {
    /// It is new.
    Added,
    /// It was gone, and is there again.
    Returned,
    /// It is gone.
    Ended,
    /// Its title or the answer to a question is another.
    Noted,
}

/// What a revised record says otherwise than the committed one.
#[must_use]
pub fn page_changes<'a>(before: &[PageRecord], after: &'a [PageRecord]) -> Vec<(PageChange, &'a PageRecord)> {
    let known: BTreeMap<&str, &PageRecord> = before.iter().map(|record| (record.path.as_str(), record)).collect();
    let change = |now: &PageRecord| match known.get(now.path.as_str()) {
        None => Some(PageChange::Added),
        Some(before) if before.became.is_none() && now.became.is_some() => Some(PageChange::Ended),
        Some(before) if before.became.is_some() && now.became.is_none() => Some(PageChange::Returned),
        Some(before) => (**before != *now).then_some(PageChange::Noted),
    };
    after.iter().filter_map(|record| Some((change(record)?, record))).collect()
}

/// Reports pages that are gone (A08), and those that were published (A11), without standing in the committed record.
pub fn outdated_pages(sink: &mut Sink, recorded: &PageAddresses, revised: &[PageRecord]) {
    let news = page_changes(&recorded.records, revised);
    for (code, kinds) in
        [(Code::A08, &[PageChange::Ended][..]), (Code::A11, &[PageChange::Added, PageChange::Returned])]
    {
        let found: Vec<_> = news.iter().filter(|(change, _)| kinds.contains(change)).collect();
        if let Some((_, first)) = found.first() {
            let name = format!("{}.md「{}」", first.path, first.title);
            let told = Diagnostic::new(code).in_file(&recorded.path).cell(&first.title);
            sink.report(told.with("count", found.len()).with("first", name));
        }
    }
}

/// The text of the file.
#[must_use]
pub fn write_pages(records: &[PageRecord]) -> String {
    let mut text = HEAD.to_owned();
    for record in records {
        text += "\n[[page]]\n";
        write::line(&mut text, "path", &record.path);
        write::line(&mut text, "title", &record.title);
        write::flag(&mut text, record.became.is_some(), "ended");
        write::list(&mut text, "became", record.became.as_deref().unwrap_or_default());
    }
    text
}
