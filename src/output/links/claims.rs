//! Two files that claim one address: by the same path, by paths that differ only in capitals, or because the one is
//! a folder on the other's way.

use std::collections::BTreeMap;

use super::super::{File, Output};
use super::Links;
use crate::diag::{Arg, Code, Diagnostic, Sink};

/// Checks the paths of one output among themselves.
pub(super) fn check(sink: &mut Sink, output: &Output) {
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    for path in output.files.keys() {
        if let Some(first) = taken.insert(path.to_lowercase(), path) {
            claimed_twice(sink, path, &output.files[first], &output.files[path]);
        }
    }
    for path in output.files.keys() {
        for (slash, _) in path.match_indices('/') {
            if let Some(first) = taken.get(&path[..slash].to_lowercase()) {
                claimed_twice(sink, first, &output.files[*first], &output.files[path]);
            }
        }
    }
}

/// Checks the paths of the shared files against those of the plans, which are lower-case.
pub(super) fn check_folders<'a>(sink: &mut Sink, shared: &Output, claimed: impl Fn(&str) -> Option<&'a Links>) {
    for (path, file) in &shared.files {
        if let Some(plan) = claimed(&path.to_lowercase()) {
            report(sink, path, &Arg::Text(plan.source.clone()), &claimant(path, file));
        }
    }
}

/// Reports two files that claim one address.
pub fn claimed_twice(sink: &mut Sink, address: &str, first: &File, second: &File) {
    report(sink, address, &claimant(address, first), &claimant(address, second));
}

fn report(sink: &mut Sink, address: &str, first: &Arg, second: &Arg) {
    let claimed = Diagnostic::new(Code::S01).with("address", address);
    sink.report(claimed.with_arg("first", first.clone()).with_arg("second", second.clone()));
}

/// What a file was made from, as people know it.
fn claimant(address: &str, file: &File) -> Arg {
    let is_own = file.record == address;
    match (is_own, file.name.as_str()) {
        (true, _) if address.starts_with("assets/") => Arg::Phrase("claim-theme"),
        (true, _) => Arg::Phrase("claim-program"),
        (false, "") => Arg::Text(file.record.clone()),
        (false, name) => Arg::Text(name.to_owned()),
    }
}
