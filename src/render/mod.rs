//! Rendering: views become finished bytes — pages by the theme's templates, exports one file per format.

mod builtin;
pub mod comparison;
pub mod conformance;
pub mod csv;
mod drawn;
pub mod feed;
pub mod fragment;
mod fragment_style;
mod lexicon;
mod minify;
mod plain_tags;
pub mod plain_text;
pub mod plan_index;
pub mod plan_json;
pub mod plan_toml;
mod prose;
pub mod qr;
pub mod robots;
mod ruby;
pub mod search_index;
pub mod sitemap;
pub mod stratml;
mod structured;
mod template_error;
mod terms;
mod texts;
mod theme;
pub mod workbook;
mod xml;

/// The schema of `plan.json` (JSON Schema, draft 2020-12).
pub const PLAN_SCHEMA: &str = include_str!("plan.schema.json");

pub use drawn::Drawn;
pub use lexicon::Lexicon;
pub use minify::html as minify_html;
pub use template_error::{Failure, report};
pub use theme::Theme;
