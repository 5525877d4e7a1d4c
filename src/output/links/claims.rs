//! Two files that claim one address: by the same path, by paths that differ only in capitals, or because the one is
//! a folder on the other's way.

use std::collections::BTreeMap;

use super::super::Output;
use super::Links;
use crate::diag::{Code, Diagnostic, Sink};

/// Checks the paths of one output among themselves.
pub(super) fn check(sink: &mut Sink, output: &Output) {
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    for path in output.files.keys() {
        if let Some(first) = taken.insert(path.to_lowercase(), path) {
            report(sink, path, &output.files[first].record, &output.files[path].record);
        }
    }
    for path in output.files.keys() {
        for (slash, _) in path.match_indices('/') {
            if let Some(first) = taken.get(&path[..slash].to_lowercase()) {
                report(sink, first, &output.files[*first].record, &output.files[path].record);
            }
        }
    }
}

/// Checks the paths of the shared files against those of the plans, which are lower-case.
pub(super) fn check_folders<'a>(sink: &mut Sink, shared: &Output, claimed: impl Fn(&str) -> Option<&'a Links>) {
    for (path, file) in &shared.files {
        if let Some(plan) = claimed(&path.to_lowercase()) {
            report(sink, path, plan.folder.trim_end_matches('/'), &file.record);
        }
    }
}

fn report(sink: &mut Sink, address: &str, first: &str, second: &str) {
    sink.report(Diagnostic::new(Code::S01).with("address", address).with("first", first).with("second", second));
}
