//! The site: which pages exist, their addresses, and the views that templates see.

pub mod route;
