//! What search engines read of a page as data: its breadcrumb, and the department that it is about (JSON-LD 1.1 with the
//! words of schema.org). Nothing stands there that the page does not show.

use serde::Serialize;
use tera::{Kwargs, State, Value};

use crate::site::pages::DepartmentView;
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
    parent: Option<Parent<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity_of_page: Option<&'a str>,
}

/// The 部 above a department.
#[derive(Serialize)]
struct Parent<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

/// The data of a page as JSON; none where there is nothing to say.
pub(super) fn of(page: &Page<'_>) -> Option<String> {
    let breadcrumb = (page.frame.crumbs.len() > 1).then(|| breadcrumb(&page.frame));
    let department = match &page.view {
        View::Department(view) => Some(organization(&page.frame, view)),
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
        | View::SharedDepartment(_)
        | View::Ended(_)
        | View::Progress(_)
        | View::Data(_)
        | View::Search(_) => None,
    };
    let graph: Vec<_> = breadcrumb.into_iter().chain(department).collect();
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
        parent: view.division.map(|name| Parent { kind: "GovernmentOrganization", name }),
        main_entity_of_page: frame.address.as_deref(),
    })
}

/// The filter `data` of templates: JSON as the text of a `<script>`, in which nothing can end the script or begin a comment.
pub(super) fn data_filter(json: &str, _: Kwargs, _: &State<'_>) -> Value {
    let inert = json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    Value::safe_string(&inert.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029"))
}
