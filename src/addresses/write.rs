//! The record as a file that people review: one short table for each address, in an order that does not change.

use std::fmt::Write;

use crate::config::{AddressAnswer, AddressKind, AddressRecord, End};

/// What stands at the head of the file.
const HEAD: &str = "\
# 公開したアドレスの記録です。taikei addresses が書きます。消さずに、体系図と一緒に保存してください。
# id はアドレスになる番号（はじめて公開したときの番号）で、変わりません。code は今の番号、former は前の番号です。
# プログラムが同じものかどうかを決められないときは、check が尋ねます。答えは now = \"…\" と書きます。
";

/// The text of the file.
#[must_use]
pub fn write(records: &[AddressRecord]) -> String {
    let mut text = HEAD.to_owned();
    for record in records {
        match &record.kind {
            AddressKind::Section(folder) => {
                text += "\n[[section]]\n";
                line(&mut text, "folder", folder);
                line(&mut text, "id", &record.id);
                line(&mut text, "code", &record.code);
                list(&mut text, "former", &record.former);
                line(&mut text, "title", &record.title);
            }
            AddressKind::Project => {
                text += "\n[[project]]\n";
                line(&mut text, "id", &record.id);
                line(&mut text, "code", &record.code);
                list(&mut text, "former", &record.former);
                line(&mut text, "title", &record.title);
                flag(&mut text, record.relisting, "relisting");
                line(&mut text, "text", &record.print);
                list(&mut text, "departments", &record.departments);
            }
            AddressKind::Department => {
                text += "\n[[department]]\n";
                line(&mut text, "slug", &record.id);
                line(&mut text, "name", &record.title);
                list(&mut text, "former", &record.former);
            }
        }
        rest(&mut text, record);
    }
    text
}

/// What all kinds have.
fn rest(text: &mut String, record: &AddressRecord) {
    if let Some(End { became, under }) = &record.end {
        *text += "ended = true\n";
        line(text, "under", under.as_deref().unwrap_or_default());
        list(text, "became", became);
    }
    match record.answer.as_ref().map(|answer| &answer.value) {
        Some(AddressAnswer::Same(name)) => line(text, "now", name),
        Some(AddressAnswer::Gone(names)) => array(text, "now", names),
        None => {}
    }
}

/// A key and its text, where there is any.
pub(super) fn line(text: &mut String, key: &str, value: &str) {
    if !value.is_empty() {
        let _ = writeln!(text, "{key} = {}", quoted(value));
    }
}

pub(super) fn flag(text: &mut String, is_set: bool, key: &str) {
    if is_set {
        let _ = writeln!(text, "{key} = true");
    }
}

pub(super) fn list(text: &mut String, key: &str, values: &[String]) {
    if !values.is_empty() {
        array(text, key, values);
    }
}

fn array(text: &mut String, key: &str, values: &[String]) {
    let values: Vec<_> = values.iter().map(|value| quoted(value)).collect();
    let _ = writeln!(text, "{key} = [{}]", values.join(", "));
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
