//! The page of a department in all plans of its publisher.
//!
//! Its address is that of its slug alone. Where several publishers have a department of one slug, each has a part of the
//! page to itself: nothing of one is counted with the other's.

use serde::Serialize;

use super::parts::Link;
use crate::site::route::{Here, Route, to_fragment};
use crate::site::shared::{DepartmentPlace, SharedSite};

/// The view of a department that several plans share.
#[derive(Debug, Clone, Serialize)]
pub struct SharedDepartmentView<'a> {
    /// Its name.
    pub name: &'a str,
    /// Who publishes the plans, where that is one.
    pub publisher: Option<&'a str>,
    /// The department by publisher.
    pub publishers: Vec<SharedPublisher<'a>>,
}

/// A department of a publisher.
#[derive(Debug, Clone, Serialize)]
pub struct SharedPublisher<'a> {
    /// The publisher's name.
    pub name: &'a str,
    /// What it calls the department, where not all call it alike.
    pub department: Option<&'a str>,
    /// The id of its part of the page.
    pub id: String,
    /// The department's page in each plan that names it.
    pub plans: Vec<SharedPlan<'a>>,
    /// How many listings (延べ) of these plans name it.
    pub listings: usize,
}

/// A department in one plan.
#[derive(Debug, Clone, Serialize)]
pub struct SharedPlan<'a> {
    /// The link to its page in the plan, under the plan's name.
    pub link: Link<'a>,
    /// The plan's years.
    pub period: Option<&'a str>,
    /// Whether another plan follows.
    pub ended: bool,
    /// How many listings (延べ) of the plan name it.
    pub listings: usize,
}

/// Makes the view.
pub(in crate::site) fn view<'a>(shared: &SharedSite<'a>, here: &Here, slug: &'a str) -> SharedDepartmentView<'a> {
    let department = shared.departments.get(slug);
    let name = department.map_or(slug, |department| &department.name);
    let owners = department.into_iter().flat_map(|department| &department.owners);
    let publishers = owners.map(|(publisher, places)| shared_publisher(here, name, publisher, places)).collect();
    SharedDepartmentView { name, publisher: shared.only_publisher(slug), publishers }
}

fn shared_publisher<'a>(
    here: &Here,
    of_all: &str,
    name: &'a str,
    places: &[DepartmentPlace<'a>],
) -> SharedPublisher<'a> {
    let plan = |&(plan, unit): &DepartmentPlace<'a>| SharedPlan {
        link: Link { url: here.to(&plan.department(unit)), title: &plan.title },
        period: plan.period.as_deref(),
        ended: plan.ended,
        listings: unit.listings,
    };
    SharedPublisher {
        name,
        department: places.first().map(|(_, unit)| unit.name.as_str()).filter(|own| *own != of_all),
        id: id(name),
        plans: places.iter().map(plan).collect(),
        listings: places.iter().map(|(_, unit)| unit.listings).sum(),
    }
}

/// The link to the department of a publisher.
pub(super) fn url(shared: &SharedSite<'_>, here: &Here, slug: &str, publisher: &str) -> String {
    let page = here.to(&Route::SharedDepartment(slug));
    if shared.only_publisher(slug).is_some() { page } else { to_fragment(&page, &id(publisher)) }
}

/// The id of a publisher's part. Ids hold no spaces, and those of two publishers differ.
fn id(publisher: &str) -> String {
    let written = publisher.chars().map(|letter| match letter {
        '%' => "%25".to_owned(),
        _ if letter.is_whitespace() => format!("%{:X}", u32::from(letter)),
        _ => letter.to_string(),
    });
    ["of:".to_owned()].into_iter().chain(written).collect()
}
