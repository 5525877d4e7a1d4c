//! Rendering: views become finished bytes — pages by the theme's templates, exports one file per format.

mod builtin;
pub mod csv;
mod minify;
pub mod plan_json;
mod prose;
pub mod robots;
pub mod search_index;
pub mod sitemap;
mod template_error;
mod theme;

pub use minify::html as minify_html;
pub use template_error::{Failure, report};
pub use theme::Theme;
