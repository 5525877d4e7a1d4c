//! How a link stands to the files of the site, and what is said of one that leads nowhere.

use crate::diag::{Code, Diagnostic, Sink};
use crate::text::Place;

/// How a link's target stands to what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is there, or outside the site.
    Found,
    /// There is no such file.
    Missing,
    /// The file is there, the anchor is not.
    WithoutAnchor,
    /// It works only where the site stands in a certain place, or on a server that finds a folder's `index.html`.
    Fixed,
}

/// Where a link stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin<'a> {
    /// The page's path.
    pub(super) page: &'a str,
    /// What the page was made from.
    pub(super) record: &'a str,
    /// The address as it is written.
    pub(super) written: &'a str,
    /// Where a person wrote it.
    pub(super) place: Option<&'a Place>,
}

impl Standing {
    /// A path that is no file's: a folder, if it has an `index.html`, or nothing.
    pub(super) fn without_file(path: &str, has: impl Fn(&str) -> bool) -> Self {
        let folder = path.strip_suffix('/').unwrap_or(path);
        let index = if folder.is_empty() { "index.html".to_owned() } else { format!("{folder}/index.html") };
        if has(&index) { Self::Fixed } else { Self::Missing }
    }

    /// Reports a link that leads nowhere.
    pub(super) fn report(self, sink: &mut Sink, origin: Origin<'_>) {
        let code = match self {
            Self::Found => return,
            Self::Missing => Code::S02,
            Self::WithoutAnchor => Code::S03,
            Self::Fixed => Code::S05,
        };
        sink.report(origin.finding(code).with("target", origin.written));
    }
}

impl Origin<'_> {
    /// A finding on this page: at the place where a person wrote the link, else in the file that the page was made
    /// from, where it has one of its own.
    pub(super) fn finding(self, code: Code) -> Diagnostic {
        let found = Diagnostic::new(code).with("page", self.page).with("record", self.record);
        let is_source = self.record != self.page && self.record.contains('/');
        match self.place {
            Some(place) => found.at(place).cell(self.written),
            None if is_source => found.in_file(self.record),
            None => found.record(self.record),
        }
    }
}
