//! What `[[match]]` answers, and what is asked where it does not.

use std::collections::BTreeMap;

use super::{code, title};
use crate::config::{self, AddressAnswer, Found, MatchConfig};
use crate::diag::{Code, Diagnostic, Sink};
use crate::pairing::{self, Answer, Fate, Item, Part};
use crate::plan::Plan;
use crate::text::{Place, fold};

/// The answers as places in the lists of items. Those that name nothing, or something twice, are reported.
pub(super) fn read(
    sink: &mut Sink,
    [before, after]: [&Plan; 2],
    [old, new]: [&[Item]; 2],
    matches: &[MatchConfig],
) -> BTreeMap<usize, Answer> {
    let mut answers = BTreeMap::new();
    let mut claims: [BTreeMap<usize, u32>; 2] = [BTreeMap::new(), BTreeMap::new()];
    for entry in matches {
        let found = find(before, old, None, &entry.before.value);
        let Some(from) = found else {
            unknown(sink, before, &entry.before.place, &entry.before.value);
            continue;
        };
        let mut claim = |side: usize, at: usize, place: &Place, name: &str| {
            if let Some(line) = claims[side].insert(at, place.line) {
                let twice = Diagnostic::new(Code::N03).at(place).cell(name).with("name", name);
                sink.report(twice.with("line", line));
            }
        };
        claim(0, from, &entry.before.place, &entry.before.value);
        let kind = &old[from].kind;
        let names = match &entry.now.value {
            AddressAnswer::Same(name) => std::slice::from_ref(name),
            AddressAnswer::Gone(names) => names,
        };
        let places: Vec<_> = names.iter().map(|name| (name, find(after, new, Some(kind), name))).collect();
        if let (AddressAnswer::Same(name), Some((_, Some(to)))) = (&entry.now.value, places.first()) {
            claim(1, *to, &entry.now.place, name);
        }
        for (name, _) in places.iter().filter(|(_, place)| place.is_none()) {
            unknown(sink, after, &entry.now.place, name);
        }
        if let Some(places) = places.into_iter().map(|(_, place)| place).collect::<Option<Vec<_>>>() {
            answers.insert(from, answer(&entry.now, places));
        }
    }
    answers
}

fn answer(now: &Found<AddressAnswer>, places: Vec<usize>) -> Answer {
    match (&now.value, places.as_slice()) {
        (AddressAnswer::Same(_), &[only]) => Answer::Same(only),
        (AddressAnswer::Same(_) | AddressAnswer::Gone(_), _) => Answer::Gone(places),
    }
}

/// The item that people call by a code, or a department by its name.
fn find(plan: &Plan, items: &[Item], kind: Option<&pairing::Kind>, name: &str) -> Option<usize> {
    let name = fold::key(name);
    let is_called = |at: &usize| match pairing::part(plan, *at) {
        part @ (Part::Section(_) | Part::Listing(_)) => code(plan, part) == name,
        part @ Part::Department(_) => fold::key(title(plan, part)) == name,
    };
    (0..items.len()).filter(|&at| kind.is_none_or(|kind| items[at].kind == *kind)).find(is_called)
}

fn unknown(sink: &mut Sink, plan: &Plan, place: &Place, name: &str) {
    let codes = plan.sections.iter().map(|at| at.code.as_str()).chain(plan.listings.iter().map(|at| at.code.as_str()));
    let known: Vec<_> = codes.chain(plan.departments.iter().map(|unit| unit.label.as_str())).collect();
    let unknown = Diagnostic::new(Code::N02).at(place).cell(name).with("found", name).with("title", &plan.title);
    sink.report(unknown.with("nearest", config::nearest(name, &known)));
}

/// Asks what became of what cannot be told.
pub(super) fn ask(sink: &mut Sink, [before, after]: [&Plan; 2], fates: &[Fate]) {
    for (at, fate) in fates.iter().enumerate() {
        let Fate::Doubtful(candidates) = fate else { continue };
        let part = pairing::part(before, at);
        let others: Vec<_> = candidates.iter().map(|&at| pairing::part(after, at)).collect();
        let named: Vec<_> = others.iter().map(|&other| named(after, other)).collect();
        let first = others.first().map_or("", |&other| called(after, other));
        let asked = Diagnostic::new(Code::N01)
            .cell(title(before, part))
            .with("title", &before.title)
            .with("name", named_part(before, part))
            .with("before", called(before, part))
            .with("candidates", named.join("、"))
            .with("now", first)
            .with("several", pairing::listed(others.iter().map(|&other| called(after, other))));
        sink.report(asked);
    }
}

/// What people call a part by: its code, or the name of a department.
fn called(plan: &Plan, part: Part) -> &str {
    match part {
        Part::Section(_) | Part::Listing(_) => code(plan, part),
        Part::Department(_) => title(plan, part),
    }
}

fn named(plan: &Plan, part: Part) -> String {
    format!("{} {}", code(plan, part), title(plan, part)).trim().to_owned()
}

fn named_part(plan: &Plan, part: Part) -> String {
    format!("{} {}", super::heading(plan, part), named(plan, part))
}
