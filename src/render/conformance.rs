//! The draft of a test record for JIS X 8341-3:2016 (試験の記録): what was tested, on which pages, and what is left to do.
//!
//! It claims nothing. The success criteria of levels A and AA are those of WCAG 2.0, which the standard took over with
//! their numbers.

use std::collections::BTreeMap;

use crate::diag::words;
use crate::output::manifest;
use crate::site::route::absolute;

/// The criteria, a line each: number, name, level, what a machine checks, what a person has to.
const CRITERIA: &str = include_str!("conformance/criteria.tsv");

/// The record around them.
const RECORD: &str = include_str!("conformance/record.md");

/// How many pages are tested where there are so many.
const SAMPLE: usize = 40;

/// How many pages are drawn beside those that stand for their kinds, however many kinds there are.
const LEAST_DRAWN: usize = 10;

/// A page of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its path inside the site.
    pub path: String,
    /// The id of the plan that it belongs to.
    pub plan: Option<String>,
    /// Its size in bytes.
    pub bytes: usize,
}

impl Listed {
    /// What it has in common with pages of its kind: whether it is a plan's, and its folder below the plan, else itself.
    fn kind(&self) -> (bool, &str) {
        let Some(plan) = &self.plan else { return (false, &self.path) };
        let below =
            self.path.strip_prefix(plan.as_str()).map_or(self.path.as_str(), |rest| rest.trim_start_matches('/'));
        match below.rsplit_once('/') {
            Some((folder, file)) if file != "index.html" => (true, folder),
            _ => (true, below),
        }
    }
}

/// Writes the record for the pages of a site. `base_url` is the site's own address, where it is known.
#[must_use]
pub fn render(base_url: Option<&str>, pages: &[Listed]) -> String {
    let sample = sample(pages);
    let address = |path: &str| base_url.map_or_else(|| path.to_owned(), |base| absolute(base, path));
    let line = |(at, (page, why)): (usize, &(&Listed, &str))| format!("{}. {}（{why}）\n", at + 1, address(&page.path));
    let listed: String = sample.iter().enumerate().map(line).collect();
    let kinds = sample.iter().filter(|(_, why)| *why == FOR_ITS_KIND).count();
    let method = format!(
        "代表するページと無作為に選んだページを併せて選択。ページの種類ごとにいちばん大きい {kinds} ページと、残りから\
         アドレスのハッシュ値（BLAKE3）の小さい順に {} ページ（同じサイトからは、いつでも同じページが選ばれる）",
        sample.len() - kinds
    );
    let known = || base_url.map(str::to_owned);
    let args = [
        ("site", known().unwrap_or_else(|| "（アドレス　　　　　　　　）".to_owned())),
        ("scope", known().map_or_else(|| "（アドレス　　　　）以下".to_owned(), |base| format!("{base} 以下"))),
        ("count", sample.len().to_string()),
        ("all", pages.len().to_string()),
        ("method", method),
        ("pages", listed),
        ("criteria", CRITERIA.lines().map(criterion).collect()),
    ];
    words::fill(RECORD, &args)
}

/// Why a page is in the sample: it stands for its kind.
const FOR_ITS_KIND: &str = "種類を代表";

/// Why a page is in the sample: it was drawn.
const DRAWN: &str = "無作為";

/// The largest page of each kind, then pages in the order of the hashes of their paths: the same for the same site, and
/// nearly the same when a page is added.
fn sample(pages: &[Listed]) -> Vec<(&Listed, &'static str)> {
    let mut kinds: BTreeMap<(bool, &str), &Listed> = BTreeMap::new();
    for page in pages {
        let largest = kinds.entry(page.kind()).or_insert(page);
        if page.bytes > largest.bytes {
            *largest = page;
        }
    }
    let mut chosen: Vec<_> = kinds.into_values().map(|page| (page, FOR_ITS_KIND)).collect();
    chosen.sort_by_key(|(page, _)| &page.path);
    let mut rest: Vec<_> = pages.iter().filter(|page| !chosen.iter().any(|(other, _)| other == page)).collect();
    rest.sort_by_key(|page| manifest::hash(page.path.as_bytes()));
    rest.truncate(SAMPLE.saturating_sub(chosen.len()).max(LEAST_DRAWN));
    chosen.into_iter().chain(rest.into_iter().map(|page| (page, DRAWN))).collect()
}

/// A row of the table.
fn criterion(line: &str) -> String {
    let [number, name, level, machine, person] =
        line.split('\t').collect::<Vec<_>>().try_into().expect("a line of criteria.tsv has five parts");
    format!("| {number} | {name} | {level} | {machine} | {person} |  |  |\n")
}
