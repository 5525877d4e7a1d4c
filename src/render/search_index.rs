//! The indexes of the search page: the words of a plan or of the content pages, as scripts that push one value to
//! `taikeiSearch`. A script loads from a folder on disk too, where nothing else may. `assets/find.js` of the theme
//! reads them.

use html5gum::{Token, Tokenizer};
use serde::Serialize;

use crate::config::Glossary;
use crate::plan::{DepartmentId, Ended, Listing, ListingId, MarkId, Plan, Section, SectionId};
use crate::site::route::{Here, PlanRoute, Route, to_term};
use crate::site::{Page, View};

/// The index of a plan.
#[derive(Serialize)]
struct PlanIndex<'a> {
    id: &'a str,
    title: &'a str,
    publisher: Option<&'a str>,
    /// The headings of the levels, from the top down.
    levels: Vec<&'a str>,
    /// The symbol and the name of a priority; none where the plan has none.
    mark: Option<(&'a str, &'a str)>,
    /// The symbols and names of the other marks, and the places of the items that have them.
    marks: Vec<(&'a str, &'a str, Vec<usize>)>,
    /// Name, link, reading, the names that it had before.
    departments: Vec<(&'a str, String, Option<&'a str>, &'a [String])>,
    items: Vec<Item<'a>>,
    /// What the chart has no more: what it was, its last code, title, link, other codes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ended: Vec<(&'a str, &'a str, &'a str, String, &'a [String])>,
}

/// A section or a listing: its level (that of a listing is one below the last), the place of the item above it or -1,
/// number, code, title, link, 内容, places of its departments, collective names, [`PRIORITY`] and [`RELISTING`], and the
/// codes that it had before.
type Item<'a> = (usize, i64, &'a str, &'a str, &'a str, String, &'a str, Vec<usize>, &'a [String], u8, &'a [String]);

/// Marked as a priority itself.
const PRIORITY: u8 = 1;
/// A 再掲.
const RELISTING: u8 = 2;

/// The index of the content pages.
#[derive(Serialize)]
struct SharedIndex<'a> {
    /// Title, link, text.
    pages: Vec<(&'a str, String, String)>,
    /// The words of the glossary: word, link, meaning, and how else it is written or read.
    terms: Vec<(&'a str, String, &'a str, String)>,
}

/// Makes the index of a plan. Its links start from the plan's folder.
#[must_use]
pub fn plan(plan: &Plan) -> Vec<u8> {
    let mut gathered = Gathered { items: Vec::new(), marks: vec![Vec::new(); plan.marks.len()] };
    for (id, _) in plan.roots() {
        gathered.take(plan, id, -1);
    }
    let marks = plan.marks.iter().zip(gathered.marks);
    let marks = marks.map(|(mark, places)| (mark.symbol.as_deref().unwrap_or_default(), mark.name.as_str(), places));
    let departments = plan.departments.iter().map(|unit| {
        let url = PlanRoute::Department(&unit.slug).path();
        (unit.label.as_str(), url, unit.reading.as_deref(), unit.former.as_slice())
    });
    let of_listings = plan.listings.iter().any(|listing| listing.priority);
    let has_priorities = of_listings || plan.sections.iter().any(|section| section.priority);
    let mark = &plan.priority_mark;
    script(&PlanIndex {
        id: &plan.id,
        title: &plan.title,
        publisher: plan.publisher.as_deref(),
        levels: plan.levels.iter().map(|level| level.heading.as_str()).collect(),
        mark: has_priorities.then_some((mark.symbol.as_str(), mark.name.as_str())),
        marks: marks.collect(),
        departments: departments.collect(),
        items: gathered.items,
        ended: plan.ended.iter().map(|gone| ended(plan, gone)).collect(),
    })
}

/// The items of a plan, and for each of its marks the places of the items that have it.
struct Gathered<'a> {
    items: Vec<Item<'a>>,
    marks: Vec<Vec<usize>>,
}

impl<'a> Gathered<'a> {
    /// Takes a section, its listings, and all below it.
    fn take(&mut self, plan: &'a Plan, id: SectionId, above: i64) {
        let section = plan.section(id);
        let place = i64::try_from(self.items.len()).unwrap_or(i64::MAX);
        self.add(section_item(plan, section, above), &section.marks);
        for &id in &section.listings {
            self.add(listing_item(plan, id, place), &plan.listing(id).marks);
        }
        for &child in &section.sections {
            self.take(plan, child, place);
        }
    }

    fn add(&mut self, item: Item<'a>, marks: &[MarkId]) {
        for &MarkId(mark) in marks {
            self.marks[mark].push(self.items.len());
        }
        self.items.push(item);
    }
}

fn section_item<'a>(plan: &'a Plan, section: &'a Section, above: i64) -> Item<'a> {
    let url = PlanRoute::Section(&plan.levels[section.level].folder, &section.id).path();
    let flags = if section.priority { PRIORITY } else { 0 };
    (
        section.level,
        above,
        &section.label,
        &section.code,
        &section.title,
        url,
        "",
        Vec::new(),
        &[],
        flags,
        &section.former,
    )
}

fn listing_item(plan: &Plan, id: ListingId, above: i64) -> Item<'_> {
    let Listing { id, code, label, title, description, departments, collectives, priority, relisting, former, .. } =
        plan.listing(id);
    let departments = departments.iter().map(|&DepartmentId(at)| at).collect();
    let flags = if *relisting { RELISTING } else { 0 } | if *priority { PRIORITY } else { 0 };
    let url = PlanRoute::Project(id).path();
    (plan.levels.len(), above, label, code, title, url, description, departments, collectives, flags, former)
}

fn ended<'a>(plan: &'a Plan, ended: &'a Ended) -> (&'a str, &'a str, &'a str, String, &'a [String]) {
    let url = PlanRoute::of_ended(ended).path();
    (plan.ended_heading(&ended.kind), &ended.code, &ended.title, url, &ended.former)
}

/// Makes the index of the content pages among the shared pages, and of the words of the glossary. Its links start from
/// the first page's folder.
#[must_use]
pub fn shared(pages: &[Page<'_>], glossary: &Glossary) -> Vec<u8> {
    let here = Here::on(&Route::SearchIndex);
    let pages = pages.iter().filter_map(|page| {
        let (title, body) = match &page.view {
            View::Content(view) => (view.title, view.body.as_str()),
            View::Home(view) => (view.title, view.body.as_deref()?),
            View::Plan(_)
            | View::Section(_)
            | View::Project(_)
            | View::Departments(_)
            | View::Department(_)
            | View::Mark(_)
            | View::Ended(_)
            | View::Priority(_)
            | View::Progress(_)
            | View::Whole(_)
            | View::Chart(_)
            | View::Matrix(_)
            | View::Data(_)
            | View::Comparison(_)
            | View::Search(_)
            | View::Changes(_)
            | View::SharedDepartment(_)
            | View::Gone(_)
            | View::Glossary(_)
            | View::NotFound(_) => return None,
        };
        Some((title, here.to_path(&page.path), text(body)))
    });
    let terms = glossary.terms.iter().map(|term| {
        let url = to_term(&here.to(&Route::Glossary), &term.word);
        let others: Vec<_> = term.also.iter().chain(&term.reading).map(String::as_str).collect();
        (term.word.as_str(), url, term.meaning.as_str(), others.join(" "))
    });
    script(&SharedIndex { pages: pages.collect(), terms: terms.collect() })
}

/// The text of HTML, with a space where a block ends.
fn text(html: &str) -> String {
    const INLINE: [&[u8]; 10] = [b"a", b"abbr", b"code", b"del", b"em", b"mark", b"span", b"strong", b"sub", b"sup"];
    let mut text = String::new();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::String(letters) => text.push_str(&String::from_utf8_lossy(&letters)),
            Token::StartTag(tag) if !INLINE.contains(&&**tag.name) => text.push(' '),
            Token::EndTag(tag) if !INLINE.contains(&&**tag.name) => text.push(' '),
            Token::StartTag(_) | Token::EndTag(_) | Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A script that pushes a value.
fn script<T: Serialize>(value: &T) -> Vec<u8> {
    let json = serde_json::to_string(value).expect("all keys are texts");
    // Both are white space in JSON, but ended a line in scripts until 2019.
    let json = json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("taikeiSearch.push({json});\n").into_bytes()
}
