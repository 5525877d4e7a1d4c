//! Addresses: the one place that says where a page stands and how one page links to another.
//!
//! The addresses are those of the contract; a page's address never changes once it is published.

use std::fmt::Write as _;

use super::data::DataFile;
use crate::output::manifest;
use crate::plan::{Ended, EndedKind};
use crate::text::{ADDRESS_LIMIT, is_device};

/// The name of an index of the search page, in a plan's folder or beside the first page.
const SEARCH_INDEX: &str = "search-index.js";
/// The name of a list of addresses, there or there.
const SITEMAP: &str = "sitemap.xml";

/// Anything in the site that has an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route<'a> {
    /// The site's first page.
    Home,
    /// A content page, by its path under `content/` without `.md`.
    Content(&'a str),
    /// The page a server shows for an address that leads nowhere.
    NotFound,
    /// The search page.
    Search,
    /// What changed on the site, and when.
    Changes,
    /// The same for programs that follow it.
    Feed,
    /// What the search page finds of the content pages.
    SearchIndex,
    /// The list of all plans for programs.
    Index,
    /// What `plan.json` holds, for programs that check it.
    Schema,
    /// The words that the pages explain.
    Glossary,
    /// The list of addresses for search engines; of many plans, the list of their lists.
    Sitemap,
    /// The list of the addresses of shared pages, where each plan has one of its own.
    SharedSitemap,
    /// The file that tells search engines where the sitemap is.
    Robots,
    /// The list of the site's files and their hashes.
    Manifest,
    /// A file of the theme, such as `style.css`.
    Asset(&'a str),
    /// A department that has listings in several plans of one publisher, by its slug.
    SharedDepartment(&'a str),
    /// A page or file of one plan, by the plan's id.
    Plan(&'a str, PlanRoute<'a>),
}

/// Anything of one plan that has an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanRoute<'a> {
    /// The plan's own page.
    Top,
    /// The whole plan on one page.
    Whole,
    /// Its sections as a drawing.
    Chart,
    /// Its departments and sections as a table of counts.
    Matrix,
    /// The comparison with the plan before.
    Comparison,
    /// Its priorities.
    Priority,
    /// A section: its level's folder and its id.
    Section(&'a str, &'a str),
    /// A listing of a 事業, by its id.
    Project(&'a str),
    /// The index of its departments.
    Departments,
    /// A department, by its slug.
    Department(&'a str),
    /// A mark other than that of the priorities, by its slug.
    Mark(&'a str),
    /// The evaluation of a fiscal year, by the year it begins in.
    Progress(i16),
    /// The data of a listing, by its id.
    ProjectJson(&'a str),
    /// The page about the plan's data.
    Data,
    /// A file of the plan's data.
    File(DataFile),
    /// What the search page finds of the plan.
    SearchIndex,
    /// The list of its addresses for search engines, where the plans are many.
    Sitemap,
}

impl Route<'_> {
    /// The path of the file inside the site, with `/`.
    #[must_use]
    pub fn path(&self) -> String {
        let parts: &[&str] = match self {
            Self::Home => &["index.html"],
            Self::Content(path) => &[path, ".html"],
            Self::NotFound => &["404.html"],
            Self::Search => &["search.html"],
            Self::Changes => &["changes.html"],
            Self::Feed => &["feed.xml"],
            Self::SearchIndex => &[SEARCH_INDEX],
            Self::Index => &["index.json"],
            Self::Schema => &["plan.schema.json"],
            Self::Glossary => &["glossary.html"],
            Self::Sitemap => &[SITEMAP],
            Self::SharedSitemap => &["sitemap-pages.xml"],
            Self::Robots => &["robots.txt"],
            Self::Manifest => &[manifest::NAME],
            Self::Asset(name) => &["assets/", name],
            Self::SharedDepartment(slug) => &["departments/", slug, ".html"],
            Self::Plan(plan, route) => return route.under(plan),
        };
        parts.concat()
    }

    /// The address of this page as a link on another page of the same site.
    #[must_use]
    pub fn from(&self, page: &Route<'_>) -> String {
        relative(&page.path(), &self.path())
    }
}

/// Why a name cannot be that of a plan: the key of a phrase; none where it can.
#[must_use]
pub fn refusal_of_plan(name: &str) -> Option<&'static str> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let taken = [Route::Asset(""), Route::SharedDepartment("")];
    if name.is_empty() || !name.bytes().all(plain) {
        Some("name-letters")
    } else if name.len() > ADDRESS_LIMIT {
        Some("name-long")
    } else if is_device(name) {
        Some("name-device")
    } else if taken.iter().any(|route| route.path().split('/').next() == Some(name)) {
        Some("name-taken")
    } else {
        None
    }
}

impl<'a> PlanRoute<'a> {
    /// Where something that the chart has no more keeps its page.
    #[must_use]
    pub fn of_ended(ended: &'a Ended) -> Self {
        match &ended.kind {
            EndedKind::Section(folder) => Self::Section(folder, &ended.id),
            EndedKind::Project => Self::Project(&ended.id),
            EndedKind::Department => Self::Department(&ended.id),
        }
    }
}

impl PlanRoute<'_> {
    /// The path inside the plan's folder.
    #[must_use]
    pub fn path(&self) -> String {
        self.under("")
    }

    /// The path inside the site, the plan's folder in front; without it, where that is empty.
    fn under(&self, plan: &str) -> String {
        let year;
        let parts: &[&str] = match self {
            Self::Top => &["index.html"],
            Self::Whole => &["whole.html"],
            Self::Chart => &["chart.html"],
            Self::Matrix => &["matrix.html"],
            Self::Comparison => &["comparison.html"],
            Self::Priority => &["priority.html"],
            Self::Section(level, id) => &[level, "/", id, ".html"],
            Self::Project(id) => &["projects/", id, ".html"],
            Self::Departments => &["departments/index.html"],
            Self::Department(slug) => &["departments/", slug, ".html"],
            Self::Mark(slug) => &["marks/", slug, ".html"],
            Self::Progress(begins) => {
                year = begins.to_string();
                &["progress/", &year, ".html"]
            }
            Self::ProjectJson(id) => &["projects/", id, ".json"],
            Self::Data => &["data.html"],
            Self::File(file) => &[file.name()],
            Self::SearchIndex => &[SEARCH_INDEX],
            Self::Sitemap => &[SITEMAP],
        };
        let mut path = String::with_capacity(plan.len() + 1 + parts.iter().map(|part| part.len()).sum::<usize>());
        if !plan.is_empty() {
            path.extend([plan, "/"]);
        }
        path.extend(parts.iter().copied());
        path
    }
}

/// The page that is being made, as the place its links start from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Here {
    path: String,
}

impl Here {
    /// Stands on a page.
    #[must_use]
    pub fn on(route: &Route<'_>) -> Self {
        Self { path: route.path() }
    }

    /// The path of the page itself inside the site.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The address of another page (or of this one) as a link on this page.
    #[must_use]
    pub fn to(&self, route: &Route<'_>) -> String {
        self.to_path(&route.path())
    }

    /// The address of a search for some words that asks the index of one plan first.
    #[must_use]
    pub fn to_search(&self, words: &str, plan: &str) -> String {
        format!("{}?q={}&plan={plan}", self.to(&Route::Search), encoded(words))
    }

    /// The address of a file of the site, by its path inside the site, as a link on this page.
    #[must_use]
    pub fn to_path(&self, path: &str) -> String {
        relative(&self.path, path)
    }
}

/// The path of the QR code of a page: beside it, under its name.
#[must_use]
pub fn qr_path(page: &str) -> String {
    format!("{}-qr.svg", page.strip_suffix(".html").unwrap_or(page))
}

/// The id of a word on the page of the glossary: the word itself, without what no id may have, apart from other ids.
#[must_use]
pub fn glossary_id(word: &str) -> String {
    format!("term:{}", word.replace(char::is_whitespace, "-"))
}

/// The link to a word on the page of the glossary, which is at `page`.
#[must_use]
pub fn to_term(page: &str, word: &str) -> String {
    to_fragment(page, &glossary_id(word))
}

/// The link to what has an id on a page. Signs that no address may have behind its `#` are written as percent signs
/// (WHATWG URL Standard, 4.3); Japanese stands as it is.
pub(super) fn to_fragment(page: &str, id: &str) -> String {
    let is_plain = |letter: char| letter == ':' || is_kept(letter) || !(letter.is_ascii() || letter.is_control());
    format!("{page}#{}", percent_encoded(id, is_plain))
}

/// The full address of a file of the site, where the site's own address is known.
#[must_use]
pub fn absolute(base_url: &str, path: &str) -> String {
    format!("{}/{}", base_url.trim_end_matches('/'), encoded(path))
}

/// An address outside the site, if it is one that a browser may be sent to.
#[must_use]
pub fn external(url: &str) -> Option<&str> {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|scheme| scheme == "http" || scheme == "https").then_some(url)
}

/// The relative address that leads from the file `page` to the file `target`.
fn relative(page: &str, target: &str) -> String {
    let shared = shared_folders(page, target);
    let up = page[shared..].bytes().filter(|&byte| byte == b'/').count();
    let mut address = String::with_capacity(up * "../".len() + target.len() - shared);
    address.extend(std::iter::repeat_n("../", up));
    write_encoded(&mut address, &target[shared..], is_kept);
    address
}

/// The path inside the site that a relative address on a page leads to, written as the address is.
#[must_use]
pub fn resolved(page: &str, address: &str) -> String {
    let page = encoded(page);
    let mut folders: Vec<_> = page.split('/').collect();
    folders.pop();
    let mut rest = address;
    while let Some((part, after)) = rest.split_once('/').filter(|(part, _)| matches!(*part, "." | "..")) {
        if part == ".." {
            folders.pop();
        }
        rest = after;
    }
    folders.push(rest);
    folders.join("/")
}

/// How many bytes of two paths are the folders that both stand in.
fn shared_folders(page: &str, target: &str) -> usize {
    let same = page.bytes().zip(target.bytes()).take_while(|(a, b)| a == b).count();
    page.as_bytes()[..same].iter().rposition(|&byte| byte == b'/').map_or(0, |slash| slash + 1)
}

/// A path with everything but unreserved characters (RFC 3986, 2.3) and `/` written as percent signs.
fn encoded(path: &str) -> String {
    percent_encoded(path, is_kept)
}

fn is_kept(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '_' | '~' | '/')
}

/// A text with the bytes of all other characters written as percent signs.
fn percent_encoded(text: &str, is_plain: impl Fn(char) -> bool) -> String {
    let mut written = String::with_capacity(text.len());
    write_encoded(&mut written, text, is_plain);
    written
}

/// Writes a text with the bytes of all other characters as percent signs.
fn write_encoded(written: &mut String, text: &str, is_plain: impl Fn(char) -> bool) {
    if text.bytes().all(|byte| byte.is_ascii() && is_plain(char::from(byte))) {
        *written += text;
        return;
    }
    let mut rest = text;
    while let Some(at) = rest.find(|letter| !is_plain(letter)) {
        let (plain, other) = rest.split_at(at);
        *written += plain;
        let letter = other.chars().next().map_or(0, char::len_utf8);
        for byte in other[..letter].bytes() {
            // Writing to a String cannot fail.
            let _ = write!(written, "%{byte:02X}");
        }
        rest = &other[letter..];
    }
    *written += rest;
}
