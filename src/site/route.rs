//! Addresses: the one place that says where a page stands and how one page links to another.
//!
//! The addresses are those of the contract; a page's address never changes once it is published.

/// Anything in the site that has an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// The site's first page.
    Home,
    /// A content page, by its path under `content/` without `.md`.
    Content(String),
    /// The page a server shows for an address that leads nowhere.
    NotFound,
    /// The list of addresses for search engines.
    Sitemap,
    /// The list of the site's files and their hashes.
    Manifest,
    /// A file of the theme, such as `style.css`.
    Asset(String),
    /// A department that has listings in several plans of one publisher, by its slug.
    SharedDepartment(String),
    /// A page or file of one plan.
    Plan(String, PlanRoute),
}

/// Anything of one plan that has an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanRoute {
    /// The plan's own page.
    Top,
    /// The whole plan on one page.
    Whole,
    /// Its priorities.
    Priority,
    /// A section: its level's folder and its id.
    Section(String, String),
    /// A listing of a 事業, by its id.
    Project(String),
    /// The index of its departments.
    Departments,
    /// A department, by its slug.
    Department(String),
    /// `plan.json`
    Json,
}

impl Route {
    /// The path of the file inside the site, with `/`.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Home => "index.html".into(),
            Self::Content(path) => format!("{path}.html"),
            Self::NotFound => "404.html".into(),
            Self::Sitemap => "sitemap.xml".into(),
            Self::Manifest => "taikei-manifest.json".into(),
            Self::Asset(name) => format!("assets/{name}"),
            Self::SharedDepartment(slug) => format!("departments/{slug}.html"),
            Self::Plan(plan, route) => format!("{plan}/{}", route.path()),
        }
    }

    /// The address of this page as a link on another page of the same site.
    #[must_use]
    pub fn from(&self, page: &Self) -> String {
        relative(&page.path(), &self.path())
    }
}

impl PlanRoute {
    /// The path inside the plan's folder.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Top => "index.html".into(),
            Self::Whole => "whole.html".into(),
            Self::Priority => "priority.html".into(),
            Self::Section(folder, id) => format!("{folder}/{id}.html"),
            Self::Project(id) => format!("projects/{id}.html"),
            Self::Departments => "departments/index.html".into(),
            Self::Department(slug) => format!("departments/{slug}.html"),
            Self::Json => "plan.json".into(),
        }
    }
}

/// The relative address that leads from the file `page` to the file `target`.
fn relative(page: &str, target: &str) -> String {
    let from: Vec<&str> = page.split('/').collect();
    let to: Vec<&str> = target.split('/').collect();
    let shared = from.iter().zip(&to).take(from.len().min(to.len()) - 1).take_while(|(a, b)| a == b).count();
    "../".repeat(from.len() - 1 - shared) + &to[shared..].join("/")
}
