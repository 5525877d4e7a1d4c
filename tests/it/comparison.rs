//! Editions of a plan compared: the report that a careful official would write, and what it says of every single change.

mod fixture;
mod joined;
mod random;
mod site;

use serde_json::Value;
use taikei::comparison::{self, Comparison};
use taikei::config::{self, MatchConfig};
use taikei::diag::{Diagnostic, Sink};
use taikei::plan::Plan;
use taikei::render;
use taikei::text::SourceFile;

use crate::support::read_bytes;

/// A plan by its chart.
fn plan(chart: &str) -> Plan {
    read_bytes("seeds/plan/chart.tsv", chart.into()).plan
}

/// The `[[match]]` entries of some settings.
fn matches(settings: &str) -> Vec<MatchConfig> {
    let file = SourceFile { path: "plan.toml".into(), name: "plan.toml".into(), bytes: settings.into() };
    let mut sink = Sink::new();
    let matches = config::read_plan(&mut sink, &file).matches;
    assert!(!sink.has_errors(), "{:?}", sink.found());
    matches
}

/// Two plans compared, and what was found.
fn compared<'a>(before: &'a Plan, after: &'a Plan, settings: &str) -> (Comparison<'a>, Vec<Diagnostic>) {
    let mut sink = Sink::new();
    let comparison = comparison::compare(&mut sink, before, after, &matches(settings));
    (comparison, sink.into_sorted())
}

/// What the report says, as programs read it.
fn report(comparison: &Comparison) -> Value {
    serde_json::from_slice(&render::comparison::json(comparison)).unwrap()
}

/// The changes of sections and 事業 in a report: what changed, and the codes of then and of now.
fn told(report: &Value) -> Vec<String> {
    let changes = report["changes"].as_array().unwrap().iter().filter(|change| change["kind"] != "department");
    let codes = |parts: &Value| {
        let codes = parts.as_array().unwrap().iter().map(|part| part["code"].as_str().unwrap());
        codes.collect::<Vec<_>>().join("+")
    };
    let names = |change: &Value| {
        let names = change["changes"].as_array().unwrap().iter().map(|name| name.as_str().unwrap());
        names.collect::<Vec<_>>().join(" ")
    };
    changes
        .map(|change| format!("{}: {} → {}", names(change), codes(&change["before"]), codes(&change["after"])))
        .collect()
}

const HEADER: &str = "基本目標\t施策\t事業\t内容\t担当課\n";

#[test]
fn what_was_merged_elsewhere_is_moved() {
    let first = "Ⅰ 安心\t(1) 備え\t①訓練\t毎年します。\t防災課\n\t\t②備蓄\t水を蓄えます。\t防災課\n\t(2) 助け合い\t①見守り\t見守ります。\t福祉課\n";
    let then = "Ⅰ 安心\t(1) 備え\t①訓練\t毎年します。\t防災課\n\t(2) 助け合い\t①見守り\t見守ります。\t福祉課\n\t\t②備蓄\t水を蓄えます。\t防災課\n";
    let (before, after) = (plan(&format!("{HEADER}{first}")), plan(&format!("{HEADER}{then}")));
    let moved = |settings: &str| told(&report(&compared(&before, &after, settings).0));
    let answer = "[[match]]\nbefore = \"1-1-2\"\nnow = [\"1-2-2\"]\n";
    for settings in ["", answer] {
        assert!(
            moved(settings).iter().any(|told| told.contains("moved") && told.ends_with("1-1-2 → 1-2-2")),
            "{:?}",
            moved(settings)
        );
    }
}

#[test]
fn a_table_does_not_say_which_of_several_became_which_of_several() {
    let first = "Ⅰ 花\t(1) 色\t①あか\tあかい花です。\t花課\n\t\t②くろ\tくろい実です。\t花課\n";
    let then = "Ⅰ 花\t(1) 色\t①もも\tももの花です。\t花課\n\t\t②はい\tはい色の石です。\t花課\n";
    let (before, after) = (plan(&format!("{HEADER}{first}")), plan(&format!("{HEADER}{then}")));
    let answers = "[[match]]\nbefore = \"1-1-1\"\nnow = [\"1-1-2\"]\n[[match]]\nbefore = \"1-1-2\"\nnow = [\"1-1-1\", \"1-1-2\"]\n";
    let (comparison, _) = compared(&before, &after, answers);
    let table = String::from_utf8(render::comparison::csv(&comparison)).unwrap();
    for line in table.lines().filter(|line| ["あか", "くろ"].iter().any(|word| line.contains(word))) {
        assert!(!line.contains("もも") && !line.contains("はい"), "{table}");
    }
    assert!(["あか", "くろ", "もも", "はい"].iter().all(|word| table.contains(word)), "{table}");
}
