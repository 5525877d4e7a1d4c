//! `content/changes.toml`: what changed on the site and when (更新履歴), as people or commands of theirs wrote it down.

use super::keys::Entries;
use super::{PlanName, document};
use crate::diag::{Code, Diagnostic, Sink};
use crate::text::{Place, SourceFile};

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
    /// The parts of that plan that it is about, called as links of content pages call them.
    pub links: Vec<String>,
    /// Where the entry stands.
    pub at: Place,
}

/// An entry that is to be written at the end of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLogEntry {
    /// The date, ISO 8601.
    pub date: String,
    /// What changed, in one sentence.
    pub title: String,
    /// What else there is to say.
    pub text: String,
    /// The plan that it is about.
    pub plan: String,
    /// The parts of that plan that it is about.
    pub links: Vec<String>,
}

const CHANGE: &str = "change";
const CHANGE_KEYS: &[&str] = &["date", "title", "text", "plan", "links"];

/// What stands at the head of a log that a command begins.
const HEAD: &str = "# 更新履歴です。起きた順に、終わりに書き足します。前に書いたものの順番は変えないでください。\n";

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
    let links = entry.texts(sink, "links");
    let date = date?;
    let nth = before.iter().filter(|other| other.date == date).count() + 1;
    Some(LogEntry { id: format!("{date}-{nth}"), date, title: title?.value, text, plan, links, at: entry.place() })
}

/// The bytes of the log with one more entry at its end; none where the entry stands in it already. What stands in the
/// file is kept byte for byte.
///
/// # Errors
/// What is wrong in the file, or G18 where nothing can be written after it.
pub fn append_log(file: &SourceFile, entry: &NewLogEntry) -> Result<Option<Vec<u8>>, Vec<Diagnostic>> {
    let before = read_whole(file)?;
    if before.iter().any(|known| is_entry(known, entry)) {
        return Ok(None);
    }
    let refused = |reason| vec![Diagnostic::new(Code::G18).in_file(&file.path).with_phrase("reason", reason)];
    let Ok(text) = std::str::from_utf8(&file.bytes) else { return Err(refused("log-encoding")) };
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = match text {
        "" => HEAD,
        text if text.ends_with('\n') => "",
        _ => "\n",
    };
    let written = format!("{gap}\n{}", written(entry)).replace('\n', end);
    let bytes = [file.bytes.as_slice(), written.as_bytes()].concat();
    let after = read_whole(&SourceFile { bytes: bytes.clone(), ..file.clone() }).map_err(|_| refused("log-form"))?;
    let is_kept = after.len() == before.len() + 1
        && before.iter().all(|known| after.contains(known))
        && after.iter().any(|known| is_entry(known, entry));
    if is_kept { Ok(Some(bytes)) } else { Err(refused("log-form")) }
}

/// The log, where nothing is wrong in it.
fn read_whole(file: &SourceFile) -> Result<Vec<LogEntry>, Vec<Diagnostic>> {
    if file.bytes.is_empty() {
        return Ok(Vec::new());
    }
    let mut sink = Sink::new();
    let log = read_log(&mut sink, file);
    if sink.has_errors() { Err(sink.into_sorted()) } else { Ok(log) }
}

fn is_entry(known: &LogEntry, entry: &NewLogEntry) -> bool {
    known.date == entry.date
        && known.title == entry.title
        && known.text.as_deref().unwrap_or_default() == entry.text
        && known.plan.as_ref().is_some_and(|plan| plan.name == entry.plan)
        && known.links == entry.links
}

/// An entry as TOML.
fn written(entry: &NewLogEntry) -> String {
    let quoted = |text: &String| toml::Value::from(text.as_str()).to_string();
    let links: Vec<_> = entry.links.iter().map(quoted).collect();
    let keys = [
        Some(("date", quoted(&entry.date))),
        Some(("title", quoted(&entry.title))),
        (!entry.text.is_empty()).then(|| ("text", quoted(&entry.text))),
        Some(("plan", quoted(&entry.plan))),
        (!links.is_empty()).then(|| ("links", format!("[{}]", links.join(", ")))),
    ];
    let written = keys.into_iter().flatten().map(|(key, value)| format!("{key} = {value}\n"));
    format!("[[{CHANGE}]]\n") + &written.collect::<String>()
}
