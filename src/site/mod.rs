//! The site: which pages exist, their addresses, and the views that templates see.

mod citation;
mod city;
pub mod data;
mod describe;
mod frame;
mod marks;
pub mod pages;
mod plan_names;
mod plan_site;
pub mod route;
mod shared;
mod summary;
mod target;

pub use city::{City, CityItem, Contact, Day};
pub use frame::{Banner, Crumb, Form, Frame, NavItem, PlanFrame, QR_LIMIT, Site, SourceNote};
pub use marks::{Badge, Number, Repeated};
pub use pages::{Page, View, log_anchor};
pub use plan_site::{PlanPage, PlanSite};
pub use shared::{
    DepartmentPlace, MANY, SharedDepartment, SharedDepartments, SharedPage, SharedSite, shared_departments,
};
pub use summary::{DepartmentSummary, PlanSummary};
pub use target::{Resolved, Targets};
