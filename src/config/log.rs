//! `content/changes.toml`: what changed on the site and when (更新履歴), as people or commands of theirs wrote it down.

use super::keys::Entries;
use super::{PlanName, document};
use crate::diag::Sink;
use crate::text::SourceFile;

/// One `[[change]]` of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// Its lasting name: the date, and which of that date it is, counted from 1 in the file's order.
    pub id: String,
    /// The date, ISO 8601.
    pub date: String,
    /// What changed, in one sentence.
    pub title: String,
    /// What else there is to say.
    pub text: Option<String>,
    /// The plan that it is about.
    pub plan: Option<PlanName>,
}

const CHANGE: &str = "change";
const CHANGE_KEYS: &[&str] = &["date", "title", "text", "plan"];

/// Reads the log, the latest first. What is wrong in it is reported and left out.
#[must_use]
pub fn read_log(sink: &mut Sink, file: &SourceFile) -> Vec<LogEntry> {
    let mut log: Vec<LogEntry> = document::read(sink, file, &[CHANGE], |sink, entries| {
        let mut log: Vec<LogEntry> = Vec::new();
        for entry in entries.tables(sink, CHANGE, CHANGE_KEYS) {
            if let Some(found) = one(sink, &entry, &log) {
                log.push(found);
            }
        }
        log
    });
    // Of one date what stands last in the file was added last.
    log.reverse();
    log.sort_by(|a, b| b.date.cmp(&a.date));
    log
}

fn one(sink: &mut Sink, entry: &Entries, before: &[LogEntry]) -> Option<LogEntry> {
    let date = entry.required_date(sink, CHANGE, "date");
    let title = entry.required(sink, CHANGE, "title");
    let (text, plan) = (entry.text_or_blank(sink, "text"), entry.plan(sink, "plan"));
    let date = date?;
    let nth = before.iter().filter(|other| other.date == date).count() + 1;
    Some(LogEntry { id: format!("{date}-{nth}"), date, title: title?.value, text, plan })
}
