//! What search engines read of a page as data: its breadcrumb, and the department or the files that it is about (JSON-LD
//! 1.1 with the words of schema.org). Nothing stands there that the page does not show.

use serde::Serialize;
use tera::{Kwargs, State, Value};

use crate::site::pages::{DataView, DepartmentView, FileItem};
use crate::site::{Crumb, Frame, Page, View};

/// All that is said of a page.
#[derive(Serialize)]
struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Thing<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
enum Thing<'a> {
    #[serde(rename_all = "camelCase")]
    BreadcrumbList {
        item_list_element: Vec<Step<'a>>,
    },
    GovernmentOrganization(Organization<'a>),
    Dataset(Dataset<'a>),
}

/// One step of a breadcrumb. Without the site's own address its link is relative, which JSON-LD reads from the page that it
/// stands on (JSON-LD 1.1, 7.1); the page itself then has none.
#[derive(Serialize)]
struct Step<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<&'a str>,
}

/// A department, as far as the chart and `departments.toml` say.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Organization<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    telephone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(rename = "parentOrganization", skip_serializing_if = "Option::is_none")]
    parent: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity_of_page: Option<&'a str>,
}

/// Something by its name, and its address where it has one.
#[derive(Serialize)]
struct Named<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// The files of a plan's data. When the plan was adopted and which years it is for is printed in many ways and left out.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dataset<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    in_language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Named<'a>>,
    credit_text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_based_on: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'a str>,
    distribution: Vec<Download<'a>>,
}

/// One file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Download<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    description: &'a str,
    encoding_format: &'a str,
    content_url: &'a str,
}

/// The data of a page as JSON; none where there is nothing to say.
pub(super) fn of(page: &Page<'_>) -> Option<String> {
    let breadcrumb = (page.frame.crumbs.len() > 1).then(|| breadcrumb(&page.frame));
    let about = match &page.view {
        View::Department(view) => Some(organization(&page.frame, view)),
        View::Data(view) => dataset(&page.frame, view),
        View::NotFound(_) => return None,
        View::Home(_)
        | View::Plan(_)
        | View::Section(_)
        | View::Project(_)
        | View::Departments(_)
        | View::Mark(_)
        | View::Priority(_)
        | View::Whole(_)
        | View::Chart(_)
        | View::Matrix(_)
        | View::Content(_)
        | View::Gone(_)
        | View::SharedDepartment(_)
        | View::Ended(_)
        | View::Progress(_)
        | View::Comparison(_)
        | View::Changes(_)
        | View::Search(_)
        | View::Glossary(_) => None,
    };
    let graph: Vec<_> = breadcrumb.into_iter().chain(about).collect();
    let graph = (!graph.is_empty()).then_some(Graph { context: "https://schema.org", graph })?;
    Some(serde_json::to_string(&graph).expect("texts and numbers become JSON"))
}

fn breadcrumb<'a>(frame: &'a Frame<'_>) -> Thing<'a> {
    let step = |(at, crumb): (usize, &'a Crumb<'_>)| {
        let item = crumb.address.as_deref().or(crumb.url.as_deref());
        Step { kind: "ListItem", position: at + 1, name: crumb.title, item }
    };
    Thing::BreadcrumbList { item_list_element: frame.crumbs.iter().enumerate().map(step).collect() }
}

fn organization<'a>(frame: &'a Frame<'_>, view: &DepartmentView<'a>) -> Thing<'a> {
    Thing::GovernmentOrganization(Organization {
        name: view.name,
        telephone: view.unit.telephone,
        url: view.unit.page,
        parent: view.division.map(|name| Named { kind: "GovernmentOrganization", name, url: None }),
        main_entity_of_page: frame.address.as_deref(),
    })
}

fn dataset<'a>(frame: &'a Frame<'_>, view: &'a DataView<'_>) -> Option<Thing<'a>> {
    let plan = frame.plan.as_ref()?;
    let licence = frame.city.licence.as_ref();
    Some(Thing::Dataset(Dataset {
        name: plan.title,
        description: frame.description.as_deref(),
        in_language: "ja",
        url: frame.address.as_deref(),
        publisher: plan.publisher.map(|name| Named { kind: "GovernmentOrganization", name, url: None }),
        credit_text: &frame.citation,
        is_based_on: plan.document.map(|name| Named { kind: "CreativeWork", name, url: plan.source_url }),
        license: licence.map(|licence| Named { kind: "CreativeWork", name: licence.title, url: licence.url }),
        date_modified: frame.city.updated.as_ref().map(|day| day.iso),
        distribution: view.files.iter().map(download).collect(),
    }))
}

fn download(file: &FileItem) -> Download<'_> {
    Download {
        kind: "DataDownload",
        name: file.name,
        description: file.about,
        encoding_format: file.media_type,
        content_url: file.address.as_deref().unwrap_or(&file.url),
    }
}

/// The filter `data` of templates: JSON as the text of a `<script>`, in which nothing can end the script or begin a comment.
pub(super) fn data_filter(json: &str, _: Kwargs, _: &State<'_>) -> Value {
    let inert = json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    Value::safe_string(&inert.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029"))
}
