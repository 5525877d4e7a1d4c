//! The finished files of one output while they are checked, each page with what it holds.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::super::{File, Output};
use super::address::{self, Target};
use super::plain;
use super::scan::{self, Link, Scan};
use super::standing::{Origin, Standing};
use crate::diag::{Code, Sink};
use crate::text::Place;
use crate::watch::{Phase, Watch, during};

/// The page that a server shows for an address that leads nowhere, at whatever depth that is.
const NOT_FOUND: &str = "404.html";

/// How many files one thread reads at least: each thread learns the tags that come again by itself.
const AT_ONCE: usize = 100;

/// A path inside the site, and an anchor there.
pub(super) type Address = (String, Option<String>);

/// What is asked about an address that no file of an output has.
pub(super) type Elsewhere<'a> = dyn FnMut(Address, Origin<'_>) -> Standing + 'a;

/// The finished files, and what the pages and style sheets among them hold.
pub(super) struct Pages<'a> {
    output: &'a Output,
    scans: BTreeMap<&'a str, Scan<'a>>,
}

/// What a file is to us, by its name.
enum Kind {
    /// HTML, or a picture in SVG: it has ids and links.
    Page,
    /// CSS: it has links.
    Style,
    /// Anything else: it can be led to.
    Other,
}

impl<'a> Pages<'a> {
    /// Reads all pages back. Ids that stand twice on a page are reported.
    pub(super) fn read(watch: &dyn Watch, sink: &mut Sink, output: &'a Output) -> Self {
        let files: Vec<_> = output.files.iter().collect();
        let scan = |known: &mut plain::Known<'a>, path: &str, file: &'a File| {
            let mut scan = match kind(path) {
                Kind::Page => scan::page(&file.bytes, known),
                Kind::Style => scan::style(&file.bytes),
                Kind::Other => return None,
            };
            scan.ids.sort_unstable();
            Some(scan)
        };
        let read = files.par_iter().with_min_len(AT_ONCE).map_init(plain::Known::default, |known, (path, file)| {
            during(watch, Phase::Links, || scan(known, path, file))
        });
        let read: Vec<_> = read.collect();
        let mut scans = BTreeMap::new();
        for ((path, file), scan) in files.into_iter().zip(read) {
            let Some(scan) = scan else { continue };
            for twice in scan.ids.chunk_by(|a, b| a == b).filter(|ids| ids.len() > 1) {
                let origin = Origin { page: path, record: &file.record, written: "", place: None };
                sink.report(origin.finding(Code::S04).with("id", &*twice[0]));
            }
            scans.insert(path.as_str(), scan);
        }
        Self { output, scans }
    }

    /// All files, pages with their sorted ids.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, Option<&[Cow<'a, str>]>)> {
        self.output.files.keys().map(|path| (path.as_str(), self.ids(path)))
    }

    /// The ids of a page, sorted.
    fn ids(&self, path: &str) -> Option<&[Cow<'a, str>]> {
        match kind(path) {
            Kind::Page => self.scans.get(path).map(|scan| scan.ids.as_slice()),
            Kind::Style | Kind::Other => None,
        }
    }

    /// Checks every link. `elsewhere` is asked about those that lead to no file of this output.
    pub(super) fn check(&self, sink: &mut Sink, elsewhere: &mut Elsewhere<'_>) {
        let mut alike = Alike::default();
        for (page, scan) in &self.scans {
            alike.turn_to(page);
            let file = &self.output.files[*page];
            let record = &file.record;
            let mut places = Places { links: &file.links, seen: BTreeMap::new() };
            for link in &scan.links {
                match link {
                    Link::Address(written) if alike.found.contains(&**written) => {}
                    Link::Address(written) => {
                        let mut origin = Origin { page, record, written, place: None };
                        let standing = self.address(origin, elsewhere);
                        match standing {
                            Standing::Found => alike.keep(page, written),
                            Standing::Missing | Standing::WithoutAnchor | Standing::Fixed => {
                                origin.place = places.next(written);
                            }
                        }
                        standing.report(sink, origin);
                    }
                    Link::Id(id) if scan.ids.binary_search(id).is_ok() => {}
                    Link::Id(id) => {
                        let written = &format!("#{id}");
                        Standing::WithoutAnchor.report(sink, Origin { page, record, written, place: None });
                    }
                    Link::Base(to) => {
                        let written = &format!("<base href=\"{to}\">");
                        Standing::Fixed.report(sink, Origin { page, record, written, place: None });
                    }
                }
            }
        }
    }

    /// How the target of an address stands.
    fn address(&self, origin: Origin<'_>, elsewhere: &mut Elsewhere<'_>) -> Standing {
        match address::read(origin.page, origin.written) {
            Target::Outer => Standing::Found,
            Target::Fixed => Standing::Fixed,
            Target::Nowhere => Standing::Missing,
            Target::Inner(..) if origin.page == NOT_FOUND && !origin.written.trim().starts_with('#') => Standing::Fixed,
            Target::Inner(path, anchor) => match self.standing(&path, anchor.as_deref()) {
                Standing::Missing => elsewhere((path, anchor), origin),
                known @ (Standing::Found | Standing::WithoutAnchor | Standing::Fixed) => known,
            },
        }
    }

    /// How a target stands to these files.
    pub(super) fn standing(&self, path: &str, anchor: Option<&str>) -> Standing {
        if !self.output.files.contains_key(path) {
            return Standing::without_file(path, |path| self.output.files.contains_key(path));
        }
        let has = |id: &str| self.ids(path).is_none_or(|ids| ids.binary_search_by(|known| (**known).cmp(id)).is_ok());
        if anchor.is_none_or(has) { Standing::Found } else { Standing::WithoutAnchor }
    }
}

/// The addresses that lead to the same from every page of a folder, and that were found from one of them.
#[derive(Default)]
struct Alike<'a> {
    folder: &'a str,
    found: HashSet<&'a str, FixedState>,
}

impl<'a> Alike<'a> {
    /// Turns to a page, and forgets what holds in another folder.
    fn turn_to(&mut self, page: &'a str) {
        let folder = page.rfind('/').map_or("", |slash| &page[..slash]);
        if folder != self.folder || page == NOT_FOUND {
            self.found.clear();
            self.folder = folder;
        }
    }

    /// Keeps an address that begins with the name of a file or folder. Others depend on the page itself.
    fn keep(&mut self, page: &str, written: &'a str) {
        if page != NOT_FOUND && written.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '.') {
            self.found.insert(written);
        }
    }
}

/// Where the addresses on a page were written.
struct Places<'a> {
    links: &'a [(String, Place)],
    /// How often each address has been asked for.
    seen: BTreeMap<&'a str, usize>,
}

impl<'a> Places<'a> {
    /// The place of the next link with this address; none where no person wrote it.
    fn next(&mut self, written: &'a str) -> Option<&'a Place> {
        let same = || self.links.iter().filter(|(address, _)| address.trim() == written.trim()).map(|(_, place)| place);
        let nth = self.seen.entry(written).or_default();
        *nth += 1;
        same().nth(*nth - 1).or_else(|| same().next_back())
    }
}

fn kind(path: &str) -> Kind {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html" | "svg") => Kind::Page,
        Some("css") => Kind::Style,
        Some(_) | None => Kind::Other,
    }
}
