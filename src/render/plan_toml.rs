//! `plan.toml` beside a chart in the clean form: all that stands in no row, and what the settings said before.

use std::collections::BTreeSet;

use toml::{Table, Value};

use crate::config::Accept;
use crate::plan::{Correction, MarkId, Plan};

/// What the file begins with, for those who go on editing.
const HEAD: &str = "\
# この計画の設定です。事業の一覧（projects.csv か plan.xlsx）と一緒に、計画のフォルダーに置いてください。
# 事業の一覧は、1行に1つの事業を書く「整った表」です。clean = true の間は、見出しの決まった表だけを読みます。

";

/// Makes the file. `before` is the plan's own `plan.toml`, whose other keys stay as they are; `accepted` are the settled
/// findings, each with the record that it is about.
#[must_use]
pub fn render(plan: &Plan, before: &str, accepted: &[(&Accept, String)]) -> Vec<u8> {
    let before: Table = before.parse().unwrap_or_default();
    let mut written = Vec::new();
    written.push(("clean", Value::Boolean(true)));
    let source = &plan.source;
    let texts = [
        // A plan without a name has that of its folder.
        ("title", Some(&plan.title).filter(|title| **title != plan.id)),
        ("publisher", plan.publisher.as_ref()),
        ("document", source.document.as_ref()),
        ("date", source.date.as_ref()),
        ("date_printed", source.date_printed.as_ref().filter(|printed| Some(*printed) != source.date.as_ref())),
        ("body", source.body.as_ref()),
    ];
    let texts = texts.into_iter().filter_map(|(key, text)| Some((key, Value::from(text?.as_str()))));
    written.extend(texts);
    let tables = [
        ("level", levels(plan)),
        ("mark", marks(plan)),
        ("correct", corrections(plan)),
        ("accept", accepted.iter().map(|(entry, place)| accept(entry, place)).collect()),
    ];
    let own: BTreeSet<&str> = (written.iter().map(|(key, _)| *key))
        .chain(tables.iter().map(|(key, _)| *key))
        .chain(["title", "column", "date", "date_printed", "body", "publisher", "document"])
        .collect();
    let kept = before.iter().filter(|(key, _)| !own.contains(key.as_str()));
    let (kept_tables, kept): (Vec<_>, Vec<_>) = kept.partition(|(_, value)| value.is_table() || is_tables(value));
    let mut text = HEAD.to_owned();
    for (key, value) in written {
        write(&mut text, key, value);
    }
    for (key, value) in kept {
        write(&mut text, key, value.clone());
    }
    for (key, value) in kept_tables {
        write_table(&mut text, key, value.clone());
    }
    for (key, tables) in tables.into_iter().filter(|(_, tables)| !tables.is_empty()) {
        write_table(&mut text, key, Value::Array(tables));
    }
    text.into_bytes()
}

fn is_tables(value: &Value) -> bool {
    value.as_array().is_some_and(|list| list.iter().any(Value::is_table))
}

fn write_table(text: &mut String, key: &str, value: Value) {
    text.push('\n');
    write(text, key, value);
}

fn write(text: &mut String, key: &str, value: Value) {
    let entry = Table::from_iter([(key.to_owned(), value)]);
    text.push_str(&entry.to_string());
}

/// A table of texts, leaving out those that are not there.
fn table<const N: usize>(entries: [(&str, Option<&str>); N]) -> Table {
    let filled = entries.into_iter().filter_map(|(key, text)| Some((key.to_owned(), Value::from(text?))));
    filled.collect()
}

fn levels(plan: &Plan) -> Vec<Value> {
    let level = |level: &crate::plan::Level| {
        let entries = [("heading", &level.heading), ("kind", &level.kind), ("folder", &level.folder)];
        table(entries.map(|(key, text)| (key, Some(text.as_str())))).into()
    };
    plan.levels.iter().map(level).collect()
}

/// The mark of the priorities, then the others, in the legend's order.
fn marks(plan: &Plan) -> Vec<Value> {
    let priority = &plan.priority_mark;
    let mut first = table([("symbol", Some(&priority.symbol)), ("name", Some(&priority.name))]);
    first.insert("priority".to_owned(), Value::Boolean(true));
    let other = |(at, mark): (usize, &crate::plan::Mark)| {
        let symbol = mark.symbol.as_deref().unwrap_or(&mark.name);
        let mut entry = table([("symbol", Some(symbol)), ("name", Some(&mark.name)), ("slug", Some(&mark.slug))]);
        if stands_at_departments_alone(plan, MarkId(at)) {
            entry.insert("of_departments".to_owned(), Value::Boolean(true));
        }
        Value::Table(entry)
    };
    std::iter::once(Value::Table(first)).chain(plan.marks.iter().enumerate().map(other)).collect()
}

fn stands_at_departments_alone(plan: &Plan, id: MarkId) -> bool {
    let sections = plan.sections.iter().map(|section| &section.marks);
    let mut all = sections.chain(plan.listings.iter().map(|listing| &listing.marks));
    !all.any(|marks| marks.contains(&id))
}

/// What was corrected, by record; the words of the chart are those shown.
fn corrections(plan: &Plan) -> Vec<Value> {
    let own = plan.corrections.iter().map(|made| ("plan.toml", made));
    let sections = plan.sections.iter().flat_map(|own| own.corrections.iter().map(|made| (own.code.as_str(), made)));
    let listings = plan.listings.iter().flat_map(|own| own.corrections.iter().map(|made| (own.code.as_str(), made)));
    let entry = |(place, made): (&str, &Correction)| {
        let Correction { printed, shown, reason } = made;
        let entries = [("place", place), ("printed", printed), ("shown", shown), ("reason", reason)];
        table(entries.map(|(key, text)| (key, Some(text)))).into()
    };
    own.chain(sections).chain(listings).map(entry).collect()
}

fn accept(entry: &Accept, place: &str) -> Value {
    table([
        ("code", Some(entry.code.as_str())),
        ("place", Some(place)),
        ("printed", entry.printed.as_deref()),
        ("reason", Some(&entry.reason)),
    ])
    .into()
}
